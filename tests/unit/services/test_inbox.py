"""Everybody's own messages: whose they are, their order, and what reading them leaves behind."""

import json
from datetime import timedelta

import pytest

from astrobookings_desktop.data.enqueue import new_job
from astrobookings_desktop.data.models import JobQueue
from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch
from astrobookings_desktop.data.queries.queue_standing import Standing
from astrobookings_desktop.data.queries.queue_state import message_state
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NeverMailed, NotFound
from astrobookings_desktop.domain.statuses import JobStatus, Role
from astrobookings_desktop.services.access import sign_in
from astrobookings_desktop.services.actors import Actor, actor_of
from astrobookings_desktop.services.messages.inbox import (
    attention,
    count_inbox,
    inbox,
    mark_all_read,
    mark_read,
)
from astrobookings_desktop.services.messages.notices import Recipient, notify
from astrobookings_desktop.services.messages.states import mark_sent
from astrobookings_desktop.services.people import agencies, users
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.command_line import CommandLine
from tests.helpers.company import Company

PASSWORD = "a seat on the moon"


def person(company: Company, role: Role, **columns: object) -> Actor:
    entered = {"name": f"A {role}", "email": f"{role}{len(columns)}@example.org", "role": role}
    key = company.do(users.create_user, entered | columns)
    company.do(sign_in.set_password, key, PASSWORD)
    staff_of = columns.get("agency_id")
    return actor_of(key, f"A {role}", role, staff_of if isinstance(staff_of, int) else None)


def tell(company: Company, *people: Actor | int, text: str = "Launch aborted", mail: bool = False):
    """A message to each, over the desktop or by mail."""

    def event(work: UnitOfWork) -> None:
        ids = [one if isinstance(one, int) else one.user_id for one in people]
        work.log(Entity.LAUNCH, 1, "told", None, None)
        recipients = [Recipient(key, mail) for key in ids if key is not None]
        notify(work, "launch_aborted", recipients, Entity.LAUNCH, 1, text, {})

    company.do(event)
    company.clock.forward(minutes=1)


def as_seen(company: Company, actor: Actor) -> Reading:
    return company.office.reading(company.reader, actor)


def texts(company: Company, actor: Actor, *, unread: bool = False) -> list[str]:
    return [one.text for one in inbox(as_seen(company, actor), unread=unread)]


def do(company: Company, actor: Actor, service, *arguments: object):
    with company.writer.unit_of_work(actor) as work:
        return service(work, *arguments)


def test_everybody_reads_their_own_newest_first_and_nobody_elses(company: Company) -> None:
    people = [person(company, role) for role in (Role.ADMIN, Role.MANAGER, Role.AGENT)]
    for text in ("first", "second"):
        tell(company, *people, text=text)
    tell(company, people[0], text="for the administrator")
    tell(company, people[2], text="a letter", mail=True)
    assert texts(company, people[0]) == ["for the administrator", "second", "first"]
    assert texts(company, people[1]) == texts(company, people[2]) == ["second", "first"]
    assert texts(company, company.actor) == []  # the built-in administrator is nobody


def test_an_agency_and_its_people_share_what_is_told_to_the_agency(company: Company) -> None:
    own, other = company.agency(name="Own"), company.agency(name="Other")
    for agency in (own, other):
        company.do(agencies.set_agency_active, agency, True)
    staff = person(company, Role.AGENCY, agency_id=own)
    strangers = person(company, Role.AGENCY, agency_id=other, name="Stranger")
    tell(company, own, text="to the agency")
    tell(company, staff, text="to one of its people")
    agency = actor_of(own, "Own", Role.AGENCY, None)
    assert texts(company, staff) == ["to one of its people", "to the agency"]
    assert texts(company, agency) == ["to the agency"]
    assert texts(company, strangers) == []
    message = inbox(as_seen(company, agency))[0]
    with pytest.raises(NotFound):
        do(company, strangers, mark_read, message.id)
    do(company, staff, mark_read, message.id)
    assert texts(company, agency, unread=True) == []


def test_reading_is_said_once_and_logged(company: Company) -> None:
    actor, other = person(company, Role.MANAGER), person(company, Role.AGENT)
    for number in range(3):
        tell(company, actor, other, text=f"number {number}")
    message = inbox(as_seen(company, actor))[1]
    for _ in range(2):
        do(company, actor, mark_read, message.id)
    assert count_inbox(as_seen(company, actor)) == (3, 2)
    assert do(company, actor, mark_all_read) == 2
    assert do(company, actor, mark_all_read) == 0
    assert [one.is_read for one in inbox(as_seen(company, actor))] == [True] * 3
    assert count_inbox(as_seen(company, other)) == (3, 3)
    logged = company.rows(
        "SELECT user_id, entity_type, details FROM entry_log WHERE action = 'read'"
    )
    assert [row[:2] for row in logged] == [(actor.user_id, "notification")] * 3
    assert json.loads(logged[0][2])["after"] == {"status": "read"}


