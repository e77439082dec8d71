"""Taking back one's own edits: a new edit, by the same rules, to what stood there before.

Money and seats are never undone so: for them there are acts of their own, which are named.
"""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from astrobookings_desktop.data.models import ENTITY_MODELS, Booking, Table, User
from astrobookings_desktop.data.queries import undo as queries
from astrobookings_desktop.data.queries.undo import LoggedEdit
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import (
    ChangedSince,
    InvalidValue,
    NotAHold,
    NotFound,
    Refusal,
    SeatLimitExceeded,
)
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.bookings.cancellations import preview_cancellation
from astrobookings_desktop.services.bookings.change_previews import preview_transfer, preview_void
from astrobookings_desktop.services.bookings.passengers import (
    as_logged,
    name_passengers,
    named_again,
    seated_on,
)
from astrobookings_desktop.services.bookings.transfers import preview_move
from astrobookings_desktop.services.fields import ENTRY_FIELDS
from astrobookings_desktop.services.launches.edit_effects import LaunchEdit
from astrobookings_desktop.services.launches.rockets import edit_rocket, set_rocket_active
from astrobookings_desktop.services.launches.scheduling import (
    ScheduledLaunch,
    edit_launch,
    preview_launch_edit,
)
from astrobookings_desktop.services.log.values import shown, values_of
from astrobookings_desktop.services.money.invoices import preview_void_invoice
from astrobookings_desktop.services.money.payments import refusal_of_refund
from astrobookings_desktop.services.people.agencies import edit_agency, set_agency_active
from astrobookings_desktop.services.people.deactivations import (
    Deactivation,
    preview_agency_deactivation,
    preview_rocket_deactivation,
)
from astrobookings_desktop.services.people.travelers import edit_traveler, set_traveler_active
from astrobookings_desktop.services.people.users import edit_user, set_user_active
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork


class Way(StrEnum):
    """How something that was done can be taken back."""

    EDIT = "edit"  # what stood there before is entered again
    ACTIVATION = "activation"
    ACT = "act"  # by an act of its own


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the actor did, and how it is taken back.

    `name` is the record's; `act` the name of the act that makes good what can't be undone. Of a
    move or a transfer, `went_to` is the launch or the traveler that the booking came to, `back_to`
    the one before; `left` is the booking that was given up for a moved one.
    """

    log_id: int
    entity: Entity
    key: int
    action: str
    way: Way
    name: str
    act: str = ""
    went_to: int | None = None
    back_to: int | None = None
    left: int | None = None

    def takes_back(self, earlier: "Step") -> bool:
        """Whether this is the act that made an earlier move or transfer good."""
        if self.act != earlier.act or self.back_to is None:
            return False
        before = self.key if self.act == "transfer" else self.left
        return (before, self.went_to, self.back_to) == (
            earlier.key,
            earlier.back_to,
            earlier.went_to,
        )


class Act(NamedTuple):
    """What was done, by the log's word for it; `name` is the record's, if it was done to one."""

    entity: Entity
    action: str
    key: int | None
    name: str


def _name_again(work: UnitOfWork, booking_id: int, given: Mapping[str, Any]) -> None:
    name_passengers(work, booking_id, named_again(given["passengers"]))


_EDIT: dict[Entity, Callable[[UnitOfWork, int, Mapping[str, Any]], Any]] = {
    Entity.BOOKING: _name_again,
    Entity.USER: edit_user,
    Entity.TRAVELER: edit_traveler,
    Entity.AGENCY: edit_agency,
    Entity.ROCKET: edit_rocket,
    Entity.LAUNCH: edit_launch,
}
_FIELDS: Mapping[Entity, Collection[str]] = {**ENTRY_FIELDS, Entity.BOOKING: ("passengers",)}
"""What an edit may have changed; of a booking, who sits on its seats."""
_SET_ACTIVE: dict[Entity, Callable[[UnitOfWork, int, bool], None]] = {
    Entity.USER: set_user_active,
    Entity.TRAVELER: set_traveler_active,
    Entity.AGENCY: set_agency_active,
    Entity.ROCKET: set_rocket_active,
}
_MEETS: dict[Entity, Callable[[Reading, int], Deactivation]] = {
    Entity.AGENCY: preview_agency_deactivation,
    Entity.ROCKET: preview_rocket_deactivation,
}
_ACTS: dict[tuple[Entity, str], str] = {
    (Entity.BOOKING, "sell"): "void",
    (Entity.BOOKING, "hold"): "cancel",
    (Entity.BOOKING, "confirm"): "void",
    (Entity.BOOKING, "transfer"): "transfer",
    (Entity.INVOICE, "issue"): "void_invoice",
    (Entity.PAYMENT, "pay"): "refund_payment",
    (Entity.PAYMENT, "create"): "refund_payment",
    (Entity.PAYMENT, "complete"): "refund_payment",
}
"""What makes good an act upon seats or money."""
_NO_DEED = frozenset({"read", "sign_in", "sign_out", "lock"})


def step_of(reading: Reading, log_id: int) -> Step | None:
    """How a logged act of the actor's own can be taken back, None when there is no way."""
    row = _own_row(reading, log_id)
    if row is None or row.entity_id is None:
        return None
    entity, key = Entity(row.entity_type), row.entity_id
    is_edit = row.action in ("edit", "passengers") and entity in _EDIT
    if is_edit and _before_after(row) is not None:
        way, act = Way.EDIT, ""
    elif row.action in ("activate", "deactivate") and entity in _SET_ACTIVE:
        way, act = Way.ACTIVATION, ""
    elif (entity, row.action) in _ACTS:
        way, act = Way.ACT, _ACTS[entity, row.action]
    else:
        return None
    step = Step(log_id, entity, key, row.action, way, _name_of(reading, entity, key), act)
    is_sale = entity is Entity.BOOKING and way is Way.ACT
    return _handed_over(reading, row, step) if is_sale else step


