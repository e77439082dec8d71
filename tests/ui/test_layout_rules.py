"""What holds for every screen in every look, size, font and language: LOOK's rules, tested."""

from collections.abc import Iterator
from pprint import pformat

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.ui import theme as themes
from astrobookings_desktop.ui.desk import DeskPage
from astrobookings_desktop.ui.dialogs.check import CheckDialog
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.form_specs import FORMS
from astrobookings_desktop.ui.entities.actions import NEW
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.settings.dialog import SettingsDialog
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.fonts import body_font
from astrobookings_desktop.ui.theme.statuses import LOOKS as STATUS_LOOKS
from astrobookings_desktop.ui.theme.theme import Mode
from astrobookings_desktop.ui.widgets.focus_ring import MARGIN
from tests.helpers.house import House, Houses
from tests.helpers.layout_checks import (
    changed_by_focus,
    children,
    faults,
    name_of,
    reading_order,
    repeated_mnemonics,
)

MODES: list[Mode] = ["light", "dark"]
Look = tuple[Mode, tuple[int, int], float, str]
QUICK: set[Look] = {
    ("light", (1366, 768), 1.0, "en"),
    ("dark", (1180, 640), 1.0, "es"),
    ("light", (1180, 640), 1.5, "es"),
}
EVERY: list[Look] = [
    (mode, size, scale, language)
    for mode in MODES
    for size in ((1366, 768), (1180, 640))
    for scale in (1.0, 1.5)
    for language in ("en", "es")
]
LOOKS = [
    pytest.param(look, id="-".join(map(str, look)), marks=() if look in QUICK else pytest.mark.slow)
    for look in EVERY
]
SCREENS = ["desk", *(entity.value for entity in Entity)]
Faults = dict[str, dict[str, list[str]]]


@pytest.fixture
def look(request: pytest.FixtureRequest, theme: Theme) -> Iterator[Look]:
    """One look, size of the font and language; afterwards all is as before."""
    chosen: Look = request.param
    mode, _size, scale, language = chosen
    QApplication.setFont(body_font(scale))
    theme.apply(mode)
    use_language(language)
    yield chosen
    use_language("en")
    QApplication.setFont(body_font(1.0))
    theme.apply("light")


def _record_of(house: House, entity: Entity) -> int:
    table = "user_id" if entity in (Entity.TRAVELER, Entity.AGENCY) else "id"
    key: int = house.company.value(f"SELECT min({table}) FROM {entity.value}")
    return key


def _visit(house: House, screen: str) -> QWidget:
    """A screen with a record shown, where it has any."""
    if screen == "desk":
        house.window.show_page(0)
        return house.window.desk
    entity = Entity(screen)
    page = house.show(entity, _record_of(house, entity))
    # Chips get their counts, and the panel its buttons, in later turns of the event loop.
    counted = [chip for where, chip in page.head.chips.items() if where != "all"]
    house.qtbot.waitUntil(lambda: all(chip.text()[-1].isdigit() for chip in counted))
    return page


def _settled() -> None:
    """Let layouts that were asked for take place."""
    for _turn in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def _told(found: Faults) -> str:
    return "\n" + pformat({screen: one for screen, one in found.items() if one}, width=200)


@pytest.mark.parametrize("look", LOOKS, indirect=True)
def test_every_screen_obeys_the_look(look: Look, open_house: Houses) -> None:
    """One window, gone through from screen to screen: making it takes longer than looking at it."""
    _mode, (width, height), _scale, _language = look
    house = open_house()
    house.window.resize(width, height)
    house.qtbot.waitUntil(lambda: house.window.width() == width)
    found: Faults = {}
    for screen in SCREENS:
        page = _visit(house, screen)
        _settled()
        found[screen] = faults(page)
    found |= _of_the_desk(house) | _of_the_log(house) | _of_complaints(house)
    found["menu bar"] = faults(house.window.menuBar())
    found["window"] = {"menus": _of_menus(house)}
    found |= _of_forms(house) | _of_settings(house) | _of_dialogs(house) | _of_the_check(house)
    assert house.window.width() == width
    assert not any(any(kinds.values()) for kinds in found.values()), _told(found)


