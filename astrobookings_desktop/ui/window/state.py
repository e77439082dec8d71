"""What a person arranged: kept as one JSON file in the config folder, forgiving when it is odd."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

SAVE_MS = 1000


class WindowState(QObject):
    """A small document that is saved shortly after it changed, and at the end."""

    def __init__(self, path: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._document = _read(path)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._timer.timeout.connect(self.save)

    def get(self, name: str) -> Any:
        """What was kept under `name`, or None."""
        return self._document.get(name)

    def keep(self, name: str, value: Any) -> None:
        """Keep `value`."""
        if self._document.get(name) != value:
            self._document[name] = value
            self._timer.start()

    @Slot()
    def save(self) -> None:
        """Write the file now; a folder that can't be written costs only the arrangement."""
        self._timer.stop()
        if self._path is None:
            return
        text = json.dumps(self._document, ensure_ascii=False, indent=1, sort_keys=True)
        fresh = self._path.with_name(self._path.name + ".new")
        try:
            fresh.write_text(text, "utf-8")
            fresh.chmod(0o600)
            fresh.replace(self._path)
        except OSError:
            return


def _read(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        document = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}
