"""The write thread, and news of what anybody wrote."""

import sqlite3
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from astrobookings_desktop.crashes import Crash
from astrobookings_desktop.data import database
from astrobookings_desktop.data.errors import DatabaseBusy, DatabaseGone, DatabaseProblem
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import EmailTaken, Refusal
from astrobookings_desktop.services.people import travelers
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui import context as contexts
from astrobookings_desktop.ui import errors
from astrobookings_desktop.ui.dialogs.crash import CrashDialog
from astrobookings_desktop.ui.errors import ask_retry, report_bug
from astrobookings_desktop.ui.table import DataVersionWatcher
from tests.helpers.house import House, Houses
from tests.helpers.questions import answer_with

ENTERED = {"name": "Grace Ito"}


class Bug(RuntimeError):
    """What no service raises on purpose."""


def _in_gui_thread() -> bool:
    app = QApplication.instance()
    return app is not None and QThread.currentThread() is app.thread()


def test_a_result_comes_to_the_gui_thread_after_everybody_heard_of_the_changes(
    qtbot: QtBot, house: House
) -> None:
    heard: list[tuple[str, Any, bool]] = []
    house.context.changed.connect(lambda news: heard.append(("changed", news, _in_gui_thread())))

    def service(work: UnitOfWork) -> int:
        assert not _in_gui_thread()
        return travelers.create_traveler(work, ENTERED)

    house.context.run(
        service, lambda key: heard.append(("done", key, _in_gui_thread())), pytest.fail
    )
    qtbot.waitUntil(lambda: any(what == "done" for what, _news, _gui in heard))
    (_, changes, gui), (_, key, gui_too) = [one for one in heard if one[1] is not None]
    assert gui
    assert gui_too
    assert changes[Entity.TRAVELER] == {key}
    assert len(changes[Entity.ENTRY_LOG]) == 1
    assert house.company.value("SELECT name FROM user WHERE id = ?", key) == "Grace Ito"


def test_a_refusal_goes_to_who_ordered_and_leaves_nothing(qtbot: QtBot, house: House) -> None:
    before = house.company.value("SELECT count(*) FROM entry_log")
    refusals: list[Refusal] = []
    house.context.run(
        lambda work: travelers.create_traveler(work, {"name": "Twin", "email": "ANA@example.ORG"}),
        pytest.fail,
        refusals.append,
    )
    qtbot.waitUntil(lambda: bool(refusals))
    assert isinstance(refusals[0], EmailTaken)
    assert house.company.value("SELECT count(*) FROM entry_log") == before


def _fail(house: House, times: int) -> Any:
    """A service that meets a locked file so many times before it works."""
    left = [times]

    def service(work: UnitOfWork) -> int:
        if left[0]:
            left[0] -= 1
            raise DatabaseBusy(house.company.path, "The file is locked. Try again.")
        return travelers.create_traveler(work, ENTERED)

    return service


