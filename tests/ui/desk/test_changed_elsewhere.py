"""A change that is open while others change its booking, its launch or whom it goes to."""

from datetime import UTC, datetime, timedelta

import pytest

from astrobookings_desktop.services.bookings import sales
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.bookings.transfers import transfer_booking
from astrobookings_desktop.services.launches.scheduling import edit_launch
from astrobookings_desktop.services.launches.transitions import delay_launch
from astrobookings_desktop.services.people.travelers import delete_traveler
from astrobookings_desktop.ui.desk.cancel_card import CancelCard
from astrobookings_desktop.ui.desk.change_card import ChangeCard
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.operations import Service
from astrobookings_desktop.ui.sign_in.override import OverrideDialog
from tests.helpers.desk_hands import ENTER, ESC, Hands, to_seats
from tests.helpers.desk_office import Office

HARUKA, DUNG, ANA = "Tanaka Haruka · 田中 遥", "Nguyễn Tấn Dũng", "Ana López Ruiz"


def begin(office: Office, hands: Hands, job: Job, booking: int) -> ChangeCard:
    office.context.desk_wanted.emit(booking, job.value)
    hands.rest()
    return hands.desk.changing.pane.changes[job]


def tell(office: Office, hands: Hands) -> None:
    """The window hears that something changed."""
    office.context.changed.emit(None)
    hands.rest()


def test_an_open_void_follows_the_seats_that_are_left(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 3, office.people[DUNG])
    card = begin(office, hands, Job.VOID, sold.id)
    assert card.act.text() == "Void 3 seats and refund"
    focus = hands.focus
    office.company.do(cancel_seats, sold.id, 1)
    tell(office, hands)
    assert card.act.text() == "Void 2 seats and refund"
    assert card.amount.text() == "56,000,000.00 USD"
    assert hands.focus is focus
    card = begin(office, hands, Job.TRANSFER, sold.id)
    office.company.do(cancel_seats, sold.id, 1)
    tell(office, hands)
    assert card.act.text() == "Transfer 1 seat"
    assert card.sides[0].figure.text() == "28,000,000.00 USD"


@pytest.mark.parametrize(("chosen", "left"), [("", 2), ("1", 1), ("2", 2)])
def test_an_open_cancellation_offers_the_seats_that_are_left(
    office: Office, hands: Hands, chosen: str, left: int
) -> None:
    sold = office.sell(office.orbit, 3, office.people[DUNG])
    card = begin(office, hands, Job.CANCEL, sold.id)
    assert isinstance(card, CancelCard)
    hands.press(*chosen)
    office.company.do(cancel_seats, sold.id, 1)
    office.company.do(transfer_booking, sold.id, office.people[ANA])
    tell(office, hands)
    assert card.head._whose.text().startswith(ANA)
    assert (card.seats.most, card.seats.seats) == (2, left)
    assert card._of.text() == "of 2; all is preset"
    assert ANA in card.messages.words.text()
    assert card.act.text() == f"Cancel {'2 seats' if left == 2 else '1 seat'} and refund"


def test_a_managers_word_ends_with_the_seats_it_was_given_for_and_the_sum_is_marked(
    office: Office, hands: Hands
) -> None:
    sold = office.sell(office.orbit, 3, office.people[DUNG])
    card = begin(office, hands, Job.CANCEL, sold.id)
    assert isinstance(card, CancelCard)
    card.more.click()
    dialog = hands.window.findChild(OverrideDialog)
    assert dialog is not None
    dialog.fields["reason"].set_text("grief")
    dialog.try_now()
    hands.until(lambda: "100 %" in card.result.text())
    office.company.do(cancel_seats, sold.id, 1)
    tell(office, hands)
    assert (card.result.text(), card.more.isVisible()) == ("Refund, 70 %", True)
    assert card.changed.words.text() == "Refund changed: of 3 seats it was 84,000,000.00 USD"


def test_a_traveler_who_is_deleted_can_not_be_handed_a_booking(
    office: Office, hands: Hands
) -> None:
    sold = office.sell(office.orbit, 1, office.people[DUNG])
    card = begin(office, hands, Job.TRANSFER, sold.id)
    hands.type_words("tanaka")
    hands.press(ENTER)
    assert card.act.isEnabled()
    office.company.do(delete_traveler, office.people[HARUKA])
    tell(office, hands)
    assert not card.act.isEnabled()
    assert card.refusal.words.text() == "This traveler was deleted: choose another one."
    hands.press(ESC)
    assert hands.desk.changing.job is Job.LOOK


