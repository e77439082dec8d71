"""The window as a whole: tabs, keys, menus, palette, what is remembered, and its end."""

import json
import threading
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound
from astrobookings_desktop.domain.rights import READ_RIGHTS, may
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.ui import main_window
from astrobookings_desktop.ui import theme as themes
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.help import (
    KEYS,
    blocks_with,
    each_key,
    registered,
)
from astrobookings_desktop.ui.entities import BY_ENTITY, REGISTRY
from astrobookings_desktop.ui.entities.actions import RECORD_ACTIONS
from astrobookings_desktop.ui.palette import Palette
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.empty_state import EmptyState
from astrobookings_desktop.ui.widgets.key_cap import shown_key
from astrobookings_desktop.ui.widgets.scrolled_sheet import FRAME
from astrobookings_desktop.ui.widgets.toast import Toast
from astrobookings_desktop.ui.window_state import WindowState
from tests.helpers.house import House, Houses

TITLES = [spec.title for spec in REGISTRY]


def _tabs(house: House) -> list[str]:
    return [house.window.sidebar.tabText(place) for place in range(house.window.sidebar.count())]


# --- tabs -----------------------------------------------------------------------------------------


def test_an_administrator_has_the_desk_and_eleven_tabs(house: House) -> None:
    assert _tabs(house) == ["Desk", *TITLES]
    assert {spec.entity for spec in REGISTRY} == set(Entity)
    assert house.window.page is house.window.desk


@pytest.mark.parametrize("role", [Role.MANAGER, Role.AGENT, Role.AGENCY])
def test_each_role_has_the_tabs_that_it_may_read(open_house: Houses, role: Role) -> None:
    house = open_house(actor=Actor(None, "Somebody", role), show=False)
    expected = [spec.title for spec in REGISTRY if may(role, READ_RIGHTS[spec.entity])]
    desk = [] if role is Role.AGENCY else ["Desk"]
    assert _tabs(house) == [*desk, *expected]
    assert len(expected) < len(TITLES)


def test_a_record_that_the_role_may_not_read_is_not_opened(open_house: Houses) -> None:
    house = open_house(actor=Actor(None, "Somebody", Role.AGENT))
    with house.qtbot.waitSignal(house.context.said) as said:
        house.context.open_record(Entity.ENTRY_LOG, 1)
    assert said.args == ["Your role may not read that"]
    assert house.window.page is house.window.desk


