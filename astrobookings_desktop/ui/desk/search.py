"""Searches that may take longer than a frame: one thread with one connection, the newest wins."""

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.data.queries.reading import was_interrupted
from astrobookings_desktop.ui.context import UiContext

Read = Callable[[sqlite3.Connection], Any]


@dataclass(frozen=True)
class Question:
    """Something to be read for one searcher; a later generation makes it out of date."""

    searcher: int
    generation: int
    read: Read


@dataclass(frozen=True)
class Answer:
    """What was read, or the exception that came of it."""

    question: Question
    result: Any = None
    error: Exception | None = None


class SearchThread(QObject):
    """The desk's reader thread.

    `answered` is emitted in the thread: receivers must be methods of QObjects, which then run in
    the thread of their object. `connect` is called in the thread and must give a connection that
    may be interrupted from another one.
    """

    answered = Signal(object)

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._connect = connect
        self._connection: sqlite3.Connection | None = None
        self._waiting: OrderedDict[int, Question] = OrderedDict()
        self._running: Question | None = None
        self._closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="desk-search", daemon=True)
        self._thread.start()

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is read, and what was read is wanted by nobody."""
        return self._closing

    def ask(self, question: Question) -> None:
        """Read this soon; whatever its searcher asked for before is given up."""
        with self._changed:
            self._waiting.pop(question.searcher, None)
            self._waiting[question.searcher] = question
            self._interrupt(question.searcher)
            self._changed.notify()

    def forget(self, searcher: int) -> None:
        """Give up what a searcher asked for."""
        with self._changed:
            self._waiting.pop(searcher, None)
            self._interrupt(searcher)

    def close(self) -> None:
        """End the thread and its connection; waits for both."""
        with self._changed:
            self._closing = True
            self._waiting.clear()
            if self._running is not None:
                self._interrupt(self._running.searcher)
            self._changed.notify()
        self._thread.join()

    def _interrupt(self, searcher: int) -> None:
        running = self._running
        if running is not None and running.searcher == searcher and self._connection is not None:
            self._connection.interrupt()

    # --- in the thread ----------------------------------------------------------------------------

    def _run(self) -> None:
        while (question := self._next()) is not None:
            try:
                if self._connection is None:
                    connection = self._connect()
                    with self._changed:
                        self._connection = connection
                self.answered.emit(Answer(question, question.read(self._connection)))
            # What goes wrong in a thread is carried to the GUI thread; the next one is read.
            except Exception as error:  # noqa: BLE001
                if not (isinstance(error, sqlite3.Error) and was_interrupted(error)):
                    self.answered.emit(Answer(question, error=error))
        if self._connection is not None:
            self._connection.close()

    def _next(self) -> Question | None:
        with self._changed:
            self._running = None
            while not self._waiting and not self._closing:
                self._changed.wait()
            if self._closing:
                return None
            _searcher, self._running = self._waiting.popitem(last=False)
            return self._running


def tell_failure(context: UiContext, error: Exception) -> None:
    """Say that a search failed where the file is at fault; anything else is a bug, and raised."""
    if not isinstance(error, sqlite3.Error | DatabaseProblem):
        raise error
    words = QCoreApplication.translate(
        "desk", "The search can't be done now: the database can't be read"
    )
    context.say(words)


class Searcher(QObject):
    """One list's way to the search thread: late answers are dropped."""

    found = Signal(object)
    failed = Signal(object)

    _numbers = 0

    def __init__(self, thread: SearchThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        Searcher._numbers += 1
        self._number = Searcher._numbers
        self._thread = thread
        self._generation = 0
        self._waiting = False
        thread.answered.connect(self._answered)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._waiting

    def ask(self, read: Read) -> None:
        """Read in the thread; `found` brings the result unless something else is asked before."""
        self._generation += 1
        self._waiting = True
        self._thread.ask(Question(self._number, self._generation, read))

    def forget(self) -> None:
        """Want no answer any more."""
        self._generation += 1
        self._waiting = False
        self._thread.forget(self._number)

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        question = answer.question
        if self._thread.is_closed:
            return  # whoever heard of it would read on, from a database that is closed
        if question.searcher != self._number or question.generation != self._generation:
            return
        self._waiting = False
        if answer.error is None:
            self.found.emit(answer.result)
        else:
            self.failed.emit(answer.error)
