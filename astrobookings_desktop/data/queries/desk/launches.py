"""Launches whose seats can be sold, and finding one of them by what a person says of it."""

import functools
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

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
        self.ids = tuple(key for (key,) in connection.execute(_IDS, moment))
        words = {
            key: f" {places(destination)} {rocket} {agency} {fold(date_words(from_text(date)))}"
            for key, date, destination, rocket, agency in connection.execute(_WORDS, moment)
        }
        self._words = tuple(words.get(key, "") for key in self.ids)

    def find(self, search: str) -> Sequence[int]:
        """The ids of the launches that every word of `search` hits.

        Letters hit anywhere inside; a number hits where a word begins, so that "27" is the 27th
        and not the year 2027.
        """
        wanted = [f" {word}" if word.isdigit() else word for word in fold(search).split()]
        if not wanted:
            return self.ids
        hits: Iterable[tuple[int, str]] = zip(self.ids, self._words, strict=True)
        *others, last = wanted
        for word in others:  # each among the hits of those before
            hits = [hit for hit in hits if word in hit[1]]
        return [key for key, words in hits if last in words]


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
