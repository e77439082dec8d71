"""The event loop has little to do at a time, and nothing at rest."""

from collections import Counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.threads.turns import Turns
from tests.helpers.house import House

QUIET = 10  # rounds of the loop without anything to lay out: it rests
MOST_ROUNDS = 200
SIZES = [(1366, 768), (1180, 640), (1920, 1080)]


class Layouts(QObject):
    """Counts what is laid out anew, by its class."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.seen[type(watched).__name__] += 1
        return False


def restless(app: QApplication) -> Counter[str]:
    """What is laid out again and again without end; empty when the loop comes to rest."""
    layouts = Layouts()
    app.installEventFilter(layouts)
    quiet = 0
    for _ in range(MOST_ROUNDS):
        layouts.seen.clear()
        app.processEvents()
        quiet = 0 if layouts.seen else quiet + 1
        if quiet == QUIET:
            break
    app.removeEventFilter(layouts)
    return layouts.seen


def test_a_window_at_rest_lays_nothing_out(house: House, qapp: QApplication) -> None:
    """In answer to a layout that takes place, a part that asks for another one never rests."""
    window, found = house.window, {}
    for size in SIZES:
        window.resize(*size)
        for place in range(window.sidebar.count()):
            window.go_to_page(place)
            found[window.sidebar.tabText(place), size] = restless(qapp)
        page = house.show(Entity.LAUNCH, house.ids.launches[0])
        found["a record", size] = restless(qapp)
        page.panel.hide()
        assert window.desk is not None
        window.desk.find_booking()
        found["finding", size] = restless(qapp)
        window.desk.serve(house.ids.bookings[0], "cancel")
        found["canceling", size] = restless(qapp)
        window.desk.go_to_launch()
    assert {name: seen for name, seen in found.items() if seen} == {}


def test_each_act_has_a_turn_of_its_own(qtbot: QtBot) -> None:
    turns, done = Turns(), []

    def first() -> None:
        done.append("first")
        turns.take(third)

    def second() -> None:
        done.append("second")

    def third() -> None:
        done.append("third")

    for act in (first, second, first):
        turns.take(act)
    assert done == []
    rounds = []
    while len(done) < 3:
        QApplication.processEvents()
        rounds.append(list(done))
    assert done == ["first", "second", "third"]  # and what waited already, once
    assert ["first"] in rounds
    assert ["first", "second"] in rounds


def test_nothing_is_done_after_the_end(qtbot: QtBot) -> None:
    turns, done = Turns(), []
    turns.take(lambda: done.append("late"))
    turns.stop()
    for _ in range(QUIET):
        QApplication.processEvents()
    assert done == []
