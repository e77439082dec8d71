"""The search field of a tab: suggestions by keys, marks under mistakes, filters kept as chips."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.lists.saved_filters import (
    delete_filter,
    save_filter,
    saved_filters,
)
from astrobookings_desktop.ui.dialogs.filter_name import FilterNameDialog
from astrobookings_desktop.ui.table import TableModel
from tests.helpers.house import House

KEY = Qt.Key


def test_suggestions_are_chosen_by_keys_while_the_focus_stays(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    field = page.search
    page.focus_search()
    QTest.keyClicks(field, "st")
    assert field.suggested == ["status"]
    QTest.keyClick(field, KEY.Key_Tab)
    assert field.text() == "status:"
    assert field.suggested == ["pending", "confirmed", "canceled", "hold", "sold"]
    QTest.keyClick(field, KEY.Key_Down)
    QTest.keyClick(field, KEY.Key_Down)
    QTest.keyClick(field, KEY.Key_Return)
    assert field.text() == "status:confirmed "
    assert field.hasFocus()
    house.wait_listed(page, [house.ids.bookings[0], house.ids.bookings[2]])
    QTest.keyClicks(field, "traveler:an")
    assert field.suggested == ["Ana López"]
    QTest.keyClick(field, KEY.Key_Escape)
    assert not field.is_offering
    assert field.text() == "status:confirmed traveler:an"
    QTest.keyClick(field, KEY.Key_Return)
    house.qtbot.waitUntil(page.view.hasFocus)
    house.wait_listed(page, [house.ids.bookings[0]])
    page.focus_search()
    field.clear()
    QTest.keyClick(field, KEY.Key_Down)
    assert "number_of_seats" in field.suggested
    QTest.keyClick(field, KEY.Key_Up)
    QTest.keyClicks(field, "xx")
    assert not field.is_offering


def test_the_list_of_suggestions_is_as_high_as_its_rows(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    field = page.search
    page.focus_search()
    for text in ("status:", "st", "status:h"):
        field.clear()
        QTest.keyClicks(field, text)
        assert field.suggested
        drop = field._drop
        assert drop is not None
        QApplication.processEvents()  # what was resized is laid out
        assert drop.list.verticalScrollBar().maximum() == 0, text
        rows = drop.list.visualItemRect(drop.list.item(drop.list.count() - 1)).bottom() + 1
        assert drop.list.viewport().height() - rows < 4, text
        for _ in range(len(field.suggested)):
            QTest.keyClick(field, KEY.Key_Down)
        assert drop.list.visualItemRect(drop.list.item(0)).top() >= 0


def test_the_search_stays_where_it_is_while_the_count_changes(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    places = set()
    for count in (16_411, 0, 88):
        page.head.show_count(count)
        QApplication.processEvents()
        places.add(page.search.x())
    assert len(places) == 1


def test_page_down_leaves_suggestions_for_what_was_found(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    page.focus_search()
    QTest.keyClicks(page.search, "traveler:an")
    assert page.search.suggested == ["Ana López"]
    QTest.keyClick(page.search, KEY.Key_PageDown)
    assert not page.search.is_offering
    house.qtbot.waitUntil(page.view.hasFocus)
    house.wait_listed(page, [house.ids.bookings[0]])
    assert page.search.text() == "traveler:an"


def test_a_held_arrow_asks_a_slow_list_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    page = house.visit(Entity.TRAVELER)
    monkeypatch.setattr(TableModel, "_first_rows", lambda *_asked: None)
    page.focus_search()
    QTest.keyClicks(page.search, "ana")
    asked = page.model._generation
    for number in range(9):
        none = Qt.KeyboardModifier.NoModifier
        press = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Down, none, "", number > 0)
        QApplication.sendEvent(page.search, press)
    assert page.model._generation == asked + 1
    house.qtbot.waitUntil(page.view.hasFocus)
    house.wait_listed(page, [house.ids.travelers[0]])


def test_a_mistake_is_underlined_and_mended_at_a_click(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    house.wait_listed(page, house.ids.bookings)
    page.focus_search()
    field = page.search
    QTest.keyClicks(field, "status:confrimed seats>2")
    house.qtbot.waitUntil(lambda: field.wrong == (7, 16))
    marked = field.grab().toImage()
    assert page.head.complaint.text().startswith("No status is called “confrimed”")
    assert page.head.complaints.link.text() == "Did you mean status:confirmed?"
    assert page.head.saved.saving.isHidden()
    field.point_at(None)
    assert field.grab().toImage() != marked
    page.head.complaints.link.click()
    assert field.text() == "status:confirmed seats>2"
    house.wait_listed(page, [house.ids.bookings[2]])
    assert page.head.complaints.isHidden()


def test_nobody_is_interrupted_in_the_middle_of_a_condition(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    page.focus_search()
    QTest.keyClicks(page.search, "status:")
    page.listing.list()
    assert page.search.is_offering
    assert page.head.complaints.isHidden()
    QTest.keyClick(page.search, KEY.Key_Return)
    assert not page.head.complaints.isHidden()


def test_an_or_is_no_mistake_while_the_next_condition_is_still_to_come(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    page.focus_search()
    for typed in ("moon", " or", " "):
        QTest.keyClicks(page.search, typed)
        page.listing.list()
        assert page.head.complaints.isHidden()
    QTest.keyClick(page.search, KEY.Key_Return)
    assert "between two conditions" in page.head.complaint.text()
    page.focus_search()
    QTest.keyClick(page.search, KEY.Key_End)
    QTest.keyClicks(page.search, "mars")
    page.listing.list()
    assert page.head.complaints.isHidden()
    page.search.setText("or moon")
    page.listing.list()
    assert page.search.wrong == (0, 2)
    page.search.clear()
    QTest.keyClicks(page.search, "or")
    page.listing.list()
    assert page.head.complaints.isHidden()
    page.view.setFocus()
    house.qtbot.waitUntil(lambda: page.search.wrong == (0, 2))


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_search_is_kept_as_a_chip_renamed_and_deleted(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    saved = page.head.saved
    assert saved.saving.isHidden()
    page.focus_search()
    page.search.setText("moon seats>1")
    house.qtbot.waitUntil(saved.saving.isVisible)
    QTest.keyClick(page.search, KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = house.window.findChild(FilterNameDialog)
    assert dialog is not None
    dialog.name.setText("holds")
    dialog.save.click()
    house.qtbot.waitUntil(lambda: "none that the list has" in dialog.complaint.text())
    dialog.name.setText("R & D")
    dialog.save.click()
    house.qtbot.waitUntil(lambda: "@R & D" in saved.chips)
    chip = saved.chips["@R & D"]
    house.qtbot.waitUntil(lambda: saved.chips["@R & D"].text().endswith(" 1"))
    assert chip.isChecked()
    assert page.search.text() == ""
    house.wait_listed(page, [house.ids.bookings[0]])
    assert not page.head.condition.isVisible()
    page.head.chips["all"].click()
    house.wait_listed(page, house.ids.bookings)
    assert not saved.chips["@R & D"].isChecked()
    saved.chips["@R & D"].click()
    house.wait_listed(page, [house.ids.bookings[0]])
    for name in ("A", "B", "C"):
        house.run(lambda work, name=name: save_filter(work, Entity.BOOKING, name, "seats>1"))
    saved.reload()
    saved.more.click()  # without a mouse: what Enter does first is highlighted, in the menu's menu
    inner = QApplication.activePopupWidget()
    assert isinstance(inner, QMenu)
    with house.qtbot.waitSignal(saved.chosen) as chosen:
        QTest.keyClick(inner, KEY.Key_Return)
    assert chosen.args == ["@R & D"]
    assert QApplication.activePopupWidget() is None
    for name in ("A", "B", "C"):
        house.run(lambda work, name=name: delete_filter(work, Entity.BOOKING, name))
    saved.reload()
    saved._delete("R & D")
    house.qtbot.waitUntil(lambda: not saved.chips)
    house.wait_listed(page, house.ids.bookings)
    assert saved_filters(house.context.reading(), Entity.BOOKING) == []
