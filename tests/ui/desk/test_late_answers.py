"""A change whose answer is late: whoever goes on meanwhile loses no key and learns how it ended."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from astrobookings_desktop.services.bookings import sales
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.job import Job
from tests.helpers.desk_hands import CTRL, ENTER, ESC, F2, F4, F7, Hands, find, to_seats
from tests.helpers.desk_office import Office
from tests.helpers.stalling import stall


def hold_to_confirm(office: Office, hands: Hands) -> BookingRecord:
    """A hold that the desk shows, one Enter before it is confirmed."""
    held = office.company.do(
        sales.hold_seats, SellSeats(office.orbit, office.people["Ana López Ruiz"], 2)
    )
    find(hands, held.locator)
    hands.press(ENTER, ENTER)
    return held


def look_for(hands: Hands, booking: BookingRecord) -> None:
    """F7 and the first half of another locator, without a glance at the screen."""
    QTest.keyClick(hands.focus, F7)
    hands.type_on(booking.locator[:3])


def is_at(hands: Hands, typed: str) -> bool:
    field = hands.desk.changing.lists.search.field
    return hands.focus is field and field.text() == typed


def test_a_confirmation_leaves_the_next_search_alone(
    office: Office, hands: Hands, said: list[str], go_on: threading.Event
) -> None:
    other = office.sell(office.orbit, 1)
    held = hold_to_confirm(office, hands)
    stall(office, go_on)
    QTest.keyClick(hands.focus, ENTER)
    look_for(hands, other)
    go_on.set()
    hands.rest()
    assert is_at(hands, other.locator[:3])
    words = f"{show.locator(held.locator)}: Confirmed for 56,000,000.00 USD"
    assert words in said
    hands.type_words(other.locator[3:])
    assert hands.desk.changing.booking is not None
    assert hands.desk.changing.booking.id == other.id
    assert ("Ana López Ruiz", 2, "confirmed") in office.bookings()


def test_a_refused_confirmation_is_told_to_who_went_on(
    office: Office, hands: Hands, said: list[str], go_on: threading.Event
) -> None:
    other = office.sell(office.orbit, 1)
    held = hold_to_confirm(office, hands)
    stall(office, go_on)
    office.context.run(
        lambda work: sales.confirm_booking(work, held.id), lambda _done: None, lambda _no: None
    )
    QTest.keyClick(hands.focus, ENTER)
    look_for(hands, other)
    go_on.set()
    hands.rest()
    assert is_at(hands, other.locator[:3])
    (refused,) = [words for words in said if words.startswith(show.locator(held.locator))]
    assert "Refused: " in refused


def test_a_cancellation_on_its_way_is_not_said_to_be_kept(
    office: Office, hands: Hands, said: list[str], go_on: threading.Event
) -> None:
    other = office.sell(office.orbit, 1)
    sold = office.sell(office.orbit, 2)
    find(hands, sold.locator)
    stall(office, go_on)
    QTest.keyClick(hands.focus, Qt.Key.Key_R, CTRL)
    for key in (ENTER, ENTER, ESC):
        QTest.keyClick(hands.focus, key)
    assert "Nothing was changed" not in said
    look_for(hands, other)
    go_on.set()
    hands.rest()
    assert is_at(hands, other.locator[:3])
    begin = f"{show.locator(sold.locator)}: Canceled 2 seats"
    assert any(words.startswith(begin) for words in said)
    assert [row[1:] for row in office.bookings()] == [(1, "confirmed"), (2, "canceled")]


def test_a_refused_cancellation_is_told_and_the_next_one_ends_as_ever(
    office: Office, hands: Hands, said: list[str], go_on: threading.Event
) -> None:
    sold = office.sell(office.orbit, 4)
    find(hands, sold.locator)
    QTest.keyClick(hands.focus, Qt.Key.Key_R, CTRL)
    stall(office, go_on)
    office.context.run(
        lambda work: cancel_seats(work, sold.id, 1), lambda _done: None, lambda _refusal: None
    )
    for key in (ENTER, ENTER, F7):
        QTest.keyClick(hands.focus, key)
    go_on.set()
    hands.rest()
    assert is_at(hands, show.locator(sold.locator)) or is_at(hands, sold.locator)
    assert any(words.startswith(f"{show.locator(sold.locator)}: Refused: ") for words in said)
    hands.press("R", ctrl=True)
    hands.press("1", ENTER, ENTER)
    assert hands.desk.changing.job is Job.LOOK
    assert hands.focus is hands.desk.changing.pane.booking.next


@pytest.mark.parametrize("key", [F2, F4])
def test_an_answer_takes_nothing_from_who_went_back_to_selling(
    office: Office, hands: Hands, said: list[str], go_on: threading.Event, key: Qt.Key
) -> None:
    to_seats(hands, "lunar", "haruka")
    entry = hands.desk.selling.flow.entry
    sold = office.sell(office.orbit, 1, office.people["Ana López Ruiz"])
    find(hands, sold.locator)
    QTest.keyClick(hands.focus, Qt.Key.Key_R, CTRL)
    stall(office, go_on)
    for one in (ENTER, ENTER, key):
        QTest.keyClick(hands.focus, one)
    focus = hands.focus
    assert focus.isVisible()
    go_on.set()
    hands.rest()
    assert hands.focus is focus
    assert hands.desk.selling.flow.entry == entry
    assert any(words.startswith(f"{show.locator(sold.locator)}: Canceled") for words in said)


def test_a_second_change_waits_for_the_end_of_the_first(
    office: Office, hands: Hands, said: list[str], go_on: threading.Event
) -> None:
    hold_to_confirm(office, hands)
    stall(office, go_on)
    QTest.keyClick(hands.focus, ENTER)
    QTest.keyClick(hands.focus, Qt.Key.Key_R, CTRL)
    assert hands.desk.changing.job is Job.LOOK
    assert said[-1] == "The change before is still under way"
    go_on.set()
    hands.rest()
    assert office.bookings() == [("Ana López Ruiz", 2, "confirmed")]


def test_a_digit_doesnt_change_the_sale_that_is_being_made(
    office: Office, hands: Hands, go_on: threading.Event
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("2", ENTER)
    stall(office, go_on)
    QTest.keyClick(hands.focus, ENTER)
    QTest.keyClick(hands.focus, Qt.Key.Key_3)
    assert hands.desk.selling.flow.entry.seats == 2
    go_on.set()
    hands.rest()
    assert office.bookings() == [("Tanaka Haruka · 田中 遥", 2, "confirmed")]
