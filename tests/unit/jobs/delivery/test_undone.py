"""Messages about what was undone: none goes out afterwards, however often it is tried again."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from astrobookings_desktop.data.queries.queue_standing import STANDING, standing
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import StandsElsewhere
from astrobookings_desktop.jobs.job import Outcome
from astrobookings_desktop.jobs.mail.way import MailServer, MailSettings
from astrobookings_desktop.jobs.outcome import LongTools
from astrobookings_desktop.services.bookings.cancellations import cancel_seats, void_sale
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.bookings.seats import lapse_due_holds
from astrobookings_desktop.services.bookings.transfers import move_booking, transfer_booking
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.job_control import retry_failed_jobs, retry_job
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.launches.transitions import abort_launch
from astrobookings_desktop.services.messages.states import send_again
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.ledgers import LEGAL
from tests.helpers.mail_server import BadServer, GoodServer, talk
from tests.unit.jobs.delivery.conftest import PLENTY, Office

HOW = [("554 never", "failed"), (None, "uncertain")]
"""How a server answers, and what becomes of the message."""


class Desk:
    """An office where mail went wrong; who is who: Ann buys, Bob and Cleo are others."""

    def __init__(self, office: Office) -> None:
        self.office, self.company = office, office.company
        self.agency = self.company.agency(email="desk@orbital.example", **LEGAL)
        self.launch = self.company.launch(self.company.rocket(self.agency))
        self.people = {
            name: self.company.traveler(name=name, email=f"{name.lower()}@example.org")
            for name in ("Ann", "Bob", "Cleo")
        }

    @property
    def ann(self) -> int:
        return self.people["Ann"]

    def book(self, service: Callable[..., object] = sell_seats) -> int:
        self.company.do(service, SellSeats(self.launch, self.ann, 2))
        return int(self.company.value("SELECT max(id) FROM booking"))

    def goes_wrong(self, answer: str | None) -> None:
        """Everything that is due now meets a server of that answer."""
        good = self.office.settings
        with BadServer(talk({}, answer)) as bad:
            self.office.settings = MailSettings(
                MailServer("127.0.0.1", bad.port, "none", timeout=5), per_minute=PLENTY
            )
            self.office.drain()
            self.office.drain()  # what the first jobs left behind
        self.office.settings = good

    def mails(self, name: str) -> list[tuple[str, str]]:
        """A person's mails, each with where it stands."""
        key = self.agency if name == "agency" else self.people[name]
        sql = (
            "SELECT event, status FROM notification "
            "WHERE user_id = ? AND channel = 'mail' ORDER BY id"
        )
        return [(str(event), str(status)) for event, status in self.company.rows(sql, key)]

    def nothing_is_left(self) -> None:
        """Nobody has to decide about anything, and trying again revives nothing."""
        counts = standing(self.company.rows(STANDING))
        assert (counts.need_somebody, counts.for_a_setting, counts.retrying) == (0, 0, 0)
        assert self.company.do(retry_failed_jobs) == 0
        assert self.office.drain() == Counter()
        discarded = "SELECT id FROM notification WHERE status = 'discarded'"
        for (key,) in self.company.rows(discarded):
            for act, record in ((send_again, key), (retry_job, self.office.job(key))):
                with pytest.raises(StandsElsewhere):
                    self.company.do(act, record)
        assert list(check(self.company.reader)) == []


@pytest.fixture
def desk(office: Office, good: GoodServer) -> Desk:
    office.attachments = {}
    return Desk(office)


@pytest.mark.parametrize(("answer", "status"), HOW)
def test_a_sale_whose_mail_went_wrong_is_told_of_no_more_once_it_is_void(
    desk: Desk, answer: str | None, status: str
) -> None:
    """What failed never arrived; what is uncertain may have, and is put right."""
    booking = desk.book()
    desk.goes_wrong(answer)
    assert desk.mails("Ann") == [("booking_sold", status)]
    desk.company.do(void_sale, booking, "a slip")
    jobs = desk.company.changes[Entity.JOB_QUEUE]
    ids = desk.company.rows("SELECT id FROM job_queue WHERE status = 'canceled'")
    assert {key for (key,) in ids} <= jobs, "the Jobs tab is told"
    desk.office.drain()
    corrected = [("booking_canceled", "sent")] if status == "uncertain" else []
    for name in ("Ann", "agency"):
        assert desk.mails(name) == [("booking_sold", "discarded"), *corrected]
    desk.nothing_is_left()


