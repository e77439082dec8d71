"""What a role may not do isn't in the window at all: not in menus, palette, tabs, panels, desk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services import agencies, rockets, travelers, users
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.ui.entities.actions import NEW, RECORD_ACTIONS
from astrobookings_desktop.ui.page import EntityPage
from astrobookings_desktop.ui.palette import Palette
from tests.helpers.company import Company
from tests.helpers.house import House, Houses, Ids


def _tabs(*titles: str) -> set[str]:
    return {f"{place}: {title}" for title in titles for place in ("tab", "menu")}


# What each role must not find, by where it would stand; the administrator finds all of it.
OFFICE = _tabs("Users", "Jobs") | {
    "menu: New user…",
    "menu: Back up…",
    "menu: Restore…",
    "new: New user",
    "user: Edit…",
    "user: Deactivate…",
    "user: Activate",
}
SELLING = {
    "menu: New sale…",
    "menu: New traveler…",
    "menu: Launch",
    "menu: Traveler",
    "menu: Seats",
    "new: New sale",
    "new: New traveler",
    "traveler: Edit…",
    "traveler: Deactivate…",
    "traveler: Activate",
    "traveler: Delete…",
    "booking: Confirm…",
    "booking: Cancel seats…",
    "booking: Move…",
    "booking: Open at the desk",
    "desk: Sell",
    "desk: Sell 1 seat",
    "desk: Hold",
    *(f"desk: {seats}" for seats in range(1, 7)),
    "desk: Confirm for 2,000.00 USD",
    "desk: Give the hold up…",
    "desk: Cancel seats…",
    "desk: Move…",
    "desk: Transfer…",
}
PARTNERS = {
    "menu: New agency…",
    "new: New agency",
    "agency: Deactivate…",
    "agency: Activate",
}
FLEET = {
    "menu: New rocket…",
    "menu: Schedule launch…",
    "new: New rocket",
    "new: Schedule launch",
    "agency: Edit…",
    "rocket: Edit…",
    "rocket: Deactivate…",
    "rocket: Activate",
    "rocket: Delete…",
    "launch: Edit…",
}
# A list offers it for anybody's sale; an agent's own is voided at the desk.
VOIDING = {"booking: Void sale…"}
FINDINGS = {"menu: Check the database…"}  # they tell of every record

FORBIDDEN: dict[Role, set[str]] = {
    Role.MANAGER: OFFICE | SELLING,
    Role.AGENT: OFFICE
    | PARTNERS
    | FLEET
    | VOIDING
    | FINDINGS
    | _tabs("Invoices", "Payments", "Notifications", "Log"),
    Role.AGENCY: OFFICE
    | SELLING
    | PARTNERS
    | VOIDING
    | FINDINGS
    | _tabs("Desk", "Travelers", "Log")
    | {"menu: Find a booking", "desk: Find a booking", "desk: Void sale…"},
}


def _plain(text: str) -> str:
    return text.partition("\t")[0].replace("&", "").strip()


def _menu(house: House) -> Iterator[str]:
    """Every action of the window, shown or not, and what the palette offers beside them."""
    for action in house.window.menus.all:
        yield _plain(action.text())
    house.window.show_palette()
    palette = house.window.findChildren(Palette)[-1]
    for row in range(palette.list.count()):
        yield palette.list.item(row).text().partition("   ")[0]
    palette.reject()


def found(house: House) -> set[str]:
    """All that can be done in the window, by where it stands."""
    names = {f"menu: {text}" for text in _menu(house)}
    sidebar = house.window.sidebar
    names |= {f"tab: {sidebar.tabText(place)}" for place in range(sidebar.count())}
    for spec in house.window.pages.specs:
        page = house.visit(spec.entity)
        new = NEW.get(spec.entity)
        if new is not None and new.text in _buttons(page):
            names.add(f"new: {new.text}")
        for key in house.listed(page):
            house.show(spec.entity, key)
            texts = {_plain(action.text()) for action in page.panel.menu(page).actions()}
            known = {action.text for action in RECORD_ACTIONS.get(spec.entity, ())}
            texts |= known & _buttons(page)
            names |= {f"{spec.entity}: {text}" for text in texts}
    return names | _at_the_desk(house)


def _at_the_desk(house: House) -> set[str]:
    """The buttons that can be seen: of the desk itself, and with a sale and a hold in front."""
    desk = house.window.desk
    if desk is None:
        return set()
    house.window.show_page(0)
    texts = set()
    for booking in (None, *house.ids.bookings):
        if booking is not None:
            desk.open_booking(booking)
        texts |= {
            _plain(button.text())
            for button in desk.findChildren(QAbstractButton)
            if button.isVisibleTo(house.window)
        }
    return {f"desk: {text}" for text in texts if text}


def _buttons(page: EntityPage) -> set[str]:
    """Hidden ones too: what may not be done isn't made."""
    return {_plain(button.text()) for button in page.findChildren(QAbstractButton)}


@pytest.fixture
def open_role(open_house: Houses, furnished: tuple[Path, Ids]) -> Callable[[Role], House]:
    """Opens a window for a role; some records rest, so that all there is to do is offered."""
    ids = furnished[1]

    def open_(role: Role) -> House:
        def who(company: Company) -> Actor:
            company.do(travelers.set_traveler_active, ids.travelers[-1], False)
            company.do(rockets.set_rocket_active, ids.rockets[1], False)
            company.do(agencies.set_agency_active, ids.agencies[1], False)
            idle = company.do(
                users.create_user,
                {"name": "Idle", "email": "idle@example.org", "role": "agent"},
            )
            company.do(users.set_user_active, idle, False)
            company.rocket(ids.agencies[0], name="Never flown")
            company.traveler(name="Never booked")
            return Actor(None, "Somebody", role, ids.agencies[0] if role is Role.AGENCY else None)

        return open_house(sign_in=who)

    return open_


@pytest.mark.parametrize("role", FORBIDDEN)
def test_a_role_finds_what_it_may_do_and_nothing_else(
    open_role: Callable[[Role], House], role: Role
) -> None:
    everything = found(open_role(Role.ADMIN))
    assert FORBIDDEN[role] - everything == set()
    assert found(open_role(role)) == everything - FORBIDDEN[role]


def test_a_window_without_a_desk_opens_with_its_first_tab(
    open_role: Callable[[Role], House],
) -> None:
    house = open_role(Role.AGENCY)
    page = house.window.page
    assert isinstance(page, EntityPage)
    assert page.spec is house.window.pages.specs[0]
    house.settle(page)
    assert page.spec.entity is Entity.BOOKING
    assert house.listed(page)
