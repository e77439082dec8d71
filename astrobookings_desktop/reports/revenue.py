"""What agencies brought and owe over a period (DOMAIN.md §10)."""

from astrobookings_desktop.data.queries import reports as queries
from astrobookings_desktop.domain.fees import is_reliable
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.periods import Period
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.reports.report import Column, Kind, Report, Section
from astrobookings_desktop.reports.scope import agency_in_view
from astrobookings_desktop.services.reading import Reading

AGENCIES = (
    Column("agency_id", "Id", gives_way=1),
    Column("agency", "Agency"),
    Column("open", "Open", Kind.WHOLE, summed=True, gives_way=5),
    Column("launched", "Launched", Kind.WHOLE, summed=True, gives_way=4),
    Column("failed", "Failed", Kind.WHOLE, summed=True, gives_way=3),
    Column("aborted", "Aborted", Kind.WHOLE, summed=True, gives_way=2),
    Column("seats", "Seats sold", Kind.WHOLE, summed=True, gives_way=7),
    Column("gross", "Gross", Kind.MONEY, summed=True, gives_way=8),
    Column("refunds", "Refunds", Kind.MONEY, summed=True, gives_way=9),
    Column("net", "Net", Kind.MONEY, summed=True),
    Column("fees", "Fees", Kind.MONEY, summed=True),
    Column("paid", "Paid", Kind.MONEY, summed=True, gives_way=10),
    Column("outstanding", "Outstanding", Kind.MONEY, summed=True),
    Column("reliable", "Reliable", Kind.YES_NO, gives_way=6),
)
NOTES = (
    "A launch counts in the period of its date, a fee in that of its invoice's date, less what "
    "was voided in the period.",
    "Paid and outstanding are those of the invoices issued in the period, as of now.",
)


def revenue_report(reading: Reading, period: Period, agency_id: int | None = None) -> Report:
    """Each agency's launches, seats, gross, refunds, net, fees, paid and outstanding.

    Days are those of the company's time zone. Raises MissingRight, WrongAgency, NotFound.
    """
    agency = agency_in_view(reading, agency_id)
    rows = []
    for row in reading.all(queries.REVENUE, agency=agency, **span_of(reading, period)):
        key, name, *launches, seats, gross, refunds, issued, voided, paid, outstanding, flown = row
        rows.append(
            (
                key,
                name,
                *launches,
                seats,
                from_cents(gross),
                from_cents(refunds),
                from_cents(gross - refunds),
                from_cents(issued - voided),
                from_cents(paid),
                from_cents(outstanding),
                is_reliable(flown),
            )
        )
    return Report(
        "revenue",
        "Agency revenue",
        period.text(),
        reading.now,
        reading.settings.currency,
        (Section("agencies", "Agencies", AGENCIES, tuple(rows)),),
        NOTES,
        subject=(period,),
    )


def span_of(reading: Reading, period: Period) -> dict[str, str]:
    """A period as the queries take it."""
    start, over = period.bounds(reading.settings.company_time_zone)
    return {
        "start": to_text(start),
        "over": to_text(over),
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
    }
