"""Files that are made to be looked at: put aside and opened with the computer's own program."""

import os
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices


@cache
def _folder() -> Path:
    """A folder of this run's own, which nobody else can read."""
    return Path(tempfile.mkdtemp(prefix="astrobookings-"))


def open_file(name: str, content: bytes) -> tuple[Path, bool]:
    """Show a file; gives where it is, and whether a program was found for it. Raises OSError."""
    path = _folder() / "".join(sign for sign in name if sign.isalnum() or sign in "-_. ")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    return path, QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def told_unopened(path: Path) -> str:
    """What is said where the computer has no program for a PDF file."""
    words = QCoreApplication.translate("files", "Written to {0}; nothing here opens PDF files")
    return words.format(path)
