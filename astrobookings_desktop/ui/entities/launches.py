"""The launches tab."""

from astrobookings_desktop.data.queries import LISTS
from astrobookings_desktop.data.queries.base import Row
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.ui.entities.columns import Columns, faded
from astrobookings_desktop.ui.entities.spec import Chip, Empty, EntitySpec
from astrobookings_desktop.ui.language import declared
from astrobookings_desktop.ui.table import Column, Style, TableSpec
from astrobookings_desktop.ui.table.painters import (
    Seats,
    occupancy_column,
    seats_left_column,
    status_column,
)

_c = Columns(LISTS[Entity.LAUNCH])
_ROCKET, _AGENCY, _PLACE = _c.at("rocket"), _c.at("agency"), _c.at("destination")
_TAKEN, _HELD, _CAPACITY = _c.at("seats_taken"), _c.at("seats_held"), _c.at("capacity")
_FREE = _c.at("seats_free")


def _seats(row: Row) -> Seats:
    taken, held, capacity = (int(str(row[place])) for place in (_TAKEN, _HELD, _CAPACITY))
    return Seats(taken, held, capacity)


FULL = declared("columns", "Full")

LAUNCHES = EntitySpec(
    entity=Entity.LAUNCH,
    title="Launches",
    singular="launch",
    icon="launch",
    table=TableSpec(
        "Launches",
        LISTS[Entity.LAUNCH],
        (
            Column(
                "destination",
                "Launch",
                lambda row: str(row[_PLACE]),
                "destination",
                width=160,
                style=Style.PRIMARY,
                second=lambda row: f"{row[_ROCKET]} · {row[_AGENCY]}",
                stretch=1,
            ),
            _c.day("date", "Departs"),
            occupancy_column("seats_taken", "Taken · held of capacity", _seats),
            seats_left_column("seats_free", "Free", lambda row: int(str(row[_FREE])), FULL),
            _c.money("price_per_seat", "Per seat", 120),
            status_column("status", "Status", LaunchStatus, _c.at("status")),
        ),
        row_tone=faded(_c.at("status"), "failed", "aborted"),
    ),
    search_hint="Destination, rocket, agency, departs:2027",
    empty=Empty("No launch yet", "Schedule the first one of an agency's rocket."),
    chips=(
        Chip("open", "Open"),
        Chip("below_viability", "Below viability"),
        Chip("departing", "Departing in 7 days"),
        Chip("conflicts", "Conflicts"),
        Chip("overdue", "To be closed"),
        Chip("past", "Past"),
        Chip("all", "All"),
    ),
    first_chip="open",
    watches=frozenset({Entity.LAUNCH, Entity.ROCKET, Entity.AGENCY}),
)
