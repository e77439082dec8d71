"""Turns: of threads at the interpreter, and of acts in the event loop."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

SWITCH_SECONDS = 0.0005

Act = Callable[[], object]


def share_interpreter() -> None:
    """Let a thread that wants the interpreter wait for it a tenth of what Python has it wait.

    Painting a window asks for it hundreds of times, whenever Qt calls back into Python. Beside a
    worker that computes, each time may take Python's 5 ms.
    """
    sys.setswitchinterval(SWITCH_SECONDS)


class Turns(QObject):
    """Acts done one after the other, each in a turn of the event loop of its own.

    All that follows from one piece of news takes longer than a frame: between two acts the window
    paints and hears keys. An act that waits already isn't taken a second time.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[Act, None] = {}
        self._is_over = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._next)

    def take(self, act: Act) -> None:
        """Do `act` after those before it; once it was stopped, not at all."""
        if self._is_over:
            return
        self._waiting[act] = None
        self._timer.start()

    def stop(self) -> None:
        """Do nothing any more."""
        self._is_over = True
        self._waiting.clear()
        self._timer.stop()

    @Slot()
    def _next(self) -> None:
        act = next(iter(self._waiting))
        del self._waiting[act]
        if self._waiting:
            self._timer.start()
        act()
