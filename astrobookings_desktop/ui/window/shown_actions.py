"""The Booking menu's part for the booking in front: what its card offers by buttons."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.ui.actions import WindowAction
from astrobookings_desktop.ui.desk.shown_deeds import ShownDeed, button_of
from astrobookings_desktop.ui.dialogs.passengers import PASSENGERS_KEYS
from astrobookings_desktop.ui.language import declared

if TYPE_CHECKING:
    from astrobookings_desktop.ui.main_window import MainWindow


def shown_actions(window: "MainWindow") -> list[WindowAction]:
    """Of whoever may do each."""
    may = window.context.may
    deeds = (
        (
            ShownDeed.PASSENGERS,
            declared("menus", "Name passen&gers…"),
            "person_add",
            PASSENGERS_KEYS,
            Right.SELL_SEATS,
        ),
        (
            ShownDeed.PRINT,
            declared("menus", "&Print the ticket"),
            "print",
            "Ctrl+P",
            Right.PRINT_TICKETS,
        ),
        (ShownDeed.COPY, declared("menus", "C&opy the locator"), "copy", "", Right.SELL_SEATS),
        (ShownDeed.NEXT, declared("menus", "Next c&ustomer"), "next", "", Right.SELL_SEATS),
    )
    return [
        WindowAction(
            f"booking.{deed.value}",
            "&Booking",
            text,
            functools.partial(_do, window, deed),
            icon,
            keys=keys,
            separate=deed is ShownDeed.PASSENGERS,
            why_not=functools.partial(_why_not, window, deed),
        )
        for deed, text, icon, keys, right in deeds
        if may(right)
    ]


def _do(window: "MainWindow", deed: ShownDeed) -> None:
    act = _act(window, deed)
    if act is not None:
        act()


def _why_not(window: "MainWindow", deed: ShownDeed) -> str:
    return "" if _act(window, deed) is not None else _tr("Nothing in front offers it now")


def _act(window: "MainWindow", deed: ShownDeed) -> Callable[[], object] | None:
    """What does it to the booking in front: the card's button at the desk, or the record's action
    in the bookings' tab, which has only one of them; None where nothing offers it."""
    page, desk = window.pages.records, window.desk
    if page is None:
        button = None if desk is None else button_of(desk, deed)
        return None if button is None else button.click
    if deed is ShownDeed.PASSENGERS and page.spec.entity is Entity.BOOKING:
        for action in page.panel.actions_now():
            if action.shortcut == PASSENGERS_KEYS:
                return functools.partial(page.panel.run, action)
    return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("menus", text)
