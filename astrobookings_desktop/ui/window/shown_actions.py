"""The Booking menu's part for the booking in front: what its card offers by buttons."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.ui.actions import WindowAction
from astrobookings_desktop.ui.desk.shown_deeds import ShownDeed, button_of, press
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
    page = window.pages.records
    if page is not None:
        page.panel.run_by(PASSENGERS_KEYS)
    elif window.desk is not None:
        press(window.desk, deed)


def _why_not(window: "MainWindow", deed: ShownDeed) -> str:
    page, desk = window.pages.records, window.desk
    if page is not None and deed is ShownDeed.PASSENGERS and page.spec.entity is Entity.BOOKING:
        there = any(one.shortcut == PASSENGERS_KEYS for one in page.panel.actions_now())
    else:
        there = page is None and desk is not None and button_of(desk, deed) is not None
    return "" if there else _tr("Nothing in front offers it now")


def _tr(text: str) -> str:
    return QCoreApplication.translate("menus", text)
