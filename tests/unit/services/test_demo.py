"""The demo company: the same for the same seed, whole, and with something of everything."""

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.queries import demo as demo_queries
from astrobookings_desktop.data.queries import queue
from astrobookings_desktop.data.queries.desk import last_sales
from astrobookings_desktop.data.queries.sign_in import PASSWORDS
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.statuses import (
    BookingStatus,
    CancelCause,
    InvoiceStatus,
    Language,
    LaunchStatus,
    PaymentStatus,
    Range,
    Role,
)
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.demo import DemoSummary, build_demo
from tests.helpers.company import NOW, Company, catalogue

BOOKINGS = 2000
OPEN = "('scheduled', 'confirmed', 'delayed')"


def _company(
    path: Path, seed: int, bookings: int = BOOKINGS, now: datetime = NOW
) -> tuple[Company, DemoSummary]:
    company = Company(path)
    return company, build_demo(
        company.office, resource("demo"), bookings=bookings, seed=seed, now=now
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Company:
    return _company(tmp_path_factory.mktemp("demo") / "demo.db", seed=1)[0]


class Explained(sqlite3.Connection):
    """Notes what each kind of statement walks over from one end to the other."""

    walks: ClassVar[dict[str, list[str]]] = {}

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        if sql not in self.walks and sql.lstrip().startswith(("SELECT", "UPDATE", "DELETE")):
            plan = super().execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
            self.walks[sql] = [step[3] for step in plan if step[3].startswith("SCAN")]
        return super().execute(sql, parameters)


# --- whole ----------------------------------------------------------------------------------------


def test_everything_in_it_obeys_the_rules(demo: Company) -> None:
    assert list(check(demo.reader, catalogue=catalogue())) == []


@pytest.mark.parametrize("bookings", [0, 1, 20, 300, pytest.param(4500, marks=pytest.mark.slow)])
def test_a_company_of_any_size_on_any_day_obeys_the_rules(tmp_path: Path, bookings: int) -> None:
    leap_night = datetime(2028, 2, 29, 23, 59, 59, 999999, tzinfo=UTC)
    company, made = _company(tmp_path / "demo.db", 7, bookings, leap_night)
    assert list(check(company.reader, catalogue=catalogue())) == []
    assert made.bookings == company.value("SELECT count(*) FROM booking")
    assert made.bookings == bookings
    assert company.value("SELECT practice FROM sync_state") == 1
    company.close()


def test_counters_capacities_and_prices_agree_with_plain_sql(demo: Company) -> None:
    wrong = demo.rows(
        "SELECT l.id FROM launch l WHERE seats_taken > capacity OR seats_taken <> (SELECT "
        "coalesce(sum(number_of_seats), 0) FROM booking b WHERE b.launch_id = l.id "
        "AND NOT seats_released) OR seats_held <> (SELECT coalesce(sum(number_of_seats), 0) "
        "FROM booking b WHERE b.launch_id = l.id AND b.status = 'pending')"
    )
    wrong += demo.rows("SELECT id FROM booking WHERE total_price <> number_of_seats*price_per_seat")
    assert wrong == []


def test_no_traveler_ever_had_more_seats_than_the_limit_of_that_day(demo: Company) -> None:
    """Each booking is looked at as of its own moment, in the order of time."""
    bookings = demo.rows(
        "SELECT b.traveler_id, b.launch_id, b.created_at, b.confirmed_at, b.canceled_at, "
        "b.number_of_seats, b.seat_limit, l.status, (SELECT min(e.timestamp) FROM entry_log e "
        "WHERE e.entity_type = 'launch' AND e.entity_id = l.id AND e.action IN ('fail', 'abort')) "
        "FROM booking b JOIN launch l ON l.id = b.launch_id WHERE b.id NOT IN "
        "(SELECT entity_id FROM entry_log WHERE action IN ('transfer', 'split')) "
        "AND b.split_from_id IS NULL"
    )
    changed = {
        row[0]
        for row in demo.rows(
            "SELECT traveler_id FROM booking WHERE split_from_id IS NOT NULL OR id IN "
            "(SELECT entity_id FROM entry_log WHERE action IN ('transfer', 'split'))"
        )
    }
    transferred_away = demo.rows(
        "SELECT json_extract(details, '$.before.traveler_id') FROM entry_log "
        "WHERE action = 'transfer'"
    )
    changed |= {row[0] for row in transferred_away}
    by_traveler: dict[int, list[tuple[object, ...]]] = {}
    for row in bookings:
        if row[0] not in changed:
            by_traveler.setdefault(row[0], []).append(row)
    vips = 0
    for rows in by_traveler.values():
        for _, launch, created, _, _, seats, limit, _, _ in rows:
            others = {
                other[1]
                for other in rows
                if other[1] != launch
                and other[3] is not None
                and other[3] < created
                and (other[4] is None or other[4] > created)
                and (other[8] is None or other[8] > created)
            }
            had = sum(
                other[5]
                for other in rows
                if other[1] == launch
                and other[2] < created
                and (other[4] is None or other[4] > created)
            )
            assert limit == (6 if len(others) >= 2 else 4)
            assert had + seats <= limit
            vips += limit == 6
    assert vips > 100


def test_log_and_ids_follow_time(demo: Company) -> None:
    times = [row[0] for row in demo.rows("SELECT timestamp FROM entry_log ORDER BY id")]
    assert all(earlier <= later for earlier, later in pairwise(times))
    last = demo.value(
        "SELECT max(id) FROM (SELECT id FROM booking UNION ALL SELECT id FROM entry_log "
        "UNION ALL SELECT id FROM notification UNION ALL SELECT id FROM job_queue)"
    )
    assert last < demo.value("SELECT next_id FROM sync_state")


# --- money ----------------------------------------------------------------------------------------


def test_invoices_are_numbered_without_a_gap_in_the_order_of_their_days(demo: Company) -> None:
    rows = demo.rows("SELECT number, date FROM invoice ORDER BY number")
    assert [day for _, day in rows] == sorted(day for _, day in rows)
    for year in {day[:4] for _, day in rows}:
        numbers = [number for number, day in rows if day[:4] == year]
        assert numbers == [f"INV-{year}-{n:06}" for n in range(1, len(numbers) + 1)]


def test_fees_are_their_share_of_what_a_launch_brought(demo: Company) -> None:
    invoices = demo.rows(
        "SELECT i.agency_id, l.status, i.amount, (SELECT coalesce(sum(total_price - "
        "coalesce(refund_amount, 0)), 0) FROM booking b WHERE b.launch_id = l.id "
        "AND b.confirmed_at IS NOT NULL) FROM invoice i JOIN launch l ON l.id = i.launch_id "
        "WHERE i.status <> 'void' ORDER BY l.date"
    )
    flown: dict[int, int] = {}
    for agency, status, amount, net in invoices:
        if status == "aborted":
            assert amount == 100_000
            continue
        rate = Decimal("0.008") if flown.get(agency, 0) >= 2 else Decimal("0.01")
        assert amount == int((net * rate).to_integral_value(ROUND_HALF_UP))
        flown[agency] = flown.get(agency, 0) + 1
    unbilled = demo.rows(
        "SELECT id FROM launch l WHERE status IN ('launched', 'aborted') AND NOT EXISTS "
        "(SELECT 1 FROM invoice i WHERE i.launch_id = l.id AND i.status <> 'void')"
    )
    assert unbilled == []
    assert (
        demo.rows(
            "SELECT i.id FROM invoice i JOIN launch l ON l.id = i.launch_id "
            "WHERE l.status NOT IN ('launched', 'aborted')"
        )
        == []
    )


def test_statuses_of_invoices_follow_from_their_payments(demo: Company) -> None:
    for status, day, amount, paid in demo.rows(
        "SELECT i.status, i.date, i.amount, (SELECT coalesce(sum(p.amount), 0) FROM payment p "
        "WHERE p.invoice_id = i.id AND p.status = 'completed') FROM invoice i"
    ):
        overdue = date.fromisoformat(day) + timedelta(days=30) < NOW.date()
        assert paid <= amount
        if status == "void":
            assert paid == 0
        elif paid == amount:
            assert status == "paid"
        elif overdue:
            assert status == "overdue"
        else:
            assert status == ("partially_paid" if paid else "pending")


# --- believable -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "members"),
    [
        ("booking.status", BookingStatus),
        ("booking.cancel_cause", CancelCause),
        ("launch.status", LaunchStatus),
        ("launch.range", Range),
        ("user.role", Role),
        ("user.language", Language),
        ("invoice.status", InvoiceStatus),
        ("payment.status", PaymentStatus),
    ],
)
def test_there_is_something_of_everything(demo: Company, column: str, members: type) -> None:
    table, name = column.split(".")
    present = {row[0] for row in demo.rows(f'SELECT DISTINCT {name} FROM "{table}"')}
    assert present - {None} == {member.value for member in members}


