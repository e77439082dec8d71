"""The queue beside Huey, persist-queue, litequeue and bare `sqlite3`, and beside a window.

All of them keep what was promised through a power cut: WAL and `synchronous=FULL`, which litequeue
(NORMAL) and Huey (OFF without `fsync`) don't choose by themselves; persist-queue has it as SQLite's
own. All of them leave jobs over one connection and do them over another, as a desk and a worker.
Theirs are three commits that wait for the disk, one each for leaving a job, taking it, noting its
end. Ours is one: the effect and the end are undone together, so they need not wait at once
(`Writer.settle` follows within 50 ms); "each end waited for" is ours without that. A full cycle is:
leave a job, take it, do nothing, note its end; "in a row" twenty are left, then done. A turn is ten
cycles, or one row, and at its end the disk has all of it. No ratio can be more than bare `sqlite3`
reaches with our rows, indexes and statements (`bare_cycle`): that column says what is possible on
this disk, for the quicker it is, the less three waits are worth.
"""

import contextlib
import os
import random
import secrets
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from astrobookings_desktop.config import resource
from astrobookings_desktop.data.durability import Durability
from astrobookings_desktop.data.enqueue import milliseconds
from astrobookings_desktop.data.gate import WriteGate
from astrobookings_desktop.jobs.handlers import make_registry
from astrobookings_desktop.jobs.job import Job
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.jobs.outcome import Doing
from astrobookings_desktop.jobs.queue import Queue
from astrobookings_desktop.jobs.registry import Handler, Registry
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.leaving_jobs import put_in_queue
from astrobookings_desktop.services.office import Office, system_clock
from astrobookings_desktop.services.people.travelers import create_traveler
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.threads.turns import share_interpreter
from tests.benchmarks.bare_cycle import bare_cycle
from tests.benchmarks.other_queues import (
    TURN,
    Cycle,
    bare,
    huey,
    litequeue,
    persist_queue,
    turn_of,
)
from tests.benchmarks.side_by_side import spread, waiting_for_the_disk
from tests.helpers.company import Clock, Company, catalogue
from tests.helpers.polling import until

TURNS, IN_A_ROW = 40, 20
IDLE_SECONDS = 60.0
DESK_PAUSE = 0.005  # seconds between two writes
BESIDE_RUNS = 5
LEAST, LEAST_FULL = "bare sqlite3, our statements", "bare, ours, 10,000 waiting"
ALONE = "without a worker, which no order can beat"
PLAIN = "without the gate, each job's commits waited for"
JOBS_BESIDE_A_WINDOW = 10_000
JOBS_BESIDE_A_DESK = 15_000  # the unlucky write waits for thousands of them
LATENCIES = 200


def quick() -> Registry:
    return Registry({"quick": Handler(short=lambda _work, _job: None)})


def write(work: UnitOfWork, number: object) -> None:
    """A record and its row of the log: what a desk writes, and a job that does something."""
    create_traveler(work, {"name": f"T {number}"})


def writing() -> Registry:
    return Registry({"quick": Handler(short=lambda work, job: write(work, job.id))})


def leave(work: UnitOfWork, count: int = 1, wait: float = -1) -> None:
    due = milliseconds(work.now) + round(wait * 1000)
    for _ in range(count):
        put_in_queue(work, "quick", None, None, None, due=due)


@contextlib.contextmanager
def company(folder: Path, name: str = "ours.db") -> Iterator[Company]:
    made = Company(folder / name, clock=Clock(system_clock()))
    yield made
    made.close()


# --- full cycles ----------------------------------------------------------------------------------


def ours(made: Company, *, each_waited_for: bool = False, row: int = 1) -> Cycle:
    """A turn of it: left by one writer, as the desk does, and done by another, as a worker does."""
    queue, worker = Queue("bench", ["quick"]), made.office.writer()
    doing = Doing(worker, queue, quick(), lambda _changes: None)

    def cycle() -> None:
        for _ in range(row):
            made.do(leave)
        done = 0
        while done < row:
            job = queue.claim(worker, made.clock.now)
            assert job is not None
            done += doing.do_row(job, lambda: row > 1).total()
        doing.settle(at_once=each_waited_for)

    def turn() -> None:
        for _ in range(TURN if row == 1 else 1):
            cycle()
        doing.settle(at_once=True)

    return turn


