"""A sale in one flat function: the least that Python has to do for the rows that a sale writes.

It is no model to follow: no rights, no types, no words for who is refused, nothing that a second
kind of sale could share. What it takes beside its statements is what any code owes: its turn among
the processes, a look whether the file is still the one that was opened, the log's JSON and hash,
the messages' texts. What the service takes beside that is the house.
"""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from astrobookings_desktop.data.database import require_schema, schema_version
from astrobookings_desktop.data.fields import canonical_json
from astrobookings_desktop.data.gate import WriteGate
from astrobookings_desktop.data.log_chain import link
from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.data.queries import sale as queries
from astrobookings_desktop.data.queries.file_state import SAVE_STATE, STATE
from astrobookings_desktop.data.same_file import SameFile
from astrobookings_desktop.data.statements import statements_of
from astrobookings_desktop.domain.locator import display, new_locator
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.leaving_jobs import INSERT_JOB
from astrobookings_desktop.services.messages.notices import INSERT_NOTIFICATION
from astrobookings_desktop.services.unit_of_work import INSERT_LOG

BOOKING = statements_of(Booking).insert(
    *("id", "traveler_id", "launch_id", "number_of_seats", "total_price", "status", "locator"),
    *("price_per_seat", "seat_limit", "created_at", "confirmed_at", "seats_released"),
    *("request_id", "request_digest", "workstation"),
)


def flat_seller(
    connection: sqlite3.Connection, path: Path, now: datetime, randbelow: Callable[[int], int]
) -> Callable[[SellSeats], None]:
    """What sells seats to travelers with an address, as the built-in administrator at "desk-1"."""
    execute, gate = connection.execute, WriteGate.of(path)
    same_file, schema = SameFile(), schema_version()
    now_text = now.isoformat(timespec="microseconds").replace("+00:00", "Z")
    due = round(now.timestamp() * 1000) + 30_000

    def sell(sale: SellSeats) -> None:
        with gate:
            execute("BEGIN IMMEDIATE")
            same_file.require(path)
            require_schema(connection, path, schema)
            write(sale)
            execute("COMMIT")

    def write(sale: SellSeats) -> None:
        _workstation, key, head, *_ = execute(STATE, {"actor": None}).fetchone()
        if execute(queries.REQUEST, {"request_id": sale.request_id}).fetchall():
            raise ValueError(sale)
        launch = execute(queries.LAUNCH, {"launch_id": sale.launch_id}).fetchone()
        _id, date, destination, status, price, capacity, taken, held, *_, agency_id, _, _ = launch
        asked = {"launch_id": sale.launch_id, "traveler_id": sale.traveler_id, "now": now_text}
        _id, name, active, _mail, seats, _others = execute(queries.TRAVELER, asked).fetchone()
        if held or status != "scheduled" or date <= now_text or not active:
            raise ValueError(sale)
        if seats + sale.seats > 4 or taken + sale.seats > capacity:
            raise ValueError(sale)
        more = {"launch_id": sale.launch_id, "seats": sale.seats, "held": 0}
        execute(queries.TAKE_SEATS, more)
        locator = new_locator(randbelow)
        if execute(queries.LOCATOR, {"locator": locator}).fetchall():
            raise ValueError(sale)
        total = sale.seats * price
        each_text, total_text = (f"{cents // 100}.{cents % 100:02d}" for cents in (price, total))
        digest = f"confirmed {sale.launch_id} {sale.traveler_id} {sale.seats}"
        ids = (key, sale.traveler_id, sale.launch_id, sale.seats)
        sold = (*ids, total, "confirmed", locator, price, 4, now_text, now_text)
        execute(BOOKING, (*sold, False, sale.request_id, digest, "desk-1"))
        after: dict[str, Any] = {
            "confirmed_at": now_text,
            "created_at": now_text,
            "id": key,
            "launch_id": sale.launch_id,
            "locator": locator,
            "number_of_seats": sale.seats,
            "price_per_seat": each_text,
            "request_id": sale.request_id,
            "seat_limit": 4,
            "seats_released": False,
            "status": "confirmed",
            "total_price": total_text,
            "traveler_id": sale.traveler_id,
            "workstation": "desk-1",
        }
        details = canonical_json({"after": after})
        who = (None, "Administrator", "desk-1")
        logged = (key + 1, "booking", key, "sell", now_text, details, *who)
        new_head = link(head, logged)
        execute(INSERT_LOG, (*logged, head, new_head))
        facts = {"amount": total_text, "currency": "USD", "date": date, "destination": destination}
        told = canonical_json(facts | {"locator": locator, "seats": sale.seats, "traveler": name})
        when = f"{datetime.fromisoformat(date):%d %b %Y, %H:%M}"
        noun = "seat" if sale.seats == 1 else "seats"
        line = (
            f"Sold: {sale.seats} {noun} to {destination} on {when} UTC, {total // 100:,}."
            f"{total % 100:02d} USD, {name}, locator {display(locator)}"
        )
        next_key = key + 2
        event = ("pending", "mail", "booking_sold", f"booking_sold:{key + 1}", "booking", key, told)
        for user_id in (sale.traveler_id, agency_id):
            execute(INSERT_NOTIFICATION, (next_key, user_id, line, now_text, *event))
            about = ("deliver_notification", "notification", next_key)
            job = (next_key + 1, *about, "pending", now_text, "{}", 0, due, 0, 10)
            execute(INSERT_JOB, (*job, f"deliver_notification:{next_key}", "desk-1"))
            next_key += 2
        execute(SAVE_STATE, {"next_id": next_key, "log_head": new_head})

    return sell
