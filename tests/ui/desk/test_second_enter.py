"""Two quick Enters, where one was meant: the second one does nothing to whom nobody looked at."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.bookings.transfers import move_booking, transfer_booking
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.dialogs.passengers import PassengersDialog
from astrobookings_desktop.ui.sign_in.override import OverrideDialog
from tests.helpers.desk_hands import CTRL, ENTER, F6, F7, Hands, find, to_seats
from tests.helpers.desk_office import Office

HARUKA, DUNG = "Tanaka Haruka · 田中 遥", "Nguyễn Tấn Dũng"


@pytest.fixture
def at_once(hands: Hands) -> Iterator[None]:
    """Two Enters count as one double stroke, however slow the machine is."""
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(3_600_000)
    yield
    QApplication.setDoubleClickInterval(before)


def strike_twice(hands: Hands, words: str) -> None:
    """Words and two Enters, without waiting for anything."""
    hands.type_on(words)
    for _ in range(2):
        QTest.keyClick(hands.focus, ENTER)
    hands.rest()


@pytest.mark.parametrize("by_locator", [True, False])
def test_a_hold_that_is_found_by_two_enters_is_opened_and_not_sold(
    office: Office, hands: Hands, at_once: None, by_locator: bool
) -> None:
    held = office.company.do(hold_seats, SellSeats(office.orbit, office.people[HARUKA], 2))
    hands.press(F7)
    strike_twice(hands, held.locator if by_locator else "haruka")
    card = hands.desk.changing.pane.booking
    assert hands.focus is card.confirm
    assert office.bookings() == [(HARUKA, 2, "pending")]
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER)  # once it was seen
    assert office.bookings() == [(HARUKA, 2, "confirmed")]


def test_a_booking_that_is_found_by_two_enters_is_opened_and_not_printed(
    office: Office, hands: Hands, at_once: None
) -> None:
    office.sell(office.orbit, 2, office.people[HARUKA])
    card = hands.desk.changing.pane.booking
    printed: list[bool] = []
    card.print_wanted.disconnect()
    card.print_wanted.connect(lambda: printed.append(True))
    hands.press(F7)
    strike_twice(hands, "haruka")
    assert (hands.focus, printed) == (card.print, [])
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER)  # once it was seen
    assert printed == [True]


def test_a_double_stroke_on_the_launch_to_move_to_asks_no_manager(
    office: Office, hands: Hands, at_once: None
) -> None:
    allowed = Override(BUILT_IN_ADMINISTRATOR, "six friends")
    buyer = office.people[HARUKA]
    sold = office.company.do(sell_seats, SellSeats(office.orbit, buyer, 5, None, allowed))
    office.company.launch(capacity=20, destination="Moon", date=datetime(2027, 5, 1, tzinfo=UTC))
    office.context.hub.tell_anything()
    find(hands, sold.locator)
    hands.press("m", ctrl=True)
    hands.type_words("moon")
    hands.press(ENTER, ENTER)
    move = hands.desk.changing.pane.changes[hands.desk.changing.job]
    assert hands.focus is move.word.ask
    assert not hands.window.findChildren(OverrideDialog)
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER)  # once it was read
    (dialog,) = hands.window.findChildren(OverrideDialog)
    dialog.reject()


def test_the_enter_that_ends_a_locator_leads_nowhere_and_the_next_ones_step_by_step(
    office: Office, hands: Hands
) -> None:
    held = office.company.do(hold_seats, SellSeats(office.orbit, office.people[HARUKA], 2))
    search, card = hands.desk.changing.lists.search, hands.desk.changing.pane.booking
    hands.press(F7)
    for _time in range(2):  # the same locator again, too
        hands.type_words(held.locator)
        hands.press(ENTER)
        assert hands.focus is search.field
        assert card._caps[card.confirm].text() == "Ctrl+↵"  # what confirms it from here
        hands.press(ENTER)
        assert hands.focus is card.confirm
        assert card._caps[card.confirm].text() == "Enter"
        hands.press(F7)
    hands.type_words(held.locator)
    hands.press(F6, F7)  # who looked at the card and came back has ended the locator
    hands.press(ENTER)
    assert hands.focus is card.confirm
    assert office.bookings() == [(HARUKA, 2, "pending")]
    hands.press(ENTER)
    assert office.bookings() == [(HARUKA, 2, "confirmed")]


def test_a_refusals_way_out_is_not_taken_by_the_double_stroke_that_was_meant_for_the_sale(
    office: Office, hands: Hands, at_once: None
) -> None:
    office.sell(office.line, 2)
    hands.press(Qt.Key.Key_F5)
    to_seats(hands, "karman", "haruka")
    hands.press("3", ENTER, ENTER)
    ticket = hands.desk.selling.pane.ticket
    assert hands.focus is ticket.refusal.buttons[0]
    assert ticket.seats.seats == 3
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER)  # once it was seen
    assert (ticket.seats.seats, hands.focus) == (1, ticket.seats)
    assert len(office.bookings()) == 1


def test_a_double_stroke_in_the_reason_voids_no_sale(
    office: Office, hands: Hands, at_once: None
) -> None:
    sold = office.sell(office.orbit, 2)
    hands.press(F7)
    hands.type_words(sold.locator)
    hands.press(Qt.Key.Key_F6)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(hands.focus, Qt.Key.Key_V, both)
    hands.rest()
    hands.press(ENTER, ENTER)
    assert [status for *_, status in office.bookings()] == ["confirmed"]
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER)
    assert [status for *_, status in office.bookings()] == ["canceled"]


def test_a_double_stroke_in_the_seats_cancels_nothing(
    office: Office, hands: Hands, at_once: None
) -> None:
    sold = office.sell(office.orbit, 2)
    find(hands, sold.locator)
    hands.press("r", ctrl=True)
    card = hands.desk.changing.pane.changes[hands.desk.changing.job]
    hands.press("2", ENTER, ENTER, ENTER)
    assert hands.focus is card.act
    assert [status for *_, status in office.bookings()] == ["confirmed"]
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER)
    assert [status for *_, status in office.bookings()] == ["canceled"]


def test_a_held_enter_sells_once_and_leaves_the_locator_in_sight(
    office: Office, hands: Hands
) -> None:
    """X11 tells a repetition as a release and a press at once, which Qt takes for a new stroke."""
    to_seats(hands, "lunar", "haruka")
    hands.press("2", ENTER)
    handle = hands.window.windowHandle()
    kinds = QEvent.Type.KeyPress, QEvent.Type.KeyRelease

    def strike(kind: QEvent.Type, moment: int) -> None:
        event = QKeyEvent(kind, ENTER, Qt.KeyboardModifier.NoModifier, "\r")
        event.setTimestamp(moment)
        QApplication.sendEvent(handle, event)

    strike(kinds[0], 1000)
    for repeat in range(20):
        for kind in reversed(kinds):
            strike(kind, 1500 + 40 * repeat)
        hands.rest()
    strike(kinds[1], 2400)
    sold = hands.desk.selling.pane.sold
    assert hands.focus is sold.next
    assert office.bookings() == [(HARUKA, 2, "confirmed")]
    strike(kinds[0], 2450)  # struck anew
    assert not hands.desk.selling.pane.is_sold


def test_a_traveler_who_is_found_by_two_enters_is_chosen_and_not_handed_the_booking(
    office: Office, hands: Hands, at_once: None
) -> None:
    sold = office.sell(office.orbit, 2, office.people[DUNG])
    office.context.desk_wanted.emit(sold.id, "transfer")
    hands.rest()
    strike_twice(hands, "haruka")
    card = hands.desk.changing.pane.changes[hands.desk.changing.job]
    assert hands.focus is card.act
    assert office.bookings() == [(DUNG, 2, "confirmed")]
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER)
    assert office.bookings() == [(HARUKA, 2, "confirmed")]


@pytest.mark.parametrize("moves", [True, False])
def test_ctrl_z_amid_a_sale_changes_nothing_by_one_double_or_held_enter_and_keeps_the_sale(
    office: Office, hands: Hands, at_once: None, moves: bool
) -> None:
    sold = office.sell(office.orbit, 2, office.people[DUNG])
    ends: list[object] = []

    def change(work: UnitOfWork) -> object:
        if moves:
            return move_booking(work, sold.id, office.line)
        return transfer_booking(work, sold.id, office.people[HARUKA])

    office.context.run(change, ends.append, office.context.refuse)
    hands.until(lambda: bool(ends))
    after = office.bookings()
    to_seats(hands, "lunar", "ana")
    hands.press("3")
    hands.desk.changing.lists.launches.field.insert("karman")  # as looked for before
    begun = hands.desk.selling.flow.entry
    hands.press("z", ctrl=True)
    changing = hands.desk.changing
    card, lists = changing.pane.changes[changing.job], changing.lists
    chosen = lists.launches if moves else lists.travelers
    assert (hands.focus, card._act_cap.text()) == (chosen.field, "Enter ×2")
    assert chosen.table.rows.highlighted == chosen.table.rows.taken
    hands.press("z", ctrl=True)  # brings no other words into the list
    hands.press(ENTER, ENTER)
    hands.hold_down(ENTER)
    assert hands.focus is card.act
    assert office.bookings() == after
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER)
    assert office.bookings() != after
    hands.press(ENTER)  # the next customer is the one whose sale was begun
    assert (hands.desk.is_finding, hands.desk.selling.flow.entry) == (False, begun)
    assert hands.focus is hands.desk.selling.pane.ticket.seats


@pytest.mark.parametrize("ctrl", [False, True])
def test_a_double_stroke_that_sells_leaves_the_locator_in_sight_and_told(
    office: Office, hands: Hands, at_once: None, said: list[str], ctrl: bool
) -> None:
    to_seats(hands, "lunar", "haruka")
    if not ctrl:
        hands.press(ENTER)
    for _ in range(4):
        hands.press(ENTER, ctrl=ctrl)
    selling = hands.desk.selling
    assert (selling.pane.is_sold, hands.focus) == (True, selling.pane.sold.next)
    told = said[-1]
    assert told.startswith("Sold 1 seat, locator ")
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER, ctrl=ctrl)  # once it was seen
    assert not selling.pane.is_sold
    assert hands.window._status.text() == ""


def test_what_was_sold_is_told_until_the_next_customer(
    office: Office, hands: Hands, said: list[str]
) -> None:
    status = hands.window._status
    to_seats(hands, "lunar", "haruka")
    hands.press(ENTER, ENTER)
    told = said[-1]
    hands.window.next_page(1)
    assert status.text() != told
    hands.window.next_page(-1)
    assert status.text() == told
    hands.press(ENTER)
    to_seats(hands, "lunar", "haruka")
    status._timer.timeout.emit()  # what was said since stood there long enough
    assert status.text() == ""
    hands.type_words("1.")
    hands.press(ENTER, ctrl=True)
    assert status.text() == "Seats are a whole number from 1 to 6: Backspace leaves 1 seat"


def test_a_double_stroke_that_cancels_leaves_what_came_back_in_sight(
    office: Office, hands: Hands, at_once: None, said: list[str]
) -> None:
    sold = office.sell(office.orbit, 2)
    find(hands, sold.locator)
    hands.press("r", ctrl=True)
    hands.press(ENTER)
    QApplication.setDoubleClickInterval(0)
    QTest.keyClick(hands.focus, ENTER)
    QApplication.setDoubleClickInterval(3_600_000)
    hands.press(ENTER, ENTER)
    card = hands.desk.changing.pane.booking
    assert (hands.desk.is_finding, hands.focus) == (True, card.next)
    told = said[-1]
    assert "2 seats" in told
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER)
    assert not hands.desk.is_finding
    assert hands.window._status.text() == ""


def test_a_double_stroke_that_ends_a_dialog_does_nothing_to_what_it_stood_over(
    office: Office, hands: Hands, at_once: None
) -> None:
    held = office.company.do(hold_seats, SellSeats(office.orbit, office.people[HARUKA], 2))
    find(hands, held.locator)
    hands.desk.keys.name_passengers()
    hands.until(lambda: bool(hands.window.findChildren(PassengersDialog)))
    (dialog,) = hands.window.findChildren(PassengersDialog)
    dialog.activateWindow()
    hands.until(dialog.isActiveWindow)
    QTest.keyClick(dialog, ENTER, CTRL)
    hands.until(lambda: not hands.window.findChildren(PassengersDialog))
    hands.window.activateWindow()
    hands.until(hands.window.isActiveWindow)
    hands.press(ENTER, ctrl=True)
    assert office.bookings() == [(HARUKA, 2, "pending")]
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER, ctrl=True)
    assert office.bookings() == [(HARUKA, 2, "confirmed")]


def test_a_double_stroke_that_creates_a_traveler_sells_nothing(
    office: Office, hands: Hands, at_once: None
) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("Þórdís 小龍")
    hands.press(ENTER)
    for _ in range(2):
        hands.press(ENTER, ctrl=True)
    assert hands.focus is hands.desk.selling.pane.ticket.seats
    assert office.bookings() == []
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER, ctrl=True)
    assert [seats for _name, seats, _status in office.bookings()] == [1]


def test_nothing_of_the_deed_before_is_told_beside_the_next_one(
    office: Office, hands: Hands, at_once: None
) -> None:
    status = hands.window._status
    to_seats(hands, "lunar", "haruka")
    hands.press(ENTER, ctrl=True)
    assert "Sold 1 seat, locator " in status.text()
    QApplication.setDoubleClickInterval(0)
    hands.press(ENTER)
    to_seats(hands, "lunar", "haruka")
    hands.type_words("6")
    hands.press(ENTER, ctrl=True)
    assert status.text().startswith("Refused: ")
    status._timer.timeout.emit()  # what was said stood there long enough
    assert status.text() == ""
    find(hands, office.sell(office.line, 2).locator)
    hands.press("r", ctrl=True)
    hands.type_words("1")
    hands.press(ENTER, ENTER)
    assert status.text().startswith("Canceled 1 seat")
    hands.press("r", ctrl=True)
    status._timer.timeout.emit()
    assert status.text() == ""
