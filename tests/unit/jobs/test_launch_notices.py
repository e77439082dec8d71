"""Telling what became of a launch: everybody whom it concerns, once, in slices."""

import json
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.data.enqueue import NOTIFY_LAUNCH
from astrobookings_desktop.data.log_chain import SERIAL_SPAN
from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.data.statements import statements_of
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.jobs.handlers import launch_notices, make_registry
from astrobookings_desktop.jobs.job import Fenced, Outcome
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.jobs.outcome import LongTools
from astrobookings_desktop.jobs.registry import Registry
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.access.sign_in import set_password
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    sell_seats,
)
from astrobookings_desktop.services.job_control import retry_job
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.launches.transitions import abort_launch
from astrobookings_desktop.services.messages.notices import Recipient, notify
from astrobookings_desktop.services.people.users import create_user
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company
from tests.unit.jobs.conftest import Works


class Flight:
    """A launch with travelers of all kinds."""

    def __init__(self, works: Works) -> None:
        self.works, self.company = works, works.company
        company = self.company
        self.agency = company.agency(email="desk@orbital.example")
        self.launch = company.launch(company.rocket(self.agency, capacity=50))
        self.ana = company.traveler(name="Ana", email="ana@example.org")
        self.ben = company.traveler(name="Ben")
        self.gone = company.traveler(name="Gone", email="gone@example.org")
        self.first = company.do(sell_seats, SellSeats(self.launch, self.ana, 2)).locator
        self.second = company.do(hold_seats, SellSeats(self.launch, self.ana, 1)).locator
        company.do(sell_seats, SellSeats(self.launch, self.ben, 3))
        booking = company.do(sell_seats, SellSeats(self.launch, self.gone, 1))
        company.clock.forward(minutes=1)
        company.do(cancel_seats, booking.id)
        admin = company.do(
            create_user, {"name": "Ada", "email": "ada@example.org", "role": "admin"}
        )
        company.do(set_password, admin, "a seat on the moon")
        self.admin = admin
        company.clock.forward(minutes=1)

    def leave(self, event: str, **facts: Any) -> int:
        data = {
            "event": event,
            "facts": facts,
            "bookings_as_of": to_text(self.company.clock.now),
        }
        return self.works.add(NOTIFY_LAUNCH, entity=Entity.LAUNCH, entity_id=self.launch, data=data)

    def drain(self) -> Counter[Outcome]:
        registry = make_registry(lambda: self.company.path.parent, MailSettings, resource("mail"))
        return Runner(self.company.office, Registry(registry.handlers)).drain()

    def told(self, event: str) -> dict[int, tuple[str, str, dict[str, Any]]]:
        rows = self.company.rows(
            "SELECT user_id, channel, message, facts FROM notification WHERE event = ?", event
        )
        assert len({row[0] for row in rows}) == len(rows)
        return {key: (channel, line, json.loads(facts)) for key, channel, line, facts in rows}


@pytest.fixture
def flight(works: Works) -> Flight:
    return Flight(works)


def test_who_has_seats_the_agency_and_the_desk_are_told_of_a_delay(flight: Flight) -> None:
    flight.leave("launch_delayed", old_date="2027-01-02T03:04:00.000000Z", reason="weather")
    flight.drain()
    late = flight.company.traveler(email="late@example.org")
    flight.company.do(sell_seats, SellSeats(flight.launch, late, 1))
    told = flight.told("launch_delayed")
    assert told.keys() == {flight.ana, flight.ben, flight.agency, flight.admin}
    channel, line, facts = told[flight.ana]
    assert channel == "mail"
    assert "3 seats" in line
    assert "not 2 Jan 2027, 03:04" in line
    assert "weather" in line
    assert (facts["seats"], facts["amount"]) == (3, "3000.00")
    assert set(facts["locator"].split(",")) == {flight.first, flight.second}
    assert told[flight.ben][0] == told[flight.admin][0] == "desktop"
    assert told[flight.agency][0] == "mail"
    assert told[flight.agency][2]["seats"] == 6


