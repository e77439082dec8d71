"""Finding a traveler, and noticing that a new one may be known already."""

import sqlite3
from datetime import datetime
from difflib import SequenceMatcher
from typing import NamedTuple

from astrobookings_desktop.data.queries.desk.person_text import (
    PersonText,
    beginning,
    ending,
    inside,
    key_of,
    shape_of,
    word_beginning,
    words_of,
)
from astrobookings_desktop.domain.bookings import is_vip
from astrobookings_desktop.domain.times import to_text

FEWEST_BEGUN = 9  # first digits of two people's phone numbers: those of a country share fewer
FEWEST_DIGITS = 7  # of a whole number, with or without what is dialed before it from elsewhere
SHORTEST_EQUAL = 5  # digits of a number that is written the same twice
SHORTEST_EMAIL = 4
SIMILAR = 0.75  # share of equal letters by which two words are one name misspelled
CANDIDATES = 300

# Each way reads one index from end to end and never the table; only hits are looked up.
_BY_NAME = """
SELECT n.id AS id, CASE WHEN n.name_folded = :name THEN 0
  WHEN n.name_folded LIKE :name_start ESCAPE '\\' THEN 1 WHEN {begins} THEN 2 ELSE 4 END AS rank
FROM "user" n INDEXED BY "user_name_folded" WHERE {every}
"""
_BY_EMAIL = """
SELECT n.id AS id, CASE WHEN n.email_key = :email THEN 0
  WHEN n.email_key LIKE :email_start ESCAPE '\\' THEN 3 ELSE 5 END AS rank
FROM "user" n INDEXED BY "user_email_key" WHERE n.email_key LIKE :email_inside ESCAPE '\\'
"""
_BY_PHONE = """
SELECT n.user_id AS id, CASE WHEN n.phone_digits = :digits THEN 0
  WHEN n.phone_digits LIKE :digits_end THEN 1 WHEN n.phone_digits LIKE :digits_start THEN 2
  ELSE 4 END AS rank
FROM "traveler" n INDEXED BY "traveler_phone_digits" WHERE n.phone_digits LIKE :digits_inside
"""
_BEST = """
WITH hit AS ({hits}),
best AS (SELECT id, min(rank) AS rank FROM hit GROUP BY id)
SELECT b.id, count(*) OVER () FROM best b
CROSS JOIN "traveler" t ON t.user_id = b.id CROSS JOIN "user" u ON u.id = b.id
WHERE {also} ORDER BY u.active DESC, b.rank, u.name_folded, u.id LIMIT :limit
"""
_PERSON = """
SELECT u.id, u.name, t.contact_phone, u.email, u.active,
  (SELECT coalesce(sum(b.number_of_seats), 0) FROM "booking" b
    WHERE b.traveler_id = u.id AND b.launch_id = :launch AND b.status = 'confirmed'),
  (SELECT coalesce(sum(b.number_of_seats), 0) FROM "booking" b
    WHERE b.traveler_id = u.id AND b.launch_id = :launch AND b.status = 'pending'
      AND b.hold_until >= :now),
  (SELECT count(DISTINCT b.launch_id) FROM "booking" b CROSS JOIN "launch" l ON l.id = b.launch_id
    WHERE b.traveler_id = u.id AND b.status = 'confirmed' AND b.launch_id IS NOT :launch
      AND l.status NOT IN ('failed', 'aborted'))
FROM "traveler" t CROSS JOIN "user" u ON u.id = t.user_id WHERE t.user_id = :traveler
"""
_COUNT = 'SELECT count(*) FROM "traveler"'
_ALIKE = """
SELECT u.id, u.name, u.name_folded, u.email_key, t.contact_phone, t.phone_digits,
  (SELECT count(*) FROM "booking" b WHERE b.traveler_id = u.id)
FROM ({hits}) h CROSS JOIN "traveler" t ON t.user_id = h.id CROSS JOIN "user" u ON u.id = h.id
"""


class TravelerHit(NamedTuple):
    """A traveler as the desk shows them; seats are those on the launch asked for."""

    id: int
    name: str
    phone: str | None
    email: str | None
    active: bool
    seats_sold: int
    seats_held: int
    vip: bool


