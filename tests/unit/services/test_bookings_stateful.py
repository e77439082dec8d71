"""Any sequence of acts keeps seats, money and limits as an independent model has them."""

import tempfile
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

from astrobookings_desktop.domain.errors import AlreadyCanceled, Refusal
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.records import BookingRecord
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    preview_sale,
    sell_seats,
)
from astrobookings_desktop.services.bookings.seats import lapse_due_holds
from astrobookings_desktop.services.bookings.transfers import move_booking, transfer_booking
from astrobookings_desktop.services.checks.check import check
from tests.helpers.booking_model import Model, ModelBooking, ModelLaunch, Refused
from tests.helpers.company import Clock, Company

START = datetime(2026, 2, 28, 23, 59, tzinfo=UTC)
LAUNCHES = (  # date, capacity, price: leap days, month ends, half cents, one full quickly
    (datetime(2028, 2, 29, 12, tzinfo=UTC), 7, "0.05"),
    (datetime(2027, 5, 31, 0, 0, 1, tzinfo=UTC), 12, "333.33"),
    (datetime(2026, 3, 1, 12, tzinfo=UTC), 9, "9999999999.99"),
    (datetime(2027, 12, 31, 23, 59, tzinfo=UTC), 5, "1.15"),
)
TRAVELERS = 3
seats = st.integers(1, 6)


