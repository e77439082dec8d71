"""Texts at random: read or refused, and never made into SQL."""

import sqlite3

from hypothesis import example, given
from hypothesis import strategies as st

from astrobookings_desktop.data.queries.language.completing import typing_at
from astrobookings_desktop.data.queries.language.syntax import quote
from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.fields import Kind
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch, fetch_ids
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.filters import UnreadableFilter
from tests.helpers.plain_filters import (
    R,
    Test,
    costs,
    either,
    every,
    found,
    has,
    inside,
    no,
    seats,
    status,
)
from tests.helpers.table_data import NOW_TEXT

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
@example("email:ana,,", Entity.USER)
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
        place = (problem.start, problem.end) if points else (0, 1)
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
