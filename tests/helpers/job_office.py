"""A window whose queue of jobs is made for a test."""

from typing import Any

from astrobookings_desktop.data.enqueue import new_job
from astrobookings_desktop.data.models import JobQueue
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.office.job_board import JobBoard
from tests.helpers.house import House

REFUSED = "The mail server refused the recipient: 550 no mailbox"


class Office:
    """A window whose queue is made for the test."""

    def __init__(self, house: House) -> None:
        self.house = house
        house.company.do(self._clear)

    @staticmethod
    def _clear(work: UnitOfWork) -> None:
        work.connection.execute("DELETE FROM job_queue")
        work.touched(Entity.JOB_QUEUE, 1)

    def add(self, job_type: str = "deliver_notification", *, count: int = 1, **columns: Any) -> int:
        """Jobs as they stand after something; gives the first one's id."""

        def leave(work: UnitOfWork) -> int:
            keys = []
            for _ in range(count):
                job = new_job(job_type, None, None, now=work.now, run_after=work.now, origin="test")
                keys.append(work.add(JobQueue, None, **job | columns))
            return keys[0]

        return self.house.company.do(leave)

    def fail(self, error: str = REFUSED, count: int = 1, **columns: Any) -> int:
        stands = {"status": "failed", "last_error": error, "error_kind": Trouble.REFUSED}
        return self.add(count=count, **stands | columns)

    @property
    def board(self) -> JobBoard:
        board = self.house.visit(Entity.JOB_QUEUE).board
        assert isinstance(board, JobBoard)
        board.look()
        return board

    def count(self, status: str) -> int:
        sql = "SELECT count(*) FROM job_queue WHERE status = ?"
        return int(self.house.company.value(sql, status))

    def until(self, status: str, count: int) -> None:
        self.house.qtbot.waitUntil(lambda: self.count(status) == count)