class TravelerHits(NamedTuple):
    """The best hits, how many there are, and among how many travelers."""

    rows: tuple[TravelerHit, ...]
    matched: int
    of: int


class Duplicate(NamedTuple):
    """A known traveler who may be the new one; `matches` says by what, best first."""

    id: int
    name: str
    phone: str | None
    matches: tuple[str, ...]
    bookings: int
    likeness: int


def search_travelers(
    connection: sqlite3.Connection, text: str, launch_id: int | None, now: datetime, limit: int
) -> TravelerHits:
    """Travelers by name in any script, e-mail or phone, best first; all parts typed must hit."""
    shape = shape_of(text)
    ways, also, params = _ways(shape)
    of = connection.execute(_COUNT).fetchone()[0]
    if not ways:
        return TravelerHits((), 0, of)
    sql = _BEST.format(hits=" UNION ALL ".join(ways), also=" AND ".join(also) or "1")
    found = connection.execute(sql, {**params, "limit": limit}).fetchall()
    rows = [read_traveler(connection, key, launch_id, now) for key, _matched in found]
    matched = found[0][1] if found else 0
    return TravelerHits(tuple(row for row in rows if row is not None), matched, of)


def read_traveler(
    connection: sqlite3.Connection, traveler_id: int, launch_id: int | None, now: datetime
) -> TravelerHit | None:
    """One traveler beside the launch (or none), None when there is no such."""
    params = {"traveler": traveler_id, "launch": launch_id, "now": to_text(now)}
    rows = connection.execute(_PERSON, params).fetchall()
    if not rows:
        return None
    id_, name, phone, email, active, sold, held, others = rows[0]
    return TravelerHit(id_, name, phone, email, bool(active), sold, held, is_vip(others))


def find_duplicates(
    connection: sqlite3.Connection, name: str, phone: str, email: str, limit: int
) -> list[Duplicate]:
    """Known travelers like the one being entered, the likest first."""
    shape = PersonText(name, phone, email)
    ways, params = _alike_ways(shape)
    if not ways:
        return []
    limited = (f"SELECT * FROM ({way} LIMIT {CANDIDATES:d})" for way in ways)
    sql = _ALIKE.format(hits=" UNION ".join(limited))
    found = [_judge(shape, row) for row in connection.execute(sql, params).fetchall()]
    alike = [duplicate for duplicate in found if duplicate is not None]
    return sorted(alike, key=lambda one: (-one.likeness, -one.bookings, one.name))[:limit]


def _ways(shape: PersonText) -> tuple[list[str], list[str], dict[str, object]]:
    """The SELECTs that find candidates, what must hold besides, and what to bind."""
    params: dict[str, object] = {}
    ways: list[str] = []
    also: list[str] = []
    words = shape.name_words
    if words:
        ways.append(_name_way(words, params))
        if len(words) == 1 and words[0].isascii():
            _bind_email(words[0], params)
            ways.append(_BY_EMAIL)
    if shape.email:
        _bind_email(key_of(shape.email), params)
        if words:
            also.append("u.email_key LIKE :email_inside ESCAPE '\\'")
            ways = ways[:1]
        else:
            ways.append(_BY_EMAIL)
    if shape.digits:
        digits = shape.digits
        params |= {
            "digits": digits,
            "digits_start": beginning(digits),
            "digits_end": ending(digits),
            "digits_inside": inside(digits),
        }
        if ways:
            also.append("t.phone_digits LIKE :digits_inside")
        else:
            ways.append(_BY_PHONE)
    return ways, also, params


def _name_way(words: list[str], params: dict[str, object]) -> str:
    params["name"] = " ".join(words)
    params["name_start"] = beginning(" ".join(words))
    begins, every = [], []
    for number, word in enumerate(words):
        params[f"begin{number}"] = word_beginning(word)
        params[f"word{number}"] = inside(word)
        begins.append(f"' ' || replace(n.name_folded, '-', ' ') LIKE :begin{number} ESCAPE '\\'")
        every.append(f"n.name_folded LIKE :word{number} ESCAPE '\\'")
    return _BY_NAME.format(begins=" AND ".join(begins), every=" AND ".join(every))


