"""A report on pages across: the figures of the screen, in the reader's language."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from astrobookings_desktop import config
from astrobookings_desktop.domain.statuses import BookingStatus, Language, LaunchStatus
from astrobookings_desktop.reports.cells import printed
from astrobookings_desktop.reports.pages import Pages
from astrobookings_desktop.reports.paper_chart import chart_of
from astrobookings_desktop.reports.pdf import prepare, write_pdf
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
    facts = {
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
    }
    html = pages.render("report.html.j2", "report", facts)

    def footer(page: int, count: int) -> str:
        return pages.word("report", "footer", title=facts["title"], page=page, pages=count)

    prepare()
    return write_pdf(html, str(facts["title"]), report.company, footer, landscape=True)


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
) -> dict[str, object]:
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
