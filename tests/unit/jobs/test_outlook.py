"""What is said of a message before somebody sends it once more: what it tells of may be over."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.jobs.mail.outlook import MessageOutlook, Over, message_outlook
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.launches import transitions
from astrobookings_desktop.services.messages.notices import Recipient, notify
from tests.helpers.company import Company


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    company = Company(tmp_path / "office.db")
    yield company
    company.close()


class Told:
    """A launch, seats on it, and a message about one of both."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.launch = company.launch()
        self.person = company.traveler(email="vera@example.org")
        self.booking = company.do(sell_seats, SellSeats(self.launch, self.person, 6 - 2)).id

    def look(self, event: str) -> MessageOutlook:
        """As of the newest message about it."""
        sql = "SELECT max(id) FROM notification WHERE event = ? AND user_id = ?"
        key = self.company.value(sql, event, self.person)
        return message_outlook(self.company.reading, key)

    def leave(self, event: str, entity: Entity, key: int, **facts: Any) -> None:
        def tell(work: Any) -> None:
            work.log(Entity.LAUNCH, self.launch, "told", None, None)
            notify(work, event, [Recipient(self.person, True)], entity, key, event, facts)

        self.company.do(tell)


def cancel(told: Told) -> None:
    told.company.do(cancel_seats, told.booking)


def abort(told: Told) -> None:
    told.company.do(transitions.abort_launch, told.launch, "no fuel")


def depart(told: Told) -> None:
    told.company.clock.forward(days=401)


def come(told: Told) -> None:
    """Confirmed, and its moment has come."""
    told.company.do(sell_seats, SellSeats(told.launch, told.company.traveler(), 1))
    told.company.do(transitions.confirm_launch, told.launch)
    depart(told)


def fly(told: Told) -> None:
    come(told)
    told.company.do(transitions.mark_launched, told.launch)


def fail(told: Told) -> None:
    come(told)
    told.company.do(transitions.mark_failed, told.launch, "an engine")


@pytest.mark.parametrize(
    ("what", "event", "over"),
    [
        (lambda _told: None, "booking_sold", None),
        (depart, "booking_sold", Over.DUE),  # nobody said what became of it
        (cancel, "booking_sold", Over.OVERTAKEN),  # the cancellation is told, newer
        (cancel, "booking_canceled", None),
        (abort, "booking_sold", Over.OVERTAKEN),
        (depart, "launch_scheduled", Over.OVERTAKEN),
        (depart, "launch_aborted", None),
        (abort, "launch_reopened", Over.LAUNCH_ENDED),
        (fail, "launch_reopened", Over.LAUNCH_ENDED),
        (fly, "launch_reopened", Over.DEPARTED),
    ],
)
def test_what_a_message_tells_of_may_be_over(
    company: Company, what: Callable[[Told], None], event: str, over: Over | None
) -> None:
    told = Told(company)
    if event.startswith("launch"):
        told.leave(event, Entity.LAUNCH, told.launch)
    what(told)
    outlook = told.look(event)
    assert outlook.over is over
    assert outlook.wants_thought is (over is not None or what is depart)
    assert (outlook.recipient[:8], outlook.address) == ("Traveler", "vera@example.org")


def test_a_message_wants_thought_after_a_day(company: Company) -> None:
    told = Told(company)
    company.clock.forward(days=1)
    assert not told.look("booking_sold").wants_thought
    company.clock.forward(seconds=1)
    outlook = told.look("booking_sold")
    assert (outlook.wants_thought, outlook.age) == (True, timedelta(days=1, seconds=1))
