"""What can be done to many records at once, by entity."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.data.queries.old_mails import is_old_mail, is_old_message, message_of
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.pacing import FRESH
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services import job_control
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.launches.scheduling import ScheduledLaunch
from astrobookings_desktop.services.lists.bulk import Act, BulkLine
from astrobookings_desktop.services.messages import states as message_states
from astrobookings_desktop.services.people import agencies, travelers, users
from astrobookings_desktop.services.people.deactivations import (
    Deactivation,
    preview_agency_deactivation,
    preview_rocket_deactivation,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.entities import bulk_cancel
from astrobookings_desktop.ui.entities.edit_words import (
    many_deactivations_effects,
    many_edits_effects,
)
from astrobookings_desktop.ui.office.retrying import doubts

Effects = Callable[[Sequence[BulkLine]], list[str]]


def _none(_lines: Sequence[BulkLine]) -> list[str]:
    return []


@dataclass(frozen=True)
class BulkColumns:
    """What is told of each record between its name and what becomes of it.

    `facts` are made of its row as it was listed and of the act's result, None where it was refused
    or isn't known; `fate` tells of the result what becomes of it. `widths` are the most in pixels,
    the name's first; `figures` the places of the columns that stand at the right.
    """

    titles: tuple[str, ...]
    widths: tuple[int, ...]
    figures: tuple[int, ...]
    facts: Callable[[Row | None, Any], tuple[str, ...]]
    fate: Callable[[Any], str]


@dataclass(frozen=True)
class BulkAction:
    """One of them: `done` goes on from a number, `effects` tell more of what was tried out.

    `agreed`, where the act is about money, makes of what was shown the act that does no other;
    `danger` says that it takes something away.
    """

    id: str
    entity: Entity
    text: str
    done: str
    right: Right
    act: Act
    effects: Effects = _none
    columns: BulkColumns | None = None
    agreed: Callable[[Sequence[BulkLine]], Act] | None = None
    danger: bool = False


@dataclass(frozen=True)
class BulkEdit:
    """Editing one of some columns of many records by the entity's own service."""

    entity: Entity
    right: Right
    columns: tuple[str, ...]
    edit: Callable[..., Any]
    effects: Effects = _none


def _met(lines: Sequence[BulkLine]) -> list[str]:
    """What deactivating them meets, in sums."""
    return many_deactivations_effects([line.result for line in lines])