def _of_menus(house: House) -> list[str]:
    bar = [action.text() for action in house.window.menuBar().actions()]
    return repeated_mnemonics(bar) + [
        f"{menu.title()}: {letter}"
        for menu in house.window.menus.menus.values()
        for letter in repeated_mnemonics([action.text() for action in menu.actions()])
    ]


def _of_the_desk(house: House) -> Faults:
    """A sale on the ticket, and a booking about to be canceled."""
    desk = house.window.desk
    assert isinstance(desk, DeskPage)
    house.window.show_page(0)
    flow = desk.selling.flow
    flow.take_launch(house.ids.launches[0])
    flow.take_traveler(house.ids.travelers[0])
    flow.choose_seats(2)
    flow.look()
    _settled()
    found = {"ticket": faults(desk)}
    flow.choose_seats(6)
    flow.look()
    _settled()
    found["refused ticket"] = faults(desk)
    desk.serve(house.ids.bookings[0], "cancel")
    _settled()
    found["canceling"] = faults(desk)
    desk.serve(house.ids.bookings[1], "open")
    _settled()
    found["booking"] = faults(desk)
    return found


def _of_the_log(house: House) -> Faults:
    page = house.visit(Entity.ENTRY_LOG)
    filters = page.head.filters
    assert filters is not None
    filters.period.span.setCurrentIndex(filters.period.span.count() - 1)
    filters.kind.setCurrentIndex(1)
    house.qtbot.waitUntil(filters.clearing.isVisible)
    _settled()
    found = faults(page)
    page.head.clear_search()
    return {"narrowed log": found}


def _of_complaints(house: House) -> Faults:
    found: Faults = {}
    for entity in (Entity.BOOKING, Entity.LAUNCH):
        page = house.show(entity, _record_of(house, entity))
        page.search.setText("price_per_seat:cheap" if entity is Entity.LAUNCH else "seats>many")
        house.qtbot.waitUntil(lambda p=page: bool(p.head.complaint.text()))
        _settled()
        found[f"complaint of {entity.value}"] = faults(page)
        page.head.clear_search()
    return found


def _of_forms(house: House) -> Faults:
    found: Faults = {}
    for entity in FORMS:
        NEW[entity].run(house.context, house.window)
        form = house.window.findChildren(FormDialog)[-1]
        house.qtbot.waitUntil(form.isVisible)
        form.accept()  # with its complaints
        _settled()
        found[f"form of {entity.value}"] = faults(form)
        form.done(0)
        house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))
    return found


def _of_settings(house: House) -> Faults:
    house.window.show_settings()
    dialog = house.window.findChildren(SettingsDialog)[-1]
    house.qtbot.waitUntil(dialog.isVisible)
    for row in dialog.rows.values():  # with complaints wherever there can be any
        if isinstance(row.editor, QLineEdit):
            row.editor.setText("\u2028")
        row.check()
    found: Faults = {}
    for section in Section:
        dialog.show_section(section)
        _settled()
        found[f"settings of {section.name}"] = faults(dialog)
    assert house.window.width() >= dialog.width()
    dialog.done(0)
    house.qtbot.waitUntil(lambda: not house.window.findChildren(SettingsDialog))
    return found


def _of_dialogs(house: House) -> Faults:
    found: Faults = {}
    for act in ("tools.palette", "help.keys"):
        house.window.menus.by_id[act].trigger()
        dialog = next(one for one in house.window.findChildren(QDialog) if one.isVisible())
        house.qtbot.waitUntil(dialog.isVisible)
        _settled()
        found[act] = faults(dialog)
        assert house.window.width() >= dialog.width()
        dialog.reject()
        house.qtbot.waitUntil(lambda: not house.window.findChildren(QDialog))
    return found


def _of_the_check(house: House) -> Faults:
    house.window.menus.by_id["tools.check"].trigger()
    (dialog,) = house.window.findChildren(CheckDialog)
    _settled()
    found = {"check": faults(dialog)}
    house.qtbot.waitUntil(lambda: dialog.end is not None and dialog.table.isVisible())
    _settled()
    found["checked"] = faults(dialog)
    dialog.reject()
    return found