@pytest.mark.parametrize(("answer", "status"), HOW)
@pytest.mark.parametrize("act", ["cancel", "move", "lapse", "abort"])
def test_a_booking_that_ended_is_told_of_no_more_as_if_it_stood(
    desk: Desk, answer: str | None, status: str, act: str
) -> None:
    booking = desk.book(hold_seats)
    desk.goes_wrong(answer)
    assert desk.mails("Ann") == [("booking_held", status)]
    other = desk.company.launch()
    acts: dict[str, Callable[[UnitOfWork], object]] = {
        "cancel": lambda work: cancel_seats(work, booking),
        "move": lambda work: move_booking(work, booking, other),
        "lapse": lambda work: sell_seats(work, SellSeats(desk.launch, desk.people["Bob"], 1)),
        "abort": lambda work: abort_launch(work, desk.launch, "the engine"),
    }
    if act == "lapse":
        desk.company.clock.forward(hours=25)
    desk.company.work(acts[act])
    desk.office.drain()
    desk.office.drain()
    told = [event for event, end in desk.mails("Ann") if end == "sent"]
    assert desk.mails("Ann")[0] == ("booking_held", "discarded")
    assert (
        told
        == {
            "cancel": ["booking_canceled"],
            "move": ["booking_canceled", "booking_held"],
            "lapse": ["hold_lapsed"],
            "abort": ["launch_aborted"],
        }[act]
    )
    desk.nothing_is_left()


@pytest.mark.parametrize(("answer", "status"), HOW)
def test_an_outcome_that_was_put_right_is_told_of_no_more(
    desk: Desk, answer: str | None, status: str
) -> None:
    """Its invoice that is void as well: of that the agency hears."""
    desk.book()
    desk.office.drain()
    desk.company.do(abort_launch, desk.launch, "the wrong one")
    desk.goes_wrong(answer)
    assert desk.mails("Ann") == [("booking_sold", "sent"), ("launch_aborted", status)]
    assert ("invoice_issued", status) in desk.mails("agency")
    desk.company.do(correct_outcome, desk.launch, None, "it was another launch")
    desk.office.drain()
    assert desk.mails("Ann")[1:] == [("launch_aborted", "discarded"), ("booking_changed", "sent")]
    agency = desk.mails("agency")
    assert {("launch_aborted", "discarded"), ("invoice_issued", "discarded")} <= set(agency)
    assert agency[-1] == ("booking_changed", "sent")
    assert ("invoice_void", "sent") in agency
    assert {end for _event, end in agency} == {"sent", "discarded"}
    desk.nothing_is_left()


@pytest.mark.parametrize("answer", ["451 later", "554 never", None])
def test_what_breaks_off_while_it_is_undone_is_not_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, answer: str | None
) -> None:
    booking, hand_over, undone = desk.book(), LongTools.hand_over, [False]

    def undo(tools: LongTools, *given: Any) -> None:
        hand_over(tools, *given)
        if not undone[0]:
            undone[0] = True
            desk.company.do(void_sale, booking, "a slip")

    monkeypatch.setattr(LongTools, "hand_over", undo)
    desk.goes_wrong(answer)
    for name in ("Ann", "agency"):
        assert desk.mails(name)[0] == ("booking_sold", "discarded")
    sold = "SELECT id FROM notification WHERE event = 'booking_sold'"
    ends = [
        desk.company.value("SELECT status FROM job_queue WHERE entity_id = ?", key)
        for (key,) in desk.company.rows(sold)
    ]
    assert ends == ["canceled", "canceled"]


def test_a_job_that_fails_after_its_message_was_discarded_needs_nobody(desk: Desk) -> None:
    """It was at work on the letter and hadn't handed it over yet."""
    booking = desk.book()

    def undone(*_given: object) -> list[object]:
        if desk.company.value("SELECT status FROM booking") == "confirmed":
            desk.company.do(void_sale, booking, "a slip")
        raise ValueError("no ticket")

    desk.office.attachments = {"booking_sold": undone}  # type: ignore[dict-item]
    assert desk.office.drain()[Outcome.RETRIED] == 1
    assert desk.mails("Ann") == [("booking_sold", "discarded")]
    desk.nothing_is_left()


def test_who_gave_a_booking_up_is_told_that_it_is_void_unless_they_know(desk: Desk) -> None:
    """Ann knows of her sale alone; Bob never heard of it; Cleo has it."""
    booking = desk.book()
    desk.office.drain()
    for name in ("Bob", "Cleo"):
        desk.company.do(transfer_booking, booking, desk.people[name])
    desk.company.do(void_sale, booking, "a slip")
    desk.office.drain()
    assert desk.mails("Ann") == [
        ("booking_sold", "sent"),
        ("booking_changed", "discarded"),
        ("booking_canceled", "sent"),
    ]
    assert desk.mails("Bob") == [("booking_changed", "discarded")] * 2
    assert desk.mails("Cleo") == [("booking_changed", "discarded")]
    assert desk.mails("agency")[-1] == ("booking_canceled", "sent")
    desk.nothing_is_left()


