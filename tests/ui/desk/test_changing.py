"""Bookings at the desk: found, canceled, confirmed, moved, handed over, voided."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from astrobookings_desktop.domain.passengers import Passenger
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.bookings import cancellations, passengers, sales, transfers
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.launches import transitions
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.cancel_card import CancelCard
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.move_card import MoveCard
from astrobookings_desktop.ui.desk.transfer_card import TransferCard
from astrobookings_desktop.ui.desk.void_card import VoidCard
from astrobookings_desktop.ui.widgets.timeline import Timeline
from tests.helpers.desk_hands import CTRL, DOWN, ENTER, ESC, F2, F7, TAB, UP, Hands, find, to_seats
from tests.helpers.desk_office import Office


def test_the_sixth_character_opens_a_booking_without_enter(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2)
    hands.press(F7)
    hands.type_words(f"{sold.locator[:3]} {sold.locator[3:5]}".lower())
    assert hands.desk.changing.booking is None
    hands.type_words(sold.locator[5].lower())
    assert hands.desk.changing.booking is not None
    assert hands.desk.changing.booking.id == sold.id
    assert hands.focus is hands.desk.changing.lists.search.field


def test_bookings_are_found_by_name_and_picked_with_the_arrows(
    office: Office, hands: Hands
) -> None:
    traveler = office.people["Tanaka Haruka · 田中 遥"]
    first = office.sell(office.orbit, 1, traveler)
    office.company.clock.forward(minutes=1)
    office.sell(office.line, 1, traveler)
    hands.press(F7)
    hands.type_words("haruka")
    hands.press(DOWN, DOWN, UP, DOWN, ENTER)
    assert hands.desk.changing.booking is not None
    assert hands.desk.changing.booking.id == first.id
    assert hands.focus is hands.desk.changing.pane.booking.print  # Enter takes nothing away


def test_the_cancellation_says_its_rule_and_money_before_it_is_done(
    office: Office, hands: Hands
) -> None:
    sold = office.sell(office.orbit, 2, office.people["Nguyễn Tấn Dũng"])
    find(hands, sold.locator)
    hands.press("R", ctrl=True)
    card = hands.desk.changing.pane.changes[hands.desk.changing.job]
    assert hands.focus is card.editors[0]
    names = [step.accessibleName() for step in card.steps]
    assert names == [
        "until 17 Mar 2026 90 % over",
        "until 17 Dec 2026 70 % applies today",
        "after 17 Dec 2026 0 %",
    ]
    assert card.amount.text() == "39,200,000.00 USD"
    assert card.sides[1].figure.text() == "16,800,000.00 USD"
    assert card.back.words.text() == "Seats come back on sale: 98 free become 100"
    assert card.messages.words.text() == "Messages: Nguyễn Tấn Dũng, SpaceX (no e-mail)"
    hands.press("1")
    assert card.amount.text() == "19,600,000.00 USD"
    assert card.act.text() == "Cancel 1 seat and refund"
    hands.press(ESC)
    assert office.bookings() == [("Nguyễn Tấn Dũng", 2, "confirmed")]

    hands.press("R", ctrl=True)
    hands.press("1", ENTER, ENTER)
    assert sorted(row[1:] for row in office.bookings()) == [(1, "canceled"), (1, "confirmed")]
    shown = hands.desk.changing.pane.booking
    assert hands.focus is shown.next
    assert shown.head.locator.text() == show.locator(sold.locator)  # what lives on stays in sight
    part = office.company.value("SELECT locator FROM booking WHERE split_from_id IS NOT NULL")
    assert shown.done.words.text() == (
        f"Canceled 1 seat, refund 19,600,000.00 USD\nSplit off as {show.locator(part)}"
    )
    hands.press("M", ctrl=True)
    assert hands.desk.changing.job is Job.MOVE


def test_a_cancellation_that_is_tried_again_cancels_no_more(office: Office, hands: Hands) -> None:
    """As after a fault that came when all was written; the next cancellation is another one."""
    sold = office.sell(office.orbit, 4, office.people["Ana López Ruiz"])
    executor, outcomes = office.context._executor, []
    executor.answering.connect(outcomes.append)
    find(hands, sold.locator)
    for parts in (1, 2):
        hands.press("R", ctrl=True)
        hands.press("1", ENTER, ENTER)
        executor.again(outcomes[-1])
        hands.until(lambda: not executor.is_busy)
        statuses = [row[1:] for row in office.bookings()]
        assert statuses == [(4 - parts, "confirmed"), *[(1, "canceled")] * parts]


def test_a_hold_is_confirmed_first_of_all(office: Office, hands: Hands) -> None:
    held = office.company.do(
        sales.hold_seats, SellSeats(office.orbit, office.people["Ana López Ruiz"], 2)
    )
    find(hands, held.locator)
    hands.press(ENTER, ENTER)
    card = hands.desk.changing.pane.booking
    assert hands.focus is card.confirm
    assert card.confirm.text() == "Confirm for 56,000,000.00 USD"
    hands.press(ENTER)
    assert office.bookings() == [("Ana López Ruiz", 2, "confirmed")]
    assert card.done.words.text() == "Confirmed for 56,000,000.00 USD"


def test_a_booking_moves_to_another_launch(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2, office.people["Ana López Ruiz"])
    find(hands, sold.locator)
    hands.press("M", ctrl=True)
    hands.type_words("karman")
    hands.press(ENTER)
    card = hands.desk.changing.pane.changes[hands.desk.changing.job]
    assert isinstance(card, MoveCard)
    assert card.kept_side.caption.text() == "Kept of the old seats, 30 %"
    assert card.kept_side.figure.text() == "16,800,000.00 USD"
    assert card.sides[0].figure.text() == "39,200,000.00 USD"
    assert card.sides[1].figure.text() == "2,500,000.00 USD"
    assert (card.result.text(), card.amount.text()) == ("To pay back", "36,700,000.00 USD")
    assert hands.focus is card.act
    told = card.facts[3].words.text()
    assert told.startswith("Messages: Ana López Ruiz")
    hands.press(ENTER)
    assert [row[1:] for row in office.bookings()] == [(2, "canceled"), (2, "confirmed")]
    done = hands.desk.changing.pane.booking.done
    assert done.isVisible()
    assert done.words.text().startswith("Moved: the new locator is ")
    assert done.words.text().endswith("\nTo pay back: 36,700,000.00 USD")  # until the next step
    changing = hands.desk.changing
    new = changing.booking
    assert new is not None
    locators = {
        one: show.locator(booking.locator) for one, booking in (("old", sold), ("new", new))
    }
    here = f"Moved here from {locators['old']}: 2 seats, 2,500,000.00; to pay back 36,700,000.00"
    there = f"Moved on to {locators['new']}: 70 % back, 39,200,000.00"
    for key, told in ((sold.id, there), (new.id, here)):  # later, and in both
        hands.desk.open_booking(key)
        history = changing.lists.history.findChild(Timeline)
        assert history is not None
        assert told in history.accessibleName()
        lines = [
            (one.caption.text(), one.figure.text())
            for one in changing.pane.booking.sides
            if one.isVisible()
        ]
        assert ("Move: to pay back", "36,700,000.00 USD") in lines


def test_a_move_to_a_full_launch_is_refused_before_it_is_tried(
    office: Office, hands: Hands
) -> None:
    office.sell(office.line, 2)
    sold = office.sell(office.orbit, 2)
    find(hands, sold.locator)
    hands.press("M", ctrl=True)
    hands.type_words("karman")
    hands.press(ENTER)
    card = hands.desk.changing.pane.changes[hands.desk.changing.job]
    assert card.refusal.words.text().startswith("Only 1 seat is left on this launch")
    assert not card.act.isEnabled()


def test_a_booking_is_not_offered_its_own_launch(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2, office.people["Ana López Ruiz"])
    office.sell(office.line, 3)
    find(hands, sold.locator)
    hands.press("M", ctrl=True)
    launches = hands.desk.changing.lists.launches
    rows = launches.table.rows
    assert [rows.row(place)[0] for place in range(rows.count)] == [office.line]
    hands.type_words("lunar")
    assert rows.count == 0
    said = launches._nothing.words.text()
    assert said == "“lunar” is the launch that the booking is on already."
    hands.press(ENTER)  # nothing is there to take
    card = hands.desk.changing.pane.changes[Job.MOVE]
    assert isinstance(card, MoveCard)
    assert card.missing.isVisible()
    launches.field.clear()
    hands.press(ENTER)  # the full one: a refusal, and no sum beside it
    assert card.refusal.isVisible()
    told = (*card.facts, card.kept_side, *card.sides, card.result, card.amount)
    assert not any(part.isVisible() for part in told)
    card.choose(office.orbit)  # asked for elsewhere
    words = card.refusal.words.text()
    assert words == (
        "The booking is on the launch to Lunar orbit on 17 Mar 2027, 09:00 already: choose "
        "another launch."
    )
    hands.press(ESC, F2)
    assert hands.desk.selling.lists.launches.table.rows.count == 2


def test_a_booking_is_handed_over_and_a_sale_is_voided(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2)
    find(hands, sold.locator)
    hands.press(ENTER, ENTER, TAB, TAB, TAB)
    card = hands.desk.changing.pane.booking
    assert hands.focus is card.transfer
    hands.press(ENTER)
    hands.type_words("ana")
    (before,) = (name for name, *_rest in office.bookings())
    hands.press(ENTER)
    change = hands.desk.changing.pane.changes[Job.TRANSFER]
    assert isinstance(change, TransferCard)
    assert before in change.facts[1].words.text()  # who gives it up is told as well
    assert "Ana López Ruiz" in change.facts[1].words.text()
    hands.press(ENTER)
    assert office.bookings() == [("Ana López Ruiz", 2, "confirmed")]
    history = hands.desk.changing.lists.history.findChild(Timeline)
    assert history is not None
    assert f"Transferred from {before} to Ana López Ruiz" in history.accessibleName()

    card.void.setFocus()
    hands.press(ENTER)
    change = hands.desk.changing.pane.changes[hands.desk.changing.job]
    assert hands.focus is change.editors[0]
    assert (change._act_cap.text(), change._keep_cap.text()) == ("Enter ×2", "Esc")
    hands.press(TAB, TAB)
    assert hands.focus is change.keep
    assert (change._act_cap.isVisible(), change._keep_cap.text()) == (False, "Enter")
    hands.press(ENTER)
    assert hands.desk.changing.job is Job.LOOK
    assert hands.focus is card.print  # nothing that takes away, however often Enter is pressed
    for _step in range(2):  # its keys again lead to the button as well
        QTest.keyClick(hands.focus, Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert hands.focus is change.act
    assert (change._act_cap.text(), change._keep_cap.text()) == ("Enter", "Esc")
    hands.press(ENTER)
    assert office.bookings() == [("Ana López Ruiz", 2, "canceled")]
    assert office.company.value("SELECT cancel_cause FROM booking") == "void"


def test_ctrl_m_moves_what_was_just_sold_and_old_results_do_not_stay(
    office: Office, hands: Hands, said: list[str]
) -> None:
    other = office.sell(office.orbit, 1)
    to_seats(hands, "lunar", "ana")
    hands.press("2", ENTER, ENTER)
    hands.until(lambda: hands.desk.selling.pane.is_sold)
    hands.press("M", ctrl=True)
    changing = hands.desk.changing
    assert changing.job is Job.MOVE
    assert hands.focus is changing.lists.launches.field
    hands.press(ESC)
    hands.press("R", ctrl=True)
    change = changing.pane.changes[Job.CANCEL]
    assert isinstance(change, CancelCard)
    assert hands.focus is change.seats
    assert (change._act_cap.text(), change._keep_cap.text()) == ("Enter ×2", "Esc")
    hands.press(ENTER)
    assert (change._act_cap.text(), change._keep_cap.text()) == ("Enter", "Esc")
    hands.press(ENTER)
    hands.until(lambda: changing.job is Job.LOOK)
    assert said[-1].startswith("Canceled 2 seats")
    hands.desk.open_booking(other.id)
    assert said[-1] == ""
    assert not changing.pane.booking.done.words.text()


def test_a_change_that_is_refused_says_why_and_leaves_the_sold_card_in_sight(
    office: Office, hands: Hands, said: list[str]
) -> None:
    to_seats(hands, "lunar", "ana")
    hands.press("2", ENTER, ENTER)
    sold = hands.desk.selling.pane.sold
    hands.until(sold.isVisible)
    assert sold.booking is not None

    def refused_by_keys(why: str) -> None:
        for keys in ("Ctrl+M", "Ctrl+T", "Ctrl+Shift+V", "Ctrl+R"):
            said.clear()
            QTest.keySequence(hands.focus, QKeySequence(keys))
            hands.rest()
            assert said[-1].startswith(f"Refused: {why}"), keys
            assert sold.isVisible()
            assert hands.focus is sold.next

    office.context.actor = replace(office.context.actor, role=Role.AGENCY)
    refused_by_keys("The role agency may not ")
    office.context.actor = replace(office.context.actor, role=Role.ADMIN)
    office.company.do(cancellations.cancel_seats, sold.booking.id)  # at another desk
    refused_by_keys("")


def test_a_lapsed_hold_says_that_confirming_is_a_new_sale(office: Office, hands: Hands) -> None:
    held = office.company.do(
        sales.hold_seats, SellSeats(office.orbit, office.people["Ana López Ruiz"], 2)
    )
    people = [Passenger("Ana", date(1990, 5, 1)), Passenger("Otto", date(1956, 3, 20))]
    office.company.do(passengers.name_passengers, held.id, people)
    late = datetime(2027, 3, 21, 12, tzinfo=UTC)
    office.company.do(transitions.delay_launch, office.orbit, late)
    office.company.clock.forward(hours=25)
    find(hands, held.locator)
    card = hands.desk.changing.pane.booking
    assert "a new sale at today's price" in card.why.words.text()
    hands.press(ENTER, ENTER, ENTER)
    assert [row[1:] for row in office.bookings()] == [(2, "canceled"), (2, "confirmed")]
    assert card.done.words.text().splitlines()[1:] == [
        "Named on it as before: Ana",
        "No longer named, not 18 to 70 years old on the launch date: Otto",
    ]


def test_a_canceled_booking_offers_the_next_customer_alone(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2)
    office.company.do(cancellations.cancel_seats, sold.id)
    find(hands, sold.locator)
    hands.press("R", ctrl=True)  # nothing is left to cancel
    card = hands.desk.changing.pane.booking
    assert card.isVisible()
    shown = [one.text() for one in card.findChildren(QAbstractButton) if one.isVisible()]
    assert shown == ["Next customer"]
    assert card.sides[4].figure.text() == "39,200,000.00 USD"
    assert Decimal(office.company.value("SELECT refund_amount FROM booking")) == 39_200_000_00


def test_a_slip_is_voided_from_the_cancel_card_by_its_keys(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2)
    find(hands, sold.locator)
    hands.press("R", ctrl=True)
    changing = hands.desk.changing
    card = changing.pane.changes[Job.CANCEL]
    assert isinstance(card, CancelCard)
    assert card.slip.isVisible()
    QTest.keyClick(hands.focus, Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert changing.job is Job.VOID
    void = changing.pane.changes[Job.VOID]
    assert hands.focus is void.editors[0]  # the reason, which may stay empty
    assert (void._act_cap.text(), void._keep_cap.text()) == ("Enter ×2", "Esc")
    hands.press(ENTER)
    assert hands.focus is void.act
    assert void._act_cap.text() == "Enter"
    assert [row[2] for row in office.bookings()] == ["confirmed"]
    hands.press(ESC)
    hands.press("T", ctrl=True)
    assert changing.job is Job.TRANSFER


def test_voiding_what_was_moved_says_before_and_after_what_the_move_has_cost(
    office: Office, hands: Hands
) -> None:
    sold = office.sell(office.orbit, 2)
    moved = office.company.do(transfers.move_booking, sold.id, office.line)
    find(hands, moved.locator)
    void = CTRL | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(hands.focus, Qt.Key.Key_V, void)
    card = hands.desk.changing.pane.changes[Job.VOID]
    assert isinstance(card, VoidCard)
    words = f"The move from {show.locator(sold.locator)} isn't undone: 16,800,000.00 USD stays kept"
    assert card.moved.isVisible()
    assert card.moved.words.text() == words
    QTest.keyClick(hands.focus, Qt.Key.Key_V, void)
    hands.press(ENTER)
    done = hands.desk.changing.pane.booking.done.words
    assert done.text() == f"Sale voided, refund 2,500,000.00 USD\n{words}"

    other = office.sell(office.orbit, 1)
    find(hands, other.locator)
    QTest.keyClick(hands.focus, Qt.Key.Key_V, void)
    assert not card.moved.isVisible()
