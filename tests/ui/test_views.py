"""A list as a tool: columns, selection and sums, acts upon many, copying and exporting."""

import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from astrobookings_desktop.data.errors import DatabaseBusy
from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import actor_of
from astrobookings_desktop.services.lists.bulk import try_out
from astrobookings_desktop.services.lists.exports import ExportOrder, export_list
from astrobookings_desktop.services.people import travelers
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.dialogs.bulk import BulkDialog, BulkEditDialog
from astrobookings_desktop.ui.dialogs.columns import ColumnsDialog, header_menu
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.dialogs.export import ExportDialog
from astrobookings_desktop.ui.entities.bulk_actions import BULK_EDITS, BulkAction, bulk_actions
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.pages.page import EntityPage
from astrobookings_desktop.ui.table.keys import Keys, SelectedKeys
from astrobookings_desktop.ui.threads.background import Canceled
from tests.helpers.house import House, Houses

Shown = TypeVar("Shown", bound=QDialog)


def dialog(house: House, kind: type[Shown]) -> Shown:
    """The one that is open, done with what it began."""
    one = house.window.findChildren(kind)[-1]
    house.qtbot.waitUntil(one.isVisible)
    if hasattr(one, "background"):
        house.qtbot.waitUntil(lambda: not one.background.is_busy)
    return one


def columns_of(page: EntityPage) -> list[str]:
    return [column.key for column in page.view.visible_columns()]


# --- columns ----------------------------------------------------------------------------------


def test_columns_are_chosen_moved_and_remembered_for_this_person(
    open_house: Houses, tmp_path: Path
) -> None:
    state = tmp_path / "window.json"
    house = open_house(state=state)
    page = house.visit(Entity.BOOKING)
    assert "refund_amount" not in columns_of(page)
    house.window.menus.by_id["view.columns"].trigger()
    chooser = dialog(house, ColumnsDialog)
    names = [chooser.list.item(place).text() for place in range(chooser.list.count())]
    chooser.list.setCurrentRow(names.index("Refund"))
    house.keys("Space", chooser.list)
    house.keys("Alt+Up", chooser.list)
    chooser.list.setCurrentRow(names.index("Locator"))
    house.keys("Alt+Down", chooser.list)
    assert columns_of(page)[:2] == ["traveler", "locator"]
    assert "refund_amount" in columns_of(page)
    row = page.model.row_of(house.ids.bookings[0])
    place = page.model.spec.column("refund_amount")
    house.qtbot.waitUntil(lambda: page.model.index(row, place).data() == "—")
    chooser.accept()
    house.window.close()

    again = open_house(state=state)
    assert columns_of(again.visit(Entity.BOOKING))[:2] == ["traveler", "locator"]
    other = actor_of(4711, "Somebody else", Role.ADMIN, None)
    strange = open_house(state=state, actor=other, show=False)
    assert columns_of(strange.page(Entity.BOOKING))[0] == "locator"


def test_the_last_column_stays_and_all_come_back(house: House) -> None:
    page = house.visit(Entity.ROCKET)
    page.selection.arrange()
    chooser = dialog(house, ColumnsDialog)
    for place in range(chooser.list.count()):
        chooser.list.item(place).setCheckState(Qt.CheckState.Unchecked)
    assert len(columns_of(page)) == 1
    chooser.reset()
    assert columns_of(page)[:3] == ["name", "agency", "capacity"]
    chooser.accept()


