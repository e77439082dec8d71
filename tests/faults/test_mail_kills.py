"""Mail server and worker are killed while messages go out: none lost, none twice, doubts shown."""

from collections import Counter
from pathlib import Path

import pytest

from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.office import system_clock
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Clock, Company
from tests.helpers.program import run_helper


def sell(company: Company, count: int) -> None:
    """So many messages, each to a traveler of its own."""
    company.do(change_settings, {"mail.grace_seconds": 0})
    launch = company.launch(capacity=count)
    travelers = [company.traveler(email=f"t{place}@example.org") for place in range(count)]

    def all_of_them(work: UnitOfWork) -> None:
        for traveler in travelers:
            sell_seats(work, SellSeats(launch, traveler, 1))

    company.do(all_of_them)


@pytest.mark.parametrize(
    ("messages", "worker_kills", "server_kills"),
    [(30, 4, 2), pytest.param(1000, 50, 20, marks=pytest.mark.slow)],
)
def test_each_message_arrives_once_or_is_said_to_be_in_doubt(
    tmp_path: Path, messages: int, worker_kills: int, server_kills: int
) -> None:
    company = Company(tmp_path / "office.db", clock=Clock(system_clock()))
    sell(company, messages)
    arrived = tmp_path / "arrived"
    told = run_helper(
        "mail_killers", company.path, arrived, worker_kills, server_kills, seconds=1500
    )
    assert told == {"worker": worker_kills, "server": server_kills, "left": 0}
    came = Counter(int(line.split(".")[0].strip("<")) for line in arrived.read_text().split())
    assert set(came.values()) == {1}, "twice"
    status = dict(company.rows("SELECT id, status FROM notification WHERE channel = 'mail'"))
    assert len(status) == messages
    ends = Counter(status.values())
    assert set(ends) <= {"sent", "uncertain"}
    assert {key for key, end in status.items() if end == "sent"} <= came.keys()
    assert ends["uncertain"] < worker_kills + server_kills
    sql = "SELECT count(*) FROM job_queue WHERE status = 'uncertain' AND last_error IS NOT NULL"
    assert company.value(sql) == ends["uncertain"]
    assert list(check(company.reader)) == []
    company.close()
