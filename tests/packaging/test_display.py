"""The private screen on which the end-to-end tests run: its keyboard, its windows, its camera."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.helpers.display import HEIGHT, WIDTH, Display, DisplayError

PROGRAM = """
import sys
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow

application = QApplication(sys.argv)
window, field, dialog = QMainWindow(), QLineEdit(), QDialog()
window.setCentralWidget(field)
window.setWindowTitle("Main window")
dialog.setWindowTitle("Dialog window")
field.returnPressed.connect(lambda: (print(field.text(), flush=True), dialog.exec()))
QShortcut(QKeySequence("Ctrl+Q"), window, application.quit)
window.show()
sys.exit(application.exec())
"""


def test_a_program_on_the_screen_is_driven_by_keyboard(display: Display, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env=display.environment(),
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        main = display.wait_for_window("Main window")
        display.focus(main)
        display.type_text("Desk 3: a@b.example!")
        display.key("Return")
        assert program.stdout.readline() == "Desk 3: a@b.example!\n"
        display.wait_for_active("Dialog window")
        assert sorted(display.window_titles()) == ["Dialog window", "Main window"]
        picture = QImage(str(display.screenshot(tmp_path / "pictures" / "screen.png")))
        assert (picture.width(), picture.height()) == (WIDTH, HEIGHT)
        display.key("Escape")
        assert display.wait_for_active("Main window") == main
        display.key("ctrl+q")
        assert program.wait(30) == 0


def test_two_screens_live_side_by_side(display: Display) -> None:
    with Display(800, 600) as other:
        assert other.name != display.name
        assert other.window_titles() == []


def test_a_window_that_does_not_come_is_named(display: Display) -> None:
    with pytest.raises(DisplayError, match=r"--name No such window: nothing in 0\.2 s"):
        display.wait_for_window("No such window", 0.2)
