"""Looking again, now and then, at what waits for a setting: any worker may find that it is mended.

A folder comes back, a server takes the password again, another workstation is set up: nobody tells
the queue. So from time to time, at a worker's start and when this workstation's mail or backups are
set, one job of each kind that waits is tried, and only when it is done are the others woken: a
thousand letters don't knock at a server that refuses the password. Where the one finds the setting
right and the server away, the others wait for that from then on, in the same words. Of a kind that
this worker has just done, one is tried each time: another worker, that lacks the setting, put it
off.
"""

from datetime import datetime, timedelta

from astrobookings_desktop.data.enqueue import milliseconds
from astrobookings_desktop.data.queries import queue as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.domain.statuses import JobStatus, NotificationStatus, Trouble
from astrobookings_desktop.jobs.job import Outcome
from astrobookings_desktop.jobs.mail.way import NOT_YET, PACED
from astrobookings_desktop.services.unit_of_work import UnitOfWork

EVERY = timedelta(minutes=5)
NEEDED = frozenset({Section.MAIL, Section.BACKUP})
"""What of a workstation's settings jobs may wait for."""
_THE_WAY_IS_OPEN = (None, NotificationStatus.SENT)  # one that needn't go says nothing of it
_SAYS_NOTHING = (PACED.partition("{")[0], NOT_YET)
"""Of the way: the letter is put off before it leaves, and stays the one that is tried."""
_UNDER_WAY = (JobStatus.PENDING, JobStatus.RUNNING, JobStatus.SENDING)


class Relook:
    """One worker's looking; nothing of it need outlive the worker."""

    def __init__(self) -> None:
        self._looked_at: datetime | None = None
        self._tried: dict[str, int] = {}  # what is being tried, by type
        self._last: dict[str, int] = {}  # what was tried last, by type: the next one comes after it
        self._able: set[str] = set()  # the types that could be done here, when one was done last

    @property
    def is_trying(self) -> bool:
        """Whether others may be waiting for the end of one that is tried."""
        return bool(self._tried)

    def hasten(self) -> None:
        """Try the next ones when it is looked next."""
        self._looked_at = None

    def ended(self, job_type: str, outcome: Outcome) -> None:
        """Remember by how a job of a type ended whether they can be done here."""
        if outcome is Outcome.WAITING:
            self._able.discard(job_type)
        elif outcome is Outcome.COMPLETED:
            self._able.add(job_type)

    def look(self, work: UnitOfWork) -> None:
        """Wake those whose like was done; when it is time, try the next one of each type."""
        now = milliseconds(work.now)
        for job_type, key in list(self._tried.items()):
            row = work.one(queries.WHERE_IT_STANDS, id=key)
            if row is not None and _met_nobody(*row):
                del self._tried[job_type]
                put_off = {"run_after": row[1], "kind": row[3], "error": row[4]}
                _touch(work, queries.PUT_OFF_TYPE, job_type=job_type, **put_off)
            elif row is None or row[0] not in _UNDER_WAY or row[1] == queries.NEVER:
                del self._tried[job_type]
                if row is not None and row[0] == JobStatus.COMPLETED and row[2] in _THE_WAY_IS_OPEN:
                    _touch(work, queries.WAKE_TYPE, now=now, job_type=job_type)
                elif row is None or row[0] != JobStatus.PENDING:
                    self.hasten()  # its own fault says nothing of the setting: the next one does
        is_time = self._looked_at is None or abs(work.now - self._looked_at) >= EVERY
        if is_time:
            self._looked_at = work.now
        elif self._able <= self._tried.keys():
            return
        for job_type, first in work.all(queries.FIRST_WAITING):
            if not is_time and (job_type in self._tried or job_type not in self._able):
                continue
            after = work.one(
                queries.NEXT_WAITING, job_type=job_type, after=self._last.get(job_type, 0)
            )
            key = first if after is None or after[0] is None else after[0]
            self._tried[job_type] = self._last[job_type] = key
            _touch(work, queries.WAKE_ONE, now=now, id=key)


def _met_nobody(status: str, _after: int, _message: str | None, kind: str, said: str) -> bool:
    """Whether a job was put off because what it needs, as it is set, is away."""
    is_put_off = status == JobStatus.PENDING and kind == Trouble.NETWORK
    return is_put_off and not said.startswith(_SAYS_NOTHING)


def wake_put_off(work: UnitOfWork) -> None:
    """Try what couldn't reach a server or a disk, now that another may be set.

    What waits its turn goes on doing so: nothing is wrong with the setting.
    """
    _touch(work, queries.WAKE_PUT_OFF, now=milliseconds(work.now), but=PACED.format(count="%"))


def _touch(work: UnitOfWork, statement: str, **which: object) -> None:
    for (key,) in work.all(statement, **which):
        work.touched(Entity.JOB_QUEUE, key)
