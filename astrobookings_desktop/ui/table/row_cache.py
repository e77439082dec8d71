"""Rows by page: fetched when first looked at, formatted when first drawn."""

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence

from astrobookings_desktop.data.queries.listing.base import EntityQueries, Row
from astrobookings_desktop.data.queries.listing.reading import fetch_packed_page
from astrobookings_desktop.ui.table.column import Column, Tone
from astrobookings_desktop.ui.table.keys import Keys

PAGE = 20  # some screen of rows: a jump reads some two pages, and few rows beside
PAGES = 512


class Line:
    """One row made ready to draw."""

    __slots__ = ("row", "texts", "tone")

    def __init__(self, row: Row, texts: list[str], tone: Tone | None) -> None:
        self.row = row
        self.texts = texts
        self.tone = tone


class _Page:
    __slots__ = ("lines", "rows")

    def __init__(self, rows: list[Row | None]) -> None:
        self.rows = rows
        self.lines: list[Line | None] = [None] * len(rows)


class RowCache:
    """Pages of `PAGE` rows; the least recently used of `PAGES` is dropped for a new one."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        queries: EntityQueries,
        columns: Sequence[Column],
        row_tone: Callable[[Row], Tone | None] | None = None,
    ) -> None:
        self._connection = connection
        self._queries = queries
        self._columns = columns
        self._texts = tuple(column.text for column in columns)
        self._left_out: set[int] = set()
        self._row_tone = row_tone
        self._pages: OrderedDict[int, _Page] = OrderedDict()
        self._last = -1  # the page last looked at, which is nearly always the next one too
        self._page = _Page([])
        self.fetched = 0  # pages, ever
        self.vanished: set[int] = set()  # ids that had no row any more

    def leave_out(self, places: set[int]) -> None:
        """Make no texts for these columns, which don't show."""
        if places == self._left_out:
            return
        self._left_out = places
        self._texts = tuple(
            _nothing if place in places else column.text
            for place, column in enumerate(self._columns)
        )
        for page in self._pages.values():
            page.lines = [None] * len(page.rows)

    def clear(self) -> None:
        """Forget all rows."""
        self._last = -1
        self._pages.clear()
        self.vanished.clear()

    def drop(self, pages: Iterable[int]) -> None:
        """Forget some pages."""
        self._last = -1
        for page in pages:
            self._pages.pop(page, None)

    def keep_only(self, page: int) -> None:
        """Forget all pages but one."""
        self._last = -1
        kept = self._pages.get(page)
        self._pages.clear()
        if kept is not None:
            self._pages[page] = kept

    def pages_with(self, ids: set[int]) -> list[int]:
        """The kept pages that show any of `ids`."""
        return [
            number
            for number, page in self._pages.items()
            if any(row is not None and row[0] in ids for row in page.rows)
        ]

    def has(self, page: int) -> bool:
        """Whether a page is kept."""
        return page in self._pages

    def load(self, first: int, keys: Keys, stop: int) -> None:
        """Fetch the page `first` and those after it, up to the row `stop`; what is gone stays
        blank."""
        start = first * PAGE
        found = fetch_packed_page(self._connection, self._queries, *keys.packed(start, stop))
        rows: list[Row | None] = [*found]
        if len(found) != stop - start:
            ids = keys.slice(start, stop)
            by_id = {row[0]: row for row in found}
            rows = [by_id.get(key) for key in ids]
            self.vanished.update(key for key in ids if key not in by_id)
        for page, place in enumerate(range(0, len(rows), PAGE), first):
            self._pages[page] = _Page(rows[place : place + PAGE])
            self._pages.move_to_end(page)  # one that was kept is new again
            self.fetched += 1
        while len(self._pages) > PAGES:
            self._pages.popitem(last=False)
        self._last = -1

    def line(self, row: int) -> Line | None:
        """The row numbered `row`, None when it is gone; KeyError when its page isn't kept."""
        number, place = divmod(row, PAGE)
        if number != self._last:
            self._page = self._pages[number]
            self._pages.move_to_end(number)
            self._last = number
        lines = self._page.lines
        if place >= len(lines):
            return None
        return lines[place] or self._make(self._page, place)

    def _make(self, page: _Page, place: int) -> Line | None:
        raw = page.rows[place]
        if raw is None:
            return None
        tone = self._row_tone(raw) if self._row_tone is not None else None
        line = page.lines[place] = Line(raw, [text(raw) for text in self._texts], tone)
        return line


def _nothing(_row: Row) -> str:
    return ""
