"""The reports window: each report, its chart, bad entries, saving, and leaving in the middle."""

import csv
import threading
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import BookingStatus, Role
from astrobookings_desktop.reports import ageing, occupancy, revenue
from astrobookings_desktop.reports.catalogue import REPORTS
from astrobookings_desktop.reports.report import Kind, Report, Section
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.actions import Deed
from astrobookings_desktop.ui.charts.chart import Chart
from astrobookings_desktop.ui.charts.heat_map import Cell
from astrobookings_desktop.ui.charts.month_pages import MonthPages
from astrobookings_desktop.ui.entities.actions import RECORD_ACTIONS
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.reports import ReportsWindow
from astrobookings_desktop.ui.reports import window as reports_window
from astrobookings_desktop.ui.reports.table import SectionTable
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.fonts import body_font, semibold
from astrobookings_desktop.ui.window.dialogs import open_reports
from tests.helpers.house import House, Houses
from tests.helpers.layout_checks import clashing


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
    window.choices.launch.choose(house.ids.launches[0])
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


@pytest.mark.parametrize(
    ("taken", "capacity", "percent"),
    [(0, 6, 0), (8, 12, 67), (1, 3, 33), (1, 8, 13), (3, 7, 43), (999, 1000, 99), (6, 6, 100)],
)
def test_the_heat_map_rounds_as_the_table_beneath_does(
    taken: int, capacity: int, percent: int
) -> None:
    assert Cell(1, taken, capacity).percent == percent


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
    qtbot.waitUntil(lambda: len(window.report.sections[0].rows) > 20)
    pages = window.findChildren(MonthPages)[-1]
    first = pages.span.text()
    assert pages.after.isEnabled()
    assert not pages.before.isEnabled()
    pages.after.click()
    assert pages.span.text() != first
    while pages.after.isEnabled():
        pages.after.click()
    assert window.report is not None
    last = show.month_of(window.report.sections[0].values("date")[-1])
    assert pages.span.text().endswith(last)
    assert last in pages.chart.accessibleDescription()
    table = window.findChildren(SectionTable)[-1]
    assert table.horizontalScrollBar().maximum() == 0
    assert window.hidden.text().endswith(f"{', '.join(table.hidden)}.")
    assert "Agency" in table.hidden
    first = 1 if "Launch" in table.hidden else 0
    assert table.model().named == first


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_report_widens_the_window_beyond_a_small_screen_at_large_type(
    theme: Theme, house: House, qtbot: QtBot, language: str
) -> None:
    use_language(language)
    QApplication.setFont(body_font(1.5))
    theme.apply("light")
    try:
        window = ReportsWindow(house.context, house.window)
        window.resize(1160, 610)
        window.show()
        for name in ("manifest", "revenue", "year", "ageing", "occupancy", "manifest"):
            look_at(window, name, qtbot)
            assert window.width() <= 1160
            assert list(clashing(window)) == []
            if name == "revenue":
                table = window.findChildren(SectionTable)[-1]
                assert table.horizontalScrollBar().maximum() == 0
        window.close()
    finally:
        use_language("en")
        QApplication.setFont(body_font(1.0))
        theme.apply("light")