@pytest.mark.parametrize("mode", MODES)
def test_the_focus_is_seen_wherever_it_is(mode: Mode, open_house: Houses, theme: Theme) -> None:
    theme.apply(mode)
    house = open_house()
    unseen = []
    for screen in ("desk", "booking", "launch", "entry_log"):
        page = _visit(house, screen)
        _settled()
        for widget in children(page):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
                changed = changed_by_focus(widget, page)
                if changed < widget.width() + widget.height():  # two pixels along half its edge
                    unseen.append(f"{screen}: {changed} of {name_of(widget)}")
    assert unseen == []


def test_states_are_told_apart_without_color(theme: Theme) -> None:
    for mode in MODES:
        theme.apply(mode)
        for kind, looks in STATUS_LOOKS.items():
            told = {(look.icon, look.source) for look in looks.values()}
            assert len(told) == len(looks), kind
            words = [look.source for look in looks.values()]
            assert len(set(words)) == len(words), kind
    assert themes.current() is theme
    assert LaunchStatus in STATUS_LOOKS


def test_an_empty_window_has_room_targets_and_names(open_house: Houses) -> None:
    house = open_house(empty=True, practice=True)
    house.window.resize(1180, 640)
    found: Faults = {}
    for entity in Entity:
        page = house.visit(entity)
        house.qtbot.waitUntil(page.listing._empty.isVisible)
        _settled()
        found[entity.value] = faults(page)
    assert not any(found.values()), _told(found)


def test_the_longest_names_leave_the_screens_in_order(open_house: Houses) -> None:
    house = open_house()
    name = "Wolfeschlegelsteinhausenbergerdorff " * 5
    agency = house.company.agency(name=name.strip(), legal_name=name.strip())
    rocket = house.company.rocket(agency, name="W" * 200)
    launch = house.company.launch(rocket, destination="Moon")
    house.window.resize(1180, 640)
    found: Faults = {}
    for entity, key in (
        (Entity.AGENCY, agency),
        (Entity.ROCKET, rocket),
        (Entity.LAUNCH, launch),
    ):
        page = house.show(entity, key)
        _settled()
        found[entity.value] = faults(page)
        assert house.window.width() == 1180
    assert not any(found.values()), _told(found)


@pytest.mark.parametrize("screen", SCREENS[1:])
def test_tab_reaches_everything_of_a_page_and_comes_back(house: House, screen: str) -> None:
    page = _visit(house, screen)
    _settled()
    wanted = {
        one
        for one in children(page)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()
    }
    start = house.page(Entity(screen)).search
    start.setFocus()
    met: list[QWidget] = [start]
    for _step in range(80):
        house.keys("Tab")
        focused = house.window.focusWidget()
        if focused is start:
            break
        assert focused is not None
        met.append(focused)
    assert house.window.focusWidget() is start
    assert [name_of(one) for one in wanted - set(met)] == []
    # Left to right, from the top down: in the head, and then in the panel beside the table.
    panel = house.page(Entity(screen)).panel
    assert list(reading_order([one for one in met if page.head.isAncestorOf(one)], page)) == []
    assert list(reading_order([one for one in met if panel.isAncestorOf(one)], page)) == []


def test_primary_buttons_are_one_at_a_time(house: House) -> None:
    for screen in SCREENS[1:]:
        page = _visit(house, screen)
        filled = [
            one.text()
            for one in page.findChildren(QPushButton)
            if one.isVisible() and getattr(getattr(one, "kind", None), "value", "") == "primary"
        ]
        assert len(filled) <= 1, (screen, filled)


def test_the_ring_lies_around_the_button_that_enter_leads_to(house: House) -> None:
    """Buttons are made anew with each record: the focus comes before the layout."""
    page = house.show(Entity.BOOKING, house.ids.bookings[0])
    page.view.setFocus()
    for row in range(3):
        page.view.setCurrentIndex(page.model.index(row, 0))
        house.keys("Return", page.view)
        house.qtbot.waitUntil(page._in_panel)
        button = house.window.focusWidget()

        def is_around(button: QWidget = button) -> bool:
            rings = [one for one in children(house.window) if one.objectName() == "focus_ring"]
            host = rings[0].parentWidget() if len(rings) == 1 else None
            if host is None:
                return False
            place = QRect(button.mapTo(host, QPoint(0, 0)), button.size())
            return rings[0].geometry() == place.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

        house.qtbot.waitUntil(is_around)
        page.view.setFocus()
