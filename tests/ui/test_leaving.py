"""The window's end: every answer is heard, and what was typed is asked about once."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from astrobookings_desktop.data.errors import DatabaseBusy
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.imports.run import import_rows
from astrobookings_desktop.services.lists.bulk import BulkLine, carry_out
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.dialogs import bulk
from astrobookings_desktop.ui.dialogs.bulk import BulkDialog
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.passengers import PassengersDialog
from astrobookings_desktop.ui.entities.actions import NEW
from astrobookings_desktop.ui.entities.bulk_actions import bulk_actions
from astrobookings_desktop.ui.importing import ImportWizard, wizard
from astrobookings_desktop.ui.window.status_line import StatusLine
from tests.helpers.house import House, Houses, marta
from tests.helpers.questions import answer_with
from tests.helpers.stalling import stall

WAYS: dict[str, Callable[[House], object]] = {
    "the cross": lambda house: house.window.close(),
    "Ctrl+Q": lambda house: house.window.menus.by_id["file.quit"].trigger(),
    "the tray": lambda house: house.window.quit(),
    "somebody else": lambda house: house.window.menus.by_id["file.switch"].trigger(),
    "another language": lambda house: house.window.leaving.open_anew(),
}


@pytest.fixture
def held(house: House) -> Iterator[sqlite3.Connection]:
    """Another program that holds the file until it commits."""
    with closing(sqlite3.connect(house.company.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def sell(house: House, seats: int = 1, launch: int = 2) -> None:
    """Sell seats at the desk, as far as the order."""
    ids, flow = house.ids, house.window.desk.selling.flow
    flow.take_launch(ids.launches[launch])
    flow.take_traveler(ids.travelers[0])
    flow.choose_seats(seats)
    house.qtbot.waitUntil(lambda: flow.is_settled)
    house.window.desk.selling.sell()
    assert flow.is_busy


def status(house: House) -> str:
    return house.window._status.text()


def new_form(house: House) -> FormDialog:
    """A form of a new traveler in which a name was typed."""
    NEW[Entity.TRAVELER].run(house.context, house.window)
    form = house.window.findChildren(FormDialog)[-1]
    house.qtbot.waitUntil(form.isVisible)
    form.fields["name"].set_text("Zed Newman")
    return form


# --- what is under way ----------------------------------------------------------------------------


def test_a_window_closes_by_itself_once_the_sale_has_its_answer(
    house: House, held: sqlite3.Connection
) -> None:
    sold = house.company.value("SELECT count(*) FROM booking")
    sell(house)
    heard: list[object] = []
    house.window.desk.selling.flow.sold.connect(heard.append)
    house.window.quit()  # and doesn't wait for the file
    assert house.window.isVisible()
    assert status(house).startswith("Finishing…")
    assert not house.window.centralWidget().isEnabled()
    house.window.close()  # who is impatient is told no more
    with house.qtbot.waitSignal(house.window.closed):
        held.execute("ROLLBACK")
    assert len(heard) == 1
    assert not house.window.isVisible()
    assert house.company.value("SELECT count(*) FROM booking") == sold + 1


def test_a_refusal_keeps_the_window_open_and_is_seen(
    open_house: Houses, go_on: threading.Event
) -> None:
    house = open_house(sign_in=marta)
    launch, traveler = house.ids.launches[2], house.ids.travelers[1]
    left = house.company.value("SELECT capacity - seats_taken FROM launch WHERE id = ?", launch)
    seats = min(left, 4)

    def before(work: UnitOfWork) -> None:
        go_on.wait(10)
        for _sale in range(left // seats):
            sell_seats(work, SellSeats(launch, traveler, seats))

    house.context.run(before, lambda _done: None, pytest.fail)
    sell(house, seats)
    house.window.leaving.switch_user()
    with house.qtbot.waitSignal(house.window.desk.selling.flow.refused):
        go_on.set()
    assert house.window.isVisible()
    assert house.window.centralWidget().isEnabled()
    assert house.window.is_for_good
    assert status(house).startswith("Refused: ")
    house.qtbot.waitUntil(lambda: not house.context.is_writing)
    with house.qtbot.waitSignal(house.window.closed):
        house.window.close()


def test_a_fault_keeps_the_window_open(
    house: House, go_on: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_work: UnitOfWork) -> None:
        raise DatabaseBusy(house.company.path, "It is locked.")

    asked = answer_with(monkeypatch, "Close")
    gave_up: list[bool] = []
    stall(house, go_on)
    house.context.run(fails, pytest.fail, pytest.fail, lambda: gave_up.append(True))
    house.window.quit()
    go_on.set()
    house.qtbot.waitUntil(lambda: bool(gave_up) and not house.context.is_writing)
    house.qtbot.waitUntil(lambda: not house.context.turns._waiting)
    assert house.window.isVisible()
    assert len(asked) == 1


def test_who_must_go_goes_after_the_last_answer(house: House, held: sqlite3.Connection) -> None:
    sell(house)
    new_form(house)  # and nobody is asked
    house.window.leave_for_somebody_else("You were deactivated.")
    assert house.window.isVisible()
    with house.qtbot.waitSignal(house.window.closed):
        held.execute("ROLLBACK")
    assert house.window.parting_words == "You were deactivated."
    assert not house.window.is_for_good


def test_a_form_that_is_being_saved_is_not_asked_about(
    house: House, held: sqlite3.Connection
) -> None:
    new_form(house).accept()
    house.window.close()
    with house.qtbot.waitSignal(house.window.closed):
        held.execute("ROLLBACK")
    assert house.company.value("SELECT count(*) FROM user WHERE name = 'Zed Newman'") == 1


def test_keys_begin_nothing_in_a_window_that_is_about_to_close(
    house: House, held: sqlite3.Connection
) -> None:
    sell(house)
    house.window.quit()
    house.keys("Ctrl+N", house.window)
    assert not house.window.desk.selling.lists.form_is_open
    house.keys("Ctrl+Tab", house.window)
    assert house.window.sidebar.currentIndex() == 0
    house.window.show_page(house.place(Entity.TRAVELER))
    house.keys("Ctrl+N", house.window)
    assert not house.window.findChildren(FormDialog)
    with house.qtbot.waitSignal(house.window.closed):
        held.execute("ROLLBACK")


def preview_cancellations(house: House) -> BulkDialog:
    """All bookings are about to be canceled; what would become of them is shown."""
    page = house.visit(Entity.BOOKING)
    page.view.selectAll()
    page.selection.begin(*bulk_actions(Entity.BOOKING))
    house.qtbot.waitUntil(lambda: bool(house.window.findChildren(BulkDialog)))
    (preview,) = house.window.findChildren(BulkDialog)
    house.qtbot.waitUntil(lambda: not preview.background.is_busy)
    return preview


def preview_import(house: House, folder: Path) -> ImportWizard:
    """Two travelers are about to be imported; what becomes of them is shown."""
    path = folder / "people.csv"
    path.write_text("name,email\nZed One,z1@example.org\nZed Two,z2@example.org\n")
    importing = ImportWizard(house.context, Entity.TRAVELER, house.window)
    importing.open()
    importing.fields["file"].set_text(str(path))
    for step in (wizard.COLUMNS, wizard.ROWS):
        importing.accept()
        house.qtbot.waitUntil(
            lambda step=step: importing.step == step and not importing.background.is_busy
        )
    return importing


@pytest.mark.parametrize("forced", [False, True])
def test_a_window_waits_for_all_of_a_bulk_act(
    open_house: Houses, go_on: threading.Event, monkeypatch: pytest.MonkeyPatch, forced: bool
) -> None:
    house = open_house()
    preview = preview_cancellations(house)

    def slowly(*args: Any) -> Iterator[BulkLine]:
        for line in carry_out(*args):
            yield line
            go_on.wait(10)

    monkeypatch.setattr(bulk, "carry_out", slowly)
    preview.accept()
    if forced:
        house.window.leave_for_somebody_else("You were deactivated.")
    else:
        house.window.quit()
    assert house.window.isVisible()
    assert status(house).startswith("Finishing…")
    with house.qtbot.waitSignal(house.window.closed):
        go_on.set()
    left = "SELECT count(*) FROM booking WHERE status IN ('pending', 'confirmed')"
    assert house.company.value(left) == 0


def test_a_window_waits_for_an_import_and_asks_nothing_about_it(
    open_house: Houses, go_on: threading.Event, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    house = open_house()
    importing = preview_import(house, tmp_path)

    def slowly(*args: Any) -> Any:
        report = import_rows(*args)
        go_on.wait(10)
        return report

    monkeypatch.setattr(wizard, "import_rows", slowly)
    importing.accept()
    house.window.quit()
    assert house.window.isVisible()
    with house.qtbot.waitSignal(house.window.closed):
        go_on.set()
    assert house.company.value("SELECT count(*) FROM user WHERE name LIKE 'Zed %'") == 2


def test_an_import_that_fails_keeps_the_window_open(
    house: House, go_on: threading.Event, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    importing = preview_import(house, tmp_path)

    def fails(*_args: Any) -> None:
        go_on.wait(10)
        raise DatabaseBusy(house.company.path, "It is locked.")

    monkeypatch.setattr(wizard, "import_rows", fails)
    importing.accept()
    house.window.quit()
    assert not house.window.centralWidget().isEnabled()
    go_on.set()
    house.qtbot.waitUntil(lambda: not importing.background.is_busy)
    house.qtbot.waitUntil(lambda: not house.context.turns._waiting)
    assert house.window.isVisible()
    assert house.window.centralWidget().isEnabled()
    assert importing._problem.isVisible()
    asked = answer_with(monkeypatch, "&Discard it")
    with house.qtbot.waitSignal(house.window.closed):
        house.window.quit()
    assert asked == ["Not saved yet, and lost when the window closes: Import"]


def test_a_bulk_act_that_is_broken_off_keeps_the_window_open_to_be_read(
    open_house: Houses, go_on: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = open_house()
    preview = preview_cancellations(house)

    def breaks_off(*args: Any) -> Iterator[BulkLine]:
        yield next(carry_out(*args))
        go_on.wait(10)
        raise DatabaseBusy(house.company.path, "It is locked.")

    monkeypatch.setattr(bulk, "carry_out", breaks_off)
    preview.accept()
    house.window.quit()
    assert status(house).startswith("Finishing…")
    go_on.set()
    house.qtbot.waitUntil(lambda: not preview.background.is_busy)
    house.qtbot.waitUntil(lambda: not house.context.turns._waiting)
    assert house.window.isVisible()
    assert house.window.centralWidget().isEnabled()
    assert preview.isVisible()
    assert preview._problem.text() == "It is locked."
    assert status(house).startswith("1 canceled, ")
    preview.reject()
    with house.qtbot.waitSignal(house.window.closed):
        house.window.quit()


def test_what_is_said_meanwhile_leaves_the_word_that_the_window_closes(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.tell("3 in this list")
    line.keep_saying("Finishing…")
    line.say("Sold")
    assert line.text() == "Sold"
    line._timer.start(0)  # it could be read by now
    qtbot.waitUntil(lambda: line.text() == "Finishing…")
    line.tell("4 in this list")
    assert line.text() == "Finishing…"
    line.say("Refused, for reasons that are told at length")
    line.resize(120, 20)
    line.show()
    qtbot.waitUntil(lambda: line.toolTip() == line.text())  # as much as fits, and all of it there
    line.say("Refused")
    line.go_on()
    assert line.text() == "Refused"
    line._timer.start(0)
    qtbot.waitUntil(lambda: line.text() == "4 in this list")


# --- what was typed -------------------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS)
def test_each_way_out_asks_once_about_what_was_typed(
    open_house: Houses, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    house = open_house(sign_in=marta)
    new_form(house)
    asked = answer_with(monkeypatch, "&Keep editing")
    WAYS[way](house)
    assert asked == ["Not saved yet, and lost when the window closes: New traveler"]
    assert house.window.isVisible()
    assert (house.window.is_for_good, house.window.is_anew) == (True, False)
    asked = answer_with(monkeypatch, "&Discard it")
    with house.qtbot.waitSignal(house.window.closed):
        WAYS[way](house)
    assert len(asked) == 1
    leaves = way in ("somebody else", "another language")
    assert house.window.is_for_good is not leaves
    assert house.window.is_anew is (way == "another language")


def test_a_new_traveler_at_the_desk_and_named_passengers_are_asked_about_together(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.window.desk.go_to_launch()
    house.window.desk.selling.new_traveler("Zed Newman")
    dialog = PassengersDialog(house.context, house.ids.bookings[0], house.window)
    dialog.open()
    dialog.rows[0][0].set_text("Ana")
    told: list[tuple[str, str]] = []

    def keep(box: QMessageBox) -> int:
        told.append((box.text(), box.defaultButton().text()))
        box.defaultButton().click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", keep)
    house.window.close()
    assert house.window.isVisible()
    ((words, default),) = told
    assert words.endswith(f": {dialog.windowTitle()}, New traveler")
    assert default == "&Keep editing"


def test_who_must_go_is_not_held_by_a_question(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_form(house)
    window = house.window

    shown: list[QMessageBox] = []

    def deactivated(box: QMessageBox) -> int:
        shown.append(box)
        box.open()
        house.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is box)
        window.leave_for_somebody_else("You were deactivated.")
        assert not box.isVisible()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", deactivated)
    with house.qtbot.waitSignal(window.closed):
        window.close()
    assert len(shown) == 1
    assert (window.is_for_good, window.parting_words) == (False, "You were deactivated.")


def test_nothing_within_the_window_asks_again_when_the_program_ends(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = new_form(house)
    asked = answer_with(monkeypatch, "&Discard it")
    house.window.close()
    QApplication.closeAllWindows()  # as the program does when it quits
    assert len(asked) == 1
    assert not form.isVisible()


def test_the_end_of_the_session_is_held_up_by_no_question(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_form(house)
    monkeypatch.setattr(QGuiApplication, "isSavingSession", lambda _app: True)
    with house.qtbot.waitSignal(house.window.closed):
        house.window.close()


@pytest.mark.parametrize("is_written", [False, True])
def test_the_end_of_the_session_leaves_an_import_whole_or_undone(
    open_house: Houses, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_written: bool
) -> None:
    house = open_house()
    importing = preview_import(house, tmp_path)
    begun, ended = threading.Event(), threading.Event()

    def until_the_end(*args: Any) -> Any:
        report = import_rows(*args)
        begun.set()
        while not importing.background._canceled.wait(0.01):
            pass
        if not is_written:
            args[-1]("Next row", 0, 1)  # where the work learns of its end
        ended.set()
        return report

    monkeypatch.setattr(wizard, "import_rows", until_the_end)
    monkeypatch.setattr(QGuiApplication, "isSavingSession", lambda _app: True)
    importing.accept()
    house.qtbot.waitUntil(begun.is_set)
    with house.qtbot.waitSignal(house.window.closed):
        house.window.close()
    assert "background" not in {thread.name for thread in threading.enumerate()}
    assert ended.is_set() is is_written
    found = house.company.value("SELECT count(*) FROM user WHERE name LIKE 'Zed %'")
    assert found == (2 if is_written else 0)
    assert house.company.value("SELECT count(*) FROM import_run") == (1 if is_written else 0)