def test_months_without_launches_are_empty_columns_and_empty_years_are_passed_over(
    window: ReportsWindow, house: House, qtbot: QtBot
) -> None:
    clock = house.company.clock
    for month in (2, 40):
        date = clock.now + timedelta(days=31 * month)
        house.company.launch(house.ids.rockets[0], date=date, destination="Moon")
    window.refresh()
    qtbot.waitUntil(lambda: len(window.report.sections[0].rows) == 8)
    pages = window.findChildren(MonthPages)[-1]
    dates = [show.local(when) for when in window.report.sections[0].values("date")]
    first, last = min(dates), max(dates)
    between = (last.year - first.year) * 12 + last.month - first.month + 1
    assert len(pages._months) == len(set(pages._months)) == between
    turns = 0
    while pages.after.isEnabled():
        pages.after.click()
        assert "taken" in pages.chart.accessibleDescription()  # never an empty year
        turns += 1
    assert turns < between // 12
    assert pages.span.text().endswith(show.month_of(last))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_manifest_gives_its_room_to_what_is_of_use_only_whole(
    theme: Theme, qtbot: QtBot, language: str
) -> None:
    use_language(language)
    try:
        row = (
            "PHZ 5X4",
            "Despina Nikolaou · Δέσποινα Νικολάου",
            "",
            "+55 11 90870 6495",
            "abril.hernandezfernandez@post.example",
            2,
            Decimal("112000000.00"),
            BookingStatus.CONFIRMED,
            None,
        )
        section = Section("bookings", "Bookings", occupancy.PASSENGER_LIST, (row,))
        table = SectionTable(section)
        qtbot.addWidget(table)
        table.resize(1066, 300)
        table.show()
        assert table.horizontalScrollBar().maximum() == 0
        columns = section.columns
        seen = {
            column.key for place, column in enumerate(columns) if not table.isColumnHidden(place)
        }
        assert seen == {column.key for column in columns} - {"passengers", "refund"}
        for place, column in enumerate(columns):
            if column.key in seen - {"traveler"}:
                words = str(table.model().index(0, place).data())
                assert table.columnWidth(place) >= table.fontMetrics().horizontalAdvance(words) + 20
        assert table.model().index(1, 8).data() == show.money(Decimal("0.00"))
        wide = SectionTable(section)
        qtbot.addWidget(wide)
        wide.resize(1600, 300)
        wide.show()
        assert wide.hidden == []
        while not wide.hidden:
            wide.resize(wide.width() - 8, 300)
        assert wide.isColumnHidden(len(columns) - 1)
        assert len(wide.hidden) == 1  # of two that are empty, the one at the right
    finally:
        use_language("en")


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_matters_most_fits_beside_the_list_on_a_small_screen(
    theme: Theme, qtbot: QtBot, language: str
) -> None:
    use_language(language)
    try:
        widest = {
            Kind.TEXT: "Agencia de viajes espaciales",
            Kind.WHOLE: 23_197,
            Kind.MONEY: Decimal("4176140142.40"),
            Kind.PERCENT: Decimal("100.0"),
            Kind.MOMENT: datetime(2027, 9, 27, 15, 0, tzinfo=UTC),
            Kind.YES_NO: True,
        }
        for columns, kept in (
            (revenue.AGENCIES, {"refunds", "fees", "paid", "outstanding", "net"}),
            (occupancy.OPEN_LAUNCHES, {"date", "taken", "occupancy", "revenue", "days"}),
            (ageing.AGENCIES, {"to_30", "to_60", "to_90", "over_90", "outstanding"}),
        ):
            row = tuple(widest[column.kind] for column in columns)
            table = SectionTable(Section("all", "All", columns, (row,)))
            qtbot.addWidget(table)
            table.resize(1000, 300)
            table.show()
            assert table.horizontalScrollBar().maximum() == 0
            places = range(len(columns))
            seen = {columns[place].key for place in places if not table.isColumnHidden(place)}
            assert kept <= seen
            bold = QFontMetrics(semibold())
            for place in places:
                if not table.isColumnHidden(place) and columns[place].kind is Kind.MONEY:
                    wide = bold.horizontalAdvance(str(table.model().index(1, place).data()))
                    assert table.columnWidth(place) >= wide + 26  # else Qt cuts the figure
    finally:
        use_language("en")


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


def test_what_is_wrong_with_a_day_leaves_the_fields_in_their_line(
    window: ReportsWindow, qtbot: QtBot
) -> None:
    look_at(window, "revenue", qtbot)
    choices, fields = window.choices, window.choices.fields
    year = choices.last.last.year
    assert choices.first.text() == f"1 Jan {year}"
    for edit, typed, field, said in (
        (choices.last, "31/2/2026", "to", "not 31/2/2026"),
        (choices.last, f"31/12/{year - 1}", "to", f"be 1 Jan {year} or later, not 31 Dec"),
        (choices.last, f"31/12/{year}", "", ""),
        (choices.first, "soon", "from", f"such as 1 Jan {year}, not soon"),
        (choices.first, f"1/1/{year + 1}", "from", f"be 31 Dec {year} or earlier, not 1 Jan"),
    ):
        edit.setText(typed)
        edit.editingFinished.emit()
        told = {name: one.error for name, one in fields.items() if one.error}
        assert list(told) == ([field] if field else [])
        assert said in (told[field] or "" if field else "")
        qtbot.waitUntil(
            lambda: (
                len(
                    {
                        one.editor.mapTo(choices, QPoint()).y()
                        for one in fields.values()
                        if one.isVisible()
                    }
                )
                == 1
            )
        )


