"""What this version does by itself."""

import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.data.enqueue import ANNOUNCE_LAUNCH
from astrobookings_desktop.jobs.handlers import announcement, housekeeping, make_registry
from astrobookings_desktop.jobs.job import Fenced, Outcome
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.jobs.outcome import Doing, LongTools
from astrobookings_desktop.jobs.queue import Queue, take_back
from astrobookings_desktop.jobs.runner import Runner, ignore
from astrobookings_desktop.services.access.sign_in import set_password
from astrobookings_desktop.services.backup.files import is_backup
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.launches.announcements import preview_announcement
from astrobookings_desktop.services.launches.scheduling import schedule_launch
from astrobookings_desktop.services.people.users import create_user
from tests.helpers.company import Company
from tests.unit.jobs.conftest import Works


@pytest.fixture
def company(works: Works) -> Company:
    return works.company


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


def drain(company: Company, folder: Path) -> dict[Outcome, int]:
    return dict(
        Runner(
            company.office, make_registry(lambda: folder, MailSettings, resource("mail"))
        ).drain()
    )


def status(company: Company, job_type: str) -> list[str]:
    sql = "SELECT status FROM job_queue WHERE job_type = ? ORDER BY id"
    return [row[0] for row in company.rows(sql, job_type)]


def test_holds_lapse_by_themselves(company: Company, folder: Path) -> None:
    launch = company.launch()
    company.do(hold_seats, SellSeats(launch, company.traveler(), 3))
    drain(company, folder)
    assert company.seats(launch) == (3, 3)
    company.clock.forward(hours=24, seconds=1)
    drain(company, folder)
    assert company.seats(launch) == (0, 0)
    assert company.value("SELECT event FROM notification ORDER BY id DESC LIMIT 1") == "hold_lapsed"
    assert list(check(company.reader)) == []


def test_the_database_is_backed_up_once_a_day(company: Company, folder: Path) -> None:
    drain(company, folder)
    (file,) = folder.iterdir()
    assert is_backup(file)
    company.clock.forward(hours=1)
    drain(company, folder)
    assert len(list(folder.iterdir())) == 1
    company.clock.forward(days=1)
    drain(company, folder)
    assert len(list(folder.iterdir())) == 2


def test_a_disk_that_is_away_is_said_and_waited_for(company: Company, folder: Path) -> None:
    folder.rmdir()
    assert drain(company, folder)[Outcome.WAITING] == 1
    (row,) = company.rows(
        "SELECT status, attempts, last_error FROM job_queue WHERE job_type = 'back_up'"
    )
    assert row[:2] == ("pending", 0)
    assert str(folder) in row[2]
    assert "plug in its disk" in row[2]
    folder.mkdir()
    company.clock.forward(minutes=2)
    drain(company, folder)
    assert status(company, "back_up") == ["completed"]


