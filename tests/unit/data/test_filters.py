"""The language of filters: what texts mean, what is wrong with others, against plain Python."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.queries.base import ListQuery
from astrobookings_desktop.data.queries.fields import Kind
from astrobookings_desktop.data.queries.language.completing import typing_at
from astrobookings_desktop.data.queries.language.syntax import quote
from astrobookings_desktop.data.queries.language.values import cents, whole_number
from astrobookings_desktop.data.queries.lists import LISTS
from astrobookings_desktop.data.queries.reading import fetch, fetch_ids, fetch_page
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.filters import UnreadableFilter
from astrobookings_desktop.domain.spans import WORDS, read_days, read_moments
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.domain.values import fold
from tests.helpers.company import catalogue
from tests.helpers.table_data import NOW, build

NOW_TEXT = to_text(NOW)  # Monday, 23 November 2026
BOOKINGS = LISTS[Entity.BOOKING]
R = dict[str, Any]
Test = Callable[[R], bool]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("filters") / "company.db"
    connection = connect_reader(
        build(path, bookings=400, travelers=90, launches=40, others=40, seed=5)
    )
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def rows(database: sqlite3.Connection) -> list[R]:
    """All bookings by field name, with the agency's name that only filters know."""
    ids = fetch_ids(database, BOOKINGS, ListQuery())
    agencies = dict(
        database.execute(
            'SELECT b.id, u.name FROM "booking" b JOIN "launch" l ON l.id = b.launch_id '
            'JOIN "user" u ON u.id = l.agency_id'
        ).fetchall()
    )
    names = [field.name for field in BOOKINGS.fields]
    found = [dict(zip(names, row, strict=True)) for row in fetch_page(database, BOOKINGS, ids)]
    return [row | {"agency": agencies[row["id"]]} for row in found]


def found(database: sqlite3.Connection, text: str, **more: Any) -> set[int]:
    query = ListQuery(search=text, now=NOW_TEXT, **more)
    ids = set(fetch_ids(database, BOOKINGS, query))
    assert ids == set(fetch_ids(database, BOOKINGS, ListQuery(where=text, now=NOW_TEXT, **more)))
    assert fetch(database, BOOKINGS.count(query)) == [(len(ids),)]
    first = BOOKINGS.keys(query, first=True)
    assert {key for (key,) in fetch(database, first)} == ids
    return ids


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


# --- what texts mean ------------------------------------------------------------------------------


def has(word: str) -> Test:
    def hit(row: R) -> bool:
        code = word.replace(" ", "").replace("-", "").upper()
        return (
            fold(word) in fold(row["traveler"])
            or fold(word) in fold(row["destination"])
            or (0 < len(code) <= 6 and row["locator"].startswith(code))
        )

    return hit


def every(*tests: Test) -> Test:
    return lambda row: all(test(row) for test in tests)


def either(*tests: Test) -> Test:
    return lambda row: any(test(row) for test in tests)


def no(test: Test) -> Test:
    return lambda row: not test(row)


def status(*names: str) -> Test:
    return lambda row: row["status"] in names


def departs(start: str, end: str) -> Test:
    return lambda row: start <= row["date"] < end


def seats(low: int, high: int = 9) -> Test:
    return lambda row: low <= row["number_of_seats"] <= high


def costs(low: int, high: int = 10**15) -> Test:
    return lambda row: low <= row["total_price"] <= high


def inside(field: str, word: str) -> Test:
    return lambda row: fold(word) in fold(row[field])


def everything(_row: R) -> bool:
    return True


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
    "or": has("or"),
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