def test_whose_hold_is_past_its_deadline_isnt_told_whether_or_not_it_lapsed(flight: Flight) -> None:
    company = flight.company
    held = company.traveler(email="held@example.org")
    company.do(hold_seats, SellSeats(flight.launch, held, 2))
    kept = company.traveler(email="kept@example.org")
    sold = company.do(hold_seats, SellSeats(flight.launch, kept, 1))
    company.do(confirm_booking, sold.id)
    company.clock.forward(hours=25)
    flight.leave("launch_confirmed")
    flight.drain()
    told = flight.told("launch_confirmed")
    assert told.keys() == {flight.ana, flight.ben, kept, flight.agency, flight.admin}
    assert told[flight.ana][2]["seats"] == 2  # without the one that she held
    assert told[flight.agency][2]["seats"] == 6


def test_of_an_abort_those_are_told_whose_seats_it_took(flight: Flight) -> None:
    company = flight.company
    flight.leave("launch_aborted")
    company.do(_abort, flight.launch)
    flight.drain()
    told = flight.told("launch_aborted")
    assert told.keys() == {flight.ana, flight.ben, flight.agency, flight.admin}
    assert told[flight.ben][2]["refund"] == "3000.00"
    assert "refund 3,000.00 USD" in told[flight.ben][1]


def test_the_agency_and_the_desk_hear_what_an_abort_refunds(flight: Flight) -> None:
    held = flight.company.traveler(email="held@example.org")
    flight.company.do(hold_seats, SellSeats(flight.launch, held, 1))
    outcome = flight.company.do(abort_launch, flight.launch, "the engine")
    flight.drain()
    told = flight.told("launch_aborted")
    refund = outcome.canceled.refund
    for key in (flight.agency, flight.admin):
        _channel, line, facts = told[key]
        assert f"refund {refund:,.2f} USD" in line
        assert (facts["seats"], facts["refund"]) == (outcome.canceled.seats, str(refund))
        assert "amount" not in facts, "a hold was never paid for"


def test_who_booked_under_a_clock_that_went_ahead_is_told(flight: Flight) -> None:
    """And who canceled under it is not; nor are those who came or went after the event."""
    company = flight.company
    leaving = company.do(sell_seats, SellSeats(flight.launch, flight.gone, 1))
    company.clock.forward(hours=2)
    late = company.traveler(name="Late", email="late@example.org")
    company.do(sell_seats, SellSeats(flight.launch, late, 2))
    company.do(cancel_seats, leaving.id)
    company.clock.forward(hours=-3)  # put right, and before all that was booked
    flight.leave("launch_delayed")
    later = company.traveler(name="Later", email="later@example.org")
    company.do(sell_seats, SellSeats(flight.launch, later, 1))
    bens = company.value("SELECT id FROM booking WHERE traveler_id = ?", flight.ben)
    company.do(cancel_seats, bens)
    flight.drain()
    told = flight.told("launch_delayed")
    assert told.keys() == {flight.ana, flight.ben, late, flight.agency, flight.admin}
    assert told[flight.agency][2]["seats"] == 8

    outcome = company.do(abort_launch, flight.launch, "the engine")
    flight.drain()
    told = flight.told("launch_aborted")
    assert told.keys() == {flight.ana, late, later, flight.agency, flight.admin}
    assert told[late][2]["refund"] == "2000.00"
    assert told[flight.agency][2]["seats"] == outcome.canceled.seats == 6


