"""The chart of a report on paper: bars as plain filled cells, of the figures in its table.

They are part of the page's text, so nothing is transparent (PDF/A-1b) and no figure is there twice.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from astrobookings_desktop.reports.ageing import BUCKETS
from astrobookings_desktop.reports.report import Report, Value
from astrobookings_desktop.reports.year import FIGURES

WHOLE = Decimal(100)  # percent of the room for bars
LEAST = Decimal("0.3")  # percent, so that the smallest amount can be seen
EMPTY = "#FFFFFF"
# They differ in gray as well, for black and white printers.
MONTHS = ("#1F4FB4", "#E0A93B", "#A9C3F2")  # received, outstanding, projected
BEFORE = "#B7C1CF"  # received the year before
AGES = ("#D5DCE6", "#9BBDFF", "#1F4FB4", "#E58B83", "#8E1B14")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: its color and its width in percent of the room for bars."""

    color: str
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A bar with its name before it; a `thin` one belongs to the one above."""

    name: str
    parts: tuple[Part, ...]
    thin: bool = False


@dataclass(frozen=True, slots=True)
class PaperChart:
    """What stands above the tables: what the colors mean, and the bars."""

    legend: tuple[tuple[str, str], ...]  # color and words
    lines: tuple[Line, ...]
    has_names: bool


def chart_of(report: Report, words: Callable[[str], str]) -> PaperChart | None:
    """The chart of a report's figures; None where there is none, or nothing to show."""
    make = {"year": _months, "ageing": _ages}.get(report.key)
    if make is None or not report.sections[0].rows:
        return None
    return make(report, words)


def _months(report: Report, words: Callable[[str], str]) -> PaperChart | None:
    section = report.sections[0]
    shown = FIGURES[: len(MONTHS) + 1]  # and of the year before what was received
    columns = [[_amount(value) for value in section.values(one.key)] for one in shown]
    months = list(zip(*columns, strict=True))
    top = max(max(sum(month[:-1], Decimal(0)), month[-1]) for month in months)
    if top <= 0:
        return None
    lines: list[Line] = []
    for name, month in zip(section.values("month"), months, strict=True):
        lines.append(Line(words(str(name)), _bar(MONTHS, month[:-1], top)))
        lines.append(Line("", _bar((BEFORE,), month[-1:], top), thin=True))
    titles = [words(one.title) for one in shown]
    return PaperChart(tuple(zip((*MONTHS, BEFORE), titles, strict=True)), tuple(lines), True)


def _ages(report: Report, words: Callable[[str], str]) -> PaperChart | None:
    section = report.sections[0]
    totals = dict(zip((one.key for one in section.columns), section.totals or (), strict=True))
    amounts = [_amount(totals[one.key]) for one in BUCKETS]
    whole = sum(amounts, Decimal(0))
    if whole <= 0:
        return None
    legend = tuple(zip(AGES, (words(one.title) for one in BUCKETS), strict=True))
    return PaperChart(legend, (Line("", _bar(AGES, amounts, whole)),), False)


def _amount(value: Value) -> Decimal:
    return max(value, Decimal(0)) if isinstance(value, Decimal) else Decimal(0)


def _bar(colors: Sequence[str], amounts: Iterable[Decimal], top: Decimal) -> tuple[Part, ...]:
    """The pieces of a bar that have a width, and the room that is left of it."""
    parts, left = [], WHOLE
    for color, amount in zip(colors, amounts, strict=True):
        width = min(max(amount / top * WHOLE, LEAST), left) if amount else Decimal(0)
        if width:
            parts.append(Part(color, round(float(width), 2)))
            left -= width
    if left >= LEAST or not parts:
        parts.append(Part(EMPTY, round(float(left), 2)))
    return tuple(parts)
