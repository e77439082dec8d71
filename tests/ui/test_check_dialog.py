"""Checking the database in the window: progress, findings, and the way to their records."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.data.log_heads import LogHeads
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.dialogs import check_run
from astrobookings_desktop.ui.dialogs.check import CheckDialog
from astrobookings_desktop.ui.language import use_language
from tests.helpers.doctor import doctoring
from tests.helpers.house import House, Houses, spoken_name


@pytest.fixture
def sound(house: House) -> House:
    """A house whose records obey every rule: its invoice was put in behind the log's back."""
    with doctoring(house.company.path) as connection:
        connection.execute("DELETE FROM payment")
        connection.execute("DELETE FROM invoice")
    return house


def open_check(house: House) -> CheckDialog:
    house.window.menus.by_id["tools.check"].trigger()
    (dialog,) = house.window.findChildren(CheckDialog)
    return dialog


def ended(house: House, dialog: CheckDialog) -> CheckDialog:
    house.qtbot.waitUntil(lambda: dialog.end is not None)
    return dialog


def break_counter(house: House) -> int:
    launch = house.ids.launches[0]
    with doctoring(house.company.path) as connection:
        connection.execute("UPDATE launch SET seats_taken = 7 WHERE id = ?", (launch,))
    return launch


def test_a_sound_database_is_said_to_hold_with_time_and_head(sound: House) -> None:
    dialog = ended(sound, open_check(sound))
    (head,) = sound.company.rows("SELECT log_head FROM sync_state")[0]
    assert dialog.title.text() == "Everything holds"
    assert "looked at in" in dialog.note.text()
    assert head in dialog.note.text()
    assert not dialog.table.isVisible()
    assert dialog.focusWidget() is dialog.closing_button
    dialog.close()


def test_findings_are_listed_and_enter_opens_the_record(sound: House) -> None:
    launch = break_counter(sound)
    dialog = ended(sound, open_check(sound))
    assert dialog.title.text() == "1 fault found"
    row = dialog.table.topLevelItem(0)
    assert [row.text(column) for column in range(3)] == [
        "Seat counters",
        f"Launch {launch}",
        "says 7 seats taken and 0 held; its bookings have 2 and 0",
    ]
    assert dialog.detail.text() == f"Launch {launch} {row.text(2)}"
    assert dialog.table.hasFocus() or dialog.focusWidget() is dialog.table
    sound.qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    page = sound.page(Entity.LAUNCH)
    sound.qtbot.waitUntil(lambda: page.view.current_id() == launch)
    assert dialog.isVisible()
    dialog.copying.click()
    assert QGuiApplication.clipboard().text() == (
        f"seat_counter: launch {launch} says 7 seats taken and 0 held; its bookings have 2 and 0"
    )
    dialog.close()


def test_a_mended_database_is_checked_again(sound: House) -> None:
    launch = break_counter(sound)
    dialog = ended(sound, open_check(sound))
    with doctoring(sound.company.path) as connection:
        connection.execute("UPDATE launch SET seats_taken = 2 WHERE id = ?", (launch,))
    dialog.again.click()
    assert dialog.end is None
    assert not dialog.again.isVisible()
    ended(sound, dialog)
    assert dialog.title.text() == "Everything holds"
    dialog.close()


def test_a_finding_about_the_file_has_no_record_to_open(sound: House) -> None:
    with doctoring(sound.company.path) as connection:
        connection.execute("DELETE FROM entry_log WHERE id = (SELECT max(id) FROM entry_log)")
    dialog = ended(sound, open_check(sound))
    rows = map(dialog.table.topLevelItem, range(dialog.table.topLevelItemCount()))
    about_file = next(row for row in rows if row.text(1) == "The file")
    dialog.table.setCurrentItem(about_file)
    assert not dialog.opening.isEnabled()
    place = sound.window.sidebar.currentIndex()
    sound.qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert sound.window.sidebar.currentIndex() == place
    assert dialog.isVisible()
    dialog.close()


