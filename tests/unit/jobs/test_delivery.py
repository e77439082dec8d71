"""From a sale to the mail that arrives: once, or not at all, or told to be in doubt."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.config import resource
from astrobookings_desktop.data.errors import DiskFull
from astrobookings_desktop.data.queries.queue import NEVER, PRUNE_FAILED
from astrobookings_desktop.data.queries.queue_state import _OLDEST_MAIL, message_state
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import NotFound, StandsElsewhere
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.jobs.handlers import make_registry
from astrobookings_desktop.jobs.handlers.delivery import Pace
from astrobookings_desktop.jobs.job import Job, NotConfigured, Offline, Outcome, Permanent
from astrobookings_desktop.jobs.mail.attachments import AttachmentsOf
from astrobookings_desktop.jobs.mail.letters import Attachment, Told, _address
from astrobookings_desktop.jobs.mail.way import MailServer, MailSettings
from astrobookings_desktop.jobs.outcome import Doing, LongTools
from astrobookings_desktop.jobs.queue import Queue
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.actors import WORKER
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.cancellations import void_sale
from astrobookings_desktop.services.check import check
from astrobookings_desktop.services.inbox import mark_read
from astrobookings_desktop.services.job_control import (
    cancel_job,
    retry_alike,
    retry_failed_jobs,
    retry_job,
)
from astrobookings_desktop.services.message_states import (
    discard_message,
    mark_sent,
    send_again,
)
from astrobookings_desktop.services.notices import Recipient, notify
from astrobookings_desktop.services.practice import mark_practice
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.sales import SellSeats, sell_seats
from astrobookings_desktop.services.travelers import edit_traveler
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company
from tests.helpers.mail_server import BadServer, GoodServer, serve, talk
from tests.helpers.polling import until
from tests.unit.jobs.conftest import Works

PLENTY = 10**9


class Office:
    """A company whose mail goes where `settings` say."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.settings = MailSettings()
        self.attachments: dict[str, AttachmentsOf] = {}
        company.do(change_settings, {"company_email": "desk@aurora.example"})
        self.launch = company.launch(capacity=2000)
        self.drain()  # the launch is announced to nobody

    def sell(self) -> int:
        """The id of the message to the traveler."""
        self.company.do(sell_seats, SellSeats(self.launch, self._new(), 1))
        newest = "SELECT max(id) FROM notification WHERE channel = 'mail'"
        return int(self.company.value(newest))

    def _new(self) -> int:
        count = self.company.value("SELECT count(*) FROM user")
        return self.company.traveler(email=f"t{count}@example.org")

    def drain(self) -> Counter[Outcome]:
        """After the grace time."""
        self.company.clock.forward(seconds=31)
        registry = make_registry(
            lambda: self.company.path.parent,
            lambda: self.settings,
            resource("mail"),
            self.attachments,
        )
        quiet = replace(registry, recurring=())
        return Runner(self.company.office, quiet).drain()

    def status(self, message: int) -> str:
        return str(self.company.value("SELECT status FROM notification WHERE id = ?", message))

    def job(self, message: int) -> int:
        sql = "SELECT id FROM job_queue WHERE entity_id = ? AND entity_type = 'notification'"
        return int(self.company.value(sql, message))

    def error(self, message: int) -> str:
        sql = "SELECT last_error FROM job_queue WHERE entity_id = ?"
        return str(self.company.value(sql, message))


@pytest.fixture
def office(works: Works) -> Office:
    return Office(works.company)


@pytest.fixture
def good(office: Office) -> Iterator[GoodServer]:
    """A server that takes everything, set as the office's."""
    server = GoodServer()
    controller = serve(server)
    post = MailServer("127.0.0.1", controller.port, "none", timeout=10)
    office.settings = MailSettings(post, per_minute=PLENTY)
    yield server
    controller.stop()


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


def test_without_a_server_they_wait_and_say_so(office: Office, tmp_path: Path) -> None:
    message = office.sell()
    assert office.drain() == Counter({Outcome.WAITING: 1})
    assert office.status(message) == "pending"
    assert "set smtp.host, or mail.folder" in office.error(message)
    folder = tmp_path / "mails"
    folder.mkdir()
    assert office.drain() == Counter({Outcome.WAITING: 1}), "a new worker tries again"
    office.settings = MailSettings(folder=folder)
    assert office.drain() == Counter({Outcome.COMPLETED: 1})
    assert office.status(message) == "sent"
    assert len(list(folder.glob("*.eml"))) == 1


