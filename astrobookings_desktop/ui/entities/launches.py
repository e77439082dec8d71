"""The launches tab: the launch board as a table."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.entities.columns import Columns, faded
from astrobookings_desktop.ui.entities.spec import Chip, Empty, EntitySpec
from astrobookings_desktop.ui.language import declared
from astrobookings_desktop.ui.table import Column, Style, TableSpec, Tone
from astrobookings_desktop.ui.table.painters import (
    Seats,
    chip_column,
    occupancy_column,
    seats_left_column,
    status_column,
)
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.theme.statuses import StatusLook

_c = Columns(LISTS[Entity.LAUNCH])
_ROCKET, _AGENCY, _PLACE = _c.at("rocket"), _c.at("agency"), _c.at("destination")
_TAKEN, _HELD, _CAPACITY = _c.at("seats_taken"), _c.at("seats_held"), _c.at("capacity")
_FREE, _STATUS, _DATE = _c.at("seats_free"), _c.at("status"), _c.at("date")
_NEEDED, _CONFLICT = _c.at("seats_needed"), _c.at("conflict")
VIABLE = StatusLook(declared("status", "Viable"), "check", "ok")
SHORT = StatusLook(declared("status", "Short"), "shortage", "warn")
_OPEN = ("scheduled", "confirmed", "delayed")


def _number(row: Row, place: int) -> int:
    return int(str(row[place]))


def _seats(row: Row) -> Seats:
    taken, held, capacity = (_number(row, place) for place in (_TAKEN, _HELD, _CAPACITY))
    tick = _number(row, _NEEDED) / capacity if row[_STATUS] in _OPEN else None
    return Seats(taken, held, capacity, tick)


def _viability(row: Row) -> StatusLook | None:
    """Whether sold and kept seats reach the threshold, of a launch that is still to come."""
    if row[_STATUS] not in _OPEN:
        return None
    short = _number(row, _NEEDED) - (_number(row, _TAKEN) - _number(row, _HELD))
    return VIABLE if short <= 0 else SHORT


def _words(text: str) -> str:
    return QCoreApplication.translate("launches", text)


def _when(row: Row) -> str:
    """How many days are left, and whether the rocket is wanted elsewhere then."""
    if row[_STATUS] not in _OPEN:
        return ""
    days = shown.days_until(str(row[_DATE]))
    left = _words("today") if days == 0 else _words("in {0} d").format(shown.number(days))
    if days < 0:
        left = _words("{0} d ago").format(shown.number(-days))
    match row[_CONFLICT]:
        case 0:
            return f"{_words('rocket twice')} · {left}"
        case 1:
            return f"{_words('turnaround')} · {left}"
        case _:
            return left


def _day_tone(row: Row) -> Tone | None:
    """A rocket that is wanted twice is a warning as long as the launch is to come."""
    warned = row[_CONFLICT] is not None and row[_STATUS] in _OPEN
    return Tone.WARN if warned else Tone.TEXT


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
                lambda row: shown.place(str(row[_PLACE])),
                "destination",
                width=160,
                style=Style.PRIMARY,
                second=lambda row: f"{row[_ROCKET]} · {row[_AGENCY]}",
                stretch=1,
            ),
            replace(
                _c.day("date", "Departs", 120),
                second=_when,
                tone=_day_tone,
            ),
            replace(
                occupancy_column("seats_taken", "Taken · held of capacity", _seats),
                width=160,
                needs=lambda: px(150),
                yields=1,  # to the destination; what is free is told beside it
            ),
            seats_left_column(
                "seats_free",
                "Free",
                lambda row: _number(row, _FREE),
                FULL,
                on_sale=lambda row: row[_STATUS] in _OPEN,
            ),
            replace(
                chip_column("viability", "Viability", _viability, (VIABLE, SHORT), ""),
                hidden=True,  # the tick tells it too
            ),
            status_column("status", "Status", LaunchStatus, _STATUS),
            replace(_c.money("revenue", "Revenue so far", 120, "1,708,000,000.00"), yields=2),
            replace(_c.money("price_per_seat", "Per seat", 120), hidden=True),
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
        Chip("past", "Past", latest_first=True),
        Chip("all", "All"),
    ),
    first_chip="open",
    badge="awaiting_closing",
    badge_words="{0} past their date, to be closed",
    watches=frozenset({Entity.LAUNCH, Entity.ROCKET, Entity.AGENCY}),
    told_by=("destination", "date"),
)
