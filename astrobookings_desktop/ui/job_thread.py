"""The worker beside the window: a thin thread around the loop, with pause and state."""

import threading
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.jobs.presence import others_work
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.ui.language import tell

if TYPE_CHECKING:
    from astrobookings_desktop.jobs.registry import Registry
    from astrobookings_desktop.jobs.runner import Runner


AGAIN_SECONDS = 60.0


class JobThread(QThread):
    """Works the queue from `start` to `end`; its signals come from the worker's threads.

    What the jobs need is loaded in this thread, by `registry`, and keeps no window waiting. Where
    that fails, by a fault of the program or of what was installed, it is told, and tried again
    each minute or by `toggle`.
    """

    troubled = Signal(str)  # a fault of the file, in words; empty when it is over
    paused = Signal(bool)
    broken = Signal(object)  # the error that keeps it from beginning; None once it has begun

    def __init__(
        self, office: Office, registry: Callable[[], "Registry"], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._registry = office, registry
        self._stop, self._anew = threading.Event(), threading.Event()
        self._guard = threading.Lock()
        self._is_paused = False
        self._fault: Exception | None = None
        self._runner: Runner | None = None

    def run(self) -> None:
        """Until `end` is called."""
        while not self._stop.is_set():
            self._anew.clear()
            try:
                self._begin()
            # Whatever is wrong with a library or a file of the program, the window lives and says.
            except Exception as error:  # noqa: BLE001
                self._break(error)
                self._anew.wait(AGAIN_SECONDS)
            else:
                self._break(None)
                self._stop.wait()
        if self._runner is not None:
            self._runner.stop()

    def end(self) -> None:
        """End it; takes a second at most, and what is under way is taken up by the next worker."""
        self._stop.set()
        self._anew.set()
        self.wait()

    @property
    def is_broken(self) -> bool:
        """Whether it couldn't begin, and does nothing."""
        return self._fault is not None

    def toggle(self) -> None:
        """Pause, go on, or begin anew where it couldn't begin."""
        if self.is_broken:
            self._anew.set()
        else:
            self.pause(not self._is_paused)

    @property
    def is_paused(self) -> bool:
        """Whether nothing new is begun."""
        return self._is_paused

    @property
    def goes_on_elsewhere(self) -> bool:
        """Whether it is paused here and another process is there to work the queue, as far as is
        known; that one may be paused too, which nobody can tell."""
        return self._is_paused and others_work(self._office.path)

    def pause(self, paused: bool) -> None:
        """Begin nothing new, or go on."""
        with self._guard:
            self._is_paused = paused
            if self._runner is not None:
                self._runner.pause(paused)
        self.paused.emit(paused)

    @Slot()
    def wake(self) -> None:
        """Look at once whether something is to be done."""
        if (runner := self._runner) is not None:
            runner.wake()

    @Slot(object)
    def settings_changed(self, sections: Collection[Section]) -> None:
        """Try again what waits for this workstation's settings in these sections."""
        if (runner := self._runner) is not None:
            runner.settings_changed(sections)

    def _begin(self) -> None:
        from astrobookings_desktop.jobs.runner import Runner

        runner = Runner(self._office, self._registry(), troubled=self._tell)
        # Known before it starts, for its first jobs are done, and somebody may pause it, meanwhile.
        with self._guard:
            runner.pause(self._is_paused)
            self._runner = runner
        try:
            runner.start()
        except BaseException:
            self._runner = None
            runner.stop()
            raise

    def _break(self, error: Exception | None) -> None:
        """Tell of a fault once, however often it is met, and of its end."""
        before, self._fault = self._fault, error
        if repr(before) != repr(error):
            self.broken.emit(error)

    def _tell(self, problem: DatabaseProblem | None) -> None:
        self.troubled.emit("" if problem is None else tell(problem))