def test_what_is_wrong_with_the_file_is_said_in_spanish(sound: House) -> None:
    with doctoring(sound.company.path) as connection:
        connection.execute("DELETE FROM entry_log WHERE id = (SELECT max(id) FROM entry_log)")
        connection.execute("UPDATE launch SET destination = 'Mars'")
    with closing(sqlite3.connect(sound.company.path)) as connection:
        connection.execute("DROP TRIGGER entry_log_no_update")
    use_language("es")
    try:
        dialog = ended(sound, open_check(sound))
        rows = map(dialog.table.topLevelItem, range(dialog.table.topLevelItemCount()))
        told = [row.text(2) for row in rows]
    finally:
        use_language("en")
    assert "el registro no es de fiar: se han quitado anotaciones del final" in told
    assert "se ha cambiado sin que conste en el registro: destination" in told
    assert "al archivo le falta: disparador entry_log_no_update" in told
    dialog.close()


class Gate:
    """Lets the check go no further than its first step until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        advance = check_run.CheckRun._advance

        def wait(run: check_run.CheckRun, name: str, number: int, total: int) -> None:
            advance(run, name, number, total)
            self.reached.set()
            self.open.wait(30)

        monkeypatch.setattr(check_run.CheckRun, "_advance", wait)


def test_people_work_on_while_it_runs_and_progress_is_told(
    sound: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    dialog = open_check(sound)
    sound.qtbot.waitUntil(lambda: "of" in dialog.step.text() and dialog.bar.maximum() > 40)
    assert dialog.step.text() == f"1 of {dialog.bar.maximum()}: The file’s pages"
    assert not dialog.isModal()
    sale = SellSeats(sound.ids.launches[2], sound.ids.travelers[3], 1)
    sold = sound.run(lambda work: sell_seats(work, sale))
    assert sold.id
    gate.open.set()
    ended(sound, dialog)
    assert dialog.title.text() == "Everything holds"
    dialog.close()


def test_it_can_be_canceled(sound: House, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    dialog = open_check(sound)
    sound.qtbot.waitUntil(gate.reached.is_set)
    dialog.canceling.click()
    assert not dialog.canceling.isEnabled()
    gate.open.set()
    ended(sound, dialog)
    assert dialog.title.text() == "Canceled, with no fault so far"
    assert "not looked at" in dialog.note.text()
    dialog.close()


def test_closing_the_dialog_or_the_window_ends_the_thread(
    sound: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def threads() -> list[str]:
        return [one.name for one in threading.enumerate() if one.name == "check"]

    gate = Gate(monkeypatch)
    dialog = open_check(sound)
    sound.qtbot.waitUntil(gate.reached.is_set)
    assert threads()
    gate.open.set()
    dialog.close()
    assert not threads()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    open_check(sound)
    sound.window.close()
    assert not threads()


def test_a_file_that_is_gone_is_said(sound: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in sound.company.path.parent.glob(f"{sound.company.path.name}*"):
        path.unlink()
    dialog = ended(sound, open_check(sound))
    assert dialog.title.text() == "The database couldn’t be checked"
    assert "is gone: it was moved or removed" in dialog.note.text()
    assert dialog.again.isVisible()
    dialog.close()


def test_the_head_outside_is_compared_too(sound: House, tmp_path: Path) -> None:
    heads = LogHeads(tmp_path / "heads")
    context = sound.context
    context.office = replace(context.office, heads=heads)
    dialog = ended(sound, open_check(sound))
    assert dialog.title.text() == "Everything holds"
    head = heads.read(sound.company.path).heads[0]
    assert head.id == sound.company.value("SELECT max(id) FROM entry_log")
    since = shown.moment(head.timestamp)
    assert dialog.note.text().endswith(f"newest hash outside the database since {since}.")
    dialog.close()


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.MANAGER, True), (Role.AGENT, False), (Role.AGENCY, False)]
)
def test_only_who_may_read_the_log_is_offered_it(
    open_house: Houses, role: Role, offered: bool
) -> None:
    house = open_house(actor=Actor(1, "X", role, 1), show=False)
    assert ("tools.check" in house.window.menus.by_id) is offered


def test_everything_in_it_has_a_name(sound: House) -> None:
    break_counter(sound)
    dialog = ended(sound, open_check(sound))
    for part in (dialog.table, dialog.bar, dialog.copying, dialog.opening, dialog.again):
        assert spoken_name(part).strip()
    dialog.close()
