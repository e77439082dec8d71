"""The window as a whole: tabs, ways through it, what it tells, and its end."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound
from astrobookings_desktop.domain.rights import READ_RIGHTS, may
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.ui import main_window
from astrobookings_desktop.ui.entities import BY_ENTITY, REGISTRY
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.empty_state import EmptyState
from astrobookings_desktop.ui.widgets.scrolled_sheet import FRAME
from astrobookings_desktop.ui.widgets.toast import Toast
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
        if entity not in (Entity.ROCKET, Entity.LAUNCH):  # which say what comes first
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


def test_the_status_bar_says_what_its_bare_name_is(house: House) -> None:
    name = house.context.office.workstation
    told = [one for one in house.window.statusBar().findChildren(QLabel) if one.text() == name]
    assert [(one.toolTip(), one.accessibleName()) for one in told] == [(f"Workstation {name}",) * 2]
