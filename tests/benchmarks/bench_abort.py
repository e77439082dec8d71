"""How long the abort of a launch with 10,000 bookings takes, and what its window is kept from."""

import os
import secrets
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.launches.previews import preview_transition
from astrobookings_desktop.services.launches.transitions import abort_launch
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.main_window import MainWindow
from astrobookings_desktop.ui.operations import Service
from astrobookings_desktop.ui.window.state import WindowState
from tests.benchmarks.loop_watch import Gaps, make_app, spin, watched
from tests.helpers.company import Company, catalogue

BOOKINGS = 10_000
GOAL_SECONDS = 5
GOAL_BACK = 10


def main() -> None:
    app = make_app()
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
        office = Office(company.path, catalogue(), "bench", secrets.randbelow, company.clock)
        window = MainWindow(UiContext(office, BUILT_IN_ADMINISTRATOR), WindowState(None))
        window.show()
        place = window.pages.place_of(Entity.BOOKING)
        assert place is not None
        window.go_to_page(place)  # the list whose every row changes
        spin(1.0)
        aborted, outcome, gaps = _timed(
            window, lambda work: abort_launch(work, launch, "no fuel", lambda _done, _total: None)
        )
        corrected, _, back = _timed(
            window, lambda work: correct_outcome(work, launch, None, "a slip")
        )
        window.close()
        window.deleteLater()
        app.processEvents()
        findings = list(check(company.reader))
        company.close()
    assert findings == []
    assert outcome.canceled.bookings == terms.canceled == BOOKINGS
    print(f"preview of an abort of {BOOKINGS:,} bookings: {previewed:.0f} ms (goal < 50)")
    print(
        f"the abort: {aborted:.2f} s (goal < {GOAL_SECONDS}), {BOOKINGS / aborted:,.0f} bookings a "
        f"second; its window, each half second: {gaps}"
    )
    print(
        f"taking it back, with a message to each: {corrected:.2f} s (goal < {GOAL_BACK}); "
        f"its window: {back}"
    )


def _timed(window: MainWindow, service: Service) -> tuple[float, Any, Gaps]:
    """Carry it out as the window does: seconds, its result, and the window's gaps meanwhile."""
    gaps, half = Gaps(), QTimer(interval=500)
    ends: list[Any] = []
    with watched(gaps) as lap:
        begun = time.perf_counter()
        window.context.run(service, ends.append, ends.append)
        half.timeout.connect(lap)
        half.start()
        while not ends:
            spin(0.02)
        took = time.perf_counter() - begun
        spin(1.0)  # what follows from the news
        lap()
    (end,) = ends
    if isinstance(end, Exception):
        raise end
    return took, end, gaps


if __name__ == "__main__":
    main()