def act_of(reading: Reading, log_id: int) -> Act | None:
    """An act of the actor's own; None of what is no deed: a message was read, somebody came or
    went."""
    row = _own_row(reading, log_id)
    if row is None or row.action in _NO_DEED:
        return None
    entity, key = Entity(row.entity_type), row.entity_id
    return Act(entity, row.action, key, "" if key is None else _name_of(reading, entity, key))


def _handed_over(reading: Reading, row: LoggedEdit, step: Step) -> Step:
    """A move is a sale, or a hold, that knows what was given up for it: not to be voided alone."""
    if step.act == "transfer":
        details = json.loads(row.details)
        after, before = (details.get(side, {}).get("traveler_id") for side in ("after", "before"))
        return replace(step, went_to=after, back_to=before)
    booking = reading.get(Booking, step.key)
    if row.action == "confirm" or booking.moved_from_id is None:
        return step
    left = reading.get(Booking, booking.moved_from_id)
    return replace(
        step, act="move", went_to=booking.launch_id, back_to=left.launch_id, left=left.id
    )


def refusal_of_act(reading: Reading, step: Step) -> Refusal | None:
    """Why the act that would make a step good can't be done now; None while it can.

    What else was done to the record since refuses it as the act itself would; a hold that was
    confirmed is no hold to be canceled any more, and of a booking that was canceled in part the
    rest isn't given up for that. What a manager may allow is no reason. Passengers aren't named
    anew once their booking is over or split. For other edits None: `undo_edit` says it of them.
    """
    try:
        if step.way is not Way.ACT and step.entity is not Entity.BOOKING:
            return None
        match step.act:
            case "void" | "cancel" | "" if _was_split(reading, step):
                return ChangedSince(step.name)
            case "":  # its passengers
                return preview_cancellation(reading, step.key).refusal
            case "void":
                return preview_void(reading, step.key).refusal
            case "cancel":
                terms = preview_cancellation(reading, step.key)
                if terms.booking.status is BookingStatus.CONFIRMED:
                    return NotAHold(terms.booking.locator, terms.booking.status)
                return terms.refusal
            case "move" | "transfer":
                return _refusal_of_return(reading, step)
            case "void_invoice":
                return preview_void_invoice(reading, step.key).refusal
            case _:
                return refusal_of_refund(reading, step.key)
    except Refusal as refusal:
        return refusal


def _was_split(reading: Reading, step: Step) -> bool:
    """Whether seats of the booking were canceled since; ids are drawn in order."""
    return reading.one(queries.SPLIT_SINCE, id=step.key, since=step.log_id) is not None


def _refusal_of_return(reading: Reading, step: Step) -> Refusal | None:
    """Why a booking can't go back to the launch or the traveler that it came from."""
    refusal: Refusal | None
    if step.back_to is None:
        refusal = preview_cancellation(reading, step.key).refusal
    elif step.act == "move":
        refusal = preview_move(reading, step.key, step.back_to).refusal
    else:
        refusal = preview_transfer(reading, step.key, step.back_to).refusal
    return None if isinstance(refusal, SeatLimitExceeded) else refusal


def undo_edit(work: UnitOfWork, log_id: int) -> ScheduledLaunch | Deactivation | None:
    """Take back an edit, an activation or a deactivation that the actor made; gives what it meets.

    It is a change like any other: rights are asked, rules hold, and it has a row of its own in
    the log. Raises InvalidValue (field "entry") when it isn't the actor's or is none of these,
    ChangedSince when the record was; else as the entity's own services.
    """
    back = _planned(work, log_id)
    if back.given is not None:
        outcome = _EDIT[back.entity](work, back.key, back.given)
        if not isinstance(outcome, ScheduledLaunch):
            return None
        return replace(outcome, edit=_meant(outcome.edit))
    met = _met(work, back)
    _SET_ACTIVE[back.entity](work, back.key, back.active)
    return met


