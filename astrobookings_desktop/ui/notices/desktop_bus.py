"""Notices by the desktop's own service, org.freedesktop.Notifications, over the session bus.

A thread of its own speaks with the bus, so that a bus or a service that hangs never holds the
window. Qt's tray would tell notices too, but without a way to answer a click on most desktops.
"""

import os
import queue
import select
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from astrobookings_desktop.ui.notices.words import Words

if TYPE_CHECKING:
    from astrobookings_desktop.ui.notices.bus_speaker import Speaker

END_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class _Order:
    token: object
    words: Words
    icon: str


class DesktopBus(QObject):
    """Tells notices and says what became of each; a `token` is the caller's own.

    All signals are emitted in the thread: connect methods of QObjects only.
    """

    told = Signal(object)  # token: it is shown
    failed = Signal(object, bool)  # token, and whether there is a bus at all
    activated = Signal(object, str)  # token: somebody clicked it; the desktop's activation token

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._reader, self._writer = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        self._thread: threading.Thread | None = None

    def tell(self, token: object, words: Words, icon: str = "") -> None:
        """Show a notice, soon; `icon` is the path of a picture."""
        self._orders.put(_Order(token, words, icon))
        if self._thread is None:  # nobody who is never told anything needs a thread
            self._thread = threading.Thread(target=self._run, name="desktop-bus", daemon=True)
            self._thread.start()
        os.write(self._writer, b".")

    def close(self) -> None:
        """End the thread; one that hangs in a call is left to end with the program."""
        self._orders.put(None)
        if self._thread is None:
            self._close_pipe()
            return
        os.write(self._writer, b".")
        self._thread.join(END_SECONDS)

    def _close_pipe(self) -> None:
        os.close(self._reader)
        os.close(self._writer)

    # --- in the thread ----------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            from astrobookings_desktop.ui.notices.bus_speaker import Speaker
        except ImportError:  # the library comes with systems that have such a bus
            speaker = None
        else:
            speaker = Speaker(self.activated.emit)
        while True:
            sources = [self._reader, *(speaker.sources if speaker else ())]
            ready, _, _ = select.select(sources, [], [])
            if self._reader in ready:
                os.read(self._reader, 4096)
                if not self._carry_out(speaker):
                    break
            if speaker is not None:
                speaker.listen()
        if speaker is not None:
            speaker.close()
        self._close_pipe()

    def _carry_out(self, speaker: "Speaker | None") -> bool:
        """Do all that was ordered; False when it is time to end."""
        while not self._orders.empty():
            order = self._orders.get()
            if order is None:
                return False
            if speaker is not None and speaker.show(order.token, order.words, order.icon):
                self.told.emit(order.token)
            else:
                self.failed.emit(order.token, speaker is not None and speaker.has_bus)
        return True
