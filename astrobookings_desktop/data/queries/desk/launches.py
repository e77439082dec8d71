"""Launches whose seats can be sold, and finding one of them by what a person says of it."""

import functools
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from astrobookings_desktop.data.log_chain import SERIAL_SPAN
from astrobookings_desktop.data.queries.fragments import OPEN_LAUNCH
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.domain.times import from_text, to_text
from astrobookings_desktop.domain.values import fold

_ON_SALE = f"{OPEN_LAUNCH} AND l.date > :now"
_IDS = f'SELECT l.id FROM "launch" l WHERE {_ON_SALE} ORDER BY l.date, l.id'
_WORDS = f"""
SELECT l.id, l.date, l.destination_folded, r.name_folded, u.name_folded
FROM "launch" l CROSS JOIN "rocket" r ON r.id = l.rocket_id
CROSS JOIN "user" u ON u.id = l.agency_id
WHERE {_ON_SALE}
"""
# The last row of each workstation's chain, from the highest number down: ids are in spans.
_LAST_LOG_ROWS = f"""
WITH RECURSIVE last(id) AS (
  SELECT max(id) FROM "entry_log"
  UNION ALL
  SELECT (SELECT max(e.id) FROM "entry_log" e WHERE e.id < last.id / {SERIAL_SPAN} * {SERIAL_SPAN})
  FROM last WHERE last.id IS NOT NULL
)
SELECT e.id / {SERIAL_SPAN}, e.id, e.hash FROM last CROSS JOIN "entry_log" e ON e.id = last.id
"""
_LOG_ROW = 'SELECT id, hash FROM "entry_log" WHERE id = :seen'
# The plus: few rows are new, so the index by entity is the long way.
_LOGGED_SINCE = (
    'SELECT EXISTS (SELECT 1 FROM "entry_log" WHERE id > :seen AND id <= :newest '
    "AND +entity_type IN ('launch', 'rocket', 'agency', 'user'))"
)
# Holds past their deadline are free seats, whether or not their lapse is written down yet.
_ROWS = """
SELECT l.id, l.date, l.destination, r.name, u.name, l.price_per_seat, l.capacity, l.seats_taken,
  l.seats_held, l.status, (SELECT coalesce(sum(h.number_of_seats), 0) FROM "booking" h
    WHERE h.launch_id = l.id AND h.status = 'pending' AND h.hold_until < :now)
FROM json_each(:ids) j CROSS JOIN "launch" l ON l.id = j.value
CROSS JOIN "rocket" r ON r.id = l.rocket_id
CROSS JOIN "user" u ON u.id = l.agency_id
ORDER BY j.key
"""


class OpenLaunch(NamedTuple):
    """A launch in the desk's list; `taken` includes the `held` seats."""

    id: int
    date: datetime
    destination: str
    rocket: str
    agency: str
    price_per_seat: Decimal
    capacity: int
    taken: int
    held: int
    status: LaunchStatus

    @property
    def free(self) -> int:
        """Seats that nobody has."""
        return self.capacity - self.taken


class LaunchNews:
    """Whether something that an index of launches tells of was changed since, as the log has it.

    Each change of a launch, a rocket or an agency writes a row (DOMAIN.md §9), a sale one of a
    booking and the queue none: so neither sales nor jobs make an index old. Every workstation has
    a chain of rows of its own, whose ids don't tell which came last.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._seen = _last_log_rows(connection)

    def has_come(self, connection: sqlite3.Connection) -> bool:
        """Ask again; once it has, it is to be begun anew with the index."""
        last = _last_log_rows(connection)  # first: what comes meanwhile is asked next time
        if last == self._seen:
            return False
        if self._seen.keys() - last.keys():
            return True  # another history: a backup was restored
        if any(self._tells(connection, workstation, row) for workstation, row in last.items()):
            return True
        self._seen = last
        return False

    def _tells(
        self, connection: sqlite3.Connection, workstation: int, last: tuple[int, str]
    ) -> bool:
        """Whether one workstation's rows up to `last` tell of a change, or aren't those seen."""
        seen = self._seen.get(workstation)
        if seen == last:
            return False
        asked = {"seen": workstation * SERIAL_SPAN if seen is None else seen[0], "newest": last[0]}
        if seen is not None and connection.execute(_LOG_ROW, asked).fetchone() != seen:
            return True  # another history
        return bool(connection.execute(_LOGGED_SINCE, asked).fetchone()[0])


def _last_log_rows(connection: sqlite3.Connection) -> dict[int, tuple[int, str]]:
    """The id and hash of the last row of each workstation's chain, by its number."""
    rows = connection.execute(_LAST_LOG_ROWS).fetchall()
    return {workstation: (row, hash_) for workstation, row, hash_ in rows}


