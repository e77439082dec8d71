"""A thread with a connection of its own that reads what it is asked; the newest question wins."""

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from astrobookings_desktop.data.queries.listing.reading import was_interrupted


class ReaderThread(QObject):
    """What the desk's searches and the tables' key lists share; subclasses say how to read.

    Each question waits in a slot, one at most in each. `answered` is emitted in the thread:
    receivers must be methods of QObjects, which then run in the thread of their object. `connect`
    is called in the thread and must give a connection that may be interrupted from another one.
    """

    answered = Signal(object)

    def __init__(
        self,
        name: str,
        connect: Callable[[], sqlite3.Connection],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connect = connect
        self._connection: sqlite3.Connection | None = None
        self._waiting: OrderedDict[Any, Any] = OrderedDict()
        self._running: tuple[Any, Any] | None = None  # slot and question
        self._closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread and its connection; waits for both."""
        with self._changed:
            self._closing = True
            self._waiting.clear()
            if self._running is not None:
                self._interrupt()
            self._changed.notify()
        self._thread.join()

    # --- for subclasses ---------------------------------------------------------------------------

    def _read(self, connection: sqlite3.Connection, question: Any) -> None:
        """Read in the thread, and emit `answered`."""
        raise NotImplementedError

    def _failed(self, question: Any, error: Exception) -> Any:
        """The answer that carries what went wrong to the GUI thread."""
        raise NotImplementedError

    def _choose(self) -> Any:
        """The slot that is read next; the oldest question, unless a subclass knows better."""
        return next(iter(self._waiting))

    def _make_way(self, slot: Any) -> None:
        """Interrupt what is being read where a new question in `slot` puts it out of date."""
        if self._running is not None and self._running[0] == slot:
            self._interrupt()

    def _put(self, slot: Any, question: Any) -> None:
        """Read this soon; what waited in its slot before is given up."""
        with self._changed:
            self._waiting.pop(slot, None)
            self._waiting[slot] = question
            self._make_way(slot)
            self._changed.notify()

    def _drop(self, slot: Any) -> None:
        """Give up what was asked for in a slot."""
        with self._changed:
            self._waiting.pop(slot, None)
            self._make_way(slot)

    def _interrupt(self) -> None:
        if self._connection is not None:
            self._connection.interrupt()

    # --- in the thread ----------------------------------------------------------------------------

    def _run(self) -> None:
        while (question := self._next()) is not None:
            try:
                self._read(self._connected(), question)
            # What goes wrong in a thread is carried to the GUI thread; the next one is read.
            except Exception as error:  # noqa: BLE001
                if not (isinstance(error, sqlite3.Error) and was_interrupted(error)):
                    self.answered.emit(self._failed(question, error))
        if self._connection is not None:
            self._connection.close()

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            connection = self._connect()
            with self._changed:
                self._connection = connection
        return self._connection

    def _next(self) -> Any:
        with self._changed:
            self._running = None
            while not self._waiting and not self._closing:
                self._changed.wait()
            if self._closing:
                return None
            slot = self._choose()
            question = self._waiting.pop(slot)
            self._running = slot, question
            return question
