"""The queue: working it, and steering its jobs."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from types import FrameType
from typing import Any

import click

from astrobookings_desktop.bootstrap import build_registry
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_record, shown, tell, warn
from astrobookings_desktop.cli.session import actor, changing, looking, open_office
from astrobookings_desktop.cli.told_records import changed, name_of, steer
from astrobookings_desktop.data.enqueue import DELIVER_NOTIFICATION
from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.data.queries.old_mails import (
    failed_messages,
    is_old_mail,
    message_of,
    old_failed_mails,
)
from astrobookings_desktop.data.queries.queue_state import QueueState, next_turn, queue_state
from astrobookings_desktop.domain import rights
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.pacing import FRESH
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.domain.values import parse_id
from astrobookings_desktop.jobs.documents import prepare_documents
from astrobookings_desktop.jobs.job import Outcome
from astrobookings_desktop.jobs.mail.outlook import count_over
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.access.sign_in import NOBODY
from astrobookings_desktop.services.checks.search_repair import order_search_repair
from astrobookings_desktop.services.job_control import (
    cancel_alike,
    cancel_job,
    retry_alike,
    retry_failed_jobs,
    retry_job,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork

# What was put off this time; where it stands now is told after that.
_IN_WORDS: dict[str, str] = {Outcome.WAITING: "put off"}

_STANDS = {"retrying": "put off", "for_a_setting": "waiting for a setting"}

JOB = click.argument("job", metavar="JOB", type=TEXT)

ALIKE = click.option("--alike", is_flag=True, help="And all that are in the same trouble.")


@click.command("worker")
@click.option("--drain", is_flag=True, help="Do what is due now, and end.")
@common_options()
def worker_command(drain: bool) -> None:
    """Work the queue until Ctrl+C: lapse holds, back up, tell people, keep the house in order.

    Several workers and windows may share one database; each job is done once.
    """
    office = open_office()
    rights.require(actor(office).role, Right.MANAGE_JOBS)
    with office.writer():  # a fault of the file is told before the first job is
        pass
    prepare_documents()  # fonts are the main thread's business; the jobs have threads of their own
    registry = build_registry(office.path)
    if drain:
        done = Runner(office, registry).drain()
        record: dict[str, Any] = {outcome.value: done[outcome] for outcome in Outcome}
        with looking(office, NOBODY) as view:
            left = queue_state(view.connection, view.now)
            turn = next_turn(view.connection, view.now)
        if options_of().as_json:
            put_record(record | {"left": _left(left)})
            return
        put_record({_IN_WORDS.get(name, name): count for name, count in record.items()})
        for line in _left_in_words(left, turn):
            tell(line)
        return
    runner = Runner(office, registry, troubled=_trouble)
    stop = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    tell(f"Working the queue of {office.path}; Ctrl+C ends it.")
    sys.stdout.flush()
    runner.start()
    stop.wait()
    if not runner.stop():
        warn("A long job was left in the middle: the next worker takes it up.")


def _left(state: QueueState) -> dict[str, Any]:
    """What is still in the queue, for a program."""
    return {
        **asdict(state.standing),
        "troubles": [
            {
                "status": one.status,
                "job_type": one.job_type,
                "count": one.count,
                "error_kind": one.kind,
                "error": one.error,
                "next_try": None if one.next_try is None else _moment(one.next_try),
            }
            for one in state.troubles
        ],
    }


def _left_in_words(state: QueueState, turn: int | None) -> Iterator[str]:
    """What is left and why, a line each."""
    counts = {
        _STANDS.get(name, name.replace("_", " ")): count
        for name, count in asdict(state.standing).items()
    }
    left = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
    yield f"Left: {left}." if left else "Nothing is left."
    if turn is not None:
        since = shown(_moment(turn))
        yield f"Waiting for their time, from {since} on: a mail has a time of grace before it goes."
    for one in state.troubles:
        match one.status, one.next_try:
            case "uncertain", _ if one.job_type == DELIVER_NOTIFICATION:
                stands = "uncertain, until somebody decides: notification mark-sent, "
                stands += "notification send-again"
            case "failed" | "uncertain", _:
                stands = f"{one.status}, until somebody decides: job retry, job cancel"
            case _, None:
                stands = "waiting for a setting, until that is mended"
            case _, _ if one.kind == Trouble.UNKNOWN:
                stands = "waiting for a newer version of the program"
            case _, int(moment):
                stands = f"put off, again at {shown(_moment(moment))}"
        yield f"{one.count:,} {one.job_type} {stands}. {one.error}"


def _moment(milliseconds: int) -> str:
    return to_text(datetime.fromtimestamp(milliseconds / 1000, UTC))


def _trouble(problem: DatabaseProblem | None) -> None:
    if problem is not None:
        warn(problem.message)


@click.group("job")
@common_options(changes=True)
def job_command() -> None:
    """Steer single jobs of the queue.

    `list job_queue` and `show job_queue` tell of them.
    """


@job_command.command("retry")
@JOB
@ALIKE
@common_options(changes=True)
def retry_command(job: str, alike: bool) -> None:
    """Do a job again that failed, was canceled or is uncertain; one that waits at once.

    Warns of mails that are more than a day old, that tell of what is over, or that may have
    arrived.
    """
    doubts: list[str] = []

    def again(work: UnitOfWork, key: int) -> int:
        before = work.now - FRESH
        if alike:
            old = old_failed_mails(work.connection, before, key)
            doubts.extend(_doubts(work, old, failed_messages(work.connection, key)))
            return retry_alike(work, key)
        message = message_of(work.connection, key)
        old = int(is_old_mail(work.connection, before, key))
        doubts.extend(_doubts(work, old, [] if message is None else [message]))
        retry_job(work, key)
        return 1

    if alike:
        _steer_alike(job, again, "retried", "tried again")
    else:
        steer(Entity.JOB_QUEUE, job, again, "Job {} is tried again.")
    _warn_of(doubts)


@job_command.command("retry-all")
@common_options(changes=True)
def retry_all_command() -> None:
    """Do all failed jobs again.

    Warns of mails that are more than a day old, or that tell of what is over.
    """
    with changing() as work:
        old = old_failed_mails(work.connection, work.now - FRESH)
        doubts = _doubts(work, old, failed_messages(work.connection))
        count = retry_failed_jobs(work)
    if options_of().as_json:
        put_record({"retried": count, "dry_run": options_of().dry_run})
    else:
        will = "would be" if options_of().dry_run else "is" if count == 1 else "are"
        tell(f"{count:,} failed job{'' if count == 1 else 's'} {will} tried again.")
    _warn_of(doubts)


def _doubts(work: UnitOfWork, old: int, messages: list[int]) -> list[str]:
    """What somebody might not have thought of, as `notification send-again` says it.

    Nothing for a program. Raises MissingRight.
    """
    work.require(Right.MANAGE_JOBS)  # it is what is refused, whatever failed
    if options_of().as_json:
        return []
    over, overtaken, twice = count_over(work, messages)
    found = []
    if twice:
        mails, whose = ("mail", "the recipient") if twice == 1 else ("mails", "their recipients")
        it = "it" if twice == 1 else "them"
        found.append(f"{twice:,} {mails} may have arrived: {whose} would get {it} twice")
    if old:
        are, tell_of = ("mail is", "it tells") if old == 1 else ("mails are", "they tell")
        found.append(f"{old:,} {are} more than a day old: what {tell_of} of may be over")
    if over:
        mails = "1 mail tells" if over == 1 else f"{over:,} mails tell"
        found.append(
            f"{mails} of a launch whose date is past or that doesn't take place, of a canceled "
            "booking, or of an invoice that is paid or void"
        )
    if overtaken:
        one, it_is = overtaken == 1, "it is" if overtaken == 1 else "they are"
        found.append(
            f"{overtaken:,} mail{'' if one else 's'} will be discarded, not sent: something newer "
            f"was told since, or {it_is} news no longer"
        )
    return found


def _warn_of(doubts: list[str]) -> None:
    for doubt in doubts:
        warn(doubt)


@job_command.command("repair-search")
@common_options(changes=True)
def repair_search_command() -> None:
    """Have the full text of names, phones and destinations made anew by the worker.

    For when `check` says that it doesn't agree with them.
    """
    with changing() as work:
        job = order_search_repair(work)
        name = name_of(work, job, "id", job)
        done = changed(work, Entity.JOB_QUEUE, job, f"Job {name} will repair the search.")
    done.put()


@job_command.command("cancel")
@JOB
@ALIKE
@common_options(changes=True)
def cancel_command(job: str, alike: bool) -> None:
    """Never do a job that waits or failed."""
    if alike:
        _steer_alike(job, cancel_alike, "canceled", "canceled")
    else:
        steer(Entity.JOB_QUEUE, job, cancel_job, "Job {} is canceled.")


def _steer_alike(job: str, act: Callable[[UnitOfWork, int], int], name: str, words: str) -> None:
    """Do it to a job and all that are in the same trouble, and say to how many."""
    key = parse_id(job, "id")
    with changing() as work:
        count = act(work, key)
        jobs = "1 job is" if count == 1 else f"{count:,} jobs in the same trouble are"
        title = f"{jobs} {words}." if count else f"No job is {words}: each has its like by now."
        done = changed(work, Entity.JOB_QUEUE, key, title, lacking=False, **{name: count})
    done.put()