_YEAR = re.compile(r" \d{4}")


class LaunchIndex:
    """All launches on sale at `now`, soonest first, and the words by which each is found.

    `date_words` says a date as people here write it, `place_words` all names of a place. All is
    read at once, which takes a tenth of a second for 30,000 launches: make it in a reader thread;
    it keeps no connection.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        now: datetime,
        date_words: Callable[[datetime], str],
        place_words: Callable[[str], str] = str,
    ) -> None:
        moment = {"now": to_text(now)}
        places = functools.cache(lambda name: fold(place_words(name)))
        self._news = LaunchNews(connection)
        self.ids = tuple(key for (key,) in connection.execute(_IDS, moment))
        words: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._first_departs: str | None = None
        for key, date, destination, rocket, agency in connection.execute(_WORDS, moment):
            said = fold(date_words(from_text(date)))
            self._names[key] = f" {places(destination)} {rocket} {agency}"
            words[key] = f"{self._names[key]} {said}"
            self._first_departs = min(date, self._first_departs or date)
        self._words = tuple(words.get(key, "") for key in self.ids)

    def is_old(self, connection: sqlite3.Connection, now: datetime) -> bool:
        """Whether one made now might differ: a launch was changed, or the first one departed."""
        departed = self._first_departs is not None and self._first_departs <= to_text(now)
        return departed or self._news.has_come(connection)

    def find(self, search: str) -> Sequence[int]:
        """The ids of the launches that every word of `search` hits.

        Letters hit anywhere inside; a number hits where a word begins, so that "27" is the 27th
        and not the year 2027.
        """
        wanted = _wanted(search)
        if not wanted:
            return self.ids
        hits: Iterable[tuple[int, str]] = zip(self.ids, self._words, strict=True)
        *others, last = wanted
        for word in others:  # each among the hits of those before
            hits = [hit for hit in hits if word in hit[1]]
        return [key for key, words in hits if last in words]

    def is_called(self, launch_id: int, search: str) -> bool:
        """Whether every word of `search` hits the launch's destination, rocket or agency, so that
        none needs to be a part of its date; a year may be one, which says no day."""
        name = self._names.get(launch_id, "")
        return all(word in name or _YEAR.fullmatch(word) for word in _wanted(search))


def _wanted(search: str) -> list[str]:
    return [f" {word}" if word.isdigit() else word for word in fold(search).split()]


def first_launches(connection: sqlite3.Connection, now: datetime, most: int) -> list[int]:
    """The ids of the launches on sale that depart soonest, `most` at most."""
    found = connection.execute(f"{_IDS} LIMIT :most", {"now": to_text(now), "most": most})
    return [key for (key,) in found.fetchall()]


def read_launches(
    connection: sqlite3.Connection, ids: Iterable[int], now: datetime
) -> list[OpenLaunch]:
    """The launches of `ids` in their order, without those that are gone."""
    found = connection.execute(_ROWS, {"ids": json.dumps(list(ids)), "now": to_text(now)})
    return [
        OpenLaunch(
            id_,
            from_text(date),
            destination,
            rocket,
            agency,
            from_cents(price),
            capacity,
            taken - due,
            held - due,
            LaunchStatus(status),
        )
        for (
            id_,
            date,
            destination,
            rocket,
            agency,
            price,
            capacity,
            taken,
            held,
            status,
            due,
        ) in found.fetchall()
    ]
