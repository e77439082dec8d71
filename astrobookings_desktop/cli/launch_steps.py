"""What becomes of a launch: confirmed, delayed, launched, failed, aborted, put right."""

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from astrobookings_desktop.cli.bookings import ALLOWED_BY, OVERRIDE, allowing
from astrobookings_desktop.cli.bookings import REASON as REASON_OF_OVERRIDE
from astrobookings_desktop.cli.launches import launch_command
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import warn
from astrobookings_desktop.cli.session import changing
from astrobookings_desktop.cli.told_records import changed, reason_for, wants_reason
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidTransition, InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.domain.times import parse_time
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.launches.previews import preview_transition
from astrobookings_desktop.services.launches.transitions import (
    LaunchOutcome,
    abort_launch,
    confirm_launch,
    delay_launch,
    mark_failed,
    mark_launched,
)
from astrobookings_desktop.services.lists.lookup import find_id
from astrobookings_desktop.services.unit_of_work import UnitOfWork

LAUNCH = click.argument("launch", metavar="ID", type=TEXT)
REASON = click.option("--reason", type=TEXT, metavar="TEXT", help="Why; it stands in the log.")
PROGRESS_FROM = 1000  # bookings
Step = Callable[[UnitOfWork, int], LaunchOutcome]


@launch_command.command("confirm")
@LAUNCH
@OVERRIDE
@ALLOWED_BY
@REASON_OF_OVERRIDE
@common_options(changes=True)
def confirm_launch_command(launch: str, **allowed: Any) -> None:
    """Confirm a launch that enough seats are sold on; prints it.

    With --override a manager allows it although too few are sold.
    """
    by = allowing(**allowed)
    _take(
        launch,
        LaunchStatus.CONFIRMED,
        lambda work, key: confirm_launch(work, key, None if by is None else by(work)),
        override=by is not None,
    )


@launch_command.command("delay")
@LAUNCH
@click.option("--date", type=TEXT, required=True, metavar="TIME", help="Later than it was.")
@REASON
@common_options(changes=True)
def delay_command(launch: str, date: str, reason: str | None) -> None:
    """Give a launch a later date; prints it."""
    moment = parse_time(date)
    _take(
        launch,
        LaunchStatus.DELAYED,
        lambda work, key: delay_launch(work, key, moment, reason),
        date=moment,
    )


@launch_command.command("launched")
@LAUNCH
@common_options(changes=True)
def launched_command(launch: str) -> None:
    """Mark a launch as flown; prints it with the fee to come."""
    _take(launch, LaunchStatus.LAUNCHED, mark_launched)


@launch_command.command("fail")
@LAUNCH
@REASON
@common_options(changes=True)
def fail_command(launch: str, reason: str | None) -> None:
    """Mark a launch as failed, with a reason; prints it."""
    _take(
        launch,
        LaunchStatus.FAILED,
        lambda work, key: mark_failed(work, key, reason_for(reason)),
        lacking=wants_reason(reason),
    )


@launch_command.command("abort")
@LAUNCH
@REASON
@common_options(changes=True)
def abort_command(launch: str, reason: str | None) -> None:
    """Give a launch up, with a reason; every booking is canceled and paid back. Prints it.

    Once begun it runs to its end.
    """
    _take(
        launch,
        LaunchStatus.ABORTED,
        lambda work, key: abort_launch(work, key, reason_for(reason), _tell_progress),
        lacking=wants_reason(reason),
    )


@launch_command.command("correct")
@LAUNCH
@click.option(
    "--to",
    type=TEXT,
    metavar="STATUS",
    help="Another status (launched, failed, aborted, confirmed …); otherwise as it stood before.",
)
@REASON
@common_options(changes=True)
def correct_command(launch: str, to: str | None, reason: str | None) -> None:
    """Take a wrongly marked outcome back, within a day and with a reason; prints the launch.

    Its invoice becomes void and its bookings stand as before, all or nothing.
    """
    target = None if to is None else _status(to)
    with changing() as work:
        key = find_id(work, Entity.LAUNCH, launch)
        outcome = correct_outcome(work, key, target, reason_for(reason), _tell_progress)
        title = f"Corrected launch {key}: it is {outcome.status.value} now."
        lacking = wants_reason(reason)
        done = changed(work, Entity.LAUNCH, key, title, lacking=lacking, **_facts(outcome))
    done.put()


def _take(
    launch: str,
    target: LaunchStatus,
    step: Step,
    *,
    date: datetime | None = None,
    override: bool = False,
    lacking: bool = False,
) -> None:
    """Do one step and print the launch as it is then; with --dry-run what it would be."""
    with changing() as work:
        key = find_id(work, Entity.LAUNCH, launch)
        terms = preview_transition(work, key, target, date=date, override=override)
        try:
            outcome = step(work, key)
        except InvalidTransition as refusal:
            _add_way_out(refusal, key)
            raise
        title = f"Launch {key} is {target.value}."
        told = _facts(outcome) | {"messages": terms.messages}
        if terms.missing:
            told["invoice_waits_for"] = list(terms.missing)
        done = changed(work, Entity.LAUNCH, key, title, lacking=lacking, **told)
    done.put()
    if outcome.near_launches and not options_of().as_json:
        others = ", ".join(map(str, outcome.near_launches))
        warn(f"the rocket is within its turnaround of launch {others}")
    if terms.too_old and not options_of().as_json:
        warn(f"{terms.too_old} passengers are older than 70 on the new date")


def _add_way_out(refusal: InvalidTransition, key: int) -> None:
    """Say which command leads on from there."""
    if not refusal.source.is_open:
        refusal.add_note(f"A wrong outcome is taken back within a day by: launch correct {key}")
    elif refusal.target in (LaunchStatus.LAUNCHED, LaunchStatus.FAILED):
        refusal.add_note(f"The command: launch confirm {key}")


def _facts(outcome: LaunchOutcome) -> dict[str, object]:
    """What came of it, beside the launch's own columns."""
    facts: dict[str, object] = {
        "holds_lapsed": outcome.lapsed,
        "bookings_canceled": outcome.canceled.bookings,
        "seats_canceled": outcome.canceled.seats,
        "refund_amount": str(outcome.canceled.refund) if outcome.canceled.bookings else None,
        "invoice_amount": None if outcome.fee is None else str(outcome.fee),
    }
    if outcome.near_launches:
        facts["near_launches"] = list(outcome.near_launches)
    return facts


def _status(text: str) -> LaunchStatus:
    try:
        return LaunchStatus(text.strip().lower())
    except ValueError:
        known = ", ".join(LaunchStatus)
        raise InvalidValue("to", Phrase("be one of {names}", names=known), text) from None


def _tell_progress(done: int, total: int) -> None:
    if total >= PROGRESS_FROM and sys.stderr.isatty():
        click.echo(f"\r{done:,} of {total:,} bookings", err=True, nl=done == total)


__all__ = ["launch_command"]
