"""Messages whose delivery broke off or is taken back: none is sent twice by itself."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.data.errors import DiskFull
from astrobookings_desktop.data.queries.queue import PRUNE_FAILED
from astrobookings_desktop.domain.errors import NotFound, StandsElsewhere
from astrobookings_desktop.jobs.job import Job, Outcome
from astrobookings_desktop.jobs.mail.letters import Attachment, Told
from astrobookings_desktop.jobs.mail.way import MailServer, MailSettings
from astrobookings_desktop.jobs.outcome import LongTools
from astrobookings_desktop.jobs.queue import Queue
from astrobookings_desktop.services.bookings.cancellations import void_sale
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.job_control import (
    cancel_job,
    retry_alike,
    retry_failed_jobs,
    retry_job,
)
from astrobookings_desktop.services.messages.states import discard_message, mark_sent, send_again
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.mail_server import BadServer, GoodServer, talk
from tests.unit.jobs.delivery.conftest import PLENTY, Office


def test_a_lost_answer_is_a_persons_to_decide(office: Office) -> None:
    messages = [office.sell() for _ in range(2)]
    with BadServer(talk({}, None)) as bad:
        post = MailServer("127.0.0.1", bad.port, "none", timeout=5)
        office.settings = MailSettings(post, per_minute=PLENTY)
        assert office.drain() == Counter({Outcome.UNCERTAIN: 2})
        assert office.drain() == Counter()  # never by itself
    assert {office.status(message) for message in messages} == {"uncertain"}
    arrived, again = messages
    with pytest.raises(StandsElsewhere, match="mark it sent or send it again"):
        office.company.do(discard_message, again)
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


def test_a_message_that_failed_is_discarded_with_its_job(office: Office, good: GoodServer) -> None:
    """Else it is told as failed for ever where nobody wants it to be sent once more."""
    message = office.sell()
    address = "SELECT email FROM user WHERE id = (SELECT user_id FROM notification WHERE id = ?)"
    good.refuse[office.company.value(address, message)] = "550 nobody here"
    office.drain()
    assert office.status(message) == "failed"
    office.company.do(discard_message, message)
    assert office.status(message) == "discarded"
    state = "SELECT status FROM job_queue WHERE id = ?"
    assert office.company.value(state, office.job(message)) == "canceled"
    for act in (discard_message, send_again):
        with pytest.raises(StandsElsewhere, match="is discarded"):
            office.company.do(act, message)
    good.refuse.clear()
    office.company.do(retry_failed_jobs)
    assert office.drain() == Counter()
    assert list(check(office.company.reader)) == []


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

    def undone(tools: LongTools, *given: Any) -> None:
        hand_over(tools, *given)
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
