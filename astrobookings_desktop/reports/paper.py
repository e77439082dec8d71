"""A report on pages across: the figures of the screen, in the reader's language."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from astrobookings_desktop import config
from astrobookings_desktop.domain.statuses import BookingStatus, Language, LaunchStatus
from astrobookings_desktop.reports.cells import printed
from astrobookings_desktop.reports.pages import Pages
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


def report_pdf(
    report: Report, words: Callable[[str], str], language: Language, zone: tzinfo | None
) -> bytes:
    """The pages of a report; `words` translates its titles, times stand in `zone`."""
    pages = Pages(config.resource(TEMPLATES), language)
    facts = {
        "title": words(report.title),
        "about": _subject(report, language, zone) or words(report.about),
        "as_of": printed(report.made_at, Kind.MOMENT, language, zone),
        "currency": report.currency,
        "sections": [_table(section, words, language, zone) for section in report.sections],
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
    section: Section, words: Callable[[str], str], language: Language, zone: tzinfo | None
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

    return {
        "title": words(section.title),
        "columns": [
            (words(column.title), "right" if column.kind in FIGURES else "left")
            for column in section.columns
        ],
        "rows": [cells(row) for row in section.rows],
        "totals": None if section.totals is None else cells(section.totals),
    }
