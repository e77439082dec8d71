"""Ctrl+Z after acts upon seats and money: what makes each good, and while something is written."""

import threading
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtGui import QAction

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.passengers import Passenger
from astrobookings_desktop.services.access.sign_in import lock
from astrobookings_desktop.services.bookings import cancellations, passengers, sales, transfers
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.launches.scheduling import schedule_launch
from astrobookings_desktop.services.launches.transitions import abort_launch
from astrobookings_desktop.services.messages import states
from astrobookings_desktop.services.money import invoices, payments
from astrobookings_desktop.services.money.payments import EnteredPayment
from astrobookings_desktop.services.people import travelers
from astrobookings_desktop.ui.desk.job import Job
from tests.helpers.house import House, Houses, marta
from tests.helpers.stalling import stall


@pytest.fixture
def undo(house: House) -> QAction:
    return house.window.menus.by_id["edit.undo"]


def shown(record: BookingRecord) -> str:
    return f"{record.locator[:3]} {record.locator[3:]}"


def sold(house: House, seats: int = 2) -> BookingRecord:
    """By the person at the window, to Ana on the third launch."""
    sale = SellSeats(house.ids.launches[2], house.ids.travelers[0], seats)
    return house.run(lambda work: sales.sell_seats(work, sale))


def named(house: House, booking: int, people: int = 2) -> None:
    born = house.company.clock.now.date().replace(year=1980)
    seated = [Passenger(f"Passenger {number}", born) for number in range(people)]
    house.run(lambda work: passengers.name_passengers(work, booking, seated))


def edited(house: House, name: str = "Anna") -> None:
    ana = house.ids.travelers[0]
    house.run(lambda work: travelers.edit_traveler(work, ana, {"name": name}))


def moved(house: House, booking: int, launch: int) -> BookingRecord:
    return house.run(lambda work: transfers.move_booking(work, booking, launch))


def act(house: House) -> None:
    """Enter in the list goes to the button of the change at the desk; press it, and wait."""
    changing = house.window.desk.changing
    button = changing.pane.changes[changing.job].act
    assert button.isEnabled()
    assert not button.hasFocus()
    house.keys("Return")
    assert button.hasFocus()
    button.click()
    house.qtbot.waitUntil(lambda: not changing.is_busy)


@pytest.mark.parametrize(("service", "people"), [(sales.sell_seats, 2), (sales.hold_seats, 0)])
def test_a_moved_booking_is_moved_back_and_not_voided(
    house: House, undo: QAction, service: object, people: int
) -> None:
    edited(house)
    here, there = house.ids.launches[2], house.ids.launches[4]
    sale = SellSeats(here, house.ids.travelers[0], 2)
    first = house.run(lambda work: service(work, sale))  # type: ignore[operator]
    if people:
        named(house, first.id, people)
    second = moved(house, first.id, there)
    assert undo.text() == f"Move {shown(second)} back…"
    undo.trigger()
    assert house.window.page is house.window.desk
    assert house.window.desk.changing.job is Job.MOVE
    assert f"another move takes {shown(second)} back" in house.window._status.text()
    rows = house.window.desk.changing.lists.launches.table.rows
    assert rows.highlighted == rows.taken == rows.find(here)
    act(house)
    newest = "SELECT id, launch_id, moved_from_id FROM booking ORDER BY id DESC LIMIT 1"
    ((third, launch, left),) = house.company.rows(newest)
    assert (launch, left) == (here, second.id)
    assert len(passengers.passengers_of(house.company.reading, third)) == people
    assert undo.text() == "&Undo edit of Anna", "a second Ctrl+Z goes on to what was done before"


def test_a_transfer_is_handed_back_and_then_the_sale_is_void(house: House, undo: QAction) -> None:
    booking = sold(house)
    ana, other = house.ids.travelers[:2]
    house.run(lambda work: transfers.transfer_booking(work, booking.id, other))
    assert undo.text() == f"Transfer {shown(booking)} back…"
    undo.trigger()
    assert house.window.desk.changing.job is Job.TRANSFER
    rows = house.window.desk.changing.lists.travelers.table.rows
    assert rows.highlighted == rows.taken == rows.find(ana) == 0
    act(house)
    traveler = "SELECT traveler_id FROM booking WHERE id = ?"
    assert house.company.value(traveler, booking.id) == ana
    assert undo.text() == f"Void sale {shown(booking)}…"


def test_another_transfer_or_move_is_one_of_its_own(house: House, undo: QAction) -> None:
    booking = sold(house)
    first, second = house.ids.travelers[1:3]
    for key in (first, second):
        house.run(lambda work, key=key: transfers.transfer_booking(work, booking.id, key))
    undo.trigger()
    act(house)
    traveler = "SELECT traveler_id FROM booking WHERE id = ?"
    assert house.company.value(traveler, booking.id) == first
    undo.trigger()
    act(house)
    assert house.company.value(traveler, booking.id) == house.ids.travelers[0]
    once = moved(house, booking.id, house.ids.launches[3])
    twice = moved(house, once.id, house.ids.launches[4])
    assert undo.text() == f"Move {shown(twice)} back…"