WRONG: dict[str, tuple[str, str]] = {
    # the text: the part that is pointed at, and what was meant
    "colour:red": ("colour", ""),
    "statis:hold": ("statis", "status:hold"),
    "ana stauts:hold moon": ("stauts", "status:hold"),
    "sets>2": ("sets", "seats>2"),
    "-depart:2027": ("depart", "departs:2027"),
    "http://x": ("http", ""),
    "status:": ("status:", ""),
    "status:nonsense": ("nonsense", ""),
    "status:confrimed": ("confrimed", "status:confirmed"),
    "status:conf": ("conf", "status:confirmed"),
    "status:sol": ("sol", "status:confirmed"),
    "status:pending,x": ("pending,x", ""),
    "seats>": ("seats>", ""),
    "seats:many": ("many", ""),
    "seats:1.5": ("1.5", ""),
    "seats:5..2": ("5..2", "seats:2..5"),
    "seats:1..2..3": ("1..2..3", ""),
    "seats:..": ("..", ""),
    "seats<none": ("none", "seats:none"),
    "id=99999999999999999999999": ("99999999999999999999999", ""),
    "price:cheap": ("cheap", ""),
    "price=1.005": ("1.005", ""),
    "price:1.000": ("1.000", ""),
    "price=inf": ("inf", ""),
    "price>1e9": ("1e9", ""),
    "price:1,00,0": ("1,00,0", ""),
    "departs:soon": ("soon", ""),
    "departs:yesteday": ("yesteday", "departs:yesterday"),
    "departs:2027-13": ("2027-13", ""),
    "departs:2027-02-30": ("2027-02-30", ""),
    "departs:1850": ("1850", ""),
    "departs:last": ("last", 'departs:"last week"'),
    "departs:2028..2027": ("2028..2027", "departs:2027..2028"),
    "seats_released:perhaps": ("perhaps", ""),
    "seats_released>yes": ("yes", "seats_released:yes"),
    "status>pending": ("pending", "status:pending"),
    "traveler_phone:abc": ("abc", ""),
    "is:offline": ("offline", ""),
    "is:hold": ("hold", "is:holds"),
    "workstation>a": ("a", "workstation:a"),
    '"ana': ('"ana', ""),
    'ana status:"sold': ('"sold', ""),
    "(ana": ("(", ""),
    "ana (moon or (lopez)": ("(", ""),
    "ana)": (")", ""),
    "()": (")", ""),
    "ana ()": (")", ""),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_pointed_at_with_what_was_meant(text: str) -> None:
    part, meant = WRONG[text]
    for named in ({"search": text}, {"where": text}):
        with pytest.raises(UnreadableFilter) as caught:
            BOOKINGS.keys(ListQuery(now=NOW_TEXT, **named))
        problem = caught.value
        assert problem.field == "where"
        assert problem.text == text
        assert text[problem.start : problem.end] == part
        assert problem.meant == meant
        assert problem.message.endswith((".", "?"))
        if meant:
            assert meant in problem.message
            BOOKINGS.keys(ListQuery(now=NOW_TEXT, search=problem.corrected))


def test_the_tables_are_as_long_as_they_should_be() -> None:
    assert len(MEANINGS) + len(WRONG) >= 120


def test_a_text_without_end_is_refused() -> None:
    for text in ("a " * 51, "(" * 300 + "a" + ")" * 300, "a" * 10_001, "-" * 300 + "a"):
        with pytest.raises(InvalidValue):
            BOOKINGS.keys(ListQuery(search=text))


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
            assert read_days(f"this{word[4:]}", today).start == span.end  # type: ignore[union-attr]
        elif word.startswith("next") and word[5:].isalpha():
            assert read_days(f"this{word[4:]}", today).end == span.start  # type: ignore[union-attr]
    month = read_days(f"{today:%Y-%m}", None)
    assert month == read_days(f"{today:%B %Y}", None)


@given(st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1)), st.sampled_from(["Z", "+05:30"]))  # noqa: DTZ001
def test_a_moment_lies_in_the_span_of_its_text(naive: datetime, offset: str) -> None:
    moment = datetime.fromisoformat(naive.isoformat() + offset)
    for text in (f"{naive:%Y-%m-%dT%H:%M}", f"{naive:%Y-%m-%dT%H:%M:%S}", naive.isoformat()):
        span = read_moments(text + offset, None, UTC)
        assert span is not None
        assert span.start <= moment < span.end
        assert span.end - span.start <= timedelta(minutes=1)


# --- whatever is typed ----------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *("ana", "moon", "小龍", "status", "seats", "date", "price", "email", "is", "or", "and"),
        *("not", "-", ":", "=", ">", "<=", "!=", "~", "..", "(", ")", '"', "“", "”", ",", " "),
        *("2027", "2027-03", "last", "week", "today", "none", "*", "hold", "3", "1,000.50", "@x"),
        *("%", "_", "\\", "'", ";", "--", "\0", "\ud800", "ß", "İ", "\u0301", "\u200f", "\n"),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=40))


