"""A year's fees by month and by agency, the year before beside it (DOMAIN.md §10)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from astrobookings_desktop.data.queries import reports as queries
from astrobookings_desktop.domain.fees import fee, fee_basis_points
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.periods import year_of
from astrobookings_desktop.domain.times import FIRST_YEAR, from_text
from astrobookings_desktop.domain.zones import zone_of
from astrobookings_desktop.reports.report import Column, Kind, Report, Row, Section
from astrobookings_desktop.reports.revenue import span_of
from astrobookings_desktop.reports.scope import agency_in_view
from astrobookings_desktop.services.reading import Reading

NOTHING = Decimal("0.00")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
FIGURES = (
    Column("received", "Received", Kind.MONEY, summed=True),
    Column("outstanding", "Outstanding", Kind.MONEY, summed=True),
    Column("projected", "Projected", Kind.MONEY, summed=True),
    Column("received_before", "Received, year before", Kind.MONEY, summed=True, gives_way=3),
    Column("outstanding_before", "Outstanding, year before", Kind.MONEY, summed=True, gives_way=2),
)
BY_MONTH = (Column("month", "Month", Kind.WORD), *FIGURES)
BY_AGENCY = (Column("agency_id", "Id", gives_way=1), Column("agency", "Agency"), *FIGURES)
NOTES = (
    "Received counts by the day of payment, without what was refunded since; outstanding by the "
    "invoice's date, projected by the launch's date.",
    "Projected: what open launches brought so far, at each agency's rate as of now.",
)

Cell = tuple[int, int]  # month, agency
Cells = Mapping[Cell, Decimal]


def year_report(reading: Reading, year: int, agency_id: int | None = None) -> Report:
    """Fees received, outstanding and projected, by month and by agency.

    Months are those of the company's time zone. Raises MissingRight, WrongAgency, NotFound,
    InvalidValue.
    """
    agency = agency_in_view(reading, agency_id)
    received, outstanding = (
        _cells(reading, statement, year, agency)
        for statement in (queries.RECEIVED, queries.OUTSTANDING)
    )
    received_before, outstanding_before = (
        _cells(reading, statement, year - 1, agency)
        for statement in (queries.RECEIVED, queries.OUTSTANDING)
    )
    figures = (
        *(received, outstanding, _projected(reading, year, agency)),
        *(received_before, outstanding_before),
    )
    names = dict(reading.all(queries.AGENCY_NAMES))
    busy = {cell[1] for cells in figures for cell in cells}
    by_month = _rows(figures, range(1, 13), lambda cell: cell[0])
    by_agency = _rows(figures, (key for key in names if key in busy), lambda cell: cell[1])
    return Report(
        "year",
        "Fees of the year",
        str(year),
        reading.now,
        reading.settings.currency,
        (
            Section(
                "months",
                "By month",
                BY_MONTH,
                tuple((MONTHS[int(str(row[0])) - 1], *row[1:]) for row in by_month),
            ),
            Section(
                "agencies",
                "By agency",
                BY_AGENCY,
                tuple((row[0], names[int(str(row[0]))], *row[1:]) for row in by_agency),
            ),
        ),
        NOTES,
    )


def _cells(reading: Reading, statement: str, year: int, agency: int | None) -> Cells:
    if year < FIRST_YEAR:
        return {}
    span = span_of(reading, year_of(year))
    rows = reading.all(statement, agency=agency, first=span["first"], last=span["last"])
    return {(int(month), key): from_cents(cents) for month, key, cents in rows}


def _projected(reading: Reading, year: int, agency: int | None) -> Cells:
    """Each open launch's fee as if it were marked launched now, rounded by itself (§6)."""
    span = span_of(reading, year_of(year))
    flown = dict(reading.all(queries.FLOWN))
    zone = zone_of(reading.settings.company_time_zone)
    cells: dict[Cell, Decimal] = defaultdict(lambda: NOTHING)
    rows = reading.all(queries.OPEN_NET, agency=agency, start=span["start"], over=span["over"])
    for date_text, key, cents in rows:
        month = from_text(date_text).astimezone(zone).month
        cells[month, key] += fee(from_cents(cents), fee_basis_points(flown.get(key, 0)))
    return cells


def _rows(
    figures: tuple[Cells, ...], heads: Iterable[int], place: Callable[[Cell], int]
) -> list[Row]:
    sums: list[dict[int, Decimal]] = []
    for cells in figures:
        by_head: dict[int, Decimal] = defaultdict(lambda: NOTHING)
        for cell, amount in cells.items():
            by_head[place(cell)] += amount
        sums.append(by_head)
    return [(head, *(by_head[head] for by_head in sums)) for head in heads]