def preview_undo(reading: Reading, log_id: int) -> LaunchEdit | Deactivation | None:
    """What taking it back would touch or meet; raises as `undo_edit` would."""
    back = _planned(reading, log_id)
    if back.given is None:
        return _met(reading, back)
    if back.entity is Entity.LAUNCH:
        return _meant(preview_launch_edit(reading, back.key, back.given))
    return None


def _meant(edit: LaunchEdit) -> LaunchEdit:
    """A price that stood there before isn't mistyped."""
    return replace(edit, slip=None)


@dataclass(frozen=True, slots=True)
class _Return:
    """How an edit is taken back: by what is entered again, or else by being active or not."""

    entity: Entity
    key: int
    given: Mapping[str, Any] | None = None
    active: bool = False


def _planned(reading: Reading, log_id: int) -> _Return:
    """The way back; raises InvalidValue, ChangedSince as `undo_edit`."""
    row = _own_row(reading, log_id)
    step = step_of(reading, log_id)
    if row is None or step is None or step.way is Way.ACT:
        raise InvalidValue(
            "entry", Phrase("be that of an edit of your own, which {id} isn't", id=log_id)
        )
    if step.way is Way.ACTIVATION:
        wanted = row.action == "deactivate"
        user = reading.get(ENTITY_MODELS[step.entity], step.key)
        record = user if step.entity is Entity.ROCKET else reading.get(User, step.key)
        if bool(getattr(record, "active", wanted)) is wanted:
            raise ChangedSince(step.name)
        return _Return(step.entity, step.key, active=wanted)
    sides = _before_after(row)
    assert sides is not None
    before, after = sides
    now = _stands(reading, step.entity, step.key)
    if any(_unordered(now.get(name)) != _unordered(value) for name, value in after.items()):
        raise ChangedSince(step.name)
    given = {name: value for name, value in before.items() if name in _FIELDS[step.entity]}
    if "destination" in given and reading.catalogue.find(given["destination"]) is None:
        given.setdefault("range", now["range"])  # as it was for it: the edit left that alone
    return _Return(step.entity, step.key, given)


def _unordered(value: Any) -> Any:
    """Passengers who come back sit behind those who stayed: they are the same people."""
    return sorted(value) if isinstance(value, list) else value


def _met(reading: Reading, back: _Return) -> Deactivation | None:
    """What an agency or a rocket leaves behind that was activated and isn't any more."""
    look = _MEETS.get(back.entity)
    return None if back.active or look is None else look(reading, back.key)


def _own_row(reading: Reading, log_id: int) -> LoggedEdit | None:
    """The log's row, if the actor wrote it."""
    found = reading.one(queries.EDIT, id=log_id)
    row = None if found is None else LoggedEdit._make(found)
    return row if row is not None and row.user_id == reading.actor.user_id else None


def _before_after(row: LoggedEdit) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """What stood in the columns that a person can edit, and what was entered.

    The log leaves blanks out: a column on one side alone was blank on the other.
    """
    details = json.loads(row.details)
    fields = _FIELDS[Entity(row.entity_type)]
    before, after = details.get("before", {}), details.get("after", {})
    names = [name for name in {**before, **after} if name in fields]
    if not names:
        return None
    return {name: before.get(name) for name in names}, {name: after.get(name) for name in names}


def _stands(reading: Reading, entity: Entity, key: int) -> dict[str, Any]:
    """A record's columns as the log shows them, a person's with those of the profile; of a booking
    who sits on it."""
    if entity is Entity.BOOKING:
        return as_logged(seated_on(reading, key))
    parts: list[Table] = [reading.get(ENTITY_MODELS[entity], key)]
    if entity in (Entity.TRAVELER, Entity.AGENCY):
        parts.append(reading.get(User, key))
    now: dict[str, Any] = {}
    for record in parts:
        now |= shown(type(record), values_of(record))
    return now


def _name_of(reading: Reading, entity: Entity, key: int) -> str:
    """What the record is called by people."""
    try:
        record = reading.get(ENTITY_MODELS[entity], key)
        if entity in (Entity.TRAVELER, Entity.AGENCY):
            record = reading.get(User, key)
    except NotFound:
        return str(key)
    if entity is Entity.BOOKING:
        return display(str(getattr(record, "locator", key)))
    for column in ("name", "number", "destination"):
        if hasattr(record, column):
            return str(getattr(record, column))
    return str(key)
