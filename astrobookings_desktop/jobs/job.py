"""A claimed job, and the ways in which it can fail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.services.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker has claimed; `attempts` counts this one and is the fence of its end."""

    id: int
    job_type: str
    entity: Entity | None
    entity_id: int | None
    data: Mapping[str, Any]
    attempts: int
    max_attempts: int
    origin: str
    unique_key: str | None

    @property
    def is_last_try(self) -> bool:
        """Whether another failure is the end."""
        return self.attempts >= self.max_attempts


class Outcome(StrEnum):
    """What became of a job this time."""

    COMPLETED = "completed"
    RETRIED = "retried"
    WAITING = "waiting"  # for the network, for room on the disk, or for a setting
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    LOST = "lost"  # it was somebody else's by then; nothing was done


class JobFailure(Exception):
    """A failure that a handler knows; its text is shown to the administrator.

    `effect` is written together with the job's end when it fails for good.
    """

    effect: Callable[[UnitOfWork], None] | None = None


class Transient(JobFailure):
    """It may go well another time; counted, after `seconds` where they are given."""

    def __init__(self, text: str, seconds: float | None = None) -> None:
        super().__init__(text)
        self.seconds = seconds


class Offline(JobFailure):
    """What is needed can't be reached or used now: tried again after `pause`, and not counted.

    `kind` is what helps against it.
    """

    def __init__(
        self,
        text: str,
        pause: timedelta = timedelta(seconds=60),
        kind: Trouble = Trouble.NETWORK,
    ) -> None:
        super().__init__(text)
        self.pause = pause
        self.kind = kind


class NotConfigured(JobFailure):
    """A setting is missing or wrong: it waits until the settings change, uncounted.

    Also where what a setting names can't be used; it is tried again once it can.
    """


class Permanent(JobFailure):
    """It will never go well."""


class Uncertain(JobFailure):
    """It was handed over and nobody knows whether it arrived: a person decides."""


class Withdrawn(Exception):
    """Its record doesn't want it any more: nothing may leave the house."""


class Fenced(Exception):
    """The job belongs to somebody else by now: what was done for it is undone."""
