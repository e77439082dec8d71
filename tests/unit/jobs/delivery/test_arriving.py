"""From a sale to the mail that arrives: once, at the right address, with what goes along."""

import json
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.data.queries.queue_state import _OLDEST_MAIL, message_state
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.jobs.handlers.delivery import Pace
from astrobookings_desktop.jobs.job import Offline, Outcome, Permanent
from astrobookings_desktop.jobs.mail.letters import Attachment, Told, _address
from astrobookings_desktop.services.actors import WORKER
from astrobookings_desktop.services.bookings.cancellations import void_sale
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.messages.inbox import mark_read
from astrobookings_desktop.services.messages.notices import Recipient, notify
from astrobookings_desktop.services.messages.states import send_again
from astrobookings_desktop.services.people.travelers import edit_traveler
from astrobookings_desktop.services.practice import mark_practice
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.mail_server import GoodServer
from tests.unit.jobs.delivery.conftest import Office


def test_a_sale_is_told_once_after_its_grace_time(office: Office, good: GoodServer) -> None:
    message = office.sell()
    office.drain()
    office.drain()
    assert office.status(message) == "sent"
    assert len(good.messages) == 1
    (mail,) = good.messages
    assert "Your seats to the Moon" in mail["Subject"]


def test_what_is_undone_in_the_grace_time_is_never_told(office: Office, good: GoodServer) -> None:
    message = office.sell()
    booking = office.company.value("SELECT max(id) FROM booking")
    office.company.do(void_sale, booking, "a slip")
    office.drain()
    assert office.status(message) == "discarded"
    assert good.messages == []


@pytest.mark.parametrize("count", [50, pytest.param(1000, marks=pytest.mark.slow)])
def test_many_messages_arrive_once_each(office: Office, good: GoodServer, count: int) -> None:
    messages = [office.sell() for _ in range(count)]
    done = office.drain()
    assert done == Counter({Outcome.COMPLETED: count})
    assert len(set(good.ids)) == len(good.ids) == count
    assert {office.status(message) for message in messages} == {"sent"}


def test_no_message_leaves_a_practice_database(office: Office, good: GoodServer) -> None:
    office.company.do(mark_practice)
    here = office.settings
    assert here.server is not None
    office.settings = replace(here, server=replace(here.server, host="mail.example"))
    message = office.sell()
    assert office.drain() == Counter({Outcome.WAITING: 1})
    assert good.messages == []
    assert "practice" in office.error(message)
    office.settings = here  # a server on this computer, where somebody looks at them
    office.sell()
    office.drain()
    assert [office.status(message), len(good.messages)] == ["sent", 2]


def test_without_a_sender_they_come_from_this_computer(office: Office, good: GoodServer) -> None:
    office.company.do(change_settings, {"company_email": ""})
    office.sell()
    assert office.drain() == Counter({Outcome.COMPLETED: 1})
    (mail,) = good.messages
    assert mail["From"].addresses[0].addr_spec == "astrobookings@localhost"


def test_an_address_that_is_refused_fails_and_the_others_arrive(
    office: Office, good: GoodServer
) -> None:
    refused, taken = office.sell(), office.sell()
    address = "SELECT email FROM user WHERE id = (SELECT user_id FROM notification WHERE id = ?)"
    good.refuse[office.company.value(address, refused)] = "550 nobody here"
    assert office.drain() == Counter({Outcome.FAILED: 1, Outcome.COMPLETED: 1})
    assert (office.status(refused), office.status(taken)) == ("failed", "sent")
    assert "550 nobody here" in office.error(refused)
    marked = "SELECT email_refused FROM user WHERE email_refused IS NOT NULL"
    ((said,),) = office.company.rows(marked)
    assert "550 nobody here" in said
    good.refuse.clear()
    office.company.do(send_again, refused)
    assert office.drain() == Counter({Outcome.COMPLETED: 1})
    assert office.status(refused) == "sent"
    assert office.company.rows(marked) == []  # a server took it
    told = office.company.rows(
        "SELECT user_name, entity_type, details FROM entry_log WHERE action LIKE 'address_%' "
        "ORDER BY rowid"
    )
    assert [(who, entity, json.loads(details)) for who, entity, details in told] == [
        (WORKER.name, "traveler", {"before": {}, "after": {"email_refused": said}}),
        (WORKER.name, "traveler", {"before": {"email_refused": said}, "after": {}}),
    ]
    assert list(check(office.company.reader)) == []


