"""Faults of the file while a form is open: told, nothing lost, and on when the cause is gone."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.entities.actions import NEW
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


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (_taken_away, "is gone"),
        (_swapped, "Another file has taken the place"),
        (_damaged, "is damaged"),
        (_full, "Make room"),
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
    if harm is _full and not house.company.path.parent.is_mount():
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
