"""Widgets in cycles are destroyed in the GUI thread, whoever makes the garbage."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from astrobookings_desktop.ui.threads.garbage import Garbage


class Cycle(QWidget):
    """Shown, and held by nothing but itself."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


def litter(times: int) -> None:
    for _ in range(times):
        piece: list[object] = []
        piece.append(piece)


def test_no_worker_destroys_a_widget(qtbot: QtBot) -> None:
    holder = QObject()
    garbage = Garbage(holder)
    widget = Cycle()
    with qtbot.waitExposed(widget):
        widget.show()
    seen, destroyed_in = weakref.ref(widget), []
    widget.destroyed.connect(lambda: destroyed_in.append(threading.current_thread()))
    del widget
    worker = threading.Thread(target=litter, args=(5 * gc.get_threshold()[0],))
    worker.start()
    worker.join()
    assert seen() is not None
    litter(gc.get_threshold()[0])
    garbage.collect()
    assert seen() is None
    assert destroyed_in == [threading.main_thread()]


def test_nothing_is_collected_before_its_turn(qtbot: QtBot) -> None:
    holder = QObject()
    garbage = Garbage(holder)
    gc.collect()
    widget = Cycle()
    seen = weakref.ref(widget)
    del widget
    garbage.collect()
    assert seen() is not None