def test_the_headers_menu_sorts_and_hides(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    header = page.view.horizontalHeader()
    place = page.model.spec.column("email")
    menu = header_menu(page.view, header.rect().topLeft(), page.view)
    items = {action.text(): action for action in menu.actions()}
    items["Sort &downwards"].trigger()
    assert page.model.query.descending
    items["E-mail"].trigger()
    assert header.isSectionHidden(place)
    menu.deleteLater()


# --- the selection ----------------------------------------------------------------------------


def test_a_selection_says_what_it_comes_to(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    assert not page.selection.bar.isVisible()
    page.view.selectAll()
    house.qtbot.waitUntil(lambda: "6 seats · 10,000.00 USD" in house.window._status.text())
    assert page.selection.bar.isVisible()
    assert page.selection.bar.sums.text() == "6 seats · 10,000.00 USD"
    only = QItemSelectionModel.SelectionFlag
    page.view.selectionModel().select(page.model.index(0, 0), only.ClearAndSelect | only.Rows)
    house.qtbot.waitUntil(lambda: "seats" not in house.window._status.text())
    assert not page.selection.bar.isVisible()


def test_the_bar_of_a_selection_takes_two_lines_where_one_is_too_short(
    open_house: Houses,
) -> None:
    use_language("es")
    try:
        house = open_house()
        house.window.resize(1180, 640)
        page = house.visit(Entity.ROCKET)
        page.view.selectAll()
        bar = page.selection.bar
        house.qtbot.waitUntil(lambda: bar.isVisible() and bar.sums.isVisible())
        house.qtbot.waitUntil(lambda: bar.height() >= bar.heightForWidth(bar.width()))
        for part in bar.findChildren(QWidget):
            if part.isVisible():
                assert part.width() >= part.sizeHint().width()
                assert bar.rect().contains(part.geometry())
    finally:
        use_language("en")


def test_rows_are_copied_as_they_are_shown_and_are_no_formulas(house: House) -> None:
    house.company.do(
        travelers.edit_traveler, house.ids.travelers[0], {"name": "=1+1", "email": "a@x.org"}
    )
    page = house.visit(Entity.TRAVELER)
    page.on_changes(None)
    house.settle(page)
    page.view.go_to(house.ids.travelers[0])
    page.view.setFocus()
    with house.qtbot.waitSignal(page.selection.copying.copied):
        house.keys("Ctrl+C", page.view)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Name", "Phone", "E-mail", "Bookings", "State"]
    assert lines[1].split("\t")[:3] == ["'=1+1", "+34 612 408 551", "a@x.org"]


def test_selected_ids_are_those_of_their_ranges() -> None:
    keys = Keys.of(list(range(100, 200)))
    ids = SelectedKeys(keys, [(0, 2), (10, 10), (97, 99)])
    assert list(ids) == [100, 101, 102, 110, 197, 198, 199]
    assert (len(ids), ids[2:5], ids[6]) == (7, [102, 110, 197], 199)
    assert ids[7:] == []


# --- many at once -----------------------------------------------------------------------------


def test_bookings_are_canceled_together_and_the_refused_named(house: House) -> None:
    page = house.visit(Entity.BOOKING)
    page.view.selectAll()
    (action,) = bulk_actions(Entity.BOOKING)
    page.selection.begin(action)
    preview = dialog(house, BulkDialog)
    assert preview.summary.label.text() == "3 will be canceled"
    assert house.company.value("SELECT count(*) FROM booking WHERE status = 'canceled'") == 0
    assert preview.effects.text().splitlines()[:2] == [
        "6 seats canceled: 2 sales, 1 hold.",
        "Paid 8,000.00 USD, refunded 0.00 USD, kept 8,000.00 USD.",
    ]
    cells = {fate.cells[1]: fate.cells[2:] for fate in preview.table.model.fates}
    assert cells["Ana López"] == (
        *("Moon · 23 Dec 2026", "2", "Sold", "2,000.00", "0 %", "0.00"),
        "Seats stay sold",
    )
    assert cells["محمد الفارسي"][1:6] == ("1", "Hold", "2,000.00", "–", "–")
    # Somebody else is quicker with one of them.
    house.run(lambda work: action.act(work, house.ids.bookings[0]))
    preview.accept()
    house.qtbot.waitUntil(lambda: not preview.background.is_busy)
    assert preview.summary.label.text() == "2 canceled, 1 refused"
    assert [fate.refused for fate in preview.table.model.fates] == [False, False, True]
    refused = preview.table.model.fates[2]
    assert refused.cells[2:6] == ("Moon · 23 Dec 2026", "2", "Sold", "2,000.00"), "still told"
    preview.table.refused_only.setChecked(True)
    assert preview.table.model.rowCount() == 1
    assert house.company.value("SELECT count(*) FROM booking WHERE status = 'canceled'") == 3
    preview.reject()
    page.view.selectAll()
    page.selection.begin(action)  # they are canceled already
    preview = dialog(house, BulkDialog)
    assert preview.summary.label.text() == "None of the 3 can be canceled"
    assert (preview.main.text(), preview.main.isEnabled()) == ("Cancel bookings", False)
    preview.reject()


def test_all_of_a_filter_are_not_all_of_the_next_one(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    people = house.ids.travelers
    page.search.setText("ana lop")
    house.wait_listed(page, [people[0]])
    page.view.selectAll()
    page.search.clear()
    house.wait_listed(page, people)
    assert page.view.selected_count() <= 1
    page.view.selectAll()
    page.listing.show_where("inactive")
    house.qtbot.waitUntil(lambda: page.model.query.where == "inactive")
    house.qtbot.waitUntil(lambda: page.model.is_complete)
    page.listing.show_where("all")
    house.wait_listed(page, people)
    assert not page.selection.is_many
    assert not page.selection.bar.isVisible()


def test_why_some_are_refused_is_told_in_the_readers_language(open_house: Houses) -> None:
    use_language("es")
    try:
        house = open_house()
        page = house.visit(Entity.BOOKING)
        (action,) = bulk_actions(Entity.BOOKING)
        house.run(lambda work: action.act(work, house.ids.bookings[0]))
        page.listing.show_where("all")
        house.settle(page)
        page.view.selectAll()
        page.selection.begin(action)
        preview = dialog(house, BulkDialog)
        words = [fate.cells[-1] for fate in preview.table.model.fates if fate.refused]
        assert len(words) == 1
        assert "ya está cancelada" in words[0]
        preview.reject()
    finally:
        use_language("en")


def test_canceled_in_between_it_keeps_what_was_done(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    page.view.selectAll()
    is_real: list[bool] = []
    gate, begun = threading.Event(), threading.Event()
    action = bulk_actions(Entity.TRAVELER)[0]

    def slowly(work: UnitOfWork, key: int) -> None:
        action.act(work, key)
        if is_real:
            begun.set()
            gate.wait(30)

    page.selection.begin(replace(action, act=slowly))
    preview = dialog(house, BulkDialog)
    is_real.append(True)
    preview.accept()
    house.qtbot.waitUntil(begun.is_set)
    preview.background.cancel()
    gate.set()
    house.qtbot.waitUntil(lambda: not preview.background.is_busy)
    inactive = house.company.value(
        "SELECT count(*) FROM user WHERE role = 'traveler' AND NOT active"
    )
    done = sum(1 for fate in preview.table.model.fates if not fate.refused)
    assert inactive == done < 6
    assert "not looked at any more" in preview.summary.label.text()
    preview.reject()


def test_a_fault_in_between_keeps_and_tells_what_was_done(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    page.view.selectAll()
    action = bulk_actions(Entity.TRAVELER)[0]
    real: list[int] = []

    def until_a_fault(work: UnitOfWork, key: int) -> None:
        if real:
            real.append(key)
            if len(real) == 4:
                raise DatabaseBusy(house.company.path, "It is locked.")
        action.act(work, key)

    page.selection.begin(replace(action, act=until_a_fault))
    preview = dialog(house, BulkDialog)
    real.append(0)
    preview.accept()
    house.qtbot.waitUntil(lambda: not preview.background.is_busy)
    inactive = "SELECT count(*) FROM user WHERE role = 'traveler' AND NOT active"
    assert house.company.value(inactive) == 2
    assert preview.summary.label.text().startswith("2 deactivated, ")
    assert "not looked at any more" in preview.summary.label.text()
    assert preview._problem.text() == "It is locked."
    preview.reject()
    assert house.window.menus.by_id["edit.undo"].text() == "&Undo deactivation of 2 travelers"


def test_one_column_of_many_is_edited_by_the_rules(house: House) -> None:
    page = house.visit(Entity.ROCKET)
    page.view.selectAll()
    page.selection.edit()
    form = dialog(house, BulkEditDialog)
    assert form.column.currentData() == "capacity"
    form.value.set_text("4")
    form.accept()
    preview = dialog(house, BulkDialog)
    assert preview.summary.label.text() == "3 will be changed"
    preview.accept()
    house.qtbot.waitUntil(lambda: not preview.background.is_busy)
    assert {one for (one,) in house.company.rows("SELECT capacity FROM rocket")} == {4}
    preview.reject()
    assert house.window.menus.by_id["edit.undo"].text() == "&Undo edit of 2 rockets"


@pytest.mark.parametrize(
    ("language", "price", "told"),
    [
        ("en", "1", "Price per seat: 1.00 USD"),
        ("es", "1,5", "Precio por plaza: 1,50 USD"),
        ("en", "a lot", "Price per seat: a lot"),
    ],
)
def test_a_price_for_many_is_said_as_money_and_its_effects_in_sentences(
    open_house: Houses, language: str, price: str, told: str
) -> None:
    use_language(language)
    try:
        house = open_house()
        page = house.visit(Entity.LAUNCH)
        page.listing.show_where("all")
        house.settle(page)
        page.view.selectAll()
        page.selection.edit()
        form = dialog(house, BulkEditDialog)
        form.column.setCurrentIndex(form.column.findData("price_per_seat"))
        form.value.set_text(price)
        asked: list[BulkAction] = []
        form._chosen = asked.append
        form.accept()
        (action,) = asked
        with house.company.office.writer() as writer:
            lines = list(try_out(writer, house.company.actor, action.act, house.ids.launches))
        said, *effects = action.effects(lines)
        assert said == told
        assert bool(effects) is (price != "a lot")
        assert [one for one in effects if one[-1] not in ".?"] == []
        slips = "se multiplican o se dividen por más de diez" if language == "es" else "tenfold"
        assert (slips in " ".join(effects)) is bool(effects)
    finally:
        use_language("en")


@pytest.mark.parametrize("role", [Role.AGENT, Role.MANAGER])
def test_only_what_may_be_done_is_offered(open_house: Houses, role: Role) -> None:
    house = open_house(actor=actor_of(4711, "Somebody", role, None), show=False)
    texts = [deed.text for deed in house.page(Entity.BOOKING).selection.deeds()]
    assert ("Cancel bookings…" in texts) is (role is Role.AGENT)
    texts = [deed.text for deed in house.page(Entity.ROCKET).selection.deeds()]
    assert ("Edit a column…" in texts) is (role is Role.MANAGER)
    for entity, edit in BULK_EDITS.items():
        assert entity is edit.entity


def test_a_menu_of_many_stands_in_for_the_records(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    page.view.selectAll()
    assert page.selection.is_many
    menu = page.selection.menu(page)
    texts = [action.text() for action in menu.actions() if isinstance(action, QAction)]
    assert texts == ["Deactivate…", "Activate…", "Edit a column…", "Copy", "Export…"]
    menu.deleteLater()


# --- export -----------------------------------------------------------------------------------


def test_what_is_shown_is_exported(house: House, tmp_path: Path) -> None:
    page = house.visit(Entity.BOOKING)
    page.view.set_column_hidden("status", True)
    page.view.set_column_hidden("refund_amount", False)
    page.view.sort_by("number_of_seats", True)
    house.settle(page)
    expected = house.listed(page)
    house.window.menus.by_id["file.export"].trigger()
    form = dialog(house, ExportDialog)
    form.fields["file"].set_text(str(tmp_path / "out.xlsx"))
    form.accept()
    house.qtbot.waitUntil(lambda: not form.background.is_busy)
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    assert titles[:3] == ["Locator", "Traveler", "Launch"]
    assert titles[3].startswith("Departs (")
    assert titles[4:] == ["Seats", "Total", "Refund"]
    assert [sheet.cell(row, 5).value for row in (2, 3, 4)] == [3, 2, 1]
    assert sheet.cell(2, 6).value == 6000
    assert sheet.cell(2, 4).is_date
    assert len(expected) == 3
    form.reject()


def test_a_selection_is_exported_and_a_wrong_ending_is_told(house: House, tmp_path: Path) -> None:
    page = house.visit(Entity.LAUNCH)
    page.view.selectAll()
    page.selection.export()
    form = dialog(house, ExportDialog)
    form.fields["file"].set_text(str(tmp_path / "out.doc"))
    form.accept()
    assert "end in .csv or .xlsx or .json" in (form.fields["file"].error or "")
    form.fields["file"].set_text(str(tmp_path / "out.json"))
    form.accept()
    house.qtbot.waitUntil(lambda: not form.background.is_busy)
    told = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert len(told) == 6
    assert told[0]["destination"] == "Moon"
    assert "·" in told[0]["destination_2"]
    assert told[0]["status"] == "Scheduled"
    (tmp_path / "out.json").write_text("mine", "utf-8")
    form.accept()
    question = dialog(house, PreviewDialog)
    question.reject()
    assert (tmp_path / "out.json").read_text("utf-8") == "mine"
    form.accept()
    dialog(house, PreviewDialog).accept()
    house.qtbot.waitUntil(lambda: not form.background.is_busy)
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == told
    form.reject()


def test_a_canceled_export_leaves_nothing(house: House, tmp_path: Path) -> None:
    def canceled(_step: str, _done: int, _total: int) -> None:
        raise Canceled

    for ending in ("csv", "xlsx", "json"):
        file = tmp_path / f"out.{ending}"
        file.write_text("before", "utf-8")
        order = ExportOrder(Entity.TRAVELER, ListQuery(), file)
        with pytest.raises(Canceled):
            export_list(house.company.reading, order, canceled)
        assert file.read_text("utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".out")] == []


def test_columns_give_way_so_that_a_launch_is_readable_beside_its_panel(house: House) -> None:
    house.window.resize(1180, 640)
    page = house.show(Entity.LAUNCH, house.ids.launches[0])
    header, spec = page.view.horizontalHeader(), page.spec.table
    house.qtbot.waitUntil(lambda: header.isSectionHidden(spec.column("revenue")))
    house.qtbot.waitUntil(lambda: page.view.columnWidth(spec.column("destination")) >= 144)
    assert "revenue" in [column.key for column in page.view.visible_columns()]  # for files too
    house.window.resize(1900, 768)
    house.qtbot.waitUntil(lambda: not header.isSectionHidden(spec.column("revenue")))
    assert page.view.header_state().widths == {}  # nobody drew any


@pytest.mark.parametrize("entity", [Entity.ROCKET, Entity.AGENCY, Entity.USER], ids=str)
def test_each_heading_of_a_small_table_sorts(house: House, entity: Entity) -> None:
    page = house.visit(entity)
    header = page.view.horizontalHeader()
    for place, column in enumerate(page.spec.table.columns):  # and those that can be chosen
        header.sectionClicked.emit(place)
        house.settle(page)
        assert page.view.header_state().sort == column.key, column.title
        assert page.model.rowCount() > 0
