"""Measures filters on a million bookings against a thousand, side by side in one run.

A keystroke in a tab's search field until the first rows that fit are painted (`keystroke`, with the
moment that the field waits for another key), and the same without that moment (`first rows`): for
words, a field and a value, and ranges, common ones and rare ones. The longest gap of the event loop
in all of it, also while suggestions are read. Uses the databases of `bench_table`.
"""

import os
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.queries.language import grammar
from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.offers import OFFERS, offered
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.ui.pages.listing import SEARCH_MS
from tests.benchmarks.bench_table import ROUNDS, Window, datasets, rest
from tests.benchmarks.loop_watch import Gaps, make_app, watched
from tests.benchmarks.side_by_side import report
from tests.helpers.table_data import NOW
from tests.helpers.table_spec import bookings_spec

GOAL = 2.0
FILTERS = {
    "a word": "lopez",
    "a word in three": "moon",
    "a letter": "a",
    "two ideographs": "小龍",
    "a rare word": "zzz",
    "two words": "ana lopez",
    "a name and a place": "ana moon",
    "a locator": "K72",
    "field:value": "status:hold",
    "field:value of a traveler": "traveler:lopez",
    "field:value of an agency": "agency:ana",
    "a range of amounts": "price:1,000,000..2,000,000",
    "a range of dates": "departs:2027-03",
    "a range of seats": "seats:3..4",
    "either and not": "(lopez or moon) -status:canceled",
}


class Typist:
    """Types into a window: waits as the search field does, and for the first rows that fit."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def type(self, text: str, sort: str) -> float:
        """Milliseconds from the field's decision to search until first rows are painted."""
        model = self.window.model
        self.window.load(ListQuery(sort=sort))
        rest(20)
        shown: list[bool] = []
        model.changed.connect(shown.append)
        start = perf_counter()
        model.show(ListQuery(search=text, sort=sort, now=to_text(NOW)))
        while not shown:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.window.view.viewport().repaint()
        took = (perf_counter() - start) * 1000
        self.window.wait()
        model.changed.disconnect(shown.append)
        return took


def main() -> None:
    """Measure everything and print it."""
    paths = datasets("small", "large")
    app = make_app()
    print(f"{ROUNDS} rounds, ms: median (quartiles)")
    print(f"{'':44} {'1,000,000':>26} {'1,000':>26} {'ratio':>8}  goal")
    started = perf_counter()
    grammar.parse("a:1")
    print(f"{'the grammar, once in a session':44} {(perf_counter() - started) * 1000:.1f}")
    large, small = (Typist(Window(paths[name], bookings_spec())) for name in ("large", "small"))
    for typist in (large, small):  # one types into a tab that is open and painted
        typist.window.load(ListQuery(sort="created_at"))
    gaps = Gaps()
    with watched(gaps) as lap:
        for name, text in FILTERS.items():
            times: dict[str, list[float]] = {"large": [], "small": []}
            for number in range(ROUNDS + 1):
                for size, typist in (("large", large), ("small", small)):
                    took = typist.type(text, "created_at")
                    if number:
                        times[size].append(took)
            lap()
            keys = {size: [one + SEARCH_MS for one in some] for size, some in times.items()}
            report(f"keystroke: {name}", keys["large"], keys["small"], GOAL)
            report(f"  first rows: {name}", times["large"], times["small"], None)
    suggestions(paths["large"])
    print(f"event loop, per filter: {gaps}")
    for typist in (large, small):
        typist.window.close()
    del app


def suggestions(path: Path) -> None:
    """What completing a value costs the GUI thread."""
    connection = connect_reader(path)
    worst = 0.0
    for offer in OFFERS:
        for typed in ("a", "m", "ana"):
            start = perf_counter()
            offered(connection, offer, typed, None)
            worst = max(worst, (perf_counter() - start) * 1000)
    print(f"{'suggestions, worst':44} {worst:.1f}  < 16")
    connection.close()


if __name__ == "__main__":
    main()
