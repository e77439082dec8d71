"""No more messages leave in a minute than the server allows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from astrobookings_desktop.jobs.job import Outcome
from astrobookings_desktop.jobs.outcome import Doing, LongTools
from astrobookings_desktop.jobs.queue import Queue
from tests.helpers.doctor import doctoring
from tests.helpers.mail_server import GoodServer
from tests.unit.jobs.delivery.conftest import Office, worker


@pytest.fixture
def one(office: Office, good: GoodServer) -> Callable[[], Outcome]:
    """What a worker of its own makes of the next letter."""
    office.settings = replace(office.settings, per_minute=2)
    clock = office.company.clock

    def do_one() -> Outcome:
        runner = worker(office)
        with office.company.office.writer() as writer:
            queue = Queue(runner.name, runner.registry.handlers)
            job = queue.claim(writer, clock.now)
            assert job is not None
            outcome = Doing(writer, queue, runner.registry, runner.changed).do(job)
        clock.forward(seconds=1)
        return outcome

    return do_one


def test_no_more_go_than_the_server_allows_however_many_workers_there_are(
    office: Office, good: GoodServer, one: Callable[[], Outcome]
) -> None:
    for _ in range(4):
        office.sell()
    clock = office.company.clock
    clock.forward(seconds=31)
    assert [one(), one(), one()] == [Outcome.COMPLETED, Outcome.COMPLETED, Outcome.WAITING]
    clock.forward(seconds=54)
    assert one() is Outcome.WAITING, "the first of them left less than a minute ago"
    clock.forward(seconds=3)
    assert [one(), one()] == [Outcome.COMPLETED, Outcome.COMPLETED]
    assert len(set(good.ids)) == len(good.ids) == 4


@pytest.mark.parametrize("under_way", [1, 2])
def test_those_that_another_is_just_sending_count(
    office: Office, one: Callable[[], Outcome], under_way: int
) -> None:
    company = office.company
    with doctoring(company.path) as connection:
        for message in [office.sell() for _ in range(under_way)]:
            key = (message,)
            connection.execute("UPDATE notification SET status = 'sending' WHERE id = ?", key)
            taken = "UPDATE job_queue SET status = 'sending', locked_by = 'other', locked_until = ?"
            until = (2**50, office.job(message))
            connection.execute(f"{taken} WHERE id = ?", until)
    for _ in range(2):
        office.sell()
    company.clock.forward(seconds=31)
    may = 2 - under_way
    assert [one() for _ in range(may)] == [Outcome.COMPLETED] * may
    assert one() is Outcome.WAITING


def test_of_two_that_looked_in_the_same_instant_only_one_takes_the_last_place(
    office: Office,
    good: GoodServer,
    one: Callable[[], Outcome],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    messages = [office.sell() for _ in range(3)]
    clock, hand_over = office.company.clock, LongTools.hand_over
    clock.forward(seconds=31)
    assert one() is Outcome.COMPLETED
    quicker: list[Outcome] = []

    def another_is_quicker(tools: LongTools, *given: Any) -> None:
        monkeypatch.undo()
        quicker.append(one())
        hand_over(tools, *given)

    monkeypatch.setattr(LongTools, "hand_over", another_is_quicker)
    assert one() is Outcome.WAITING
    assert quicker == [Outcome.COMPLETED]
    assert [office.status(message) for message in messages] == ["sent", "pending", "sent"]
    assert office.error(messages[1]).startswith("At most 2 messages a minute")
    clock.forward(seconds=59)
    assert one() is Outcome.COMPLETED
    assert len(set(good.ids)) == len(good.ids) == 3


def test_who_is_a_moment_early_keeps_the_server_waiting_and_not_the_letter(
    office: Office, good: GoodServer, one: Callable[[], Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when letters follow one another as fast as they may."""
    office.settings = replace(office.settings, per_minute=1)
    for _ in range(2):
        office.sell()
    clock, hand_over = office.company.clock, LongTools.hand_over
    clock.forward(seconds=31)
    assert one() is Outcome.COMPLETED
    clock.forward(seconds=59.1)
    early: list[float] = []

    def reached(tools: LongTools, *given: Any) -> None:
        clock.now -= timedelta(seconds=0.2 if not early else 0)
        early.append(0.2)
        try:
            hand_over(tools, *given)
        finally:
            clock.forward(seconds=0.2)

    monkeypatch.setattr(LongTools, "hand_over", reached)
    assert one() is Outcome.COMPLETED
    assert len(early) == 2
    assert len(good.ids) == 2
