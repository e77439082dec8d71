"""The check finds every kind of broken data, and nothing wrong where the rules were kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

import pytest

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.queries.invariants import RULES, money
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.passengers import Passenger
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.services.bookings.cancellations import cancel_seats, void_sale
from astrobookings_desktop.services.bookings.passengers import name_passengers
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    sell_seats,
)
from astrobookings_desktop.services.bookings.seats import lapse_due_holds
from astrobookings_desktop.services.bookings.transfers import move_booking, transfer_booking
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.checks.finding import Finding
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.launches.rockets import delete_rocket, edit_rocket
from astrobookings_desktop.services.launches.transitions import (
    abort_launch,
    confirm_launch,
    delay_launch,
    mark_launched,
)
from astrobookings_desktop.services.people.agencies import edit_agency
from astrobookings_desktop.services.people.travelers import (
    create_traveler,
    delete_traveler,
    edit_traveler,
    set_traveler_active,
)
from tests.helpers.company import Company, catalogue
from tests.helpers.doctor import doctoring


@pytest.fixture
def busy(everything: Company, tmp_path: Path) -> Iterator[Company]:
    """A company in which everything happened once."""
    company = Company.like(everything, tmp_path / "office.db")
    yield company
    company.close()


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Company:
    company = Company(tmp_path_factory.mktemp("busy") / "made.db")
    agency = company.agency(email="Agency@Example.org", legal_name="Agency AG")
    rocket = company.rocket(agency)
    first = company.launch(rocket)
    second = company.launch(date=company.clock.now + timedelta(days=200))
    people = [company.traveler(email=f"t{n}@example.org") for n in range(4)]
    company.traveler(name="Zoë 小龍", contact_phone="+49 30 1234")
    for traveler in people[:2]:
        company.do(sell_seats, SellSeats(first, traveler, 4, request_id=f"r{traveler}"))
    flown, given_up, reopened = (
        company.launch(date=company.clock.now + timedelta(days=20), capacity=4) for _ in range(3)
    )
    for place in (flown, given_up, reopened):
        guest = company.traveler()
        sold = company.do(sell_seats, SellSeats(place, guest, 2))
        company.do(name_passengers, sold.id, [Passenger("Ana López", date(1980, 2, 29))])
        company.do(hold_seats, SellSeats(place, guest, 1))
    company.do(confirm_launch, flown)
    company.do(delay_launch, given_up, company.clock.now + timedelta(days=40), "weather")
    company.do(abort_launch, given_up, "no fuel")
    company.do(abort_launch, reopened, "a slip")
    company.do(correct_outcome, reopened, None, "it was the other one")
    parts = company.do(sell_seats, SellSeats(second, people[0], 4))
    company.do(cancel_seats, parts.id, 1, request_id="c1")
    company.do(cancel_seats, parts.id, 2)
    moved = company.do(sell_seats, SellSeats(second, people[2], 2))
    company.do(move_booking, moved.id, company.launch())
    voided = company.do(sell_seats, SellSeats(second, people[2], 1))
    company.do(void_sale, voided.id)
    kept = company.do(hold_seats, SellSeats(second, people[3], 1))
    company.do(confirm_booking, kept.id)
    company.do(transfer_booking, kept.id, people[1])
    company.do(hold_seats, SellSeats(second, people[3], 2))
    company.clock.forward(hours=30)
    company.do(lapse_due_holds)
    company.do(hold_seats, SellSeats(second, people[3], 1))
    company.clock.forward(days=150)
    company.do(mark_launched, flown)
    late = company.do(sell_seats, SellSeats(second, people[3], 1))
    company.do(cancel_seats, late.id)
    company.do(hold_seats, SellSeats(second, people[2], 1))
    company.do(edit_traveler, people[0], {"email": "", "name": "Renamed"})
    company.do(set_traveler_active, people[3], False)
    company.do(edit_agency, agency, {"tax_id": "DE1", "legal_name": ""})
    company.do(edit_rocket, rocket, {"capacity": 12})
    company.do(delete_rocket, company.rocket(agency))
    company.do(delete_traveler, company.do(create_traveler, {"name": "Gone"}))
    company.close()
    return company


def findings(company: Company) -> list[Finding]:
    return list(check(company.reader, catalogue=catalogue()))


def tamper(company: Company, *statements: str) -> None:
    """Change the file behind the program's back."""
    with doctoring(company.path) as connection:
        for statement in statements:
            connection.execute(statement)


