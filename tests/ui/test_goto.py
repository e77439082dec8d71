"""One field that finds any record, from any tab."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.ui.desk.search import Question
from astrobookings_desktop.ui.widgets.list_lines import line_width
from astrobookings_desktop.ui.window.goto import GoTo
from tests.helpers.house import House


def _locator(house: House, place: int) -> str:
    locator: str = house.company.value(
        "SELECT locator FROM booking WHERE id = ?", house.ids.bookings[place]
    )
    return locator


def _words(goto: GoTo) -> list[str]:
    return [goto.hits.item(row).text() for row in range(goto.hits.count())]


def _enter(goto: GoTo, typed: str) -> None:
    """As from the clipboard, in any script."""
    QGuiApplication.clipboard().setText(typed)
    goto.field.paste()


def _search(house: House, typed: str) -> GoTo:
    """Type into the field and wait for what drops down."""
    goto = house.window.goto
    house.keys("Ctrl+Shift+F")
    assert goto.field.hasFocus()
    with house.qtbot.waitSignal(goto._searcher.found):
        _enter(goto, typed)
    house.qtbot.waitUntil(goto._drop.isVisible)
    return goto


def _open_first(house: House, goto: GoTo) -> None:
    house.qtbot.keyClick(goto.field, Qt.Key.Key_Return)
    assert not goto._drop.isVisible()
    assert goto.field.text() == ""


@pytest.mark.parametrize("write", [str, display, str.lower, lambda text: f" {text} "])
def test_a_locator_opens_its_booking_however_it_is_written(house: House, write: object) -> None:
    assert callable(write)
    house.visit(Entity.ROCKET)
    goto = _search(house, write(_locator(house, 1)))
    assert _words(goto)[0].startswith(display(_locator(house, 1)))
    _open_first(house, goto)
    page = house.page(Entity.BOOKING)
    assert house.window.page is page
    house.qtbot.waitUntil(lambda: page.panel.key == house.ids.bookings[1])


def test_a_name_opens_its_record_in_the_right_tab(house: House) -> None:
    ids = house.ids
    for typed, entity, key in (
        ("Ana Lopez", Entity.TRAVELER, ids.travelers[0]),
        ("orbital", Entity.AGENCY, ids.agencies[0]),
        ("محمد", Entity.TRAVELER, ids.travelers[1]),
        ("tom & jerry", Entity.ROCKET, ids.rockets[2]),
        ("נועה", Entity.TRAVELER, ids.travelers[2]),
        ("marta@", Entity.USER, ids.users[0]),
        ("王小龍", Entity.TRAVELER, ids.travelers[3]),
        ("2026-0001", Entity.INVOICE, ids.invoice),
    ):
        goto = _search(house, typed)
        _open_first(house, goto)
        page = house.page(entity)
        assert house.window.page is page
        house.qtbot.waitUntil(lambda p=page, k=key: p.view.current_id() == k)


def test_a_booking_of_the_desk_is_found_from_the_desk_too(house: House) -> None:
    house.window.desk.go_to_traveler()
    goto = _search(house, _locator(house, 0))
    _open_first(house, goto)
    assert house.window.page is house.page(Entity.BOOKING)
    house.window.navigation.go_back()
    assert house.window.page is house.window.desk


def test_arrows_choose_among_hits_while_the_focus_stays(house: House) -> None:
    goto = _search(house, "moon")
    assert len(_words(goto)) > 1
    house.qtbot.keyClick(goto.field, Qt.Key.Key_Down)
    assert goto.hits.currentRow() == 1
    for _ in range(40):
        house.qtbot.keyClick(goto.field, Qt.Key.Key_Down)
    assert goto.hits.currentRow() == goto.hits.count() - 1
    house.qtbot.keyClick(goto.field, Qt.Key.Key_Up)
    assert goto.hits.currentRow() == goto.hits.count() - 2
    assert goto.field.hasFocus()


def test_nothing_found_says_so_and_enter_stays(house: House) -> None:
    before = house.window.page
    goto = _search(house, "nobody of that name")
    assert _words(goto) == ["Nothing found: check the spelling"]
    house.qtbot.keyClick(goto.field, Qt.Key.Key_Return)
    assert house.window.page is before
    assert goto.field.text() == "nobody of that name"
    house.window.sidebar.setFocus()
    house.qtbot.mouseClick(goto.field, Qt.MouseButton.LeftButton)  # back to it: typing replaces it
    house.qtbot.waitUntil(lambda: goto.field.selectedText() == goto.field.text())


def test_escape_leaves_and_forgets(house: House) -> None:
    goto = _search(house, "moon")
    house.qtbot.keyClick(goto.field, Qt.Key.Key_Escape)
    assert not goto._drop.isVisible()
    assert goto.field.text() == ""


def test_enter_before_the_hits_came_opens_the_first_of_what_was_typed(house: House) -> None:
    """A locator is pasted and Enter pressed at once: older hits are not taken for it."""
    goto = _search(house, "moon")
    goto.field.selectAll()
    _enter(goto, _locator(house, 2))
    house.qtbot.keyClick(goto.field, Qt.Key.Key_Return)
    page = house.page(Entity.BOOKING)
    house.qtbot.waitUntil(lambda: page.panel.key == house.ids.bookings[2])
    assert house.window.page is page


@pytest.mark.parametrize("key", ["F2", "Escape"])
def test_enter_before_the_hits_came_is_over_for_who_goes_elsewhere(house: House, key: str) -> None:
    goto, gate = house.window.goto, threading.Event()
    house.window.desk.go_to_traveler()
    house.keys("Ctrl+Shift+F")
    house.window.search.ask(Question(0, 0, lambda _connection: gate.wait(10)))  # a slow one before
    _enter(goto, _locator(house, 2))
    house.qtbot.keyClick(goto.field, Qt.Key.Key_Return)
    house.keys(key)
    focus = house.window.focusWidget()
    gate.set()
    house.qtbot.waitUntil(lambda: not goto._searcher.is_waiting)
    assert house.window.page is house.window.desk
    assert house.window.focusWidget() is focus
    assert not goto._drop.isVisible()


def test_hits_of_words_that_are_gone_do_not_drop_down(house: House) -> None:
    goto = _search(house, "moon")
    goto.field.selectAll()
    house.qtbot.keyClick(goto.field, Qt.Key.Key_Delete)
    house.qtbot.waitUntil(lambda: not goto._drop.isVisible())


def test_hits_of_other_words_can_not_be_opened(house: House) -> None:
    goto = _search(house, "Selene")
    house.qtbot.keyClicks(goto.field, " 7")
    assert not goto.hits.isEnabled()  # nobody has looked for those words yet
    house.qtbot.waitUntil(goto.hits.isEnabled)
    assert goto._found_for == "Selene 7"


def test_a_click_opens_a_hit(house: House) -> None:
    goto = _search(house, "Selene")
    item = goto.hits.item(0)
    house.qtbot.mouseClick(
        goto.hits.viewport(),
        Qt.MouseButton.LeftButton,
        pos=goto.hits.visualItemRect(item).center(),
    )
    page = house.page(Entity.ROCKET)
    house.qtbot.waitUntil(lambda: page.panel.key == house.ids.rockets[0])


def test_the_drop_down_stays_on_the_window(house: House) -> None:
    goto = _search(house, "moon")
    corner = goto._drop.mapToGlobal(goto._drop.rect().topLeft())
    window = house.window.rect().translated(house.window.mapToGlobal(house.window.rect().topLeft()))
    assert window.contains(goto._drop.rect().translated(corner))
    assert corner.y() >= goto.field.mapToGlobal(goto.field.rect().bottomLeft()).y()


def test_the_drop_down_is_as_wide_as_what_it_says(house: House) -> None:
    goto = _search(house, "Selene")
    usual = goto._drop.width()
    name, email = "Wolfeschlegelsteinhausenbergerdorff Junior", f"{'w' * 50}@example.org"
    house.company.traveler(name=name, email=email)
    goto.field.selectAll()
    house.qtbot.keyClicks(goto.field, "Wolfeschlegel")
    house.qtbot.waitUntil(lambda: goto._found_for == "Wolfeschlegel")
    said = goto.hits.item(0).text()
    assert email in said
    assert usual < line_width([said]) <= goto.hits.viewport().width()
    assert goto._drop.geometry().left() > 0