def test_what_another_workstation_booked_is_told_by_its_time(flight: Flight) -> None:
    """Its ids say nothing of when."""
    company = flight.company
    late = company.traveler(name="Late")
    as_sold = company.reading.get(
        Booking, company.value("SELECT id FROM booking WHERE traveler_id = ?", flight.ben)
    )
    columns = {name: getattr(as_sold, name) for name in statements_of(Booking).columns}
    flight.leave("launch_delayed")
    moment = company.clock.now
    for serial, person, minutes in ((2, flight.gone, 0), (3, late, 1)):
        own = {"id": 7 * SERIAL_SPAN + serial, "traveler_id": person, "locator": f"ELSEW{serial}"}
        made = columns | own | {"created_at": moment + timedelta(minutes=minutes)}
        company.work(lambda work, made=made: work.add(Booking, None, **made))  # type: ignore[misc]
    flight.drain()
    told = flight.told("launch_delayed")
    assert told.keys() == {flight.ana, flight.ben, flight.gone, flight.agency, flight.admin}
    assert told[flight.agency][2]["seats"] == 9


def _abort(work: UnitOfWork, launch: int) -> None:
    work.connection.execute(
        "UPDATE booking SET status = 'canceled', canceled_at = ?, cancel_cause = 'launch_aborted',"
        " refund_percent = 100, refund_amount = total_price, seats_released = 1"
        " WHERE launch_id = ? AND status <> 'canceled'",
        (work.now_text, launch),
    )
    work.connection.execute("UPDATE launch SET status = 'aborted' WHERE id = ?", (launch,))


def test_a_job_that_was_cut_off_tells_the_others_only(
    flight: Flight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launch_notices, "SLICE", 1)
    key = flight.leave("launch_confirmed")
    percents: list[int] = []
    tell = LongTools.tell

    def cut_off(tools: LongTools, percent: int) -> None:
        percents.append(percent)
        tell(tools, percent)
        if len(percents) == 1:
            raise Fenced

    monkeypatch.setattr(LongTools, "tell", cut_off)
    flight.drain()
    assert flight.works.status(key) == "running"
    assert len(flight.told("launch_confirmed")) == 3  # the houses, and one slice
    flight.drain()
    assert flight.works.status(key) == "completed"
    assert len(flight.told("launch_confirmed")) == 4
    assert percents == [50, 50, 99]


def test_who_isnt_told_yet_never_hears_of_an_outcome_that_was_corrected(
    flight: Flight, monkeypatch: pytest.MonkeyPatch
) -> None:
    company = flight.company
    flight.drain()
    company.do(abort_launch, flight.launch, "the wrong one")
    monkeypatch.setattr(launch_notices, "SLICE", 1)
    tell = LongTools.tell
    slices: list[int] = []

    def correct(tools: LongTools, percent: int) -> None:
        tell(tools, percent)
        slices.append(percent)
        if len(slices) == 1:
            company.do(correct_outcome, flight.launch, None, "it was another one")

    monkeypatch.setattr(LongTools, "tell", correct)
    assert flight.drain()[Outcome.LOST] == 1
    assert len(slices) == 1
    sql = "SELECT status FROM notification WHERE event = 'launch_aborted'"
    assert set(company.rows(sql)) == {("discarded",)}
    job = "SELECT status, locked_by FROM job_queue WHERE json_extract(data, '$.event') = ?"
    assert company.rows(job, "launch_aborted") == [("canceled", None)]


@pytest.mark.parametrize("status", ["failed", "running", "pending"])
def test_a_correction_calls_off_what_the_outcome_left_to_be_done(
    flight: Flight, status: str
) -> None:
    company = flight.company
    company.do(abort_launch, flight.launch, "the wrong one")
    company.do(_set_status, status)
    company.do(correct_outcome, flight.launch, None, "it was another one")
    told = company.rows("SELECT id FROM job_queue WHERE status = 'canceled'")
    assert {key for (key,) in told} <= company.changes[Entity.JOB_QUEUE], "the Jobs tab is told"
    jobs = "SELECT DISTINCT job_type, status FROM job_queue WHERE entity_type = 'launch' "
    assert sorted(company.rows(f"{jobs} AND job_type <> 'announce_launch'")) == [
        ("issue_invoice", "canceled"),
        ("notify_launch", "canceled"),
    ]


