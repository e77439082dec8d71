"""The check of the database in a thread of its own, while people go on working."""

import contextlib
import sqlite3
import threading
import time
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from astrobookings_desktop.data.errors import DatabaseProblem, explain
from astrobookings_desktop.data.queries.listing.reading import one_view, was_interrupted
from astrobookings_desktop.data.queries.log_rows import head_of_log
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.checks.finding import Finding
from astrobookings_desktop.services.log.memory import remembered_since
from astrobookings_desktop.ui.context import UiContext

MOST_KEPT = 5000


@dataclass(frozen=True)
class CheckEnd:
    """How a check ended.

    `findings` are at most `MOST_KEPT` of `count`. `log_row` and `log_head` are the id and the hash
    of the log's last row, 0 and empty where it has none; `since` is from when on this workstation
    remembers its ends, None where it doesn't. `error` is a fault of the file or a bug.
    """

    findings: tuple[Finding, ...] = ()
    count: int = 0
    seconds: float = 0.0
    log_row: int = 0
    log_head: str = ""
    was_canceled: bool = False
    error: Exception | None = None
    since: datetime | None = None


class CheckRun(QObject):
    """One check. Its signals come from the thread: receivers must be methods of QObjects."""

    advanced = Signal(str, int, int)  # the step's name, its number from 1, the number of steps
    found = Signal(object)  # how many findings there are by now
    ended = Signal(object)  # CheckEnd; not after `stop`

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._canceled = threading.Event()
        self._silent = False
        self._thread = threading.Thread(target=self._run, name="check", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """End soon; `ended` says so."""
        self._canceled.set()

    def stop(self) -> None:
        """End now without a word; waits for the thread."""
        self._silent = True
        self._canceled.set()
        if self._thread.is_alive():
            self._thread.join()

    # --- in the thread ----------------------------------------------------------------------------

    def _run(self) -> None:
        office, began = self._context.office, time.monotonic()
        findings: list[Finding] = []
        count, row, error = 0, None, None
        since: str | None = None
        try:
            with contextlib.closing(office.reader()) as connection, one_view(connection):
                for finding in check(
                    connection,
                    self._advance,
                    catalogue=office.catalogue,
                    heads=office.heads,
                    stopped=self._canceled.is_set,
                ):
                    count += 1
                    if count <= MOST_KEPT:
                        findings.append(finding)
                        self._tell_count(count)
                    if self._canceled.is_set():
                        break
                row = head_of_log(connection)
            since = remembered_since(office.heads, office.path)
        # What goes wrong in a thread is carried to the GUI thread and told there.
        except Exception as raised:  # noqa: BLE001
            error = self._explained(raised)
        if self._silent:
            return
        end = CheckEnd(
            tuple(findings),
            count,
            time.monotonic() - began,
            0 if row is None else row.id,
            "" if row is None else row.hash,
            self._canceled.is_set(),
            error,
            None if since is None else from_text(since),
        )
        self.ended.emit(end)

    def _advance(self, name: str, number: int, total: int) -> None:
        if not self._silent:
            self.advanced.emit(name, number, total)

    def _tell_count(self, count: int) -> None:
        if not self._silent:
            self.found.emit(count)

    def _explained(self, error: Exception) -> Exception | None:
        """The fault as it is told; None for the interrupt that a person wanted."""
        if isinstance(error, DatabaseProblem) or not isinstance(error, sqlite3.Error):
            return error
        if was_interrupted(error) and self._canceled.is_set():
            return None
        return explain(error, self._context.office.path) or error
