"""Messages that wait for a server or a folder, and go when it is there."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.data.queries.queue import NEVER
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.jobs.job import Job, NotConfigured, Offline, Outcome
from astrobookings_desktop.jobs.mail.attachments import NOT_YET_PAUSE
from astrobookings_desktop.jobs.mail.way import NOT_YET, PACED, MailServer, MailSettings
from astrobookings_desktop.jobs.outcome import Doing
from astrobookings_desktop.jobs.queue import Queue
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.bookings.transfers import transfer_booking
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.launches.transitions import abort_launch, delay_launch
from astrobookings_desktop.services.messages.states import send_again
from astrobookings_desktop.services.money.invoices import void_invoice
from astrobookings_desktop.services.money.payments import refund_payment
from astrobookings_desktop.services.money.receivables import mark_overdue, remind
from tests.helpers.company import Company
from tests.helpers.doctor import doctoring
from tests.helpers.ledgers import billed, pay, payer
from tests.helpers.mail_server import BadServer, GoodServer, talk
from tests.helpers.polling import until
from tests.unit.jobs.conftest import Works
from tests.unit.jobs.delivery.conftest import PLENTY, Office, worker


def work(office: Office, runner: Runner) -> Counter[Outcome]:
    """What is due now, as a lane does it."""
    done: Counter[Outcome] = Counter()
    with office.company.office.writer() as writer:
        queue = Queue(runner.name, runner.registry.handlers)
        doing = Doing(writer, queue, runner.registry, runner.changed)
        runner.sweep(writer)
        while (job := queue.claim(writer, office.company.clock.now)) is not None:
            done += doing.do_row(job, ended=runner.ended)
    return done


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


def test_a_sender_that_can_be_none_is_waited_for_and_mended(office: Office, tmp_path: Path) -> None:
    """One that an earlier version took, of the company or of this workstation alone."""
    odd = "josé@empresa.example"
    message = office.sell()
    with doctoring(office.company.path) as connection:
        connection.execute("UPDATE setting SET value = ? WHERE key = 'company_email'", (odd,))
    office.settings = MailSettings(folder=tmp_path)
    for _ in range(12):  # more often than anything is tried
        assert office.drain() == Counter({Outcome.WAITING: 1})
    assert f"{odd} is no address that mail can come from" in office.error(message)
    office.company.do(change_settings, {"company_email": "desk@aurora.example"})
    office.settings = MailSettings(folder=tmp_path, sender=odd)
    assert office.drain() == Counter({Outcome.WAITING: 1})
    office.settings = MailSettings(folder=tmp_path)
    assert office.drain() == Counter({Outcome.COMPLETED: 1})
    assert office.status(message) == "sent"


def test_a_server_or_account_that_can_be_none_is_waited_for(office: Office) -> None:
    messages = []
    with BadServer(talk({"EHLO": "250-here\r\n250 AUTH LOGIN"})) as bad:
        for server in (
            MailServer("smtp..example.org", 25, "none"),
            MailServer("127.0.0.1", bad.port, "none", "desk", "Schlüssel"),
        ):
            office.settings = MailSettings(server)
            messages.append(office.sell())
            for _ in range(12):
                assert office.drain()[Outcome.WAITING] >= 1
    assert [office.status(one) for one in messages] == ["pending", "pending"]


def vip(company: Company) -> int:
    """Somebody with seats on two launches that are to come."""
    person = company.traveler(email="vip@example.org")
    for _ in range(2):
        company.do(sell_seats, SellSeats(company.launch(), person, 1))
    return person


def waiting_for(office: Office, event: str) -> int:
    """The mail of that event, which waits for a server."""
    office.settings = MailSettings()
    office.drain()
    office.drain()
    sql = "SELECT id FROM notification WHERE event = ? AND channel = 'mail' AND status = 'pending'"
    (found,) = office.company.rows(sql, event)
    return int(found[0])


@pytest.mark.parametrize("ending", ["aborted", "departed", "delayed past it", "open"])
def test_a_new_launch_is_told_of_as_long_as_its_seats_are_sold(
    office: Office, tmp_path: Path, ending: str
) -> None:
    company = office.company
    vip(company)
    date = company.clock.now + timedelta(days=20)
    launch = company.launch(date=date, destination="Mars", range="mars")
    message = waiting_for(office, "launch_scheduled")
    if ending == "aborted":
        company.do(abort_launch, launch, "no engine")
    elif ending.startswith("delayed"):
        company.do(delay_launch, launch, date + timedelta(days=9))
    if ending.startswith("de"):
        company.clock.forward(days=21)
    office.settings = MailSettings(folder=tmp_path)
    office.drain()
    told = office.status(message)
    assert told == ("sent" if ending in ("open", "delayed past it") else "discarded")
    assert any("Mars" in file.read_text() for file in tmp_path.glob("*.eml")) == (told == "sent")
    assert list(check(company.reader)) == []


def test_an_outcome_that_was_corrected_leaves_the_news_as_it_was(
    office: Office, tmp_path: Path
) -> None:
    company = office.company
    vip(company)
    launch = company.launch()
    message = waiting_for(office, "launch_scheduled")
    company.do(abort_launch, launch, "no engine")
    company.do(correct_outcome, launch, None, "there is one")
    office.settings = MailSettings(folder=tmp_path)
    office.drain()
    assert office.status(message) == "sent"


@pytest.mark.parametrize("end", ["paid", "void", "paid in part", "given back"])
def test_a_reminder_goes_as_long_as_something_is_to_be_paid(
    office: Office, tmp_path: Path, end: str
) -> None:
    company = office.company
    invoice = billed(company, payer(company))
    office.settings = MailSettings(folder=tmp_path)
    office.drain()
    company.clock.forward(days=32)
    company.do(mark_overdue)
    company.do(remind)
    message = waiting_for(office, "invoice_reminder")
    amount = "1.00" if end == "paid in part" else "100.00"
    if end == "void":
        company.do(void_invoice, invoice, "wrong")
    else:
        payment = pay(company, invoice, amount)
        if end == "given back":
            company.do(refund_payment, payment, "twice")
    office.settings = MailSettings(folder=tmp_path)
    office.drain()
    assert office.status(message) == ("discarded" if end in ("paid", "void") else "sent")
    if end == "paid":
        with doctoring(company.path) as connection:  # and whoever sends it again
            connection.execute("UPDATE notification SET status = 'failed' WHERE id = ?", (message,))
        company.do(send_again, message)
        office.drain()
        assert office.status(message) == "discarded"
    assert list(check(company.reader)) == []


def test_a_folder_that_is_gone_is_waited_for_and_noticed_when_it_is_back(
    office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "mails"
    office.settings = MailSettings(folder=folder)
    message = office.sell()
    office.company.clock.forward(seconds=31)
    runner = worker(office)
    with office.company.office.writer() as writer:
        assert runner.drain() == Counter({Outcome.WAITING: 1})
        job = "SELECT status, attempts, error_kind FROM job_queue WHERE entity_id = ?"
        assert office.company.rows(job, message) == [("pending", 0, "setting")]
        runner.sweep(writer)
        assert f"The folder of messages {folder} isn't there" in office.error(message)
        assert not folder.exists()
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


def test_what_waits_for_a_setting_waits_for_the_server_once_that_is_set(
    office: Office, good: GoodServer
) -> None:
    way = office.settings
    office.settings = MailSettings()
    messages = [office.sell() for _ in range(6)]
    assert office.drain() == Counter({Outcome.WAITING: 6})
    office.settings = MailSettings(MailServer("127.0.0.1", 9, "none", timeout=5))
    assert office.drain() == Counter({Outcome.WAITING: 1}), "one finds out for all"
    stands = "SELECT DISTINCT error_kind, last_error, run_after < ? FROM job_queue WHERE id IN "
    keys = ", ".join(str(office.job(message)) for message in messages)
    ((kind, said, has_its_time),) = office.company.rows(f"{stands} ({keys})", NEVER)
    assert (kind, has_its_time) == ("network", 1)
    assert "127.0.0.1:9 can't be reached" in said
    office.settings = way
    office.company.clock.forward(seconds=60)
    assert office.drain() == Counter({Outcome.COMPLETED: 6})
    assert len(set(good.ids)) == len(good.ids) == 6


@pytest.mark.parametrize("said", [PACED, NOT_YET])
def test_one_that_was_put_off_before_the_server_was_asked_frees_no_others(
    office: Office, good: GoodServer, said: str
) -> None:
    def not_yet(*_of: object) -> tuple[()]:
        raise Offline(NOT_YET, NOT_YET_PAUSE)

    way, clock = office.settings, office.company.clock
    office.sell()
    assert office.drain() == Counter({Outcome.COMPLETED: 1})
    messages = [office.sell() for _ in range(3)]
    office.settings = MailSettings()
    assert office.drain() == Counter({Outcome.WAITING: 3})
    office.settings = way
    if said == PACED:
        office.settings = replace(way, per_minute=1)
    else:
        office.attachments["booking_sold"] = not_yet
    runner = worker(office)
    assert work(office, runner) == Counter({Outcome.WAITING: 1}), "one is tried"
    assert work(office, runner) == Counter()
    waits = "SELECT count(*) FROM job_queue WHERE run_after = ?"
    assert office.company.value(waits, NEVER) == 2
    office.settings = way
    office.attachments.clear()
    clock.forward(seconds=60)
    assert work(office, runner) == Counter({Outcome.COMPLETED: 1})
    assert work(office, runner) == Counter({Outcome.COMPLETED: 2}), "the others follow"
    assert {office.status(message) for message in messages} == {"sent"}


def test_one_bad_letter_holds_up_none_that_wait_for_the_same_setting(
    office: Office, good: GoodServer
) -> None:
    way = office.settings
    office.settings = MailSettings()
    bad, *others = [office.sell() for _ in range(6)]
    office.drain()
    office.company.writer._connection.execute(
        "UPDATE notification SET facts = '[]' WHERE id = ?", (bad,)
    )
    office.settings = way
    assert office.drain() == Counter({Outcome.FAILED: 1, Outcome.COMPLETED: 5})
    assert {office.status(message) for message in others} == {"sent"}


def test_a_letter_that_was_overtaken_says_nothing_of_the_way(
    office: Office, tmp_path: Path
) -> None:
    office.settings = MailSettings(folder=tmp_path / "away")
    old, *_others = [office.sell() for _ in range(20)]
    assert office.drain() == Counter({Outcome.WAITING: 20})
    booking = office.company.value("SELECT entity_id FROM notification WHERE id = ?", old)
    office.company.do(transfer_booking, booking, office.company.traveler())
    done = Counter[Outcome]()
    for _ in range(3):
        done += office.drain()
    assert done[Outcome.WAITING] < 6


def test_another_zone_wakes_none_another_sender_one(office: Office, good: GoodServer) -> None:
    way, runner = office.settings, worker(office)
    office.settings = MailSettings()
    messages = [office.sell() for _ in range(3)]
    assert office.drain() == work(office, runner) + Counter({Outcome.WAITING: 2})
    waits = "SELECT count(*) FROM job_queue WHERE run_after = 9007199254740991"
    office.company.do(change_settings, {"company_time_zone": "Europe/Madrid"})
    assert office.company.value(waits) == 3
    office.company.do(change_settings, {"company_email": "desk@orbital.example"})
    assert office.company.value(waits) == 2, "a server may go on refusing"
    office.settings = way
    assert [work(office, runner).total() for _ in range(2)] == [1, 2], "the others follow"
    assert {office.status(message) for message in messages} == {"sent"}


def test_while_the_worker_runs_the_others_follow_at_once(office: Office, good: GoodServer) -> None:
    way = office.settings
    office.settings = MailSettings()
    messages = [office.sell() for _ in range(5)]
    office.drain()
    runner = worker(office)
    runner.start()
    try:
        office.settings = way
        runner.settings_changed({Section.MAIL})
        sent = {"sent"}
        until(lambda: {office.status(one) for one in messages} == sent, "all of them", 10)
    finally:
        runner.stop()
    assert len(set(good.ids)) == len(good.ids) == 5


def test_what_is_put_off_goes_when_mail_is_set_and_what_waits_its_turn_stays(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trouble(*_args: object) -> None:
        raise DatabaseProblem(office.company.path, "The disk is away.")

    away = MailServer("127.0.0.1", 9, "none", timeout=5)
    office.settings = MailSettings(away, per_minute=PLENTY)
    late, paced = office.sell(), office.sell()
    assert office.drain() == Counter({Outcome.WAITING: 2})
    said = "UPDATE job_queue SET last_error = :said WHERE id = :id"
    turn = {"said": PACED.format(count=30), "id": office.job(paced)}
    office.company.do(lambda work: work.execute(said, **turn))
    office.settings = MailSettings(folder=tmp_path)
    runner = worker(office)
    assert work(office, runner) == Counter()
    runner.settings_changed({Section.WORKSTATION})
    assert work(office, runner) == Counter(), "what was set has nothing to do with it"
    runner.settings_changed({Section.MAIL})
    with monkeypatch.context() as broken:
        broken.setattr("astrobookings_desktop.jobs.runner.bring_back", trouble)
        with pytest.raises(DatabaseProblem):  # the lane tries again when that has passed
            work(office, runner)
    assert work(office, runner) == Counter({Outcome.COMPLETED: 1})
    assert [office.status(one) for one in (late, paced)] == ["sent", "pending"]


def test_a_sweep_that_was_undone_is_made_up_for_at_once(
    office: Office, good: GoodServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trouble(*_args: object) -> None:
        raise DatabaseProblem(office.company.path, "The disk is full.")

    way = office.settings
    office.settings = MailSettings()
    messages = [office.sell() for _ in range(3)]
    assert office.drain() == Counter({Outcome.WAITING: 3})
    runner = worker(office)
    assert work(office, runner) == Counter({Outcome.WAITING: 1})
    office.settings = way
    runner.settings_changed({Section.MAIL})
    for _ in messages:
        with monkeypatch.context() as broken:
            broken.setattr("astrobookings_desktop.jobs.runner.bring_back", trouble)
            with pytest.raises(DatabaseProblem):
                work(office, runner)
        assert work(office, runner) == Counter({Outcome.COMPLETED: 1})
    assert {office.status(message) for message in messages} == {"sent"}


def test_a_worker_that_met_no_fault_finds_that_it_is_over_by_trying_one_of_many(
    office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "mails"
    office.settings = MailSettings(folder=folder)
    messages = [office.sell() for _ in range(3)]
    clock = office.company.clock

    def waiting() -> int:
        sql = f"SELECT count(*) FROM job_queue WHERE status = 'pending' AND run_after = {NEVER}"
        return int(office.company.value(sql))

    clock.forward(seconds=31)
    other = worker(office)  # runs all the while
    with office.company.office.writer() as writer:
        other.sweep(writer)
    assert worker(office).drain() == Counter({Outcome.WAITING: 3})
    folder.mkdir()
    assert work(office, other) == Counter()
    clock.forward(minutes=5)
    assert work(office, other) == Counter({Outcome.COMPLETED: 1}), "one is tried"
    assert waiting() == 2
    clock.forward(seconds=15)
    assert work(office, other) == Counter({Outcome.COMPLETED: 2}), "the others follow"
    assert [office.status(message) for message in messages] == ["sent"] * 3


def test_what_a_worker_without_a_server_put_off_goes_by_the_one_that_has_it(
    office: Office, good: GoodServer
) -> None:
    without, having = worker(office, MailSettings()), worker(office)
    clock = office.company.clock
    office.sell()
    clock.forward(seconds=31)
    assert work(office, having) == Counter({Outcome.COMPLETED: 1})
    messages = [office.sell() for _ in range(4)]
    clock.forward(seconds=31)
    assert work(office, without) == Counter({Outcome.WAITING: 4}), "it was quicker"
    clock.forward(seconds=15)
    assert work(office, having) == Counter({Outcome.COMPLETED: 1}), "one is tried"
    assert work(office, having) == Counter({Outcome.COMPLETED: 3}), "the others follow"
    assert {office.status(message) for message in messages} == {"sent"}
    office.sell()
    clock.forward(seconds=31)
    office.settings = MailSettings()
    assert work(office, having) == Counter({Outcome.WAITING: 1})
    clock.forward(seconds=15)
    assert work(office, having) == Counter(), "it lacks the setting itself by now"


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