def test_a_manifest_offers_the_launches_and_asks_for_one(
    window: ReportsWindow, house: House, qtbot: QtBot
) -> None:
    box, field = window.choices.launch, window.choices.fields["launch"]
    look_at(window, "manifest", qtbot)
    assert box.launch_id() == house.ids.launches[0]
    assert [box.itemData(place) for place in range(box.count())] == house.ids.launches
    box.setEditText("")
    window.refresh()
    assert (window.report, field.error) == (None, None)  # nothing is wrong before anything is said
    box.setEditText("mars jerry")  # no such
    window.refresh()
    assert "one of the list" in (field.error or "")
    box.setEditText("heavy 2027 mars")
    rows = house.context.reading().all(
        "SELECT l.id FROM launch l JOIN rocket r ON r.id = l.rocket_id"
        " WHERE r.name = 'Ares Heavy' AND l.date >= '2027'"
    )
    if len(rows) == 1:
        assert box.launch_id() == rows[0][0]
    box.setEditText(str(house.ids.launches[1]))
    assert box.launch_id() == house.ids.launches[1]
    box.setEditText("999999")
    window.refresh()
    assert window.report is None


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_enter_takes_the_first_launch_that_the_words_find(
    window: ReportsWindow, house: House, qtbot: QtBot
) -> None:
    look_at(window, "manifest", qtbot)
    box, wanted = window.choices.launch, house.ids.launches[1]
    line = box.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "ares")  # of two: the next one to go
    with qtbot.waitSignal(box.chosen):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert box.launch_id() == wanted
    qtbot.waitUntil(lambda: window.report is not None and "Ares Heavy" in str(window.report))


def test_the_manifest_is_that_of_the_launch_in_front(house: House, qtbot: QtBot) -> None:
    page = house.visit(Entity.LAUNCH)
    page.show_record(house.ids.launches[1])
    qtbot.waitUntil(lambda: page.panel.key == house.ids.launches[1])
    open_reports(house.window)
    reports = house.window.findChildren(ReportsWindow)[-1]
    look_at(reports, "manifest", qtbot)
    assert reports.choices.launch.launch_id() == house.ids.launches[1]
    (action,) = (one for one in RECORD_ACTIONS[Entity.LAUNCH] if one.id == "launch.manifest")
    action.run(Deed(house.context, house.window, Entity.LAUNCH, house.ids.launches[2], {}))
    reports = house.window.findChildren(ReportsWindow)[-1]
    qtbot.waitUntil(lambda: reports.report is not None and reports.report.key == "manifest")
    assert str(house.ids.launches[2]) in reports.title.text()


def test_an_agency_is_offered_its_own_launches(open_house: Houses, qtbot: QtBot) -> None:
    house = open_house()
    actor = Actor(None, "Olga", Role.AGENCY, house.ids.agencies[1])
    house = open_house(actor=actor)
    window = ReportsWindow(house.context, house.window)
    window.open_report("manifest")
    box = window.choices.launch
    agency = house.ids.agencies[1]
    mine = house.context.reading().all("SELECT id FROM launch WHERE agency_id = :a", a=agency)
    assert {box.itemData(place) for place in range(box.count())} == {key for (key,) in mine}


def test_in_a_narrow_window_the_list_of_reports_folds_up(
    window: ReportsWindow, qtbot: QtBot
) -> None:
    look_at(window, "manifest", qtbot)
    window.resize(900, 600)
    assert not window.names.isVisible()
    assert window.folded.isVisible()
    assert window.folded.currentIndex() == list(REPORTS).index("manifest")
    window.folded.setCurrentIndex(list(REPORTS).index("ageing"))
    window.folded.activated.emit(window.folded.currentIndex())
    qtbot.waitUntil(lambda: window.report is not None and window.report.key == "ageing")
    window.resize(1340, 700)
    assert window.names.isVisible()
    assert not window.folded.isVisible()
    assert window.name == "ageing"


def test_it_is_saved_as_shown(window: ReportsWindow, tmp_path: Path, qtbot: QtBot) -> None:
    look_at(window, "ageing", qtbot)
    path = tmp_path / "ageing.csv"
    window.save_as(path)
    qtbot.waitUntil(lambda: str(path) in window.note.text())
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert window.report is not None
    assert len(rows) == len(window.report.sections[0].rows) + 2


def test_nothing_is_saved_while_it_adds_up(
    window: ReportsWindow,
    qtbot: QtBot,
    go_on: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    qtbot.waitUntil(window.saving.isEnabled)
    make = reports_window.make_report

    def slowly(*asked: Any) -> Report:
        go_on.wait(10)
        return make(*asked)

    monkeypatch.setattr(reports_window, "make_report", slowly)
    window.refresh()
    assert not window.saving.isEnabled()
    go_on.set()
    qtbot.waitUntil(window.saving.isEnabled)
    assert "Amounts in" in window.note.text()


def test_a_late_report_takes_no_place_of_what_is_asked_for_by_then(
    window: ReportsWindow,
    qtbot: QtBot,
    go_on: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    look_at(window, "manifest", qtbot)
    make = reports_window.make_report

    def slowly(*asked: Any) -> Report:
        go_on.wait(10)
        return make(*asked)

    monkeypatch.setattr(reports_window, "make_report", slowly)
    window.refresh()
    window.choices.launch.setEditText("")  # before it was added up
    window.refresh()
    go_on.set()
    qtbot.waitUntil(lambda: not window._background.is_busy)
    assert window.report is None
    assert not window.saving.isEnabled()


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
