"""One long piece of work in a thread of its own, with progress, and a way to cancel it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from shiboken6 import isValid

PROGRESS_SECONDS = 0.05  # more often nobody can read it
WAIT_SECONDS = 0.02  # for the end of what is stopped, between looks at what it wants done

Progress = Callable[[str, int, int], None]
Work = Callable[[Progress], Any]


class Canceled(Exception):
    """The person wanted the work to end."""


@dataclass(frozen=True)
class _End:
    result: Any = None
    error: Exception | None = None


@dataclass(frozen=True)
class _Request:
    """Something that the GUI thread must do while the work waits."""

    act: Callable[[], None]


class Background(QObject):
    """Runs work after work, one at a time. All signals come in the GUI thread.

    The work tells its progress as (step, done, total); being canceled it is raised out of there,
    also where the window is gone.
    """

    progressed = Signal(str, object, object)  # a step's name, how much is done, how much there is
    done = Signal(object)  # the result
    failing = Signal(object)  # the exception, before anybody is told of it
    failed = Signal(object)  # the exception; Canceled when it was
    _told = Signal(str, object, object)
    _asked = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._canceled = threading.Event()
        self._is_silent = self._is_retired = False
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._asked.connect(self._act, Qt.ConnectionType.BlockingQueuedConnection)
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether work is going on."""
        return self._thread is not None

    def start(self, work: Work) -> None:
        """Do `work`; nothing else may be going on."""
        if self._thread is not None:
            raise RuntimeError("the work before isn't done yet")
        self._canceled.clear()
        self._thread = threading.Thread(
            target=self._run, args=(work,), name="background", daemon=True
        )
        self._thread.start()

    def cancel(self) -> None:
        """Let the work end at its next progress."""
        self._canceled.set()

    def stop(self) -> None:
        """End the work at its next progress without a word; waits for it, and does meanwhile what
        it has done in this thread."""
        self._is_silent = True
        self._canceled.set()
        while self._thread is not None and self._thread.is_alive():
            self._thread.join(WAIT_SECONDS)
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    @Slot()
    def retire(self) -> None:
        """Nobody needs it any more: it goes once its work has ended."""
        self._is_retired = True
        if not self.is_busy:
            self.deleteLater()

    @Slot(str, object, object)
    def _tell(self, step: str, done: int, total: int) -> None:
        if not self._is_silent:
            self.progressed.emit(step, done, total)

    @Slot(object)
    def _act(self, request: _Request) -> None:
        request.act()

    @Slot(object)
    def _settle(self, end: _End) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._is_retired:
            self.deleteLater()
        if self._is_silent:
            return
        if end.error is None:
            self.done.emit(end.result)
        else:
            self.failing.emit(end.error)
            self.failed.emit(end.error)

    # --- in the thread ----------------------------------------------------------------------------

    def in_gui_thread(self, act: Callable[[], None]) -> None:
        """To be called by the work: have `act` done in the GUI thread, and wait for it."""
        self._asked.emit(_Request(act))

    def _run(self, work: Work) -> None:
        last_step, last_told = "", 0.0

        def progress(step: str, done: int, total: int) -> None:
            nonlocal last_step, last_told
            if self._canceled.is_set() or not isValid(self):
                raise Canceled
            now = perf_counter()
            if step != last_step or done == total or now - last_told > PROGRESS_SECONDS:
                last_step, last_told = step, now
                self._told.emit(step, done, total)

        try:
            end = _End(result=work(progress))
        # Whatever goes wrong in a thread is carried to the GUI thread and told there.
        except Exception as error:  # noqa: BLE001
            end = _End(error=error)
        if isValid(self):
            self._ended.emit(end)
