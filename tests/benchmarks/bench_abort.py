"""How long the abort of a launch with 10,000 bookings takes, and what it keeps others from."""

import tempfile
import threading
import time
from pathlib import Path

from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.services.check import check
from astrobookings_desktop.services.launch_corrections import correct_outcome
from astrobookings_desktop.services.launch_previews import preview_transition
from astrobookings_desktop.services.launch_transitions import abort_launch
from astrobookings_desktop.services.sales import SellSeats, sell_seats
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company

BOOKINGS = 10_000
GOAL_SECONDS = 5
GOAL_BACK = 10
GOAL_GAP_MS = 50


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-abort-") as folder:
        company = Company(Path(folder) / "office.db")
        launch = company.launch(capacity=BOOKINGS)

        def fill(work: UnitOfWork) -> None:
            for number in range(BOOKINGS // 4):
                guest = guests[number]
                for _ in range(4):
                    sell_seats(work, SellSeats(launch, guest, 1))

        guests = [company.traveler() for _ in range(BOOKINGS // 4)]
        company.work(fill)
        begun = time.perf_counter()
        terms = preview_transition(company.reading, launch, LaunchStatus.ABORTED)
        previewed = (time.perf_counter() - begun) * 1000
        begun, busy = time.perf_counter(), time.process_time()
        with _Beats() as beats:
            outcome = company.do(abort_launch, launch, "no fuel", lambda _done, _total: None)
        aborted, busy = time.perf_counter() - begun, time.process_time() - busy
        begun = time.perf_counter()
        company.do(correct_outcome, launch, None, "a slip")
        corrected = time.perf_counter() - begun
        findings = list(check(company.reader))
        company.close()
    assert findings == []
    assert outcome.canceled.bookings == terms.canceled == BOOKINGS
    print(f"preview of an abort of {BOOKINGS:,} bookings: {previewed:.0f} ms (goal < 50)")
    print(
        f"the abort: {aborted:.2f} s (goal < {GOAL_SECONDS}), {busy:.2f} s of one processor, "
        f"{BOOKINGS / aborted:,.0f} bookings a second; the longest that another thread waited for "
        f"its turn: {beats.longest * 1000:.0f} ms (goal < {GOAL_GAP_MS})"
    )
    print(f"taking it back, with a message to each: {corrected:.2f} s (goal < {GOAL_BACK})")


class _Beats:
    """Another thread of the same program, which wants its turn every five milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat)

    def __enter__(self) -> "_Beats":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _beat(self) -> None:
        last = time.perf_counter()
        while not self._ended.wait(0.005):
            now = time.perf_counter()
            self.longest = max(self.longest, now - last)
            last = now
