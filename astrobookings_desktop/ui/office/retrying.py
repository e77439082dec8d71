"""Trying failed jobs again by hand, and what is asked before mails go out again with them."""

from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QCoreApplication, QObject, Slot

from astrobookings_desktop.data.queries.old_mails import failed_messages, old_failed_mails
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.pacing import FRESH
from astrobookings_desktop.domain.phrases import Count
from astrobookings_desktop.services import job_control
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import ask_first
from astrobookings_desktop.ui.threads.background import Background, Progress


def retry_all(context: UiContext) -> None:
    """Ctrl+Shift+R: do all failed jobs again."""
    retry_with_thought(
        context,
        lambda: context.run(
            job_control.retry_failed_jobs,
            lambda count: context.say(
                _tr("{0} tried again").format(so_many_jobs(count))
                if count
                else _tr("No job has failed")
            ),
            context.refuse,
        ),
    )


def retry_with_thought(
    context: UiContext, retry: Callable[[], None], sample: int | None = None
) -> None:
    """Try failed jobs again, all or those in a `sample`'s trouble; of mails that are old, tell of
    what is over or may have arrived, it is asked first, as of each in its own tab."""
    if all(one.sample != sample for one in context.findChildren(_Thought)):  # it is asked soon
        _Thought(context, retry, sample)


class _Thought(QObject):
    """Counts beside the window's thread what is to be thought of, for there may be thousands of
    mails; then asks, or tries them again at once."""

    def __init__(self, context: UiContext, retry: Callable[[], None], sample: int | None) -> None:
        super().__init__(context)
        self._context, self._retry, self.sample = context, retry, sample
        self._background = Background(self)
        self._background.done.connect(self._counted)
        self._background.failed.connect(self._failed)
        context.closing.connect(self._background.stop)
        office, actor = context.office, context.actor

        def count(_progress: Progress) -> list[str]:
            from astrobookings_desktop.jobs.mail.outlook import count_over  # seldom needed

            with closing(office.reader()) as connection:
                reading = office.reading(connection, actor)
                old = old_failed_mails(connection, reading.now - FRESH, sample)
                ends = count_over(reading, failed_messages(connection, sample))
            return doubts(old, *ends)

        self._background.start(count)

    @Slot(object)
    def _counted(self, found: list[str]) -> None:
        self.deleteLater()
        window = self._context.window()
        if not found or window is None:
            self._retry()
            return
        ask_first(
            window,
            _tr("Send these messages again?"),
            [*found, _tr("Notifications shows each of them, and sends or discards it alone.")],
            _tr("&Try again"),
            self._retry,
            dangerous=False,
            keep=_tr("Don't send"),
        )

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.deleteLater()
        if not isinstance(error, Refusal):
            raise error  # the window tells of a fault of the file, and of any other
        self._context.refuse(error)


def doubts(old: int, over: int, overtaken: int, twice: int) -> list[str]:
    """What somebody might not have thought of before so many mails go out again, in sentences:
    that they may come twice, are old, tell of what is over, or were overtaken by newer ones."""
    counted = (
        (
            twice,
            _tr(
                "{0:message|messages} may have arrived: {0:=the recipient|their recipients} would "
                "get {0:=it|them} twice."
            ),
        ),
        (
            old,
            _tr(
                "{0:message is|messages are} more than a day old: what {0:=it tells|they tell} of "
                "may be over."
            ),
        ),
        (
            over,
            _tr(
                "{0:message tells|messages tell} of a launch whose date is past or that doesn't "
                "take place, of a canceled booking, or of an invoice that is paid or void."
            ),
        ),
        (
            overtaken,
            _tr(
                "{0:message|messages} will be discarded, not sent: something newer was told since, "
                "or {0:=it is|they are} news no longer."
            ),
        ),
    )
    return [words.format(shown.number(count)) for count, words in counted if count]


def so_many_jobs(count: int) -> Count:
    """So many jobs, in words."""
    return Count(_tr("{0:job|jobs}").format(shown.number(count)), count == 1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("retrying", text)
