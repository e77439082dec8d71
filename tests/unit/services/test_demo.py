"""The demo company: the same for the same seed, whole, and with something of everything."""

from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.statuses import (
    BookingStatus,
    CancelCause,
    InvoiceStatus,
    LaunchStatus,
    Range,
    Role,
)
from astrobookings_desktop.services.check import check
from astrobookings_desktop.services.demo import build_demo
from tests.helpers.company import NOW, Company, catalogue

BOOKINGS = 1200


def _company(path: Path, seed: int, bookings: int = BOOKINGS) -> Company:
    company = Company(path)
    build_demo(company.office, resource("demo"), bookings=bookings, seed=seed, now=NOW)
    return company


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Company:
    return _company(tmp_path_factory.mktemp("demo") / "demo.db", seed=1)


def test_everything_in_it_obeys_the_rules(demo: Company) -> None:
    assert list(check(demo.reader, catalogue=catalogue())) == []


@pytest.mark.parametrize(
    ("column", "members"),
    [
        ("booking.status", BookingStatus),
        ("booking.cancel_cause", CancelCause),
        ("launch.status", LaunchStatus),
        ("launch.range", Range),
        ("user.role", Role),
    ],
)
def test_there_is_something_of_everything(demo: Company, column: str, members: type) -> None:
    table, name = column.split(".")
    present = {row[0] for row in demo.rows(f'SELECT DISTINCT {name} FROM "{table}"')}
    assert present - {None} == {member.value for member in members}


def test_invoices_are_numbered_without_a_gap_and_some_wait_for_money(demo: Company) -> None:
    rows = demo.rows("SELECT number, status FROM invoice ORDER BY number")
    for year in {number[4:8] for number, _status in rows}:
        numbers = [int(number[9:]) for number, _status in rows if number[4:8] == year]
        assert numbers == list(range(1, len(numbers) + 1))
    present = {status for _number, status in rows}
    assert present >= {InvoiceStatus.PAID, InvoiceStatus.OVERDUE}


def test_names_come_in_many_scripts_and_some_have_no_mail(demo: Company) -> None:
    names = "".join(row[0] for row in demo.rows("SELECT name FROM user"))
    for sign in "łΠЮمלनฟ王田김Ա":
        script = {chr(ord(sign) + step) for step in range(-40, 40)}
        assert script & set(names), sign
    assert demo.value("SELECT count(*) FROM user WHERE role = 'traveler' AND email IS NULL") > 0


def test_the_near_future_is_busy(demo: Company) -> None:
    open_launches = demo.rows(
        "SELECT capacity - seats_taken FROM launch WHERE date BETWEEN ? AND ?",
        NOW.isoformat(),
        (NOW + timedelta(days=120)).isoformat(),
    )
    assert any(left == 0 for (left,) in open_launches)
    assert any(left > 10 for (left,) in open_launches)


def test_the_same_seed_and_moment_give_the_same_company(tmp_path: Path) -> None:
    dumps = []
    for number, seed in enumerate((3, 3, 4)):
        company = _company(tmp_path / f"{number}.db", seed, bookings=150)
        dump = company.reader.iterdump()
        dumps.append([line for line in dump if "schema_migration" not in line])
        company.close()
    assert dumps[0] == dumps[1]
    assert dumps[0] != dumps[2]


def test_only_an_empty_database_is_filled(demo: Company) -> None:
    with pytest.raises(InvalidValue) as refused:
        build_demo(demo.office, resource("demo"), now=NOW)
    assert refused.value.field == "database"
