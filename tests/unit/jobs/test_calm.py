"""A worker that has nothing to do does next to nothing, and misses nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.data.queries.sale import ANY_DUE_LAUNCH
from astrobookings_desktop.jobs import calm as calm_module
from astrobookings_desktop.jobs.calm import Calm
from astrobookings_desktop.jobs.handlers import MINUTE, make_registry
from astrobookings_desktop.jobs.handlers.housekeeping import LAPSE_HOLDS, lapse
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.jobs.queue import LEASE
from astrobookings_desktop.jobs.registry import Handler, Recurring, Registry
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats
from astrobookings_desktop.services.office import Writer
from tests.helpers.company import Company
from tests.helpers.polling import until
from tests.unit.jobs.conftest import Works


class Time:
    """The company's clock, and the ticks that go on beside it whatever it is set to."""

    def __init__(self, company: Company) -> None:
        self.company, self.ticks = company, 0.0

    def passes(self, seconds: float) -> None:
        self.company.clock.forward(seconds=seconds)
        self.ticks += seconds


@pytest.fixture
def time(works: Works, monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time(works.company)
    monkeypatch.setattr(calm_module, "monotonic", lambda: time.ticks)
    return time


def commit_elsewhere(works: Works, _time: Time, _writer: Writer) -> None:
    works.add()


def commit_here(works: Works, _time: Time, writer: Writer) -> None:
    assert works.queue().claim(writer, works.company.clock.now) is not None


def set_back(works: Works, _time: Time, _writer: Writer) -> None:
    works.company.clock.now -= timedelta(seconds=10)


def sleep(works: Works, _time: Time, _writer: Writer) -> None:
    works.company.clock.forward(seconds=10)


def let_the_claim_run_out(_works: Works, time: Time, _writer: Writer) -> None:
    time.passes(10)


def wait(_works: Works, time: Time, _writer: Writer) -> None:
    time.passes(calm_module.LONGEST.total_seconds())


@pytest.mark.parametrize(
    "happens", [commit_elsewhere, commit_here, set_back, sleep, let_the_claim_run_out, wait]
)
def test_a_calm_lasts_until_something_happens(
    works: Works, time: Time, happens: Callable[[Works, Time, Writer], None]
) -> None:
    clock = works.company.clock
    works.add()
    if happens is let_the_claim_run_out:
        assert works.claim("dead") is not None
    time.passes(LEASE.total_seconds() - 20)
    with works.company.office.writer() as writer:
        calm = Calm(writer)
        assert not calm.lasts(writer.data_version(), clock.now), "nobody has swept yet"
        calm.begin(writer.data_version(), clock.now)
        time.passes(15)
        assert calm.lasts(writer.data_version(), clock.now)
        happens(works, time, writer)
        assert not calm.lasts(writer.data_version(), clock.now)


def test_a_worker_in_a_calm_begins_no_transaction_and_hears_the_next_commit(
    works: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("astrobookings_desktop.jobs.runner.SWEEP_SECONDS", 0.0)
    looks: list[bool] = []
    begun: list[int] = []
    lasts, unit_of_work = Calm.lasts, Writer.unit_of_work

    def look(calm: Calm, *given: object) -> bool:
        looks.append(lasts(calm, *given))  # type: ignore[arg-type]  # what the lane gives
        return looks[-1]

    def begin(writer: Writer, *given: object, **more: object) -> object:
        begun.append(len(looks))
        return unit_of_work(writer, *given, **more)  # type: ignore[arg-type]  # as above

    monkeypatch.setattr(Calm, "lasts", look)
    monkeypatch.setattr(Writer, "unit_of_work", begin)
    runner = Runner(works.company.office, works.registry)
    runner.start()
    until(lambda: looks[-20:] == [True] * 20 and max(begun) <= len(looks) - 20, "a calm")
    key = works.add()
    until(lambda: works.status(key) == "completed", "the job")
    assert runner.stop(10)


def test_what_comes_by_itself_ends_a_calm(works: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hold that runs out needs no commit, nor the end of the calm."""
    monkeypatch.setattr("astrobookings_desktop.jobs.runner.SWEEP_SECONDS", 0.0)
    monkeypatch.setattr(Calm, "lasts", lambda *_given: True)
    company = works.company
    launch = company.launch()
    company.do(hold_seats, SellSeats(launch, company.traveler(), 3))
    lapsing = Recurring(LAPSE_HOLDS, MINUTE, ANY_DUE_LAUNCH)
    runner = Runner(company.office, Registry({LAPSE_HOLDS: Handler(short=lapse)}, (lapsing,)))
    swept: list[object] = []
    monkeypatch.setattr(Calm, "begin", lambda *given: swept.append(given))
    runner.start()
    until(lambda: bool(swept), "the first sweep")
    company.clock.forward(hours=24, seconds=1)
    until(lambda: company.seats(launch) == (0, 0), "the lapse")
    assert runner.stop(10)


def test_no_job_is_left_for_holds_while_none_runs_out(works: Works) -> None:
    """Else each minute would wake the disk and every window."""
    company = works.company
    registry = make_registry(lambda: company.path.parent, MailSettings, resource("mail"))
    left = "SELECT count(*) FROM job_queue WHERE job_type = 'lapse_holds'"
    launch = company.launch()
    company.do(hold_seats, SellSeats(launch, company.traveler(), 3))
    Runner(company.office, registry).drain()
    company.clock.forward(hours=23)
    Runner(company.office, registry).drain()
    assert company.value(left) == 0
    company.clock.forward(hours=1, seconds=1)
    Runner(company.office, registry).drain()
    assert company.value(left) == 1
    assert company.seats(launch) == (0, 0)
