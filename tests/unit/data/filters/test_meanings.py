"""The language of filters: what texts mean, against plain Python."""

import sqlite3
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.data.queries.language.values import cents, whole_number
from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.filters import UnreadableFilter
from astrobookings_desktop.domain.locator import is_halved
from astrobookings_desktop.domain.spans import WORDS, read_days, read_moments
from astrobookings_desktop.domain.values import fold
from tests.helpers.company import catalogue
from tests.helpers.plain_filters import (
    BOOKINGS,
    R,
    Test,
    costs,
    departs,
    either,
    every,
    everything,
    found,
    has,
    inside,
    no,
    seats,
    status,
)
from tests.helpers.table_data import NOW_TEXT


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("luna", ("Moon", "Lunar orbit")),
        ("destination:LUNA", ("Moon", "Lunar orbit")),
        ("destination:moon", ("Moon",)),
        ("destination=luna", ("Moon",)),
        ("marte", ("Mars",)),
        ("orbita baja", ("Low Earth Orbit",)),
        ("marte or luna", ("Mars", "Moon", "Lunar orbit")),
    ],
)
def test_destinations_are_known_by_their_names_in_any_language(
    database: sqlite3.Connection, rows: list[R], typed: str, meant: tuple[str, ...]
) -> None:
    places = catalogue()
    wanted = {row["id"] for row in rows if row["destination"] in meant}
    assert wanted
    ids = found(database, typed, places=places)
    assert wanted <= ids
    if typed.startswith("destination"):
        assert ids == wanted
        everything = {row["id"] for row in rows}
        different = typed.replace(":", "=").replace("=", "!=")
        others = {row["id"] for row in rows if row["destination"] == "Moon"}
        assert found(database, different, places=places) == everything - others
    assert found(database, f"-({typed})", places=places) == {row["id"] for row in rows} - ids
    for entity in (Entity.LAUNCH, Entity.INVOICE, Entity.PAYMENT):
        query = ListQuery(where="destination:luna", now=NOW_TEXT, places=places)
        sql = LISTS[entity].keys(query)
        fetch(database, sql)


@pytest.mark.parametrize("sign", [":", "=", "!="])
def test_a_locator_is_known_with_and_without_its_blank(
    database: sqlite3.Connection, rows: list[R], sign: str
) -> None:
    row = next(row for row in rows if row["traveler"])
    whole, word = row["locator"], row["traveler"].split()[0].lower()
    halves = f"{whole[:3]} {whole[3:]}"
    wanted = {one["id"] for one in rows if (one["locator"] == whole) is (sign != "!=")}
    for spelled in (whole, halves, halves.lower(), halves.replace(" ", "-"), f'"{halves}"'):
        assert found(database, f"locator{sign}{spelled}") == wanted
        assert found(database, f"-(locator{sign}{spelled})") == {one["id"] for one in rows} - wanted
    there = {one["id"] for one in rows if one["id"] in wanted and has(word)(one)}
    assert found(database, f"locator{sign}{halves} {word}") == there


def test_a_name_of_three_letters_may_follow_the_start_of_a_locator(
    database: sqlite3.Connection, rows: list[R]
) -> None:
    row = next(one for one in rows if one["traveler"])
    name = next(
        part
        for at in range(len(row["traveler"]))
        if is_halved(["k7m", part := row["traveler"][at : at + 3]])
    )
    assert row["id"] in found(database, f"locator:{row['locator'][:3]} {name}")
    assert row["id"] not in found(database, f"-(locator:{row['locator'][:3]} {name})")


# --- what texts mean ------------------------------------------------------------------------------


PENDING, SOLD, CANCELED = status("pending"), status("confirmed"), status("canceled")


