"""The reader thread: key lists and counts, which may take longer than a frame."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QObject

from astrobookings_desktop.data.queries.listing.base import (
    EntityQueries,
    ListQuery,
    Statement,
    head,
    packed,
)
from astrobookings_desktop.data.queries.listing.reading import (
    fetch,
    fetch_packed,
    fetch_probe,
    fetch_within,
)
from astrobookings_desktop.ui.table.keys import Keys
from astrobookings_desktop.ui.threads.reader import ReaderThread

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


class KeyReader(ReaderThread):
    """The reader thread of all tables: a client has a slot for keys and one for counts.

    Keys go before counts, which are put off when keys are wanted.
    """

    _clients = count(1)

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], parent: QObject | None = None
    ) -> None:
        super().__init__("key-reader", connect, parent)

    @classmethod
    def new_client(cls) -> int:
        """A number to make requests under."""
        return next(cls._clients)

    def ask(self, request: Request) -> None:
        """Read `request` soon; whatever its client asked for before is out of date."""
        self._put((request.counts, request.client), request)

    def forget(self, client: int) -> None:
        """Give up what `client` asked for."""
        self._drop((False, client))

    def _make_way(self, slot: tuple[bool, int]) -> None:
        if self._running is None or self._connection is None:
            return
        running, request = self._running
        outdated, (counts, _client) = running == slot, slot
        if outdated or (request.counts and not counts):
            if not outdated:  # put off, not given up
                self._waiting.setdefault(running, request)
            self._interrupt()

    def _choose(self) -> tuple[bool, int]:
        return min(self._waiting, key=lambda slot: slot[0])  # stable: keys, oldest first

    def _failed(self, request: Request, error: Exception) -> Answer:
        return Answer(request, error=error)

    def _read(self, connection: sqlite3.Connection, request: Request) -> None:
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