def test_every_line_of_the_refund_table_was_used(demo: Company) -> None:
    given = demo.rows(
        "SELECT DISTINCT refund_percent FROM booking "
        "WHERE cancel_cause = 'traveler' AND confirmed_at IS NOT NULL"
    )
    assert {percent for (percent,) in given} == {0, 70, 90, 100}


@pytest.mark.parametrize(
    ("table", "statuses"),
    [
        ("notification", {"pending", "sent", "failed", "read", "discarded"}),
        ("job_queue", {"pending", "completed", "failed", "canceled"}),
    ],
)
def test_the_past_is_told_and_little_is_left_to_do(
    demo: Company, table: str, statuses: set[str]
) -> None:
    counts = dict(demo.rows(f"SELECT status, count(*) FROM {table} GROUP BY status"))
    assert set(counts) == statuses
    assert counts["pending"] < 30
    assert counts["failed"] < sum(counts.values()) / 100


def test_a_failed_delivery_says_why(demo: Company) -> None:
    told = demo.rows(
        "SELECT n.status, j.status, j.last_error, j.attempts FROM job_queue j JOIN notification n "
        "ON n.id = j.entity_id WHERE j.status = 'failed' OR (n.status = 'failed')"
    )
    assert {row[:2] for row in told} == {("failed", "failed")}
    assert all(error and attempts == 10 for _, _, error, attempts in told)