def test_where_the_rules_were_kept_nothing_is_found(busy: Company) -> None:
    assert findings(busy) == []
    assert list(check(busy.reader)) == []


def test_a_new_database_is_whole(company: Company) -> None:
    assert findings(company) == []


def test_it_tells_how_far_it_is(company: Company) -> None:
    steps: list[tuple[str, int, int]] = []
    list(check(company.reader, lambda name, number, total: steps.append((name, number, total))))
    assert [number for _name, number, _total in steps] == list(range(1, len(steps) + 1))
    assert {total for _name, _number, total in steps} == {len(steps)}
    assert {rule.name for rule in RULES} < {name for name, _number, _total in steps}


SOLD = "(SELECT min(id) FROM booking WHERE status = 'confirmed')"
PART = "(SELECT min(id) FROM booking WHERE split_from_id IS NOT NULL)"
HELD = "(SELECT min(id) FROM booking WHERE status = 'pending')"
LAPSED = "(SELECT id FROM booking WHERE cancel_cause = 'lapse')"
VOIDED = "(SELECT id FROM booking WHERE cancel_cause = 'void')"
MOVED = "(SELECT id FROM booking WHERE cancel_cause = 'move')"
KEPT = "(SELECT id FROM booking WHERE status = 'canceled' AND seats_released = 0)"
FIRST = "(SELECT min(id) FROM launch)"
FLOWN = "(SELECT id FROM launch WHERE status = 'launched')"
FLOWER = f"(SELECT min(id) FROM booking WHERE launch_id = {FLOWN})"
OTHER_AGENCY = "(SELECT max(user_id) FROM agency)"

