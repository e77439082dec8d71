"""The Booking menu: what the desk does, or the bookings' tab to the record in front."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.bookings.cancellations import preview_cancellation
from astrobookings_desktop.services.bookings.change_previews import preview_void
from astrobookings_desktop.ui.actions import WindowAction
from astrobookings_desktop.ui.desk import DeskPage
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.refusal import of_booking
from astrobookings_desktop.ui.language import declared, tell
from astrobookings_desktop.ui.window.shown_actions import shown_actions

if TYPE_CHECKING:
    from astrobookings_desktop.ui.main_window import MainWindow

AtDesk = Callable[[DeskPage], None]
CHANGE = Right.CHANGE_BOOKINGS


def booking_actions(window: "MainWindow") -> list[WindowAction]:
    """All of it, for those who have a desk."""
    if window.desk is None:
        return []
    places: list[tuple[str, str, AtDesk, str, str]] = [
        ("find", declared("menus", "&Find a booking"), DeskPage.find_booking, "search", "F7")
    ]
    if window.context.may(Right.SELL_SEATS):
        places = [
            ("launch", declared("menus", "&Launch"), DeskPage.go_to_launch, "launch", "F2"),
            ("traveler", declared("menus", "&Traveler"), DeskPage.go_to_traveler, "traveler", "F3"),
            ("seats", declared("menus", "&Seats"), DeskPage.go_to_seats, "sell", "F4"),
            *places,
        ]
    go = [
        WindowAction(
            f"booking.{name}",
            "&Booking",
            text,
            functools.partial(_at_desk, window, act),
            icon,
            key,
        )
        for name, text, act, icon, key in places
    ]
    return [*go, *_sales(window), *_changes(window), *shown_actions(window)]


def _sales(window: "MainWindow") -> list[WindowAction]:
    if not window.context.may(Right.SELL_SEATS):
        return []
    return [
        WindowAction(
            "booking.new",
            "&Booking",
            declared("menus", "&New traveler…"),
            functools.partial(_at_desk, window, lambda desk: desk.keys.new_traveler()),
            "person_add",
            keys="Ctrl+N",
            separate=True,
        ),
        WindowAction(
            "booking.hold",
            "&Booking",
            declared("menus", "&Hold instead of selling"),
            functools.partial(_at_desk, window, lambda desk: desk.keys.hold()),
            "wait",
            keys="Ctrl+H",
            why_not=functools.partial(_why_no_hold, window),
        ),
    ]


def _changes(window: "MainWindow") -> list[WindowAction]:
    """What is done to a booking: the one at the desk, or the record of the bookings' tab."""
    may = window.context.may
    void = Right.VOID_ANY_SALE if may(Right.VOID_ANY_SALE) else Right.VOID_OWN_SALES
    deeds: tuple[tuple[str, str, AtDesk, str, str, Right], ...] = (
        (
            "confirm",
            declared("menus", "&Confirm a hold"),
            DeskPage.confirm,
            "confirmed",
            "",
            Right.SELL_SEATS,
        ),
        (
            "cancel",
            declared("menus", "Cancel s&eats…"),
            lambda desk: desk.change(Job.CANCEL),
            "canceled",
            "Ctrl+R",
            CHANGE,
        ),
        (
            "move",
            declared("menus", "&Move…"),
            lambda desk: desk.change(Job.MOVE),
            "move",
            "Ctrl+M",
            CHANGE,
        ),
        (
            "transfer",
            declared("menus", "T&ransfer…"),
            lambda desk: desk.change(Job.TRANSFER),
            "transfer",
            "Ctrl+T",
            CHANGE,
        ),
        (
            "void",
            declared("menus", "&Void sale…"),
            lambda desk: desk.change(Job.VOID),
            "void",
            "Ctrl+Shift+V",
            void,
        ),
    )
    return [
        WindowAction(
            f"booking.{name}",
            "&Booking",
            text,
            functools.partial(_to_booking, window, act),
            icon,
            keys=keys,
            why_not=functools.partial(_why_not, window, name),
        )
        for name, text, act, icon, keys, right in deeds
        if may(right)
    ]


def _at_desk(window: "MainWindow", act: AtDesk) -> None:
    if window.desk is not None:
        window.show_page(0)
        act(window.desk)


def _to_booking(window: "MainWindow", act: AtDesk) -> None:
    """The desk opens the record that is in front, if any, and then acts on what it shows."""
    record = _record(window)
    window.show_page(0)
    if window.desk is not None:
        if record is not None:
            window.desk.open_booking(record)
        act(window.desk)


def _record(window: "MainWindow") -> int | None:
    """The booking that the tab in front shows."""
    page = window.pages.records
    return page.panel.key if page is not None and page.spec.entity is Entity.BOOKING else None


def _why_not(window: "MainWindow", name: str) -> str:
    """Why this can't be done to the booking in front; nothing where one is still to be found."""
    key = _record(window)
    if key is None and window.desk is not None and window.page is window.desk:
        key = window.desk.booking_id
    if key is None:
        return ""
    context = window.context
    reading = context.reading()
    if name == "void":
        refusal = preview_void(reading, key).refusal
        return "" if refusal is None else of_booking(refusal)
    booking = queries.read_booking(context.connection, key)
    is_hold = booking is not None and booking.status is BookingStatus.PENDING
    if name == "confirm":
        # A hold that has lapsed is sold anew: the card says on which terms.
        return "" if is_hold else _tr("Only a hold is confirmed")
    refusal = preview_cancellation(reading, key).refusal
    return "" if refusal is None else of_booking(refusal)


def _why_no_hold(window: "MainWindow") -> str:
    desk = window.desk
    if desk is None or desk.is_finding:
        return _tr("Choose a launch and a traveler first")
    flow = desk.selling.flow
    if flow.refusal is not None:
        return tell(flow.refusal)
    return "" if flow.can_sell else _tr("Choose a launch and a traveler first")


def _tr(text: str) -> str:
    return QCoreApplication.translate("menus", text)
