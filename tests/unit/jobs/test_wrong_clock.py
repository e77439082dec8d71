"""A clock that stood in a wrong future, and is right again: nothing waits for that future."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.data.enqueue import milliseconds
from astrobookings_desktop.data.queries.queue import NEVER
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.jobs import wrong_clock
from astrobookings_desktop.jobs.handlers import make_registry
from astrobookings_desktop.jobs.job import Job, NotConfigured, Offline, Outcome
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.jobs.presence import Presence
from astrobookings_desktop.jobs.queue import LEASE, pause_after
from astrobookings_desktop.jobs.registry import Recurring, Registry
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.unit.jobs.conftest import Works, copy_job

DAILY = Recurring("far", 24 * 60 * 60)
YEAR = timedelta(days=365)


def sweep(works: Works, *recurring: Recurring) -> None:
    office = works.company.office
    Runner(office, Registry(works.registry.handlers, recurring)).sweep(works.company.writer)


def due(works: Works, key: int) -> timedelta:
    """How long a job still waits."""
    run_after = works.row(key)["run_after"]
    return timedelta(milliseconds=run_after - milliseconds(works.company.clock.now))


@pytest.mark.parametrize("wrong", [YEAR, timedelta(days=1), timedelta(hours=4)], ids=str)
def test_what_recurs_comes_again_when_the_clock_is_right(works: Works, wrong: timedelta) -> None:
    """As a backup whose disk was away in that moment."""
    clock, begun = works.company.clock, works.company.clock.now

    def far(_tools: object, _job: Job) -> None:
        if clock.now >= begun + wrong:
            raise Offline("the disk is away")

    works.far = far
    registry = Registry(works.registry.handlers, (DAILY,))
    clock.now = begun + wrong
    assert Runner(works.company.office, registry).drain() == Counter({Outcome.WAITING: 1})
    done = []
    for hours in range(1, 80, 24):
        clock.now = begun + timedelta(hours=hours)
        works.far = lambda _tools, _job: None
        done.append(Runner(works.company.office, registry).drain()[Outcome.COMPLETED])
    # What was done under tomorrow's date isn't done again tomorrow.
    assert done[0] == 1
    assert [count for count in done if count] == [1] * (3 if wrong == timedelta(days=1) else 4)


def test_a_mail_goes_out_when_the_clock_is_right(works: Works, tmp_path: Path) -> None:
    company = works.company
    launch, traveler = company.launch(), company.traveler(email="ann@example.org")
    registry = make_registry(
        lambda: tmp_path, lambda: MailSettings(folder=tmp_path), resource("mail")
    )
    now = company.clock.now
    company.clock.forward(days=100)
    company.do(sell_seats, SellSeats(launch, traveler, 1))
    company.clock.now = now
    Runner(company.office, registry).drain()
    assert list(tmp_path.glob("*.eml"))


@pytest.mark.parametrize("ahead", [YEAR, timedelta(hours=1)], ids=str)
def test_a_claim_by_a_wrong_clock_runs_out_beside_a_worker_that_lives(
    works: Works, ahead: timedelta
) -> None:
    company = works.company
    living = Presence(company.path)
    assert living.enter()
    living.settle()
    now = company.clock.now
    lost, kept = works.add(), works.add("far")
    company.clock.now = now + ahead
    assert works.claim("gone") is not None
    held = works.claim("lives")
    assert held is not None
    company.clock.now = now
    sweep(works)
    assert (works.status(lost), works.status(kept)) == ("running", "running")
    company.clock.forward(seconds=LEASE.total_seconds() / 3)
    assert works.queue("lives").renew(company.writer, held, company.clock.now)
    company.clock.forward(seconds=LEASE.total_seconds() * 3 / 4)
    sweep(works)
    assert (works.status(lost), works.status(kept)) == ("pending", "running")
    assert works.do(held, "lives") is Outcome.COMPLETED
    living.leave()


def test_what_waits_as_it_should_waits_on(works: Works) -> None:
    """The longest waits that there are, and workers whose clocks differ by some hours."""
    company = works.company
    longest_try = max(pause_after(attempts, lambda: 1.0) for attempts in range(1, 30))
    company.do(change_settings, {"mail.grace_seconds": "86400"})
    with pytest.raises(InvalidValue):
        company.do(change_settings, {"mail.grace_seconds": "86401"})
    retried = works.add("far", wait=longest_try.total_seconds(), priority=10)
    others = [works.add(wait=86400), works.add("brief", wait=86400, priority=3)]
    keys = [retried, *others]
    before = [due(works, key) for key in keys]
    for kept, behind in ((keys, timedelta(hours=1)), (others, timedelta(hours=12))):
        company.clock.now -= behind
        sweep(works, DAILY)
        company.clock.now += behind
        assert [due(works, key) for key in keys if key in kept] == before[-len(kept) :]
    claimed = works.add()
    assert works.claim() is not None
    until = "SELECT locked_until FROM job_queue WHERE id = ?"
    renewed = company.value(until, claimed)
    company.clock.now -= 5 * LEASE
    sweep(works, DAILY)
    assert company.value(until, claimed) == renewed


def test_a_clock_set_forward_and_a_weeks_sleep_make_due_what_waited(works: Works) -> None:
    keys = [works.add(wait=wait) for wait in (30, 24 * 60 * 60)]
    works.company.clock.forward(days=7)
    sweep(works)
    assert [due(works, key) < timedelta(0) for key in keys] == [True, True]
    assert Runner(works.company.office, works.registry).drain()[Outcome.COMPLETED] == len(keys)


def test_what_waits_for_a_setting_is_not_woken_by_that(works: Works) -> None:
    def quick(_work: UnitOfWork, _job: Job) -> None:
        raise NotConfigured("no server is set")

    works.quick = quick
    key, far = works.add(), works.add(wait=YEAR.total_seconds())
    job = works.claim()
    assert job is not None
    works.do(job)
    works.company.do(wrong_clock.bring_back, ())
    assert works.row(key)["run_after"] == NEVER
    assert due(works, far) == timedelta(0)


def test_a_sweep_looks_into_the_index_however_many_wait(works: Works) -> None:
    """It comes every quarter of a minute."""
    company, steps = works.company, []
    key = works.add("far", wait=500, priority=3)
    sweep(works, DAILY)
    for count in (10, 4000):
        company.do(copy_job, key, count)
        ticks = [0]

        def tick(ticks: list[int] = ticks) -> int:
            ticks[0] += 1
            return 0

        company.writer._connection.set_progress_handler(tick, 10)
        sweep(works, DAILY)
        company.writer._connection.set_progress_handler(None, 0)
        steps.append(ticks[0])
    assert steps[1] <= steps[0] + 5