def test_a_move_back_that_is_impossible_is_not_offered(house: House, undo: QAction) -> None:
    edited(house)
    booking = sold(house)
    moved(house, booking.id, house.ids.launches[4])
    house.run(lambda work: abort_launch(work, house.ids.launches[2], "the engine"))
    undo.trigger()  # says that the abort stays
    assert undo.text() == "&Undo edit of Anna"


def test_of_a_booking_canceled_in_part_the_rest_is_not_offered_to_be_void(
    house: House, undo: QAction
) -> None:
    edited(house)
    booking = sold(house)
    named(house, booking.id)
    assert undo.text() == f"&Undo passengers of {shown(booking)}"
    house.run(lambda work: cancellations.cancel_seats(work, booking.id, 1))
    undo.trigger()  # says that they stay canceled
    assert undo.text() == "&Undo edit of Anna"


def test_a_confirmed_hold_is_a_sale_to_be_void(house: House, undo: QAction) -> None:
    sale = SellSeats(house.ids.launches[2], house.ids.travelers[0], 2)
    held = house.run(lambda work: sales.hold_seats(work, sale))
    house.run(lambda work: cancellations.cancel_seats(work, held.id, 1))
    house.run(lambda work: sales.confirm_booking(work, held.id))
    assert undo.text() == f"Void sale {shown(held)}…"
    undo.trigger()
    assert house.window.desk.changing.job is Job.VOID


def test_a_payment_is_refunded_though_it_changes_its_invoice_as_well(
    house: House, undo: QAction
) -> None:
    last = "SELECT action FROM entry_log ORDER BY id DESC LIMIT 1"

    def pay(*, pending: bool) -> payments.PaymentDone:
        entered = EnteredPayment(Decimal("500.00"), pending=pending)
        return house.run(lambda work: payments.register_payment(work, house.ids.invoice, entered))

    announced = pay(pending=True)
    assert not undo.isEnabled()
    done = pay(pending=False)
    assert house.company.value(last) == "restate"
    assert undo.text() == f"Refund payment {done.payment_id}…"
    house.run(lambda work: payments.complete_payment(work, announced.payment_id))
    assert undo.text() == f"Refund payment {announced.payment_id}…"
    house.run(lambda work: payments.refund_payment(work, announced.payment_id, "a slip"))
    assert undo.text() == f"Refund payment {done.payment_id}…"
    undo.trigger()
    page = house.page(Entity.PAYMENT)
    house.qtbot.waitUntil(lambda: page.panel.key == done.payment_id)
    assert "can’t be undone: “Refund…” gives it back" in house.window._status.text()


def test_money_is_shown_beside_the_search_that_stands(house: House, undo: QAction) -> None:
    entered = EnteredPayment(Decimal("500.00"), reference="TR-9")
    done = house.run(lambda work: payments.register_payment(work, house.ids.invoice, entered))
    page = house.visit(Entity.PAYMENT)
    page.search.setText("reference:nothing-such")
    page.listing.list()
    house.wait_listed(page, [])
    house.keys("Ctrl+Z", page.view)
    house.qtbot.waitUntil(lambda: page.panel.is_apart)
    assert (page.panel.key, page.search.text()) == (done.payment_id, "reference:nothing-such")
    assert "“Refund…” gives it back" in house.window._status.text()
    page.search.setText("TR-9")
    page.listing.list()
    house.wait_listed(page, [done.payment_id])
    house.keys("Ctrl+Z", page.view)
    house.qtbot.waitUntil(lambda: page.view.current_id() == done.payment_id)
    assert (page.panel.is_apart, page.search.text()) == (False, "TR-9")


def _refunded(house: House) -> None:
    house.run(lambda work: payments.refund_payment(work, house.ids.payment, "a slip"))


def _announced(house: House) -> payments.PaymentDone:
    entered = EnteredPayment(Decimal("500.00"), pending=True)
    return house.run(lambda work: payments.register_payment(work, house.ids.invoice, entered))


def _failed(house: House) -> None:
    payment = _announced(house).payment_id
    house.run(lambda work: payments.fail_payment(work, payment))


def _canceled(house: House) -> None:
    sale = sold(house)
    house.run(lambda work: cancellations.cancel_seats(work, sale.id))


def _aborted(house: House) -> None:
    house.run(lambda work: abort_launch(work, house.ids.launches[2], "the engine"))


def _scheduled(house: House) -> None:
    fields = {
        "rocket_id": house.ids.rockets[0],
        "destination": "Moon",
        "date": house.company.clock.now + timedelta(days=300),
        "price_per_seat": "1000.00",
    }
    house.run(lambda work: schedule_launch(work, fields))


