"""How the desk words a refusal: what, why, and what to do instead."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import (
    InactiveRecord,
    LaunchClosed,
    NotEnoughSeats,
    NotFound,
    Refusal,
    SeatLimitExceeded,
)
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.language import tell


class Remedy(Enum):
    """What a person may do about a refusal; none of them sells."""

    TAKE_SEATS = "take_seats"
    OTHER_LAUNCH = "other_launch"
    OTHER_TRAVELER = "other_traveler"
    OVERRIDE = "override"


@dataclass(frozen=True)
class Answer:
    """A refusal in the desk's words."""

    title: str
    detail: str
    remedies: tuple[tuple[Remedy, str], ...]


def _tr(text: str) -> str:
    return QCoreApplication.translate("desk", text)


def answer_to(refusal: Refusal, most: int) -> Answer:
    """How the desk words a refusal; `most` seats would be allowed."""
    fewer = ((Remedy.TAKE_SEATS, _tr("Take {seats}").format(seats=show.seats(most))),)
    take = fewer if most > 0 else ()
    other_launch = (Remedy.OTHER_LAUNCH, _tr("Other launches"))
    other_traveler = (Remedy.OTHER_TRAVELER, _tr("Other traveler"))
    match refusal:
        case NotEnoughSeats(left=0):
            return Answer(_tr("No seats are left on this launch"), "", (other_launch,))
        case NotEnoughSeats(left=left):
            words = _tr("Only 1 seat is left on this launch")
            if left != 1:
                words = _tr("Only {count} seats are left on this launch").format(
                    count=show.number(left)
                )
            return Answer(words, "", (*take, other_launch))
        case SeatLimitExceeded():
            words = _tr("Limit {limit} per traveler").format(limit=refusal.limit)
            if refusal.held:
                words += _tr("; has {held} already").format(held=refusal.held)
            hint = ""
            if refusal.vip_limit:
                hint = _tr("A VIP may have {limit}.").format(limit=refusal.vip_limit)
            way_out = other_launch if most <= 0 else other_traveler
            if refusal.may_be_overridden:
                way_out = (Remedy.OVERRIDE, _tr("A manager allows it…"))
            return Answer(words, hint, (*take, way_out))
        case LaunchClosed():
            return Answer(_tr("This launch is no longer on sale"), "", (other_launch,))
        case InactiveRecord():
            return Answer(*_parts(refusal), (other_traveler,))
        case NotFound(entity=Entity.TRAVELER):
            return Answer(_tr("This traveler was deleted"), "", (other_traveler,))
        case NotFound():
            return Answer(*_parts(refusal), (other_launch,))
        case _:
            return Answer(*_parts(refusal), ())


def of_booking(refusal: Refusal) -> str:
    """Why a booking stays as it is, for who looks at it or would change it.

    Its launch is none that somebody chooses, so what the refusal advises doesn't fit.
    """
    match refusal:
        case LaunchClosed(status=LaunchStatus.LAUNCHED):
            words = _tr("This launch flew on {day}: nothing can be changed any more.")
        case LaunchClosed(status=LaunchStatus.FAILED):
            words = _tr("This launch failed on {day}: nothing can be changed any more.")
        case LaunchClosed(status=status) if status.is_open:
            words = _tr("This launch was due on {day}: its seats are no longer on sale.")
        case _:
            return tell(refusal)
    return words.format(day=show.day(refusal.date))


def of_change(refusal: Refusal) -> str:
    """Why a booking isn't changed as was chosen; all of its seats go, never fewer of them."""
    match refusal:
        case NotFound(entity=Entity.TRAVELER):
            return _tr("This traveler was deleted: choose another one.")
        case NotEnoughSeats() if refusal.left:
            words = _tr("{what}: choose another launch, or cancel some seats of the booking first.")
            return words.format(what=answer_to(refusal, 0).title)
        case SeatLimitExceeded():
            limit = answer_to(refusal, 0)
            words = _tr("{what}: cancel some seats of the booking first.")
            return " ".join(filter(None, (words.format(what=limit.title), limit.detail)))
        case _:
            return tell(refusal)


def _parts(refusal: Refusal) -> tuple[str, str]:
    what, _colon, todo = tell(refusal).rstrip(".").partition(": ")
    return what, f"{todo[:1].upper()}{todo[1:]}." if todo else ""