def test_who_heard_that_they_gave_it_up_needs_no_more(desk: Desk) -> None:
    booking = desk.book()
    desk.office.drain()
    desk.company.do(transfer_booking, booking, desk.people["Bob"])
    desk.office.drain()
    desk.company.do(void_sale, booking, "a slip")
    desk.office.drain()
    assert desk.mails("Ann") == [("booking_sold", "sent"), ("booking_changed", "sent")]
    assert desk.mails("Bob") == [("booking_changed", "sent"), ("booking_canceled", "sent")]


@pytest.mark.parametrize("act", ["cancel", "move"])
@pytest.mark.parametrize("wrong", [False, True])
def test_who_gave_a_booking_up_hears_so_before_it_is_canceled_or_moved(
    desk: Desk, act: str, wrong: bool
) -> None:
    booking = desk.book()
    desk.office.drain()
    desk.company.do(transfer_booking, booking, desk.people["Bob"])
    if wrong:
        desk.goes_wrong("554 never")
    if act == "cancel":
        desk.company.do(cancel_seats, booking)
    else:
        desk.company.do(move_booking, booking, desk.company.launch())
    desk.office.drain()
    end = [("booking_changed", "discarded"), ("booking_canceled", "sent")]
    assert desk.mails("Ann")[1:] == (end if wrong else [("booking_changed", "sent")])
    assert ("booking_canceled", "sent") in desk.mails("Bob")
    desk.nothing_is_left()


def test_an_abort_leaves_who_gave_a_booking_up_their_message(desk: Desk) -> None:
    """They aren't told of the abort: what went wrong may still be sent to them."""
    booking = desk.book()
    desk.office.drain()
    desk.company.do(transfer_booking, booking, desk.people["Bob"])
    desk.goes_wrong("554 never")
    desk.company.do(abort_launch, desk.launch, "the engine")
    assert desk.mails("Ann")[1:] == [("booking_changed", "failed")]
    assert desk.mails("Bob") == [("booking_changed", "discarded")]
    assert desk.company.do(retry_failed_jobs) == 1
    desk.office.drain()
    desk.office.drain()
    assert desk.mails("Ann")[1:] == [("booking_changed", "sent")]
    assert desk.mails("Bob")[1:] == [("launch_aborted", "sent")]
    desk.nothing_is_left()


def test_an_abort_leaves_who_canceled_before_their_message(desk: Desk) -> None:
    """It tells of their money, and nobody tells them of the abort."""
    booking = desk.book()
    desk.office.drain()
    desk.company.do(cancel_seats, booking)
    desk.goes_wrong("554 never")
    desk.company.do(abort_launch, desk.launch, "the engine")
    desk.office.drain()
    assert desk.mails("Ann")[1:] == [("booking_canceled", "failed")]
    assert desk.company.do(retry_failed_jobs) == 2  # the agency's as well
    desk.office.drain()
    assert desk.mails("Ann")[1:] == [("booking_canceled", "sent")]


def test_who_gave_a_booking_up_is_told_of_no_money(desk: Desk) -> None:
    booking = desk.book()
    desk.office.drain()
    desk.company.do(transfer_booking, booking, desk.people["Bob"])
    desk.goes_wrong("554 never")
    desk.company.do(cancel_seats, booking)
    told = "SELECT message FROM notification WHERE event = 'booking_canceled' AND user_id = ?"
    lines = {name: desk.company.value(told, desk.people[name]) for name in ("Ann", "Bob")}
    assert ", refund " in lines["Bob"]
    assert ", refund " not in lines["Ann"]


@pytest.mark.parametrize("act", ["cancel", "lapse"])
def test_who_gave_a_booking_up_reads_nothing_older_of_it_afterwards(desk: Desk, act: str) -> None:
    """A server put the first letter off, and refused the one of the transfer."""
    booking = desk.book(hold_seats)
    put_off = "UPDATE job_queue SET run_after = run_after + 3600 * 1000 WHERE status = 'pending'"
    desk.company.work(lambda work: work.connection.execute(put_off))
    desk.company.do(transfer_booking, booking, desk.people["Bob"])
    desk.goes_wrong("554 never")
    assert desk.mails("Ann") == [("booking_held", "pending"), ("booking_changed", "failed")]
    if act == "cancel":
        desk.company.do(cancel_seats, booking)
        desk.company.clock.forward(hours=1)
    else:
        desk.company.clock.forward(hours=25)
        desk.company.do(lapse_due_holds)
    desk.office.drain()
    told = {"cancel": "booking_canceled", "lapse": "hold_lapsed"}[act]
    assert [event for event, end in desk.mails("Ann") if end == "sent"] == [told]
    desk.nothing_is_left()
