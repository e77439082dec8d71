"""Processes that sell seats side by side on one database, some of them killed.

Run as a program of its own, so that it may fork: `python -m tests.helpers.sellers MODE DATABASE …`.
Prints one JSON document.
"""

import json
import os
import random
import secrets
import signal
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from astrobookings_desktop.domain.errors import NotEnoughSeats
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.launches.rockets import create_rocket
from astrobookings_desktop.services.launches.scheduling import schedule_launch
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.people.travelers import create_traveler
from tests.helpers.company import catalogue
from tests.helpers.forking import forked


@dataclass
class Run:
    """What the sellers reported: locators by process, and the longest wait for one sale (s)."""

    sold: list[list[str]]
    longest_wait: float


def _office(path: Path) -> Office:
    return Office(path, catalogue(), "desk", secrets.randbelow)


def _prepare(path: Path, agency: int, seats: int, sellers: int) -> tuple[int, list[list[int]]]:
    """A new launch, and enough travelers for each seller to fill it alone."""
    with _office(path).writer() as writer, writer.unit_of_work(BUILT_IN_ADMINISTRATOR) as work:
        rocket = create_rocket(
            work, {"agency_id": agency, "name": "R", "capacity": seats, "range": "mars"}
        )
        launch = schedule_launch(
            work,
            {
                "rocket_id": rocket,
                "date": "2199-01-01T00:00:00Z",
                "destination": "Moon",
                "price_per_seat": "10.00",
            },
        )
        travelers = [
            [create_traveler(work, {"name": f"T{seller}-{n}"}) for n in range(seats // 4 + 1)]
            for seller in range(sellers)
        ]
    return launch.id, travelers


def _sell(path: Path, launch: int, travelers: list[int], start: int, report: int) -> None:
    """One seller: seat by seat until none is left; each locator is told after its commit."""
    with _office(path).writer() as writer:
        os.read(start, 1)
        while True:
            for traveler in travelers:
                begun = time.perf_counter()
                try:
                    with writer.unit_of_work(BUILT_IN_ADMINISTRATOR) as work:
                        sold = sell_seats(work, SellSeats(launch, traveler, 1))
                except NotEnoughSeats:
                    return
                waited = time.perf_counter() - begun
                os.write(report, f"{sold.locator} {waited}\n".encode())


def run(path: Path, agency: int, seats: int, sellers: int, kill_after: float | None = None) -> Run:
    """Let `sellers` fill one launch at once; one is killed -9 after `kill_after` seconds."""
    launch, travelers = _prepare(path, agency, seats, sellers)
    start_read, start_write = os.pipe()
    children, reports = [], []
    for seller in range(sellers):
        report_read, report_write = os.pipe()
        own = travelers[seller]
        children.append(
            forked(lambda own=own, out=report_write: _sell(path, launch, own, start_read, out))
        )
        os.close(report_write)
        reports.append(report_read)
    os.write(start_write, b"x" * sellers)
    victim = None
    if kill_after is not None:
        victim = random.choice(children)
        threading.Event().wait(kill_after)  # death comes at any moment, after no event
        os.kill(victim, signal.SIGKILL)
    sold, longest = [], 0.0
    for report in reports:
        with os.fdopen(report) as lines:
            rows = [line.split() for line in lines]
        sold.append([row[0] for row in rows])
        longest = max([longest, *(float(row[1]) for row in rows)])
    for child in children:
        status = os.waitpid(child, 0)[1]
        if child != victim and status:
            raise SystemExit(f"a seller ended with status {status}")
    os.close(start_read)
    os.close(start_write)
    return Run(sold, longest)


def main() -> None:
    mode, path, agency, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    if mode == "fill":
        result: object = asdict(run(path, agency, seats=count, sellers=8))
    else:
        chance = random.Random(count)
        rounds = [
            run(path, agency, seats=24, sellers=3, kill_after=chance.uniform(0, 0.03))
            for _ in range(count)
        ]
        result = [asdict(one) for one in rounds]
    print(json.dumps(result))


if __name__ == "__main__":
    main()