def _bind_email(key: str, params: dict[str, object]) -> None:
    params |= {"email": key, "email_start": beginning(key), "email_inside": inside(key)}


def _alike_ways(shape: PersonText) -> tuple[list[str], dict[str, object]]:
    params: dict[str, object] = {}
    ways: list[str] = []
    words = [word for word in shape.name_words if len(word) > 1 or not word.isascii()]
    if words:
        # A misspelled word mostly begins right; the letters are compared afterwards.
        starts = []
        for number, word in enumerate(words):
            params[f"start{number}"] = word_beginning(word[:2])
            starts.append(f"' ' || n.name_folded LIKE :start{number} ESCAPE '\\'")
        ways.append(
            'SELECT n.id AS id FROM "user" n INDEXED BY "user_name_folded" '
            f"WHERE {' AND '.join(starts)}"
        )
    if len(shape.digits) >= SHORTEST_EQUAL:
        params["whole"] = shape.digits
        ways.append(
            'SELECT n.user_id AS id FROM "traveler" n INDEXED BY "traveler_phone_digits" '
            "WHERE n.phone_digits = :whole"
        )
    national = shape.digits.lstrip("0")
    if len(national) >= FEWEST_DIGITS:
        params["digits_end"] = ending(national[-FEWEST_DIGITS:])
        ways.append(
            'SELECT n.user_id AS id FROM "traveler" n INDEXED BY "traveler_phone_digits" '
            "WHERE n.phone_digits LIKE :digits_end"
        )
    if len(shape.digits) >= FEWEST_BEGUN:
        params["digits"] = shape.digits[:FEWEST_BEGUN]
        ways.append(
            'SELECT n.user_id AS id FROM "traveler" n INDEXED BY "traveler_phone_digits" '
            "WHERE n.phone_digits >= :digits AND n.phone_digits < :digits || '~'"
        )
    email = key_of(shape.email)
    if len(email) >= SHORTEST_EMAIL:
        params["email"] = email
        ways.append(
            'SELECT n.id AS id FROM "user" n INDEXED BY "user_email_key" '
            "WHERE n.email_key >= :email AND n.email_key < :email || char(1114111)"
        )
    return ways, params


def _judge(shape: PersonText, row: tuple[object, ...]) -> Duplicate | None:
    id_, name, folded, email_key, phone, digits, bookings = row
    matches: list[str] = []
    likeness = 0
    if shape.email and email_key is not None and str(email_key).startswith(key_of(shape.email)):
        matches.append("e-mail")
        likeness += 8
    how = _name_match(shape.name_words, words_of(str(folded)))
    if how:
        matches.append(how)
        likeness += 3 if how == "name" else 1
    common = _common_start(shape.digits, str(digits or ""))
    if _is_one_number(shape.digits, str(digits or "")):
        matches.append("phone")
        likeness += 4
    elif common >= FEWEST_BEGUN:
        matches.append(f"first {common} digits")
        likeness += 2
    if not matches:
        return None
    return Duplicate(
        int(str(id_)),
        str(name),
        None if phone is None else str(phone),
        tuple(matches),
        int(str(bookings)),
        likeness,
    )


def _name_match(typed: list[str], known: list[str]) -> str:
    """ "name" when each typed word begins one of the known name's, "similar name" when nearly."""
    if not typed or not known:
        return ""
    if all(any(word.startswith(part) for word in known) for part in typed):
        return "name"
    near = all(
        any(word.startswith(part) or _similar(part, word) for word in known) for part in typed
    )
    return "similar name" if near else ""


def _similar(typed: str, known: str) -> bool:
    return (
        len(typed) > 2
        and abs(len(typed) - len(known)) <= 2
        and SequenceMatcher(None, typed, known, autojunk=False).ratio() >= SIMILAR
    )


def _is_one_number(one: str, other: str) -> bool:
    """Whether two numbers are the same, of which one may lack the country: 0612 and +33 612."""
    if one == other:
        return len(one) >= SHORTEST_EQUAL
    short, long = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    return len(short) >= FEWEST_DIGITS and long.endswith(short)


def _common_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
