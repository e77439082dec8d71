"""How long an event loop keeps its window waiting, and what of that is the machine's doing."""

import contextlib
import os
import statistics
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import perf_counter, process_time

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.threads.garbage import Garbage
from astrobookings_desktop.ui.threads.turns import share_interpreter

MOST_GAP = 50.0  # ms
REST_LAPS = 5


@dataclass(slots=True)
class Lap:
    """The longest gap of some time, ms; `own` is what the program did within a gap, at most."""

    longest: float = 0.0
    own: float = 0.0


@dataclass(slots=True)
class Gaps:
    """The laps while something went on, and those of the same window at rest."""

    at_rest: list[Lap] = field(default_factory=list)
    busy: list[Lap] = field(default_factory=list)

    def __str__(self) -> str:
        worst = max(lap.own for lap in self.busy)
        return (
            f"longest gap {_of(self.busy, 'longest')}, of it the program's own "
            f"{_of(self.busy, 'own')}  < {MOST_GAP:.0f} {'ok' if worst < MOST_GAP else 'MISSED'}; "
            f"at rest {_of(self.at_rest, 'longest')}, own {_of(self.at_rest, 'own')}"
        )


class LoopWatch:
    """Beats once a millisecond in the GUI thread.

    A gap is the time between two beats. On a machine that is shared, most of a long one is others'
    doing: the kernel says for how much of it this thread was ready but had no processor, and how
    long all threads of the program together had one.
    """

    def __init__(self) -> None:
        self._waited = _processor_wait()
        self._cpu = process_time()
        self._lap = Lap()
        self._timer = QTimer(interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last, self._wait = perf_counter(), self._waited()
        self._timer.start()

    def lap(self) -> Lap:
        """The longest gap since the last lap, one that still lasts included."""
        self._beat()
        lap, self._lap = self._lap, Lap()
        return lap

    def end(self) -> None:
        """Beat no more."""
        self._timer.stop()

    @property
    def is_on(self) -> bool:
        """Whether it beats."""
        return self._timer.isActive()

    def _beat(self) -> None:
        now, cpu, wait = perf_counter(), process_time(), self._waited()
        gap = (now - self._last) * 1000
        worked = (cpu - self._cpu) * 1000
        self._lap.longest = max(self._lap.longest, gap)
        self._lap.own = max(self._lap.own, min(gap - (wait - self._wait), worked))
        self._last, self._cpu, self._wait = now, cpu, wait


@contextlib.contextmanager
def watched(gaps: Gaps, *, rest_seconds: float = 0.5) -> Iterator[Callable[[], None]]:
    """Watch the loop at rest, and then within the block, which calls what it is given per lap."""
    watch = LoopWatch()
    for _ in range(REST_LAPS):
        spin(rest_seconds)
        gaps.at_rest.append(watch.lap())
    watch.lap()

    def lap() -> None:
        if watch.is_on:  # a caller's timer may go on after the block, when nothing beats any more
            gaps.busy.append(watch.lap())

    yield lap
    watch.end()


def make_app() -> QApplication:
    """The application as the program has it: its theme, its garbage, its threads' turns."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    if app.findChild(Garbage) is None:
        Theme(app, 1.0, None).apply("light")
        Garbage(app)
        share_interpreter()
    return app


def spin(seconds: float) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _of(laps: list[Lap], which: str) -> str:
    values = [getattr(lap, which) for lap in laps]
    return f"{statistics.median(values):.0f} ms (worst {max(values):.0f})"


def _processor_wait() -> Callable[[], float]:
    """What tells for how many milliseconds this thread has been ready without a processor."""
    try:
        file = os.open(f"/proc/self/task/{threading.get_native_id()}/schedstat", os.O_RDONLY)
    except OSError:  # not on Linux: all of a gap counts
        return lambda: 0.0
    return lambda: int(os.pread(file, 64, 0).split()[1]) / 1e6
