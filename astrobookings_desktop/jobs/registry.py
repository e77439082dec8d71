"""How a job is done: what a handler is, which there are, and what comes by itself."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from astrobookings_desktop.jobs.job import Job, Outcome
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.unit_of_work import UnitOfWork

Effect = Callable[[UnitOfWork], None]
Require = Callable[[sqlite3.Connection], None]


def nothing(_connection: sqlite3.Connection) -> None:
    """Nothing is required."""


class Tools(Protocol):
    """What a long handler may use while it works."""

    @property
    def office(self) -> Office:
        """The database that the job belongs to."""
        ...

    def tell(self, percent: int) -> None:
        """Say how far it is; raises Fenced when the job is somebody else's by now."""

    def require_own(self, work: UnitOfWork) -> None:
        """Refuse to write for a job that was called off or is somebody else's; raises Fenced."""

    def hand_over(self, mark: str | None = None, require: Require = nothing) -> None:
        """Say that it leaves the house in this moment; `mark` is a statement that notes it at the
        job's record (`:id`) in the same transaction. Raises Fenced, and Withdrawn where the
        statement finds nothing to note. What `require` raises within that transaction keeps it in
        the house."""


@dataclass(frozen=True)
class Handler:
    """How jobs of one type are done.

    A short one is an effect within one transaction, with the job's end. A long one, which waits for
    a network or a disk, works without any transaction and gives its effect at the end. `lost` notes
    at the record (its id) that the job failed for good or is uncertain, and says whether that is
    nobody's concern any more; `again` notes that it is tried once more. With `tells` administrators
    are told under that event, and as soon as the job has to wait.
    """

    short: Callable[[UnitOfWork, Job], None] | None = None
    long: Callable[[Tools, Job], Effect | None] | None = None
    lost: Callable[[UnitOfWork, int | None, Outcome], bool] | None = None
    again: Callable[[UnitOfWork, int | None], None] | None = None
    tells: str = ""

    def __post_init__(self) -> None:
        if (self.short is None) == (self.long is None):
            raise ValueError("a handler is either short or long")


@dataclass(frozen=True)
class Recurring:
    """A job that comes by itself: one for each span of `seconds`, counted from 1970 on.

    With `wanted`, a query that finds a row as of `:now` (text), only where there is anything to do.
    """

    job_type: str
    seconds: int
    wanted: str = ""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Registry:
    """All handlers by job type, what recurs, and whether something has recovered without a change
    of the settings: then what waits for them is tried again."""

    handlers: Mapping[str, Handler]
    recurring: tuple[Recurring, ...] = ()
    has_recovered: Callable[[], bool] = _never

    def types(self, *, long: bool) -> frozenset[str]:
        """The types of one kind."""
        return frozenset(
            name for name, one in self.handlers.items() if (one.long is not None) == long
        )
