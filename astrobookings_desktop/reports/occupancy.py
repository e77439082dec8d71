"""How full the open launches are, and the manifest of one (DOMAIN.md §10)."""

from collections import defaultdict
from datetime import tzinfo
from decimal import ROUND_HALF_UP, Decimal

from astrobookings_desktop.data.queries import reports as queries
from astrobookings_desktop.domain.destinations import Place
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound
from astrobookings_desktop.domain.launches import LaunchFacts, is_viable, occupancy
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.statuses import BookingStatus, LaunchStatus
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.reports.report import Column, Kind, Report, Row, Section
from astrobookings_desktop.reports.scope import agency_in_view
from astrobookings_desktop.services.reading import Reading

OPEN_LAUNCHES = (
    Column("id", "Launch", gives_way=1),
    Column("date", "Departs", Kind.MOMENT),
    Column("destination", "Destination", whole=True),
    Column("rocket", "Rocket", gives_way=8),
    Column("agency", "Agency", gives_way=2),
    Column("status", "Status", gives_way=3, whole=True),
    Column("capacity", "Capacity", Kind.WHOLE, summed=True, gives_way=5),
    Column("taken", "Taken", Kind.WHOLE, summed=True),
    Column("held", "Held", Kind.WHOLE, summed=True, gives_way=4),
    Column("occupancy", "Occupancy", Kind.PERCENT),
    Column("revenue", "Revenue so far", Kind.MONEY, summed=True),
    Column("viable", "Viable", Kind.YES_NO, gives_way=6),
    Column("days", "Days to launch", Kind.WHOLE, gives_way=7),
)
PASSENGER_LIST = (
    Column("locator", "Locator", Kind.LOCATOR, whole=True),
    Column("traveler", "Traveler"),
    Column("passengers", "Passengers"),
    Column("phone", "Phone", whole=True),
    Column("email", "E-mail", gives_way=2, whole=True),
    Column("seats", "Seats", Kind.WHOLE, summed=True),
    Column("price", "Price", Kind.MONEY, summed=True),
    Column("status", "Status", gives_way=1, whole=True),
    Column("refund", "Refund", Kind.MONEY, summed=True),
)
NOTES = ("Days to launch are days of the calendar in the workstation's time zone.",)


def occupancy_report(
    reading: Reading, agency_id: int | None = None, zone: tzinfo | None = None
) -> Report:
    """Open launches by date: capacity, taken, held, revenue so far, viable, days to launch.

    Revenue is what was sold less refunds; days are those of the calendar in `zone`, the
    workstation's (None: the computer's own), in which the times beside them are shown (§2).
    Raises MissingRight, WrongAgency, NotFound.
    """
    agency = agency_in_view(reading, agency_id)
    rows = reading.all(queries.OCCUPANCY, agency=agency, now=reading.now_text)
    lines = tuple(_line(reading, row, zone) for row in rows)
    return Report(
        "occupancy",
        "Occupancy of open launches",
        "",
        reading.now,
        reading.settings.currency,
        (Section("launches", "Open launches", OPEN_LAUNCHES, lines),),
        (
            Phrase(
                "Viable from {percent} % of the capacity sold.",
                percent=reading.settings.viability_percent,
            ),
            *NOTES,
        ),
    )


def _line(reading: Reading, row: tuple[object, ...], zone: tzinfo | None) -> Row:
    key, date_text, destination, rocket, agency, status, capacity, taken, held, net = row
    date = from_text(str(date_text))
    facts = LaunchFacts(
        int(str(key)),
        LaunchStatus(str(status)),
        date,
        int(str(capacity)),
        int(str(taken)),
        int(str(held)),
    )
    share = occupancy(facts)
    percent = (Decimal(share.numerator) * 100 / share.denominator).quantize(
        Decimal("0.1"), ROUND_HALF_UP
    )
    return (
        facts.launch_id,
        date,
        Place(destination),
        str(rocket),
        str(agency),
        facts.status,
        facts.capacity,
        facts.seats_taken,
        facts.seats_held,
        percent,
        from_cents(int(str(net))),
        is_viable(facts, reading.settings.viability_percent),
        (date.astimezone(zone).date() - reading.now.astimezone(zone).date()).days,
    )


def manifest_report(reading: Reading, launch_id: int) -> Report:
    """Who flies: each booking with its traveler, passengers, contact, seats, price and refund.

    Canceled ones stand at the end. Raises MissingRight, NotFound; another agency's launch is as
    good as none.
    """
    agency = agency_in_view(reading, None)
    launch = reading.one(queries.MANIFEST_LAUNCH, launch=launch_id)
    if launch is None or agency not in (None, launch[7]):
        raise NotFound(Entity.LAUNCH, launch_id)
    key, date_text, destination, rocket, agency_name, status, capacity, _ = launch
    named: dict[int, list[str]] = defaultdict(list)
    for booking, name in reading.all(queries.PASSENGERS, launch=launch_id):
        named[booking].append(name)
    rows = tuple(
        (
            locator,
            traveler,
            ", ".join(named[booking]),
            phone or "",
            email or "",
            seats,
            from_cents(price),
            BookingStatus(status_text),
            None if refund is None else from_cents(refund),
        )
        for booking, locator, traveler, phone, email, seats, price, status_text, refund, _ in (
            reading.all(queries.MANIFEST, launch=launch_id)
        )
    )
    open_rows = tuple(row for row in rows if row[7] is not BookingStatus.CANCELED)
    canceled = tuple(row for row in rows if row[7] is BookingStatus.CANCELED)
    sections = [Section("bookings", "Bookings", PASSENGER_LIST, open_rows)]
    if canceled:
        sections.append(Section("canceled", "Canceled", PASSENGER_LIST, canceled))
    date = from_text(date_text)
    about = Phrase(
        "{destination} · {day} UTC · {rocket} · {agency}",
        destination=Place(destination),
        day=f"{date:%Y-%m-%d %H:%M}",
        rocket=rocket,
        agency=agency_name,
    )
    return Report(
        "manifest",
        Phrase("Manifest of launch {launch}", launch=key),
        about,
        reading.now,
        reading.settings.currency,
        tuple(sections),
        (
            Phrase(
                "Capacity {capacity:seat|seats}; the launch is {status}.",
                capacity=capacity,
                status=LaunchStatus(status),
            ),
        ),
        subject=(Place(destination), date, rocket, agency_name),
    )