def test_nothing_is_told_of_a_corrected_outcome_though_its_job_be_tried_again(
    flight: Flight,
) -> None:
    company = flight.company
    company.do(abort_launch, flight.launch, "the wrong one")
    company.do(correct_outcome, flight.launch, None, "it was another one")
    job = company.value(
        "SELECT id FROM job_queue WHERE json_extract(data, '$.event') = 'launch_aborted'"
    )
    company.do(retry_job, job)
    flight.drain()
    assert flight.works.status(job) == "completed"
    assert flight.told("launch_aborted") == {}


def _set_status(work: UnitOfWork, status: str) -> None:
    more = ", locked_by = 'w', locked_until = 9000000000000" if status == "running" else ""
    work.connection.execute(
        f"UPDATE job_queue SET status = ?{more} WHERE job_type IN ('notify_launch', "
        "'issue_invoice')",
        (status,),
    )
    work.touched(Entity.JOB_QUEUE, 1)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"entity_id": None}, "names no launch"),
        ({"entity_id": 4711}, "no launch"),
        ({"data": {"event": "launch_teleported"}}, "Nothing is told"),
        ({"data": {"event": "launch_failed", "bookings_as_of": "soon"}}, "no moment"),
        ({"data": {"event": "launch_failed"}}, "no moment"),
    ],
)
def test_a_job_of_nonsense_fails_for_good(
    flight: Flight, change: dict[str, Any], words: str
) -> None:
    as_of = to_text(flight.company.clock.now)
    whole = {
        "entity": Entity.LAUNCH,
        "entity_id": flight.launch,
        "data": {"event": "launch_failed", "bookings_as_of": as_of},
    }
    key = flight.works.add(NOTIFY_LAUNCH, **whole | change)
    flight.drain()
    row = flight.works.row(key)
    assert row["status"] == "failed"
    assert words in row["last_error"]


def test_who_was_told_is_looked_up_and_not_walked_over(works: Works) -> None:
    """However many were told of the event before, the next one costs the same."""
    company, steps = works.company, [0]
    people = [company.traveler() for _ in range(300)]

    def tell(work: UnitOfWork, some: list[int]) -> int:
        steps[0] = 0
        work.connection.set_progress_handler(count, 5)
        told = [Recipient(one, by_mail=False) for one in some]
        about = Entity.LAUNCH
        notify(work, "launch_delayed", told, about, 1, "Late", {}, event_key="launch_delayed:1")
        work.connection.set_progress_handler(None, 0)
        return steps[0]

    def count() -> int:
        steps[0] += 1
        return 0

    company.do(tell, people[:1])
    first = company.do(tell, people[1:2])
    company.do(tell, people[:-1])
    assert company.do(tell, people[-1:]) <= first + 5
    assert company.value("SELECT count(*) FROM notification WHERE event = 'launch_delayed'") == 300


def test_a_full_launch_is_told_in_slices(works: Works, tmp_path: Path) -> None:
    company: Company = works.company
    launch = company.launch(capacity=600)
    for place in range(600):
        person = company.traveler(email=f"t{place}@example.org")
        company.do(sell_seats, SellSeats(launch, person, 1))
    data = {"event": "launch_delayed", "bookings_as_of": to_text(company.clock.now)}
    works.add(NOTIFY_LAUNCH, entity=Entity.LAUNCH, entity_id=launch, data=data)
    registry = make_registry(lambda: tmp_path, MailSettings, resource("mail"))
    quiet = Registry({NOTIFY_LAUNCH: registry.handlers[NOTIFY_LAUNCH]})
    assert Runner(company.office, quiet).drain() == Counter({Outcome.COMPLETED: 1})
    event = "SELECT count(*) FROM notification WHERE event = 'launch_delayed'"
    assert company.value(event) == 601
