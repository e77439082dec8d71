"""Files that are made to be looked at: put aside and opened with the computer's own program."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.widgets.message_box import message_box

OPENER = "xdg-open"
LOOK_MS = 50
LATER_MS = 2000  # once all is said, until the program has ended
PATIENCE_SECONDS = 4.0  # an opener that lasts longer is the program itself, at work
_NONE_FOUND = 3  # xdg-open(1): a required tool could not be found
# What a bundle sets for itself, and would spoil another program's libraries.
_OUR_OWN = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
_started: list[subprocess.Popen[bytes]] = []  # until they have ended


@cache
def _folder() -> Path:
    """A folder of this run's own, which nobody else can read; it goes when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="astrobookings-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def put_aside(name: str, content: bytes) -> Path:
    """Write a file that only its owner can read; gives where it is. Raises OSError."""
    path = _folder() / "".join(sign for sign in name if sign.isalnum() or sign in "-_. ")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    return path


class Opening(QObject):
    """Shows a file with the computer's own program, says how that went, and ends with it.

    `words` are said once a program has it. Where none takes it, its place is told: what opens files
    on a desktop (xdg-open) finds that out only after it was started, so Qt, which doesn't wait for
    it, would claim that all went well. A program that xdg-open itself becomes is watched, without a
    word, until somebody closes it.
    """

    def __init__(self, context: UiContext, path: Path, words: str) -> None:
        super().__init__(context)
        self._context, self._path, self._words = context, path, words
        self._told = False
        context.say(_tr("Opening…"))
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._deadline = monotonic() + PATIENCE_SECONDS
        opener = shutil.which(OPENER) if sys.platform.startswith("linux") else None
        if opener is None:
            taken = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            self._tell(0 if taken else _NONE_FOUND)
            self.deleteLater()
            return
        try:
            self._process = _start(opener, path)
        except OSError:
            self._tell(_NONE_FOUND)
            self.deleteLater()
            return
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        code = self._process.poll()
        if code is not None:
            self._timer.stop()
            self._tell(code)
            self.deleteLater()
        elif monotonic() > self._deadline:
            self._timer.setInterval(LATER_MS)
            self._tell(0)

    def _tell(self, code: int) -> None:
        """Say once how it went; `code` is that of the opener, 0 of one that stays."""
        if self._told:
            return
        self._told = True
        if code == 0:
            self._context.say(self._words)
        else:
            self._context.say(_tr("Written to {0}").format(self._path))
            tell_unopened(self._context.window(), self._path, none_found=code == _NONE_FOUND)


def tell_unopened(parent: QWidget | None, path: Path, *, none_found: bool) -> None:
    """Say that nothing here opens the file, or that what does failed; where it is; what to do."""
    box = message_box(QMessageBox.Icon.Information, parent)
    box.setWindowTitle(_tr("The file is made, and not opened"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    none = _tr(
        "No program on this computer opens PDF files. Install one, or take the file from here:"
    )
    failed = _tr(
        "The program that opens PDF files ended with an error. You can take the file from here:"
    )
    box.setText(none if none_found else failed)
    box.setInformativeText(str(path))
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    copy = box.addButton(_tr("&Copy the path"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(str(path))


def _start(opener: str, path: Path) -> subprocess.Popen[bytes]:
    _started[:] = [one for one in _started if one.poll() is None]
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(
        [opener, str(path)],
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
        env=_environment(),
        start_new_session=True,  # what it opens outlives the window
    )
    _started.append(process)
    return process


def _environment() -> dict[str, str]:
    """This process's, as it was before a bundle made it its own."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        for name in _OUR_OWN:
            before = environment.pop(f"{name}_ORIG", None)
            environment.pop(name, None)
            if before:
                environment[name] = before
    return environment


def _tr(text: str) -> str:
    return QCoreApplication.translate("files", text)
