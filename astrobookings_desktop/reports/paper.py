"""A report on pages across: the figures of the screen, in the reader's language."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from astrobookings_desktop import config
from astrobookings_desktop.domain.statuses import BookingStatus, Language, LaunchStatus
from astrobookings_desktop.reports.cells import printed
from astrobookings_desktop.reports.pages import Pages
from astrobookings_desktop.reports.paper_chart import chart_of
from astrobookings_desktop.reports.pdf import Laid, prepare, write_fitted
from astrobookings_desktop.reports.report import Kind, Report, Row, Section

TEMPLATES = "documents"
STATUSES: dict[LaunchStatus | BookingStatus, str] = {
    **{status: status.value.capitalize() for status in LaunchStatus},
    BookingStatus.PENDING: "Hold",
    BookingStatus.CONFIRMED: "Confirmed",
    BookingStatus.CANCELED: "Canceled",
}
"""A status on paper, as the screen has it, for `words`."""
FIGURES = frozenset({Kind.WHOLE, Kind.MONEY, Kind.PERCENT})
WHOLE = FIGURES | {Kind.MOMENT, Kind.LOCATOR}  # never broken
BODY, SMALL, SMALLEST = 7.5, 6.5, 4.0  # points
PADDING = 2.0  # of a cell, in pixels
FEW = 4  # pages of a report whose lines may come closer, to spare one
CLOSER = {"padding": 1.0, "smaller": 0.96}
"""How much so: the padding of a cell in pixels, and a factor on its type."""
ALONG = 3  # rows that go to the next page with what stands beneath them
LINE = 165.0  # digits that a line has room for, at the size of BODY
GAP = 2.2  # digits between two columns
LONGEST = 40.0  # digits that a text is wide; a longer one takes more lines
BOLD = 1.12  # how much wider a bold text is
NARROW = frozenset(".,:; '’-·|iIlj()")


@dataclass(frozen=True, slots=True)
class Printed:
    """A column on paper, `width` in percent of the page."""

    title: str
    kind: str  # "whole" is never broken, "text" may be
    side: str
    width: float


def report_pdf(
    report: Report, words: Callable[[str], str], language: Language, zone: tzinfo | None
) -> bytes:
    """The pages of a report; `words` translates its titles, times stand in `zone`."""
    pages = Pages(config.resource(TEMPLATES), language)
    facts: dict[str, Any] = {
        "title": words(report.title),
        "about": _subject(report, language, zone) or words(report.about),
        "company": report.company,
        "as_of": f"{printed(report.made_at, Kind.MOMENT, language, zone)} "
        f"{report.made_at.astimezone(zone):%Z}",
        "currency": report.currency,
        "chart": chart_of(report, words),
        "sections": [
            _table(section, words, language, zone, pages.word("report", "total"))
            for section in report.sections
        ],
        "notes": [words(note) for note in report.notes],
        "titled": len(report.sections) > 1,
        "padding": PADDING,
        "smaller": 1.0,
    }
    prepare()
    fitting = _Fitting(facts, lambda facts: pages.render("report.html.j2", "report", facts))

    def footer(page: int, count: int) -> str:
        return pages.word("report", "footer", title=facts["title"], page=page, pages=count)

    return write_fitted(fitting, str(facts["title"]), report.company, footer, landscape=True)


class _Fitting:
    """The report's HTML, on which no page begins with a table's sums alone, nor with the notes.

    It is laid out once and looked at. Where a page would begin so, the lines of a short report come
    closer, if that mends it; else the last rows of that table go along to the next page.
    """

    def __init__(self, facts: dict[str, Any], render: Callable[[dict[str, Any]], str]) -> None:
        self._facts, self._render = facts, render
        self._parts: list[dict[str, Any]] = list(facts["sections"])
        self._way: dict[str, Any] = {}
        self._is_tried = False

    def __call__(self, laid: Laid | None) -> str | None:
        """The text to lay out next; None when it will do as it lies."""
        if laid is not None:
            torn = self._torn(laid)
            if torn is None:
                return None
            if not self._is_tried and laid.pages <= FEW:
                self._is_tried, self._way = True, CLOSER
            else:
                self._is_tried = True
                self._break(torn)
        return self._render(self._facts | self._way | {"sections": self._parts})

    def _torn(self, laid: Laid) -> int | None:
        """The place of the first table whose sums or notes begin a page."""
        last = len(self._parts) - 1
        for place, part in enumerate(self._parts):
            table = place - len(self._parts)
            if part["breaks"] or part["goes_on"]:
                continue  # it was mended, or is what was left of one that was
            has_sums = bool(part["totals"] and part["rows"])
            if has_sums and laid.row_page(table, -1) > laid.row_page(table, -2):
                return place
            behind = bool(self._facts["notes"]) and place == last
            if behind and laid.last_page > laid.row_page(table, -1):
                return place
        return None

    def _break(self, place: int) -> None:
        """Let the last rows of a table begin the next page, or all of it where it has few."""
        part = self._parts[place]
        kept, gone = part["rows"][:-ALONG], part["rows"][-ALONG:]
        if kept:
            rest = part | {"rows": gone, "title": "", "breaks": True}
            self._parts[place : place + 1] = [
                part | {"rows": kept, "totals": None, "goes_on": True},
                rest,
            ]
        else:
            self._parts[place] = part | {"breaks": True}


def _subject(report: Report, language: Language, zone: tzinfo | None) -> str:
    """What it is about as the reader writes it; its moments name their zone."""
    return " · ".join(
        f"{printed(value, Kind.TEXT, language, zone)} {value.astimezone(zone):%Z}"
        if isinstance(value, datetime)
        else printed(value, Kind.TEXT, language, zone)
        for value in report.subject
    )


def _table(
    section: Section,
    words: Callable[[str], str],
    language: Language,
    zone: tzinfo | None,
    total: str,
) -> dict[str, Any]:
    def cells(row: Row) -> list[str]:
        return [
            words(value)
            if column.kind is Kind.WORD and isinstance(value, str)
            else words(STATUSES[value])
            if isinstance(value, LaunchStatus | BookingStatus)
            else printed(value, column.kind, language, zone)
            for column, value in zip(section.columns, row, strict=True)
        ]

    rows = [cells(row) for row in section.rows]
    totals = None if section.totals is None else cells(section.totals)
    titles = [words(column.title) for column in section.columns]
    if totals is not None:
        totals[0] = totals[0] or total
    kinds = [column.kind for column in section.columns]
    widths, points = _widths(titles, kinds, rows, totals or [""] * len(kinds))
    return {
        "title": words(section.title),
        "columns": [
            Printed(
                title,
                "whole" if kind in WHOLE else "text",
                "right" if kind in FIGURES else "left",
                round(100 * width / sum(widths), 2),
            )
            for title, kind, width in zip(titles, kinds, widths, strict=True)
        ],
        "rows": rows,
        "totals": totals,
        "breaks": False,  # whether it begins a page
        "goes_on": False,  # whether its last rows do
        "points": round(points, 2),
    }


def _widths(
    titles: Sequence[str],
    kinds: Sequence[Kind],
    rows: Sequence[Sequence[str]],
    totals: Sequence[str],
) -> tuple[list[float], float]:
    """How wide each column is, in digits, and the size of type at which they fill the page.

    Letters become smaller first, then texts take more lines; no figure and no word is broken.
    """
    needs, leasts = [], []
    for place, (title, kind) in enumerate(zip(titles, kinds, strict=True)):
        texts = [row[place] for row in rows]
        head = BOLD * max(_longest(title.split()), _width(totals[place]))
        need, word = _longest(texts), _longest(word for text in texts for word in text.split())
        needs.append(GAP + max(head, need if kind in WHOLE else min(need, LONGEST)))
        leasts.append(GAP + max(head, need if kind in WHOLE else min(word, LONGEST)))
    points = max(SMALL, min(BODY, BODY * LINE / sum(needs)))
    room = LINE * BODY / points
    spare, wanted = room - sum(leasts), sum(needs) - sum(leasts)
    share = 1.0 if not wanted else max(0.0, min(1.0, spare / wanted))
    widths = [least + (need - least) * share for need, least in zip(needs, leasts, strict=True)]
    return widths, max(SMALLEST, min(points, BODY * LINE / sum(leasts)))


def _longest(texts: Iterable[str]) -> float:
    return max(map(_width, texts), default=0.0)


def _width(text: str) -> float:
    """About how wide a text is, in digits."""
    return sum(
        0.5 if sign in NARROW else 1.8 if unicodedata.east_asian_width(sign) in "WF" else 1.0
        for sign in text
    )
