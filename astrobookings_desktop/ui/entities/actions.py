"""What can be done to records from their tabs, by entity."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.sign_in import require_somebody_else
from astrobookings_desktop.services import job_control
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.people import agencies, travelers, users
from astrobookings_desktop.ui.actions import Deed, RecordAction, Row
from astrobookings_desktop.ui.dialogs.confirm import ask_first
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.form_specs import FORMS
from astrobookings_desktop.ui.dialogs.passengers import PASSENGERS_KEYS, open_passengers
from astrobookings_desktop.ui.dialogs.reset_code import offer_code
from astrobookings_desktop.ui.entities import BY_ENTITY
from astrobookings_desktop.ui.entities.edit_words import (
    asked_of_launch,
    deactivation_effects,
    met_by,
)
from astrobookings_desktop.ui.entities.launch_actions import LAUNCH_ACTIONS
from astrobookings_desktop.ui.entities.message_actions import (
    MESSAGE_ACTIONS,
    send_with_thought,
)
from astrobookings_desktop.ui.entities.money_actions import MONEY_ACTIONS
from astrobookings_desktop.ui.entities.new_actions import NEW as NEW
from astrobookings_desktop.ui.language import Words, declared, said
from astrobookings_desktop.ui.office.words import MAIL

_EDIT: dict[Entity, Callable[..., Any]] = {
    Entity.TRAVELER: travelers.edit_traveler,
    Entity.AGENCY: agencies.edit_agency,
    Entity.ROCKET: rockets.edit_rocket,
    Entity.LAUNCH: launches.edit_launch,
    Entity.USER: users.edit_user,
}
_SET_ACTIVE: dict[Entity, Callable[..., Any]] = {
    Entity.TRAVELER: travelers.set_traveler_active,
    Entity.AGENCY: agencies.set_agency_active,
    Entity.ROCKET: rockets.set_rocket_active,
    Entity.USER: users.set_user_active,
}
_DELETE: dict[Entity, Callable[..., Any]] = {
    Entity.TRAVELER: travelers.delete_traveler,
    Entity.ROCKET: rockets.delete_rocket,
}
_RIGHTS = {
    Entity.TRAVELER: Right.EDIT_TRAVELERS,
    Entity.AGENCY: Right.EDIT_AGENCIES,
    Entity.ROCKET: Right.EDIT_ROCKETS,
    Entity.LAUNCH: Right.MANAGE_LAUNCHES,
    Entity.USER: Right.MANAGE_USERS,
}
_DEACTIVATED = Words(
    "actions",
    {
        Entity.TRAVELER: "They can't book anything new. Their bookings stay as they are.",
        Entity.AGENCY: "It can't schedule anything new. Its launches stay as they are.",
        Entity.ROCKET: "It flies no new launch. Its scheduled launches stay as they are.",
        Entity.USER: "They can't sign in any more. What they did stays in the log.",
    },
)


def _edit(deed: Deed) -> None:
    edit = _EDIT[deed.entity]

    def saved(_result: Any) -> None:
        deed.context.say(_tr("{0} saved").format(BY_ENTITY[deed.entity].singular.capitalize()))

    FormDialog(
        deed.context,
        FORMS[deed.entity],
        lambda work, changes: edit(work, deed.key, changes),
        saved,
        deed.row,
        deed.window,
        asked_of_launch(deed.context, deed.key) if deed.entity is Entity.LAUNCH else None,
    ).open()


def _activate(deed: Deed) -> None:
    act = _SET_ACTIVE[deed.entity]
    words = _tr("{0} is active again").format(deed.row["name"])
    _do(deed, lambda work: act(work, deed.key, True), words)


def _deactivate(deed: Deed) -> None:
    act = _SET_ACTIVE[deed.entity]
    name = deed.row["name"]
    effects = [_DEACTIVATED.of(deed.entity)]
    try:
        if deed.entity is Entity.USER:  # refused before it is asked about
            require_somebody_else(deed.key, deed.context.actor.user_id)
        if deed.entity in (Entity.AGENCY, Entity.ROCKET):
            met = met_by(deed.context.reading(), deed.entity, deed.key)
            effects += deactivation_effects(met)
    except Refusal as refusal:
        deed.context.refuse(refusal)
        return
    ask_first(
        deed.window,
        _tr("Deactivate {0}?").format(name),
        [*effects, _tr("It can be activated again at any time.")],
        _tr("Deactivate {0}").format(BY_ENTITY[deed.entity].singular),
        lambda: _do(
            deed,
            lambda work: act(work, deed.key, False),
            _tr("{0} is deactivated").format(name),
        ),
    )


def _delete(deed: Deed) -> None:
    act = _DELETE[deed.entity]
    name = deed.row["name"]
    ask_first(
        deed.window,
        _tr("Delete {0}?").format(name),
        [_tr("The record has no history and goes for good; the log keeps that it was there.")],
        _tr("Delete {0}").format(BY_ENTITY[deed.entity].singular),
        lambda: _do(deed, lambda work: act(work, deed.key), _tr("{0} is deleted").format(name)),
    )


def _do(deed: Deed, service: Callable[..., Any], word: str) -> None:
    deed.context.run(
        service,
        lambda _result: deed.context.say(word),
        lambda refusal: deed.context.refuse(refusal),
    )


def _no_history(row: Row) -> bool:
    return not row.get("bookings") and not row.get("launches")


def _open_launch(row: Row) -> bool:
    return row["status"] in ("scheduled", "confirmed", "delayed")


def _at_desk(job: str) -> Callable[[Deed], None]:
    return lambda deed: deed.context.desk_wanted.emit(deed.key, job)


def _open(row: Row) -> bool:
    return row["status"] != "canceled" and row["launch_status"] in (
        "scheduled",
        "confirmed",
        "delayed",
    )


_BOOKING_ACTIONS = (
    RecordAction(
        "booking.confirm",
        Entity.BOOKING,
        "Confirm…",
        "confirmed",
        Right.SELL_SEATS,
        _at_desk("open"),
        lambda row: row["status"] == "pending" and _open(row),
    ),
    RecordAction(
        "booking.cancel",
        Entity.BOOKING,
        "Cancel seats…",
        "canceled",
        Right.CHANGE_BOOKINGS,
        _at_desk("cancel"),
        _open,
        "Ctrl+R",
    ),
    RecordAction(
        "booking.move",
        Entity.BOOKING,
        "Move…",
        "move",
        Right.CHANGE_BOOKINGS,
        _at_desk("move"),
        _open,
        "Ctrl+M",
    ),
    RecordAction(
        "booking.transfer",
        Entity.BOOKING,
        "Transfer…",
        "transfer",
        Right.CHANGE_BOOKINGS,
        _at_desk("transfer"),
        _open,
        "Ctrl+T",
    ),
    RecordAction(
        "booking.passengers",
        Entity.BOOKING,
        "Name passengers…",
        "person_add",
        Right.SELL_SEATS,
        lambda deed: open_passengers(deed.context, deed.key, deed.window),
        _open,
        PASSENGERS_KEYS,
    ),
    RecordAction(
        "booking.void",
        Entity.BOOKING,
        "Void sale…",
        "void",
        Right.VOID_ANY_SALE,
        _at_desk("void"),
        lambda row: row["status"] == "confirmed" and _open(row),
        "Ctrl+Shift+V",
    ),
    RecordAction(
        "booking.open",
        Entity.BOOKING,
        "Open at the desk",
        "desk",
        Right.CHANGE_BOOKINGS,
        _at_desk("open"),
    ),
)


_USER_ACTIONS = (
    RecordAction(
        "user.code",
        Entity.USER,
        "One-time code…",
        "user",
        Right.MANAGE_USERS,
        offer_code,
        lambda row: bool(row["active"]) and bool(row["email"]) and row["role"] != "traveler",
    ),
)


def _job(service: Callable[..., Any], word: str) -> Callable[[Deed], None]:
    return lambda deed: _do(deed, lambda work: service(work, deed.key), said("actions", word))


def _retry_job(deed: Deed) -> None:
    """A mail goes out once more by this: what is old, over or in doubt is shown first."""

    def retry() -> None:
        _do(deed, lambda work: job_control.retry_job(work, deed.key), _tr("It is tried again"))

    waits = deed.row["status"] == "pending"
    if deed.row["job_type"] == MAIL and deed.row["entity_id"] is not None and not waits:
        send_with_thought(deed, int(deed.row["entity_id"]), retry)
    else:
        retry()


def _stands(*statuses: str) -> Callable[[Row], bool]:
    return lambda row: row["status"] in statuses


_JOB_ACTIONS = (
    RecordAction(
        "job.retry",
        Entity.JOB_QUEUE,
        "Try again now",
        "refresh",
        Right.MANAGE_JOBS,
        _retry_job,
        _stands("pending", "failed", "uncertain", "canceled"),
    ),
    RecordAction(
        "job.cancel",
        Entity.JOB_QUEUE,
        "Cancel job",
        "canceled",
        Right.MANAGE_JOBS,
        _job(
            job_control.cancel_job,
            declared("actions", "It is canceled; “Try again now” takes it up again"),
        ),
        lambda row: (
            row["status"] in ("pending", "failed")
            or (row["status"] == "uncertain" and row["job_type"] != MAIL)
        ),
    ),
)


def _record_actions(entity: Entity) -> tuple[RecordAction, ...]:
    word, right = entity.noun, _RIGHTS[entity]
    actions = [
        RecordAction(
            f"{word}.edit",
            entity,
            "Edit…",
            "edit",
            right,
            _edit,
            _open_launch if entity is Entity.LAUNCH else lambda _row: True,
            "Ctrl+Return",
        )
    ]
    # Agencies edit their own profile; who works with us is the office's decision.
    activation = Right.CREATE_AGENCIES if entity is Entity.AGENCY else right
    if entity in _SET_ACTIVE:
        actions += [
            RecordAction(
                f"{word}.deactivate",
                entity,
                "Deactivate…",
                "deactivate",
                activation,
                _deactivate,
                lambda row: bool(row["active"]),
            ),
            RecordAction(
                f"{word}.activate",
                entity,
                "Activate",
                "check",
                activation,
                _activate,
                lambda row: not row["active"],
            ),
        ]
    if entity in _DELETE:
        actions.append(
            RecordAction(f"{word}.delete", entity, "Delete…", "delete", right, _delete, _no_history)
        )
    return tuple(actions)


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)


RECORD_ACTIONS: dict[Entity, tuple[RecordAction, ...]] = {
    Entity.BOOKING: _BOOKING_ACTIONS,
    Entity.JOB_QUEUE: _JOB_ACTIONS,
    Entity.NOTIFICATION: MESSAGE_ACTIONS,
    **{entity: _record_actions(entity) for entity in _RIGHTS},
}
RECORD_ACTIONS[Entity.USER] += _USER_ACTIONS
RECORD_ACTIONS[Entity.LAUNCH] = LAUNCH_ACTIONS + RECORD_ACTIONS[Entity.LAUNCH]
for _entity, _more in MONEY_ACTIONS.items():
    RECORD_ACTIONS[_entity] = (*RECORD_ACTIONS.get(_entity, ()), *_more)
