"""When a person is told of something outside of the window: seldom, grouped, never in quiet hours;
and how old a mail may be to go out once more unasked.

Clocks are passed in: seconds of any steady clock for the pace, the local time for quiet hours.
"""

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Self

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase

GAP_SECONDS = 20.0
MOST_KEPT = 50
FRESH = timedelta(days=1)  # so old a mail says nothing that anybody has to think about
_SPAN = re.compile(r"\s*(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to be told. Of several about one `subject` the last one is told.

    `entity` and `key` are the record that a click opens.
    """

    subject: Hashable
    title: str
    text: str
    entity: Entity
    key: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is told at once: the newest notices, the newest first, of `count` in all."""

    notices: tuple[Notice, ...]
    count: int


class NoticePacer:
    """Groups what comes in between, and lets one bundle out in `gap` seconds at most."""

    def __init__(self, gap: float = GAP_SECONDS) -> None:
        self._gap = gap
        self._last: float | None = None
        self._waiting: dict[Hashable, Notice] = {}
        self._more = 0  # those beyond the ones kept

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to be told."""
        return bool(self._waiting)

    def add(self, notices: Iterable[Notice], more: int = 0) -> None:
        """Tell these, the newest last, when there may be told; and that there are `more`."""
        for notice in notices:
            self._waiting.pop(notice.subject, None)
            self._waiting[notice.subject] = notice
        while len(self._waiting) > MOST_KEPT:
            del self._waiting[next(iter(self._waiting))]
            self._more += 1
        if self._waiting:
            self._more += max(more, 0)

    def withdraw(self, subject: Hashable) -> None:
        """Don't tell of it any more: it was seen, or is over."""
        self._waiting.pop(subject, None)
        if not self._waiting:
            self._more = 0

    def wait(self, at: float) -> float:
        """How many seconds after `at` the next bundle may be told."""
        if self._last is None:
            return 0.0
        self._last = min(self._last, at)  # a clock that was set back must not silence us
        return max(self._gap - (at - self._last), 0.0)

    def take(self, at: float, *, quiet: bool = False) -> Bundle | None:
        """What is to be told at the moment `at`, and then told; None for nothing."""
        if not self._waiting or quiet or self.wait(at) > 0:
            return None
        bundle = Bundle(tuple(reversed(self._waiting.values())), len(self._waiting) + self._more)
        self._waiting, self._more, self._last = {}, 0, at
        return bundle


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A span of the day's clock, from `start` until before `end`; over midnight too."""

    start: time
    end: time

    @classmethod
    def parse(cls, text: str, field: str = "quiet_hours") -> Self:
        """From text such as "22:00-07:00"; raises InvalidValue."""
        found = _SPAN.fullmatch(text)
        reason = Phrase("be two times of the day such as 22:00-07:00")
        if found is None:
            raise InvalidValue(field, reason, text)
        hours, minutes, end_hours, end_minutes = map(int, found.groups())
        try:
            span = cls(time(hours, minutes), time(end_hours, end_minutes))
        except ValueError as error:
            raise InvalidValue(field, reason, text) from error
        if span.start == span.end:
            raise InvalidValue(field, "be two different times of the day", text)
        return span

    def covers(self, at: time) -> bool:
        """Whether it is quiet at this time of the day."""
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"
