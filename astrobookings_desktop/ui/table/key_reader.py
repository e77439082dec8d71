"""The reader thread: key lists and counts, which may take longer than a frame."""

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QObject, Signal

from astrobookings_desktop.data.queries.base import (
    EntityQueries,
    ListQuery,
    Statement,
    head,
    packed,
)
from astrobookings_desktop.data.queries.reading import (
    fetch,
    fetch_packed,
    fetch_probe,
    fetch_within,
    was_interrupted,
)
from astrobookings_desktop.ui.table.keys import Keys

EACH_MS = 10  # what is spent on meeting hits one by one
PACKED_WIDTH = 18  # digits for any id
MANY = 5000  # so many hits take longer to be sorted than the first rows to be met
HEAD_ROWS = 200  # first rows, more than the largest screen shows


@dataclass(frozen=True)
class Request:
    """What somebody wants read: all keys of the one query, or the counts of several."""

    client: int
    generation: int
    queries: EntityQueries
    wanted: tuple[ListQuery, ...]
    counts: bool = False


@dataclass(frozen=True)
class Answer:
    """What was read for `request`; without `complete` only the first rows, more follow.

    `error` is a fault of the database, or a bug, for the GUI thread to report.
    """

    request: Request
    keys: Keys | None = None
    complete: bool = True
    counts: tuple[int, ...] = ()
    error: Exception | None = None


def packed_head(keys: Statement) -> Statement:
    """The first keys as one text of numbers of PACKED_WIDTH digits."""
    return packed(head(keys, HEAD_ROWS), 10 ** (PACKED_WIDTH - 1))


class KeyReader(QObject):
    """One thread with one connection for all tables; the newest request of a client counts.

    `answered` is emitted in the reader thread: receivers must be methods of QObjects, which then
    run in the thread of their object. Keys go before counts. `connect` is called in the thread
    and must give a connection that may be interrupted from another one.
    """

    answered = Signal(object)

    _clients = count(1)

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._connect = connect
        self._connection: sqlite3.Connection | None = None
        self._waiting: OrderedDict[tuple[bool, int], Request] = OrderedDict()
        self._running: Request | None = None
        self._closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="key-reader", daemon=True)
        self._thread.start()

    @classmethod
    def new_client(cls) -> int:
        """A number to make requests under."""
        return next(cls._clients)

    def ask(self, request: Request) -> None:
        """Read `request` soon; whatever its client asked for before is out of date."""
        with self._changed:
            self._waiting.pop((request.counts, request.client), None)
            self._waiting[request.counts, request.client] = request
            self._interrupt(request.client, request.counts)
            self._changed.notify()

    def forget(self, client: int) -> None:
        """Give up what `client` asked for."""
        with self._changed:
            self._waiting.pop((False, client), None)
            self._interrupt(client, counts=False)

    def close(self) -> None:
        """End the thread and its connection; waits for both."""
        with self._changed:
            self._closing = True
            self._waiting.clear()
            if self._running is not None and self._connection is not None:
                self._connection.interrupt()
            self._changed.notify()
        self._thread.join()

    def _interrupt(self, client: int, counts: bool) -> None:
        running = self._running
        if running is None or self._connection is None:
            return
        outdated = running.client == client and running.counts == counts
        if outdated or (running.counts and not counts):
            if not outdated:  # put off, not given up
                self._waiting.setdefault((True, running.client), running)
            self._connection.interrupt()

    # --- in the reader thread -------------------------------------------------------------------

    def _run(self) -> None:
        while (request := self._next()) is not None:
            try:
                self._read(request)
            # What goes wrong in a thread is carried to the GUI thread; the next one is read.
            except Exception as error:  # noqa: BLE001
                if not (isinstance(error, sqlite3.Error) and was_interrupted(error)):
                    self.answered.emit(Answer(request, error=error))
        if self._connection is not None:
            self._connection.close()

    def _next(self) -> Request | None:
        with self._changed:
            self._running = None
            while not self._waiting and not self._closing:
                self._changed.wait()
            if self._closing:
                return None
            first = min(self._waiting, key=lambda slot: slot[0])  # stable: keys, oldest first
            self._running = self._waiting.pop(first)
            return self._running

    def _read(self, request: Request) -> None:
        if self._connection is None:
            connection = self._connect()
            with self._changed:
                self._connection = connection
        connection = self._connection
        if request.counts:
            counts = tuple(
                fetch(connection, request.queries.count(query))[0][0] for query in request.wanted
            )
            self.answered.emit(Answer(request, counts=counts))
            return
        (query,) = request.wanted
        some = fetch_probe(connection, request.queries, query, MANY)
        if len(some) == 1 and some[0] >= MANY:
            self._answer_first(connection, request, query)
        paired = None
        if len(some) > 1 and min(some) >= MANY:
            paired = request.queries.paired_keys(query)
        probed = () if paired else fetch_probe(connection, request.queries, query)
        keys = paired or request.queries.keys(query, probed)
        text, width = fetch_packed(connection, request.queries, keys)
        self.answered.emit(Answer(request, Keys(text, width)))

    def _answer_first(
        self, connection: sqlite3.Connection, request: Request, query: ListQuery
    ) -> None:
        """The first hits in order: met one by one where they are many, else with the hits of
        another table gathered beforehand."""
        met = packed_head(request.queries.keys(query, first=True))
        found = fetch_within(connection, met, EACH_MS)
        if found is None:
            gathered = packed_head(request.queries.keys(query))
            found = fetch(connection, gathered)
        text = found[0][0] or ""
        self.answered.emit(Answer(request, Keys(text, PACKED_WIDTH), complete=False))