MEANINGS: dict[str, Test] = {
    "": everything,
    "   ": everything,
    " , ": everything,
    # words
    "ana": has("ana"),
    "ANA": has("ana"),
    "AnÁ": has("ana"),
    "ana lopez": every(has("ana"), has("lopez")),
    "lopez ana": every(has("ana"), has("lopez")),
    '"ana lopez"': has("ana lopez"),
    "“ana lopez”": has("ana lopez"),
    '"ana   lopez"': has("ana lopez"),
    "ana and lopez": every(has("ana"), has("lopez")),
    "ana AND lopez": every(has("ana"), has("lopez")),
    "ana, lopez": every(has("ana"), has("lopez")),
    "ana or lopez": either(has("ana"), has("lopez")),
    "ana OR lopez": either(has("ana"), has("lopez")),
    "小龍": has("小龍"),
    "小": has("小"),
    "王": has("王"),
    "天宮": has("天宮"),
    "παπαδοπουλου": has("παπαδοπουλου"),
    "КУЗНЕЦОВА": has("кузнецова"),
    "الحسيني": has("الحسيني"),
    "נועה": has("נועה"),
    "strasse": has("strasse"),
    "straße": has("straße"),
    "odegard": has("odegard"),
    "ræv": has("raev"),
    "pez": has("pez"),
    "k": has("k"),
    "and": has("and"),
    "not": has("not"),
    "%": has("%"),
    "percent%": has("percent%"),
    "_": has("_"),
    "under_score": has("under_score"),
    "back\\": has("back\\"),
    "o'neil": has("o'neil"),
    "12:30": has("12:30"),
    '"status:hold"': has("status:hold"),
    '"-ana"': has("-ana"),
    '"or"': has("or"),
    # not
    "-ana": no(has("ana")),
    "not ana": no(has("ana")),
    "NOT ana": no(has("ana")),
    "--ana": has("ana"),
    "-(ana or lopez)": no(either(has("ana"), has("lopez"))),
    '-"ana lopez"': no(has("ana lopez")),
    "moon -ana": every(has("moon"), no(has("ana"))),
    "-status:hold": no(PENDING),
    "-agency:a": no(inside("agency", "a")),
    # and before or, parentheses
    "ana moon or lopez": either(every(has("ana"), has("moon")), has("lopez")),
    "ana (moon or lopez)": every(has("ana"), either(has("moon"), has("lopez"))),
    "((ana))": has("ana"),
    "(ana)(moon)": every(has("ana"), has("moon")),
    "status:hold or status:canceled": status("pending", "canceled"),
    "(status:hold or status:sold) seats>2": every(status("pending", "confirmed"), seats(3)),
    # statuses
    "status:pending": PENDING,
    "status:hold": PENDING,
    "status:HOLD": PENDING,
    "status=pending": PENDING,
    "status = pending": PENDING,
    'status:"pending"': PENDING,
    "status:sold": SOLD,
    "STATUS:sold": SOLD,
    "status:cancelled": CANCELED,
    "status!=canceled": no(CANCELED),
    "status<>canceled": no(CANCELED),
    "status:pending,confirmed": status("pending", "confirmed"),
    "status!=pending,confirmed": CANCELED,
    "cancel_cause:launch-aborted": lambda row: row["cancel_cause"] == "launch_aborted",
    'cancel-cause:"launch aborted"': lambda row: row["cancel_cause"] == "launch_aborted",
    "is:holds": PENDING,
    "-is:holds": no(PENDING),
    "is:canceled seats>1": every(CANCELED, seats(2)),
    # numbers
    "seats:2": seats(2, 2),
    "seats=2": seats(2, 2),
    "number_of_seats:2": seats(2, 2),
    "number-of-seats:2": seats(2, 2),
    "seats>2": seats(3),
    "seats > 2": seats(3),
    "seats>=2": seats(2),
    "seats<2": seats(0, 1),
    "seats<=2": seats(0, 2),
    "seats!=2": no(seats(2, 2)),
    "seats:2..3": seats(2, 3),
    "seats:..2": seats(0, 2),
    "seats:3..": seats(3),
    "-seats:2..3": no(seats(2, 3)),
    "id>0": everything,
    "id:1,000,000,000": lambda row: row["id"] == 10**9,
    # amounts
    "price>1,000.50": costs(100051),
    "price>1000.5": costs(100051),
    "price>1.000,50": costs(100051),
    "total:500000..1000000": costs(50_000_000, 100_000_000),
    "total_price<=500000.00": costs(0, 50_000_000),
    "price:1,000,000..": costs(100_000_000),
    "refund:none": lambda row: row["refund_amount"] is None,
    # dates
    "departs:2027": departs("2027", "2028"),
    "departs:2027-03": departs("2027-03", "2027-04"),
    "departs:2027-3": departs("2027-03", "2027-04"),
    "departs:2027-03-05": departs("2027-03-05", "2027-03-06"),
    "date>2027": departs("2028", "9"),
    "date>=2027": departs("2027", "9"),
    "date<2027": departs("0", "2027"),
    "date<=2027": departs("0", "2028"),
    "date!=2027": no(departs("2027", "2028")),
    "date:2027..2028-06": departs("2027", "2028-07"),
    "date:..2027": departs("0", "2028"),
    "date:2027-12..": departs("2027-12", "9"),
    "date>=2027, date<2028-03-02": departs("2027", "2028-03-02"),
    "date>2026-11-23T12:00:00+01:00": departs("2026-11-23T11:00:01", "9"),
    "date:this month": departs("2026-11-01", "2026-12-01"),
    "date:next month seats>1": every(departs("2026-12-01", "2027-01-01"), seats(2)),
    'date:"last year"': departs("2025", "2026"),
    "date:today..": departs("2026-11-23", "9"),
    "date:last month..next month": departs("2026-10-01", "2027-01-01"),
    "date:next 90 days": departs("2026-11-23", "2027-02-21"),
    "date:mar 2027": has("nobody"),
    'date:"mar 2027"': departs("2027-03", "2027-04"),
    "created_at:last 30 days": lambda row: "2026-10-25" <= row["created_at"] < "2026-11-24",
    # texts and what belongs to a booking
    "traveler:lopez": inside("traveler", "lopez"),
    "name:lopez": inside("traveler", "lopez"),
    "traveler~LÓPEZ": inside("traveler", "lopez"),
    'traveler:"ana lópez"': inside("traveler", "ana lopez"),
    "traveler=Ana López": lambda row: fold(row["traveler"]) == "ana lopez",
    "traveler=Ana López and seats>1": every(
        lambda row: fold(row["traveler"]) == "ana lopez", seats(2)
    ),
    "-traveler=Ana López": lambda row: fold(row["traveler"]) != "ana lopez",
    "launch:mars": inside("destination", "mars"),
    "destination:KARMAN": inside("destination", "karman"),
    "rocket:a": inside("rocket", "a"),
    "agency:a -rocket:b": every(inside("agency", "a"), no(inside("rocket", "b"))),
    "launch_status:scheduled,delayed": lambda row: row["launch_status"] in ("scheduled", "delayed"),
    # yes, no, nothing
    "seats_released:yes": lambda row: row["seats_released"] == 1,
    "seats_released:false": lambda row: row["seats_released"] == 0,
    "-seats_released:yes": lambda row: row["seats_released"] == 0,
    "email:none": lambda row: row["traveler_email"] is None,
    "-email:none": lambda row: row["traveler_email"] is not None,
    "email:*": lambda row: row["traveler_email"] is not None,
    "-email:*": lambda row: row["traveler_email"] is None,
    "email!=none": lambda row: row["traveler_email"] is not None,
    'email:"none"': lambda row: "none" in (row["traveler_email"] or ""),
    "canceled_at:none": lambda row: row["canceled_at"] is None,
    "sold_by:none": lambda row: row["sold_by"] is None,
    "cancel_cause!=lapse": lambda row: row["cancel_cause"] not in (None, "lapse"),
    "-cancel_cause:lapse": lambda row: row["cancel_cause"] != "lapse",
}


