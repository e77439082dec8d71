"""What others change of a sum between the eye and the key: nobody agrees to what nobody saw."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats
from astrobookings_desktop.services.launches.scheduling import edit_launch
from astrobookings_desktop.services.launches.transitions import delay_launch
from tests.helpers.desk_hands import CTRL, ENTER, F7, Hands, find, to_seats
from tests.helpers.desk_office import Office

HARUKA = "Tanaka Haruka · 田中 遥"
Seen = Callable[[], None]


@pytest.fixture
def in_time() -> Iterator[Seen]:
    """What changes isn't seen yet, however slow the machine is, until this is called."""
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(3_600_000)
    yield lambda: QApplication.setDoubleClickInterval(0)
    QApplication.setDoubleClickInterval(before)


def reprice(office: Office, price: str) -> None:
    office.company.do(edit_launch, office.orbit, {"price_per_seat": price})


def strike(hands: Hands) -> None:
    """Enter, before the desk could hear of anything."""
    QTest.keyClick(hands.focus, ENTER)
    hands.rest()


def totals(office: Office) -> list[Decimal]:
    rows = office.company.rows("SELECT total_price FROM booking ORDER BY id")
    return [Decimal(cents).scaleb(-2) for (cents,) in rows]


def test_a_sale_is_refused_at_a_price_that_nobody_saw_and_made_by_a_second_enter(
    office: Office, hands: Hands, in_time: Seen, said: list[str]
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("2", ENTER)
    ticket = hands.desk.selling.pane.ticket
    assert ticket.total.text() == "56,000,000.00 USD"
    assert not ticket.changed.isVisible()
    reprice(office, "29000000.00")
    strike(hands)
    assert office.bookings() == []
    words = "The price is 58,000,000.00 now, not 56,000,000.00: agree to the new one, or leave it."
    assert said[-1] == f"Refused: {words}"
    assert ticket.total.text() == "58,000,000.00 USD"
    assert ticket.changed.isVisible()
    assert ticket.changed.words.text() == "Price changed: the total was 56,000,000.00 USD"
    assert (hands.focus, ticket.sell.isEnabled()) == (ticket.sell, True)
    strike(hands)  # as one does who strikes twice
    hands.press(ENTER, ctrl=True)
    assert office.bookings() == []

    in_time()
    strike(hands)
    assert office.bookings() == [(HARUKA, 2, "confirmed")]
    assert totals(office) == [Decimal("58000000.00")]
    hands.press(ENTER)  # the next customer
    to_seats(hands, "lunar", "ana")
    assert not ticket.changed.isVisible()


def test_a_price_that_changes_on_the_ticket_is_marked_and_a_hold_is_held_again(
    office: Office, hands: Hands, in_time: Seen
) -> None:
    to_seats(hands, "lunar", "haruka")
    ticket = hands.desk.selling.pane.ticket
    reprice(office, "29000000.00")
    office.context.changed.emit(None)
    hands.rest()
    assert ticket.changed.words.text() == "Price changed: the total was 28,000,000.00 USD"
    hands.press("3")  # of other seats as well
    assert ticket.changed.words.text() == "Price changed: the total was 84,000,000.00 USD"
    assert hands.focus is ticket.seats
    hands.press("H", ctrl=True)  # struck before it was seen
    assert office.bookings() == []
    assert hands.focus is ticket.hold
    reprice(office, "28000000.00")
    office.context.changed.emit(None)
    hands.rest()
    assert not ticket.changed.isVisible()  # as it was
    reprice(office, "27000000.00")
    office.context.changed.emit(None)
    hands.rest()
    in_time()
    strike(hands)
    assert office.bookings() == [(HARUKA, 3, "pending")]
    assert totals(office) == [Decimal("81000000.00")]


def test_a_hold_that_lapsed_on_the_screen_tells_todays_price_first(
    office: Office, hands: Hands, in_time: Seen, said: list[str]
) -> None:
    company = office.company
    held = company.do(hold_seats, SellSeats(office.orbit, office.people[HARUKA], 2))
    find(hands, held.locator)
    hands.press(ENTER, ENTER)
    card = hands.desk.changing.pane.booking
    assert hands.focus is card.confirm
    assert card.confirm.text() == "Confirm for 56,000,000.00 USD"
    reprice(office, "29000000.00")
    company.clock.forward(hours=25)
    for _ in range(2):
        card.confirm.click()  # Enter would do nothing as quickly after the hold was opened
        hands.rest()
        assert office.bookings() == [(HARUKA, 2, "pending")]
        assert card.confirm.text() == "Confirm for 58,000,000.00 USD"
        assert card.why.words.text().startswith(
            "The total changed: it was 56,000,000.00 USD. The hold"
        )
        assert said[-1].startswith("Refused: The price is 58,000,000.00 now")
        assert hands.focus is card.confirm
    in_time()
    strike(hands)
    assert totals(office)[-1] == Decimal("58000000.00")
    assert [row[2] for row in office.bookings()] == ["canceled", "confirmed"]


def test_a_refund_is_agreed_to_again_once_the_launch_was_delayed(
    office: Office, hands: Hands, in_time: Seen, said: list[str]
) -> None:
    sold = office.sell(office.orbit, 2, office.people[HARUKA])
    office.company.clock.forward(minutes=1)
    find(hands, sold.locator)
    hands.press("R", ctrl=True)
    hands.press("1")
    card = hands.desk.changing.pane.changes[hands.desk.changing.job]
    card.focus_act()  # as by Tab: after Enter another one would count as its double stroke
    assert card.amount.text() == "19,600,000.00 USD"
    later = datetime(2027, 4, 1, 9, tzinfo=UTC)
    office.company.do(delay_launch, office.orbit, later, "a storm")
    for _ in range(2):
        strike(hands)
        assert office.bookings() == [(HARUKA, 2, "confirmed")]
        assert card.amount.text() == "28,000,000.00 USD"
        assert card.changed.isVisible()
        words = "Refund changed: of 1 seat it was 19,600,000.00 USD"
        assert card.changed.words.text() == words
        assert said[-1].startswith("Refused: The refund is 28,000,000.00 now, not 19,600,000.00")
        assert hands.focus is card.act
    in_time()
    strike(hands)
    assert sorted(row[1:] for row in office.bookings()) == [(1, "canceled"), (1, "confirmed")]
    assert office.company.value("SELECT SUM(refund_amount) FROM booking") == 2_800_000_000


def test_seats_chosen_after_a_change_say_no_refund_that_was_seen(
    office: Office, hands: Hands, in_time: Seen
) -> None:
    sold = office.sell(office.orbit, 2, office.people[HARUKA])
    office.company.clock.forward(minutes=1)
    find(hands, sold.locator)
    hands.press("R", ctrl=True)
    later = datetime(2027, 4, 1, 9, tzinfo=UTC)
    office.company.do(delay_launch, office.orbit, later, "a storm")
    hands.press("1", ENTER, ENTER)  # typed ahead: the new rate came with the first key
    assert office.bookings() == [(HARUKA, 2, "confirmed")]


def test_a_move_and_a_void_are_done_for_the_sums_that_were_seen(
    office: Office, hands: Hands, in_time: Seen
) -> None:
    company = office.company
    sold = office.sell(office.line, 2, office.people[HARUKA])
    find(hands, sold.locator)
    hands.press("M", ctrl=True)
    hands.type_words("lunar")
    hands.press(ENTER)
    card = hands.desk.changing.pane.changes[hands.desk.changing.job]
    assert hands.focus is card.act
    assert card.amount.text() == "56,000,000.00 USD"
    strike(hands)  # twice, where once was meant: the sums came with the first one
    assert office.bookings() == [(HARUKA, 2, "confirmed")]
    assert not hands.desk.changing.is_busy
    reprice(office, "29000000.00")
    card.act.click()
    hands.rest()
    words = "Changed: the refund was 0.00 USD, the price 56,000,000.00 USD"
    assert card.changed.words.text() == words
    assert office.bookings() == [(HARUKA, 2, "confirmed")]
    in_time()
    strike(hands)
    assert totals(office)[-1] == Decimal("58000000.00")

    QApplication.setDoubleClickInterval(3_600_000)
    booking = hands.desk.changing.booking
    assert booking is not None
    hands.press(F7)
    again = office.sell(office.orbit, 2, office.people["Ana López Ruiz"])
    hands.type_words(again.locator)
    changing = hands.desk.changing
    QTest.keyClick(hands.focus, "V", CTRL | Qt.KeyboardModifier.ShiftModifier)
    hands.rest()
    card = changing.pane.changes[changing.job]
    card.focus_act()
    assert card.amount.text() == "58,000,000.00 USD"
    company.do(cancel_seats, again.id, 1)
    strike(hands)
    assert card.amount.text() == "29,000,000.00 USD"
    assert card.changed.words.text() == "Refund changed: it was 58,000,000.00 USD"
    in_time()
    strike(hands)
    assert (
        company.value("SELECT refund_amount FROM booking WHERE id = ?", again.id) == 2_900_000_000
    )
