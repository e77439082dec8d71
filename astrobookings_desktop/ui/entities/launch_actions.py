"""What can be done to a launch from its tab: the steps of its life (DOMAIN.md §4)."""

from collections.abc import Callable

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.launches.corrections import correctable_until
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.actions import Deed, RecordAction, Row
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.launch_step import LaunchStepDialog
from astrobookings_desktop.ui.dialogs.launch_steps import (
    AbortDialog,
    ConfirmDialog,
    CorrectDialog,
    DelayDialog,
    FailedDialog,
    LaunchedDialog,
    tr,
)

OPEN = ("scheduled", "confirmed", "delayed")


def _open_dialog(make: Callable[[Deed], LaunchStepDialog]) -> Callable[[Deed], None]:
    def run(deed: Deed) -> None:
        try:
            make(deed).open()
        except Refusal as refusal:
            deed.context.refuse(refusal)

    return run


def _confirm(deed: Deed) -> LaunchStepDialog:
    question, icon = tr("Confirm this launch?"), ("confirmed", "ok")
    return ConfirmDialog(deed.context, deed.key, question, icon, parent=deed.window)


def _delay(deed: Deed) -> LaunchStepDialog:
    question, icon = tr("Delay this launch?"), ("calendar_delay", "warn")
    return DelayDialog(deed.context, deed.key, question, icon, parent=deed.window)


def _launched(deed: Deed) -> LaunchStepDialog:
    question, icon = tr("Has this launch flown?"), ("launch", "info")
    return LaunchedDialog(deed.context, deed.key, question, icon, parent=deed.window)


def _failed(deed: Deed) -> LaunchStepDialog:
    question, icon = tr("Has this launch failed?"), ("alert", "danger")
    return FailedDialog(deed.context, deed.key, question, icon, danger=True, parent=deed.window)


def _abort(deed: Deed) -> LaunchStepDialog:
    question, icon = tr("Abort this launch?"), ("alert", "danger")
    return AbortDialog(deed.context, deed.key, question, icon, danger=True, parent=deed.window)


def _correct(deed: Deed) -> LaunchStepDialog:
    return CorrectDialog(deed.context, deed.key, deed.window)


def _manifest(deed: Deed) -> None:
    from astrobookings_desktop.ui.reports import ReportsWindow  # seldom needed: not at every start

    reports = ReportsWindow(deed.context, deed.window)
    reports.open_report("manifest", deed.key)
    reports.show()


def _stands(*statuses: str) -> Callable[[Row], bool]:
    return lambda row: row["status"] in statuses


def _outcome(row: Row) -> bool:
    """Marked here, yesterday at the earliest: else nothing needs to be asked."""
    marked = row["outcome_at"]
    return row["status"] not in OPEN and bool(marked) and shown.days_until(marked) >= -1


def _in_time(context: UiContext, key: int) -> bool:
    """By the dialog's own rule: the day begins with the first outcome, not with the last."""
    try:
        return context.now() <= correctable_until(context.reading(), key)
    except Refusal:
        return False


def _action(
    name: str,
    text: str,
    icon: str,
    right: Right,
    make: Callable[[Deed], LaunchStepDialog],
    when: Callable[[Row], bool],
    *,
    danger: bool = False,
    asked: Callable[[UiContext, int], bool] = lambda _context, _key: True,
) -> RecordAction:
    return RecordAction(
        f"launch.{name}",
        Entity.LAUNCH,
        text,
        icon,
        right,
        _open_dialog(make),
        when,
        danger=danger,
        asked=asked,
    )


LAUNCH_ACTIONS = (
    _action(
        "launched",
        "Mark launched…",
        "launch",
        Right.MANAGE_LAUNCHES,
        _launched,
        _stands("confirmed"),
    ),
    _action(
        "confirm",
        "Confirm…",
        "confirmed",
        Right.MANAGE_LAUNCHES,
        _confirm,
        _stands("scheduled", "delayed"),
    ),
    _action("delay", "Delay…", "calendar_delay", Right.MANAGE_LAUNCHES, _delay, _stands(*OPEN)),
    _action(
        "failed",
        "Mark failed…",
        "alert",
        Right.FAIL_LAUNCHES,
        _failed,
        _stands("confirmed"),
        danger=True,
    ),
    _action(
        "abort",
        "Abort…",
        "abort",
        Right.MANAGE_LAUNCHES,
        _abort,
        _stands(*OPEN),
        danger=True,
    ),
    _action(
        "correct",
        "Correct outcome…",
        "undo",
        Right.CORRECT_OUTCOMES,
        _correct,
        _outcome,
        danger=True,
        asked=_in_time,
    ),
    RecordAction(
        "launch.manifest",
        Entity.LAUNCH,
        "Manifest…",
        "report",
        Right.READ_REPORTS,
        _manifest,
    ),
)
