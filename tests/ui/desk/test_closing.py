"""A desk whose window is closed reads no further."""

import threading

from PySide6.QtWidgets import QApplication

from astrobookings_desktop.ui.desk.search import Searcher
from tests.helpers.desk_hands import Hands, to_seats
from tests.helpers.desk_office import Office


def test_nothing_of_the_desk_reads_on_once_its_window_is_closed(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "lunar", "haruka")
    desk, sale = hands.desk, hands.desk.selling.flow
    heard: list[object] = []
    searcher = Searcher(desk._thread, desk)
    searcher.found.connect(heard.append)
    read = threading.Event()
    searcher.ask(lambda _connection: read.set())
    assert read.wait(10)
    sale.look_soon()
    office.window.close()  # the answer waits in the queue of events by now, and the look its time
    assert sale.is_settled
    sale.choose_seats(2)  # as late news would
    sale.look_soon()
    office.context.turns.take(lambda: heard.append("a turn"))
    assert sale.is_settled
    QApplication.processEvents()
    assert heard == []