def test_vip_travelers_are_told_in_slices_and_once_each(
    company: Company, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vips = [company.traveler(email=f"v{place}@example.org") for place in range(5)]
    for _ in range(2):
        launch = company.launch()
        for person in vips:
            company.do(sell_seats, SellSeats(launch, person, 1))
    drain(company, folder)
    monkeypatch.setattr(announcement, "SLICE", 2)
    tell, percents = LongTools.tell, []
    rocket = company.rocket()
    sold = []

    def others_write(tools: LongTools, percent: int) -> None:
        tell(tools, percent)
        sold.append(company.do(sell_seats, SellSeats(launch, company.traveler(), 1)).id)
        percents.append(percent)
        if len(percents) == 1:
            raise Fenced  # as if the program had ended here

    monkeypatch.setattr(LongTools, "tell", others_write)
    new = company.launch(rocket)
    drain(company, folder)
    told = "SELECT user_id FROM notification WHERE event = 'launch_scheduled' AND entity_id = ?"
    assert company.rows(told, new) == [(key,) for key in vips[:2]]
    drain(company, folder)
    assert company.rows(told, new) == [(key,) for key in vips]
    assert percents == [40, 40, 80]
    assert len(sold) == 3


def test_who_lost_the_news_of_a_launch_to_another_tells_nobody(
    company: Company, folder: Path
) -> None:
    vip = company.traveler(email="v@example.org")
    for _ in range(2):
        company.do(sell_seats, SellSeats(company.launch(), vip, 1))
    drain(company, folder)
    new = company.launch(company.rocket())
    registry = make_registry(lambda: folder, MailSettings, resource("mail"))
    queue = Queue("slow", [ANNOUNCE_LAUNCH])
    job = queue.claim(company.writer, company.clock.now)
    assert job is not None
    company.clock.forward(minutes=2)
    company.do(take_back, alone=False)
    assert Doing(company.writer, queue, registry, ignore).do(job) is Outcome.LOST
    told = "SELECT count(*) FROM notification WHERE event = 'launch_scheduled' AND entity_id = ?"
    assert company.value(told, new) == 0
    drain(company, folder)
    assert company.value(told, new) == 1


def test_vip_travelers_are_told_of_a_new_launch(company: Company, folder: Path) -> None:
    vip = company.traveler(name="Vera", email="vera@example.org")
    quiet = company.traveler(name="Quentin")
    new = company.traveler(name="Nell", email="nell@example.org")
    first, second = company.launch(), company.launch()
    for launch in (first, second):
        for person in (vip, quiet):
            company.do(sell_seats, SellSeats(launch, person, 1))
    company.do(sell_seats, SellSeats(second, new, 1))
    drain(company, folder)
    sold = "SELECT count(*) FROM notification WHERE event = 'launch_scheduled'"
    before = company.value(sold)
    date = company.clock.now + timedelta(days=500)
    wanted = {
        "rocket_id": company.rocket(capacity=7),
        "date": date,
        "destination": "Moon",
        "price_per_seat": "5",
    }
    assert preview_announcement(company.reading) == (2, 1)  # as it is told beforehand
    scheduled = company.do(schedule_launch, wanted)
    company.do(sell_seats, SellSeats(first, new, 1))  # a VIP from now on
    drain(company, folder)
    told = company.rows(
        "SELECT user_id, channel, message, facts FROM notification WHERE entity_type = 'launch' "
        "AND entity_id = ? ORDER BY id",
        scheduled.id,
    )
    assert [(row[0], row[1]) for row in told] == [(vip, "mail"), (quiet, "desktop")]
    assert "New launch to Moon" in told[0][2]
    assert "7 seats free, 5.00 USD each" in told[0][2]
    assert json.loads(told[0][3])["destination"] == "Moon"
    drain(company, folder)
    assert company.value(sold) == before + 2
    assert list(check(company.reader)) == []


def test_nobody_is_told_of_a_launch_that_has_departed(company: Company, folder: Path) -> None:
    """As where no worker ran meanwhile: nobody has marked it yet."""
    vip = company.traveler(email="vera@example.org")
    for _ in range(2):
        company.do(sell_seats, SellSeats(company.launch(), vip, 1))
    drain(company, folder)
    company.launch(date=company.clock.now + timedelta(days=2))
    company.clock.forward(days=2)
    drain(company, folder)
    assert status(company, "announce_launch")[-1] == "completed"
    sold = "SELECT count(*) FROM notification WHERE event = 'launch_scheduled'"
    assert company.value(sold) == 0


def test_done_jobs_go_after_a_week_and_ids_never_come_again(
    company: Company, works: Works, folder: Path
) -> None:
    waiting = works.add("teleport")
    drain(company, folder)
    newest = company.value("SELECT max(id) FROM job_queue")
    company.clock.forward(days=8)
    drain(company, folder)
    assert company.value("SELECT min(id) FROM job_queue") == waiting  # what waits is never dropped
    kept = [row[0] for row in company.rows("SELECT id FROM job_queue WHERE id <> ?", waiting)]
    assert min(kept) > newest
    assert list(check(company.reader)) == []


def test_what_was_done_lately_stays_though_it_was_left_long_ago(
    company: Company, works: Works, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "SLICE", 3)
    late, *early = (works.add("teleport", wait=-1) for _ in range(8))
    done = "UPDATE job_queue SET status = 'completed', executed_at = :now WHERE id = :id"
    for key in early:
        company.work(lambda work, key=key: work.execute(done, id=key, now=work.now_text))
    company.clock.forward(days=8)
    company.work(lambda work: work.execute(done, id=late, now=work.now_text))
    drain(company, folder)
    left = {row[0] for row in company.rows("SELECT id FROM job_queue")}
    assert late in left
    assert not left.intersection(early)


def test_a_backup_that_failed_or_waits_is_told_to_administrators_once(
    company: Company, folder: Path
) -> None:
    admin = company.do(create_user, {"name": "Ada", "email": "ada@example.org", "role": "admin"})
    company.do(set_password, admin, "a seat on the moon")
    folder.rmdir()
    for _ in range(3):
        drain(company, folder)
        company.clock.forward(minutes=2)
    told = company.rows("SELECT user_id, channel, event, message FROM notification")
    assert [row[:3] for row in told] == [(admin, "desktop", "backup_failed")]
    assert "plug in its disk" in told[0][3]


def test_what_searches_compare_with_is_mended(company: Company, folder: Path) -> None:
    person = company.traveler(name="Zoë", email="Zoe@Example.org", contact_phone="+34 612")
    launch = company.launch(destination="Lunar Orbit")
    columns = "name_folded, email_key FROM user"
    right = company.rows(f"SELECT {columns} WHERE id = ?", person)
    with sqlite3.connect(company.path) as writer:
        writer.execute("UPDATE user SET name_folded = 'x', email_key = 'y' WHERE id = ?", (person,))
        writer.execute("UPDATE traveler SET phone_digits = '1'")
        writer.execute("UPDATE launch SET destination_folded = ''")
    writer.close()
    assert list(check(company.reader)) != []
    company.clock.forward(days=7)
    drain(company, folder)
    assert company.rows(f"SELECT {columns} WHERE id = ?", person) == right
    assert company.value("SELECT phone_digits FROM traveler") == "34612"
    assert company.value("SELECT destination_folded FROM launch WHERE id = ?", launch)
    assert list(check(company.reader)) == []
