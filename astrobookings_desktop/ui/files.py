"""Files that are made to be looked at: put aside and opened with the computer's own program."""

import os
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


@cache
def _folder() -> Path:
    """A folder of this run's own, which nobody else can read."""
    return Path(tempfile.mkdtemp(prefix="astrobookings-"))


def open_file(name: str, content: bytes) -> Path:
    """Show a file; gives where it is. Raises OSError."""
    path = _folder() / "".join(sign for sign in name if sign.isalnum() or sign in "-_. ")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    return path
