"""Large made-up databases for the table's tests and benchmarks, built in bulk.

The rows satisfy every CHECK and foreign key; seat counters agree with the bookings. Nothing here
follows the services' rules further than that.
"""

import random
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.domain.locator import ALPHABET
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.domain.values import fold, phone_digits

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)  # a Monday
NOW_TEXT = to_text(NOW)
FIRST = [
    "Ana",
    "Łukasz",
    "Þórdís",
    "Sofía",
    "Chloé",
    "Mehmet",
    "Priya",
    "Oluwaseun",
    "Haruka",
    "Marta",
    "Jonas",
    "Eleni",
    "Татьяна",
    "محمد",
    "Nguyễn",
    "Ivo",
    "Zoë",
    "Bjørn",
    "Straße",
    "小龍",
    "王",
    "김",
    "נועה",
    "Amélie",
    "Tom",
    "Grace",
    "Wei",
    "Fatima",
    "Leo",
    "Ida",
    "Ræv",
    "Noor",
]
LAST = [
    "López",
    "Wójcik",
    "Jónsdóttir",
    "Ibarra",
    "Lefèvre",
    "Yıldız",
    "Raghunathan",
    "Adébáyò",
    "Tanaka",
    "Ibáñez",
    "Bergström",
    "Παπαδοπούλου",
    "Кузнецова",
    "الحسيني",
    "Dũng",
    "Novák",
    "Müller",
    "Ødegård",
    "Weiß",
    "晓雨",
    "민서",
    "לוי",
    "Brontë",
    "Smith",
    "Okafor",
    "Chen",
    "Rossi",
    "Silva",
    "Kim",
    "Haddad",
    "Ek",
    "Percent%",
    "Under_score",
    "Back\\slash",
]
PLACES = (
    ("Kármán line", "suborbital"),
    ("ISS", "low_earth"),
    ("Low Earth Orbit", "low_earth"),
    ("Tiangong 天宮", "low_earth"),
    ("Lunar orbit", "moon"),
    ("Moon", "moon"),
    ("Mars", "mars"),
    ("Phobos", "mars"),
)
OPEN = ("scheduled", "confirmed", "delayed")
DAY = timedelta(days=1)


def build(
    path: Path,
    *,
    bookings: int,
    travelers: int,
    launches: int,
    others: int = 0,
    workstation: int = 0,
    seed: int = 1,
) -> Path:
    """A database at `path` with so many rows; `others` invoices, payments, messages, log rows and
    jobs each. The same arguments give the same rows."""
    create_or_upgrade(path)
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA synchronous = OFF")
    database.execute("BEGIN")
    # Indexes are far cheaper to make at the end than to keep while the rows come in.
    indexes = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in indexes:
        database.execute(f'DROP INDEX "{name}"')
    _Company(database, workstation * 10**10, random.Random(seed)).fill(
        bookings, travelers, launches, others
    )
    for _, sql in indexes:
        database.execute(sql)
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