def test_an_address_that_was_refused_is_marked_until_it_is_edited(
    office: Office, good: GoodServer
) -> None:
    message = office.sell()
    person = office.company.value("SELECT user_id FROM notification WHERE id = ?", message)
    address = office.company.value("SELECT email FROM user WHERE id = ?", person)
    good.refuse[address] = "550 5.1.1 no mailbox"
    office.drain()
    refused = "SELECT email_refused FROM user WHERE id = ?"
    assert "5.1.1 no mailbox" in office.company.value(refused, person)
    office.company.do(edit_traveler, person, {"email": address, "contact_phone": "123"})
    assert office.company.value(refused, person)
    office.company.do(edit_traveler, person, {"email": "other@example.org"})
    assert office.company.value(refused, person) is None


def test_what_an_event_attaches_goes_along(office: Office, good: GoodServer) -> None:
    def ticket(reading: Reading, told: Told) -> list[Attachment]:
        locator = reading.one("SELECT locator FROM booking WHERE id = :id", id=told.entity_id)
        return [Attachment("ticket.txt", "text/plain", str(locator).encode())]

    office.sell()
    office.attachments = {"booking_sold": ticket}
    office.drain()
    (mail,) = good.messages
    (found,) = mail.iter_attachments()
    assert found.get_filename() == "ticket.txt"
    assert str(office.company.value("SELECT locator FROM booking")) in found.get_content()


def test_who_lost_the_address_is_told_on_the_desktop(office: Office, good: GoodServer) -> None:
    message = office.sell()
    person = office.company.value("SELECT user_id FROM notification WHERE id = ?", message)
    office.company.do(edit_traveler, person, {"email": ""})
    office.drain()
    assert good.messages == []
    channel = office.company.value("SELECT channel FROM notification WHERE id = ?", message)
    assert (channel, office.status(message)) == ("desktop", "pending")


def test_a_message_of_nonsense_fails_and_the_others_arrive(
    office: Office, good: GoodServer
) -> None:
    bad, odd, fine = office.sell(), office.sell(), office.sell()

    def spoil(work: UnitOfWork) -> None:
        change = "UPDATE notification SET facts = ?, event = ? WHERE id = ?"
        work.connection.execute(change, ("[]", "booking_sold", bad))
        work.connection.execute(change, ("{}", "teleported", odd))
        work.touched(Entity.NOTIFICATION, bad)

    office.company.do(spoil)
    assert office.drain() == Counter({Outcome.FAILED: 2, Outcome.COMPLETED: 1})
    assert [office.status(one) for one in (bad, odd, fine)] == ["failed", "failed", "sent"]
    assert "can't be read" in office.error(bad)
    assert "no template for teleported" in office.error(odd)


def test_a_notice_is_read_by_whom_it_is_for(office: Office) -> None:
    with pytest.raises(NotFound):
        office.company.do(mark_read, office.sell())


def test_the_mail_that_waits_longest_is_found_among_masses_of_unread_messages(
    office: Office, good: GoodServer
) -> None:
    company = office.company
    steps = []
    for count in (10, 3000):
        unread = [Recipient(company.agency(), by_mail=False)] * count
        company.do(_tell_on_the_desktop, office.launch, unread)
        company.clock.forward(minutes=1)
        waiting, first = office.sell(), company.clock.now
        company.clock.forward(minutes=1)
        office.sell()
        now = company.clock.now
        assert message_state(company.reader, now, now, timedelta(0)).oldest == to_text(first)
        ticks: list[int] = []
        company.reader.set_progress_handler(lambda ticks=ticks: ticks.append(1), 10)
        company.reader.execute(_OLDEST_MAIL).fetchall()
        company.reader.set_progress_handler(None, 0)
        steps.append(len(ticks))
        office.drain()
        assert office.status(waiting) == "sent"
    assert message_state(company.reader, now, now, timedelta(0)).oldest is None
    assert steps[1] <= steps[0] + 5


def _tell_on_the_desktop(work: UnitOfWork, launch: int, people: list[Recipient]) -> None:
    for one in people:
        work.log(Entity.LAUNCH, launch, "told", None, None)
        notify(work, "launch_aborted", [one], Entity.LAUNCH, launch, "Launch aborted", {})


def test_no_more_go_than_the_server_allows() -> None:
    pace = Pace()
    for _ in range(3):
        pace.take(600)  # each waits its tenth of a second
    pace.take(10)
    began = monotonic()
    with pytest.raises(Offline, match="At most 10 messages a minute") as told:
        pace.take(10)
    assert 5 < told.value.pause.total_seconds() <= 6
    assert monotonic() - began > 0.4, "the next message is tried at once"


@given(st.text("ab \t\r\n\x00é漢", max_size=8), st.text('ab@.<>()[]"\\,;: \t\n\x00é', max_size=14))
def test_whatever_stands_as_an_address_it_is_one_or_the_message_can_never_go(
    name: str, email: str
) -> None:
    with suppress(Permanent):  # and nothing else, however the library's parser stumbles
        assert "@" in _address(name, email).addr_spec
