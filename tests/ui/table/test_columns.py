"""Columns: never too narrow for figures, and as a person arranged them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.ui.table import Column, HeaderState, Style, TableSpec
from tests.helpers.table_desk import BOOKINGS_IN_ALL, Desk, Open
from tests.helpers.table_spec import BOOKINGS, bookings_spec


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


def test_a_table_that_must_be_scrolled_keeps_its_names_readable(desk: Desk) -> None:
    desk.show(sort="traveler")
    traveler = desk.spec.column("traveler")
    desk.view.resize(560, 640)
    desk.qtbot.waitUntil(lambda: desk.view.viewport().width() < 560)
    narrow = desk.view.columnWidth(traveler)
    desk.view.resize(300, 640)
    desk.qtbot.waitUntil(lambda: desk.view.viewport().width() < 300)
    assert desk.view.horizontalScrollBar().maximum() > 0
    assert desk.view.columnWidth(traveler) >= narrow


def noted(notes: Callable[[Row], str]) -> TableSpec:
    """Bookings known by short names, each with a note."""
    spec = bookings_spec()
    name = Column("name", "Name", lambda row: "Li", style=Style.PRIMARY, width=200, stretch=1)
    note = Column("note", "Note", notes, width=120)
    return replace(spec, columns=(name, note, *spec.columns[3:]))


def test_room_is_lent_by_pixels_not_by_letters(open_desk: Open) -> None:
    desk = open_desk(noted(lambda row: "i" * 30 if row[0] % 2 else "W" * 20))
    desk.show(sort="id")
    needed = max(desk.view.itemDelegate().whole_width(row, 1) for row in (0, 1))
    assert needed > 200
    assert desk.view.columnWidth(1) >= needed


def test_a_long_text_keeps_the_room_within_its_list_only(open_desk: Open) -> None:
    status = BOOKINGS.at("status")
    desk = open_desk(noted(lambda row: "W" * 20 if row[status] == "canceled" else "short"))
    desk.show(where="status=confirmed", sort="id")
    apart = desk.view.columnWidth(1)
    desk.show(where="canceled", sort="id")
    lent = desk.view.columnWidth(1)
    assert lent > apart
    desk.show(where="status=confirmed", sort="id")
    assert desk.view.columnWidth(1) == apart
    desk.show(sort="status")  # the canceled ones come first, or last
    desk.show(sort="status", descending=True)
    assert desk.view.columnWidth(1) == lent
    desk.view.verticalScrollBar().setValue(desk.view.verticalScrollBar().maximum())
    assert desk.view.columnWidth(1) == lent


def test_what_a_row_is_known_by_lends_nothing_of_its_own_width(open_desk: Open) -> None:
    desk = open_desk(noted(lambda row: "W" * 90))
    desk.show(sort="id")
    assert desk.view.columnWidth(0) == 200
    assert desk.view.columnWidth(1) > 120


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