def cycles(folder: Path) -> None:
    print(f"the disk takes {waiting_for_the_disk(folder):.2f} ms for a page")
    with company(folder) as made, company(folder, "backlog.db") as full:
        full.do(leave, 10_000, wait=-0.5)
        arms: dict[str, tuple[Cycle, float | None]] = {
            "ours": (ours(made), None),
            "ours, each end waited for": (ours(made, each_waited_for=True), None),
            f"ours, {IN_A_ROW} in a row": (ours(made, row=IN_A_ROW), None),
            "ours, 10,000 waiting": (ours(full), None),
            "Huey (SqliteHuey)": (turn_of(huey(folder)), 1.2),
            "persist-queue": (turn_of(persist_queue(folder)), 1.1),
            "litequeue": (turn_of(litequeue(folder)), 1.8),
            "litequeue, 10,000 waiting": (turn_of(litequeue(folder, 10_000)), 6.0),
            "bare sqlite3": (turn_of(bare(folder)), None),
            LEAST: (bare_cycle(folder, "bare-ours.db"), None),
            LEAST_FULL: (bare_cycle(folder, "bare-full.db", 10_000), None),
        }
        taken: dict[str, list[float]] = {name: [] for name in arms}
        worked: dict[str, list[float]] = {name: [] for name in arms}
        # By turns, for the disk is another one from moment to moment, and in an order by chance:
        # who follows the search through a backlog finds the caches full of it.
        chance = random.Random(5)
        for _ in range(TURNS):
            for name in chance.sample(list(arms), len(arms)):
                jobs = IN_A_ROW if "in a row" in name else TURN
                start, busy = time.perf_counter(), time.thread_time()
                arms[name][0]()
                taken[name].append((time.perf_counter() - start) / jobs * 1000)
                worked[name].append((time.thread_time() - busy) / jobs * 1000)
    print(
        f"{'full cycle of a job, ms':34} {'median (quartiles)':>20} {'of ours':>8}  {'goal':14} "
        f"{'of bare with ours':>17} {'of ours in a row':>16} {'processor':>9}"
    )
    middles = {name: statistics.median(times) for name, times in taken.items()}
    for name, (_cycle, goal) in arms.items():
        own, least = ("ours, 10,000 waiting", LEAST_FULL) if "10,000" in name else ("ours", LEAST)
        ratio = middles[name] / middles[own]
        print(
            f"{name:34} {spread(taken[name]):>20} {ratio:8.2f}  "
            f"{_met(ratio, goal, at_least=True):14} {middles[name] / middles[least]:17.2f} "
            f"{middles[name] / middles[f'ours, {IN_A_ROW} in a row']:16.2f} "
            f"{statistics.median(worked[name]):9.2f}"
        )


def worked_off(folder: Path) -> None:
    """What a job costs of 10,000 that were left at once: taking it and noting its end."""
    from litequeue import LiteQueue

    other = LiteQueue(str(folder / "worked-off-lite.db"))
    other.conn.execute("PRAGMA synchronous = FULL")
    with other.conn:
        for _ in range(10_000):
            other.put("{}")

    def theirs() -> int:
        for _ in range(TURN):
            message = other.pop()
            assert message is not None
            other.done(message.message_id)
        return TURN

    with company(folder, "worked-off.db") as made:
        made.do(leave, 10_000)
        queue, worker = Queue("bench", ["quick"]), made.office.writer()
        doing = Doing(worker, queue, quick(), lambda _changes: None)

        def our_turn() -> int:
            job = queue.claim(worker, made.clock.now)
            if job is None:
                return 0
            done = doing.do_row(job).total()
            doing.settle(at_once=True)
            return done

        taken: list[list[float]] = [[], []]
        for _ in range(TURNS):
            for times, turn in zip(taken, (our_turn, theirs), strict=True):
                start = time.perf_counter()
                jobs = turn()
                if jobs:  # a quick machine's rows are long: none is left before the last turn
                    times.append((time.perf_counter() - start) / jobs * 1000)
    middle = [statistics.median(times) for times in taken]
    print(
        f"a job of 10,000 left at once, ms: ours {middle[0]:.2f}, litequeue {middle[1]:.2f}: "
        f"{middle[1] / middle[0]:.1f}"
    )


# --- claims ---------------------------------------------------------------------------------------


