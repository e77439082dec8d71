"""The daily backup."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from astrobookings_desktop.data.errors import DatabaseProblem, DatabaseUnreachable
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.jobs.job import Job, Offline
from astrobookings_desktop.jobs.registry import Tools
from astrobookings_desktop.services.actors import WORKER
from astrobookings_desktop.services.backup.making import back_up_into

BACK_UP = "back_up"
AWAY = "The folder of backups {folder} isn't there: plug in its disk, or set another folder."
PAUSE = timedelta(minutes=10)  # after one that came to nothing: it reads the whole database again


def backup_handler(folder_of: Callable[[], Path]) -> Callable[[Tools, Job], None]:
    """Back up into the folder that is set at that moment.

    A disk that is away or full is waited for.
    """

    def run(tools: Tools, _job: Job) -> None:
        folder = folder_of()
        told = -1

        def progress(_step: str, done: int, total: int) -> None:
            nonlocal told
            percent = 100 * done // total if total else 0
            if percent // 10 != told:
                told = percent // 10
                tools.tell(percent)

        if not folder.is_dir():
            raise Offline(AWAY.format(folder=folder))
        try:
            back_up_into(tools.office, WORKER, folder, None, progress)
        except DatabaseProblem as problem:
            if not folder.is_dir():
                raise Offline(AWAY.format(folder=folder)) from problem
            is_away = isinstance(problem, DatabaseUnreachable)
            kind = Trouble.NETWORK if is_away else Trouble.FILE
            raise Offline(problem.message, PAUSE, kind) from problem

    return run
