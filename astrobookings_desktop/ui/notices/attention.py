"""What waits for who sits here: counted after each change, and what is new told as notices."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.pacing import MOST_KEPT, Notice
from astrobookings_desktop.domain.statuses import JobStatus
from astrobookings_desktop.services.messages.inbox import Attention, JobTrouble, Message, attention
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.search import Searcher, SearchThread
from astrobookings_desktop.ui.entities.words import plain_word
from astrobookings_desktop.ui.notices.message_words import message_body
from astrobookings_desktop.ui.office.error_words import error_words
from astrobookings_desktop.ui.office.words import what

LOOK_MS = 200  # of many changes in a row, all are looked at together
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
WATCHED = (Entity.NOTIFICATION, Entity.JOB_QUEUE)


class AttentionWatch(QObject):
    """Reads in the search thread. What is there at the beginning is counted, and told no more."""

    counted = Signal(object)  # Attention
    noticed = Signal(object, object)  # new notices, the newest last; how many more there are
    gone = Signal(object)  # the subjects that need nobody any more

    def __init__(self, context: UiContext, thread: SearchThread, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.last: Attention | None = None
        self._since, self._last = EARLIEST, 0  # when the newest at the beginning came, and its id
        self._told: set[tuple[str, int]] = set()
        self._searcher = Searcher(thread, self)
        self._searcher.found.connect(self._found)
        self._timer = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        context.changed.connect(self._changed)
        context.closing.connect(self._close)
        self.look()

    @Slot()
    def look(self) -> None:
        """Count anew. A fault of the file is told by whoever looks at it, not here."""
        office, actor = self._context.office, self._context.actor
        self._searcher.ask(
            lambda connection: attention(office.reading(connection, actor), MOST_KEPT)
        )

    @Slot(object)
    def _changed(self, changes: Changes | None) -> None:
        concerned = changes is None or any(entity in changes for entity in WATCHED)
        if concerned and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _close(self) -> None:
        self._timer.stop()
        self._searcher.forget()

    @Slot(object)
    def _found(self, now: Attention) -> None:
        before, self.last = self.last, now
        subjects = {_of_message(one): one for one in now.messages}
        troubles = {_of_job(one): one for one in now.troubles}
        here = set(subjects) | set(troubles)
        self.counted.emit(now)
        if before is None:
            self._since = max((one.timestamp for one in now.messages), default=EARLIEST)
            self._last = max((one.id for one in now.messages), default=0)
        else:
            self._tell(before, now)
            gone = self._told - here
            if gone and len(here) < MOST_KEPT:
                self.gone.emit(gone)
        # A message is told once; a job that fails again after it was tried again is told again.
        self._told = {one for one in self._told if one[0] == _MESSAGE} | here

    def _tell(self, before: Attention, now: Attention) -> None:
        """Tell what wasn't there before; of jobs only as many as there are more."""
        messages = [one for one in now.messages if self._is_new(one)]
        more_jobs = now.jobs.need_somebody - before.jobs.need_somebody
        troubles = [one for one in now.troubles if _of_job(one) not in self._told]
        troubles = troubles[: max(more_jobs, 0)]
        # What a message tells of a job is told once.
        of_messages = {(one.entity, one.key) for one in messages}
        troubles = [one for one in troubles if (Entity.JOB_QUEUE, one.id) not in of_messages]
        # An unread message stands for all jobs of its cause.
        causes = {_cause_of(one) for one in now.messages if one.entity is Entity.JOB_QUEUE}
        troubles = [one for one in troubles if (one.job_type, one.error) not in causes]
        notices = [_job_notice(one) for one in reversed(troubles)]
        notices += [_message_notice(one) for one in reversed(messages)]
        if notices:
            unseen = max(now.unread - before.unread - len(messages), 0) if messages else 0
            self.noticed.emit(notices, unseen if len(now.messages) == MOST_KEPT else 0)

    def _is_new(self, one: Message) -> bool:
        """Not one of old that comes in sight as newer ones are read.

        The clock may have been set back; a workstation draws its ids in order nevertheless.
        """
        is_later = one.timestamp >= self._since or one.id > self._last
        return is_later and _of_message(one) not in self._told


_MESSAGE, _JOB = "message", "job"


def message_of(notice: Notice) -> int | None:
    """The message that a notice tells; None of one that tells of a job itself."""
    match notice.subject:
        case (kind, int(key)) if kind == _MESSAGE:
            return key
    return None


def _cause_of(message: Message) -> tuple[str, object]:
    return str(message.facts.get("job_type")).replace(" ", "_"), message.facts.get("cause")


def _of_message(message: Message) -> tuple[str, int]:
    return _MESSAGE, message.id


def _of_job(job: JobTrouble) -> tuple[str, int]:
    return _JOB, job.id


def _message_notice(message: Message) -> Notice:
    title = plain_word(message.event)
    text = message_body(message.event, message.text, message.facts)
    return Notice(_of_message(message), title, text, message.entity, message.key)


def _job_notice(job: JobTrouble) -> Notice:
    about = what(job.job_type)
    is_doubtful = job.status is JobStatus.UNCERTAIN
    title = _tr("A job is uncertain") if is_doubtful else _tr("A job failed")
    text = f"{about}: {error_words(job.error)}" if job.error else about
    return Notice(_of_job(job), title, text, Entity.JOB_QUEUE, job.id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("notices", text)