def _marked_sent(house: House) -> None:
    _canceled(house)
    mail = "SELECT min(id) FROM notification WHERE channel = 'mail' AND status = 'pending'"
    key = house.company.value(mail)
    house.run(lambda work: states.mark_sent(work, key))


def _noted(house: House) -> None:
    house.run(lambda work: invoices.note_on_invoice(work, house.ids.invoice, "late again"))


def _voided(house: House) -> None:
    _refunded(house)
    _announced(house)  # fails with it
    house.run(lambda work: invoices.void_invoice(work, house.ids.invoice, "a slip"))


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (None, "There is nothing of yours to undo"),
        (_refunded, "A refund can’t be undone: register the payment anew at its invoice"),
        (_announced, "An announced payment can’t be undone: “Mark failed…”"),
        (_failed, "A failed payment stays failed: register it anew"),
        (_canceled, "Canceled seats can’t be undone: sell them anew"),
        (_aborted, "A launch’s outcome can’t be undone: “Correct outcome…” corrects it"),
        (_voided, "A void invoice stays void: “Issue again…” makes another one"),
        (_scheduled, "A scheduled launch can’t be undone: “Abort…” takes it off sale"),
        (_marked_sent, "marked sent or discarded stays so: tell the recipient yourself"),
        (_noted, "What you did last can’t be undone"),
    ],
)
def test_where_nothing_can_be_undone_the_key_says_what_helps(
    house: House, undo: QAction, done: Callable[[House], object] | None, words: str
) -> None:
    if done is not None:
        done(house)
    assert not undo.isEnabled()
    page = house.visit(Entity.ROCKET)
    house.keys("Ctrl+Z", page.view)
    assert words in house.window._status.text()
    assert house.window.page is page
    edited(house)
    assert undo.text() == "&Undo edit of Anna"
    house.keys("Ctrl+Z", page.view)
    house.qtbot.waitUntil(house.window.menus.by_id["edit.redo"].isEnabled)
    assert house.window._status.text() == "Undone: Anna"


def _set(house: House) -> None:
    house.run(lambda work: change_settings(work, {"company_time_zone": "Asia/Tokyo"}))


@pytest.mark.parametrize("done", [_noted, _canceled, _set])
def test_what_cannot_be_undone_does_not_take_back_what_was_done_before_it(
    house: House, undo: QAction, done: Callable[[House], object]
) -> None:
    page = house.visit(Entity.ROCKET)
    edited(house)
    done(house)
    assert undo.text() == "&Undo"
    house.keys("Ctrl+Z", page.view)
    assert "can’t be undone" in house.window._status.text()
    assert undo.text() == "&Undo edit of Anna", "which another Ctrl+Z means then"
    house.keys("Ctrl+Z", page.view)
    house.qtbot.waitUntil(house.window.menus.by_id["edit.redo"].isEnabled)
    assert house.window._status.text() == "Undone: Anna"


def test_a_review_is_named_and_shown_where_its_mark_is_taken_back(
    house: House, undo: QAction
) -> None:
    edited(house)
    house.run(lambda work: invoices.review_invoice(work, house.ids.invoice))
    page = house.visit(Entity.ROCKET)
    house.keys("Ctrl+Z", page.view)
    words = "“Take the review mark back” undoes the review of 2026-0001"
    assert house.window._status.text() == words
    shown_page = house.page(Entity.INVOICE)
    house.qtbot.waitUntil(lambda: shown_page.panel.key == house.ids.invoice)
    assert house.window.page is shown_page
    assert undo.text() == "&Undo edit of Anna"


def test_passengers_are_named_as_before_and_the_sale_stays(house: House, undo: QAction) -> None:
    booking = sold(house)
    named(house, booking.id, 1)
    named(house, booking.id, 2)
    redo = house.window.menus.by_id["edit.redo"]

    def seated() -> list[str]:
        return [one.name for one in passengers.passengers_of(house.company.reading, booking.id)]

    mine = house.window.undo
    for left, names in ((1, ["Passenger 0"]), (0, [])):
        assert undo.text() == f"&Undo passengers of {shown(booking)}"
        house.keys("Ctrl+Z", house.window)
        house.qtbot.waitUntil(lambda left=left: len(mine._done) == 1 + left)
        assert seated() == names
        assert house.window._status.text() == f"Undone: passengers of {shown(booking)}"
    assert undo.text() == f"Void sale {shown(booking)}…", "which another Ctrl+Z means then"
    redo.trigger()
    house.qtbot.waitUntil(lambda: seated() == ["Passenger 0"])
    assert house.company.value("SELECT status FROM booking WHERE id = ?", booking.id) == "confirmed"


