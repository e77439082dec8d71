"""Tables as the screens declare them, for the table's own tests and benchmarks."""

from astrobookings_desktop.data.queries.booking import BOOKINGS as BOOKINGS
from astrobookings_desktop.data.queries.launch import LAUNCHES
from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.domain.statuses import BookingStatus, LaunchStatus
from astrobookings_desktop.ui.table import Align, Column, Style, TableSpec, Tone
from astrobookings_desktop.ui.table.painters import (
    Seats,
    occupancy_column,
    seats_left_column,
    status_column,
)

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def money(cents: int) -> str:
    """1250000 → 12,500.00."""
    return f"{cents // 100:,}.{cents % 100:02}"


def day(text: str) -> str:
    """2027-03-17T… → 17 Mar 2027."""
    return f"{int(text[8:10])} {MONTHS[int(text[5:7]) - 1]} {text[:4]}"


def bookings_spec() -> TableSpec:
    """The bookings as the screen shows them."""
    at = BOOKINGS.at
    locator, traveler, place = at("locator"), at("traveler"), at("destination")
    date, seats, total, status = at("date"), at("number_of_seats"), at("total_price"), at("status")

    def tone(row: Row) -> Tone | None:
        return Tone.TEXT3 if row[status] == "canceled" else None

    return TableSpec(
        name="Bookings",
        queries=BOOKINGS,
        columns=(
            Column(
                "locator",
                "Locator",
                lambda row: row[locator],
                "locator",
                width=90,
                style=Style.LOCATOR,
                sample="WWWWWW",
            ),
            Column("traveler", "Traveler", lambda row: row[traveler], "traveler", stretch=1),
            Column("destination", "Launch", lambda row: row[place], "destination", width=120),
            Column(
                "date",
                "Departs",
                lambda row: day(row[date]),
                "date",
                width=110,
                style=Style.DATE,
                sample="28 Sep 2028",
            ),
            Column(
                "seats",
                "Seats",
                lambda row: str(row[seats]),
                "number_of_seats",
                Align.RIGHT,
                70,
                style=Style.FIGURE,
            ),
            Column(
                "total",
                "Total, USD",
                lambda row: money(row[total]),
                "total_price",
                Align.RIGHT,
                120,
                style=Style.MONEY,
                sample="999,999.00",
            ),
            status_column("status", "Status", BookingStatus, status),
        ),
        row_tone=tone,
        sort="created_at",
        descending=True,
    )


def plain_bookings_spec() -> TableSpec:
    """The same with text columns only, to compare painting with Qt's own."""
    spec = bookings_spec()
    columns = tuple(
        Column(c.key, c.title, c.text, c.sort, c.align, c.width, stretch=c.stretch)
        for c in spec.columns
    )
    return TableSpec(spec.name, spec.queries, columns, sort=spec.sort, descending=True)


def launches_spec() -> TableSpec:
    """Launches with a second line."""
    at = LAUNCHES.at
    place, rocket, date, free = at("destination"), at("rocket"), at("date"), at("seats_free")
    taken, held, capacity = at("seats_taken"), at("seats_held"), at("capacity")
    return TableSpec(
        name="Launches",
        queries=LAUNCHES,
        columns=(
            Column(
                "destination",
                "Launch",
                lambda row: row[place],
                "destination",
                style=Style.PRIMARY,
                second=lambda row: row[rocket],
                stretch=1,
            ),
            Column("date", "Departs", lambda row: day(row[date]), "date", style=Style.DATE),
            occupancy_column(
                "taken",
                "Taken · held of capacity",
                lambda row: Seats(row[taken], row[held], row[capacity], 0.5),
            ),
            seats_left_column("free", "Free", lambda row: row[free], "Full"),
            status_column("status", "Status", LaunchStatus, at("status")),
        ),
        sort="date",
    )
