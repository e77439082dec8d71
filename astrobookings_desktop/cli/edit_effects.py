"""What `edit` and `undo` say of what they touch: bookings of a launch, launches of an agency."""

from dataclasses import dataclass, field
from typing import Any

from astrobookings_desktop.cli.options import options_of
from astrobookings_desktop.cli.output import tell, warn
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.launches import PriceSlip
from astrobookings_desktop.services.launches.edit_effects import LaunchEdit
from astrobookings_desktop.services.launches.scheduling import ScheduledLaunch
from astrobookings_desktop.services.people.deactivations import (
    Deactivation,
    preview_agency_deactivation,
    preview_rocket_deactivation,
)
from astrobookings_desktop.services.reading import Reading

SLIPS = {
    PriceSlip.TOO_LOW: "is less than a tenth of {before}: if a digit is missing, {way}",
    PriceSlip.TOO_HIGH: "is more than ten times {before}: if a digit is too many, {way}",
}


@dataclass
class Told:
    """Facts for programs, sentences for people; `doubts` are what is odd."""

    facts: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def extras(self) -> dict[str, Any]:
        """What stands beside the record in a program's document."""
        return {"touches": self.facts} if self.facts and options_of().as_json else {}

    def put(self) -> None:
        """Say it to a person, beneath the record."""
        for note in self.notes:
            tell(note)
        if not options_of().as_json:
            for doubt in self.doubts:
                warn(doubt)


def of_launch(done: ScheduledLaunch, entry: int) -> Told:
    """What an edit of a launch touches, and whom nobody tells; `entry` is its row in the log."""
    edit, told = done.edit, Told()
    if not any((edit.destination, edit.rocket, edit.price)):
        return told
    told.facts = {
        "bookings_sold": edit.sold.bookings,
        "seats_sold": edit.sold.seats,
        "bookings_held": edit.held.bookings,
        "seats_held": edit.held.seats,
        "travelers_are_told": False,
        "near_launches": list(done.near_launches),
    }
    for name in ("destination", "rocket", "price"):
        turn = getattr(edit, name)
        if turn is not None:
            told.facts[f"{name}_before"] = str(turn.before)
    if edit.price is not None:
        told.facts["price_slip"] = None if edit.slip is None else edit.slip.value
        if not options_of().dry_run:
            told.facts["entry"] = entry
        told.notes.append(
            f"The price was {edit.price.before:,.2f}: the new one, {edit.price.after:,.2f}, is for "
            "new bookings only."
        )
    told.notes += _of_bookings(edit)
    if edit.slip is not None and edit.price is not None:
        way = "give another one" if options_of().dry_run else f"undo {entry} takes it back"
        words = SLIPS[edit.slip].format(before=f"{edit.price.before:,.2f}", way=way)
        told.doubts.append(f"the new price {edit.price.after:,.2f} {words}")
    if done.near_launches:
        others = ", ".join(map(str, done.near_launches))
        told.doubts.append(f"the rocket is within its turnaround of launch {others}")
    return told


def _of_bookings(edit: LaunchEdit) -> list[str]:
    lines = []
    about = edit.destination or edit.rocket
    for sums, how in ((edit.sold, "sold"), (edit.held, "on hold")):
        if sums.bookings:
            bookings, seats = _count(sums.bookings, "booking"), _count(sums.seats, "seat")
            where = "" if about is None else f" for {about.before}"
            keep = "keeps its" if sums.bookings == 1 else "keep their"
            lines.append(f"{bookings} with {seats} {how}{where} {keep} price.")
    if edit.is_untold:
        what = "destination" if edit.destination else "rocket"
        lines.append(
            f"Nobody gets a message about the new {what}: tell the travelers and the agency "
            "yourself."
        )
    return lines


def of_deactivation(reading: Reading, entity: Entity, key: int) -> Told:
    """What deactivating meets: launches that go on selling, people who can't sign in."""
    if entity is Entity.AGENCY:
        met = preview_agency_deactivation(reading, key)
    elif entity is Entity.ROCKET:
        met = preview_rocket_deactivation(reading, key)
    else:
        return Told()
    return _of_met(met)


def of_undo(touched: ScheduledLaunch | Deactivation | None, entry: int) -> Told:
    """What taking an edit back touches; `entry` is the row in the log that tells of it."""
    match touched:
        case ScheduledLaunch():
            return of_launch(touched, entry)
        case Deactivation():
            return _of_met(touched)
        case _:
            return Told()


def _of_met(met: Deactivation) -> Told:
    facts = {"open_launches": met.open_launches, "people_signed_out": met.people}
    return Told(facts, _sentences(met))


def _sentences(met: Deactivation) -> list[str]:
    lines = []
    if met.open_launches:
        launches = _count(met.open_launches, "open launch", "open launches")
        goes, ends = ("goes", "it is") if met.open_launches == 1 else ("go", "they are")
        lines.append(f"Its {launches} {goes} on selling seats until {ends} aborted.")
    if met.people:
        people = _count(met.people, "person", "people")
        lines.append(f"Its {people} can no longer sign in.")
    return lines


def _count(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
