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
from astrobookings_desktop.reports.pdf import page_count, prepare, write_pdf
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
CLOSER = ((PADDING, 1.0), (1.5, 1.0), (1.0, 1.0), (1.0, 0.96), (0.5, 0.93))
"""How much so: the padding of a cell in pixels, and a factor on its type."""
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
        "notes_first": False,
        "titled": len(report.sections) > 1,
        "padding": PADDING,
        "smaller": 1.0,
    }
    prepare()
    html = _fitted(facts, lambda facts: pages.render("report.html.j2", "report", facts))

    def footer(page: int, count: int) -> str:
        return pages.word("report", "footer", title=facts["title"], page=page, pages=count)

    return write_pdf(html, str(facts["title"]), report.company, footer, landscape=True)


def _fitted(facts: dict[str, Any], render: Callable[[dict[str, Any]], str]) -> str:
    """The report's HTML, on which no page begins with a table's sums alone, nor with the notes.

    Where one would, the lines come closer; a report that is too long for that has its notes before
    its tables.
    """

    def count(more: dict[str, Any]) -> int:
        return page_count(render(facts | more), landscape=True)

    sections = facts["sections"]
    whole = count({})
    if whole == 1:
        return render(facts)
    if whole <= FEW:
        for padding, smaller in CLOSER:
            way: dict[str, Any] = {"padding": padding, "smaller": smaller}
            if not _is_torn(sections, count, way):
                return render(facts | way)
    first = bool(facts["notes"]) and whole > count({"notes": []})
    return render(facts | {"notes_first": first})


def _is_torn(
    sections: Sequence[dict[str, Any]], count: Callable[[dict[str, Any]], int], way: dict[str, Any]
) -> bool:
    """Whether sums or notes begin a page; `count` gives the pages of a part, set in this `way`."""
    pages, bare = 1, way | {"notes": []}
    for place, one in enumerate(sections):
        before = sections[:place]
        pages = count(bare | {"sections": [*before, one]})
        if pages > count(bare | {"sections": [*before, one | {"totals": None}]}):
            return True
    return count(way) > pages


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