def test_a_folder_that_is_gone_is_waited_for_and_noticed_when_it_is_back(
    office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "mails"
    office.settings = MailSettings(folder=folder)
    message = office.sell()
    office.company.clock.forward(seconds=31)
    registry = make_registry(
        lambda: office.company.path.parent, lambda: office.settings, resource("mail")
    )
    runner = Runner(office.company.office, replace(registry, recurring=()))
    with office.company.office.writer() as writer:
        assert runner.drain() == Counter({Outcome.WAITING: 1})
        job = "SELECT status, attempts, error_kind FROM job_queue WHERE entity_id = ?"
        assert office.company.rows(job, message) == [("pending", 0, "setting")]
        runner.sweep(writer)
        assert "can't be written" in office.error(message)
        folder.mkdir()
        runner.sweep(writer)
        assert office.error(message) == "None", "it is woken without a change of the settings"
        runner.sweep(writer)
    assert runner.drain() == Counter({Outcome.COMPLETED: 1})
    assert office.status(message) == "sent"


def test_of_many_that_wait_for_a_setting_a_start_tries_one_and_the_others_follow(
    office: Office, good: GoodServer
) -> None:
    way = office.settings
    office.settings = MailSettings()
    messages = [office.sell() for _ in range(40)]
    assert office.drain() == Counter({Outcome.WAITING: 40})
    for _ in range(2):
        assert office.drain() == Counter({Outcome.WAITING: 1}), "as it was: one has told that"
    office.settings = way
    assert office.drain() == Counter({Outcome.COMPLETED: 40})
    assert {office.status(message) for message in messages} == {"sent"}


def test_while_the_worker_runs_the_others_follow_at_once(office: Office, good: GoodServer) -> None:
    way = office.settings
    office.settings = MailSettings()
    messages = [office.sell() for _ in range(5)]
    office.drain()
    registry = make_registry(
        lambda: office.company.path.parent, lambda: office.settings, resource("mail")
    )
    runner = Runner(office.company.office, replace(registry, recurring=()))
    runner.start()
    try:
        office.settings = way
        runner.settings_changed()
        sent = {"sent"}
        until(lambda: {office.status(one) for one in messages} == sent, "all of them", 10)
    finally:
        runner.stop()


def test_a_worker_that_met_no_fault_finds_that_it_is_over_by_trying_one_of_many(
    office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "mails"
    office.settings = MailSettings(folder=folder)
    messages = [office.sell() for _ in range(3)]
    clock = office.company.clock

    def worker() -> Runner:
        registry = make_registry(
            lambda: office.company.path.parent, lambda: office.settings, resource("mail")
        )
        return Runner(office.company.office, replace(registry, recurring=()))

    def waiting() -> int:
        sql = f"SELECT count(*) FROM job_queue WHERE status = 'pending' AND run_after = {NEVER}"
        return int(office.company.value(sql))

    def work(runner: Runner) -> Counter[Outcome]:
        """What is due now, as a lane does it."""
        done: Counter[Outcome] = Counter()
        with office.company.office.writer() as writer:
            queue = Queue(runner.name, runner.registry.handlers)
            doing = Doing(writer, queue, runner.registry, runner.changed)
            runner.sweep(writer)
            while (job := queue.claim(writer, clock.now)) is not None:
                done[doing.do(job)] += 1
        return done

    clock.forward(seconds=31)
    other = worker()  # runs all the while
    with office.company.office.writer() as writer:
        other.sweep(writer)
    assert worker().drain() == Counter({Outcome.WAITING: 3})
    folder.mkdir()
    assert work(other) == Counter()
    clock.forward(minutes=5)
    assert work(other) == Counter({Outcome.COMPLETED: 1}), "one is tried"
    assert waiting() == 2
    clock.forward(seconds=15)
    assert work(other) == Counter({Outcome.COMPLETED: 2}), "the others follow"
    assert [office.status(message) for message in messages] == ["sent"] * 3


def test_what_waits_is_tried_by_turns_so_that_one_of_its_own_trouble_hides_no_other(
    works: Works,
) -> None:
    keys = [works.add("far") for _ in range(3)]
    clock = works.company.clock

    def far(_tools: object, job: Job) -> None:
        if job.id == keys[0] or clock.now < mended:
            raise NotConfigured("agency without legal data")

    works.far, mended = far, clock.now + timedelta(minutes=9)
    runner = Runner(works.company.office, works.registry)

    def turn() -> list[str]:
        with works.company.office.writer() as writer:
            runner.sweep(writer)
        while (job := works.claim()) is not None:
            works.do(job)
        return [works.status(key) for key in keys]

    assert turn() == ["pending"] * 3
    tried: list[list[str]] = []
    for _ in range(4):
        clock.forward(minutes=5)
        tried.append(turn())
    assert tried[:2] == [["pending"] * 3, ["pending", "completed", "pending"]]
    assert tried[2] == ["pending", "completed", "completed"]
    assert works.row(keys[0])["attempts"] == 0


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


def test_a_lost_answer_is_a_persons_to_decide(office: Office) -> None:
    messages = [office.sell() for _ in range(2)]
    with BadServer(talk({}, None)) as bad:
        post = MailServer("127.0.0.1", bad.port, "none", timeout=5)
        office.settings = MailSettings(post, per_minute=PLENTY)
        assert office.drain() == Counter({Outcome.UNCERTAIN: 2})
        assert office.drain() == Counter()  # never by itself
    assert {office.status(message) for message in messages} == {"uncertain"}
    arrived, again = messages
    office.company.do(mark_sent, arrived)
    assert office.status(arrived) == "sent"
    office.company.do(send_again, again)
    with pytest.raises(StandsElsewhere, match="is sent"):
        office.company.do(discard_message, arrived)
    office.company.do(discard_message, again)
    assert office.status(again) == "discarded"
    assert office.drain() == Counter()
    with pytest.raises(NotFound):
        office.company.do(mark_sent, 999)


def test_what_was_sent_and_cant_be_noted_is_never_sent_again_by_itself(
    office: Office, good: GoodServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    complete, faults = Queue.complete, [2]  # the disk is full until then

    def full(queue: Queue, work: UnitOfWork, job: Job) -> None:
        if faults[0]:
            faults[0] -= 1
            raise DiskFull(office.company.path, "The disk is full.")
        complete(queue, work, job)

    monkeypatch.setattr(Queue, "complete", full)
    first, second = office.sell(), office.sell()
    assert office.drain() == Counter({Outcome.UNCERTAIN: 1, Outcome.COMPLETED: 1})
    assert (office.status(first), office.status(second)) == ("uncertain", "sent")
    faults[0] = 1
    third = office.sell()
    assert office.drain() == Counter({Outcome.COMPLETED: 1}), "a second try notes it"
    assert office.status(third) == "sent"
    office.drain()
    assert len(good.messages) == 3


@pytest.mark.parametrize("end", ["failed", "uncertain"])
@pytest.mark.parametrize("act", [retry_job, retry_alike, retry_failed_jobs])
def test_a_delivery_that_is_tried_again_takes_its_message_along(
    office: Office, good: GoodServer, end: str, act: Callable[..., object]
) -> None:
    message = office.sell()
    answer = None if end == "uncertain" else "554 never"
    settings = office.settings
    with BadServer(talk({}, answer)) as bad:
        post = MailServer("127.0.0.1", bad.port, "none", timeout=5)
        office.settings = MailSettings(post, per_minute=PLENTY)
        office.drain()
    assert office.status(message) == end
    office.settings = settings
    jobs = () if act is retry_failed_jobs else (office.job(message),)
    office.company.do(act, *jobs)
    if act is retry_failed_jobs and end == "uncertain":
        assert office.drain() == Counter(), "a person decides about each"
        return
    assert office.status(message) == "pending"
    assert office.drain() == Counter({Outcome.COMPLETED: 1})
    assert office.status(message) == "sent"
    assert len(good.messages) == 1


def test_a_delivery_that_is_canceled_discards_its_message(office: Office, good: GoodServer) -> None:
    message = office.sell()
    office.company.do(cancel_job, office.job(message))
    assert office.status(message) == "discarded"
    with pytest.raises(StandsElsewhere):
        office.company.do(retry_job, office.job(message))
    assert office.drain() == Counter()
    assert good.messages == []


def test_a_message_is_sent_again_long_after_its_job_was_done_away_with(
    office: Office, good: GoodServer
) -> None:
    message = office.sell()
    address = "SELECT email FROM user WHERE id = (SELECT user_id FROM notification WHERE id = ?)"
    good.refuse[office.company.value(address, message)] = "550 nobody here"
    office.drain()
    good.refuse.clear()
    office.company.clock.forward(days=91)
    office.company.work(lambda work: work.all(PRUNE_FAILED, before=work.now_text, most=9))
    office.company.do(send_again, message)
    assert office.drain() == Counter({Outcome.COMPLETED: 1})
    assert office.status(message) == "sent"


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


@pytest.fixture(params=["server", "folder"])
def out(office: Office, good: GoodServer, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Mail goes to a good server, or into this folder."""
    folder = tmp_path / "mails"
    folder.mkdir()
    if request.param == "folder":
        office.settings = MailSettings(folder=folder)
    return folder


def test_what_is_undone_while_its_letter_is_written_is_never_told(
    office: Office, good: GoodServer, out: Path
) -> None:
    message, booking = office.sell(), office.company.value("SELECT max(id) FROM booking")

    def undone(_reading: Reading, _told: Told) -> list[Attachment]:
        office.company.do(void_sale, booking, "a slip")
        return []

    office.attachments = {"booking_sold": undone}
    assert office.drain() == Counter({Outcome.COMPLETED: 1})
    assert office.status(message) == "discarded"
    assert (good.messages, list(out.iterdir())) == ([], [])
    assert office.company.value("SELECT count(*) FROM notification WHERE channel = 'mail'") == 1


def test_what_is_undone_while_it_leaves_is_put_right_by_another(
    office: Office, good: GoodServer, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    message, booking = office.sell(), office.company.value("SELECT max(id) FROM booking")
    hand_over, seen = LongTools.hand_over, []

    def undone(tools: LongTools, mark: str | None = None) -> None:
        hand_over(tools, mark)
        if not seen:
            seen.append(office.status(message))
            with pytest.raises(StandsElsewhere, match="is sending"):
                office.company.do(discard_message, message)
            office.company.do(void_sale, booking, "a slip")

    monkeypatch.setattr(LongTools, "hand_over", undone)
    office.drain()
    office.drain()
    assert seen == ["sending"]
    ends = "SELECT event, status FROM notification WHERE channel = 'mail' ORDER BY id"
    assert office.company.rows(ends) == [("booking_sold", "sent"), ("booking_canceled", "sent")]
    assert len(good.messages) + len(list(out.iterdir())) == 2


def test_what_breaks_off_while_it_leaves_waits_again_or_fails(office: Office) -> None:
    message = office.sell()
    for answer, end in (("451 later", "pending"), ("554 never", "failed")):
        with BadServer(talk({}, answer)) as bad:
            post = MailServer("127.0.0.1", bad.port, "none", timeout=5)
            office.settings = MailSettings(post, per_minute=PLENTY)
            office.drain()
        assert office.status(message) == end


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
        company.reader.set_progress_handler(lambda ticks=ticks: ticks.append(1), 10)  # type: ignore[misc]
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
    with pytest.raises(Offline, match="No more messages a minute than 10") as told:
        pace.take(10)
    assert 5 < told.value.pause.total_seconds() <= 6
    assert monotonic() - began > 0.4, "the next message is tried at once"


@given(st.text("ab \t\r\n\x00é漢", max_size=8), st.text('ab@.<>()[]"\\,;: \t\n\x00é', max_size=14))
def test_whatever_stands_as_an_address_it_is_one_or_the_message_can_never_go(
    name: str, email: str
) -> None:
    with suppress(Permanent):  # and nothing else, however the library's parser stumbles
        assert "@" in _address(name, email).addr_spec
