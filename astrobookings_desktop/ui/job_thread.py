"""The worker beside the window: a thin thread around the loop, with pause and state."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.services.unit_of_work import Office
from astrobookings_desktop.ui.language import tell

if TYPE_CHECKING:
    from astrobookings_desktop.jobs.registry import Registry
    from astrobookings_desktop.jobs.runner import Runner


class JobThread(QThread):
    """Works the queue from `start` to `end`; its signals come from the worker's threads.

    What the jobs need is loaded in this thread, by `registry`, and keeps no window waiting.
    """

    troubled = Signal(str)  # a fault of the file, in words; empty when it is over
    paused = Signal(bool)

    def __init__(
        self, office: Office, registry: Callable[[], "Registry"], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._registry = office, registry
        self._stop = threading.Event()
        self._is_paused = False
        self._runner: Runner | None = None

    def run(self) -> None:
        """Until `end` is called."""
        if self._stop.is_set():
            return
        from astrobookings_desktop.jobs.runner import Runner

        runner = self._runner = Runner(self._office, self._registry(), troubled=self._tell)
        runner.pause(self._is_paused)
        runner.start()
        self._stop.wait()
        runner.stop()

    def end(self) -> None:
        """End it; takes a second at most, and what is under way is taken up by the next worker."""
        self._stop.set()
        self.wait()

    @property
    def is_paused(self) -> bool:
        """Whether nothing new is begun."""
        return self._is_paused

    def pause(self, paused: bool) -> None:
        """Begin nothing new, or go on."""
        self._is_paused = paused
        if self._runner is not None:
            self._runner.pause(paused)
        self.paused.emit(paused)

    @Slot()
    def wake(self) -> None:
        """Look at once whether something is to be done."""
        if self._runner is not None:
            self._runner.wake()

    @Slot()
    def settings_changed(self) -> None:
        """Try again what waits for a setting."""
        if self._runner is not None:
            self._runner.settings_changed()

    def _tell(self, problem: DatabaseProblem | None) -> None:
        self.troubled.emit("" if problem is None else tell(problem))
