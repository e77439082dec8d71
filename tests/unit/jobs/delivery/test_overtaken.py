"""Letters that waited and were overtaken: of each matter a person reads one, how it stands."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.data.log_chain import SERIAL_SPAN
from astrobookings_desktop.jobs.job import Outcome
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    sell_seats,
)
from astrobookings_desktop.services.bookings.seats import lapse_due_holds
from astrobookings_desktop.services.bookings.transfers import transfer_booking
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.launches.transitions import (
    abort_launch,
    confirm_launch,
    delay_launch,
)
from astrobookings_desktop.services.messages.states import mark_sent
from astrobookings_desktop.services.money.receivables import mark_overdue, remind
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company
from tests.helpers.ledgers import LEGAL, billed, payer
from tests.unit.jobs.delivery.conftest import Office

Service = Callable[..., object]


class Desk:
    """A company without a way for its mail; Ann buys, Bob is another."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.office, self.company, self.folder = office, office.company, folder
        self.agency = self.company.agency(email="desk@orbital.example", **LEGAL)
        self.launch = self.company.launch(self.company.rocket(self.agency, capacity=4))
        self.ann, self.bob = (
            self.company.traveler(name=name, email=f"{name.lower()}@example.org")
            for name in ("Ann", "Bob")
        )
        office.attachments = {}

    def book(self, service: Service, seats: int = 2) -> int:
        self.company.do(service, SellSeats(self.launch, self.ann, seats))
        return int(self.company.value("SELECT max(id) FROM booking"))

    def mail_goes(self) -> None:
        """There is a folder for it, by now."""
        self.office.settings = MailSettings(folder=self.folder)
        self.office.drain()
        self.office.drain()  # what the first jobs left behind
        assert list(check(self.company.reader)) == []

    def sent(self, person: int) -> list[str]:
        """The letters that somebody reads, by their events."""
        rows = self.company.rows(
            "SELECT event, status FROM notification WHERE user_id = ? AND channel = 'mail' "
            "ORDER BY id",
            person,
        )
        assert {status for _event, status in rows} <= {"sent", "discarded"}
        return [event for event, status in rows if status == "sent"]


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    folder = tmp_path / "mails"
    folder.mkdir()
    return Desk(office, folder)


def lapse(company: Company, _booking: int) -> None:
    company.clock.forward(hours=25)
    company.do(lapse_due_holds)


@pytest.mark.parametrize(
    ("service", "act", "left"),
    [
        (hold_seats, lapse, ["hold_lapsed"]),
        (hold_seats, lambda company, key: company.do(confirm_booking, key), ["booking_sold"]),
        (hold_seats, lambda company, key: company.do(cancel_seats, key), ["booking_canceled"]),
        (sell_seats, lambda company, key: company.do(cancel_seats, key), ["booking_canceled"]),
        (
            sell_seats,
            lambda company, key: company.do(cancel_seats, key, 1),
            ["booking_sold", "booking_canceled"],
        ),
        (hold_seats, lambda company, key: None, ["booking_held"]),
    ],
)
def test_of_a_booking_the_last_news_goes_out_alone(
    desk: Desk, service: Service, act: Callable[[Company, int], None], left: list[str]
) -> None:
    booking = desk.book(service)
    desk.office.drain()
    act(desk.company, booking)
    desk.mail_goes()
    assert desk.sent(desk.ann) == left
    assert desk.sent(desk.agency) == left


def test_a_hold_that_is_due_is_not_told_of_as_if_it_could_be_confirmed(desk: Desk) -> None:
    desk.book(hold_seats)
    desk.company.clock.forward(hours=25)
    desk.mail_goes()
    assert "booking_held" not in desk.sent(desk.ann)
    desk.company.do(lapse_due_holds)
    desk.mail_goes()
    assert desk.sent(desk.ann) == desk.sent(desk.agency) == ["hold_lapsed"]


