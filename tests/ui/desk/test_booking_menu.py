"""The Booking menu, as the desk fills it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.services.bookings import cancellations
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.shown_deeds import ShownDeed
from astrobookings_desktop.ui.dialogs.passengers import PassengersDialog
from astrobookings_desktop.ui.palette import Palette
from tests.helpers.desk_hands import ENTER, ESC, F4, F7, Hands, find, to_seats
from tests.helpers.desk_office import Office


def test_the_booking_menu_offers_what_the_booking_allows(office: Office, hands: Hands) -> None:
    menus = office.window.menus
    changes = {name: menus.by_id[f"booking.{name}"] for name in ("cancel", "move", "transfer")}
    menus.ask()
    assert all(action.isEnabled() for action in changes.values())  # they look for one first
    assert not menus.by_id["booking.hold"].isEnabled()
    assert menus.by_id["edit.actions"].toolTip() == "Open a list first"  # the desk is none
    sold = office.sell(office.orbit, 2)
    hands.desk.open_booking(sold.id)
    menus.ask()
    assert all(action.isEnabled() for action in changes.values())
    assert menus.by_id["booking.confirm"].statusTip() == "Only a hold is confirmed"
    office.company.do(cancellations.cancel_seats, sold.id)
    menus.ask()
    for action in (*changes.values(), menus.by_id["booking.void"]):
        assert not action.isEnabled()
        assert "canceled already" in action.statusTip()
        assert "canceled already" in action.toolTip()


@pytest.mark.parametrize(
    ("deed", "job"),
    [("cancel", Job.CANCEL), ("move", Job.MOVE), ("transfer", Job.TRANSFER), ("void", Job.VOID)],
)
def test_the_booking_menu_changes_what_is_shown_or_looks_for_it_first(
    office: Office, hands: Hands, deed: str, job: Job
) -> None:
    words = {"cancel": "Cancel s&eats…", "move": "&Move…", "transfer": "T&ransfer…"}
    (action,) = [
        one
        for one in hands.window.menus.all
        if one.text().partition("\t")[0] == words.get(deed, "&Void sale…")
    ]
    action.trigger()
    assert hands.desk.is_finding
    assert hands.desk.changing.lists.search.field.hasFocus()
    sold = office.sell(office.orbit, 2, office.people["Nguyễn Tấn Dũng"])
    hands.desk.open_booking(sold.id)
    hands.rest()
    action.trigger()
    assert hands.desk.changing.job is job


@pytest.mark.parametrize("keys", ["Ctrl+R", "Ctrl+M", "Ctrl+T", "Ctrl+Shift+V"])
def test_without_an_open_booking_the_keys_that_change_one_say_so(
    office: Office, hands: Hands, said: list[str], keys: str
) -> None:
    key = QKeySequence(keys)[0]
    to_seats(hands, "lunar", "haruka")
    for go in (F4, F7):
        hands.press(go)
        focus = hands.focus
        QTest.keyClick(focus, key.key(), key.keyboardModifiers())
        hands.rest()
        assert (said[-1], hands.focus) == ("Open a booking first: F7", focus)
        said.append("")


def test_the_booking_menu_confirms_the_hold_that_was_just_made(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("h", ctrl=True)
    hands.until(lambda: hands.desk.selling.pane.is_sold)
    next(one for one in hands.window.menus.all if one.text() == "&Confirm a hold").trigger()
    hands.rest()
    assert [status for _, _, status in office.bookings()] == ["confirmed"]


SHOWN = {"Name passengers…", "Print the ticket", "Copy the locator", "Next customer"}


def _palette(hands: Hands, words: str = "") -> Palette:
    hands.window.show_palette()
    palette = hands.window.findChildren(Palette)[-1]
    hands.until(palette.isVisible)
    palette.field.setText(words)
    return palette


def _back(hands: Hands) -> None:
    hands.window.activateWindow()
    hands.until(lambda: hands.window.isActiveWindow() and QApplication.focusWidget() is not None)


def _offered(hands: Hands) -> set[str]:
    """Which of the shown booking's deeds the palette has, by name."""
    palette = _palette(hands)
    texts = [palette.list.item(row).text() for row in range(palette.list.count())]
    palette.reject()
    _back(hands)
    return {one for one in SHOWN if any(text.startswith(one) for text in texts)}


def _passengers_asked_for(hands: Hands) -> str:
    """The title of the dialog of passengers, closed again."""
    hands.until(lambda: bool(hands.window.findChildren(PassengersDialog)))
    (dialog,) = hands.window.findChildren(PassengersDialog)
    title = dialog.windowTitle()
    dialog.done(0)
    hands.until(lambda: not hands.window.findChildren(PassengersDialog))
    _back(hands)
    return title


def test_the_palette_has_what_the_card_of_a_sale_offers(office: Office, hands: Hands) -> None:
    assert _offered(hands) == set()
    to_seats(hands, "lunar", "haruka")
    assert _offered(hands) == set()
    hands.press(ENTER, ENTER)
    hands.until(lambda: hands.desk.selling.pane.is_sold)
    sold = hands.desk.selling.pane.sold
    assert sold.booking is not None
    assert _offered(hands) == SHOWN
    for words in ("passenger", "who flies"):
        palette = _palette(hands, words)
        assert palette.list.item(0).text().startswith("Name passengers…")
        assert "Ctrl+⇧+N" in palette.list.item(0).text()
        hands._qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        assert sold.locator.text() in _passengers_asked_for(hands)
    palette = _palette(hands, "copy the locator")
    hands._qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    _back(hands)
    assert QGuiApplication.clipboard().text() == sold.locator.text()
    palette = _palette(hands, "next customer")
    hands._qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    hands.rest()
    assert not hands.desk.selling.pane.is_sold


def test_the_palette_has_what_a_found_booking_offers_and_its_key_names_passengers(
    office: Office, hands: Hands
) -> None:
    sold = office.sell(office.orbit, 2, office.people["Nguyễn Tấn Dũng"])
    find(hands, sold.locator)
    assert _offered(hands) == {"Name passengers…", "Print the ticket"}
    hands._qtbot.keyClick(
        hands.focus,
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert sold.locator[:3] in _passengers_asked_for(hands)
    hands.desk.change(Job.CANCEL)
    assert _offered(hands) == set()  # another card is in front
    hands.press(ESC)
    office.company.do(cancellations.cancel_seats, sold.id)
    hands.desk.open_booking(sold.id)
    assert _offered(hands) == {"Next customer"}
    hands.window.go_to_page(1)
    menus = hands.window.menus
    menus.ask()
    assert not any(menus.by_id[f"booking.{one.value}"].isEnabled() for one in ShownDeed)
