"""The virtual table: what it shows while rows come, go and change order under it."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.queries.base import ListQuery
from astrobookings_desktop.data.queries.reading import fetch_ids
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.ui.table import (
    DataVersionWatcher,
    HeaderState,
    KeyReader,
    TableModel,
    TableSpec,
    TableView,
    Tone,
)
from astrobookings_desktop.ui.table import model as model_module
from astrobookings_desktop.ui.table.key_reader import Answer, Request
from astrobookings_desktop.ui.table.keys import Keys
from astrobookings_desktop.ui.table.row_cache import PAGE, PAGES
from astrobookings_desktop.ui.theme import Theme
from tests.helpers.table_data import build
from tests.helpers.table_spec import BOOKINGS, bookings_spec, launches_spec

BOOKINGS_IN_ALL = 1200
pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("table") / "company.db"
    return build(path, bookings=BOOKINGS_IN_ALL, travelers=150, launches=40)


@dataclass
class Desk:
    """A table on a company of its own."""

    qtbot: QtBot
    path: Path
    spec: TableSpec
    connection: sqlite3.Connection
    reader: KeyReader
    model: TableModel
    view: TableView

    def show(self, query: ListQuery | None = None, **changes: Any) -> None:
        """List, and wait for all keys."""
        with self.qtbot.waitSignal(self.model.loaded):
            self.model.show(query or ListQuery(**changes))

    def write(self, sql: str, *values: object) -> None:
        """Change the file as another program would."""
        with sqlite3.connect(self.path) as writer:
            writer.execute("DROP TRIGGER IF EXISTS booking_no_delete")
            writer.execute(sql, values)
        writer.close()

    def ids(self, **changes: Any) -> list[int]:
        """What should be listed."""
        return fetch_ids(self.connection, self.spec.queries, ListQuery(**changes))

    def listed(self) -> list[int]:
        """What is listed."""
        return self.model.keys.slice(0, self.model.rowCount())


Open = Callable[..., Desk]


@pytest.fixture
def open_desk(qtbot: QtBot, original: Path, tmp_path: Path) -> Iterator[Open]:
    """Makes tables; `spec` defaults to bookings."""
    opened: list[Desk] = []

    def make(spec: TableSpec | None = None) -> Desk:
        path = tmp_path / f"{len(opened)}.db"
        path.write_bytes(original.read_bytes())
        chosen = spec or bookings_spec()
        connection = connect_reader(path)
        reader = KeyReader(lambda: connect_reader(path))
        model = TableModel(chosen, connection, reader)
        view = TableView(model)
        qtbot.addWidget(view)
        view.resize(1000, 640)
        view.show()
        qtbot.waitExposed(view)
        desk = Desk(qtbot, path, chosen, connection, reader, model, view)
        opened.append(desk)
        return desk

    yield make
    for desk in opened:
        desk.reader.close()
        desk.connection.close()


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    return open_desk()


# --- keys -----------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 10**15 - 1), unique=True, max_size=60))
def test_packed_keys_give_back_the_ids(ids: list[int]) -> None:
    keys = Keys.of(ids)
    assert len(keys) == len(ids)
    assert keys.slice(0, len(ids) + 5) == ids
    for row, key in enumerate(ids):
        assert keys[row] == key
        assert keys.find(key) == row
    assert keys.find(10**15 - 1) == (ids.index(10**15 - 1) if 10**15 - 1 in ids else -1)
    assert keys.size <= 8 * len(ids)


def test_a_key_is_not_found_across_the_border_of_two(qtbot: QtBot) -> None:
    keys = Keys.of([100_012, 340_056])
    assert keys.find(100_012) == 0
    assert keys.find(1_200_34) == -1
    # 1000012 1340056 hold "0012 13" between them, which is no key.
    straddling = Keys.of([10_101_010, 10_101_010 + 1])
    assert straddling.find(10_101_010 + 1) == 1


def test_rows_outside_of_the_keys_are_refused() -> None:
    keys = Keys.of([1, 2])
    with pytest.raises(IndexError):
        keys[2]
    with pytest.raises(IndexError):
        keys[-1]


# --- showing --------------------------------------------------------------------------------------


def test_the_first_rows_are_there_before_all_keys(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.model.show(ListQuery(sort="traveler"))
        assert not desk.model.is_complete
        assert desk.model.rowCount() == BOOKINGS_IN_ALL
        assert desk.model.row_at(0) is not None
        assert desk.model.row_at(BOOKINGS_IN_ALL - 1) is None
    assert desk.model.is_complete
    assert desk.listed() == desk.ids(sort="traveler")
    assert desk.model.row_at(BOOKINGS_IN_ALL - 1) is not None


def test_a_short_list_needs_no_reader(desk: Desk) -> None:
    desk.model.show(ListQuery(where="holds"))
    assert desk.model.is_complete
    assert desk.listed() == desk.ids(where="holds")
    assert 0 < desk.model.rowCount() < 200


def test_slow_first_rows_leave_the_old_ones_until_the_keys_come(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.show(sort="id")
    monkeypatch.setattr(model_module, "HEAD_MS", -1)
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.model.show(ListQuery(sort="date"))
        assert desk.listed() == desk.ids(sort="id")
    assert desk.listed() == desk.ids(sort="date")


def test_a_broad_search_shows_first_rows_from_the_reader(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_module, "HEAD_MS", -1)
    monkeypatch.setattr("astrobookings_desktop.data.queries.base.FEW", 1)
    counts: list[int] = []
    desk.model.counted.connect(counts.append)
    desk.show(search="a", sort="total_price")
    assert desk.listed() == desk.ids(search="a", sort="total_price")
    assert counts == [200, desk.model.rowCount()]


@pytest.mark.parametrize("sort", sorted(BOOKINGS.sorts))
@pytest.mark.parametrize("descending", [False, True])
def test_every_sort_lists_in_the_database_s_order(desk: Desk, sort: str, descending: bool) -> None:
    desk.show(sort=sort, descending=descending)
    assert desk.listed() == desk.ids(sort=sort, descending=descending)


def test_only_the_last_of_many_requests_is_shown(desk: Desk) -> None:
    loaded: list[ListQuery] = []
    desk.model.loaded.connect(lambda: loaded.append(desk.model.query))
    sorts = list(BOOKINGS.sorts)
    for number in range(40):
        desk.model.show(ListQuery(sort=sorts[number % len(sorts)], descending=number % 3 == 0))
        QApplication.processEvents()
    last = ListQuery(sort="total_price")
    with desk.qtbot.waitSignal(desk.model.loaded, check_params_cb=lambda: True):
        desk.model.show(last)
    desk.qtbot.waitUntil(lambda: desk.model.is_complete)
    assert desk.listed() == desk.ids(sort="total_price")
    assert loaded[-1] == last


def test_an_answer_of_an_older_generation_is_dropped(desk: Desk) -> None:
    desk.show(sort="id")
    before = desk.listed()
    late = Request(desk.model._client, desk.model._generation - 1, BOOKINGS, (ListQuery(),))
    desk.model._answered(Answer(late, Keys.of([1, 2, 3])))
    foreign = Request(desk.model._client + 1, desk.model._generation, BOOKINGS, (ListQuery(),))
    desk.model._answered(Answer(foreign, Keys.of([1, 2, 3])))
    assert desk.listed() == before


def test_an_unreadable_search_keeps_the_old_list(desk: Desk) -> None:
    desk.show(sort="id")
    with pytest.raises(InvalidValue):
        desk.model.show(ListQuery(where="color=red"))
    assert desk.listed() == desk.ids(sort="id")
    assert desk.model.query == ListQuery(sort="id")


def test_a_fault_of_the_reader_is_told(desk: Desk) -> None:
    desk.show(sort="id")
    with desk.qtbot.waitSignal(desk.model.failed) as caught:
        broken = Request(desk.model._client, desk.model._generation, BOOKINGS, ())
        desk.reader.ask(broken)
    assert isinstance(caught.args[0], ValueError)
    desk.show(sort="date")  # and the reader goes on
    assert desk.listed() == desk.ids(sort="date")


def test_pages_are_fetched_once_and_the_oldest_are_dropped(desk: Desk) -> None:
    desk.show(sort="id")
    start = desk.model.pages_fetched
    for row in range(0, BOOKINGS_IN_ALL, 7):
        assert desk.model.row_at(row) is not None
    pages = -(-BOOKINGS_IN_ALL // PAGE)
    assert desk.model.pages_fetched - start <= pages
    again = desk.model.pages_fetched
    assert desk.model.row_at(0) is not None
    assert desk.model.pages_fetched == again
    assert pages < PAGES


# --- changes --------------------------------------------------------------------------------------


def test_a_changed_row_is_read_again(desk: Desk) -> None:
    desk.show(sort="id")
    key = desk.model.id_at(3)
    assert desk.model.row_at(3) is not None
    desk.write("UPDATE booking SET number_of_seats = 6 WHERE id = ?", key)
    desk.model.refresh({key}, columns_changed=False)
    row = desk.model.row_at(3)
    assert row is not None
    assert row[BOOKINGS.at("number_of_seats")] == 6


def test_a_change_of_the_order_moves_the_row_and_keeps_it_current(desk: Desk) -> None:
    desk.show(sort="total_price")
    key = desk.model.id_at(10)
    assert key is not None
    desk.view.go_to(key)
    desk.write("UPDATE booking SET total_price = 999999999 WHERE id = ?", key)
    told: list[int] = []
    desk.view.current_changed.connect(told.append)
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.model.refresh({key})
    assert desk.model.id_at(BOOKINGS_IN_ALL - 1) == key
    assert desk.view.current_id() == key
    assert desk.view.selected_ids() == [key]
    assert told == []


def test_rows_above_that_come_or_go_do_not_move_the_view(desk: Desk) -> None:
    desk.show(sort="id")
    bar = desk.view.verticalScrollBar()
    bar.setValue(500 * 32 + 7)
    top = desk.model.id_at(desk.view.rowAt(0))
    assert top is not None
    offset = desk.view.rowViewportPosition(desk.model.row_of(top))
    for row in (0, 1, 2):
        desk.write("DELETE FROM booking WHERE id = ?", desk.model.id_at(row))
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.model.refresh()
    assert desk.model.rowCount() == BOOKINGS_IN_ALL - 3
    assert desk.model.row_of(top) == 497
    assert desk.view.rowViewportPosition(497) == offset


def test_a_vanished_row_is_blank_and_then_gone(desk: Desk) -> None:
    desk.show(sort="id")
    gone = desk.model.id_at(700)
    assert gone is not None
    desk.write("DELETE FROM booking WHERE id = ?", gone)
    with desk.qtbot.waitSignal(desk.model.loaded):
        assert desk.model.row_at(700) is None
        assert desk.model.index(700, 1).data() == ""
        assert desk.model.row_at(701) is not None
    assert desk.model.rowCount() == BOOKINGS_IN_ALL - 1
    assert desk.model.row_of(gone) == -1


def test_when_the_current_row_vanishes_its_neighbor_becomes_current(desk: Desk) -> None:
    desk.show(sort="id")
    gone, neighbor = desk.model.id_at(5), desk.model.id_at(6)
    assert gone is not None
    desk.view.go_to(gone)
    desk.write("DELETE FROM booking WHERE id = ?", gone)
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.model.refresh()
    assert desk.view.current_id() == neighbor


def test_nothing_changed_changes_nothing(desk: Desk) -> None:
    desk.show(sort="id")
    changes: list[object] = []
    desk.model.changed.connect(changes.append)
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.model.reload()
    assert changes == []


def test_a_hidden_table_catches_up_when_it_is_shown(desk: Desk) -> None:
    desk.show(sort="id")
    desk.view.hide()
    desk.write("DELETE FROM booking WHERE id = ?", desk.model.id_at(0))
    desk.model.mark_stale()
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.view.show()
    assert desk.model.rowCount() == BOOKINGS_IN_ALL - 1
    with desk.qtbot.assertNotEmitted(desk.model.about_to_change):
        desk.model.refresh_stale()


def test_other_programs_writes_are_noticed_and_own_ones_absorbed(desk: Desk) -> None:
    watcher = DataVersionWatcher(desk.connection)
    with desk.qtbot.assertNotEmitted(watcher.changed):
        watcher.look()
    desk.write("UPDATE rocket SET active = 0")
    with desk.qtbot.waitSignal(watcher.changed):
        watcher.look()
    desk.write("UPDATE rocket SET active = 1")
    watcher.absorb()
    with desk.qtbot.assertNotEmitted(watcher.changed):
        watcher.look()


def test_the_watcher_looks_by_itself(desk: Desk) -> None:
    watcher = DataVersionWatcher(desk.connection)
    watcher.start()
    with desk.qtbot.waitSignal(watcher.changed, timeout=5000):
        desk.write("UPDATE rocket SET active = 0")
    watcher.stop()


# --- the reader -----------------------------------------------------------------------------------


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


# --- the view -------------------------------------------------------------------------------------


def test_a_new_order_starts_at_the_top_and_keeps_the_current_record(desk: Desk) -> None:
    desk.show(sort="id")
    desk.view.verticalScrollBar().setValue(9000)
    key = desk.model.id_at(290)
    assert key is not None
    desk.view.go_to(key)
    desk.show(sort="traveler")
    assert desk.view.verticalScrollBar().value() == 0
    assert desk.view.current_id() in (key, None)


def test_clicking_a_title_sorts_and_clicking_again_turns_the_order(desk: Desk) -> None:
    desk.show(sort="id")
    header = desk.view.horizontalHeader()
    for descending in (False, True):
        x = header.sectionViewportPosition(1) + 20
        with desk.qtbot.waitSignals([desk.model.loaded, desk.view.header_changed]):
            desk.qtbot.mouseClick(
                header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2)
            )
        assert desk.model.query == ListQuery(sort="traveler", descending=descending)
        assert desk.listed() == desk.ids(sort="traveler", descending=descending)


@pytest.mark.parametrize(
    ("key", "row"),
    [
        (Qt.Key.Key_End, BOOKINGS_IN_ALL - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Down, 51),
        (Qt.Key.Key_Up, 49),
    ],
)
def test_keys_move_by_rows(desk: Desk, key: Qt.Key, row: int) -> None:
    desk.show(sort="id")
    desk.view.selectRow(50)
    desk.qtbot.keyClick(desk.view, key)
    assert desk.view.currentIndex().row() == row
    assert desk.view.selected_rows() == [(row, row)]
    assert desk.view.visualRect(desk.view.currentIndex()).intersects(desk.view.viewport().rect())


def test_page_keys_move_by_screens(desk: Desk) -> None:
    desk.show(sort="id")
    desk.view.selectRow(0)
    desk.qtbot.keyClick(desk.view, Qt.Key.Key_PageDown)
    down = desk.view.currentIndex().row()
    assert 10 < down < 30
    desk.qtbot.keyClick(desk.view, Qt.Key.Key_PageUp)
    assert desk.view.currentIndex().row() < down


def test_enter_opens_the_current_record(desk: Desk) -> None:
    desk.show(sort="id")
    desk.view.selectRow(4)
    with desk.qtbot.waitSignal(desk.view.opened) as opened:
        desk.qtbot.keyClick(desk.view, Qt.Key.Key_Return)
    assert opened.args == [desk.model.id_at(4)]


def test_typing_goes_to_the_search(desk: Desk) -> None:
    desk.show(sort="id")
    desk.view.selectRow(4)
    with desk.qtbot.waitSignal(desk.view.typed) as typed:
        desk.qtbot.keyClick(desk.view, "k")
    assert typed.args == ["k"]
    assert desk.view.currentIndex().row() == 4


def test_select_all_is_one_range_of_whole_rows(desk: Desk) -> None:
    desk.show(sort="id")
    desk.view.selectAll()
    assert desk.view.selected_rows() == [(0, BOOKINGS_IN_ALL - 1)]
    assert desk.view.selected_count() == BOOKINGS_IN_ALL
    assert len(desk.view.selected_ids(most=500)) == 500
    assert desk.view.horizontalHeader().selectionModel() is not desk.view.selectionModel()
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.write("DELETE FROM booking WHERE id = ?", desk.model.id_at(0))
        desk.model.refresh()
    assert desk.view.selected_count() == BOOKINGS_IN_ALL - 1


def test_several_selected_rows_stay_selected_in_another_order(desk: Desk) -> None:
    desk.show(where="holds", sort="id")
    chosen = {desk.model.id_at(row) for row in (0, 2, 3)}
    for row in (0, 2, 3):
        index = desk.model.index(row, 0)
        desk.qtbot.mouseClick(
            desk.view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier,
            desk.view.visualRect(index).center(),
        )
    assert set(desk.view.selected_ids()) == chosen
    desk.model.show(ListQuery(where="holds", sort="total_price"))
    assert set(desk.view.selected_ids()) == chosen


def test_an_empty_list_shows_the_empty_state(desk: Desk) -> None:
    label = QLabel("No booking matches")
    desk.view.set_empty_state(label)
    desk.show(sort="id")
    assert not label.isVisible()
    desk.model.show(ListQuery(search="nobody of that name"))
    assert label.isVisible()
    assert label.geometry() == desk.view.viewport().rect()
    desk.show(sort="id")
    assert not label.isVisible()


# --- columns --------------------------------------------------------------------------------------


def test_figures_dates_and_locators_are_never_elided(desk: Desk) -> None:
    desk.show(sort="total_price", descending=True)
    for width in (1200, 760, 420):
        desk.view.resize(width, 640)
        QApplication.processEvents()
        for number, column in enumerate(desk.spec.columns):
            if column.whole:
                needed = desk.view.itemDelegate().whole_width(0, number)
                assert desk.view.columnWidth(number) >= needed, column.key


def test_a_figure_wider_than_its_sample_widens_the_column(desk: Desk) -> None:
    desk.show(sort="total_price")
    key = desk.model.id_at(0)
    total = desk.spec.column("total")
    before = desk.view.columnWidth(total)
    desk.write("UPDATE booking SET total_price = 5999999999994 WHERE id = ?", key)
    desk.model.refresh({key})
    desk.qtbot.waitUntil(lambda: desk.model.row_of(key) == BOOKINGS_IN_ALL - 1)
    desk.view.go_to(key)
    assert desk.view.columnWidth(total) > before
    needed = desk.view.itemDelegate().whole_width(BOOKINGS_IN_ALL - 1, total)
    assert desk.view.columnWidth(total) >= needed


def test_the_columns_fill_the_width(desk: Desk) -> None:
    desk.show(sort="id")
    for width in (1000, 1400):
        desk.view.resize(width, 640)
        QApplication.processEvents()
        assert desk.view.horizontalHeader().length() == desk.view.viewport().width()


def test_an_elided_text_is_told_by_its_tooltip(desk: Desk) -> None:
    desk.show(sort="traveler")
    traveler = desk.spec.column("traveler")
    desk.view.resize(620, 640)
    desk.view.horizontalHeader().resizeSection(traveler, 64)
    index = desk.model.index(0, traveler)
    where = desk.view.visualRect(index).center()

    def hover(at: QPoint) -> None:
        event = QHelpEvent(QHelpEvent.Type.ToolTip, at, desk.view.viewport().mapToGlobal(at))
        QApplication.sendEvent(desk.view.viewport(), event)

    hover(where)
    assert QToolTip.text() == index.data()
    hover(desk.view.visualRect(desk.model.index(0, 4)).center())
    desk.qtbot.waitUntil(lambda: QToolTip.text() == "")


def test_an_arranged_header_comes_back(open_desk: Open) -> None:
    first = open_desk()
    first.show(sort="id")
    header = first.view.horizontalHeader()
    with first.qtbot.waitSignal(first.view.header_changed):
        header.moveSection(header.visualIndex(first.spec.column("status")), 0)
    header.resizeSection(first.spec.column("destination"), 201)
    first.view.set_column_hidden("seats", True)
    with first.qtbot.waitSignal(first.model.loaded):
        first.view.sort_by("total_price", True)
    document = first.view.header_state().to_dict()

    second = open_desk()
    state = HeaderState.from_dict(document)
    second.view.restore_header(state)
    second.show(sort=state.sort, descending=state.descending)
    assert second.view.header_state().to_dict() == document
    header = second.view.horizontalHeader()
    assert header.logicalIndex(0) == second.spec.column("status")
    assert header.isSectionHidden(second.spec.column("seats"))
    assert header.sectionSize(second.spec.column("destination")) == 201
    assert second.listed() == second.ids(sort="total_price", descending=True)


def test_the_last_column_can_not_be_hidden(desk: Desk) -> None:
    for column in desk.spec.columns:
        desk.view.set_column_hidden(column.key, True)
    header = desk.view.horizontalHeader()
    assert header.hiddenSectionCount() == len(desk.spec.columns) - 1


@pytest.mark.parametrize(
    "document",
    [
        None,
        3,
        [],
        {"widths": 5},
        {"widths": {"total": "wide", "date": 1}},
        {"order": "total"},
        {"hidden": {}, "sort": 7},
        {"order": ["gone", "date"], "hidden": ["gone"]},
    ],
)
def test_a_spoilt_header_state_is_passed_over(desk: Desk, document: object) -> None:
    desk.view.restore_header(HeaderState.from_dict(document))
    desk.show(sort="id")
    assert desk.view.horizontalHeader().hiddenSectionCount() == 0
    assert desk.view.columnWidth(desk.spec.column("date")) > 40


# --- looks ----------------------------------------------------------------------------------------


def colors_of(desk: Desk, row: int) -> set[str]:
    image = desk.view.viewport().grab().toImage()
    y = desk.view.rowViewportPosition(row) + desk.view.rowHeight(row) // 2
    return {image.pixelColor(x, y).name().upper() for x in range(image.width())}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_selected_rows_are_soft_and_have_a_bar(desk: Desk, theme: Theme, mode: str) -> None:
    theme.apply("dark" if mode == "dark" else "light")
    desk.show(sort="id")
    desk.view.selectRow(2)
    tokens = theme.tokens
    assert {tokens.select, tokens.focus} <= colors_of(desk, 2)
    assert tokens.select not in colors_of(desk, 3)
    assert tokens.surface in colors_of(desk, 3)
    theme.apply("light")


def test_the_current_row_is_framed_while_the_table_has_the_focus(desk: Desk, theme: Theme) -> None:
    desk.show(sort="id")
    desk.view.selectRow(2)
    desk.view.activateWindow()
    desk.view.setFocus()
    desk.qtbot.waitUntil(desk.view.hasFocus)
    y = desk.view.rowViewportPosition(2)
    image = desk.view.viewport().grab().toImage()
    assert image.pixelColor(300, y).name().upper() == theme.tokens.focus
    desk.view.clearFocus()
    image = desk.view.viewport().grab().toImage()
    assert image.pixelColor(300, y).name().upper() == theme.tokens.select


def test_canceled_rows_stand_back(desk: Desk) -> None:
    desk.show(where="canceled", sort="id")
    line = desk.model.line(0)
    assert line is not None
    assert line.tone is Tone.TEXT3
    desk.show(where="status=confirmed", sort="id")
    line = desk.model.line(0)
    assert line is not None
    assert line.tone is None


def test_rows_are_32_high_and_44_with_a_second_line(open_desk: Open) -> None:
    bookings, launches = open_desk(), open_desk(launches_spec())
    launches.model.show(ListQuery(sort="date"))
    assert launches.model.rowCount() == 40
    assert bookings.view.verticalHeader().defaultSectionSize() == 32
    assert launches.view.verticalHeader().defaultSectionSize() == 44
    assert bookings.view.horizontalHeader().height() == 32
    assert not launches.view.viewport().grab().isNull()


# --- accessibility --------------------------------------------------------------------------------


def test_screen_readers_hear_the_name_the_titles_and_the_cells(desk: Desk) -> None:
    desk.show(sort="id")
    interface = QAccessible.queryAccessibleInterface(desk.view)
    assert interface.text(QAccessible.Text.Name) == "Bookings"
    assert interface.role() == QAccessible.Role.Table
    columns = len(desk.spec.columns) + 1  # the first one is the row's own title
    assert interface.childCount() == (BOOKINGS_IN_ALL + 1) * columns
    row = desk.model.row_at(0)
    assert row is not None

    def heard(at_row: int, column: int) -> str:
        return interface.child(at_row * columns + column + 1).text(QAccessible.Text.Name)

    assert heard(0, 1) == "Traveler"
    assert heard(1, -1) == row[BOOKINGS.at("locator")]
    assert heard(1, 1) == row[BOOKINGS.at("traveler")]
    assert heard(1, desk.spec.column("status")) in ("Confirmed", "Canceled", "Hold")
