"""What can be done to a message from its tab; before what can't be taken back it is shown."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop import config
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import Channel, NotificationStatus
from astrobookings_desktop.jobs.job import JobFailure
from astrobookings_desktop.services.messages import states
from astrobookings_desktop.services.viewing import named_row
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.actions import Deed, RecordAction, Row
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import ask_first
from astrobookings_desktop.ui.notices.message_words import facts_of, message_line
from astrobookings_desktop.ui.office.error_words import error_words

LATE = (NotificationStatus.FAILED, NotificationStatus.UNCERTAIN)


def _do(deed: Deed, service: Callable[..., Any], word: str) -> None:
    deed.context.run(
        lambda work: service(work, deed.key),
        lambda _result: deed.context.say(word),
        lambda refusal: deed.context.refuse(refusal),
    )


def _send_again(deed: Deed) -> None:
    send_with_thought(
        deed, deed.key, lambda: _do(deed, states.send_again, _tr("It will be sent again"))
    )


def send_with_thought(deed: Deed, message: int, send: Callable[[], None]) -> None:
    """`send` at once what is fresh; what is old, of what is over, or in doubt, once it was looked
    at."""
    from astrobookings_desktop.jobs.mail.outlook import Over, message_outlook  # seldom needed

    reading = deed.context.reading()
    row = named_row(reading, Entity.NOTIFICATION, message)
    try:
        outlook = message_outlook(reading, message)
    except Refusal as refusal:
        deed.context.refuse(refusal)
        return
    if row is None or not outlook.wants_thought:
        send()
        return
    departed = "" if outlook.departs is None else shown.moment(outlook.departs)
    over = {
        None: "",
        Over.OVERTAKEN: _tr(
            "Something newer was told since, or it is news no longer: it will be discarded, not "
            "sent."
        ),
        Over.DEPARTED: _tr("What it tells of is over: the launch departed on {0}.").format(
            departed
        ),
        Over.DUE: _tr(
            "What it tells of may be over: the launch was due on {0}; its outcome isn't stated yet."
        ).format(departed),
        Over.LAUNCH_ENDED: _tr("What it tells of is over: the launch failed or was aborted."),
        Over.CANCELED: _tr("What it tells of is over: the booking is canceled."),
        Over.SETTLED: _tr("What it tells of is over: the invoice is paid or void."),
    }[outlook.over]
    twice = ""
    if outlook.may_go_twice:
        twice = _tr("It may have arrived: {0} would get it twice.").format(outlook.recipient)
    ask_first(
        deed.window,
        _tr("Send this message again?"),
        [line for line in (twice, over, *_facts(deed.context, row)) if line],
        _tr("&Send again"),
        send,
        dangerous=False,
        keep=_tr("&Leave it") if twice else _tr("Don't send"),
    )


def _mark_sent(deed: Deed) -> None:
    _for_good(
        deed,
        _tr("Mark this message as sent?"),
        _tr("It counts as arrived and is never sent from here. This can't be undone."),
        _tr("&Mark sent"),
        lambda: _do(deed, states.mark_sent, _tr("It is marked sent")),
    )


def _discard(deed: Deed) -> None:
    _for_good(
        deed,
        _tr("Discard this message?"),
        _tr("It is never sent. This can't be undone."),
        _tr("&Discard"),
        lambda: _do(deed, states.discard_message, _tr("It is discarded and will not be sent")),
    )


def _for_good(deed: Deed, question: str, end: str, act: str, agreed: Callable[[], None]) -> None:
    """Ask before a message goes out no more: to whom, what, and how it `end`s."""
    try:
        lines = _facts(deed.context, deed.row)
    except Refusal as refusal:
        deed.context.refuse(refusal)
        return
    ask_first(deed.window, question, [*lines, end], act, agreed)


def _facts(context: UiContext, row: Row) -> list[str]:
    """To whom, what, since when, and why it is still here. Raises Refusals."""
    from astrobookings_desktop.jobs.mail.outlook import message_outlook

    outlook = message_outlook(context.reading(), int(row["id"]))
    whom = ", ".join(filter(None, (outlook.recipient, outlook.address)))
    days = outlook.age.days
    written = shown.moment_with_weekday(outlook.written_at)
    if days:
        written = _tr("{0}, {1:day|days} ago").format(written, shown.number(days))
    lines = [
        _tr("To {0}").format(whom),
        _tr("Subject: {0}").format(_subject(context, row)),
        _tr("Written {0}").format(written),
    ]
    if row["status"] in LATE:
        lines.append(_what_happened(str(row["status"]), outlook.error))
    return lines


def _what_happened(status: str, error: str) -> str:
    if not error:
        return _tr("It failed; why isn't known any more")
    in_doubt = status == NotificationStatus.UNCERTAIN
    words = _tr("Whether it arrived isn't known: {0}") if in_doubt else _tr("It failed: {0}")
    return words.format(why(error))


def _subject(context: UiContext, row: Row) -> str:
    line = message_line(str(row["event"]), str(row["message"]), facts_of(row["facts"]))
    if row["channel"] != Channel.MAIL:
        return line
    from astrobookings_desktop.jobs.mail.trial import letter_of  # with the libraries of mail

    try:
        return letter_of(context.reading(), config.resource("mail"), int(row["id"])).subject
    except JobFailure:
        return line


def why(error: str) -> str:
    """A stored error in one line, in the reader's language."""
    return " ".join(error_words(error).split())


def _stands(*statuses: str) -> Callable[[Row], bool]:
    return lambda row: row["status"] in statuses


def _mail_stands(*statuses: str) -> Callable[[Row], bool]:
    return lambda row: row["channel"] == Channel.MAIL and row["status"] in statuses


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)


MESSAGE_ACTIONS = (
    RecordAction(
        "message.again",
        Entity.NOTIFICATION,
        "Send again",
        "refresh",
        Right.CHANGE_NOTIFICATIONS,
        _send_again,
        _mail_stands("failed", "uncertain"),
    ),
    RecordAction(
        "message.sent",
        Entity.NOTIFICATION,
        "Mark sent",
        "mail_sent",
        Right.CHANGE_NOTIFICATIONS,
        _mark_sent,
        _mail_stands("pending", "failed", "uncertain"),
    ),
    RecordAction(
        "message.discard",
        Entity.NOTIFICATION,
        "Discard",
        "delete",
        Right.CHANGE_NOTIFICATIONS,
        _discard,
        _stands("pending", "failed"),
    ),
)
