"""Messages of the demo's past have arrived, and the jobs behind them are done."""

from datetime import datetime, timedelta

from astrobookings_desktop.data.queries import demo as queries
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.unit_of_work import UnitOfWork

SENT_AFTER = timedelta(minutes=10)
READ_AFTER = timedelta(days=2)


class Post:
    """Delivers what lies behind; the messages of the last minutes still wait."""

    def __init__(self, now: datetime) -> None:
        self._until = {
            "sent_until": to_text(now - SENT_AFTER),
            "read_until": to_text(now - READ_AFTER),
        }
        self._after = 0

    def deliver(self, work: UnitOfWork) -> None:
        """Deliver what was written since the last time."""
        for statement in (queries.DELIVER, queries.FINISH_JOBS):
            work.execute(statement, after=self._after, **self._until)
        ((last,),) = work.all(queries.LAST_NOTIFICATION)
        self._after = last or 0
