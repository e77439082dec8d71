"""The worker beside the window: a thin thread around the loop, with pause and state."""

import threading

from PySide6.QtCore import QObject, QThread, Signal, Slot

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.jobs.registry import Registry
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.unit_of_work import Office
from astrobookings_desktop.ui.language import tell


class JobThread(QThread):
    """Works the queue from `start` to `end`; its signals come from the worker's threads."""

    troubled = Signal(str)  # a fault of the file, in words; empty when it is over
    paused = Signal(bool)

    def __init__(self, office: Office, registry: Registry, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._runner = Runner(office, registry, troubled=self._tell)

    def run(self) -> None:
        """Until `end` is called."""
        self._runner.start()
        self._stop.wait()
        self._runner.stop()

    def end(self) -> None:
        """End it; takes a second at most, and what is under way is taken up by the next worker."""
        self._stop.set()
        self.wait()

    @property
    def is_paused(self) -> bool:
        """Whether nothing new is begun."""
        return self._runner.is_paused

    def pause(self, paused: bool) -> None:
        """Begin nothing new, or go on."""
        self._runner.pause(paused)
        self.paused.emit(paused)

    @Slot()
    def wake(self) -> None:
        """Look at once whether something is to be done."""
        self._runner.wake()

    @Slot()
    def settings_changed(self) -> None:
        """Try again what waits for a setting."""
        self._runner.settings_changed()

    def _tell(self, problem: DatabaseProblem | None) -> None:
        self.troubled.emit("" if problem is None else tell(problem))