def test_names_come_in_many_scripts_and_some_have_no_mail(demo: Company) -> None:
    names = "".join(row[0] for row in demo.rows("SELECT name FROM user"))
    for sign in "łΠЮمלनฟ王田김Աნễ":
        script = {chr(ord(sign) + step) for step in range(-40, 40)}
        assert script & set(names), sign
    assert demo.value("SELECT count(*) FROM user WHERE role = 'traveler' AND email IS NULL") > 0
    hosts = demo.rows("SELECT DISTINCT substr(email, instr(email, '@') + 1) FROM user")
    fictional = {"example.com", "example.net", "example.org"}
    assert all(host in fictional or host.endswith(".example") for (host,) in hosts if host)


def test_the_desk_shows_the_next_launches(demo: Company) -> None:
    shown = demo.rows(
        "SELECT l.destination, r.name, l.capacity - l.seats_taken, l.seats_held, l.price_per_seat, "
        f"l.status FROM launch l JOIN rocket r ON r.id = l.rocket_id WHERE l.status IN {OPEN} "
        "ORDER BY l.date LIMIT 6"
    )
    assert shown == [
        ("Kármán line", "New Shepard 5", 1, 1, 125_000_000, "confirmed"),
        ("Kármán line", "Delta Imagine", 3, 1, 60_000_000, "scheduled"),
        ("ISS", "Dragon Grace", 0, 0, 5_500_000_000, "confirmed"),
        ("Low Earth Orbit", "Soyuz MS-31", 2, 0, 4_200_000_000, "scheduled"),
        ("Lunar orbit", "Starship Meridian", 33, 6, 2_800_000_000, "confirmed"),
        ("ISS", "Starliner Calypso", 2, 1, 5_850_000_000, "delayed"),
    ]
    assert demo.value(f"SELECT count(*) FROM launch WHERE status IN {OPEN}") >= 20


