"""Columns as data: what a table shows is declared, never programmed per role and column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from typing import Any, Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from astrobookings_desktop.data.queries.listing.base import EntityQueries, Row
from astrobookings_desktop.ui.format import currency
from astrobookings_desktop.ui.language import spoken

Text = Callable[[Row], str]


class Tone(StrEnum):
    """The color of a text, by the name of its token."""

    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    LINK = "link"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"
    INFO = "info"
    NEUTRAL = "neutral"


class Align(Enum):
    """Where a cell's text stands; LEFT is the left side in any script."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


class Style(Enum):
    """How a cell is drawn."""

    TEXT = "text"
    PRIMARY = "primary"  # what the row is known by: medium weight
    FIGURE = "figure"  # never elided
    MONEY = "money"  # never elided
    DATE = "date"  # never elided, secondary tone
    LOCATOR = "locator"  # never elided, bold and spaced
    PAINTED = "painted"  # by the column's own `paint`: chips, bars


WHOLE = frozenset({Style.FIGURE, Style.MONEY, Style.DATE, Style.LOCATOR})


class CellPainter(Protocol):
    """Draws a cell's `value` into `rect`, which is already inset by the cell's padding."""

    def __call__(self, painter: QPainter, rect: QRect, value: Any) -> None:
        """Draw; the painter may be left in any state."""


@spoken("title", context="columns")
@dataclass(frozen=True)
class Column:
    """One column. `text` formats a raw row for display; it is asked once per row and page.

    `sort` is a sort of the entity's queries, empty when the column can't be sorted by. `width` is
    in pixels at a font of 13 px; `sample` is the widest text to be expected, below whose width a
    column that is never elided does not shrink. `second` is a second, quieter line. `value` is
    what `paint` draws (the whole row without it), while `text` is what screen readers say;
    `needs` tells how many pixels wide the painting must be.
    `stretch` columns share what width is left. Where there is too little, those with `yields`
    stand back, the highest first.
    """

    key: str
    title: str
    text: Text
    sort: str = ""
    align: Align = Align.LEFT
    width: int = 140
    tone: Callable[[Row], Tone | None] | None = None
    style: Style = Style.TEXT
    second: Text | None = None
    value: Callable[[Row], Any] | None = None
    paint: CellPainter | None = None
    needs: Callable[[], int] | None = None
    sample: str = ""
    stretch: int = 0
    hidden: bool = False
    yields: int = 0

    @property
    def heading(self) -> str:
        """The title above the cells; of amounts with the currency, which no cell repeats."""
        return f"{self.title}, {currency()}" if self.style is Style.MONEY else self.title

    @property
    def whole(self) -> bool:
        """Whether its text is never elided."""
        return self.style in WHOLE


@spoken("name", context="tabs")
@dataclass(frozen=True)
class TableSpec:
    """One entity's table: where rows come from, what columns show, which rows stand back.

    `row_tone` gives the tone of a whole row, None for the columns' own (canceled and void rows:
    TEXT3). `sort` is the sort on first opening, empty for the queries' default.
    """

    name: str
    queries: EntityQueries
    columns: tuple[Column, ...]
    row_tone: Callable[[Row], Tone | None] | None = None
    sort: str = ""
    descending: bool = False

    @property
    def two_lines(self) -> bool:
        """Whether rows are tall enough for a second line."""
        return any(column.second is not None for column in self.columns)

    def column(self, key: str) -> int:
        """The logical index of column `key`; raises KeyError for a stranger."""
        for place, column in enumerate(self.columns):
            if column.key == key:
                return place
        raise KeyError(key)


@dataclass(frozen=True)
class HeaderState:
    """How a person has arranged a table; kept by the caller as a JSON document.

    Columns are named by key, so that a state outlives new and removed columns.
    """

    widths: Mapping[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    hidden: frozenset[str] | None = None  # None: as the columns say
    sort: str = ""
    descending: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As a JSON document."""
        return {
            "widths": dict(self.widths),
            "order": list(self.order),
            "hidden": None if self.hidden is None else sorted(self.hidden),
            "sort": self.sort,
            "descending": self.descending,
        }

    @classmethod
    def from_dict(cls, document: object) -> "HeaderState":
        """From a JSON document; whatever is unreadable in it falls back to the default."""
        if not isinstance(document, Mapping):
            return cls()
        state = cls()
        widths, order, hidden = (document.get(name) for name in ("widths", "order", "hidden"))
        if isinstance(widths, Mapping):
            sound = {str(key): width for key, width in widths.items() if _is_width(width)}
            state = replace(state, widths=sound)
        if isinstance(order, list):
            state = replace(state, order=tuple(str(key) for key in order))
        if isinstance(hidden, list):
            state = replace(state, hidden=frozenset(str(key) for key in hidden))
        if isinstance(document.get("sort"), str):
            descending = document.get("descending") is True
            state = replace(state, sort=document["sort"], descending=descending)
        return state


def _is_width(width: object) -> bool:
    return isinstance(width, int) and not isinstance(width, bool) and 16 <= width <= 4000
