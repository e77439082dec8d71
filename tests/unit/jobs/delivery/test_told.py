"""What administrators hear of mails that failed or are in doubt (DOMAIN.md §8)."""

from collections.abc import Callable

import pytest

from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.jobs.mail.way import MailServer, MailSettings
from astrobookings_desktop.services.access.sign_in import set_password
from astrobookings_desktop.services.actors import Actor, actor_of
from astrobookings_desktop.services.bookings.cancellations import void_sale
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.job_control import cancel_alike, cancel_job, retry_failed_jobs
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.launches.transitions import abort_launch
from astrobookings_desktop.services.messages.inbox import Message, inbox
from astrobookings_desktop.services.messages.states import discard_message, mark_sent, send_again
from astrobookings_desktop.services.people.users import create_user
from tests.helpers.mail_server import BadServer, GoodServer, talk
from tests.unit.jobs.delivery.conftest import PLENTY, Office

SPAM = "The mail server refused the message: 554 5.7.1 spam"


class Desk:
    """An administrator, and mails that go wrong."""

    def __init__(self, office: Office) -> None:
        self.office, self.company = office, office.company
        entered = {"name": "Ada", "email": "ada@example.org", "role": "admin"}
        key = self.company.do(create_user, entered)
        self.company.do(set_password, key, "a seat on the moon")
        self.ada: Actor = actor_of(key, "Ada", Role.ADMIN, None)

    def unread(self) -> list[Message]:
        return inbox(self.company.office.reading(self.company.reader, self.ada), unread=True)

    def send(self, *messages: int, last: str | None = "554 5.7.1 spam") -> None:
        """Let what waits meet a server that answers this after each message."""
        with BadServer(talk({}, last)) as bad:
            post = MailServer("127.0.0.1", bad.port, "none", timeout=5)
            self.office.settings = MailSettings(post, per_minute=PLENTY)
            self.office.drain()

    def recipient(self, message: int) -> str:
        sql = "SELECT u.name FROM user u JOIN notification n ON n.user_id = u.id WHERE n.id = ?"
        return str(self.company.value(sql, message))


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def test_one_message_names_the_first_and_counts_all_of_its_cause(desk: Desk) -> None:
    first, *_others = [desk.office.sell() for _ in range(5)]
    desk.send()
    (told,) = desk.unread()
    name = desk.recipient(first)
    assert told.text == f"A job failed for good: deliver notification to {name}: {SPAM}"
    assert (told.facts["recipient"], told.facts["error"], told.alike) == (name, SPAM, 5)
    desk.office.sell()
    desk.send(last="554 too long")
    assert [one.alike for one in desk.unread()] == [1, 5], "another cause is told at once"
    desk.company.clock.forward(minutes=15)
    desk.office.sell()
    desk.send()
    assert [one.alike for one in desk.unread()] == [6, 1, 6]
    assert list(check(desk.company.reader)) == []


def test_what_is_uncertain_names_whom_it_was_for(desk: Desk) -> None:
    message, _other = desk.office.sell(), desk.office.sell()
    desk.send(last=None)
    (told,) = desk.unread()
    assert f"deliver notification to {desk.recipient(message)}: Nobody knows" in told.text
    assert told.alike == 2


SETTLE: dict[str, Callable[[Desk, int], object]] = {
    "canceled": lambda desk, one: desk.company.do(cancel_job, desk.office.job(one)),
    "canceled with its like": lambda desk, one: desk.company.do(cancel_alike, desk.office.job(one)),
    "marked sent": lambda desk, one: desk.company.do(mark_sent, one),
    "discarded": lambda desk, one: desk.company.do(discard_message, one),
    "sent again": lambda desk, one: desk.company.do(send_again, one),
    "retried": lambda desk, _one: desk.company.do(retry_failed_jobs),
    "undone": lambda desk, one: desk.company.do(
        void_sale,
        desk.company.value("SELECT entity_id FROM notification WHERE id = ?", one),
        "a slip",
    ),
    "aborted": lambda desk, _one: desk.company.do(abort_launch, desk.office.launch, "the engine"),
}


@pytest.mark.parametrize("way", SETTLE)
def test_what_tells_of_a_job_is_read_once_it_needs_nobody(desk: Desk, way: str) -> None:
    message = desk.office.sell()
    desk.send()
    assert len(desk.unread()) == 1
    SETTLE[way](desk, message)
    assert desk.unread() == []


def test_what_tells_of_a_wrong_outcome_s_mail_is_read_once_that_is_put_right(
    desk: Desk, good: GoodServer
) -> None:
    desk.office.sell()
    desk.office.drain()
    assert len(good.ids) == 1
    desk.company.do(abort_launch, desk.office.launch, "the wrong one")
    for _ in range(2):  # the notice's job, and what that left behind
        desk.send()
    assert "job_failed" in {one.event for one in desk.unread()}
    desk.company.do(correct_outcome, desk.office.launch, None, "it was another launch")
    assert "job_failed" not in {one.event for one in desk.unread()}


def test_it_stays_unread_while_another_of_its_cause_needs_somebody(desk: Desk) -> None:
    first, second = desk.office.sell(), desk.office.sell()
    desk.send()
    desk.company.do(mark_sent, first)
    (told,) = desk.unread()
    assert told.alike == 1
    desk.company.do(mark_sent, second)
    assert desk.unread() == []


def test_what_fails_again_after_it_was_retried_is_told_again(desk: Desk, good: GoodServer) -> None:
    desk.office.sell()
    way = desk.office.settings
    desk.send()
    desk.company.do(retry_failed_jobs)
    desk.send()
    assert len(desk.unread()) == 1
    desk.company.do(retry_failed_jobs)
    desk.office.settings = way
    desk.office.drain()
    assert desk.unread() == []
    assert len(good.ids) == 1
