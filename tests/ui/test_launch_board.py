"""The launch board: a table with a viability tick, and a month calendar worked by keyboard."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import actor_of
from astrobookings_desktop.services.launch_board import open_launches_between
from astrobookings_desktop.services.launch_transitions import abort_launch
from astrobookings_desktop.services.viewing import visible_rows
from astrobookings_desktop.ui.launch_board import LaunchPage
from astrobookings_desktop.ui.launch_board.month import MonthView
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
    assert told.text(QAccessible.Text.Name) == "Month calendar of open launches"
    assert month.model.data(month.grid.currentIndex(), Qt.ItemDataRole.ToolTipRole).count("\n") == 1


def test_the_calendar_follows_changes_and_leaves_closed_launches_out(
    house: House, page: LaunchPage
) -> None:
    page.show_month()
    page.month.go_to((house.company.clock.now + timedelta(days=30)).date())
    assert "Selene 7" in words(page.month)
    house.run(lambda work: abort_launch(work, house.ids.launches[0], "no fuel"))
    house.qtbot.waitUntil(lambda: "no launch" in words(page.month))


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
    assert "within the rocket's turnaround of launch" in words(page.month)
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

    house = open_house(sign_in=as_agency)  # type: ignore[arg-type]
    reading = house.context.reading()
    now = house.company.clock.now
    seen = open_launches_between(reading, now, now + timedelta(days=400))
    assert {entry.launch.agency for entry in seen} == {"Orbital Ways"}
    assert len(seen) == 4


def test_the_board_counts_as_the_rules_do(company_of_two: Company) -> None:
    company = company_of_two
    now = company.clock.now
    entries = open_launches_between(company.reading, now, now + timedelta(days=60))
    assert [len(entry.near) for entry in entries] == [1, 2, 1]
    assert [entry.same_day for entry in entries] == [(), (), ()]
    assert [entry.seats_needed for entry in entries] == [4, 4, 4]
    halfway = open_launches_between(company.reading, now + timedelta(days=34), now.replace(2027))
    assert [len(entry.near) for entry in halfway] == [2, 1]  # those outside the span count


@pytest.fixture
def company_of_two(tmp_path: object) -> Company:
    company = Company(tmp_path / "board.db")  # type: ignore[operator]
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
    head.chips["past"].click()
    page.show_month()
    assert head.chips["open"].isChecked()
    house.qtbot.waitUntil(lambda: head.count.text() == str(len(house.ids.launches)))
    head.chips["conflicts"].click()
    assert page.stack.currentIndex() == 0  # only the table can list those
    assert head.chips["conflicts"].isChecked()


def test_launches_of_the_past_warn_of_no_seats(house: House, page: LaunchPage) -> None:
    column = page.spec.table.columns[page.spec.table.column("seats_free")]
    queries = page.spec.table.queries
    row: list[object] = [0] * len(queries.fields)
    for status, words in (("scheduled", "Full"), ("launched", "0")):
        row[queries.at("status")] = status
        assert column.text(tuple(row)) == words
