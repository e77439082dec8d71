"""How long what agencies owe has been due (DOMAIN.md §10)."""

from astrobookings_desktop.data.queries import reports as queries
from astrobookings_desktop.domain.invoices import today_in
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.reports.report import Column, Kind, Report, Section
from astrobookings_desktop.reports.scope import agency_in_view
from astrobookings_desktop.services.reading import Reading

BUCKETS = (
    Column("not_due", "Not due yet", Kind.MONEY, summed=True),
    Column("to_30", "0–30 days", Kind.MONEY, summed=True),
    Column("to_60", "31–60 days", Kind.MONEY, summed=True),
    Column("to_90", "61–90 days", Kind.MONEY, summed=True),
    Column("over_90", "Over 90 days", Kind.MONEY, summed=True),
)
AGENCIES = (
    Column("agency_id", "Id", gives_way=1),
    Column("agency", "Agency"),
    Column("invoices", "Invoices", Kind.WHOLE, summed=True, gives_way=2),
    *BUCKETS,
    Column("outstanding", "Outstanding", Kind.MONEY, summed=True),
)
NOTES = (
    "Days past the due date, counted in the company's time zone; at 0 days it is due today, and "
    "overdue from tomorrow.",
)


def ageing_report(reading: Reading, agency_id: int | None = None) -> Report:
    """What is outstanding per agency, by days past due: 0 to 30, 60, 90, and more.

    Raises MissingRight, WrongAgency, NotFound.
    """
    agency = agency_in_view(reading, agency_id)
    today = today_in(reading.settings.company_time_zone, reading.now)
    rows = tuple(
        (key, name, invoices, *map(from_cents, cents))
        for key, name, invoices, *cents in reading.all(
            queries.AGEING, agency=agency, today=today.isoformat()
        )
    )
    return Report(
        "ageing",
        "Ageing of what is outstanding",
        today.isoformat(),
        reading.now,
        reading.settings.currency,
        (Section("agencies", "Agencies", AGENCIES, rows),),
        NOTES,
        subject=(today,),
    )
