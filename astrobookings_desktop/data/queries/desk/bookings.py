"""Finding a booking, all about it, and what this desk did last."""

import sqlite3
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from astrobookings_desktop.data.queries.desk.person_text import (
    PersonText,
    inside,
    key_of,
    shape_of,
)
from astrobookings_desktop.domain import locator as locators
from astrobookings_desktop.domain.money import from_cents
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause
from astrobookings_desktop.domain.times import from_text

LATEST = 2000  # of the company's bookings, among which the desk's last ones are looked for
LOOKED_AT = 5000  # bookings of people who match; more would be no search

_HIT = """
SELECT b.id, b.locator, b.traveler_id, u.name, b.launch_id, l.destination, l.date,
  b.number_of_seats, b.status
FROM {source} CROSS JOIN "user" u ON u.id = b.traveler_id
CROSS JOIN "launch" l ON l.id = b.launch_id
"""
_BY_LOCATOR = _HIT.format(source='"booking" b') + "WHERE b.locator = :locator"
_BY_START = (
    "SELECT b.id AS id FROM \"booking\" b WHERE b.locator >= :start AND b.locator < :start || '~'"
)
_BY_PERSON = """
SELECT b.id AS id FROM "user" u {by} CROSS JOIN "traveler" t ON t.user_id = u.id
CROSS JOIN "booking" b ON b.traveler_id = u.id WHERE {conditions}
"""
_FOUND = (
    """
WITH hit AS (SELECT id FROM ({ways}) LIMIT :most)
"""
    + _HIT.format(source='hit h CROSS JOIN "booking" b ON b.id = h.id')
    + "ORDER BY b.status = 'canceled', b.created_at DESC, b.id DESC LIMIT :limit"
)
_MATCHED = "SELECT count(*) FROM (SELECT id FROM ({ways}) LIMIT :most)"
_COUNT = 'SELECT count(*) FROM "booking"'
_LAST = (
    _HIT.format(
        source='(SELECT * FROM "booking" ORDER BY "created_at" DESC, "id" DESC LIMIT :latest) b'
    )
    + "WHERE b.workstation = :workstation "
    "ORDER BY b.created_at DESC, coalesce(b.split_from_id, b.id) DESC, "
    "b.split_from_id IS NOT NULL, b.id DESC LIMIT :limit"
)
_ON_LAUNCH = """
SELECT b.workstation, b.number_of_seats, b.status
FROM (SELECT * FROM "booking" ORDER BY "created_at" DESC, "id" DESC LIMIT :latest) b
WHERE b.launch_id = :launch AND b.status <> 'canceled'
ORDER BY b.created_at DESC, b.id DESC LIMIT 1
"""
_OTHERS = (
    _HIT.format(source='"booking" b') + "WHERE b.traveler_id = :traveler AND b.id <> :booking "
    "ORDER BY b.status = 'canceled', l.date DESC, b.id LIMIT :limit"
)
_VIEW = """
SELECT b.id, b.locator, b.status, b.number_of_seats, b.total_price, b.price_per_seat,
  b.created_at, b.hold_until, b.confirmed_at, b.canceled_at, b.cancel_cause, b.refund_percent,
  b.refund_amount, b.seats_released, b.sold_by_id, s.name, b.workstation,
  u.id, u.name, t.contact_phone, u.email,
  l.id, l.destination, l.date, r.name, a.name,
  f.locator, m.locator, m.refund_amount, n.locator, n.confirmed_at IS NOT NULL,
  (SELECT sum(p.total_price) FROM "booking" p WHERE p.id = n.id OR p.split_from_id = n.id),
  (SELECT sum(p.total_price) FROM "booking" p WHERE p.id = b.id OR p.split_from_id = b.id)
FROM "booking" b CROSS JOIN "user" u ON u.id = b.traveler_id
CROSS JOIN "traveler" t ON t.user_id = u.id CROSS JOIN "launch" l ON l.id = b.launch_id
CROSS JOIN "rocket" r ON r.id = l.rocket_id CROSS JOIN "user" a ON a.id = l.agency_id
LEFT JOIN "user" s ON s.id = b.sold_by_id LEFT JOIN "booking" f ON f.id = b.split_from_id
LEFT JOIN "booking" m ON m.id = b.moved_from_id LEFT JOIN "booking" n ON n.moved_from_id = b.id
WHERE b.id = :booking
"""


class BookingHit(NamedTuple):
    """A booking in a list."""

    id: int
    locator: str
    traveler_id: int
    traveler: str
    launch_id: int
    destination: str
    date: datetime
    seats: int
    status: BookingStatus


class BookingHits(NamedTuple):
    """The best hits, how many there are, and among how many bookings."""

    rows: tuple[BookingHit, ...]
    matched: int
    of: int


class BookingView(NamedTuple):
    """All that the booking card says."""

    id: int
    locator: str
    status: BookingStatus
    seats: int
    total: Decimal
    price_per_seat: Decimal
    created_at: datetime
    hold_until: datetime | None
    confirmed_at: datetime | None
    canceled_at: datetime | None
    cancel_cause: CancelCause | None
    refund_percent: int | None
    refund_amount: Decimal | None
    seats_released: bool
    sold_by_id: int | None
    sold_by: str | None
    workstation: str
    traveler_id: int
    traveler: str
    phone: str | None
    email: str | None
    launch_id: int
    destination: str
    date: datetime
    rocket: str
    agency: str
    split_from: str | None  # locators of related bookings
    moved_from: str | None
    moved_from_refund: Decimal | None
    moved_to: str | None
    moved_to_confirmed: bool
    moved_to_total: Decimal | None  # with all parts that were split off since
    whole_total: Decimal  # likewise

    @property
    def owed_by_move(self) -> Decimal | None:
        """What was to pay for the seats moved to, less the refund of those moved from; below zero
        to pay back. None without a move of seats that were paid."""
        if self.moved_to is not None and self.moved_to_total is not None:
            refund = self.refund_amount or Decimal()
            return self.moved_to_total - refund if self.moved_to_confirmed else None
        if self.moved_from is None or self.confirmed_at is None:
            return None
        return self.whole_total - (self.moved_from_refund or Decimal())


