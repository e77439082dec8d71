"""Numbers of two digits at the seats: never their last digit alone, and easily mended."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from astrobookings_desktop.ui.desk.cancel_card import CancelCard
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.seats_typing import SeatsTyping
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.widgets.seat_buttons import SeatButtons
from tests.helpers.desk_hands import CTRL, ENTER, Hands, to_seats
from tests.helpers.desk_office import Office

Key = Qt.Key
IN_ONE_GO_MS = 60_000  # however slow the machine is


@pytest.fixture
def in_one_go(hands: Hands) -> Iterator[None]:
    """What is typed belongs together."""
    before = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(IN_ONE_GO_MS)
    yield
    QApplication.setKeyboardInputInterval(before)


@pytest.mark.usefixtures("in_one_go")
def test_twelve_seats_are_told_and_neither_two_nor_one_is_sold(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "lunar", "nguyen")
    ticket = hands.desk.selling.pane.ticket
    note = ticket.note.words.text
    hands.type_words("12")
    assert note() == "Limit 4 per traveler: 12 can't be chosen, Backspace leaves 1 seat"
    assert ticket.seats.seats == 1
    hands.press(ENTER)
    assert (hands.focus, ticket.note.isVisible()) == (ticket.seats, True)
    for key in (Key.Key_Return, Key.Key_H):
        QTest.keyClick(hands.focus, key, CTRL)
        hands.rest()
    assert not ticket.sell.isEnabled()
    assert not ticket.hold.isEnabled()
    assert office.bookings() == []
    hands.press(Key.Key_Backspace)
    assert not ticket.note.isVisible()
    assert ticket.sell.isEnabled()
    hands.press("2", ENTER, ENTER)  # after Backspace a digit is a number of its own
    assert [seats for _name, seats, _status in office.bookings()] == [2]


@pytest.mark.usefixtures("in_one_go")
def test_a_long_number_is_said_as_it_was_typed(hands: Hands) -> None:
    to_seats(hands, "lunar", "nguyen")
    note = hands.desk.selling.pane.ticket.note.words.text
    words = "Limit 4 per traveler: {} can't be chosen, Backspace leaves 1 seat"
    hands.type_words("1000000000")
    assert note() == words.format("1000000000")
    hands.press(ENTER)  # says it again
    assert note() == words.format("1000000000")
    hands.type_words("0000000000")
    assert note() == words.format("100000000000…")
    hands.press(Key.Key_Backspace)
    hands.type_words("1234")
    assert note() == words.format("1234")


@pytest.mark.usefixtures("in_one_go")
@pytest.mark.parametrize(
    ("mended", "seats"), [((Key.Key_Right,), 2), ((Key.Key_Left,), 1), ((Key.Key_Backspace,), 1)]
)
def test_what_was_typed_too_far_is_mended_and_sells(
    office: Office, hands: Hands, mended: tuple[Qt.Key, ...], seats: int
) -> None:
    to_seats(hands, "lunar", "nguyen")
    hands.type_words("10")
    words = hands.desk.selling.pane.ticket.note.words.text()
    assert words == "Limit 4 per traveler: 10 can't be chosen, Backspace leaves 1 seat"
    hands.press(*mended, ENTER, ENTER)
    assert [row[1] for row in office.bookings()] == [seats]


@pytest.mark.usefixtures("in_one_go")
def test_the_next_customer_inherits_no_half_typed_number(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "nguyen")
    ticket = hands.desk.selling.pane.ticket
    hands.type_words("12")
    hands.press(Key.Key_F2)
    to_seats(hands, "karman", "ana")
    assert not ticket.note.isVisible()
    hands.type_words("3")
    assert ticket.seats.seats == 3


@pytest.mark.usefixtures("in_one_go")
def test_a_digit_after_enter_is_another_number(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "nguyen")
    hands.press("2", ENTER, "3", ENTER, ENTER)
    assert [row[1] for row in office.bookings()] == [3]


@pytest.mark.parametrize(
    ("key", "held", "text"),
    [
        (Key.Key_2, Qt.KeyboardModifier.ShiftModifier, "2"),  # a French keyboard
        (Key.Key_2, Qt.KeyboardModifier.KeypadModifier, "2"),
        (0x0662, Qt.KeyboardModifier.NoModifier, "٢"),
    ],
)
def test_each_keyboards_digits_choose(
    hands: Hands, key: int, held: Qt.KeyboardModifier, text: str
) -> None:
    to_seats(hands, "lunar", "nguyen")
    QApplication.sendEvent(hands.focus, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
    hands.rest()
    assert hands.desk.selling.flow.entry.seats == 2


@pytest.mark.usefixtures("in_one_go")
def test_eleven_seats_to_cancel_are_told(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 3)
    hands.desk.open_booking(sold.id)
    hands.press("R", ctrl=True)
    card = hands.desk.changing.pane.changes[Job.CANCEL]
    assert isinstance(card, CancelCard)
    hands.type_words("11")
    words = "The booking has 3 seats: 11 can't be chosen, Backspace leaves 1 seat"
    assert card.note.words.text() == words
    hands.press(ENTER)
    assert hands.focus is card.seats
    card.act.click()  # nobody meant the part of it that is chosen
    hands.rest()
    assert [row[1:] for row in office.bookings()] == [(3, "confirmed")]
    hands.press(Key.Key_Backspace, ENTER, ENTER)
    assert sorted(row[1:] for row in office.bookings()) == [(1, "canceled"), (2, "confirmed")]


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(("gap", "chosen"), [(IN_ONE_GO_MS, [1, 12]), (0, [1, 2])])
def test_digits_belong_together_only_in_one_go(
    qtbot: QtBot, theme: Theme, gap: int, chosen: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "keyboardInputInterval", lambda: gap)
    seats = SeatButtons(12)
    qtbot.addWidget(seats)
    seats.choose(5)
    SeatsTyping(seats)
    told: list[int] = []
    seats.seats_changed.connect(told.append)
    QTest.keyClicks(seats, "12")
    assert told == chosen


@pytest.mark.usefixtures("in_one_go")
@pytest.mark.parametrize("typed", ["3.5", "3,5", "-1", "+2", "3-2"])
def test_what_is_no_whole_number_is_refused_where_it_is_typed(
    office: Office, hands: Hands, typed: str
) -> None:
    to_seats(hands, "lunar", "haruka")
    selling = hands.desk.selling
    ticket, kept = selling.pane.ticket, 3 if typed[0] == "3" else 1
    hands.type_words(typed)
    assert (hands.focus, ticket.seats.seats) == (ticket.seats, kept)
    assert selling.lists.travelers.field.text() == "haruka"
    left = "3 seats" if kept == 3 else "1 seat"
    words = f"Seats are a whole number from 1 to 6: Backspace leaves {left}"
    assert (ticket.note.words.text(), ticket.note.isVisible()) == (words, True)
    assert not ticket.sell.isEnabled()
    hands.press(ENTER)
    hands.press(ENTER, ctrl=True)
    assert (hands.focus, office.bookings()) == (ticket.seats, [])
    hands.press(Qt.Key.Key_Backspace)
    assert not ticket.note.isVisible()
    hands.press(ENTER, ENTER)
    assert [seats for _name, seats, _status in office.bookings()] == [kept]


@pytest.mark.parametrize("typed", ["0", "7"])
def test_a_digit_that_cant_be_chosen_sells_nothing_until_it_is_mended(
    office: Office, hands: Hands, typed: str
) -> None:
    to_seats(hands, "lunar", "haruka")
    ticket = hands.desk.selling.pane.ticket
    hands.press("2", typed)
    assert (ticket.sell.isEnabled(), ticket._sell_cap.isVisible()) == (False, False)
    hands.press(ENTER)
    hands.press(ENTER, ctrl=True)
    assert (hands.focus, office.bookings()) == (ticket.seats, [])
    hands.press("3", typed, Key.Key_Backspace, ENTER, ENTER)
    assert [seats for _name, seats, _status in office.bookings()] == [3]


def test_a_sign_at_the_button_is_no_search_either(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(ENTER)
    hands.type_words("-")
    ticket = hands.desk.selling.pane.ticket
    assert (hands.focus, ticket.note.isVisible()) == (ticket.seats, True)
    hands.type_words("2")  # later: another number
    assert (ticket.seats.seats, ticket.note.isVisible()) == (2, False)
