"""The bookings tab."""

from dataclasses import replace

from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.ui.entities.columns import Columns, faded
from astrobookings_desktop.ui.entities.spec import Chip, Empty, EntitySpec
from astrobookings_desktop.ui.table import TableSpec
from astrobookings_desktop.ui.table.painters import status_column

_c = Columns(LISTS[Entity.BOOKING])

BOOKINGS = EntitySpec(
    entity=Entity.BOOKING,
    title="Bookings",
    singular="booking",
    icon="booking",
    caption="Sales",
    table=TableSpec(
        "Bookings",
        LISTS[Entity.BOOKING],
        (
            _c.locator("locator", "Locator"),
            _c.text("traveler", "Traveler", 150, stretch=2),
            _c.place("destination", "Launch", 110, stretch=1),
            _c.day("date", "Departs"),
            _c.number("number_of_seats", "Seats", 58),
            replace(_c.money("total_price", "Total"), yields=1),
            status_column("status", "Status", BookingStatus, _c.at("status")),
        ),
        row_tone=faded(_c.at("status"), "canceled"),
    ),
    search_hint="Locator, name, launch, departs:2027-03",
    empty=Empty("No booking yet", "Bookings appear here when seats are sold or held at the desk."),
    chips=(
        Chip("all", "All"),
        Chip("holds", "Holds"),
        Chip("sold_today", "Sold today"),
        Chip("departing", "Departing in 7 days"),
        Chip("canceled", "Canceled"),
    ),
    watches=frozenset({Entity.BOOKING, Entity.TRAVELER, Entity.LAUNCH}),
)
