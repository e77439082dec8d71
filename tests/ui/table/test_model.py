"""What a table lists while rows come, go and change order under it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.ui.table import DataVersionWatcher
from astrobookings_desktop.ui.table import model as model_module
from astrobookings_desktop.ui.table.key_reader import HEAD_ROWS, Answer, Request
from astrobookings_desktop.ui.table.keys import Keys
from astrobookings_desktop.ui.table.row_cache import PAGE, PAGES
from tests.helpers.table_desk import BOOKINGS_IN_ALL, Desk
from tests.helpers.table_spec import BOOKINGS

# --- keys -----------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 10**15 - 1), unique=True, max_size=60))
def test_packed_keys_give_back_the_ids(ids: list[int]) -> None:
    keys = Keys.of(ids)
    assert len(keys) == len(ids)
    assert keys.slice(0, len(ids) + 5) == ids
    numbers, base = keys.packed(1, len(ids) + 5)
    assert [number - base for number in json.loads(numbers)] == ids[1:]
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
        known = desk.model.lines(HEAD_ROWS - 5, HEAD_ROWS + 5)
        first = desk.ids(sort="traveler")[:HEAD_ROWS]
        assert [line.row[0] for line in known] == first[-5:]
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
    monkeypatch.setattr("astrobookings_desktop.ui.table.key_reader.MANY", 1)
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


def test_pages_in_sight_are_read_in_one_go(desk: Desk) -> None:
    desk.show(sort="id")
    desk.write("DELETE FROM booking WHERE id = ?", gone := desk.listed()[4 * PAGE])
    statements: list[str] = []
    desk.connection.set_trace_callback(statements.append)
    before = desk.model.pages_fetched
    first, last = 3 * PAGE + 5, 5 * PAGE + 2
    lines = desk.model.lines(first, last)
    desk.connection.set_trace_callback(None)
    assert desk.model.pages_fetched - before == 3
    assert len([one for one in statements if "FROM json_each" in one]) == 1
    listed = desk.listed()
    seen = [key for key in listed[first : last + 1] if key != gone]
    assert [line.row[0] for line in lines] == seen
    there = desk.model.lines(BOOKINGS_IN_ALL - 2, BOOKINGS_IN_ALL + 30)
    assert [line.row[0] for line in there] == listed[-2:], "nothing beyond the last row"


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


@pytest.mark.parametrize(("key", "by"), [(Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)])
def test_when_the_current_row_vanishes_nobody_else_is_current_until_a_key_goes_on_from_there(
    desk: Desk, key: Qt.Key, by: int
) -> None:
    desk.show(sort="id")
    gone, neighbor = desk.model.id_at(5), desk.model.id_at(5 + by)
    assert gone is not None
    desk.view.go_to(gone)
    told: list[object] = []
    desk.view.current_changed.connect(told.append)
    desk.write("DELETE FROM booking WHERE id = ?", gone)
    with desk.qtbot.waitSignals([desk.model.loaded, desk.view.current_left]):
        desk.model.refresh()
    assert desk.view.current_id() is None
    desk.view.clearFocus()
    desk.view.setFocus()  # Qt would choose the first row
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.model.refresh()  # something else changed meanwhile
    assert (desk.view.current_id(), desk.view.selected_ids(), told) == (None, [], [])
    assert desk.model.id_at(desk.view.row_beside(by)) == neighbor
    desk.qtbot.keyClick(desk.view, key)
    assert desk.view.current_id() == neighbor
    assert (desk.view.selected_ids(), told) == ([neighbor], [neighbor])


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


def test_a_list_at_its_top_with_nothing_selected_shows_what_comes_in_above(desk: Desk) -> None:
    desk.show(sort="id", descending=True)
    bar = desk.view.verticalScrollBar()
    columns = [one[1] for one in desk.connection.execute("PRAGMA table_info(booking)")]

    def another_comes_in() -> int:
        newest = desk.model.id_at(0)
        assert newest is not None
        key = newest + 1
        locator = f"'ZZZZZ{'ABCDEFGHJK'[key % 10]}'"
        values = {"id": key, "locator": locator, "request_id": "NULL", "request_digest": "NULL"}
        copied = ", ".join(str(values.get(one, one)) for one in columns)
        select = f"SELECT {copied} FROM booking WHERE id = ?"
        desk.write(f"INSERT INTO booking ({', '.join(columns)}) {select}", newest)
        with desk.qtbot.waitSignal(desk.model.loaded):
            desk.model.refresh()
        assert desk.model.id_at(0) == key
        return key

    another_comes_in()
    assert bar.value() == 0
    chosen = another_comes_in()
    assert bar.value() == 0
    desk.view.go_to(chosen)
    offset = desk.view.rowViewportPosition(0)
    another_comes_in()  # what a person has chosen stays where it is
    assert desk.view.current_id() == chosen
    assert desk.view.rowViewportPosition(1) == offset
    desk.view.clearSelection()
    bar.setValue(70)
    another_comes_in()
    assert bar.value() == 70 + 32
