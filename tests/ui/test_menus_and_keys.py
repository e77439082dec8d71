"""Menus, shortcuts, the help of keys and the palette: everything is reached, nothing twice."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.ui import theme as themes
from astrobookings_desktop.ui.dialogs.bulk import BulkDialog
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.help import KEYS, blocks_with, each_key, registered
from astrobookings_desktop.ui.entities.actions import RECORD_ACTIONS
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.launch_board import LaunchPage
from astrobookings_desktop.ui.palette import Palette
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.key_cap import shown_key
from tests.helpers.company import Company
from tests.helpers.house import House, Houses, marta


def _mnemonic(text: str) -> str:
    shown = text.replace("&&", "").partition("\t")[0]
    return shown.partition("&")[2][:1].lower()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("who", [{}, {"sign_in": marta}])
def test_mnemonics_are_unique_within_each_menu(
    open_house: Houses, who: dict[str, Any], language: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: use_language("en"))
    use_language(language)
    house = open_house(**who)
    bar = house.window.menuBar()
    titles = [action.text() for action in bar.actions()]
    for texts in [titles, *([a.text() for a in menu.actions()] for menu in _menus(house))]:
        letters = Counter(filter(None, map(_mnemonic, texts)))
        assert [letter for letter, count in letters.items() if count > 1] == [], texts
    assert all(map(_mnemonic, titles))


def _menus(house: House) -> list[QMenu]:
    return list(house.window.menus.menus.values())


def test_every_menu_has_something_to_do(house: House) -> None:
    menus = _menus(house)
    assert len(menus) > 5
    for menu in menus:
        assert [action for action in menu.actions() if not action.isSeparator()], menu.title()


@pytest.mark.parametrize("before", [Qt.WindowState.WindowMaximized, Qt.WindowState.WindowNoState])
def test_full_screen_and_back_leaves_the_window_as_it_was(
    house: House, before: Qt.WindowState
) -> None:
    window = house.window
    window.setWindowState(before)
    house.keys("F11")
    assert window.isFullScreen()
    house.keys("F11")
    assert window.windowState() == before


def test_menus_write_keys_in_one_way(house: House) -> None:
    actions = [action for menu in _menus(house) for action in menu.actions()]
    own = [action.text().partition("\t")[2] for action in actions]
    assert "Ctrl+⇧+V" in own
    assert own == [shown_key(keys) for keys in own]


def test_no_two_shortcuts_of_the_window_want_the_same_keys(house: House) -> None:
    instead = house.window.undo.instead  # listens only where the action doesn't
    assert instead.isEnabled() is not house.window.menus.by_id["edit.undo"].isEnabled()
    keys = Counter(
        action.shortcut().toString() for action in house.window.menus.all if action.shortcut()
    )
    keys.update(
        one.key().toString()
        for one in house.window.findChildren(
            QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        if one is not instead
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


def test_a_key_that_is_held_does_nothing_of_the_menus_twice(house: House) -> None:
    actions = house.window.menus.by_id.items()
    assert [name for name, one in actions if one.shortcut().toString() and one.autoRepeat()] == []


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


@pytest.mark.parametrize("language", ["en", "es"])
def test_menus_write_keys_as_the_caps_beside_fields_do(
    house: House, request: pytest.FixtureRequest, language: str
) -> None:
    request.addfinalizer(lambda: use_language("en"))
    use_language(language)
    for key in ("file.import", "go.back", "edit.redo"):
        shortcut = house.window.menus.by_id[key].shortcut()
        native = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
        assert native == shown_key(shortcut.toString())
        assert QKeySequence(shortcut.toString()) == shortcut  # the code's own words still work


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


@pytest.mark.parametrize("words", ["month", "by month", "calendar"])
def test_the_palette_shows_the_launches_by_month(house: House, words: str) -> None:
    house.visit(Entity.BOOKING)
    palette = _palette(house)
    palette.field.setText(words)
    assert _offered(palette)[0].startswith("Launches by month")
    house.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    page = house.page(Entity.LAUNCH)
    assert isinstance(page, LaunchPage)
    house.qtbot.waitUntil(lambda: page.isVisible() and page.is_in_month)


def test_the_palette_says_why_an_action_cannot_be_done_here(house: House) -> None:
    house.visit(Entity.LAUNCH)
    palette = _palette(house)
    for words in ("print", "tick"):
        palette.field.setText(words)
        assert _offered(palette) == ["Print the ticket: Nothing in front offers it now"]
        house.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        assert palette.isVisible()  # nothing is chosen
    palette.field.setText("xyz")
    assert _offered(palette) == ["No action is called that: try another word"]
    palette.reject()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
@pytest.mark.parametrize("entity", [Entity.BOOKING, Entity.INVOICE])
def test_the_menu_beside_a_records_buttons_has_the_other_actions(
    house: House, entity: Entity
) -> None:
    key = house.ids.invoice if entity is Entity.INVOICE else house.ids.bookings[1]
    panel = house.show(entity, key).panel
    buttons = [one for one in panel.findChildren(Button) if one.isVisible()]
    (more,) = (one for one in buttons if one.toolTip().startswith("More"))
    more.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    listed = [action.text().partition("\t")[0] for action in menu.actions()]
    menu.close()
    shown = {one.text() for one in buttons}
    texts = [action.text for action in panel.actions_now()]
    assert listed == [text for text in texts if text not in shown]
    assert len(shown & {*texts}) == (3 if entity is Entity.INVOICE else 2)  # with the one below


def test_f1_tells_of_every_key(house: House) -> None:
    told = {key for _title, lines in KEYS for shown, _does in lines for key in each_key(shown)}
    missing = [one for one in registered(house.window, house.context.may) if one[0] not in told]
    assert missing == []
    assert {"Ctrl+⇧+L", "Ctrl+P", "Ctrl+⇧+E", "Ctrl+⇧+R", "Ctrl+↵", "Alt+1"} <= told
    for shortcut in house.window.findChildren(QShortcut):
        key = shown_key(shortcut.key().toString(QKeySequence.SequenceFormat.PortableText))
        assert key in told | {"Ctrl+Enter"}, key
    blocks = blocks_with([("Ctrl+⇧+Y", "Something new")], house.context.may)
    assert ("Ctrl+⇧+Y", "Something new") in blocks[-1][1]  # a later action is told of by itself


def _actor(role: Role) -> Callable[[Company], Actor]:
    def sign_in(company: Company) -> Actor:
        if role is not Role.AGENCY:
            return Actor(1, "Somebody", role, None)
        agency = company.value("SELECT min(user_id) FROM agency")
        return Actor(agency, "Orbital Ways", role, agency)

    return sign_in


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER, Role.AGENCY])
def test_f1_tells_of_no_key_that_is_nothing_for_who_sits_here(
    open_house: Houses, role: Role
) -> None:
    house, everything = open_house(sign_in=_actor(role), show=False), open_house(show=False)
    may = house.context.may
    told = {
        key: does
        for _title, lines in blocks_with(registered(house.window, may), may)
        for shown, does in lines
        for key in each_key(shown)
    }
    theirs = {key for key, _does in registered(house.window, may)}
    others = {key for key, _does in registered(everything.window, everything.context.may)} - theirs
    assert others & set(told) <= {"Ctrl+N"}  # they make something else
    assert theirs <= set(told)
    assert ("Ctrl+⇧+E" in told) is (role is not Role.AGENT)
    assert told.get("Ctrl+T") == (
        None
        if role is Role.AGENCY
        else "An invoice’s note"
        if role is Role.MANAGER
        else "Transfer a booking"
    )


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


def test_the_palette_offers_what_can_be_done_to_many_and_tells_equal_names_apart(
    house: House,
) -> None:
    page = house.show(Entity.BOOKING, house.ids.bookings[0])
    palette = _palette(house)
    assert len([one for one in _offered(palette) if one.startswith("Cancel seats…")]) == 1
    new = [one for one in _offered(palette) if one.startswith("New traveler…")]
    assert len(set(new)) == 2, "in the menus File and Booking"
    palette.reject()
    page.view.selectAll()
    locator = page.panel.title
    palette = _palette(house)
    offered = _offered(palette)
    assert offered[0].startswith("Cancel bookings…")
    assert "3 selected" in offered[0]
    (one,) = [one for one in offered if one.startswith("Cancel seats…")]
    assert locator in one, "of the open booking alone"
    assert len(set(offered)) == len(offered)
    house.qtbot.keyClicks(palette.field, "cancel bookings")
    house.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    house.qtbot.waitUntil(lambda: bool(house.window.findChildren(BulkDialog)))
    (preview,) = house.window.findChildren(BulkDialog)
    house.qtbot.waitUntil(lambda: not preview.background.is_busy)
    assert preview.summary.label.text() == "3 will be canceled"
    preview.reject()


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
