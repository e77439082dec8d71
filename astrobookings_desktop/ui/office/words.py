"""Jobs and their troubles in words: what is done, and what helps."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.queries.queue_state import QueueState, TroubleGroup
from astrobookings_desktop.domain.statuses import JobStatus, Trouble
from astrobookings_desktop.jobs.mail.way import MESSAGE_REFUSED, RECIPIENT_REFUSED
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.language import declared
from astrobookings_desktop.ui.office.error_words import has_shape, lacks_legal_data, pace_of
from astrobookings_desktop.ui.theme.fonts import CAPTION, semibold
from astrobookings_desktop.ui.theme.statuses import LOOKS, StatusLook
from astrobookings_desktop.ui.widgets.chip import chip_width

MAIL = "deliver_notification"
BACKUP = "back_up"

PUT_OFF = StatusLook(declared("status", "Put off"), "refresh", "warn")
FOR_A_SETTING = StatusLook(declared("status", "Needs a setting"), "settings", "warn")
WAITING = StatusLook(declared("status", "Waiting"), "wait", "info")
_WAIT_FOR: dict[str | None, StatusLook] = {Trouble.SETTING: FOR_A_SETTING, Trouble.UNKNOWN: WAITING}
FAILED = StatusLook(declared("status", "Failed"), "alert", "danger")
UNCERTAIN = StatusLook(declared("status", "Uncertain"), "unknown", "warn")


def tr(text: str) -> str:
    """In the reader's language."""
    return QCoreApplication.translate("jobs", text)


def what(job_type: str) -> str:
    """A kind of job in words."""
    known = {
        MAIL: tr("Mail"),
        "announce_launch": tr("News of a launch to VIPs"),
        "notify_launch": tr("Messages of a launch"),
        "lapse_holds": tr("Holds that run out"),
        BACKUP: tr("Daily backup"),
        "prune_jobs": tr("Clearing of old jobs"),
        "repair_search": tr("Care of the search"),
        "issue_invoice": tr("Invoice of a launch"),
        "archive_invoice": tr("File of an invoice"),
        "watch_invoices": tr("Care of invoices"),
    }
    return known.get(job_type, job_type.replace("_", " ").capitalize())


def look_of(trouble: TroubleGroup) -> StatusLook:
    """How a group of troubled jobs is shown."""
    if trouble.status == "failed":
        return FAILED
    if trouble.status == "uncertain":
        return UNCERTAIN
    return _WAIT_FOR.get(trouble.kind, PUT_OFF)


def widest_chip() -> int:
    """The width in pixels that the chip of any trouble fits into."""
    looks = (FAILED, UNCERTAIN, WAITING, PUT_OFF, FOR_A_SETTING)
    return max(chip_width(look, semibold(CAPTION)) for look in looks)


def state_of(status: str, kind: str | None, error: str | None) -> StatusLook | None:
    """How one job is shown: one that is pending by what it waits for, as the figures count it."""
    if status == JobStatus.PENDING and error is not None:
        return _WAIT_FOR.get(kind, PUT_OFF)
    return LOOKS[JobStatus].get(status)


def remedy(trouble: TroubleGroup) -> str:
    """What helps, in a sentence."""
    if trouble.status == "uncertain" and trouble.job_type != MAIL:
        return tr("Try it again if nobody was told; otherwise cancel it.")
    if trouble.status == "uncertain" or trouble.kind == Trouble.DOUBT:
        return tr("Ask the recipient, then mark it sent or send it again in Notifications.")
    if lacks_legal_data(trouble.error):
        return tr("It goes on by itself as soon as that is entered.")
    if trouble.status == "failed":
        return _failed(trouble)
    return {
        Trouble.NETWORK: tr("Plug in the disk, or set another folder; it goes on by itself.")
        if trouble.job_type == BACKUP
        else tr("It goes on by itself once the server answers; nothing is lost."),
        Trouble.SETTING: tr("It goes on by itself as soon as the settings are right."),
        Trouble.FILE: tr("Make room on the disk; it goes on by itself."),
        Trouble.UNKNOWN: tr("Install the newer version of the program; it waits until then."),
        Trouble.FAULT: tr("A fault of the program, tried again by itself. Report it if it stays."),
    }.get(
        Trouble(trouble.kind or Trouble.LATER), tr("It is tried again by itself, ten times in all.")
    )


def _failed(trouble: TroubleGroup) -> str:
    if has_shape(trouble.error, RECIPIENT_REFUSED):
        return tr("Correct the address, which is marked at the person, then retry; or cancel it.")
    if has_shape(trouble.error, MESSAGE_REFUSED):
        return tr("The server doesn't want this message: ask who runs it, then retry, or cancel.")
    if trouble.kind == Trouble.REFUSED:
        return tr("Correct what it names, then retry; or cancel it.")
    if trouble.kind == Trouble.FAULT:
        return tr("A fault of the program: retry, and report it if it stays.")
    return tr("It was tried ten times: see to the cause, then retry.")


def without_paced(state: QueueState) -> QueueState:
    """The queue without messages that wait their turn among the causes of trouble: nothing is wrong
    with them."""
    paced = [one for one in state.troubles if pace_of(one.error) is not None]
    return replace(
        state,
        troubles=tuple(one for one in state.troubles if one not in paced),
        causes=state.causes - len(paced),
        troubled=state.troubled - sum(one.count for one in paced),
    )


def span(seconds: float) -> str:
    """A time that passes: 14 s, 11 min, 3 h, 2 days."""
    whole = max(0, int(seconds))
    if whole < 60:
        return tr("{0} s").format(whole)
    if whole < 3600:
        return tr("{0} min").format(whole // 60)
    if whole < 48 * 3600:
        return tr("{0} h").format(whole // 3600)
    return tr("{0:day|days}").format(show.number(whole // 86400))


def next_try(trouble: TroubleGroup, now: datetime, *, is_paused: bool = False) -> str:
    """When it is tried again; what is due waits where the worker `is_paused`."""
    if trouble.status != "pending":
        return tr("by hand")
    if trouble.next_try is None:
        return tr("when set")
    left = trouble.next_try / 1000 - now.timestamp()
    if left > 0:
        return tr("in {0}").format(span(left))
    return tr("the worker is paused") if is_paused else tr("as its turn comes")