BROKEN = [
    ("seat_counter", f"UPDATE launch SET seats_taken = seats_taken - 1 WHERE id = {FIRST}"),
    ("seat_counter", "UPDATE launch SET seats_held = 0"),
    ("seat_counter", f"UPDATE booking SET seats_released = 1 WHERE id = {KEPT}"),
    ("capacity", "UPDATE launch SET seats_taken = 11, seats_held = 0"),
    ("capacity", "UPDATE rocket SET capacity = 13"),
    ("seat_limit", f"UPDATE booking SET number_of_seats = 5 WHERE id = {SOLD}"),
    (
        "seat_limit",
        f"UPDATE booking SET traveler_id = (SELECT max(traveler_id) FROM booking "
        f"WHERE launch_id = {FIRST} AND id <> {SOLD}) WHERE id = {SOLD}",
    ),
    ("price", f"UPDATE booking SET total_price = total_price - 1 WHERE id = {SOLD}"),
    ("price", f"UPDATE booking SET price_per_seat = price_per_seat + 1 WHERE id = {PART}"),
    ("split", f"UPDATE booking SET launch_id = {FIRST} WHERE id = {PART}"),
    ("move", f"UPDATE booking SET cancel_cause = 'traveler' WHERE id = {MOVED}"),
    ("move", "UPDATE booking SET moved_from_id = NULL"),
    ("status", f"UPDATE booking SET hold_until = NULL WHERE id = {HELD}"),
    ("status", f"UPDATE booking SET status = 'canceled' WHERE id = {SOLD}"),
    ("status", f"UPDATE booking SET status = 'confirmed' WHERE id = {PART}"),
    ("times", f"UPDATE booking SET confirmed_at = '2020-01-01T00:00:00.000000Z' WHERE id = {SOLD}"),
    ("times", f"UPDATE launch SET date = created_at WHERE id = {FIRST}"),
    ("times", f"UPDATE launch SET status = 'launched' WHERE id = {FIRST}"),
    ("outcome", f"UPDATE launch SET outcome_at = NULL WHERE id = {FLOWN}"),
    ("outcome", f"UPDATE launch SET net_revenue = NULL WHERE id = {FLOWN}"),
    ("outcome", f"UPDATE launch SET outcome_at = created_at WHERE id = {FLOWN}"),
    ("outcome", f"UPDATE launch SET status = 'failed' WHERE id = {FLOWN}"),
    ("net_revenue", f"UPDATE launch SET net_revenue = net_revenue + 1 WHERE id = {FLOWN}"),
    (
        "net_revenue",
        "UPDATE booking SET refund_amount = refund_amount - 1 WHERE cancel_cause = "
        "'launch_aborted' AND refund_amount > 0",
    ),
    (
        "fee_rate",
        f"UPDATE launch SET fee_basis_points = 80 WHERE id = {FLOWN}; "
        "DELETE FROM entry_log WHERE action = 'correct'",
    ),
    ("passengers", "UPDATE passenger SET birth_date = '2015-01-01'"),
    ("passengers", f"UPDATE passenger SET birth_date = '1950-01-01' WHERE booking_id = {FLOWER}"),
    ("passengers", f"UPDATE passenger SET booking_id = {FLOWER}"),
    ("passengers", "UPDATE passenger SET name_folded = 'x'"),
    ("lapse", f"UPDATE booking SET canceled_at = hold_until WHERE id = {LAPSED}"),
    ("void", f"UPDATE booking SET confirmed_at = NULL WHERE id = {VOIDED}"),
    ("final_launch", f"UPDATE launch SET status = 'aborted' WHERE id = {FIRST}"),
    ("final_launch", f"UPDATE booking SET cancel_cause = 'launch_aborted' WHERE id = {VOIDED}"),
    ("reason", f"UPDATE launch SET status = 'aborted' WHERE id = {FIRST}"),
    ("imported", f"UPDATE launch SET imported = 1 WHERE id = {FIRST}"),
    ("refund_amount", f"UPDATE booking SET refund_amount = refund_amount - 1 WHERE id = {PART}"),
    ("refund_percent", f"UPDATE booking SET refund_percent = 90 WHERE id = {PART}"),
    ("refund_percent", f"UPDATE booking SET refund_percent = 80 WHERE id = {PART}"),
    ("refund_percent", f"UPDATE booking SET refund_percent = 1 WHERE id = {LAPSED}"),
    ("seats_released", f"UPDATE booking SET seats_released = 0 WHERE id = {VOIDED}"),
    ("locator", f"UPDATE booking SET locator = 'ABCDE1' WHERE id = {SOLD}"),
    ("locator", f"UPDATE booking SET locator = 'abcdef' WHERE id = {SOLD}"),
    ("request_id", f"UPDATE booking SET request_digest = 'confirmed 1 2 3' WHERE id = {SOLD}"),
    ("request_id", "UPDATE booking SET request_digest = 'canceled 1 1' WHERE request_id = 'c1'"),
    (
        "request_id",
        "UPDATE booking SET request_digest = 'canceled ' || launch_id || ' 1 1' "
        "WHERE request_id = 'c1'",
    ),
    ("rocket_agency", f"UPDATE rocket SET agency_id = {OTHER_AGENCY}"),
    ("range", "UPDATE rocket SET range = 'low_earth'"),
    (
        "range",
        "UPDATE launch SET destination = 'Mars', destination_folded = 'mars'; "
        "UPDATE rocket SET range = 'moon'",
    ),
    (
        "same_day",
        f"UPDATE launch SET rocket_id = (SELECT rocket_id FROM launch WHERE id = {FIRST}),"
        f" agency_id = (SELECT agency_id FROM launch WHERE id = {FIRST}), "
        f"date = (SELECT date FROM launch WHERE id = {FIRST})",
    ),
    ("search_text", "UPDATE launch SET destination_folded = 'venus'"),
    ("search_text", "UPDATE rocket SET name_folded = 'x'"),
    ("search_text", "UPDATE user SET name_folded = 'x'"),
    ("search_text", "UPDATE traveler SET phone_digits = '1'"),
    ("name", "UPDATE rocket SET name = ' x'"),
    ("name", "UPDATE user SET name = 'x' || char(7)"),
    ("email", "UPDATE user SET email = 'nobody' WHERE email IS NOT NULL"),
    ("email", "UPDATE user SET email_key = email WHERE email = 'Agency@Example.org'"),
    ("profile", "UPDATE user SET role = 'agent' WHERE role = 'traveler'"),
    ("profile", "DELETE FROM traveler WHERE user_id = (SELECT max(user_id) FROM traveler)"),
    ("foreign_keys", "UPDATE booking SET sold_by_id = 424242"),
    (
        "ids",
        "UPDATE notification SET id = 10 * 1000 * 1000 * 1000 - 1 WHERE id = "
        "(SELECT max(id) FROM notification)",
    ),
    ("ids", "UPDATE sync_state SET next_id = 5"),
    ("delivery", "DELETE FROM job_queue WHERE entity_type = 'notification'"),
    ("delivery", "UPDATE job_queue SET status = 'completed'"),
    ("settings", "INSERT INTO setting VALUES ('hold_hours', 'many')"),
    ("settings", "INSERT INTO setting VALUES ('company_time_zone', 'localtime')"),
    ("integrity", f"UPDATE booking SET number_of_seats = 0 WHERE id = {SOLD}"),
    ("file_state", "DELETE FROM sync_state"),
    (
        "log_chain",
        "UPDATE entry_log SET user_name = 'Nobody' WHERE id = (SELECT min(id) FROM entry_log)",
    ),
    ("log_chain", "DELETE FROM entry_log WHERE id = (SELECT max(id) FROM entry_log)"),
    ("log", "DELETE FROM entry_log WHERE entity_type = 'rocket'"),
    ("log", f"UPDATE booking SET workstation = 'elsewhere' WHERE id = {SOLD}"),
    ("log", "UPDATE launch SET price_per_seat = 1"),
    ("log", "UPDATE user SET active = 0"),
    ("log", f"DELETE FROM booking WHERE id = {HELD}"),
]


