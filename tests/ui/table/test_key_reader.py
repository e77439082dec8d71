"""The reader thread: what goes first, what is interrupted, and how it ends."""

import sqlite3
import threading
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.data.queries.listing.reading import fetch_ids
from astrobookings_desktop.ui.table import KeyReader
from astrobookings_desktop.ui.table.key_reader import Answer, Request
from tests.helpers.table_desk import BOOKINGS_IN_ALL
from tests.helpers.table_spec import BOOKINGS


class Gate:
    """Holds the reader thread inside a query until it is opened or interrupted."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entered = threading.Event()
        self.open = threading.Event()

    def connect(self) -> sqlite3.Connection:
        connection = connect_reader(self.path)
        connection.set_progress_handler(self._step, 50)
        return connection

    def _step(self) -> int:
        self.entered.set()
        return 0 if self.open.is_set() else int(not self.open.wait(5))


def test_a_newer_request_interrupts_the_older_one(qtbot: QtBot, original: Path) -> None:
    gate = Gate(original)
    reader = KeyReader(gate.connect)
    answers: list[Answer] = []
    reader.answered.connect(answers.append, Qt.ConnectionType.QueuedConnection)
    client = reader.new_client()
    reader.ask(Request(client, 1, BOOKINGS, (ListQuery(sort="id"),)))
    assert gate.entered.wait(5)
    reader.ask(Request(client, 2, BOOKINGS, (ListQuery(sort="date"),)))
    gate.open.set()
    qtbot.waitUntil(lambda: [answer.request.generation for answer in answers] == [2])
    keys = answers[0].keys
    assert keys is not None
    assert len(keys) == BOOKINGS_IN_ALL
    reader.close()


def test_keys_go_before_counts_and_counts_come_after_all(qtbot: QtBot, original: Path) -> None:
    gate = Gate(original)
    reader = KeyReader(gate.connect)
    answers: list[Answer] = []
    reader.answered.connect(answers.append, Qt.ConnectionType.QueuedConnection)
    chips = tuple(ListQuery(where=name) for name in ("all", "holds", "canceled"))
    reader.ask(Request(reader.new_client(), 1, BOOKINGS, chips, counts=True))
    assert gate.entered.wait(5)
    reader.ask(Request(reader.new_client(), 1, BOOKINGS, (ListQuery(),)))
    gate.open.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert [answer.request.counts for answer in answers] == [False, True]
    connection = connect_reader(original)
    expected = tuple(len(fetch_ids(connection, BOOKINGS, chip)) for chip in chips)
    connection.close()
    assert answers[1].counts == expected
    reader.close()


def test_closing_ends_the_thread_even_in_the_middle_of_a_query(original: Path) -> None:
    gate = Gate(original)
    reader = KeyReader(gate.connect)
    reader.ask(Request(reader.new_client(), 1, BOOKINGS, (ListQuery(),)))
    assert gate.entered.wait(5)
    gate.open.set()
    reader.close()
    assert not reader._thread.is_alive()