def claims(folder: Path) -> None:
    """A claim among few and among many that wait, by turns."""
    with contextlib.ExitStack() as stack:
        arms: list[tuple[Company, Queue, list[float]]] = []
        for count in (1_000, 100_000):
            made = stack.enter_context(company(folder, f"claims-{count}.db"))
            made.do(leave, count // 2)
            made.do(leave, count // 2, wait=3600)  # what waits for the network or a setting
            arms.append((made, Queue("bench", ["quick", "other"]), []))
        for _ in range(300):
            for made, queue, times in arms:
                start = time.perf_counter()
                assert queue.claim(made.writer, made.clock.now) is not None
                times.append((time.perf_counter() - start) * 1000)
    figures = [statistics.median(times) for _made, _queue, times in arms]
    ratio = figures[1] / figures[0]
    print(
        f"claim, ms: {figures[0]:.3f} at 1,000 waiting, {figures[1]:.3f} at 100,000: "
        f"{ratio:.2f}  {_met(ratio, 1.3)}"
    )


# --- beside others --------------------------------------------------------------------------------


def desk_writes(made: Company, goes_on: Callable[[], bool] = lambda: True) -> list[float]:
    """How long writes of a desk that sells fast take, ms, as long as `goes_on`."""
    pause, times = threading.Event(), []
    for number in range(60):
        if not goes_on():
            break
        start = time.perf_counter()
        made.do(write, number)
        times.append((time.perf_counter() - start) * 1000)
        pause.wait(DESK_PAUSE)  # a person's: nothing comes that could be waited for
    return times


def beside_a_worker(folder: Path, *, gated: bool, waits: bool = False) -> list[float]:
    """How long writes of the desk take, ms, while a worker does job after job, each a write.

    Not `gated`, SQLite's busy handler alone keeps order; with `waits` each commit of the worker
    waits for the disk, too, as it does where nothing else is chosen.
    """
    name = f"beside-{gated}-{waits}-{secrets.token_hex(4)}.db"
    with company(folder, name) as made, contextlib.ExitStack() as stack:
        made.do(leave, JOBS_BESIDE_A_DESK)
        runner = Runner(made.office, writing())
        if not gated:
            stack.enter_context(replaced(WriteGate, "__enter__", lambda _self: None))
            stack.enter_context(replaced(WriteGate, "__exit__", lambda _self, *_error: None))
        if waits:
            stack.enter_context(replaced(Durability, "choose", lambda _self, _waits: None))
        stack.callback(runner.stop, 10)
        runner.start()
        until(lambda: made.value(_ENDED) > 50, "the worker to be busy")
        return desk_writes(made, lambda: made.value(_ENDED) < JOBS_BESIDE_A_DESK - 100)


@contextlib.contextmanager
def replaced(owner: type, name: str, stand_in: Callable[..., object]) -> Iterator[None]:
    kept = getattr(owner, name)
    setattr(owner, name, stand_in)
    try:
        yield
    finally:
        setattr(owner, name, kept)


@contextlib.contextmanager
def interpreter_shared() -> Iterator[None]:
    before = sys.getswitchinterval()
    share_interpreter()
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def without_a_worker(folder: Path) -> list[float]:
    """How long the same writes take when nobody else writes, ms."""
    with company(folder, f"alone-{secrets.token_hex(4)}.db") as made:
        return desk_writes(made)


_ENDED = "SELECT count(*) FROM job_queue WHERE status = 'completed'"


def writes_beside_a_worker(folder: Path) -> None:
    """Some runs of each in turn: for the busy handler, luck decides how a run goes.

    Threads share the interpreter as in the window, which has the desk and a worker.
    """
    arms: dict[str, Callable[[], list[float]]] = {
        "beside a busy worker": lambda: beside_a_worker(folder, gated=True),
        "without the gate": lambda: beside_a_worker(folder, gated=False),
        PLAIN: lambda: beside_a_worker(folder, gated=False, waits=True),
        ALONE: lambda: without_a_worker(folder),
    }
    taken: dict[str, list[float]] = {name: [] for name in arms}
    with interpreter_shared():
        for _ in range(BESIDE_RUNS):
            for name, run in arms.items():
                taken[name] += run()
    ours = taken["beside a busy worker"]
    for name, times in taken.items():
        print(
            f"desk's write {name}: {len(times)} of them, median {statistics.median(times):.1f} ms, "
            f"mean {statistics.mean(times):.1f} ms, worst {max(times):.1f} ms, "
            f"of ours {statistics.median(times) / statistics.median(ours):.1f}, "
            f"{statistics.mean(times) / statistics.mean(ours):.1f}, {max(times) / max(ours):.1f}"
        )
    median, mean = (of(taken[PLAIN]) / of(ours) for of in (statistics.median, statistics.mean))
    most = statistics.median(taken[PLAIN]) / statistics.median(taken[ALONE])
    print(
        f"  better than plain SQLite with its busy handler by {median:.0f} (median)  "
        f"{_met(median, 50, at_least=True)}; at most {most:.0f} can be reached, by a desk alone; "
        f"{mean:.0f} in the mean"
    )


def latency(folder: Path, *, same_process: bool) -> None:
    told = folder / f"started-{same_process}"
    told.touch()
    with company(folder, f"latency-{same_process}.db") as made:
        office = Office(made.path, catalogue(), "bench", secrets.randbelow)
        made.clock.now = system_clock()
        runner = Runner(office, _telling(told))
        other = None
        if same_process:
            runner.start()
        else:
            words = ["-m", "tests.benchmarks.bench_queue", str(made.path), str(told)]
            other = subprocess.Popen([sys.executable, *words])
        made.do(leave)
        until(lambda: told.read_bytes(), "the first job, which isn't measured")
        times = []
        for number in range(1, LATENCIES + 1):
            made.clock.now = system_clock()
            made.do(leave)
            committed = time.monotonic_ns()
            if same_process:
                runner.wake()
            until(lambda seen=number: len(told.read_bytes()) // 20 > seen, "the job")
            times.append((int(told.read_bytes()[-20:]) - committed) / 1e6)
        runner.stop()
        if other is not None:
            other.terminate()
            other.wait()
    cuts = statistics.quantiles(times, n=100)
    where = "same process" if same_process else "another process"
    print(f"from commit to start, {where}: median {cuts[49]:.2f} ms, 99th {cuts[98]:.2f} ms")


def _telling(told: Path) -> Registry:
    """Jobs that write down when they begin, twenty signs each."""
    descriptor = os.open(told, os.O_WRONLY | os.O_APPEND)

    def tell(_work: UnitOfWork, _job: Job) -> None:
        os.write(descriptor, f"{time.monotonic_ns():020d}".encode())

    return Registry({"quick": Handler(short=tell)})


def work_for_another(path: Path, told: Path) -> None:
    Runner(Office(path, catalogue(), "bench", secrets.randbelow), _telling(told)).start()
    threading.Event().wait()


# The hourly and daily jobs are there, and none of them is due now (Unix milliseconds).
BEGUN = (
    "SELECT count(*) > 0 AND sum(status = 'running' OR (status = 'pending' "
    "AND run_after < strftime('%s', 'now', '+5 seconds') * 1000)) = 0 FROM job_queue"
)


def idle(folder: Path) -> None:
    with company(folder, "idle.db") as made:
        (folder / "backups").mkdir()
        office = Office(made.path, catalogue(), "bench", secrets.randbelow)
        known = make_registry(lambda: folder / "backups", MailSettings, resource("mail"))
        runner = Runner(office, known)
        runner.start()
        until(lambda: made.value(BEGUN), "what is due at the start")
        cpu, wall = time.process_time(), time.perf_counter()
        runner.stopping.wait(IDLE_SECONDS)  # which doesn't come: what is measured is idle time
        share = (time.process_time() - cpu) / (time.perf_counter() - wall) * 100
        runner.stop()
    print(
        f"idle worker, share of a core over {IDLE_SECONDS:.0f} s: {share:.3f} %  {_met(share, 0.5)}"
    )


def beside_a_window(folder: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from astrobookings_desktop.domain.entities import Entity
    from astrobookings_desktop.ui.context import UiContext
    from astrobookings_desktop.ui.job_thread import JobThread
    from astrobookings_desktop.ui.main_window import MainWindow
    from astrobookings_desktop.ui.window.state import WindowState
    from tests.benchmarks.loop_watch import Gaps, make_app, spin, watched

    app = make_app()
    for title in ("desk", "jobs"):
        with company(folder, f"window-{title}.db") as made:
            made.do(leave, JOBS_BESIDE_A_WINDOW)
            office = Office(made.path, catalogue(), "bench", secrets.randbelow)
            context = UiContext(office, BUILT_IN_ADMINISTRATOR)
            jobs = JobThread(office, quick)
            window = MainWindow(context, WindowState(None), jobs=jobs)
            window.show()
            if title == "jobs":
                place = window.pages.place_of(Entity.JOB_QUEUE)
                assert place is not None
                window.go_to_page(place)
            spin(1.0)
            gaps = Gaps()
            with watched(gaps, rest_seconds=1.0) as lap:
                jobs.start()
                start = time.perf_counter()
                while made.value(_ENDED) < JOBS_BESIDE_A_WINDOW:
                    spin(1.0)
                    lap()
                seconds = time.perf_counter() - start
            window.close()
            window.deleteLater()
            app.processEvents()
        told = f"{JOBS_BESIDE_A_WINDOW:,} jobs, {JOBS_BESIDE_A_WINDOW / seconds:,.0f} a second"
        print(f"window ({title}) beside {told}, per second: {gaps}")


def _met(figure: float, goal: float | None, *, at_least: bool = False) -> str:
    if goal is None:
        return ""
    met = figure >= goal if at_least else figure <= goal
    return f"{'≥' if at_least else '≤'} {goal:g}  {'ok' if met else 'MISSED'}"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cycles(folder)
        worked_off(folder)
        claims(folder)
        writes_beside_a_worker(folder)
        latency(folder, same_process=True)
        latency(folder, same_process=False)
        idle(folder)
        beside_a_window(folder)


if __name__ == "__main__":
    work_for_another(Path(sys.argv[1]), Path(sys.argv[2]))
