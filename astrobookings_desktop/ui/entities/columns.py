"""Kinds of columns that several entities share."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from astrobookings_desktop.data.queries.listing.base import EntityQueries, Row
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.table import Align, Column, Style, Tone
from astrobookings_desktop.ui.table.painters import chip_column
from astrobookings_desktop.ui.theme.statuses import activity_of

NOTHING = "—"
_FEW = (Entity.ROCKET, Entity.AGENCY, Entity.USER)  # sorted by all, indexed or not
_DAY = "28 sept 2028"  # as wide as a date gets


class Columns:
    """Makes columns of one entity's rows; a field is named once, its place is looked up."""

    def __init__(self, queries: EntityQueries) -> None:
        self._queries = queries
        self._sorts = queries.sort_names if queries.entity in _FEW else tuple(queries.sorts)

    def at(self, field: str) -> int:
        """The place of a field in a row."""
        return self._queries.at(field)

    def text(
        self,
        field: str,
        title: str,
        width: int = 160,
        stretch: int = 0,
        style: Style = Style.TEXT,
        tone: Tone | None = None,
    ) -> Column:
        """Plain words; blanks are a dash."""
        place = self.at(field)
        return Column(
            field,
            title,
            lambda row: str(row[place] or NOTHING).replace("\n", " "),
            self._sort(field),
            width=width,
            stretch=stretch,
            style=style,
            tone=None if tone is None else lambda _row: tone,
        )

    def name(self, field: str, title: str, width: int = 200, stretch: int = 1) -> Column:
        """What the row is known by."""
        return self.text(field, title, width, stretch, Style.PRIMARY)

    def said(
        self, field: str, title: str, words: Callable[[str], str], width: int, stretch: int = 0
    ) -> Column:
        """Plain words that are said in the reader's language; blanks are a dash."""
        at = self.at(field)
        return replace(
            self.text(field, title, width, stretch),
            text=lambda row: " ".join(words(str(row[at])).split()) if row[at] else NOTHING,
        )

    def place(self, field: str, title: str, width: int = 160, stretch: int = 0) -> Column:
        """A destination, as the reader's language calls it."""
        at = self.at(field)
        return replace(
            self.text(field, title, width, stretch),
            text=lambda row: shown.place(str(row[at] or NOTHING)),
        )

    def word(self, field: str, title: str, words: Callable[[str], str], width: int = 110) -> Column:
        """A value of a fixed set, in words."""
        return self._column(field, title, lambda value: words(str(value)), width)

    def number(self, field: str, title: str, width: int = 70) -> Column:
        """A whole number; a blank is 0."""
        return self._column(
            field,
            title,
            lambda value: shown.number(value or 0),
            width,
            style=Style.FIGURE,
            align=Align.RIGHT,
        )

    def key(self, field: str, title: str, width: int = 80) -> Column:
        """An id or a number of a series."""
        return self._column(field, title, _or_nothing(str), width, style=Style.FIGURE)

    def money(
        self, field: str, title: str, width: int = 110, sample: str = "165,000,000.00"
    ) -> Column:
        """An amount; the currency stands in the header."""
        return self._column(
            field,
            title,
            _or_nothing(shown.money),
            width,
            style=Style.MONEY,
            sample=sample,
            align=Align.RIGHT,
        )

    def moment(self, field: str, title: str, width: int = 150) -> Column:
        """A date and a time in the workstation's zone."""
        said, sample = _or_nothing(shown.moment), "28 sept 2028, 20:00"
        return self._column(field, title, said, width, style=Style.DATE, sample=sample)

    def day(self, field: str, title: str, width: int = 104) -> Column:
        """A date in the workstation's zone."""
        said = _or_nothing(shown.day)
        return self._column(field, title, said, width, style=Style.DATE, sample=_DAY)

    def plain_day(self, field: str, title: str, width: int = 112) -> Column:
        """A date of the company's calendar, which has no time and no zone."""
        said = shown.plain_day
        return self._column(field, title, said, width, style=Style.DATE, sample=_DAY)

    def locator(self, field: str, title: str, width: int = 92) -> Column:
        """A booking's locator."""
        return self._column(field, title, display, width, style=Style.LOCATOR, sample="KWM 4QX")

    def active(self, field: str = "active", title: str = "State") -> Column:
        """Active or not, as a chip for the latter only."""
        place = self.at(field)
        active, inactive = activity_of(self._queries.entity)
        return chip_column(
            field,
            title,
            lambda row: active if row[place] else inactive,
            (active, inactive),
            self._sort(field),
        )

    def _column(
        self,
        field: str,
        title: str,
        said: Callable[[Any], str],
        width: int,
        *,
        style: Style = Style.TEXT,
        sample: str = "",
        align: Align = Align.LEFT,
    ) -> Column:
        """A column whose text is what `said` makes of the field's value."""
        place = self.at(field)
        return Column(
            field,
            title,
            lambda row: said(row[place]),
            self._sort(field),
            align,
            width,
            style=style,
            sample=sample,
        )

    def _sort(self, field: str) -> str:
        return field if field in self._sorts else ""


def _or_nothing(said: Callable[[Any], str]) -> Callable[[Any], str]:
    """A dash for a blank."""
    return lambda value: NOTHING if value is None else said(value)


def faded(place: int, *values: object) -> Callable[[Row], Tone | None]:
    """Rows with one of `values` at `place` stand back."""

    def tone(row: Row) -> Tone | None:
        return Tone.TEXT3 if row[place] in values else None

    return tone
