"""Faults of the file while a form is open: told, nothing lost, and on when the cause is gone."""

import functools
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from astrobookings_desktop.data.database import schema_version
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.desk.search import Searcher, SearchThread, tell_failure
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.entities.actions import NEW
from astrobookings_desktop.ui.table import row_cache
from tests.helpers.house import House, Houses

Mend = Callable[[], object]


def _taken_away(path: Path) -> Mend:
    aside = path.with_name("aside.db")
    path.rename(aside)
    return lambda: aside.rename(path)


def _swapped(path: Path) -> Mend:
    aside = path.with_name("aside.db")
    path.rename(aside)
    shutil.copy(aside, path)
    return lambda: aside.replace(path)


def _damaged(path: Path) -> Mend:
    """Every page but the first, as a failing disk might give them back."""
    with closing(sqlite3.connect(path)) as last:
        last.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = path.read_bytes()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (len(whole) - 4096))
    return lambda: path.write_bytes(whole)


def _full(path: Path) -> Mend:
    filler = path.with_name("filler")
    filler.write_bytes(bytes(shutil.disk_usage(path.parent).free))
    return filler.unlink


def _read_only(path: Path) -> Mend:
    """The disk as after `mount -o remount,ro`: whoever opens a file from now on can't write it."""
    disk, aside = str(path.parent), path.parent.with_name("read-only")
    aside.mkdir()
    # Made aside: a file that a thread opens in between would keep it from being read-only.
    for words in (
        ("mount", "--bind", disk, str(aside)),
        ("mount", "-o", "remount,bind,ro", str(aside)),
        ("mount", "--bind", str(aside), disk),
        ("umount", "--lazy", str(aside)),
    ):
        subprocess.run(words, check=True)
    return lambda: subprocess.run(["umount", "--lazy", disk], check=True)


def _upgraded(path: Path) -> Mend:
    """By a newer program, which asks nobody whether the file is open."""

    def set_version(more: int) -> None:
        with closing(sqlite3.connect(path)) as newer:
            newer.execute(f"PRAGMA user_version = {schema_version() + more}")

    set_version(1)
    return lambda: set_version(0)


@pytest.fixture
def house(open_house: Houses, tmp_path: Path) -> Iterator[House]:
    """A window on a small disk, where root may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(disk)]
    is_small = not subprocess.run(mount, check=False, capture_output=True).returncode
    open_house.folder = disk
    yield open_house()
    open_house.close()
    if is_small:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_page_that_cannot_be_read_is_told_once_and_read_when_it_is_tried_again(
    open_house: Houses, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = open_house()
    page = house.visit(Entity.TRAVELER)
    names = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    asked: list[str] = []
    answers = ["Close", "&Try again"]

    def choose(box: QMessageBox) -> int:
        asked.append(box.text())
        page.view.viewport().repaint()  # as what lies beneath a box does
        if answers[0] != "Close":
            monkeypatch.setattr(row_cache, "fetch_packed_page", read)  # the disk is back
        next(button for button in box.buttons() if button.text() == answers[0]).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    read = row_cache.fetch_packed_page
    unread = sqlite3.OperationalError("disk I/O error")
    unread.sqlite_errorcode = sqlite3.SQLITE_IOERR

    def fail(*_given: object) -> list[object]:
        raise unread

    monkeypatch.setattr(row_cache, "fetch_packed_page", fail)
    page.model._cache.clear()
    page.view.viewport().repaint()
    assert asked == [], "nothing is asked while the view paints"
    house.qtbot.waitUntil(lambda: len(asked) == 1)
    for _ in range(3):
        page.view.viewport().repaint()
        QApplication.processEvents()
    assert len(asked) == 1
    assert "can't be read" in asked[0]
    answers.pop(0)
    page.model.reload()  # F5
    house.qtbot.waitUntil(lambda: len(asked) == 2)
    house.qtbot.waitUntil(lambda: not page.model._is_unread)
    again = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    assert again == names


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (_taken_away, "is gone"),
        (_swapped, "Another file has taken the place"),
        (_damaged, "is damaged"),
        (_full, "Make room"),
        (_read_only, "can't be written. Ask for write permission"),
        (_upgraded, "has been upgraded by a newer version"),
    ],
)
@pytest.mark.parametrize("answer", ["&Try again", "Close"])
def test_the_open_form_outlives_a_fault_of_the_file(
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    harm: Callable[[Path], Mend],
    told: str,
    answer: str,
) -> None:
    asked: list[str] = []

    def choose(box: QMessageBox) -> int:
        asked.append(f"{box.text()} {box.informativeText()}")
        if answer == "&Try again":
            mend()
        next(button for button in box.buttons() if button.text() == answer).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    NEW[Entity.TRAVELER].run(house.context, house.window)
    form = house.window.findChildren(FormDialog)[-1]
    house.qtbot.waitUntil(form.isVisible)
    form.fields["name"].set_text("Grace Ito")
    if harm in (_full, _read_only) and not house.company.path.parent.is_mount():
        pytest.skip("only root may mount a small disk")
    mend = harm(house.company.path)
    form.accept()
    if answer == "Close":
        house.qtbot.waitUntil(lambda: bool(asked) and form.isVisible() and form.isEnabled())
        assert form.fields["name"].text() == "Grace Ito"
        mend()
        form.accept()
    house.qtbot.waitUntil(lambda: bool(asked))
    count = "SELECT count(*) FROM user WHERE name = 'Grace Ito'"
    house.qtbot.waitUntil(lambda: house.company.value(count) == 1)
    assert len(asked) == 1
    assert told in asked[0]
    assert "What you entered is kept" in asked[0]


def test_a_search_on_a_file_that_is_gone_is_said_and_no_bug(open_house: Houses) -> None:
    house = open_house()
    mend = _taken_away(house.company.path)
    said: list[str] = []
    house.context.said.connect(said.append)
    thread = SearchThread(house.context.connect_reader)  # the first question connects
    searcher = Searcher(thread, house.window)
    searcher.failed.connect(functools.partial(tell_failure, house.context))
    searcher.ask(lambda connection: connection.execute("SELECT 1").fetchone())
    house.qtbot.waitUntil(lambda: any("The search can't be done now" in words for words in said))
    thread.close()
    mend()