@given(TEXTS, st.sampled_from(list(LISTS)))
@example("status:\0", Entity.BOOKING)
@example('"\0\0\0"', Entity.BOOKING)
@example("\ud800", Entity.TRAVELER)
def test_whatever_is_typed_is_read_or_refused(
    database: sqlite3.Connection, text: str, entity: Entity
) -> None:
    queries = LISTS[entity]
    query = ListQuery(search=text, now=NOW_TEXT)
    place = (0, 0)
    statement = None
    try:
        statement = queries.keys(query)
    except InvalidValue as problem:
        points = isinstance(problem, UnreadableFilter)
        place = (problem.start, problem.end) if points else (0, 1)  # type: ignore[attr-defined]
    if statement is None:
        assert 0 <= place[0] < place[1] <= len(text) + 1
        return
    if any(0xD800 <= ord(sign) < 0xE000 for sign in text):
        return  # no such text comes from a keyboard, and SQLite takes none
    ids = {key for (key,) in fetch(database, statement)}
    assert set(fetch_ids(database, queries, query)) == ids
    typing_at(text, len(text))


@given(st.lists(PIECES, max_size=8), st.sampled_from(list(LISTS)))
def test_no_sql_is_made_of_text(pieces: list[str], entity: Entity) -> None:
    marked = "".join(f"{piece}zqx" if piece.isalnum() else piece for piece in pieces)
    fields = [
        field.name for field in LISTS[entity].fields if field.kind is Kind.TEXT and field.test
    ]
    texts = [marked, *(f"{name}:zqx{marked}" for name in fields[:2]), f"zqx{quote(marked)}"]
    for text in texts:
        try:
            query = ListQuery(search=text, now=NOW_TEXT)
            statements = [LISTS[entity].keys(query), LISTS[entity].count(query)]
            probe = LISTS[entity].probe(query)
        except InvalidValue:
            continue
        for statement in (*statements, *filter(None, [probe])):
            assert "zqx" not in statement.sql.casefold()


# --- random filters against plain Python ----------------------------------------------------------

Pair = tuple[str, Test]


def _atoms() -> st.SearchStrategy[Pair]:
    words = st.sampled_from(["ana", "lopez", "小", "moon", "iss", "a", "k", "zo", "tiangong", "%"])
    word = words.map(lambda text: (quote(text), has(text)))
    some = st.sampled_from(["pending", "confirmed", "canceled"])
    state = some.map(lambda name: (f"status:{name}", status(name)))
    low, high = st.integers(1, 6), st.integers(1, 6)
    seat = st.tuples(low, high).map(
        lambda pair: (f"seats:{min(pair)}..{max(pair)}", seats(min(pair), max(pair)))
    )
    amount = st.integers(0, 10**9).map(lambda whole: (f"price>={whole:,}.00", costs(whole * 100)))
    months = st.integers(0, 40).map(lambda number: f"{2026 + number // 12}-{number % 12 + 1:02}")
    time = months.map(lambda month: (f"date>{month}", lambda row: row["date"][:7] > month))
    refund = st.integers(0, 10**8).map(
        lambda whole: (
            f"refund_amount<{whole}",
            lambda row: row["refund_amount"] is not None and row["refund_amount"] < whole * 100,
        )
    )
    name = words.map(lambda text: (f"traveler:{quote(text)}", inside("traveler", text)))
    agency = words.map(lambda text: (f"agency:{quote(text)}", inside("agency", text)))
    mail: Pair = ("email:none", lambda row: row["traveler_email"] is None)
    return st.one_of(word, state, seat, amount, time, refund, name, agency, st.just(mail))


def _joined(inner: st.SearchStrategy[Pair]) -> st.SearchStrategy[Pair]:
    some = st.lists(inner, min_size=2, max_size=3)
    all_of = some.map(lambda pairs: (" ".join(f"({t})" for t, _ in pairs), every(*_tests(pairs))))
    any_of = some.map(
        lambda pairs: (" or ".join(f"({t})" for t, _ in pairs), either(*_tests(pairs)))
    )
    return st.one_of(all_of, any_of, inner.map(lambda pair: (f"-({pair[0]})", no(pair[1]))))


