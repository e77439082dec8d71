"""A list of any length as a Qt model: keys from the reader thread, rows page by page."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from astrobookings_desktop.data.queries.listing.base import (
    VERY_FEW,
    ListQuery,
    Row,
    Statement,
    head,
)
from astrobookings_desktop.data.queries.listing.reading import fetch_within
from astrobookings_desktop.ui.table.column import TableSpec
from astrobookings_desktop.ui.table.key_reader import HEAD_ROWS, Answer, KeyReader, Request
from astrobookings_desktop.ui.table.keys import Keys
from astrobookings_desktop.ui.table.paged_rows import PagedRows
from astrobookings_desktop.ui.table.row_cache import PAGE

PROBE_MS = 4  # and before that on learning whether a search finds little or much
HEAD_MS = 6  # what the GUI thread spends on showing first rows at once
PAINT_FIRST_MS = 12  # the first rows are painted before the reader thread starts to compete


class TableModel(PagedRows):
    """The virtual model. `show` says what to list; rows are read on `connection` (GUI thread).

    A query's first rows are there at once where that takes no longer than `HEAD_MS`; all keys
    follow (`loaded`). Until then rows beyond the first ones are blank. Row numbers change only
    between `about_to_change` and `changed`, which is when a view keeps its place by id.
    """

    about_to_change = Signal(bool)  # True: another query, False: the same one read anew
    changed = Signal(bool)
    loaded = Signal()  # all keys are there
    counted = Signal(object)  # the number of rows, whenever it differs

    def __init__(
        self,
        spec: TableSpec,
        connection: sqlite3.Connection,
        reader: KeyReader,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(spec, connection, parent)
        self._reader = reader
        self._client = reader.new_client()
        self._generation = 0
        self._query: ListQuery | None = None
        self._listed: ListQuery | None = None  # whose rows are shown
        self._spent: Keys | None = None  # freeing megabytes can wait until the first rows are seen
        self._stale = False
        self._sieved_anew = False
        self._hand_over = QTimer(self, singleShot=True)
        self._hand_over.setTimerType(Qt.TimerType.PreciseTimer)
        self._hand_over.timeout.connect(self._ask)
        reader.answered.connect(self._answered)
        self.vanished.connect(self.reload, Qt.ConnectionType.QueuedConnection)

    # --- what to show -----------------------------------------------------------------------------

    @property
    def query(self) -> ListQuery:
        """What is listed, or being fetched."""
        return self._query or ListQuery(sort=self.spec.sort, descending=self.spec.descending)

    @property
    def is_answered(self) -> bool:
        """Whether the rows that are shown, perhaps not all yet, are those of `query`."""
        return self._listed is not None and self._listed == self._query

    @property
    def is_sieved_anew(self) -> bool:
        """Between `about_to_change` and `changed`: whether the rows that come stand under another
        filter or search than those that go."""
        return self._sieved_anew

    def show(self, query: ListQuery) -> None:
        """List `query`; raises InvalidValue, and keeps the old list, when it can't be read."""
        keys = self.spec.queries.keys(query)
        self._query = query
        self._try_again()
        self._outdate()
        first = self._first_rows(query, keys)
        if first is not None:
            ids = Keys.of([key for (key,) in first])
            if len(first) < HEAD_ROWS:
                self._replace(ids, len(first), complete=True, anew=True)
                self.loaded.emit()
                return
            counted = None
            if not query.search:  # else its number is seldom known as quickly
                count_of = self.spec.queries.count(query)
                counted = fetch_within(self._connection, count_of, HEAD_MS)
            count = counted[0][0] if counted else len(first)
            self._replace(ids, count, complete=False, anew=True)
        self._hand_over.start(PAINT_FIRST_MS if first is not None else 0)

    def _first_rows(self, query: ListQuery, keys: Statement) -> list[Row] | None:
        """The ids of the first rows, if they can be had at once: those of a few hits by sorting
        them, those of many by meeting them in order."""
        queries = self.spec.queries
        probe = queries.probe(query, VERY_FEW) if query.search else None
        if probe is not None:
            probed = fetch_within(self._connection, probe, PROBE_MS)
            if probed is not None and min(probed[0]) < VERY_FEW:
                keys = queries.keys(query, probed[0], most=VERY_FEW)
            else:
                keys = queries.paired_keys(query) or queries.keys(query, first=True)
        return fetch_within(self._connection, head(keys, HEAD_ROWS), HEAD_MS)

    def sort_by(self, key: str, descending: bool) -> None:
        """List the same rows in another order."""
        self.show(replace(self.query, sort=key, descending=descending))

    @Slot()
    def reload(self) -> None:
        """Read the keys of the same query again; the old rows stay until they are there."""
        self._try_again()
        if self._query is not None:
            self._stale = False
            self._outdate()
            self._hand_over.start(PAINT_FIRST_MS)

    def refresh(self, ids: Iterable[int] | None = None, columns_changed: bool = True) -> None:
        """Show what changed: rows are read again, and keys too unless neither a sorted nor a
        filtered column changed. `ids` None: anything may have changed."""
        self._try_again()
        if ids is None:
            self._cache.clear()
            self._data_changed(0, self._count)
        else:
            pages = self._cache.pages_with(set(ids))
            self._cache.drop(pages)
            for page in pages:
                self._data_changed(page * PAGE, min((page + 1) * PAGE, self._count))
        if columns_changed or ids is None:
            self.reload()

    def mark_stale(self) -> None:
        """Remember that something changed while nobody looks; see `refresh_stale`."""
        self._stale = True

    def refresh_stale(self) -> None:
        """Catch up with what was marked."""
        if self._stale:
            self._stale = False
            self.refresh()

    def _try_again(self) -> None:
        """Read the pages again that couldn't be read."""
        if self._is_unread:
            self._is_unread = False
            self._data_changed(0, self._count)

    def _outdate(self) -> None:
        self._generation += 1
        self._hand_over.stop()
        self._reader.forget(self._client)

    @Slot()
    def _ask(self) -> None:
        self._spent = None
        if self._query is not None:
            wanted = (self._query,)
            self._reader.ask(Request(self._client, self._generation, self.spec.queries, wanted))

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        request = answer.request
        if self._is_stopped:  # it was under way when the window closed
            return
        if request.client != self._client or request.generation != self._generation:
            return
        if answer.error is not None:
            self.failed.emit(answer.error)
        elif answer.keys is not None:
            count = len(answer.keys)
            if answer.complete:
                self._replace(answer.keys, count, complete=True, anew=False)
                self.loaded.emit()
            elif self._listed != self._query or self._count < count or not self._complete:
                self._replace(answer.keys, count, complete=False, anew=True)

    def _replace(self, keys: Keys, count: int, *, complete: bool, anew: bool) -> None:
        """Take over keys. A change of the number of rows resets the model, which is quicker than
        telling a view of many rows coming and going; as many other rows are a change of data."""
        differs = count != self._count
        self._sieved_anew = self._listed is None or _sieve(self._listed) != _sieve(self.query)
        self._listed = self._query
        if not differs and not anew and keys == self._keys and not self._cache.vanished:
            self._complete = complete
            return
        self.about_to_change.emit(anew)
        if differs:
            self.beginResetModel()
        self._spent = self._keys
        same_start = not anew and keys.slice(0, PAGE) == self._keys.slice(0, PAGE)
        self._keys, self._count, self._complete = keys, count, complete
        self._forget_rows(keep_first=same_start)
        if differs:
            self.endResetModel()
        else:
            self._data_changed(0, count)
        self.changed.emit(anew)
        if differs:
            self.counted.emit(count)

    def _forget_rows(self, keep_first: bool) -> None:
        if keep_first and not self._cache.vanished:
            self._cache.keep_only(0)
        else:
            self._cache.clear()


def _sieve(query: ListQuery) -> ListQuery:
    """What decides which rows there are, whatever their order."""
    return replace(query, sort="", descending=False)
