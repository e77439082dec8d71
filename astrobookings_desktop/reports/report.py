"""A report as data: one set of figures from which screen, CSV, XLSX and PDF are made alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.periods import Period

Value = str | int | Decimal | date | datetime | bool | Period | None
Row = tuple[Value, ...]


class Kind(StrEnum):
    """What a column holds, and so how it is shown."""

    TEXT = "text"
    WHOLE = "whole"
    MONEY = "money"
    PERCENT = "percent"
    MOMENT = "moment"  # UTC; shown in the reader's zone
    YES_NO = "yes_no"
    LOCATOR = "locator"  # six characters; people read them in two halves
    WORD = "word"  # an English word, said in the reader's language: March


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `key` names it for programs, `summed` has a total beneath.

    Where a screen is narrow, those that give way hide: 1 first, 0 never; one that is `whole` is
    never cut to fit, as no figure is. Files have all of them.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    summed: bool = False
    gives_way: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a report, with its totals."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def totals(self) -> Row | None:
        """The sums of the summed columns; None where nothing is summed."""
        if not any(column.summed for column in self.columns):
            return None
        return tuple(
            total((row[place] for row in self.rows), column.kind) if column.summed else None
            for place, column in enumerate(self.columns)
        )

    def values(self, key: str) -> list[Value]:
        """One column's values."""
        place = [column.key for column in self.columns].index(key)
        return [row[place] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Report:
    """Figures as of `made_at` (UTC); amounts are in `currency`. `notes` say how they count.

    Title and notes are English texts, or a Phrase where they hold facts. `subject` is what `about`
    says in plain English, for whoever writes dates and places as the reader does.
    """

    key: str
    title: str
    about: str
    made_at: datetime
    currency: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    company: str = ""  # whose figures they are
    subject: Row = ()


def total(values: Iterable[Value], kind: Kind) -> Value:
    """The sum of amounts or whole numbers; nothing adds up to 0, and no amounts to 0.00."""
    result: Decimal | int = from_cents(0) if kind is Kind.MONEY else 0
    for value in values:
        if isinstance(value, int | Decimal):
            result += value
    return result