def test_after_a_fault_of_the_file_another_try_does_it(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def retry(_window: object, problem: DatabaseProblem) -> bool:
        asked.append(problem.message)
        return True

    monkeypatch.setattr(contexts, "ask_retry", retry)
    key = house.run(_fail(house, 2))
    assert asked == ["The file is locked. Try again."] * 2
    assert house.company.value("SELECT count(*) FROM traveler WHERE user_id = ?", key) == 1


def test_who_tries_no_more_is_told_so_once(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contexts, "ask_retry", lambda _window, _problem: False)
    before = house.company.value("SELECT count(*) FROM traveler")
    ends: list[str] = []
    house.context.run(_fail(house, 1), pytest.fail, pytest.fail, lambda: ends.append("gave up"))
    qtbot.waitUntil(lambda: bool(ends))
    assert house.run(_fail(house, 0))
    assert ends == ["gave up"]
    assert house.company.value("SELECT count(*) FROM traveler") == before + 1


def test_a_file_that_another_program_keeps_locked_is_a_question_and_no_loss(
    open_house: Houses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real lock of a real connection, let go when the person is asked."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    house = open_house()
    rival = sqlite3.connect(house.company.path, isolation_level=None)
    asked: list[DatabaseProblem] = []

    def retry(_window: object, problem: DatabaseProblem) -> bool:
        asked.append(problem)
        rival.execute("ROLLBACK")
        return True

    monkeypatch.setattr(contexts, "ask_retry", retry)
    rival.execute("BEGIN IMMEDIATE")
    key = house.run(lambda work: travelers.create_traveler(work, ENTERED))
    rival.close()
    assert [type(problem) for problem in asked] == [DatabaseBusy]
    assert house.company.value("SELECT name FROM user WHERE id = ?", key) == "Grace Ito"


@pytest.mark.parametrize("answer", ["&Try again", "Close"])
def test_the_question_after_a_fault_keeps_its_word(
    house: House, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    shown = answer_with(monkeypatch, answer)
    problem = DatabaseBusy(house.company.path, "<b>odd</b>.db is locked. Close that program.")
    assert ask_retry(house.window, problem) is (answer == "&Try again")
    assert shown == [problem.message]


def test_a_bug_is_reported_and_the_thread_goes_on(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[BaseException] = []
    monkeypatch.setattr(contexts, "report_bug", lambda _window, error: reported.append(error))
    before = house.company.value("SELECT count(*) FROM traveler")
    ends: list[str] = []

    def broken(work: UnitOfWork) -> None:
        travelers.create_traveler(work, ENTERED)
        raise Bug("half way")

    house.context.run(broken, pytest.fail, pytest.fail, lambda: ends.append("gave up"))
    qtbot.waitUntil(lambda: bool(ends))
    assert [str(error) for error in reported] == ["half way"]
    assert house.company.value("SELECT count(*) FROM traveler") == before
    assert house.run(lambda work: travelers.create_traveler(work, ENTERED))


def test_a_report_names_version_and_stack_and_can_be_copied(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer_with(monkeypatch, "&Copy report")
    try:
        raise Bug("told to nobody")
    except Bug as error:
        report_bug(house.window, error)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("AstroBookings Desktop")
    assert copied.rstrip().endswith(".Bug")
    assert 'File "tests/ui/test_operations.py"' in copied
    assert copied in capsys.readouterr().err


def test_what_a_fault_says_in_words_is_in_a_report_only_when_that_is_ticked(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault's words repeat what was entered: “invalid literal for int(): 'Zoë'”."""
    name, email = "Zoë Secret", "zoe@secret.example"
    try:
        try:
            int(name)
        except ValueError as inner:
            raise Bug(email) from inner
    except Bug as error:
        bug = error
    shown: list[str] = []

    def tick(box: QMessageBox) -> int:
        shown.append(box.detailedText())
        personal = box.checkBox()
        assert personal is not None
        personal.click()
        shown.append(box.detailedText())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", tick)
    report_bug(house.window, bug)
    before, ticked = shown
    assert "secret" not in before.casefold()
    assert "builtins.ValueError" in before
    assert str(Path.home()) not in before
    assert name in ticked
    assert email in ticked


def test_a_damaged_file_that_screens_meet_is_told_once_and_is_no_bug(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = house.company.path
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(errors, "_database", None)
    told: list[str] = []
    bugs: list[BaseException] = []
    report = errors.report_bug
    monkeypatch.setattr(errors, "report_bug", lambda _window, error: bugs.append(error))

    def meet(error: BaseException) -> None:
        sys.excepthook(type(error), error, None)

    def answer(box: QMessageBox) -> int:
        told.append(f"{box.text()} {box.informativeText()}")
        meet(damaged)  # while it is being told another screen meets it as well
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    errors.install_hook(path)
    copy = path.with_name("damaged.db")
    copy.write_bytes(path.read_bytes()[:4096] + b"\xa5" * 400_000)
    with (
        closing(sqlite3.connect(copy)) as connection,
        pytest.raises(sqlite3.DatabaseError) as caught,
    ):
        connection.execute("SELECT * FROM launch").fetchall()
    damaged = caught.value
    meet(damaged)
    meet(damaged)
    assert len(told) == 1
    assert f"{path} is damaged" in told[0]
    assert "Nothing was changed" in told[0]
    assert bugs == []
    report(house.window, damaged)  # by whoever read in a thread of its own
    report(house.window, DatabaseGone(path, "It is gone."))
    assert [words.startswith(("It is gone", str(path))) for words in told] == [True] * 3
    slip = sqlite3.ProgrammingError("Cannot operate on a closed database.")
    meet(slip)
    assert bugs == [slip]


def test_orders_are_carried_out_in_the_order_given(qtbot: QtBot, house: House) -> None:
    done: list[int] = []
    first = threading.Event()

    def service(number: int) -> Any:
        def run(work: UnitOfWork) -> int:
            if number == 0:
                assert first.wait(10)
            travelers.create_traveler(work, {"name": f"Number {number}"})
            return number

        return run

    for number in range(12):
        house.context.run(service(number), done.append, pytest.fail)
    first.set()
    qtbot.waitUntil(lambda: len(done) == 12)
    assert done == list(range(12))
    rows = house.company.rows("SELECT name FROM user WHERE name LIKE 'Number %' ORDER BY id")
    assert [name for (name,) in rows] == [f"Number {number}" for number in range(12)]


def test_ending_at_once_waits_for_what_was_ordered_and_hears_nothing_after(
    qtbot: QtBot, house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(5):
        house.context.run(
            lambda work, at=number: travelers.create_traveler(work, {"name": f"Last {at}"}),
            lambda _key: None,
            pytest.fail,
        )
    with qtbot.captureExceptions() as raised:
        house.window.let_go()
        QApplication.processEvents()
    assert raised == []
    assert house.company.value("SELECT count(*) FROM user WHERE name LIKE 'Last %'") == 5
    assert "Traceback" not in capsys.readouterr().err


def test_news_of_others_on_its_way_at_the_end_is_dropped(qtbot: QtBot, house: House) -> None:
    """The write thread saw another's commit, and the window closes before the GUI hears of it."""
    house.visit(Entity.TRAVELER)
    house.company.traveler(name="From elsewhere")
    house.context._executor.look()
    with qtbot.captureExceptions() as raised:
        house.window.close()
        QApplication.processEvents()
    assert raised == []


# --- news -----------------------------------------------------------------------------------------


def test_what_one_tab_writes_the_one_in_front_shows(house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    before = house.listed(page)
    key = house.run(lambda work: travelers.create_traveler(work, ENTERED))
    assert key not in before
    house.wait_listed(page, [*before, key])


def test_a_hidden_tab_reads_when_it_is_looked_at(qtbot: QtBot, house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    before = house.listed(page)
    house.visit(Entity.ROCKET)
    key = house.run(lambda work: travelers.create_traveler(work, ENTERED))
    assert house.listed(page) == before
    house.window.show_page(house.place(Entity.TRAVELER))
    house.wait_listed(page, [*before, key])


def test_a_tab_whose_records_show_others_follows_them(qtbot: QtBot, house: House) -> None:
    """A booking's row has its traveler's name."""
    page = house.visit(Entity.BOOKING)
    ids = house.ids
    column = next(n for n, one in enumerate(page.model.columns) if one.key == "traveler")

    def name() -> str:
        row = page.model.row_of(ids.bookings[0])
        return str(page.model.index(row, column).data())

    qtbot.waitUntil(lambda: name() == "Ana López")
    house.run(
        lambda work: travelers.edit_traveler(work, ids.travelers[0], {"name": "Ana María López"})
    )
    qtbot.waitUntil(lambda: name() == "Ana María López")


def test_the_panel_follows_its_record(qtbot: QtBot, house: House) -> None:
    ids = house.ids
    page = house.show(Entity.TRAVELER, ids.travelers[0])
    house.run(
        lambda work: travelers.edit_traveler(work, ids.travelers[0], {"contact_phone": "555 0100"})
    )
    qtbot.waitUntil(
        lambda: any("555 0100" in one.text() for one in page.panel.findChildren(QLabel))
    )


def test_what_another_process_writes_is_noticed(qtbot: QtBot, house: House) -> None:
    page = house.visit(Entity.TRAVELER)
    before = house.listed(page)
    with qtbot.waitSignal(house.context.changed, timeout=5000) as heard:
        key = house.company.traveler(name="From elsewhere")
    assert heard.args == [None]
    house.wait_listed(page, [*before, key])


def test_own_writes_are_told_once(qtbot: QtBot, house: House) -> None:
    house.run(lambda work: travelers.create_traveler(work, ENTERED))
    watcher = house.window.findChild(DataVersionWatcher)
    assert watcher is not None
    with qtbot.assertNotEmitted(house.context.changed):
        watcher.look()


def test_another_process_write_just_before_our_own_is_not_lost(qtbot: QtBot, house: House) -> None:
    """Between two looks both write: the tab shows what both did."""
    page = house.visit(Entity.ROCKET)
    before = house.listed(page)
    watcher = house.window.findChild(DataVersionWatcher)
    assert watcher is not None
    watcher.stop()  # the next look would be too late anyhow
    house.run(lambda work: travelers.create_traveler(work, ENTERED))
    key = house.company.rocket(house.ids.agencies[0], name="From elsewhere")
    house.run(lambda work: travelers.create_traveler(work, ENTERED))
    house.wait_listed(page, [*before, key])


def test_another_process_write_while_ours_is_being_told_is_not_lost(
    qtbot: QtBot, house: House
) -> None:
    page = house.visit(Entity.ROCKET)
    before = house.listed(page)
    watcher = house.window.findChild(DataVersionWatcher)
    assert watcher is not None
    watcher.stop()
    house.run(lambda work: travelers.create_traveler(work, ENTERED))
    written: list[int] = []

    def service(work: UnitOfWork) -> int:
        return travelers.create_traveler(work, {"name": "Ours"})

    def rival() -> None:  # after our commit, before the GUI thread hears of it
        written.append(house.company.rocket(house.ids.agencies[0], name="From elsewhere"))

    done = threading.Event()
    house.context.run(service, lambda _key: None, pytest.fail)
    house.context.run(lambda _work: done.set(), lambda _none: None, pytest.fail)
    assert done.wait(10)  # the first is committed, and the GUI thread still stands here
    rival()
    house.wait_listed(page, [*before, *written])


def test_the_report_of_a_crash_adds_what_is_personal_only_when_ticked(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash = Crash(datetime(2026, 11, 23, 9, 5, tzinfo=UTC), "Fatal Python error: Aborted")
    dialog = CrashDialog(house.context, [crash], house.window)
    dialog.open()
    assert dialog.text.toPlainText() == crash.report()
    dialog.personal.setChecked(True)
    assert str(house.company.path) in dialog.text.toPlainText()
    dialog.personal.setChecked(False)
    assert dialog.text.toPlainText() == crash.report()
    copy, save = (
        next(one for one in dialog.findChildren(QAbstractButton) if word in one.text())
        for word in ("Copy", "Save")
    )
    copy.click()
    assert QGuiApplication.clipboard().text() == crash.report()
    file = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    save.click()
    assert file.read_text("utf-8") == crash.report()
    dialog.accept()
