"""Two quick Enters, where one was meant: the second one does nothing to whom nobody looked at."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats
from tests.helpers.desk_hands import ENTER, F7, Hands
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