def test_of_very_many_messages_only_so_many_are_counted(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = person(company, Role.ADMIN)
    for _ in range(6):
        tell(company, actor)
    monkeypatch.setattr("astrobookings_desktop.services.messages.inbox.MOST_COUNTED", 4)
    assert count_inbox(as_seen(company, actor)) == (5, 6)  # more than 4, and all that are unread


def test_mails_and_discarded_messages_are_no_messages_of_the_desktop(company: Company) -> None:
    actor = person(company, Role.MANAGER)
    tell(company, actor, mail=True)
    mail = company.value("SELECT max(id) FROM notification WHERE user_id = ?", actor.user_id)
    with pytest.raises(NotFound):
        do(company, actor, mark_read, mail)
    tell(company, actor)
    with company.writer.unit_of_work(company.actor) as work:
        work.connection.execute("UPDATE notification SET status = 'discarded'")
    assert count_inbox(as_seen(company, actor)) == (0, 0)
    assert inbox(as_seen(company, actor)) == []


def test_unread_is_what_somebody_can_read_and_nothing_on_a_desktop_is_sent(
    company: Company, quick_hashes: None
) -> None:
    """The chip above the list and the board beside it, for whoever signs in and who doesn't."""
    staffed, empty = company.agency(name="Staffed"), company.agency(name="Empty")
    person(company, Role.AGENCY, agency_id=staffed)
    clerk, gone = person(company, Role.MANAGER), person(company, Role.AGENT)
    company.do(users.set_user_active, gone.user_id, False)
    tell(company, clerk, gone, staffed, empty, company.traveler())
    unread = ListQuery(where="unread")
    keys = [
        int(str(row[0])) for row in fetch(company.reader, LISTS[Entity.NOTIFICATION].keys(unread))
    ]
    reader = "SELECT user_id FROM notification WHERE id = ?"
    assert {company.value(reader, key) for key in keys} == {clerk.user_id, staffed}
    now = company.clock.now
    assert message_state(company.reader, now, now, timedelta(0)).unread == len(keys) == 2
    person(company, Role.ADMIN)
    who = {"ASTROBOOKINGS_USER": "admin0@example.org", "ASTROBOOKINGS_PASSWORD": PASSWORD}
    line = CommandLine(company.path, now=None, environment=who)
    with pytest.raises(NeverMailed):
        company.do(mark_sent, keys[0])
    assert line.refusal("notification", "mark-sent", keys[0])["error"] == "never_mailed"
    assert line.run("notification", "discard", keys[0]).exit_code == 0
    status = "SELECT status FROM notification WHERE id = ?"
    assert company.value(status, keys[0]) == "discarded"


def test_attention_counts_all_and_names_the_newest(company: Company) -> None:
    admin, manager = person(company, Role.ADMIN), person(company, Role.MANAGER)
    for number in range(5):
        tell(company, admin, manager, text=f"number {number}")

    def leave(work: UnitOfWork) -> None:
        for place, status in enumerate(("failed", "failed", "uncertain", "pending", "running")):
            job = new_job("chore", None, None, now=work.now, run_after=work.now, origin="test")
            ended = work.now + timedelta(seconds=place)
            work.add(JobQueue, None, **job | {"status": JobStatus(status), "executed_at": ended})

    company.do(leave)
    told = attention(as_seen(company, admin), 2)
    assert (told.unread, told.jobs) == (5, Standing(waiting=1, running=1, failed=2, uncertain=1))
    assert [one.text for one in told.messages] == ["number 4", "number 3"]
    assert [one.status for one in told.troubles] == ["uncertain", "failed"]
    theirs = attention(as_seen(company, manager), 2)
    assert (theirs.unread, theirs.jobs, theirs.troubles) == (5, Standing(), ())


def test_the_inbox_from_a_shell(company: Company, quick_hashes: None) -> None:
    actor = person(company, Role.ADMIN)
    for text in ("<b>first</b>", "second\u202e"):
        tell(company, actor, text=text)
    who = {"ASTROBOOKINGS_USER": "admin0@example.org", "ASTROBOOKINGS_PASSWORD": PASSWORD}
    line = CommandLine(company.path, now=None, environment=who)
    listed = json.loads(line.run("--json", "inbox").stdout)
    assert [one["message"] for one in listed] == ["second\u202e", "<b>first</b>"]
    assert "\u202e" not in line.run("inbox").stdout  # nothing that a terminal would obey
    dry = json.loads(line.run("inbox", "read", "--all", "--dry-run", "--json").stdout)
    assert dry == {"read": 2, "dry_run": True}
    assert line.run("inbox", "read", str(listed[0]["id"])).stdout == "Marked 1 message read.\n"
    unread = json.loads(line.run("inbox", "--unread", "--json").stdout)
    assert [one["id"] for one in unread] == [listed[1]["id"]]
    assert line.run("inbox", "read", "--all").stdout == "Marked 1 message read.\n"
    assert line.run("inbox", "--unread").stdout == "No unread message.\n"
    for words, code in (
        (("inbox", "read"), 2),
        (("inbox", "read", "5", "--all"), 2),
        (("inbox", "read", "999"), 1),
        (("inbox", "read", "nonsense"), 1),
        (("inbox", "--limit", "-1"), 1),
    ):
        assert line.run(*words).exit_code == code, words