@pytest.mark.parametrize("job", [Job.CANCEL, Job.MOVE, Job.TRANSFER, Job.VOID])
def test_nothing_is_undone_while_a_change_is_open_at_the_desk(
    house: House, undo: QAction, job: Job
) -> None:
    booking = sold(house)
    named(house, booking.id, 1)
    redo = house.window.menus.by_id["edit.redo"]
    house.context.desk_wanted.emit(booking.id, job.value)
    changing, status = house.window.desk.changing, house.window._status
    house.keys("Ctrl+Z", changing.pane.changes[job].keep)
    words = "Nothing is undone while a change is open: Esc leaves it"
    assert (changing.job, status.text()) == (job, words)
    house.keys("Escape", changing.pane.changes[job].keep)
    timeline = changing.lists.history.timeline
    told = len(timeline._events)
    house.keys("Ctrl+Z", changing.pane.booking)
    house.qtbot.waitUntil(lambda: redo.isEnabled())
    assert not passengers.passengers_of(house.company.reading, booking.id)
    house.qtbot.waitUntil(lambda: len(timeline._events) == told + 1)
    house.context.desk_wanted.emit(booking.id, job.value)
    redo.trigger()
    assert status.text() == words
    named(house, booking.id, 1)  # as somebody else may: what is told beside the change is fresh
    house.qtbot.waitUntil(lambda: len(timeline._events) == told + 2)


def test_a_sale_that_is_void_takes_the_naming_of_its_passengers_along(
    house: House, undo: QAction
) -> None:
    edited(house)
    booking = sold(house)
    named(house, booking.id)
    house.run(lambda work: cancellations.void_sale(work, booking.id))
    assert undo.text() == "&Undo edit of Anna"


def test_who_locked_the_window_and_came_back_has_done_nothing_since(open_house: Houses) -> None:
    house = open_house(sign_in=marta)
    undo = house.window.menus.by_id["edit.undo"]
    house.run(lock)
    page = house.visit(Entity.ROCKET)
    house.keys("Ctrl+Z", page.view)
    assert house.window._status.text() == "There is nothing of yours to undo"
    edited(house)
    house.run(lock)
    assert undo.text() == "&Undo edit of Anna"


def test_a_message_that_was_read_since_is_no_deed(house: House, undo: QAction) -> None:
    page = house.visit(Entity.ROCKET)
    key = house.company.value("SELECT min(id) FROM notification")

    def read() -> None:
        house.run(lambda work: work.log(Entity.NOTIFICATION, key, "read", {}, {"status": "read"}))

    edited(house)
    read()
    assert undo.text() == "&Undo edit of Anna"
    _noted(house)
    read()
    house.keys("Ctrl+Z", page.view)
    assert house.window._status.text() == "What you did last can’t be undone"


def test_what_was_made_good_is_done_with(house: House, undo: QAction) -> None:
    edited(house)
    sale = sold(house)
    house.run(lambda work: cancellations.void_sale(work, sale.id, "a slip"))
    assert undo.text() == "&Undo edit of Anna"


def test_what_is_still_being_written_is_not_passed_over(
    house: House, undo: QAction, go_on: threading.Event
) -> None:
    """A sale waits for the file: Ctrl+Z is meant for it, and not for the edit before."""
    edited(house)
    ends: list[BookingRecord] = []
    stall(house, go_on)
    sale = SellSeats(house.ids.launches[2], house.ids.travelers[0], 1)
    house.context.run(lambda work: sales.sell_seats(work, sale), ends.append, house.context.refuse)
    undo.trigger()
    assert "still being written" in house.window._status.text()
    go_on.set()
    house.qtbot.waitUntil(lambda: bool(ends))
    assert undo.text() == f"Void sale {shown(ends[0])}…"
    assert house.company.value("SELECT count(*) FROM user WHERE name = 'Anna'") == 1


@pytest.mark.parametrize("refused", [False, True])
def test_what_is_done_while_an_undo_is_under_way_is_kept(
    house: House, undo: QAction, go_on: threading.Event, refused: bool
) -> None:
    edited(house)
    if refused:
        house.company.do(travelers.edit_traveler, house.ids.travelers[0], {"name": "Anne"})
    ends: list[BookingRecord] = []
    undo_of_it = house.window.undo
    sale = SellSeats(house.ids.launches[2], house.ids.travelers[0], 1)
    stall(house, go_on)
    house.context.run(lambda work: sales.sell_seats(work, sale), ends.append, house.context.refuse)
    undo_of_it._run(undo_of_it._done, undo_of_it._undone)
    go_on.set()
    house.qtbot.waitUntil(lambda: not undo_of_it._is_busy)
    assert undo.text() == f"Void sale {shown(ends[0])}…"
    redo = house.window.menus.by_id["edit.redo"]
    assert redo.text() == ("&Redo" if refused else "&Redo edit of Ana López")
