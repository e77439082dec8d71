"""What a clock that stood in a wrong future left behind, brought back once it is right.

Nothing that the program leaves waits as long as these bounds, unless for a setting: a message waits
for the grace time, a day at most; what is tried again for an hour and a quarter, at most; what
recurs is due at once; a claim lasts a minute. What is above that are workers whose clocks differ.
"""

from collections.abc import Iterable
from datetime import timedelta

from astrobookings_desktop.data.enqueue import milliseconds
from astrobookings_desktop.data.queries import queue as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.jobs.queue import LEASE
from astrobookings_desktop.jobs.registry import Recurring
from astrobookings_desktop.services.unit_of_work import UnitOfWork

LONGEST_WAIT = timedelta(days=2)
LONGEST_WAIT_OF_RECURRING = timedelta(hours=3)  # while it waits, the next one doesn't come
LONGEST_CLAIM = 10 * LEASE


def bring_back(work: UnitOfWork, recurring: Iterable[Recurring]) -> None:
    """Let be due now what waits for longer than anything does, and shorten such claims.

    A claim isn't taken back at once: a worker that lives renews it, by the clock that is right by
    now, and one that is gone loses it in a minute.
    """
    now = work.now
    found = work.all(
        queries.bring_back(one.job_type for one in recurring),
        now=milliseconds(now),
        far=milliseconds(now + LONGEST_WAIT),
        far_for_recurring=milliseconds(now + LONGEST_WAIT_OF_RECURRING),
    )
    claims = {"until": milliseconds(now + LEASE), "far": milliseconds(now + LONGEST_CLAIM)}
    found += work.all(queries.SHORTEN, **claims)
    for (key,) in found:
        work.touched(Entity.JOB_QUEUE, key)