def test_in_the_place_of_a_deleted_traveler_another_one_is_looked_for(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "lunar", "tanaka")
    office.company.do(delete_traveler, office.people[HARUKA])
    tell(office, hands)
    refusal = hands.desk.selling.pane.ticket.refusal
    assert refusal.title == "This traveler was deleted"
    (remedy,) = refusal.buttons
    assert remedy.text() == "Other traveler"
    remedy.click()
    assert hands.focus is hands.desk.selling.lists.travelers.field


# --- time alone -----------------------------------------------------------------------------------


def test_the_end_of_a_hold_is_seen_by_who_looks_at_it(office: Office, hands: Hands) -> None:
    clock = office.company.clock
    held = office.company.do(sales.hold_seats, SellSeats(office.orbit, office.people[ANA], 2))
    office.company.do(edit_launch, office.orbit, {"price_per_seat": "35000000.00"})
    assert held.hold_until is not None
    clock.now = held.hold_until - timedelta(milliseconds=100)
    hands.desk.open_booking(held.id)
    card = hands.desk.changing.pane.booking
    assert card.confirm.text() == "Confirm for 56,000,000.00 USD"
    clock.forward(seconds=1)
    hands.until(lambda: card.confirm.text() == "Confirm for 70,000,000.00 USD")


def test_the_fall_of_a_refund_is_seen_by_who_is_about_to_cancel(
    office: Office, hands: Hands
) -> None:
    clock = office.company.clock
    sold = office.sell(office.orbit, 2, office.people[DUNG])
    clock.now = datetime(2026, 12, 17, 9, tzinfo=UTC)  # three months before, to the moment
    card = begin(office, hands, Job.CANCEL, sold.id)
    assert card.amount.text() == "39,200,000.00 USD"
    clock.forward(milliseconds=1)
    hands.until(lambda: card.amount.text() == "0.00 USD")
    assert card.act.text() == "Cancel 2 seats without refund"


def test_a_refund_that_is_none_as_before_is_not_called_another_one(
    office: Office, hands: Hands
) -> None:
    sold = office.sell(office.line, 3, office.people[DUNG])
    office.company.clock.now = datetime(2026, 11, 20, tzinfo=UTC)  # too late for any refund
    card = begin(office, hands, Job.CANCEL, sold.id)
    assert isinstance(card, CancelCard)
    for left in (1, 0):
        office.company.do(cancel_seats, sold.id, 2 if left else 1)
        tell(office, hands)
        assert card.amount.text() == "0.00 USD"
        assert not card.changed.isVisible()
        assert card.amount._ink._name == "text"
        assert card.refusal.isVisible() is (left == 0)


def test_a_refund_of_what_is_canceled_already_is_not_called_another_one(
    office: Office, hands: Hands
) -> None:
    sold = office.sell(office.orbit, 3, office.people[DUNG])
    card = begin(office, hands, Job.CANCEL, sold.id)
    assert isinstance(card, CancelCard)
    office.company.do(cancel_seats, sold.id, 2)
    tell(office, hands)
    assert card.changed.words.text().startswith("Refund changed: of 3 seats it was")
    assert card.amount._ink._name == "warn"
    office.company.do(cancel_seats, sold.id, 1)
    tell(office, hands)
    assert card.refusal.isVisible()
    assert not card.changed.isVisible()
    assert card.amount._ink._name == "text"


def test_a_hold_that_lost_a_seat_has_another_total_at_the_same_price(
    office: Office, hands: Hands
) -> None:
    held = office.company.do(sales.hold_seats, SellSeats(office.orbit, office.people[ANA], 2))
    hands.desk.open_booking(held.id)
    office.company.do(cancel_seats, held.id, 1)
    tell(office, hands)
    card = hands.desk.changing.pane.booking
    assert card.confirm.text() == "Confirm for 28,000,000.00 USD"
    assert card.why.words.text() == "The total changed: it was 56,000,000.00 USD."


def test_what_was_found_and_the_last_sales_say_where_and_when_their_launch_goes(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press(ENTER, ENTER)
    sold = hands.desk.selling.pane.sold.booking
    assert sold is not None
    hands.desk.open_booking(sold.id)
    hands.rest()

    def at_this_desk(service: Service) -> None:  # only the launch is told of
        done: list[object] = []
        office.context.run(service, done.append, pytest.fail, None)
        hands.until(lambda: bool(done))
        hands.rest()

    later = datetime(2027, 4, 1, 9, tzinfo=UTC)
    at_this_desk(lambda work: delay_launch(work, office.orbit, later, "a storm"))
    at_this_desk(lambda work: edit_launch(work, office.orbit, {"destination": "Lunar flyby"}))
    row = hands.desk.changing.lists.search.table.rows.row(0)
    assert (row.destination, row.date) == ("Lunar flyby", later)  # type: ignore[union-attr]
    newest = hands.desk.selling.pane.last.newest
    assert newest is not None
    assert newest.destination == "Lunar flyby"