@pytest.mark.parametrize(("rule", "statement"), BROKEN)
def test_what_is_broken_is_found_by_its_rule(busy: Company, rule: str, statement: str) -> None:
    tamper(busy, *statement.split("; "))
    found = findings(busy)
    assert rule in {finding.rule for finding in found}
    for finding in found:
        assert str(finding).startswith(finding.rule)
        assert "{" not in finding.message


def test_each_rule_is_tried_out() -> None:
    elsewhere = {rule.name for rule in money.RULES}
    assert {rule.name for rule in RULES} - elsewhere <= {rule for rule, _statement in BROKEN}


def test_a_finding_names_the_record_and_what_is_wrong(busy: Company) -> None:
    (launch,) = busy.rows("SELECT min(id) FROM launch")[0]
    tamper(busy, f"UPDATE launch SET seats_taken = 7 WHERE id = {launch}")
    assert findings(busy) == [
        Finding(
            "seat_counter",
            Entity.LAUNCH,
            (launch,),
            Phrase("says 7 seats taken and 0 held; its bookings have 8 and 0"),
        )
    ]


@pytest.mark.parametrize(
    ("birth_date", "words"),
    [
        ("2015-01-01", "who is 11 years old on the launch date"),
        ("2199-01-01", "who isn't born yet on the launch date"),
        ("1980-99-99", "whose birth date or launch date is no date"),
    ],
)
def test_an_age_that_cannot_be_is_said_in_plain_words(
    busy: Company, birth_date: str, words: str
) -> None:
    tamper(busy, f"UPDATE passenger SET birth_date = '{birth_date}'")
    told = {one.message for one in findings(busy) if one.rule == "passengers"}
    assert f"has the passenger Ana López, {words}" in told
    assert not any("-" in message for message in told)


def test_a_lost_trigger_is_found(company: Company) -> None:
    with closing(sqlite3.connect(company.path)) as connection:
        connection.execute("DROP TRIGGER entry_log_no_delete")
    assert [str(finding) for finding in findings(company)] == [
        "triggers: the file has lost the trigger entry_log_no_delete"
    ]


def test_it_sees_one_moment_while_others_go_on_writing(busy: Company) -> None:
    launch, traveler = busy.launch(), busy.traveler()
    found = check(busy.reader, lambda *_step: sell_meanwhile())

    def sell_meanwhile() -> None:
        booking = busy.do(sell_seats, SellSeats(launch, traveler, 1))
        busy.do(cancel_seats, booking.id)

    assert list(found) == []


def test_it_waits_for_nobody_who_writes_and_lets_nobody_wait(busy: Company) -> None:
    with busy.writer.bare_transaction() as writing:
        writing.execute("UPDATE user SET name = name")
        assert findings(busy) == []


def test_a_file_that_a_killed_program_left_without_its_log_is_whole(busy: Company) -> None:
    busy.close()
    with closing(sqlite3.connect(busy.path)) as killed:
        assert killed.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    with closing(connect_reader(busy.path)) as reader:
        assert list(check(reader, catalogue=catalogue())) == []