def _tests(pairs: list[Pair]) -> list[Test]:
    return [test for _, test in pairs]


@given(st.recursive(_atoms(), _joined, max_leaves=6))
def test_random_filters_agree_with_plain_python(
    database: sqlite3.Connection, rows: list[R], pair: Pair
) -> None:
    text, test = pair
    assert found(database, text) == {row["id"] for row in rows if test(row)}, text


@pytest.mark.parametrize(
    "text",
    [
        *("ana lopez", "lopez ana", "ana moon", "moon ana", "moon moon", "ana ana", "zzz moon"),
        *("ana k7m", "k7m ana", "234 567", "2345 ana", "k7m 4qx", "lopez mar moon", "50% ana"),
        *(
            *("luna ana", "ana luna", "luna luna", "luna marte", "ana órbita baja", "orbita baja"),
            "ana lopez status:confirmed",
            "(ana or eva) lopez mar",
            '"ana" lopez mar',
            "mar lop -ana",
        ),
    ],
)
def test_two_words_find_the_same_by_way_of_both(database: sqlite3.Connection, text: str) -> None:
    first = fetch(database, BOOKINGS.keys(ListQuery()))[0][0]
    locator = database.execute('SELECT locator FROM "booking" WHERE id = ?', (first,)).fetchone()[0]
    for one in (text, text.replace("k7m", locator[:3]).replace("4qx", locator[3:])):
        for query in (
            ListQuery(search=one, now=NOW_TEXT),
            ListQuery(search=one, where="canceled", sort="traveler", now=NOW_TEXT),
            ListQuery(search=one, sort="date", descending=True, agency_id=1, now=NOW_TEXT),
            ListQuery(search=one, now=NOW_TEXT, places=catalogue()),
        ):
            paired = BOOKINGS.paired_keys(query)
            assert paired is not None
            assert fetch(database, paired) == fetch(database, BOOKINGS.keys(query))


@pytest.mark.parametrize("entity", list(LISTS))
@pytest.mark.parametrize("text", ["luna ana", "ana marte", "orbita baja", "luna luna", "moon luna"])
def test_two_words_find_the_same_in_every_list(
    database: sqlite3.Connection, entity: Entity, text: str
) -> None:
    lists = LISTS[entity]
    query = ListQuery(search=text, now=NOW_TEXT, places=catalogue())
    paired = lists.paired_keys(query)
    if paired is not None:
        assert fetch(database, paired) == fetch(database, lists.keys(query))


@pytest.mark.parametrize("text", ["ana", "an lopez", "小龍 ana", "ana status:hold", "-ana lopez"])
def test_there_is_no_such_way_for_one_word_or_a_short_one(text: str) -> None:
    assert BOOKINGS.paired_keys(ListQuery(search=text, now=NOW_TEXT)) is None


def test_texts_that_are_not_kept_folded_are_found_as_if_they_were(
    database: sqlite3.Connection,
) -> None:
    log = LISTS[Entity.ENTRY_LOG]
    for text in ("ibanez", "MARTA IBÁÑEZ", 'user_name:"marta ibanez"', "user=Marta Ibáñez"):
        assert fetch_ids(database, log, ListQuery(search=text)), text
    assert fetch_ids(database, log, ListQuery(search="user:lopez")) == []


@pytest.mark.parametrize("entity", list(LISTS))
def test_every_field_of_every_list_can_be_asked_for(
    database: sqlite3.Connection, entity: Entity
) -> None:
    queries = LISTS[entity]
    value = {Kind.INT: "1", Kind.MONEY: "1.00", Kind.TIME: "2026", Kind.DATE: "2026"}
    value |= {Kind.BOOL: "yes", Kind.TEXT: "12", Kind.JSON: "x"}
    for name, field in queries.all_fields.items():
        given_ = field.values[0] if field.values else value.get(field.kind, "x")
        for text in (f"{name}:{given_}", f"{name}!={given_}", f"{name}:none", f"-{name}:*"):
            query = ListQuery(search=text, now=NOW_TEXT)
            ids = fetch_ids(database, queries, query)
            assert fetch(database, queries.count(query)) == [(len(ids),)], text
            first = queries.keys(query, first=True)
            assert sorted(fetch(database, first)) == sorted((key,) for key in ids), text
