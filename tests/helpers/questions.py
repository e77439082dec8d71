"""Questions that the window asks, answered at once: a box that is shown would wait for ever."""

import pytest
from PySide6.QtWidgets import QMessageBox


def answer_with(monkeypatch: pytest.MonkeyPatch, words: str) -> list[str]:
    """Press the button with these words in each box; gives what the boxes will have asked."""
    asked: list[str] = []

    def choose(box: QMessageBox) -> int:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == words).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    return asked
