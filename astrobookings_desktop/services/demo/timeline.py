"""What is still to happen in the demo's past, carried out in the order of time."""

import heapq
import itertools
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.unit_of_work import UnitOfWork

Act = Callable[[UnitOfWork], object]
OPENS, BUSIEST, CLOSES = 7.5, 11.0, 18.5  # hours of the day


class Timeline:
    """Acts in the order of time, each at its own moment and by its own person, until `now`."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._events: list[tuple[datetime, int, Actor, Act]] = []
        self._serial = itertools.count()

    @property
    def goes_on(self) -> bool:
        """Whether something is still to happen."""
        return bool(self._events)

    def at(self, when: datetime, actor: Actor, act: Act) -> None:
        """Let something happen, unless it lies ahead of now."""
        if when <= self.now:
            heapq.heappush(self._events, (when, next(self._serial), actor, act))

    def carry_out(self, work: UnitOfWork, most: int) -> None:
        """The next acts; a refusal is part of life: services check before they write."""
        for _ in range(min(most, len(self._events))):
            when, _serial, actor, act = heapq.heappop(self._events)
            set_moment(work, when, actor)
            with suppress(Refusal):
                act(work)


def set_moment(work: UnitOfWork, when: datetime, actor: Actor) -> None:
    """Let what `work` writes happen at a moment of the past, by somebody who was there."""
    work.now, work.now_text, work.actor = when, to_text(when), actor


def in_office_hours(day: datetime, chance: random.Random) -> datetime:
    """A moment of that day at which a desk is open, on a weekday rather than on a Sunday."""
    if day.weekday() == 6 and chance.random() < 0.8:
        day += timedelta(days=1)
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(hours=chance.triangular(OPENS, CLOSES, BUSIEST))
