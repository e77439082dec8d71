"""What the palette offers as things stand, and where each acts."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.palette import Offer, Palette, name_of

if TYPE_CHECKING:
    from astrobookings_desktop.ui.main_window import MainWindow
    from astrobookings_desktop.ui.pages.page import EntityPage

_OF_THE_BOOKING = ("confirm", "cancel", "move", "transfer", "void", "passengers")


def open_palette(window: "MainWindow") -> None:
    """Every action by its name: what can be done to what is selected comes first."""
    window.menus.ask()
    page = window.pages.records
    menu = None if page is None else _menu_of(window, page)
    first = [] if page is None or menu is None else _of_the_list(page, menu)
    palette = Palette([*first, *_of_the_window(window, page, first)], window)
    if menu is not None:
        palette.destroyed.connect(menu.deleteLater)
    palette.open()


def _menu_of(window: "MainWindow", page: "EntityPage") -> QMenu:
    return page.selection.menu(window) if page.selection.is_many else page.panel.menu(window)


def _of_the_list(page: "EntityPage", menu: QMenu) -> list[Offer]:
    many = page.selection.is_many
    where = page.selection.count_words if many else page.panel.title
    return [Offer(action, where, is_told=True) for action in menu.actions()]


def _of_the_window(
    window: "MainWindow", page: "EntityPage | None", first: list[Offer]
) -> list[Offer]:
    """The menus' actions, but for those that do to the booking in front what its own do."""
    offered = {name_of(one.action) for one in first}
    booking = page if page is not None and page.spec.entity is Entity.BOOKING else None
    offers = []
    for name, action in window.menus.by_id.items():
        where, is_told = window.menus.where(name), False
        if booking is not None and name in {f"booking.{one}" for one in _OF_THE_BOOKING}:
            if name_of(action) in offered:
                continue
            is_told = booking.panel.key is not None  # one booking, though many are selected
            where = booking.panel.title if is_told else where
        offers.append(Offer(action, where, is_told))
    return offers