def test_control_tab_goes_round_all_tabs_and_back(house: House) -> None:
    house.window.desk.go_to_launch()
    seen = []
    for _step in range(len(TITLES) + 1):
        house.keys("Ctrl+Tab")
        seen.append(house.window.sidebar.currentIndex())
    assert seen == [*range(1, len(TITLES) + 1), 0]
    house.qtbot.keyClick(
        house.window.focusWidget(),
        Qt.Key.Key_Backtab,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert house.window.sidebar.currentIndex() == len(TITLES)


@pytest.mark.parametrize("key", ["F2", "F3", "F4", "F7"])
def test_f_keys_lead_to_the_desk_from_any_tab(house: House, key: str) -> None:
    house.visit(Entity.LAUNCH)
    house.window.page.setFocus()
    house.keys(key)
    assert house.window.page is house.window.desk
    focused = house.window.focusWidget()
    assert focused is not None
    assert house.window.desk.isAncestorOf(focused)


def test_the_sidebar_narrows_by_key_and_by_room_and_is_remembered(
    open_house: Houses, tmp_path: Path
) -> None:
    state = tmp_path / "window.json"
    house = open_house(state=state)
    window = house.window
    wide = window.sidebar.width()
    assert not window.sidebar.is_narrow
    house.keys("Ctrl+B")
    assert window.sidebar.is_narrow
    house.qtbot.waitUntil(lambda: window.sidebar.width() < wide)
    assert all(window.sidebar.tabToolTip(place) for place in range(window.sidebar.count()))
    window.close()
    again = open_house(state=state)
    assert again.window.sidebar.is_narrow
    again.keys("Ctrl+B")
    assert not again.window.sidebar.is_narrow


def test_a_small_window_has_a_narrow_sidebar_by_itself(house: House) -> None:
    house.window.resize(1180, 640)
    house.qtbot.waitUntil(lambda: house.window.sidebar.is_narrow)
    house.window.resize(1366, 768)
    house.qtbot.waitUntil(lambda: not house.window.sidebar.is_narrow)


def test_a_first_window_fits_the_smallest_screen_with_its_frame(
    open_house: Houses, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = QSize(1180, 640)
    monkeypatch.setattr(main_window, "room_of", lambda _window: screen - FRAME)
    house = open_house()
    least = house.window.minimumSize() + FRAME
    assert screen.expandedTo(least) == screen


def test_an_empty_tab_says_why_and_offers_a_way_on(open_house: Houses) -> None:
    house = open_house(empty=True)
    for entity in Entity:
        page = house.visit(entity)
        empty = page.view.findChild(EmptyState)
        assert empty is not None
        spec = BY_ENTITY[entity]
        if entity is Entity.ENTRY_LOG:  # making the file is nobody's deed
            assert page.model.rowCount() == 0
        house.qtbot.waitUntil(empty.isVisible)
        assert empty.title.text() == spec.empty.title
        assert empty.sentence.text() == spec.empty.sentence


# --- ways through the window ----------------------------------------------------------------------


def test_a_record_opens_from_another_tab_and_alt_left_comes_back(house: House) -> None:
    page = house.show(Entity.BOOKING, house.ids.bookings[0])
    launches = house.show(Entity.LAUNCH, house.ids.launches[0])
    assert house.window.page is launches
    house.keys("Alt+Left")
    assert house.window.page is page
    house.qtbot.waitUntil(lambda: page.panel.key == house.ids.bookings[0])
    house.keys("Alt+Left")
    assert house.window.page is house.window.desk


def test_opening_a_record_drops_the_search_that_hides_it(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    page.search.setText("Ana")
    house.wait_listed(page, [house.ids.travelers[0]])
    house.show(Entity.TRAVELER, house.ids.travelers[3])
    assert page.search.text() == ""
    assert len(house.listed(page)) == len(house.ids.travelers)


def test_a_list_opens_under_a_condition_and_says_which(house: House) -> None:
    where = f"traveler_id={house.ids.travelers[0]}"
    house.context.list_wanted.emit(Entity.BOOKING, where)
    page = house.page(Entity.BOOKING)
    house.wait_listed(page, [house.ids.bookings[0]])
    assert page.head.condition.isVisible()
    page.head.condition.click()
    house.wait_listed(page, house.ids.bookings)
    assert not page.head.condition.isVisible()


def test_a_refusal_without_a_form_is_told_in_the_window(house: House) -> None:
    house.context.refuse(NotFound(entity=Entity.BOOKING, key="<b>K7M 4QX</b>"))
    toast = house.window.findChild(Toast)
    assert toast is not None
    assert toast.isVisible()
    words = [label.text() for label in toast.findChildren(QLabel)]
    assert "There is no booking <b>K7M 4QX</b>: check what you gave." in words
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText
        for label in toast.findChildren(QLabel)
        if label.text()
    )


def test_the_title_names_the_file_or_the_practice(open_house: Houses) -> None:
    house = open_house(show=False)
    assert house.window.windowTitle() == f"AstroBookings — {house.company.path.name}"
    assert house.window.findChild(Banner) is None or not _banners(house)
    practice = open_house(practice=True)
    assert practice.window.windowTitle() == "AstroBookings — practice database"
    assert any("nothing here is real" in words for words in _banners(practice))


def _banners(house: House) -> list[str]:
    return [
        one.label.text()
        for one in house.window.findChildren(Banner)
        if one.isVisibleTo(house.window)
    ]


# --- menus and palette ----------------------------------------------------------------------------


def _mnemonic(text: str) -> str:
    shown = text.replace("&&", "").partition("\t")[0]
    return shown.partition("&")[2][:1].lower()


def test_mnemonics_are_unique_within_each_menu(house: House) -> None:
    bar = house.window.menuBar()
    titles = [action.text() for action in bar.actions()]
    for texts in [titles, *([a.text() for a in menu.actions()] for menu in _menus(house))]:
        letters = Counter(filter(None, map(_mnemonic, texts)))
        assert [letter for letter, count in letters.items() if count > 1] == [], texts
    assert all(map(_mnemonic, titles))


def _menus(house: House) -> list[QMenu]:
    return list(house.window.menus.menus.values())


def test_every_menu_has_something_to_do(house: House) -> None:
    for menu in _menus(house):
        assert [action for action in menu.actions() if not action.isSeparator()], menu.title()


def test_no_two_shortcuts_of_the_window_want_the_same_keys(house: House) -> None:
    keys = Counter(
        action.shortcut().toString() for action in house.window.menus.all if action.shortcut()
    )
    keys.update(
        one.key().toString()
        for one in house.window.findChildren(
            QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
    )
    keys.pop("", None)
    assert [key for key, count in keys.items() if count > 1] == []


def _keys_within(page: QWidget) -> Counter[str]:
    return Counter(
        one.key().toString()
        for one in page.findChildren(QShortcut)
        if one.isEnabled() and one.parent() is page
    )


def test_a_page_takes_no_key_twice_and_none_of_the_window(house: House) -> None:
    window = {action.shortcut().toString() for action in house.window.menus.all}
    for entity in Entity:
        own = _keys_within(house.page(entity))
        assert [key for key, count in own.items() if count > 1] == [], entity
        assert set(own) & (window - {""}) == set(), entity


def test_shortcuts_leave_the_editing_keys_alone(house: House) -> None:
    """On some desktops fields edit with these."""
    taken = {one.key().toString() for one in house.window.findChildren(QShortcut)}
    taken |= {action.shortcut().toString() for action in house.window.menus.all}
    taken |= {one.shortcut for actions in RECORD_ACTIONS.values() for one in actions}
    assert taken & {f"Ctrl+{letter}" for letter in "ADEKU"} == set()


def test_shortcuts_are_keys_that_qt_knows(house: House) -> None:
    for actions in RECORD_ACTIONS.values():
        for action in actions:
            if action.shortcut:
                assert QKeySequence(action.shortcut).toString() == action.shortcut


def _palette(house: House) -> Palette:
    house.window.show_palette()
    dialog = house.window.findChildren(Palette)[-1]
    house.qtbot.waitUntil(dialog.isVisible)
    return dialog


def _offered(palette: Palette) -> list[str]:
    return [palette.list.item(row).text() for row in range(palette.list.count())]


@pytest.mark.parametrize(
    ("words", "name"),
    [("sign out", "Switch user…"), ("log off", "Switch user…"), ("preferences", "Settings…")],
)
def test_the_palette_finds_an_action_by_what_else_it_is_called(
    open_house: Houses, words: str, name: str
) -> None:
    house = open_house(sign_in=lambda _company: Actor(1, "Ada", Role.ADMIN, 1))
    palette = _palette(house)
    palette.field.setText(words)
    assert _offered(palette)[0].startswith(name)
    palette.reject()


def test_f1_tells_of_every_key(house: House) -> None:
    told = {key for _title, lines in KEYS for shown, _does in lines for key in each_key(shown)}
    missing = [one for one in registered(house.window) if one[0] not in told]
    assert missing == []
    assert {"Ctrl+⇧+L", "Ctrl+P", "Ctrl+⇧+E", "Ctrl+⇧+R", "Ctrl+↵", "Alt+1"} <= told
    for shortcut in house.window.findChildren(QShortcut):
        key = shown_key(shortcut.key().toString(QKeySequence.SequenceFormat.PortableText))
        assert key in told | {"Ctrl+Enter"}, key
    blocks = blocks_with([("Ctrl+⇧+Y", "Something new")])
    assert ("Ctrl+⇧+Y", "Something new") in blocks[-1][1]  # a later action is told of by itself


def test_the_palette_offers_every_action_of_the_menus(house: House) -> None:
    palette = _palette(house)
    offered = "\n".join(_offered(palette))
    for action in filter(QAction.isEnabled, house.window.menus.all):  # nothing to undo yet
        assert action.text().partition("\t")[0].replace("&", "") in offered
    palette.reject()


@pytest.mark.parametrize(
    "entity", [Entity.BOOKING, Entity.TRAVELER, Entity.AGENCY, Entity.ROCKET, Entity.LAUNCH]
)
def test_the_palette_offers_what_can_be_done_to_the_record_in_front(
    house: House, entity: Entity
) -> None:
    key = {
        Entity.BOOKING: house.ids.bookings,
        Entity.TRAVELER: house.ids.travelers,
        Entity.AGENCY: house.ids.agencies,
        Entity.ROCKET: house.ids.rockets,
        Entity.LAUNCH: house.ids.launches,
    }[entity][0]
    page = house.show(entity, key)
    palette = _palette(house)
    offered = _offered(palette)
    expected = [action.text for action in page.panel.actions_now()]
    assert expected
    assert [text for text in expected if not any(one.startswith(text) for one in offered)] == []
    palette.reject()


def test_the_palette_finds_by_any_letters_and_enter_does_it(house: House) -> None:
    palette = _palette(house)
    house.qtbot.keyClicks(palette.field, "dark")
    assert _offered(palette) == ["Dark"]
    house.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert themes.current().tokens.dark
    assert house.window.file.settings.theme == "dark"


def test_the_palette_does_a_record_action_by_its_name(house: House) -> None:
    house.show(Entity.TRAVELER, house.ids.travelers[0])
    palette = _palette(house)
    house.qtbot.keyClicks(palette.field, "edit")
    assert _offered(palette)[0].startswith("Edit")
    house.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    house.qtbot.waitUntil(lambda: bool(house.window.findChildren(FormDialog)))
    form = house.window.findChildren(FormDialog)[0]
    assert form.fields["name"].text() == "Ana López"
    form.reject()


# --- what is remembered ---------------------------------------------------------------------------


def test_the_arrangement_of_a_table_is_kept_across_windows(
    open_house: Houses, tmp_path: Path
) -> None:
    state = tmp_path / "window.json"
    house = open_house(state=state)
    page = house.visit(Entity.LAUNCH)
    page.view.sort_by("price_per_seat", True)
    page.view.set_column_hidden("status", True)
    house.settle(page)
    listed = house.listed(page)
    house.window.close()
    again = open_house(state=state).visit(Entity.LAUNCH)
    assert again.header_state() == page.header_state()
    assert again.model.query.sort == "price_per_seat"
    assert again.model.query.descending
    assert again.model.keys.slice(0, 9) == listed


def test_a_tab_that_was_not_looked_at_keeps_its_arrangement(
    open_house: Houses, tmp_path: Path
) -> None:
    state = tmp_path / "window.json"
    first = open_house(state=state)
    page = first.visit(Entity.LAUNCH)
    page.view.sort_by("price_per_seat", True)
    first.settle(page)
    first.window.close()
    second = open_house(state=state)
    second.visit(Entity.ROCKET).view.sort_by("capacity", False)
    second.window.close()
    third = open_house(state=state).visit(Entity.LAUNCH)
    assert (third.model.query.sort, third.model.query.descending) == ("price_per_seat", True)


DAMAGED = {
    "no JSON": "{",
    "a list": "[1, 2]",
    "wrong kinds": json.dumps(
        {"geometry": 7, "headers": [], "narrow": "yes", "theme": [], "tab": "x"}
    ),
    "odd headers": json.dumps(
        {
            "geometry": "äöü",
            "headers": {
                "booking": {"widths": {"locator": "wide"}, "order": 5, "sort": "nonsense"},
                "launch": [],
                "traveler": {"sort": ["x"], "descending": "y", "hidden": {"a": 1}},
            },
        }
    ),
    "endless depth": "[" * 100_000,
    "binary": "\x00\x01\x02",
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_state_costs_only_the_arrangement(
    open_house: Houses, tmp_path: Path, text: str
) -> None:
    state = tmp_path / "window.json"
    state.write_text(text, "utf-8")
    house = open_house(state=state)
    for entity in (Entity.BOOKING, Entity.LAUNCH, Entity.TRAVELER):
        assert house.visit(entity).model.rowCount() > 0
    house.window.close()
    assert isinstance(json.loads(state.read_text("utf-8")), dict)


def test_bytes_that_are_no_text_are_forgiven(tmp_path: Path) -> None:
    state = tmp_path / "window.json"
    state.write_bytes(b"\xff\xfe\x00")
    assert WindowState(state).get("headers") is None


def test_a_state_that_can_not_be_written_is_no_fault(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "missing" / "window.json")
    state.keep("narrow", True)
    state.save()
    assert state.get("narrow") is True
    assert not (tmp_path / "missing").exists()


def test_the_state_is_saved_shortly_after_a_change(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    state = WindowState(path)
    state.keep("narrow", True)
    qtbot.waitUntil(path.exists)
    assert json.loads(path.read_text("utf-8")) == {"narrow": True}
    assert path.stat().st_mode & 0o777 == 0o600


# --- the end --------------------------------------------------------------------------------------


def test_closing_ends_all_threads_and_connections(open_house: Houses) -> None:
    before = set(threading.enumerate())
    house = open_house()
    for entity in (Entity.BOOKING, Entity.TRAVELER):
        house.visit(entity)
    begun = set(threading.enumerate()) - before
    assert begun
    house.window.close()
    assert [one.name for one in begun if one.is_alive()] == []
    house.company.reader.close()
    house.company.writer.close()
    leftovers = {one.name for one in house.company.path.parent.glob("house-0.db-*")}
    assert leftovers <= {"house-0.db-gate", "house-0.db-wal", "house-0.db-shm"}
