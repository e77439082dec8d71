"""The write-ahead log cut at any byte, as a power cut may leave it."""

import random
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.checks.finding import Finding
from tests.helpers.company import Company

SALES = 40


@dataclass
class Day:
    """A database and the log beside it: where in the log each sale was committed."""

    path: Path
    log: bytes
    committed: dict[str, int]  # the log's length after the commit, by locator


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Sales after a checkpoint, none of which reached the database itself."""
    folder = tmp_path_factory.mktemp("day")
    company = Company(folder / "office.db")
    launches = [company.launch(capacity=200) for _ in range(2)]
    people = [company.traveler() for _ in range(SALES)]
    connection = company.writer._connection
    company.reader.close()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    log = folder / "office.db-wal"
    assert log.stat().st_size == 0
    committed = {}
    for number, person in enumerate(people):
        sale = SellSeats(launches[number % 2], person, 1 + number % 4)
        locator = company.do(sell_seats, sale).locator
        committed[locator] = log.stat().st_size
    kept = Day(folder / "kept.db", log.read_bytes(), committed)
    shutil.copy(company.path, kept.path)
    company.writer.close()
    return kept


def opened_after(day: Day, folder: Path, cut: int) -> tuple[set[str], list[Finding]]:
    """The sales and the faults that are found when `cut` bytes of the log are left."""
    path = folder / "cut.db"
    shutil.copy(day.path, path)
    path.with_name(f"{path.name}-wal").write_bytes(day.log[:cut])
    create_or_upgrade(path)
    with closing(connect_reader(path)) as reader:
        found = {row[0] for row in reader.execute("SELECT locator FROM booking")}
        faults = list(check(reader))
    for piece in folder.glob("cut.db*"):
        piece.unlink()
    return found, faults


@pytest.mark.parametrize(
    "first", [0, *(pytest.param(one, marks=pytest.mark.slow) for one in range(100, 1000, 100))]
)
def test_each_sale_before_the_cut_is_there_and_none_after_it(
    day: Day, tmp_path: Path, first: int
) -> None:
    for seed in range(first, first + 100):
        cut = random.Random(seed).randrange(len(day.log) + 1)
        confirmed = {one for one, end in day.committed.items() if end <= cut}
        assert opened_after(day, tmp_path, cut) == (confirmed, []), f"seed {seed}"
