"""The reports window: each report, its chart, bad entries, saving, and leaving in the middle."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.reports.catalogue import REPORTS
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.charts.chart import Chart
from astrobookings_desktop.ui.charts.month_pages import MonthPages
from astrobookings_desktop.ui.reports import ReportsWindow
from astrobookings_desktop.ui.reports.table import SectionTable
from tests.helpers.house import House, Houses


@pytest.fixture
def window(house: House, qtbot: QtBot) -> ReportsWindow:
    window = ReportsWindow(house.window.context, house.window)
    window.show()
    qtbot.waitUntil(lambda: window.report is not None)
    return window


def look_at(window: ReportsWindow, name: str, qtbot: QtBot) -> None:
    window.names.setCurrentRow(list(REPORTS).index(name))
    qtbot.waitUntil(lambda: window.report is not None and window.report.key == name)


def test_each_report_is_shown_with_its_figures(
    window: ReportsWindow, house: House, qtbot: QtBot
) -> None:
    window.choices.launch.setText(str(house.ids.launches[0]))
    for name in REPORTS:
        look_at(window, name, qtbot)
        report = window.report
        assert report is not None
        assert window.title.text() == report.title
        for table in window.findChildren(SectionTable):
            model = table.model()
            texts = [
                str(model.index(row, place).data())
                for row in range(model.rowCount())
                for place in range(model.columnCount())
            ]
            assert any(texts)
        assert report.currency in window.note.text()


def test_a_chart_says_its_figures_in_words(window: ReportsWindow, qtbot: QtBot) -> None:
    look_at(window, "year", qtbot)
    (chart,) = window.findChildren(Chart)
    assert "January" in chart.accessibleDescription()
    assert "received the year before" in chart.accessibleDescription()
    chart.grab()
    assert chart.words_at(QPoint(chart.width() // 24, chart.height() // 2)).startswith("January")
    assert chart.words_at(QPoint(-5, -5)) == ""


def test_the_heat_map_has_all_months_and_no_figure_needs_scrolling(
    window: ReportsWindow, house: House, qtbot: QtBot
) -> None:
    rocket = house.ids.rockets[0]
    for months in range(8, 30):
        date = house.company.clock.now + timedelta(days=30 * months)
        house.company.launch(rocket, date=date, destination="Moon")
    window.resize(1366, 768)
    window.refresh()
    qtbot.waitUntil(lambda: window.findChild(MonthPages) is not None)
    pages = window.findChildren(MonthPages)[-1]
    qtbot.waitUntil(lambda: len(window.report.sections[0].rows) > 20)  # type: ignore[union-attr]
    pages = window.findChildren(MonthPages)[-1]
    first = pages.span.text()
    assert pages.after.isEnabled()
    assert not pages.before.isEnabled()
    pages.after.click()
    assert pages.span.text() != first
    while pages.after.isEnabled():
        pages.after.click()
    assert window.report is not None
    last = show.month_of(window.report.sections[0].values("date")[-1])  # type: ignore[arg-type]
    assert pages.span.text().endswith(last)
    assert last in pages.chart.accessibleDescription()
    table = window.findChildren(SectionTable)[-1]
    assert table.horizontalScrollBar().maximum() == 0
    assert window.hidden.text().endswith(f"{', '.join(table.hidden)}.")
    assert "Launch" in table.hidden
    assert table.model().named == 1  # type: ignore[attr-defined]


def test_what_cannot_be_is_said_at_its_field(window: ReportsWindow, qtbot: QtBot) -> None:
    look_at(window, "year", qtbot)
    window.choices.year.setText("MMXXVI")
    window.refresh()
    assert "a year such as 2026" in (window.choices.fields["year"].error or "")
    assert not window.saving.isEnabled()
    window.choices.year.setText("2025")
    window.refresh()
    qtbot.waitUntil(lambda: window.report is not None and window.report.about == "2025")
    assert window.choices.fields["year"].error is None


def test_a_manifest_asks_for_its_launch(window: ReportsWindow, qtbot: QtBot) -> None:
    window.open_report("manifest")
    assert "number" in (window.choices.fields["launch"].error or "")
    window.choices.launch.setText("999999")
    window.refresh()
    assert window.report is None


def test_it_is_saved_as_shown(window: ReportsWindow, tmp_path: Path, qtbot: QtBot) -> None:
    look_at(window, "ageing", qtbot)
    path = tmp_path / "ageing.csv"
    window.save_as(path)
    qtbot.waitUntil(lambda: str(path) in window.note.text())
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert window.report is not None
    assert len(rows) == len(window.report.sections[0].rows) + 2


def test_leaving_while_it_adds_up_hurts_nobody(house: House, qtbot: QtBot) -> None:
    window = ReportsWindow(house.window.context, house.window)
    window.show()
    for place in range(len(REPORTS)):
        window.names.setCurrentRow(place)
    with qtbot.waitSignal(window.destroyed):
        window.close()
    assert house.window.context.reading().one("SELECT 1") == (1,)


@pytest.mark.parametrize(("role", "offered"), [(Role.MANAGER, True), (Role.AGENT, False)])
def test_only_who_may_read_reports_is_offered_them(
    open_house: Houses, role: Role, offered: bool
) -> None:
    house = open_house(actor=Actor(None, "Mara", role))
    assert ("tools.reports" in house.window.menus.by_id) is offered