def test_who_gave_a_booking_up_hears_so_whatever_becomes_of_it(desk: Desk) -> None:
    """Nobody is left without a letter: what comes later isn't told to Ann."""
    booking = desk.book(sell_seats)
    desk.company.do(transfer_booking, booking, desk.bob)
    desk.company.do(cancel_seats, booking)
    desk.mail_goes()
    assert desk.sent(desk.ann) == ["booking_changed"]
    assert desk.sent(desk.bob) == desk.sent(desk.agency) == ["booking_canceled"]


def test_an_abort_is_told_in_the_place_of_what_was_booked_and_confirmed(desk: Desk) -> None:
    desk.book(sell_seats)
    desk.company.do(confirm_launch, desk.launch)
    desk.office.drain()
    desk.company.do(abort_launch, desk.launch, "no engine")
    desk.mail_goes()
    assert desk.sent(desk.ann) == ["launch_aborted"]
    assert desk.sent(desk.agency) == ["launch_aborted", "invoice_issued"]


def test_an_outcome_that_is_taken_back_is_told_as_the_booking_stands(desk: Desk) -> None:
    desk.book(sell_seats)
    desk.company.do(abort_launch, desk.launch, "the wrong one")
    desk.company.do(correct_outcome, desk.launch, None, "it was another launch")
    desk.mail_goes()
    assert desk.sent(desk.ann) == ["booking_changed"]


def test_an_agency_hears_of_each_sale_that_an_abort_had_overtaken(desk: Desk) -> None:
    """Its letters were dropped for that of the abort, which is taken back."""
    first = desk.book(sell_seats)
    desk.company.do(sell_seats, SellSeats(desk.launch, desk.company.traveler(), 1))
    desk.company.do(abort_launch, desk.launch, "the wrong one")
    desk.mail_goes()
    desk.company.do(correct_outcome, desk.launch, None, "it was another launch")
    told = "SELECT count(DISTINCT entity_id) FROM notification WHERE event = 'booking_changed' "
    assert desk.company.value(f"{told} AND user_id = ?", desk.agency) == 2
    assert desk.company.value("SELECT count(*) FROM booking WHERE id >= ?", first) == 2


def test_an_agency_hears_of_a_sale_that_an_abort_had_overtaken_though_it_knew_of_the_hold(
    desk: Desk,
) -> None:
    desk.company.do(sell_seats, SellSeats(desk.launch, desk.company.traveler(), 1))
    held = desk.book(hold_seats)
    desk.mail_goes()
    desk.office.settings = MailSettings()
    desk.company.do(confirm_booking, held)
    desk.office.drain()
    desk.company.do(abort_launch, desk.launch, "the wrong one")
    desk.mail_goes()
    desk.company.do(correct_outcome, desk.launch, None, "it was another launch")
    told = "SELECT count(*) FROM notification WHERE event = 'booking_changed' AND entity_id = ? "
    assert desk.company.value(f"{told} AND user_id = ?", held, desk.agency) == 1


def confirm(desk: Desk) -> None:
    desk.company.do(confirm_launch, desk.launch)


def delay(desk: Desk) -> None:
    desk.company.do(delay_launch, desk.launch, desk.company.clock.now + timedelta(days=500), "wind")


@pytest.mark.parametrize(
    ("act", "event"), [(confirm, "launch_confirmed"), (delay, "launch_delayed")]
)
def test_what_a_launch_came_to_is_told_again_when_an_abort_had_overtaken_it(
    desk: Desk, act: Callable[[Desk], None], event: str
) -> None:
    desk.book(sell_seats)
    act(desk)
    desk.office.drain()
    desk.company.do(abort_launch, desk.launch, "the wrong one")
    desk.mail_goes()
    assert desk.sent(desk.ann) == ["launch_aborted"]
    desk.company.do(correct_outcome, desk.launch, None, "it was another launch")
    desk.mail_goes()
    assert desk.sent(desk.ann) == ["launch_aborted", "booking_changed", event]
    assert event in desk.sent(desk.agency)
    first, again = desk.company.rows(
        "SELECT message FROM notification WHERE event = ? AND user_id = ? ORDER BY id",
        *(event, desk.ann),
    )
    assert first == again