def _launch_edits(lines: Sequence[BulkLine]) -> list[str]:
    """What the edits touch, in sums."""
    done = (line.result for line in lines)
    return many_edits_effects([one.edit for one in done if isinstance(one, ScheduledLaunch)])


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What somebody would be asked about before this message alone is sent again."""

    is_old: bool = False
    is_over: bool = False
    is_overtaken: bool = False
    goes_twice: bool = False


def _doubt(work: UnitOfWork, message: int, *, is_old: bool) -> _Doubt:
    from astrobookings_desktop.jobs.mail.outlook import Over, may_go_twice, over_of  # seldom needed

    over = over_of(work, message)
    is_overtaken = over is Over.OVERTAKEN
    twice = may_go_twice(work, message, over)
    return _Doubt(is_old, over is not None and not is_overtaken, is_overtaken, twice)


def _send_again(work: UnitOfWork, key: int) -> _Doubt:
    doubt = _doubt(work, key, is_old=is_old_message(work.connection, work.now - FRESH, key))
    message_states.send_again(work, key)
    return doubt


def _retry_job(work: UnitOfWork, key: int) -> _Doubt:
    message = message_of(work.connection, key)
    doubt = _Doubt()
    if message is not None:
        is_old = is_old_mail(work.connection, work.now - FRESH, key)
        doubt = _doubt(work, message, is_old=is_old)
    job_control.retry_job(work, key)
    return doubt


def _doubts(lines: Sequence[BulkLine]) -> list[str]:
    """How many mails are old, tell of what is over or may have arrived, if any."""
    found = [line.result for line in lines if isinstance(line.result, _Doubt)]
    return doubts(
        sum(one.is_old for one in found),
        sum(one.is_over for one in found),
        sum(one.is_overtaken for one in found),
        sum(one.goes_twice for one in found),
    )


def _activation(
    entity: Entity,
    right: Right,
    act: Callable[..., Any],
    effect: str,
    met: Callable[[UnitOfWork, int], Deactivation | None] = lambda _work, _key: None,
) -> tuple[BulkAction, ...]:
    def deactivate(work: UnitOfWork, key: int) -> Deactivation | None:
        meets = met(work, key)
        act(work, key, False)
        return meets

    return (
        BulkAction(
            f"{entity}.deactivate",
            entity,
            _tr("Deactivate"),
            _tr("deactivated"),
            right,
            deactivate,
            lambda lines: [effect, *_met(lines)],
            danger=True,
        ),
        BulkAction(
            f"{entity}.activate",
            entity,
            _tr("Activate"),
            _tr("active"),
            right,
            lambda work, key: act(work, key, True),
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("bulk", text)


def bulk_actions(entity: Entity) -> tuple[BulkAction, ...]:
    """What can be done to many of these."""
    keeps = _tr("What they have stays as it is; they can be activated again at any time.")
    match entity:
        case Entity.TRAVELER:
            right, act = Right.EDIT_TRAVELERS, travelers.set_traveler_active
            return _activation(entity, right, act, keeps)
        case Entity.AGENCY:
            return _activation(
                entity,
                Right.CREATE_AGENCIES,
                agencies.set_agency_active,
                keeps,
                preview_agency_deactivation,
            )
        case Entity.ROCKET:
            return _activation(
                entity,
                Right.EDIT_ROCKETS,
                rockets.set_rocket_active,
                keeps,
                preview_rocket_deactivation,
            )
        case Entity.USER:
            return _activation(entity, Right.MANAGE_USERS, users.set_user_active, keeps)
        case Entity.BOOKING:
            return (
                BulkAction(
                    "booking.cancel",
                    entity,
                    _tr("Cancel bookings"),
                    _tr("canceled"),
                    Right.CHANGE_BOOKINGS,
                    bulk_cancel.cancel_all,
                    bulk_cancel.sums,
                    BulkColumns(
                        bulk_cancel.titles(),
                        bulk_cancel.WIDTHS,
                        bulk_cancel.FIGURES,
                        bulk_cancel.facts,
                        bulk_cancel.fate,
                    ),
                    bulk_cancel.as_shown,
                    danger=True,
                ),
            )
        case Entity.NOTIFICATION:
            right = Right.CHANGE_NOTIFICATIONS
            return (
                BulkAction(
                    "message.discard",
                    entity,
                    _tr("Discard"),
                    _tr("discarded"),
                    right,
                    message_states.discard_message,
                    lambda _lines: [_tr("They are never sent. This can't be undone.")],
                    danger=True,
                ),
                BulkAction(
                    "message.sent",
                    entity,
                    _tr("Mark sent"),
                    _tr("marked sent"),
                    right,
                    message_states.mark_sent,
                    lambda _lines: [
                        _tr(
                            "They count as arrived and are never sent from here. This can't be "
                            "undone."
                        )
                    ],
                    danger=True,
                ),
                BulkAction(
                    "message.again",
                    entity,
                    _tr("Send again"),
                    _tr("queued again"),
                    right,
                    _send_again,
                    _doubts,
                ),
            )
        case Entity.JOB_QUEUE:
            right = Right.MANAGE_JOBS
            return (
                BulkAction(
                    "job.retry",
                    entity,
                    _tr("Try again"),
                    _tr("queued again"),
                    right,
                    _retry_job,
                    _doubts,
                ),
                BulkAction(
                    "job.cancel",
                    entity,
                    _tr("Cancel jobs"),
                    _tr("canceled"),
                    right,
                    job_control.cancel_job,
                    danger=True,
                ),
            )
        case _:
            return ()


BULK_EDITS: dict[Entity, BulkEdit] = {
    one.entity: one
    for one in (
        BulkEdit(
            Entity.TRAVELER,
            Right.EDIT_TRAVELERS,
            ("language", "emergency_contact", "travel_preferences"),
            travelers.edit_traveler,
        ),
        BulkEdit(
            Entity.AGENCY,
            Right.EDIT_AGENCIES,
            ("language", "contact_info", "description"),
            agencies.edit_agency,
        ),
        BulkEdit(Entity.ROCKET, Right.EDIT_ROCKETS, ("capacity", "range"), rockets.edit_rocket),
        BulkEdit(
            Entity.LAUNCH,
            Right.MANAGE_LAUNCHES,
            ("price_per_seat", "destination"),
            launches.edit_launch,
            _launch_edits,
        ),
        BulkEdit(Entity.USER, Right.MANAGE_USERS, ("language", "role"), users.edit_user),
    )
}