@pytest.mark.parametrize("text", MEANINGS)
def test_a_text_means_what_it_looks_like(
    database: sqlite3.Connection, rows: list[R], text: str
) -> None:
    if text.startswith("refund:"):
        text = text.replace("refund:", "refund_amount:")
        test = MEANINGS["refund:none"]
    elif text == "date:mar 2027":
        with pytest.raises(UnreadableFilter):
            found(database, text)
        return
    else:
        test = MEANINGS[text]
    assert found(database, text) == {row["id"] for row in rows if test(row)}


# --- what is wrong --------------------------------------------------------------------------------


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len(MEANINGS) >= 120


def test_dates_are_those_of_the_reader_s_zone(database: sqlite3.Connection) -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    local = found(database, "created_at:2026-05-05", zone=tokyo)
    utc = "created_at>=2026-05-04T15:00Z created_at<2026-05-05T15:00Z"
    assert local == found(database, utc)
    kiritimati = ZoneInfo("Pacific/Kiritimati")
    query = ListQuery(search="created_at:today", now=NOW_TEXT, zone=kiritimati)
    assert "2026-11-23T10:00:00.000000Z" in BOOKINGS.keys(query).params.values()


@pytest.mark.parametrize(
    ("text", "cents_of"),
    [
        ("1", 100),
        ("1.5", 150),
        ("1,5", 150),
        ("1.50", 150),
        ("1,000", 100_000),
        ("1,000.50", 100_050),
        ("1.000,50", 100_050),
        ("1.000.000", 100_000_000),
        ("12,345,678.9", 1_234_567_890),
        ("-5", -500),
        (".5", None),
        ("1.000", None),
        ("1,00,000", None),
        ("1.000,5,0", None),
        ("1_000", None),
        ("", None),
        ("9" * 30, None),
    ],
)
def test_amounts_in_both_ways_of_writing(text: str, cents_of: int | None) -> None:
    assert cents(text) == cents_of
    assert whole_number("1,000") == 1000
    assert whole_number("1,00") is None


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_every_word_for_a_time_is_one_span_that_is_where_it_says(today: date) -> None:
    for word in WORDS:
        span = read_days(word, today)
        assert span is not None
        assert span.start < span.end
        if word.startswith("this") or word == "today":
            assert span.start <= today < span.end
        elif word.startswith("last") and word[5:].isalpha():
            assert span.end <= today
            assert read_days(f"this{word[4:]}", today).start == span.end
        elif word.startswith("next") and word[5:].isalpha():
            assert read_days(f"this{word[4:]}", today).end == span.start
    month = read_days(f"{today:%Y-%m}", None)
    assert month == read_days(f"{today:%B %Y}", None)


FIRST, LAST = datetime(1950, 1, 1), datetime(2150, 1, 1)  # noqa: DTZ001 - bounds of naive ones


@given(st.datetimes(FIRST, LAST), st.sampled_from(["Z", "+05:30"]))
def test_a_moment_lies_in_the_span_of_its_text(naive: datetime, offset: str) -> None:
    moment = datetime.fromisoformat(naive.isoformat() + offset)
    for text in (f"{naive:%Y-%m-%dT%H:%M}", f"{naive:%Y-%m-%dT%H:%M:%S}", naive.isoformat()):
        span = read_moments(text + offset, None, UTC)
        assert span is not None
        assert span.start <= moment < span.end
        assert span.end - span.start <= timedelta(minutes=1)