class BookingLife(RuleBasedStateMachine):
    """The services and the model live the same life; every answer must agree."""

    bookings: Bundle[int] = Bundle("bookings")

    @initialize()
    def open_office(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="bookings-")
        self.company = Company(Path(self.folder.name) / "office.db", Clock(START))
        self.model = Model()
        self.launches = []
        for date, capacity, price in LAUNCHES:
            launch = self.company.launch(capacity=capacity, date=date, price_per_seat=price)
            self.model.launches[launch] = ModelLaunch(date, capacity, _cents(Decimal(price)))
            self.launches.append(launch)
        self.travelers = [self.company.traveler() for _ in range(TRAVELERS)]

    def teardown(self) -> None:
        if hasattr(self, "company"):
            findings = list(check(self.company.reader))
            self.company.close()
            self.folder.cleanup()
            assert findings == []

    @property
    def now(self) -> datetime:
        return self.company.clock.now

    @rule(
        target=bookings,
        launch=st.integers(0, len(LAUNCHES) - 1),
        traveler=st.integers(0, TRAVELERS - 1),
        seats=seats,
        hold=st.booleans(),
    )
    def book(self, launch: int, traveler: int, seats: int, hold: bool) -> object:
        launch_id, traveler_id = self.launches[launch], self.travelers[traveler]
        terms = preview_sale(self.company.reading, launch_id, traveler_id, seats)
        allowed = _allowed(lambda: self.model.check_room(traveler_id, launch_id, seats, self.now))
        assert (terms.refusal is None) == allowed
        command = SellSeats(launch_id, traveler_id, seats)
        if not allowed:
            with pytest.raises(Refusal):
                self.company.do(hold_seats if hold else sell_seats, command)
            return multiple()
        made = self.company.do(hold_seats if hold else sell_seats, command)
        assert made.total_price == terms.total
        self.model.lapse(launch_id, self.now)
        self._mirror(made)
        return made.id

    def _mirror(self, made: BookingRecord) -> None:
        place = self.model.launches[made.launch_id]
        self.model.book(
            made.id,
            ModelBooking(
                made.traveler_id,
                made.launch_id,
                made.number_of_seats,
                place.price,
                self.now,
                made.status.value,
                min(self.now + timedelta(hours=24), place.date),
            ),
        )

    @rule(target=bookings, key=bookings)
    def confirm(self, key: int) -> object:
        booking = self.model.bookings[key]
        now = self.now
        in_time = booking.status == "pending" and self.model.open(booking, now)
        lapsed = (booking.status == "pending" and not in_time) or (
            booking.status == "canceled"
            and self.company.value("SELECT cancel_cause FROM booking WHERE id = ?", key) == "lapse"
        )
        before_launch = now < self.model.launches[booking.launch].date
        renewed = self.company.rows(
            "SELECT id FROM booking WHERE request_id = 'renewal of ' || "
            "(SELECT locator FROM booking WHERE id = ?)",
            key,
        )
        if renewed:
            (again,) = renewed[0]
            if self.model.bookings[again].status == "canceled":
                with pytest.raises(AlreadyCanceled):
                    self.company.do(confirm_booking, key)
            else:
                assert self.company.do(confirm_booking, key).id == again
            return multiple()
        if in_time and before_launch:
            assert self.company.do(confirm_booking, key).id == key
            self.model.lapse(booking.launch, now)
            self.model.bookings[key] = ModelBooking(**{**vars(booking), "status": "confirmed"})
            return multiple()
        if lapsed and _allowed(
            lambda: self.model.check_room(booking.traveler, booking.launch, booking.seats, now)
        ):
            made = self.company.do(confirm_booking, key)
            self.model.lapse(booking.launch, now)
            self._mirror(made)
            return made.id
        with pytest.raises(Refusal):
            self.company.do(confirm_booking, key)
        return multiple()

    @rule(target=bookings, key=bookings, seats=seats, whole=st.booleans())
    def cancel(self, key: int, seats: int, whole: bool) -> object:
        wanted = None if whole else seats
        booking = self.model.bookings[key]
        allowed = self.model.open(booking, self.now) and (wanted is None or wanted <= booking.seats)
        if not allowed:
            with pytest.raises(Refusal):
                self.company.do(cancel_seats, key, wanted)
            return multiple()
        request = f"request {len(self.model.bookings)}"
        canceled = self.company.do(cancel_seats, key, wanted, request_id=request)
        if canceled.id == key:
            self.model.bookings[key] = self.model.canceled(key, booking, self.now)
        else:
            part = ModelBooking(**{**vars(booking), "seats": wanted, "part_of": key})
            rest = {**vars(booking), "seats": booking.seats - (wanted or 0)}
            ended = self.model.canceled(key, part, self.now)
            self.model.bookings[key] = ModelBooking(**rest)
            self.model.book(canceled.id, ended)
            assert self.company.do(cancel_seats, key, wanted, request_id=request) == canceled
        assert _cents(canceled.refund_amount) == self.model.bookings[canceled.id].refund
        return canceled.id

    @rule(target=bookings, key=bookings, launch=st.integers(0, len(LAUNCHES) - 1))
    def move(self, key: int, launch: int) -> object:
        target = self.launches[launch]
        booking = self.model.bookings[key]
        before = dict(self.model.bookings)
        try:
            self.model.need_open(key, self.now)
            if target == booking.launch:
                raise Refused
            ended = self.model.canceled(key, booking, self.now)
            self.model.bookings[key] = ended
            self.model.lapse(target, self.now)
            self.model.check_room(booking.traveler, target, booking.seats, self.now)
        except Refused:
            self.model.bookings = before
            with pytest.raises(Refusal):
                self.company.do(move_booking, key, target)
            return multiple()
        moved = self.company.do(move_booking, key, target)
        self._mirror(moved)
        if booking.status == "pending":
            assert booking.deadline is not None
            deadline = min(booking.deadline, self.model.launches[target].date)
            self.model.bookings[moved.id] = ModelBooking(
                **{**vars(self.model.bookings[moved.id]), "deadline": deadline}
            )
            assert moved.hold_until == deadline
        return moved.id

    @rule(key=bookings, traveler=st.integers(0, TRAVELERS - 1))
    def transfer(self, key: int, traveler: int) -> None:
        heir = self.travelers[traveler]
        booking = self.model.bookings[key]
        allowed = (
            self.model.open(booking, self.now)
            and heir != booking.traveler
            and self.now < self.model.launches[booking.launch].date
            and _allowed(
                lambda: self.model.check_limit(heir, booking.launch, booking.seats, self.now)
            )
        )
        if allowed:
            self.company.do(transfer_booking, key, heir)
            self.model.bookings[key] = ModelBooking(**{**vars(booking), "traveler": heir})
        else:
            with pytest.raises(Refusal):
                self.company.do(transfer_booking, key, heir)

    @rule()
    def lapse(self) -> None:
        self.company.do(lapse_due_holds)
        for launch in self.launches:
            self.model.lapse(launch, self.now)

    @precondition(lambda self: hasattr(self, "company"))
    @rule(days=st.sampled_from([0.2, 1, 1.1, 30, 90, 365, -1e-5, -1.1]))
    def wait(self, days: float) -> None:
        self.company.clock.forward(days=days)

    @invariant()
    def seats_and_money_agree(self) -> None:
        if not hasattr(self, "company"):
            return
        for launch in self.launches:
            taken, held = self.company.seats(launch)
            due = self.company.value(
                "SELECT coalesce(sum(number_of_seats), 0) FROM booking "
                "WHERE launch_id = ? AND status = 'pending' AND hold_until < ?",
                launch,
                self.company.reading.now_text,
            )
            assert taken - due == self.model.taken(launch, self.now)
            assert 0 <= held <= taken <= self.model.launches[launch].capacity
        stored = self.company.rows(
            "SELECT id, traveler_id, launch_id, number_of_seats, total_price, "
            "coalesce(refund_amount, 0) FROM booking ORDER BY id"
        )
        expected = [
            (key, b.traveler, b.launch, b.seats, b.seats * b.unit_price, b.refund)
            for key, b in sorted(self.model.bookings.items())
        ]
        assert stored == expected


def _cents(amount: Decimal | None) -> int:
    return int((amount or Decimal(0)) * 100)


def _allowed(ask: object) -> bool:
    try:
        ask()
    except Refused:
        return False
    return True


class TestBookingLife(BookingLife.TestCase):
    settings = settings(settings(), stateful_step_count=30)
