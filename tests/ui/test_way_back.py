"""Alt+← comes back to a list as it was left: filter, search, fields, and the current record."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from astrobookings_desktop.data.queries.listing.base import ALL
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui.launch_board import LaunchPage
from astrobookings_desktop.ui.pages.page import EntityPage
from astrobookings_desktop.ui.table import TableModel
from tests.helpers.house import House


def set_status(house: House, key: int, status: str) -> Changes:
    """What a worker does; gives what it tells the window."""
    with closing(sqlite3.connect(house.company.path)) as connection:
        connection.execute("UPDATE notification SET status = ? WHERE id = ?", (status, key))
        connection.commit()
    return {Entity.NOTIFICATION: frozenset({key})}


def failed_mails(house: House) -> tuple[EntityPage, list[int]]:
    """Two mails that failed, listed under the board's tile, the first in the panel."""
    rows = house.company.rows("SELECT id FROM notification WHERE channel = 'mail' ORDER BY id")
    mails = [row[0] for row in rows][:2]
    for key in mails:
        set_status(house, key, "failed")
    page = house.visit(Entity.NOTIFICATION)
    assert page.board is not None
    page.board.tiles["failed"].click()
    house.wait_listed(page, mails)
    page.view.go_to(mails[0])
    house.qtbot.waitUntil(lambda: page.panel.key == mails[0])
    return page, mails


def assert_failed(house: House, page: EntityPage, listed: list[int]) -> None:
    assert house.window.page is page
    assert page.board is not None
    house.wait_listed(page, listed)
    assert page.listing.where == "failed"
    assert page.board.tiles["failed"].isChecked()


def test_a_list_that_was_changed_on_the_way_is_found_as_it_was_left(house: House) -> None:
    page, mails = failed_mails(house)
    other = house.company.value("SELECT max(id) FROM notification")
    house.show(Entity.BOOKING, house.ids.bookings[0])
    house.show(Entity.NOTIFICATION, other)
    assert page.listing.where == ALL
    house.keys("Alt+Left")
    house.keys("Alt+Left")
    assert_failed(house, page, mails)
    house.qtbot.waitUntil(lambda: page.view.current_id() == mails[0])
    assert page.panel.key == mails[0]


def test_a_record_that_left_the_list_meanwhile_drops_no_filter(house: House) -> None:
    page, mails = failed_mails(house)
    house.show(Entity.BOOKING, house.ids.bookings[0])
    house.context.hub.tell(set_status(house, mails[0], "sent"))
    house.keys("Alt+Left")
    assert_failed(house, page, mails[1:])
    house.qtbot.waitUntil(lambda: page.panel.is_apart)
    assert page.panel.key == mails[0]
    house.show(Entity.NOTIFICATION, mails[0])  # in a list of its own now
    assert not page.panel.is_apart
    house.keys("Alt+Left")
    assert_failed(house, page, mails[1:])
    house.qtbot.waitUntil(lambda: page.panel.is_apart)
    assert (page.panel.key, page.view.current_id()) == (mails[0], None)


def test_who_searches_before_the_list_is_back_is_done_with_its_record(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, mails = failed_mails(house)
    house.show(Entity.BOOKING, house.ids.bookings[0])
    house.show(Entity.NOTIFICATION, house.company.value("SELECT max(id) FROM notification"))
    set_status(house, mails[0], "sent")
    monkeypatch.setattr(TableModel, "_first_rows", lambda *_asked: None)  # a slow list
    house.keys("Alt+Left")
    house.keys("Alt+Left")
    page.search.setText("nobody’s name")
    page.listing.list()
    house.wait_listed(page, [])
    house.settle(page)
    assert page.panel.key is None
    assert not page.panel.is_apart


def test_a_search_that_cant_be_read_leaves_the_way_back_to_what_was_listed(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    page.search.setText("status:confirmed")
    page.listing.list()
    house.wait_listed(page, [house.ids.bookings[0], house.ids.bookings[2]])
    page.view.go_to(house.ids.bookings[0])
    page.search.setText("status:nothing")
    page.listing.list()
    house.context.list_wanted.emit(Entity.BOOKING, "status=canceled")
    house.wait_listed(page, [])
    house.keys("Alt+Left")
    house.wait_listed(page, [house.ids.bookings[0], house.ids.bookings[2]])
    assert (page.search.text(), page.panel.key) == ("status:confirmed", house.ids.bookings[0])
    assert page.head.complaints.isHidden()


def test_a_search_and_the_fields_beside_it_come_back(house: House) -> None:
    page = house.visit(Entity.ENTRY_LOG)
    fields = page.head.filters
    assert fields is not None
    fields.kind.setCurrentIndex(fields.kind.findData("booking"))
    fields.period.span.setCurrentIndex(fields.period.span.findData("chosen"))
    choices = fields.choices
    page.search.setText("moon")
    page.listing.list()
    house.qtbot.waitUntil(lambda: page.model.is_complete)
    listed = house.listed(page)
    house.context.list_wanted.emit(Entity.ENTRY_LOG, "entity_type=traveler")
    house.qtbot.waitUntil(lambda: page.model.is_complete and house.listed(page) != listed)
    assert not fields.words
    house.keys("Alt+Left")
    house.wait_listed(page, listed)
    assert (page.search.text(), fields.choices, page.listing.where) == ("moon", choices, ALL)


def test_the_launches_calendar_comes_back_with_its_launch(house: House) -> None:
    page = house.visit(Entity.LAUNCH)
    assert isinstance(page, LaunchPage)
    page.show_month()
    page.month.show_launch(house.ids.launches[2])
    page.month.opened.emit(house.ids.launches[2])
    shown = page.month.current
    for entity, key in ((Entity.LAUNCH, house.ids.launches[0]), (Entity.BOOKING, None)):
        house.show(entity, key or house.ids.bookings[0])
        house.keys("Alt+Left")
        assert page.is_in_month
        assert page.panel.isVisible()
        assert (page.panel.key, page.month.current) == (house.ids.launches[2], shown)
    page.head.chips["below_viability"].click()
    page.panel.closed.emit()
    house.context.list_wanted.emit(Entity.LAUNCH, "status=confirmed")
    house.show(Entity.LAUNCH, house.ids.launches[0])
    page.show_month()  # by another way, and under another filter
    house.keys("Alt+Left")
    house.keys("Alt+Left")
    assert (page.is_in_month, page.listing.where) == (True, "below_viability")
    assert page.panel.isHidden()


def test_the_way_back_leads_over_the_tabs_that_were_chosen_to_its_beginning(house: House) -> None:
    page, mails = failed_mails(house)
    window = house.window
    visited = len(window.navigation.back)
    for place in (house.place(Entity.LAUNCH), 0):
        bar = window.sidebar
        house.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
        assert window.sidebar.currentIndex() == place
    assert window.page is window.desk
    house.keys("Alt+Left")
    assert window.page is house.page(Entity.LAUNCH)
    house.keys("Alt+Left")
    assert_failed(house, page, mails)
    assert len(window.navigation.back) == visited
    told: list[str] = []
    house.context.said.connect(told.append)
    for _step in range(visited + 1):
        assert told == []
        house.keys("Alt+Left")
    assert (window.page, told) == (window.desk, ["There is nowhere to go back to"])
