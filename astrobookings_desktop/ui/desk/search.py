"""Searches that may take longer than a frame: one thread with one connection, the newest wins."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.threads.reader import ReaderThread

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


class SearchThread(ReaderThread):
    """The desk's reader thread; each searcher has a slot of its own."""

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], parent: QObject | None = None
    ) -> None:
        super().__init__("desk-search", connect, parent)

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is read, and what was read is wanted by nobody."""
        return self._closing

    def ask(self, question: Question) -> None:
        """Read this soon; whatever its searcher asked for before is given up."""
        self._put(question.searcher, question)

    def forget(self, searcher: int) -> None:
        """Give up what a searcher asked for."""
        self._drop(searcher)

    def _read(self, connection: sqlite3.Connection, question: Question) -> None:
        self.answered.emit(Answer(question, question.read(connection)))

    def _failed(self, question: Question, error: Exception) -> Answer:
        return Answer(question, error=error)


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
