"""What leaves the list under a person's hands: the panel, the selection and the keys after it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.people import travelers
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.launch_board import LaunchPage
from astrobookings_desktop.ui.pages.page import EntityPage
from tests.helpers.forms import Form
from tests.helpers.house import House

NAME, APART = "Björn Nyström", "Not in this list any more"


@pytest.fixture
def twins(house: House) -> list[int]:
    """Two travelers of one name, found by it; the first is current."""
    keys = [house.company.traveler(name=NAME, contact_phone=f"+46 70 000 00 0{n}") for n in (1, 2)]
    page = house.visit(Entity.TRAVELER)
    page.focus_search()
    house.qtbot.keyClicks(page.search, "bjorn nystrom")
    house.wait_listed(page, keys)
    house.qtbot.keyClick(page.search, Qt.Key.Key_Return)
    page.view.go_to(keys[0])
    house.qtbot.waitUntil(lambda: page.panel.key == keys[0])
    return keys


def _edit(house: House, name: str) -> Form:
    """The form that the focus leads to, with another name in it, saved."""
    form = Form(house, house.window.findChildren(FormDialog)[-1])
    form.set("name", name)
    form.save_well()
    house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))
    house.window.activateWindow()
    house.qtbot.waitUntil(house.window.isActiveWindow)
    return form


def _words(page: EntityPage) -> list[str]:
    return [label.text() for label in page.panel.findChildren(QLabel) if label.isVisible()]


def _search(house: House, page: EntityPage, words: str, wanted: list[int]) -> None:
    """Look for something else, as one types it."""
    page.focus_search()
    page.search.selectAll()
    house.qtbot.keyClicks(page.search, words)
    house.wait_listed(page, wanted)
    house.qtbot.waitUntil(lambda: page.model.is_complete)


def _by_button(house: House, page: EntityPage) -> None:
    page.panel.focus_first()
    button = house.window.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Edit…"
    house.qtbot.keyClick(button, Qt.Key.Key_Space)


def _by_keys(house: House, page: EntityPage) -> None:
    page.view.setFocus()
    house.keys("Ctrl+Return", page.view)


@pytest.mark.parametrize("begin", [_by_button, _by_keys])
def test_an_edit_that_leaves_the_search_keeps_its_record_and_reaches_nobody_else(
    house: House, twins: list[int], begin: Callable[[House, EntityPage], None]
) -> None:
    page, (mine, other) = house.page(Entity.TRAVELER), twins
    begin(house, page)
    _edit(house, "Ragnar Berg")
    house.wait_listed(page, [other])
    assert (page.panel.key, page.panel.title) == (mine, "Ragnar Berg")
    assert APART in _words(page)
    assert (page.view.current_id(), page.view.selected_ids()) == (None, [])
    page.focus_next_pane()
    page.focus_list()  # Qt would choose the first row as the focus comes
    assert page.panel.key == mine
    begin(house, page)  # the same key again, as somebody quick presses it
    _edit(house, "Ragnar Bergman")
    names = "SELECT group_concat(name, '|') FROM user WHERE id IN (?, ?) ORDER BY id"
    assert house.company.value(names, mine, other) == f"Ragnar Bergman|{NAME}"
    page.view.setFocus()
    house.qtbot.keyClick(page.view, Qt.Key.Key_Down)
    house.qtbot.waitUntil(lambda: page.panel.key == other)
    assert APART not in _words(page)
    assert page.view.selected_ids() == [other]


def test_the_last_hit_that_leaves_keeps_the_focus_and_comes_back_with_an_undo(
    house: House, twins: list[int]
) -> None:
    page, (mine, other) = house.page(Entity.TRAVELER), twins
    house.run(lambda work: travelers.edit_traveler(work, other, {"name": "Somebody"}))
    house.wait_listed(page, [mine])
    assert page.panel.key == mine
    _by_button(house, page)
    _edit(house, "Ragnar Berg")
    house.wait_listed(page, [])
    assert page.panel.key == mine
    focused = house.window.focusWidget()
    assert page.panel.isAncestorOf(focused)
    house.keys("Ctrl+Z", focused)
    house.wait_listed(page, [mine])
    house.qtbot.waitUntil(lambda: page.view.selected_ids() == [mine])
    assert page.view.current_id() == page.panel.key == mine
    assert page.panel.title == NAME
    assert APART not in _words(page)
    assert house.window.focusWidget() is focused


def test_a_record_deleted_from_its_panel_leaves_the_focus_to_the_list(house: House) -> None:
    key = house.company.traveler(name="Short Life")
    page = house.visit(Entity.TRAVELER)
    house.wait_listed(page, [*house.ids.travelers, key])
    house.show(Entity.TRAVELER, key)
    page.panel.focus_first()
    house.run(lambda work: travelers.delete_traveler(work, key))
    house.wait_listed(page, house.ids.travelers)
    assert page.panel.key is None
    assert not page.panel.isVisible()
    assert page.view.hasFocus()
    assert page.view.selected_ids() == []


def test_a_closed_panel_keeps_no_record_that_keys_would_reach(
    house: House, twins: list[int]
) -> None:
    page, (mine, other) = house.page(Entity.TRAVELER), twins
    page.panel.closed.emit()
    house.run(lambda work: travelers.edit_traveler(work, mine, {"name": "Ragnar Berg"}))
    house.wait_listed(page, [other])
    house.qtbot.waitUntil(lambda: page.panel.key is None)
    house.keys("Ctrl+Return", page.view)
    assert not house.window.findChildren(FormDialog)
    assert not page.panel.isVisible()


def test_control_n_works_while_the_focus_is_in_the_sidebar(house: House) -> None:
    house.visit(Entity.TRAVELER)
    house.window.sidebar.setFocus()
    house.keys("Ctrl+N", house.window.sidebar)
    form = house.window.findChildren(FormDialog)[-1]
    assert form.windowTitle() == "New traveler"
    form.reject()
    house.window.go_to_page(0)
    house.window.sidebar.setFocus()
    house.keys("Ctrl+N", house.window.sidebar)
    desk = house.window.desk
    assert desk is not None
    assert desk.selling.lists.form_is_open
    assert desk.selling.lists.form.name.editor.hasFocus()


def test_a_new_search_is_done_with_the_record_unless_it_finds_it(
    house: House, twins: list[int]
) -> None:
    page, (mine, other) = house.page(Entity.TRAVELER), twins
    others = [house.company.traveler(name=f"Carla Vidal {number}") for number in range(3)]
    house.run(lambda work: travelers.edit_traveler(work, mine, {"name": "Ragnar Berg"}))
    house.wait_listed(page, [other])
    assert page.panel.is_apart
    page.view.sort_by("name", True)
    house.qtbot.waitUntil(lambda: page.model.is_complete)
    assert page.panel.key == mine  # the same rows in another order

    _search(house, page, "ragnar berg", [mine])
    assert (page.panel.key, page.panel.is_apart) == (mine, False)
    assert page.view.selected_ids() == [mine]

    house.run(lambda work: travelers.edit_traveler(work, mine, {"name": "Somebody"}))
    house.wait_listed(page, [])
    assert page.panel.is_apart
    _search(house, page, "carla vidal", others)
    assert (page.panel.key, page.panel.isVisible(), page.view.gap) == (None, False, -1)
    assert page.search.hasFocus()


@pytest.mark.parametrize("at_once", [True, False])
def test_a_search_that_leaves_the_record_out_is_done_with_it_however_late_its_hits_come(
    house: House, twins: list[int], monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    page = house.page(Entity.TRAVELER)
    if not at_once:  # as in a long list: all of them come from the reader thread
        monkeypatch.setattr(page.model, "_first_rows", lambda *_asked: None)
    other = house.company.traveler(name="Carla Vidal")
    _search(house, page, "carla vidal", [other])
    assert (page.panel.key, page.panel.isVisible(), page.view.gap) == (None, False, -1)
    _search(house, page, "no such words", [])
    assert not page.panel.is_apart


def test_a_panel_shows_what_changed_while_another_page_was_in_front(house: House) -> None:
    key = house.company.traveler(name="Short Life")
    page = house.show(Entity.TRAVELER, key)
    house.window.go_to_page(0)
    house.run(lambda work: travelers.edit_traveler(work, key, {"name": "Long Life"}))
    house.visit(Entity.TRAVELER)
    assert page.panel.title == "Long Life"
    page.panel.closed.emit()
    house.window.go_to_page(0)
    house.run(lambda work: travelers.edit_traveler(work, key, {"name": "Longer Life"}))
    house.visit(Entity.TRAVELER)
    assert not page.panel.isVisible()  # who closed it finds it closed
    house.show(Entity.TRAVELER, key)
    house.window.go_to_page(0)
    house.run(lambda work: travelers.delete_traveler(work, key))
    house.visit(Entity.TRAVELER)
    house.wait_listed(page, house.ids.travelers)
    assert page.panel.key is None
    assert not page.panel.isVisible()


def test_no_key_reaches_the_launch_of_a_panel_closed_in_the_calendar(house: House) -> None:
    page = house.visit(Entity.LAUNCH)
    assert isinstance(page, LaunchPage)
    page.show_month()
    page.month.opened.emit(house.ids.launches[0])
    assert page.panel.isVisible()
    page.panel.closed.emit()
    house.keys("Right", page.month.grid)
    house.keys("Ctrl+Return", page.month.grid)
    assert not house.window.findChildren(FormDialog)
    page.show_table()
    assert page.panel.key == page.view.current_id()
    house.show(Entity.LAUNCH, house.ids.launches[0])
    page.panel.closed.emit()
    page.show_month()
    house.keys("Ctrl+Return", page.month.grid)
    assert not house.window.findChildren(FormDialog)


def test_nothing_is_done_to_many_that_stand_behind_the_calendar(house: House) -> None:
    page = house.visit(Entity.LAUNCH)
    assert isinstance(page, LaunchPage)
    page.view.selectAll()
    assert page.selection.is_many
    page.show_month()
    page.panel.closed.emit()
    page.record_menu()
    assert not [one for one in page.findChildren(QMenu) if one.isVisible()]
    page.show_table()
    assert page.selection.is_many
