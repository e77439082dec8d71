"""Whether a sweep would find nothing, asked without a transaction: an idle worker hardly works."""

from datetime import datetime, timedelta
from time import monotonic

from astrobookings_desktop.data.enqueue import milliseconds
from astrobookings_desktop.data.queries import queue as queries
from astrobookings_desktop.services.office import Writer

LONGEST = timedelta(minutes=1)  # in case something was overlooked
STEADY_SECONDS = 2.0


class Calm:
    """The time after a sweep in which nothing happens, as one thread's writer sees it."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._swept_at: datetime | None = None
        self._ticks = 0.0
        self._stood = (0, 0)

    def begin(self, seen: int, now: datetime) -> None:
        """It was swept; `seen` is the data version before that, `now` the moment."""
        self._stood = (seen, self._writer.changes())
        self._swept_at, self._ticks = now, monotonic()

    def lasts(self, seen: int, now: datetime) -> bool:
        """Whether since then nobody committed, no claim ran out, and the clock simply went on: it
        wasn't set, and the computer didn't sleep. Raises DatabaseProblem."""
        if self._swept_at is None or (seen, self._writer.changes()) != self._stood:
            return False
        passed = now - self._swept_at
        is_steady = abs(passed.total_seconds() - (monotonic() - self._ticks)) < STEADY_SECONDS
        if not is_steady or passed >= LONGEST:
            return False
        return not self._writer.read(queries.CLAIM_OVER, now=milliseconds(now))