def test_the_desk_is_open_by_day_and_busy_today(demo: Company) -> None:
    hours = dict(
        demo.rows("SELECT CAST(substr(created_at, 12, 2) AS int), count(*) FROM booking GROUP BY 1")
    )
    by_day = sum(count for hour, count in hours.items() if 7 <= hour <= 18)
    assert by_day > 0.97 * sum(hours.values())
    assert demo.value("SELECT count(*) FROM booking WHERE created_at > '2026-11-23'") > 5


def test_what_the_desk_did_last_is_mostly_sales(demo: Company) -> None:
    last = last_sales(demo.reader, demo.office.workstation, 8)
    wanted = {BookingStatus.CONFIRMED: 6, BookingStatus.PENDING: 1, BookingStatus.CANCELED: 1}
    assert Counter(hit.status for hit in last) == wanted
    assert len({hit.traveler for hit in last}) > 5
    times = demo.rows("SELECT created_at FROM booking ORDER BY created_at DESC LIMIT 8")
    assert len({when[:16] for (when,) in times}) == 8, "one after the other"


# --- built ----------------------------------------------------------------------------------------


def test_the_same_seed_and_moment_give_the_same_company(tmp_path: Path) -> None:
    dumps = []
    for number, seed in enumerate((3, 3, 4)):
        company, _ = _company(tmp_path / f"{number}.db", seed, bookings=150)
        dump = company.reader.iterdump()
        dumps.append([line for line in dump if "schema_migration" not in line])
        company.close()
    assert dumps[0] == dumps[1]
    assert dumps[0] != dumps[2]


def test_it_is_the_same_whether_or_not_somebody_else_has_the_file_open(tmp_path: Path) -> None:
    companies = [Company(tmp_path / name) for name in ("watched.db", "alone.db")]
    companies[1].close()
    heads = set[tuple[str, int]]()
    for company in companies:
        build_demo(company.office, resource("demo"), bookings=50, now=NOW)
        with closing(connect_reader(company.path)) as reader:
            heads.update(reader.execute("SELECT log_head, next_id FROM sync_state"))
            assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert list(check(reader, catalogue=catalogue())) == []
    companies[0].close()
    assert len(heads) == 1


def test_nothing_is_looked_for_in_whole_tables_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the time grows with the square of the bookings: what services read needs its index."""
    company = Company(tmp_path / "demo.db")
    monkeypatch.setattr(Explained, "walks", {})
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Explained))
    build_demo(company.office, resource("demo"), bookings=300, now=NOW)
    company.close()
    # Each once or twice, or once in 2000 events.
    seldom = (demo_queries.BOOKINGS, queue.WAKE_TYPE, demo_queries.FINISH_JOBS, PASSWORDS)
    small = re.compile("pragma_|sqlite_master|sync_state|invoice_series|SELECT EXISTS")
    walks = {sql: plan for sql, plan in Explained.walks.items() if plan and sql not in seldom}
    assert len(Explained.walks) > 50
    assert {sql for sql in walks if not small.search(sql)} == set()


def test_its_invoices_name_both_parties_in_full(demo: Company) -> None:
    issuers = [json.loads(facts)["issuer"] for (facts,) in demo.rows("SELECT facts FROM invoice")]
    assert len(issuers) > 10
    assert all(all(issuer.values()) for issuer in issuers)


def test_only_an_empty_database_is_filled(demo: Company) -> None:
    with pytest.raises(InvalidValue) as refused:
        build_demo(demo.office, resource("demo"), now=NOW)
    assert refused.value.field == "database"


def test_progress_goes_up_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    company = Company(tmp_path / "demo.db")
    build_demo(
        company.office,
        resource("demo"),
        bookings=1000,
        now=NOW,
        progress=lambda done, total: told.append((done, total)),
    )
    company.close()
    assert told == sorted(told)
    assert {total for _, total in told} == {1000}
    assert told[-1][0] > 900


def test_an_interrupted_demo_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    company = Company(tmp_path / "demo.db")
    before = list(company.reader.iterdump())
    with pytest.raises(KeyboardInterrupt):
        build_demo(company.office, resource("demo"), bookings=100, now=NOW, progress=interrupt)
    assert list(company.reader.iterdump()) == before
    company.close()
