"""Time and other people go on while somebody looks at the desk: what is said, and who has the
focus."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import SellSeats, confirm_booking, hold_seats
from tests.helpers.desk_hands import ENTER, F7, TAB, Hands, to_seats
from tests.helpers.desk_office import Office

HARUKA = "Tanaka Haruka · 田中 遥"
DUE = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)  # when the flight over the Kármán line departs


def minute(office: Office, hands: Hands, now: datetime) -> None:
    """The minute of `now` has come, with nothing else done."""
    office.company.clock.now = now
    hands.desk._clock.tick()
    hands.rest()


def news(office: Office, hands: Hands) -> None:
    """Others did something."""
    office.context.changed.emit(None)
    hands.rest()


def test_the_ticket_goes_with_the_clock_until_its_launch_is_due(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "karman", "haruka")
    hands.press("2", ENTER)
    ticket, launches = hands.desk.selling.pane.ticket, hands.desk.selling.lists.launches
    assert ticket.hold.text() == "Hold until Tue 24 Nov 2026, 14:32"
    minute(office, hands, datetime(2026, 11, 23, 14, 35, tzinfo=UTC))
    assert ticket.hold.text() == "Hold until Tue 24 Nov 2026, 14:35"
    assert hands.focus is ticket.sell

    minute(office, hands, DUE)
    assert ticket.refusal.title == "This launch is no longer on sale"
    assert not ticket.sell.isEnabled()
    assert launches.table.rows.find(office.line) < 0
    hands.press(ENTER)  # on: to another launch
    assert hands.focus is ticket.refusal.buttons[0]
    hands.press(ENTER, ENTER)
    assert hands.focus is launches.field
    assert office.bookings() == []


def test_a_launch_to_move_to_is_refused_once_it_is_due(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 1, office.people[HARUKA])
    hands.press(F7)
    hands.type_words(sold.locator)
    hands.press("M", ctrl=True)
    hands.type_words("karman")
    hands.press(ENTER)
    changing = hands.desk.changing
    card = changing.pane.changes[changing.job]
    assert hands.focus is card.act
    minute(office, hands, DUE)
    assert card.refusal.isVisible()
    assert not card.act.isEnabled()
    assert changing.lists.launches.table.rows.find(office.line) < 0
    assert hands.focus is card.keep


@pytest.mark.parametrize("steps", [(ENTER,), (ENTER, TAB)], ids=["sell", "hold"])
def test_who_is_about_to_sell_goes_on_at_the_seats_when_others_were_quicker(
    office: Office, hands: Hands, steps: tuple[Qt.Key, ...]
) -> None:
    ticket = hands.desk.selling.pane.ticket
    to_seats(hands, "karman", "haruka")
    hands.press("3", *steps)
    assert hands.focus is (ticket.sell if len(steps) == 1 else ticket.hold)
    office.sell(office.line, 1)
    news(office, hands)
    assert ticket.refusal.isVisible()
    assert hands.focus is ticket.seats
    hands.press(ENTER)
    assert hands.focus is ticket.refusal.buttons[0]
    office.sell(office.line, 1)  # another way out, by another button
    news(office, hands)
    assert hands.focus is ticket.seats
    hands.press("1", ENTER)
    assert hands.focus is ticket.sell


def test_what_others_do_to_an_open_booking_leaves_the_focus_on_its_card(
    office: Office, hands: Hands
) -> None:
    company = office.company
    held = company.do(hold_seats, SellSeats(office.orbit, office.people[HARUKA], 2))
    hands.press(F7)
    hands.type_words(held.locator)
    hands.press(ENTER, ENTER)
    card = hands.desk.changing.pane.booking
    assert hands.focus is card.confirm
    company.do(confirm_booking, held.id)
    news(office, hands)
    assert hands.focus is card.print
    company.do(cancel_seats, held.id, 2)
    news(office, hands)
    assert hands.focus is card.next


def test_the_key_beside_a_hold_is_the_one_that_confirms_it_from_here(
    office: Office, hands: Hands
) -> None:
    held = office.company.do(hold_seats, SellSeats(office.orbit, office.people[HARUKA], 2))
    hands.press(F7)
    hands.type_words(held.locator)
    hands.press(ENTER, ENTER)
    card = hands.desk.changing.pane.booking
    cap = card._caps[card.confirm]
    assert (hands.focus is card.confirm, cap.text()) == (True, "Enter")
    hands.press(F7)  # Enter is the search's there
    assert (cap.isVisible(), cap.text()) == (True, "Ctrl+↵")
    hands.press(ENTER, ctrl=True)
    assert office.bookings() == [(HARUKA, 2, "confirmed")]
