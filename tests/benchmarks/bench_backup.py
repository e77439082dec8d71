"""Backups against `cp` of the same file, side by side, and where a backup's time goes.

`cp` gives neither a whole database while others write nor a verified, smaller file; its time is
what the disk alone asks for. Both end with the data on the disk.
"""

import os
import shutil
import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from astrobookings_desktop.config import resource
from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.backup.making import back_up
from astrobookings_desktop.services.backup.restores import restore
from astrobookings_desktop.services.demo import build_demo
from astrobookings_desktop.services.office import Office
from tests.benchmarks.side_by_side import report, timed
from tests.helpers.company import NOW, catalogue

BOOKINGS = 20_000
ROUNDS = 5
PASSPHRASE = "correct horse battery staple"


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    descriptor = os.open(target, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


class _Steps:
    """How long each step of a backup takes, from its progress."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self._step, self._since = "", 0.0

    def __call__(self, step: str, _done: int, _total: int) -> None:
        if step != self._step:
            self.end()
            self._step, self._since = step, time.perf_counter()

    def end(self) -> None:
        if self._step:
            self.seconds[self._step].append(time.perf_counter() - self._since)
        self._step = ""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-backup-") as name:
        folder = Path(name)
        path, target = folder / "office.db", folder / "office.abk"
        chance = iter(range(10**9))
        office = Office(path, catalogue(), "desk", lambda most: next(chance) % most, lambda: NOW)
        create_or_upgrade(path)
        build_demo(office, resource("demo"), bookings=BOOKINGS, now=NOW)
        size = path.stat().st_size
        print(f"a database of {BOOKINGS:,} bookings, {size / 1e6:,.1f} MB")
        print(f"{'ms, median (quartiles)':44} {'backup':>26} {'cp + fsync':>26} {'ratio':>8}")
        steps = _Steps()
        for passphrase in (None, PASSPHRASE):
            ours, other = [], []
            for turn in range(ROUNDS):
                acts = {
                    "backup": lambda passphrase=passphrase: back_up(
                        office, BUILT_IN_ADMINISTRATOR, target, passphrase, steps
                    ),
                    "cp": lambda: _copy(path, folder / "copy.db"),
                }
                for one in sorted(acts, reverse=bool(turn % 2)):
                    (ours if one == "backup" else other).append(timed(acts[one]))
                    steps.end()
            report("encrypted" if passphrase else "plain", ours, other, None)
        packed = target.stat().st_size
        print(f"the file is {packed / 1e6:,.1f} MB, {packed / size:.0%} of the database")
        for step, seconds in steps.seconds.items():
            print(f"    {step:<40} {statistics.median(seconds) * 1000:8.0f} ms")
        took = timed(lambda: restore(office, BUILT_IN_ADMINISTRATOR, target, PASSPHRASE))
        print(f"restoring it, the present one kept aside: {took:,.0f} ms")
        assert list(folder.glob("*before-restore*"))
