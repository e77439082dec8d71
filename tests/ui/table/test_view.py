"""The table under keyboard and mouse, as painted, and as screen readers hear it."""

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.ui.table import Tone
from astrobookings_desktop.ui.theme import Theme
from tests.helpers.table_desk import BOOKINGS_IN_ALL, Desk, Open
from tests.helpers.table_spec import BOOKINGS, launches_spec


def test_a_new_order_starts_at_the_top_and_keeps_the_current_record(desk: Desk) -> None:
    desk.show(sort="id")
    desk.view.verticalScrollBar().setValue(9000)
    key = desk.model.id_at(290)
    assert key is not None
    desk.view.go_to(key)
    desk.show(sort="traveler")
    assert desk.view.verticalScrollBar().value() == 0
    assert desk.view.current_id() == key
    assert desk.view.selected_ids() == [key]


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


def put_aside(desk: Desk) -> int | None:
    """Take the second booking out of the list, to come back later; its id."""
    desk.show(sort="id")
    gone = desk.model.id_at(1)
    desk.write("CREATE TABLE kept AS SELECT * FROM booking WHERE id = ?", gone)
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.write("DELETE FROM booking WHERE id = ?", gone)
        desk.model.refresh()
    return gone


def test_all_are_those_that_were_there_and_none_that_came_in_later(desk: Desk) -> None:
    gone = put_aside(desk)
    desk.view.selectAll()
    chosen = desk.view.selected_ids()
    assert len(chosen) == BOOKINGS_IN_ALL - 1
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.write("INSERT INTO booking SELECT * FROM kept WHERE id = ?", gone)
        desk.model.refresh()
    assert desk.model.rowCount() == BOOKINGS_IN_ALL
    assert desk.view.selected_ids() == chosen
    assert desk.view.selected_rows() == [(0, 0), (2, BOOKINGS_IN_ALL - 1)]


@pytest.mark.parametrize("reads_first", [False, True])
def test_all_are_still_those_that_were_there_in_another_order(
    desk: Desk, reads_first: bool
) -> None:
    gone = put_aside(desk)
    desk.view.selectAll()
    desk.write("INSERT INTO booking SELECT * FROM kept WHERE id = ?", gone)
    if reads_first:
        with desk.qtbot.waitSignal(desk.model.loaded):
            desk.model.refresh()
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.view.sort_by("id", True)
    assert desk.view.selected_ids() == [key for key in desk.listed() if key != gone]
    assert desk.view.selected_count() == BOOKINGS_IN_ALL - 1


@pytest.mark.parametrize(
    ("before", "after", "is_there"),
    [
        (ListQuery(where="holds", sort="id"), ListQuery(sort="id"), True),
        (ListQuery(sort="id"), ListQuery(where="holds", sort="id"), False),
        (ListQuery(where="holds", sort="id"), ListQuery(where="holds", search="a"), True),
        (ListQuery(where="holds", search="a"), ListQuery(where="holds"), True),
        (ListQuery(where="holds", sort="id"), ListQuery(where="canceled", sort="id"), False),
        (ListQuery(where="canceled", sort="id"), ListQuery(sort="id", descending=True), True),
    ],
)
def test_under_another_filter_or_search_only_the_open_record_stays_selected(
    desk: Desk, before: ListQuery, after: ListQuery, is_there: bool
) -> None:
    desk.show(before)
    desk.view.setCurrentIndex(desk.model.index(1, 0))
    current = desk.view.current_id()
    desk.view.selectAll()
    assert desk.view.selected_count() > 1
    desk.show(after)
    assert (current in desk.listed()) is is_there
    assert desk.view.selected_ids() == ([current] if is_there else [])
    assert desk.view.current_id() == (current if is_there else None)


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


def test_what_stands_below_the_first_rows_stays_selected_in_another_order(desk: Desk) -> None:
    desk.show(sort="id")
    chosen = desk.ids(sort="id")[3:6]
    told: list[object] = []
    first, last = desk.model.index(3, 0), desk.model.index(5, 0)
    desk.view.setCurrentIndex(last)
    flag = QItemSelectionModel.SelectionFlag
    desk.view.selectionModel().select(QItemSelection(first, last), flag.ClearAndSelect | flag.Rows)
    desk.view.current_changed.connect(told.append)
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.view.sort_by("id", True)
        assert not desk.model.is_complete
        assert desk.view.selected_ids() == []  # they aren't among the first rows
    assert desk.view.selected_ids() == chosen[::-1]
    assert desk.view.current_id() == chosen[-1]
    assert told == []  # the panel beside the table stays as it is
    assert desk.view.verticalScrollBar().value() == 0
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.view.sort_by("id", False)
        desk.view.sort_by("traveler", False)  # before all keys of the last order were there
    assert set(desk.view.selected_ids()) == set(chosen)
    assert desk.view.current_id() == chosen[-1]


def test_whoever_chooses_another_row_before_all_keys_are_there_keeps_that_one(desk: Desk) -> None:
    desk.show(sort="id")
    desk.view.selectRow(3)
    with desk.qtbot.waitSignal(desk.model.loaded):
        desk.view.sort_by("id", True)
        desk.view.selectRow(2)
        chosen = desk.view.selected_ids()
    assert chosen == [desk.ids(sort="id")[-3]]
    assert desk.view.selected_ids() == chosen
    assert [desk.view.current_id()] == chosen


def test_a_record_that_the_new_list_has_not_is_told_once_all_keys_are_there(desk: Desk) -> None:
    desk.show(where="canceled", sort="id")
    desk.view.selectRow(2)
    told: list[object] = []
    desk.view.current_changed.connect(told.append)
    desk.show(where="status=confirmed", sort="id")
    assert desk.model.rowCount() > 200
    assert told == [None]
    assert desk.view.selected_ids() == []


def test_an_empty_list_shows_the_empty_state(desk: Desk) -> None:
    label = QLabel("No booking matches")
    desk.view.set_empty_state(label)
    desk.show(sort="id")
    assert not label.isVisible()
    desk.model.show(ListQuery(search="nobody of that name"))
    desk.qtbot.waitUntil(label.isVisible)  # a busy machine may leave it to the reader's thread
    assert label.geometry() == desk.view.viewport().rect()
    desk.show(sort="id")
    assert not label.isVisible()


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


def test_the_current_row_is_marked_without_the_focus_though_nothing_is_selected(
    desk: Desk, theme: Theme
) -> None:
    desk.show(sort="id")
    desk.view.selectionModel().setCurrentIndex(
        desk.view.model().index(2, 0), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    desk.view.clearFocus()
    assert not desk.view.selected_rows()
    assert {theme.tokens.hover, theme.tokens.focus} <= colors_of(desk, 2)
    assert theme.tokens.focus not in colors_of(desk, 3)


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
