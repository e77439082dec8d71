"""The launch board: a table with a viability tick, and a month calendar worked by keyboard."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QImage

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.launches import OtherLaunch
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, actor_of
from astrobookings_desktop.services.launches.board import BoardEntry, launches_between
from astrobookings_desktop.services.launches.scheduling import edit_launch
from astrobookings_desktop.services.launches.transitions import (
    abort_launch,
    confirm_launch,
    mark_launched,
)
from astrobookings_desktop.services.viewing import visible_rows
from astrobookings_desktop.ui.format import moment
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.launch_board import LaunchPage
from astrobookings_desktop.ui.launch_board.day_painter import ENTRY, FLAT, entry_line
from astrobookings_desktop.ui.launch_board.legend import OccupancyLegend
from astrobookings_desktop.ui.launch_board.month import MonthView
from astrobookings_desktop.ui.launch_board.month_model import DAYS, WEEKS, conflict_words
from astrobookings_desktop.ui.theme.fonts import CAPTION, font, px
from tests.helpers.company import Company
from tests.helpers.house import House, Houses

Key = Qt.Key


@pytest.fixture
def page(house: House) -> LaunchPage:
    page = house.visit(Entity.LAUNCH)
    assert isinstance(page, LaunchPage)
    return page


def words(month: MonthView) -> str:
    return str(month.model.data(month.grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def press(house: House, month: MonthView, key: Qt.Key) -> date:
    house.qtbot.keyClick(month.grid, key)
    return month.current


def test_the_calendar_is_worked_by_keyboard(house: House, page: LaunchPage) -> None:
    house.qtbot.keyClick(page, Key.Key_2, Qt.KeyboardModifier.AltModifier)
    month = page.month
    assert page.stack.currentWidget() is month
    assert month.grid.hasFocus()
    today = house.company.clock.now.date()
    assert month.current == today
    assert press(house, month, Key.Key_Right) == today + timedelta(days=1)
    assert press(house, month, Key.Key_Down) == today + timedelta(days=8)
    assert month.model.month == date(2026, 12, 1)
    assert press(house, month, Key.Key_Up) == today + timedelta(days=1)
    assert press(house, month, Key.Key_PageDown) == date(2026, 12, 24)
    assert press(house, month, Key.Key_PageUp) == date(2026, 11, 24)
    assert press(house, month, Key.Key_Left) == today
    press(house, month, Key.Key_PageDown)
    assert press(house, month, Key.Key_Home) == today
    month.forward()
    assert press(house, month, Key.Key_Home) == today
    assert "today: no launch" in words(month)


def test_a_day_says_its_launches_and_enter_opens_them_in_turn(
    house: House, page: LaunchPage
) -> None:
    company, first = house.company, house.ids.launches[0]
    when = company.clock.now + timedelta(days=30, hours=1)
    second = company.launch(company.rocket(capacity=5), date=when)
    page.show_month()
    month = page.month
    month.go_to(when.date())
    assert "Moon, Selene 7, Scheduled, 2 taken, 0 held, 6 free of 8, below viability" in words(
        month
    )
    for expected in (first, second, first):
        press(house, month, Key.Key_Return)
        house.qtbot.waitUntil(lambda key=expected: page.panel.key == key)
    told = QAccessible.queryAccessibleInterface(month.grid)
    assert told is not None
    assert told.text(QAccessible.Text.Name) == "Month calendar of launches"
    assert month.model.data(month.grid.currentIndex(), Qt.ItemDataRole.ToolTipRole).count("\n") == 1


def test_the_calendar_follows_changes_and_strikes_what_was_aborted(
    house: House, page: LaunchPage
) -> None:
    page.show_month()
    page.month.go_to((house.company.clock.now + timedelta(days=30)).date())
    assert "Selene 7" in words(page.month)
    house.run(lambda work: abort_launch(work, house.ids.launches[0], "no fuel"))
    house.qtbot.waitUntil(lambda: "Selene 7, Aborted, 0 taken" in words(page.month))
    (entry,) = [one for one in entries_of(page.month) if one.is_aborted]
    assert page.month.model.is_quiet(entry)
    assert page.month._count.text().endswith(", 1 aborted")
    struck = page.month.grid.grab().toImage()
    pressed = page.month.aborted.grab().toImage()
    page.month.aborted.click()
    assert page.month.aborted.grab().toImage() != pressed
    assert page.month.aborted.accessibleName() == page.month.aborted.toolTip()
    assert "no launch" in words(page.month)
    assert page.month.grid.grab().toImage() != struck
    assert "aborted" not in page.month._count.text()
    page.head.chips["past"].click()  # nothing else is past
    assert "no launch" in words(page.month)
    page.month.aborted.click()
    page.head.chips["past"].click()
    house.qtbot.waitUntil(lambda: page.panel.key == entry.launch.id)
    assert not page.month.model.is_quiet(entry)


def test_calendar_and_table_stand_on_the_launch_that_is_chosen(
    house: House, page: LaunchPage
) -> None:
    company, (first, second, *_more) = house.company, house.ids.launches
    same_day = company.launch(
        company.rocket(capacity=5), date=company.clock.now + timedelta(days=30, hours=1)
    )
    house.window.page.on_changes(None)
    house.show(Entity.LAUNCH, same_day)
    page.show_month()
    month = page.month
    assert month.current == (company.clock.now + timedelta(days=30)).date()
    press(house, month, Key.Key_Return)
    house.qtbot.waitUntil(lambda: page.panel.key == same_day)
    press(house, month, Key.Key_Return)
    house.qtbot.waitUntil(lambda: page.panel.key == first)
    page.show_table()
    assert page.model.id_at(page.view.currentIndex().row()) == first
    page.view.go_to(second)
    page.show_month()
    day = company.value("SELECT date FROM launch WHERE id = ?", second)
    assert str(month.current) == str(day)[:10]
    assert page.panel.key == second


def test_the_panel_shows_what_is_current_where_the_table_lacks_what_was_opened(
    house: House, page: LaunchPage
) -> None:
    first, second, *_more = house.ids.launches
    house.run(lambda work: abort_launch(work, first, "no fuel"))
    page.show_where("status:aborted")
    house.wait_listed(page, [first])
    page.view.go_to(first)
    page.show_month()
    page.month.show_launch(second)
    press(house, page.month, Key.Key_Return)
    house.qtbot.waitUntil(lambda: page.panel.key == second)
    page.show_table()
    assert page.view.current_id() == page.panel.key == first
    assert page.panel.isVisible()


def test_the_focus_alone_chooses_no_launch_for_the_calendar(house: House, page: LaunchPage) -> None:
    page.view.setFocus()
    first = page.view.current_id()
    assert first is not None
    page.show_month()
    month, today = page.month, house.company.clock.now.date()
    assert (month.current, page.panel.isVisible()) == (today, False)
    assert press(house, month, Key.Key_PageDown) != today
    there = month.current
    page.show_table()
    assert page.view.hasFocus()
    page.show_month()  # where it was, for still nobody chose anything
    assert (month.current, page.panel.isVisible()) == (there, False)
    page.show_table()
    page.view.selectRow(0)
    assert page.view.current_id() == page.panel.key == first


def test_a_closed_panel_leads_nowhere(house: House, page: LaunchPage) -> None:
    first = house.ids.launches[0]
    house.show(Entity.LAUNCH, first)
    page.panel.closed.emit()
    page.show_month()
    assert page.month.current == house.company.clock.now.date()
    assert not page.panel.isVisible()
    page.show_table()
    assert page.view.current_id() == page.panel.key == first
    assert not page.panel.isVisible()


def test_the_calendar_keeps_no_launch_that_left_the_search(house: House, page: LaunchPage) -> None:
    page.focus_search()
    house.qtbot.keyClicks(page.search, "mars")
    house.qtbot.waitUntil(lambda: len(house.listed(page)) == 2)
    launch = house.listed(page)[0]
    page.view.go_to(launch)
    house.qtbot.waitUntil(lambda: page.panel.key == launch)
    house.run(lambda work: edit_launch(work, launch, {"destination": "Moon"}))
    house.qtbot.waitUntil(lambda: page.panel.is_apart)
    page.show_month()
    assert page.panel.key is None  # no key may reach what nobody sees
    assert not page.panel.isVisible()
    assert page.month.grid.hasFocus()


def test_whoever_leaves_the_panel_is_in_the_calendar_that_is_in_front(
    house: House, page: LaunchPage
) -> None:
    grid = page.month.grid
    house.show(Entity.LAUNCH, house.ids.launches[0])
    page.show_month()
    house.keys("F6", grid)
    inside = page.focusWidget()
    assert inside is not None
    assert page.panel.isAncestorOf(inside)
    house.keys("Escape", inside)
    assert grid.hasFocus()
    page.panel.focus_first()
    page.panel.closed.emit()
    assert grid.hasFocus()
    page.focus_search()
    house.keys("Return", page.search)
    assert not page.view.hasFocus()
    page.show_table()
    house.show(Entity.LAUNCH, house.ids.launches[0])
    page.panel.focus_first()
    page.panel.closed.emit()
    assert page.view.hasFocus()


def entries_of(month: MonthView) -> list[BoardEntry]:
    model = month.model
    cells = [(row, place) for row in range(WEEKS) for place in range(DAYS)]
    return [entry for cell in cells for entry in model.day(model.index(*cell)).entries]


def test_launches_flown_are_there_quietly_and_the_past_leads_to_the_latest(
    house: House, page: LaunchPage
) -> None:
    company, flown = house.company, house.ids.launches[0]
    company.do(confirm_launch, flown, Override(BUILT_IN_ADMINISTRATOR, "a test flight"))
    day = (company.clock.now + timedelta(days=30)).date()
    company.clock.forward(days=62)
    company.do(mark_launched, flown)
    house.window.page.on_changes(None)
    page.show_month()
    month = page.month
    assert month.model.month == date(2027, 1, 1)
    assert press(house, month, Key.Key_PageUp).month == 12
    (entry,) = [one for one in entries_of(month) if one.launch.id == flown]
    assert month.model.is_quiet(entry)
    assert not entry.near
    assert "1 flown" in month._count.text()
    month.go_to(day)
    assert "Selene 7, Launched, 2 taken, 0 held, 6 free of 8" in words(month)
    assert "viab" not in words(month).partition(";")[0]
    month.go_to(None)
    page.head.chips["past"].click()
    assert page.stack.currentWidget() is month
    assert month.current == day
    house.qtbot.waitUntil(lambda: page.panel.key == flown)
    assert not month.model.is_quiet(entry)  # now it is what is looked for


def test_a_day_names_as_many_launches_as_have_room(house: House, page: LaunchPage) -> None:
    company = house.company
    when = company.clock.now + timedelta(days=30, hours=1)
    company.launch(company.rocket(capacity=5), date=when)
    page.show_month()
    month = page.month
    month.go_to(when.date())
    day = month.model.day(month.grid.currentIndex())
    for height, chosen, seen in ((110, 0, [0, 1]), (85, 0, [0, 1]), (66, 0, [0]), (66, 1, [1])):
        cells = month._painter._cells(QRect(0, 0, 110, height), day, chosen)
        assert [place for place, _cell in cells] == seen
        assert {cell.height() for _place, cell in cells} == {px(ENTRY if height == 110 else FLAT)}
        left = height - 1 - max(cell.bottom() for _place, cell in cells)
        others = len(seen) < len(day.entries)  # a line says how many more there are
        assert left >= (QFontMetrics(font(CAPTION)).height() if others else 0)


def test_a_click_opens_the_launch_that_is_drawn_there(house: House, page: LaunchPage) -> None:
    company, first = house.company, house.ids.launches[0]
    when = company.clock.now + timedelta(days=30, hours=1)
    second = company.launch(company.rocket(capacity=5), date=when)
    page.show_month()
    month = page.month
    month.go_to(when.date())
    grid, index = month.grid, month.grid.currentIndex()
    house.window.resize(1366, 1100)

    def cells_now() -> dict[int, QRect]:
        return dict(month._painter._cells(grid.visualRect(index), month.model.day(index), 0))

    house.qtbot.waitUntil(lambda: len(cells_now()) == 2)
    cells = cells_now()
    for place, expected in ((1, second), (0, first)):
        house.qtbot.mouseClick(
            grid.viewport(), Qt.MouseButton.LeftButton, pos=cells[place].center()
        )
        house.qtbot.waitUntil(lambda key=expected: page.panel.key == key)
        assert page.stack.currentWidget() is month


def test_the_line_that_counts_more_opens_them_one_by_one(house: House, page: LaunchPage) -> None:
    company, month = house.company, page.month
    day = company.clock.now.replace(hour=9) + timedelta(days=60)
    rockets = [company.rocket(house.ids.agencies[0]) for _ in range(7)]
    for hour, rocket in enumerate(rockets):
        company.launch(rocket, date=day + timedelta(hours=hour), destination="Moon")
    house.keys("F5")
    page.show_month()
    month.refresh()
    month.go_to(day.date())
    grid, painter = month.grid, month._painter
    index = month.model.index_of(day.date())
    rect, whole = grid.visualRect(index), month.model.day(index)
    shown = [place for place, _ in painter._cells(rect, whole, 0)]
    assert 0 < len(shown) < len(whole.entries)
    below = QPoint(rect.center().x(), rect.bottom() - 1)
    opened = []
    month.opened.connect(opened.append)
    for _ in whole.entries[len(shown) :]:
        house.qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert opened == [entry.launch.id for entry in whole.entries[len(shown) :]]


def test_a_launch_that_has_no_room_for_both_says_where_to(house: House, page: LaunchPage) -> None:
    page.show_month()
    page.month.show_launch(house.ids.launches[0])
    entry = page.month.model.day(page.month.grid.currentIndex()).entries[0]
    name = "Moon" if entry.launch.destination == "Moon" else "Mars"
    metrics = QFontMetrics(font(CAPTION))
    assert entry_line(entry, 500, bold=False).endswith(f" {name}")
    assert entry_line(entry, metrics.horizontalAdvance(f"00:0 {name}"), bold=False) == name
    assert name in str(page.month.model.data(_cell(page.month, entry), Qt.ItemDataRole.ToolTipRole))


def _cell(month: MonthView, entry: BoardEntry) -> QModelIndex:
    return month.model.index_of(entry.launch.date.date())


def test_it_goes_no_further_than_times_go(house: House, page: LaunchPage) -> None:
    page.show_month()
    page.month.go_to(date(2200, 11, 1))
    page.month.forward()
    assert page.month.current == date(2200, 11, 1)
    page.month.go_to(date(1900, 2, 1))
    page.month.back()
    assert page.month.current == date(1900, 2, 1)
    press(house, page.month, Key.Key_PageUp)


def test_conflicts_are_marked_in_both(house: House, page: LaunchPage) -> None:
    company = house.company
    when = datetime(2027, 5, 3, 9, tzinfo=UTC)
    rocket = company.rocket()
    near = company.launch(rocket, date=when)
    company.launch(rocket, date=when + timedelta(days=4))
    page.show_month()
    page.month.go_to(when.date())
    told = "within the rocket's turnaround: it also flies to Moon, 7 May 2027"
    assert told in words(page.month)
    cell = page.month.grid.currentIndex()
    tip = page.month.model.data(cell, Qt.ItemDataRole.ToolTipRole)
    assert max(map(len, tip.splitlines())) <= 120, "no wider than a screen"
    late = OtherLaunch(datetime(2027, 5, 3, 23, tzinfo=UTC), "Mars")  # as others may have written
    (entry,) = page.month.model.day(cell).entries
    told = conflict_words(replace(entry, same_day=(late,)))
    assert told.endswith(f"the rocket also flies to Mars, {moment(late.date)}")
    row = page.spec.table.column("date")
    second = page.spec.table.columns[row].second
    assert second is not None
    (told,) = visible_rows(house.context.reading(), Entity.LAUNCH, [near])
    assert second(told).startswith("turnaround · in ")


def test_what_is_drawn_differs_by_occupancy_and_month(house: House, page: LaunchPage) -> None:
    page.show_month()
    empty = page.month.grid.grab().toImage()
    page.month.go_to((house.company.clock.now + timedelta(days=30)).date())
    full = page.month.grid.grab().toImage()
    assert isinstance(full, QImage)
    assert full != empty


def test_an_agency_sees_its_own_alone(open_house: Houses) -> None:
    def as_agency(company: Company) -> object:
        key = company.value("SELECT min(user_id) FROM agency")
        return actor_of(key, "Orbital Ways", Role.AGENCY, None)

    house = open_house(sign_in=as_agency)
    reading = house.context.reading()
    now = house.company.clock.now
    seen = launches_between(reading, now, now + timedelta(days=400))
    assert {entry.launch.agency for entry in seen} == {"Orbital Ways"}
    assert len(seen) == 4


def test_the_board_counts_as_the_rules_do(company_of_two: Company) -> None:
    company = company_of_two
    now = company.clock.now
    entries = launches_between(company.reading, now, now + timedelta(days=60))
    assert [len(entry.near) for entry in entries] == [1, 2, 1]
    assert [entry.same_day for entry in entries] == [(), (), ()]
    assert [entry.seats_needed for entry in entries] == [4, 4, 4]
    halfway = launches_between(company.reading, now + timedelta(days=34), now.replace(2027))
    assert [len(entry.near) for entry in halfway] == [2, 1]  # those outside the span count


@pytest.fixture
def company_of_two(tmp_path: object) -> Company:
    company = Company(tmp_path / "board.db")
    rocket = company.rocket(capacity=7)
    for days in (30, 35, 40):
        company.launch(rocket, date=company.clock.now + timedelta(days=days))
    return company


def test_past_launches_come_latest_first_until_somebody_sorts(
    house: House, page: LaunchPage
) -> None:
    head, view = page.head, page.view

    def order() -> tuple[str, bool]:
        return page.spec.table.queries.order(page.model.query)

    assert order() == ("date", False)
    head.chips["past"].click()
    assert order() == ("date", True)
    assert page.header_state().sort == ""  # the next day begins as ever
    head.chips["open"].click()
    assert order() == ("date", False)
    view.sort_by("destination", False)
    head.chips["past"].click()
    assert order() == ("destination", False)


def test_chips_and_calendar_agree(house: House, page: LaunchPage) -> None:
    head = page.head
    month, launches = page.month, house.ids.launches
    page.show_month()
    today = month.current
    head.chips["below_viability"].click()
    house.qtbot.waitUntil(lambda: page.panel.key == launches[0])
    assert page.stack.currentWidget() is month  # it stays, and goes to the first of them
    assert month.current == (house.company.clock.now + timedelta(days=30)).date()
    assert head.chips["below_viability"].isChecked()
    head.chips["open"].click()
    assert month.current == today
    assert not month.is_narrowed
    page.show_table()
    head.chips["below_viability"].click()
    page.show_month()
    assert head.chips["below_viability"].isChecked()
    assert month.is_narrowed
    head.chips["conflicts"].click()  # there is none: all stand back where one was
    assert page.stack.currentWidget() is month
    assert all(month.model.is_quiet(one) for one in entries_of(month))


def test_launches_of_the_past_warn_of_no_seats(house: House, page: LaunchPage) -> None:
    column = page.spec.table.columns[page.spec.table.column("seats_free")]
    queries = page.spec.table.queries
    row: list[object] = [0] * len(queries.fields)
    for status, words in (("scheduled", "Full"), ("launched", "0")):
        row[queries.at("status")] = status
        assert column.text(tuple(row)) == words


def test_the_filters_stand_in_one_line_and_the_legend_gives_way(
    open_house: Houses,
) -> None:
    use_language("es")
    try:
        house = open_house()
        page = house.visit(Entity.LAUNCH)
        head = page.head
        counted = [chip for where, chip in head.chips.items() if where != "all"]
        house.qtbot.waitUntil(lambda: all(chip.text()[-1].isdigit() for chip in counted))
        legend = head.findChild(OccupancyLegend)
        for width in (1366, 1600, 1180, 1366):
            house.window.resize(width, 768)
            house.qtbot.waitUntil(lambda wanted=width: house.window.width() == wanted)
            head.show_counts((), ())  # as often as news come
            head.show_counts((), ())
            house.qtbot.waitUntil(lambda: len({one.y() for one in head.chips.values()}) == 1)
            assert legend.isVisible() is (width == 1600)
    finally:
        use_language("en")