def test_a_hold_that_lapsed_unrecorded_leaves_room_for_a_transfer(company: Company) -> None:
    launch, one, other = company.launch(), company.traveler(), company.traveler()
    company.do(hold_seats, SellSeats(launch, one, 4))
    given = company.do(sell_seats, SellSeats(launch, other, 3))
    company.clock.forward(hours=25)
    company.do(transfer_booking, given.id, one)
    assert company.seats(launch) == (7, 4)
    assert findings(company) == []


def test_a_damaged_index_is_found(busy: Company) -> None:
    with closing(sqlite3.connect(busy.path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '(\"locator\")', '(\"workstation\")') "
            "WHERE name = 'booking_locator'"
        )
        connection.commit()
    assert "integrity" in {finding.rule for finding in findings(busy)}


NO_TEXT = "CAST(x'5a6fff' AS TEXT)"


@pytest.mark.parametrize(
    ("statement", "told", "ended"),
    [
        (
            f"UPDATE user SET name = {NO_TEXT}, email = {NO_TEXT} WHERE id = {{user}}",
            "user {user} has text that isn't UTF-8 (email, name)",
            {"email", "log", "name", "search_text"},
        ),
        (
            f"UPDATE traveler SET contact_phone = {NO_TEXT} WHERE user_id = {{user}}",
            "traveler {user} has text that isn't UTF-8 (contact_phone)",
            {"log", "search_text"},
        ),
        (
            f"INSERT INTO setting VALUES ('hold_hours', {NO_TEXT})",
            "the file has text that isn't UTF-8 (setting, row 1: value)",
            {"settings"},
        ),
    ],
)
def test_text_that_is_none_is_named_once_and_stops_no_other_step(
    busy: Company, statement: str, told: str, ended: set[str]
) -> None:
    (user,) = busy.rows("SELECT max(user_id) FROM traveler")[0]
    counters = "UPDATE launch SET seats_held = seats_held + 1"
    tamper(busy, statement.format(user=user), counters)
    found = findings(busy)
    first = next(one for one in found if one.rule == "text")
    assert str(first) == f"text: {told.format(user=user)}; restore a backup from before it came in"
    assert [one.rule for one in found].count("text") == 1
    at_end = "the file can't be read any further in this: it holds text that isn't UTF-8"
    assert {one.rule for one in found if one.message == at_end} == ended
    assert "seat_counter" in {one.rule for one in found}


LOGGED = {"entry_log", "launch", "booking", "rocket"}
DOCTORED = ("x'ff00'", "-1", "''", "CAST(x'ff' AS TEXT)", "'x'", "1.5", "'{\"a\":[1]}'")


@pytest.mark.parametrize(
    "values", [DOCTORED, *(pytest.param((one,), marks=pytest.mark.slow) for one in DOCTORED)]
)
def test_whatever_stands_in_a_column_is_found_and_never_ends_the_check(
    busy: Company, values: tuple[str, ...]
) -> None:
    """A file is doctored column by column, with one value after the other; what comes of it is
    said, not raised."""
    with closing(sqlite3.connect(busy.path)) as connection:
        columns = [
            (table, row[1])
            for (table,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' "
                "AND name <> 'setting' AND name NOT LIKE 'search_%'"
            ).fetchall()
            for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall()
            if not row[5]
        ]
    original = busy.path.with_name("original.db")
    with (
        closing(sqlite3.connect(busy.path)) as source,
        closing(sqlite3.connect(original)) as copy,
    ):
        source.backup(copy)
    for (table, column), value in zip(columns, cycle(values), strict=False):
        spoiled = busy.path.with_name("spoiled.db")
        spoiled.write_bytes(original.read_bytes())
        with doctoring(spoiled) as connection:
            connection.execute(
                f'UPDATE OR IGNORE "{table}" SET "{column}" = {value} WHERE rowid = '
                f'(SELECT max(rowid) FROM "{table}" WHERE "{column}" IS NOT {value})'
            )
            changed = connection.total_changes
        with closing(connect_reader(spoiled)) as reader:
            found = list(check(reader, catalogue=catalogue()))
        for finding in found:
            str(finding).encode()
        if table in LOGGED and changed:
            assert found, (table, column)