class _Company:
    def __init__(self, database: sqlite3.Connection, first_id: int, dice: random.Random) -> None:
        self.database = database
        self.dice = dice
        self.next_id = first_id + 1

    def fill(self, bookings: int, travelers: int, launches: int, others: int) -> None:
        agencies = max(2, launches // 50)
        self.agencies = self._take(agencies)
        self._insert("user", self._users(self.agencies, "agency"))
        self._insert("agency", self._agencies())
        self.travelers = self._take(travelers)
        self._insert("user", self._users(self.travelers, "traveler"))
        self._insert("traveler", self._traveler_rows())
        self.rockets = self._take(max(2, launches // 20))
        self._insert("rocket", self._rocket_rows())
        self.launches = self._take(launches)
        self._insert("launch", self._launch_rows())
        self.bookings = self._take(bookings)
        self._insert("booking", self._booking_rows())
        self._count_seats()
        if others:
            self._others(others)

    def _take(self, count: int) -> range:
        first, self.next_id = self.next_id, self.next_id + count
        return range(first, self.next_id)

    def _insert(self, table: str, rows: Iterable[Mapping[str, object]]) -> None:
        columns = self.database.execute(f'PRAGMA table_info("{table}")').fetchall()
        marks = ",".join("?" * len(columns))
        names = [column[1] for column in columns]
        self.database.executemany(
            f'INSERT INTO "{table}" VALUES ({marks})',
            (tuple(row.get(name) for name in names) for row in rows),
        )

    def _users(self, ids: range, role: str) -> Iterator[dict[str, object]]:
        folded = {word: fold(word) for word in (*FIRST, *LAST)}
        choose, chance = self.dice.choice, self.dice.random
        start = NOW - 900 * DAY
        for number, key in enumerate(ids):
            first, last = choose(FIRST), choose(LAST)
            email = f"{role}{key}@example.org" if chance() < 0.8 else None
            yield {
                "id": key,
                "email": email,
                "email_key": email,
                "name": f"{first} {last}",
                "name_folded": f"{folded[first]} {folded[last]}",
                "role": role,
                "active": int(chance() < 0.97),
                "language": "en" if chance() < 0.7 else "es",
                "created_at": to_text(start + timedelta(minutes=number)),
            }

    def _agencies(self) -> Iterator[dict[str, object]]:
        for key in self.agencies:
            legal = f"Agency {key} Ltd" if key % 5 else None
            yield {"user_id": key, "legal_name": legal, "tax_id": f"T{key}", "contact_info": "hq"}

    def _traveler_rows(self) -> Iterator[dict[str, object]]:
        for key in self.travelers:
            phone = f"+34 600 {self.dice.randrange(10**6):06}" if self.dice.random() < 0.7 else None
            yield {
                "user_id": key,
                "contact_phone": phone,
                "phone_digits": phone and phone_digits(phone),
                "travel_preferences": '{"seat":"window"}' if key % 7 == 0 else None,
            }

    def _rocket_rows(self) -> Iterator[dict[str, object]]:
        for key in self.rockets:
            name = f"Rocket {self.dice.choice(LAST)} {key % 100}"
            yield {
                "id": key,
                "agency_id": self.dice.choice(self.agencies),
                "name": name,
                "name_folded": fold(name),
                "capacity": 200,
                "range": self.dice.choice(PLACES)[1],
                "active": int(self.dice.random() < 0.95),
            }

    def _launch_rows(self) -> Iterator[dict[str, object]]:
        self.prices: dict[int, int] = {}
        for key in self.launches:
            place, reach = self.dice.choice(PLACES)
            day = NOW + timedelta(minutes=self.dice.randrange(-600 * 1440, 900 * 1440))
            past = ("launched", "failed", "aborted")
            self.prices[key] = self.dice.randrange(100, 10_000) * 10_000
            yield {
                "id": key,
                "agency_id": self.dice.choice(self.agencies),
                "rocket_id": self.dice.choice(self.rockets),
                "date": to_text(day),
                "destination": place,
                "destination_folded": fold(place),
                "range": reach,
                "price_per_seat": self.prices[key],
                "status": self.dice.choice(OPEN if day > NOW else past),
                "capacity": 100_000,
                "seats_taken": 0,
                "seats_held": 0,
                "created_at": to_text(day - 400 * DAY),
                "imported": 0,
            }

    def _booking_rows(self) -> Iterator[dict[str, object]]:
        dice = self.dice
        span = 900 * 86400
        codes = dice.sample(range(32**6), len(self.bookings))
        for number, (key, code) in enumerate(zip(self.bookings, codes, strict=True)):
            launch = dice.choice(self.launches)
            seats = dice.randrange(1, 5)
            seconds = span * (number + dice.random()) / len(self.bookings)
            created = NOW - timedelta(seconds=span - seconds)
            stamp = to_text(created)
            status = dice.choices(("confirmed", "canceled", "pending"), (88, 11, 1))[0]
            canceled = status == "canceled"
            yield {
                "id": key,
                "traveler_id": dice.choice(self.travelers),
                "launch_id": launch,
                "number_of_seats": seats,
                "total_price": seats * self.prices[launch],
                "status": status,
                "locator": "".join(ALPHABET[code >> shift & 31] for shift in range(0, 30, 5)),
                "price_per_seat": self.prices[launch],
                "seat_limit": 4,
                "created_at": stamp,
                "hold_until": to_text(created + DAY) if status == "pending" else None,
                "confirmed_at": None if status == "pending" else stamp,
                "canceled_at": stamp if canceled else None,
                "cancel_cause": "traveler" if canceled else None,
                "refund_percent": 70 if canceled else None,
                "refund_amount": seats * self.prices[launch] * 7 // 10 if canceled else None,
                "seats_released": int(canceled),
                "request_id": f"r{key}",
                "request_digest": "x",
                "sold_by_id": self.agencies[0],
                "workstation": "Desk 1",
            }

    def _count_seats(self) -> None:
        self.database.execute(
            "UPDATE launch SET seats_taken = n.taken, seats_held = n.held FROM (SELECT launch_id, "
            "sum(number_of_seats) AS taken, sum(number_of_seats * (status = 'pending')) AS held "
            "FROM booking WHERE status <> 'canceled' GROUP BY launch_id) n "
            "WHERE n.launch_id = launch.id"
        )

    def _others(self, count: int) -> None:
        dice = self.dice
        times = [to_text(NOW - timedelta(seconds=dice.randrange(10**7))) for _ in range(count)]
        invoiced = dice.sample(self.launches, min(count, len(self.launches)))
        invoices = self._take(len(invoiced))
        self._insert(
            "invoice",
            (
                {
                    "id": key,
                    "number": f"INV-2026-{number:06}",
                    "agency_id": dice.choice(self.agencies),
                    "launch_id": launch,
                    "amount": dice.randrange(10**8),
                    "status": dice.choice(("pending", "partially_paid", "paid", "overdue", "void")),
                    "date": times[number][:10],
                }
                for number, (key, launch) in enumerate(zip(invoices, invoiced, strict=True))
            ),
        )
        self._insert(
            "payment",
            (
                {
                    "id": key,
                    "invoice_id": dice.choice(invoices),
                    "amount": dice.randrange(1, 10**6),
                    "date": time[:10],
                    "status": dice.choice(("pending", "completed", "failed", "refunded")),
                }
                for key, time in zip(self._take(count), times, strict=True)
            ),
        )
        self._insert(
            "notification",
            (
                {
                    "id": key,
                    "user_id": dice.choice(self.travelers),
                    "message": f"Seats to {dice.choice(PLACES)[0]} sold",
                    "timestamp": time,
                    "status": dice.choice(("pending", "sent", "failed", "uncertain", "read")),
                    "channel": dice.choice(("mail", "desktop")),
                    "event": "booking_sold",
                    "event_key": f"k{key}",
                    "entity_type": "booking",
                    "entity_id": dice.choice(self.bookings),
                    "facts": '{"seats":2}',
                }
                for key, time in zip(self._take(count), times, strict=True)
            ),
        )
        self._insert(
            "entry_log",
            (
                {
                    "id": key,
                    "entity_type": dice.choice(("booking", "launch", "user")),
                    "entity_id": dice.choice((None, key - 9)),
                    "action": dice.choice(("sold", "canceled", "changed")),
                    "timestamp": time,
                    "details": '{"seats":[1,2]}',
                    "user_id": dice.choice((None, self.agencies[0])),
                    "user_name": "Marta Ibáñez",
                    "workstation": "Desk 1",
                    "previous_hash": "",
                    "hash": f"h{key}",
                }
                for key, time in zip(self._take(count), times, strict=True)
            ),
        )
        self._insert(
            "job_queue",
            (
                {
                    "id": key,
                    "job_type": dice.choice(("mail", "lapse", "invoice")),
                    "entity_type": "booking",
                    "entity_id": dice.choice(self.bookings),
                    "status": dice.choice(
                        ("pending", "running", "sending", "completed", "failed", "uncertain")
                    ),
                    "created_at": time,
                    "executed_at": dice.choice((None, time)),
                    "data": "{}",
                    "priority": 0,
                    "run_after": key,
                    "attempts": 0,
                    "max_attempts": 10,
                    "last_error": dice.choice((None, "No route to host")),
                    "origin": "person",
                }
                for key, time in zip(self._take(count), times, strict=True)
            ),
        )
