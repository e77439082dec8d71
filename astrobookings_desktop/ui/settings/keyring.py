"""The keyring, asked off the GUI thread: it may want its own password from the person first."""

import contextlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

Act = Callable[[], object]
Told = Callable[[object], None]


class Keyring(QObject):
    """Does one act after the other; the result of each comes to who asked, in the GUI thread."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def run(self, act: Act, told: Told) -> None:
        """Begin; nobody waits for a keyring that never answers."""
        threading.Thread(target=self._work, args=(act, told), name="keyring", daemon=True).start()

    @Slot(object, object)
    def _settle(self, told: Told, result: object) -> None:
        told(result)

    def _work(self, act: Act, told: Told) -> None:
        result = act()
        with contextlib.suppress(RuntimeError):  # the window is gone by now
            self._ended.emit(told, result)