def test_what_a_launch_came_to_is_told_once_to_who_heard_it_before_an_abort(desk: Desk) -> None:
    desk.book(sell_seats)
    confirm(desk)
    desk.mail_goes()
    desk.company.do(abort_launch, desk.launch, "the wrong one")
    desk.company.do(correct_outcome, desk.launch, None, "it was another launch")
    desk.mail_goes()
    assert desk.sent(desk.ann) == ["booking_sold", "launch_confirmed", "booking_changed"]


def test_of_two_dates_the_newer_one_is_told(desk: Desk) -> None:
    """But that it takes place, later, doesn't hide that it leaves later."""
    desk.book(sell_seats)
    desk.company.do(confirm_launch, desk.launch)
    desk.office.drain()
    date = desk.company.clock.now + timedelta(days=500)
    for days in (0, 9):
        desk.company.do(delay_launch, desk.launch, date + timedelta(days=days))
        desk.office.drain()
    desk.company.do(confirm_launch, desk.launch)
    desk.mail_goes()
    told = ["booking_sold", "launch_delayed", "launch_confirmed"]
    assert desk.sent(desk.ann) == desk.sent(desk.agency) == told
    newest = f"{date + timedelta(days=9):%Y-%m-%d}"
    dates = "SELECT DISTINCT substr(json_extract(facts, '$.date'), 1, 10) FROM notification "
    sent = "WHERE status = 'sent' AND event LIKE 'launch_%' AND user_id = ?"
    assert desk.company.rows(dates + sent, desk.ann) == [(newest,)]


def test_of_several_reminders_the_latest_is_sent(office: Office, tmp_path: Path) -> None:
    company = office.company
    agency = payer(company, email="money@orbital.example")
    billed(company, agency)
    office.settings = MailSettings(folder=tmp_path)
    office.drain()
    office.settings = MailSettings()
    for days in (32, 14, 20):
        company.clock.forward(days=days)
        company.do(mark_overdue)
        company.do(remind)
        office.drain()
    office.settings = MailSettings(folder=tmp_path)
    office.drain()
    reminders = company.rows(
        "SELECT status FROM notification WHERE event = 'invoice_reminder' AND user_id = ? "
        "AND channel = 'mail' ORDER BY id",
        agency,
    )
    assert reminders == [("discarded",), ("discarded",), ("sent",)]


def test_what_was_overtaken_stays_so_when_the_newer_letter_has_gone(
    desk: Desk,
) -> None:
    """Or when somebody told it themselves."""
    booking = desk.book(hold_seats)
    desk.company.do(confirm_booking, booking)
    sold = desk.company.rows("SELECT id FROM notification WHERE event = 'booking_sold'")
    for (key,) in sold:
        desk.company.do(mark_sent, key)
    desk.mail_goes()
    assert desk.sent(desk.ann) == ["booking_sold"]


def test_what_another_workstation_told_is_newer_by_its_time(desk: Desk) -> None:
    """Its ids say nothing of when: by them the hold would hide the sale."""
    booking = desk.book(hold_seats)
    desk.company.clock.forward(minutes=1)
    desk.company.do(confirm_booking, booking)
    away = "UPDATE notification SET id = id + ? WHERE event = 'booking_held'"
    jobs = "UPDATE job_queue SET entity_id = entity_id + ? WHERE entity_id IN (%s)"
    held = "SELECT id FROM notification WHERE event = 'booking_held'"

    def elsewhere(work: UnitOfWork) -> None:
        work.connection.execute(jobs % held, (7 * SERIAL_SPAN,))
        work.connection.execute(away, (7 * SERIAL_SPAN,))

    desk.company.work(elsewhere)
    desk.mail_goes()
    assert desk.sent(desk.ann) == desk.sent(desk.agency) == ["booking_sold"]


def test_without_a_way_for_mail_nothing_is_found_out_about_the_way(desk: Desk) -> None:
    """What is overtaken waits with the others: its end would wake them all, for nothing."""
    booking = desk.book(hold_seats)
    desk.company.do(confirm_booking, booking)
    assert desk.office.drain()[Outcome.WAITING] == 4
    statuses = "SELECT DISTINCT status FROM notification WHERE channel = 'mail'"
    assert desk.company.rows(statuses) == [("pending",)]