class LatestBooking(NamedTuple):
    """Who took seats on a launch last."""

    workstation: str
    seats: int
    status: BookingStatus


def booking_by_locator(connection: sqlite3.Connection, typed: str) -> BookingHit | None:
    """The booking whose locator was typed, in whatever spelling; None when there is none."""
    locator = locators.normalize(typed)
    if locator is None:
        return None
    rows = connection.execute(_BY_LOCATOR, {"locator": locator}).fetchall()
    return _hit(rows[0]) if rows else None


def search_bookings(connection: sqlite3.Connection, typed: str, limit: int) -> BookingHits:
    """Bookings by the beginning of their locator, or by their traveler; open ones first."""
    of = connection.execute(_COUNT).fetchone()[0]
    ways, params = _ways(typed)
    if not ways:
        return BookingHits((), 0, of)
    union = " UNION ".join(ways)
    params |= {"most": LOOKED_AT, "limit": limit}
    matched = connection.execute(_MATCHED.format(ways=union), params).fetchone()[0]
    rows = connection.execute(_FOUND.format(ways=union), params).fetchall()
    return BookingHits(tuple(map(_hit, rows)), matched, of)


def last_sales(
    connection: sqlite3.Connection, workstation: str, limit: int
) -> tuple[BookingHit, ...]:
    """What this workstation sold or held last, the newest first; what was split off of it after
    it."""
    params = {"workstation": workstation, "latest": LATEST, "limit": limit}
    return tuple(map(_hit, connection.execute(_LAST, params).fetchall()))


def latest_on_launch(connection: sqlite3.Connection, launch_id: int) -> LatestBooking | None:
    """The last sale or hold on the launch among the company's latest bookings, None without one."""
    params = {"launch": launch_id, "latest": LATEST}
    rows = connection.execute(_ON_LAUNCH, params).fetchall()
    if not rows:
        return None
    workstation, seats, status = rows[0]
    return LatestBooking(workstation, seats, BookingStatus(status))


def other_bookings(
    connection: sqlite3.Connection, traveler_id: int, booking_id: int, limit: int
) -> tuple[BookingHit, ...]:
    """The traveler's bookings besides this one: open ones first, the latest launch first."""
    params = {"traveler": traveler_id, "booking": booking_id, "limit": limit}
    return tuple(map(_hit, connection.execute(_OTHERS, params).fetchall()))


def read_booking(connection: sqlite3.Connection, booking_id: int) -> BookingView | None:
    """One booking with all that belongs to it, None when there is no such."""
    rows = connection.execute(_VIEW, {"booking": booking_id}).fetchall()
    if not rows:
        return None
    raw = dict(zip(BookingView._fields, rows[0], strict=True))
    cause = raw["cancel_cause"]
    raw |= {
        "status": BookingStatus(raw["status"]),
        "total": from_cents(raw["total"]),
        "price_per_seat": from_cents(raw["price_per_seat"]),
        "cancel_cause": None if cause is None else CancelCause(cause),
        "whole_total": from_cents(raw["whole_total"]),
        "moved_to_confirmed": bool(raw["moved_to_confirmed"]),
        "seats_released": bool(raw["seats_released"]),
        "created_at": from_text(raw["created_at"]),
        "date": from_text(raw["date"]),
    }
    for column in ("refund_amount", "moved_from_refund", "moved_to_total"):
        raw[column] = None if raw[column] is None else from_cents(raw[column])
    for column in ("hold_until", "confirmed_at", "canceled_at"):
        raw[column] = None if raw[column] is None else from_text(raw[column])
    return BookingView(**raw)


def _hit(row: tuple[Any, ...]) -> BookingHit:
    id_, locator, traveler_id, traveler, launch_id, destination, date, seats, status = row
    when, state = from_text(date), BookingStatus(status)
    return BookingHit(
        id_, locator, traveler_id, traveler, launch_id, destination, when, seats, state
    )


def _ways(typed: str) -> tuple[list[str], dict[str, object]]:
    params: dict[str, object] = {}
    ways: list[str] = []
    start = "".join(typed.split()).replace("-", "").upper()
    if 2 <= len(start) <= locators.LENGTH and set(start) <= set(locators.ALPHABET):
        params["start"] = start
        ways.append(_BY_START)
    shape = shape_of(typed)
    conditions = _conditions(shape, params)
    if conditions:
        by = 'INDEXED BY "user_name_folded"' if shape.name else ""
        ways.append(_BY_PERSON.format(by=by, conditions=" AND ".join(conditions)))
    return ways, params


def _conditions(shape: PersonText, params: dict[str, object]) -> list[str]:
    conditions = []
    for number, word in enumerate(shape.name_words):
        params[f"word{number}"] = inside(word)
        conditions.append(f"u.name_folded LIKE :word{number} ESCAPE '\\'")
    if shape.digits:
        params["digits"] = inside(shape.digits)
        conditions.append("t.phone_digits LIKE :digits")
    if shape.email:
        params["email"] = inside(key_of(shape.email))
        conditions.append("u.email_key LIKE :email ESCAPE '\\'")
    return conditions
