"""Words typed ahead of an answer, kept until it is there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from astrobookings_desktop.ui.desk.picking import ENTER
from astrobookings_desktop.ui.desk.seats_typing import ARROWS
from astrobookings_desktop.ui.desk.stray_keys import words_of

MOVES = (*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End)


class KeptWords:
    """The words, and one Enter after them; a second one ends it, for nobody buys unseen.

    An Enter before any word belongs to what is under way and does nothing.
    """

    def __init__(self) -> None:
        self._keys: list[QKeyEvent] = []
        self._enters = 0

    def keep(self, event: QKeyEvent) -> bool:
        """Take a key that was typed too early; False for one that has nothing to do with words."""
        key, words = event.key(), words_of(event)
        if key == Qt.Key.Key_Backspace:
            if self._keys and self._enters <= 1 and self._keys[-1].key() not in ENTER:
                self._keys.pop()
            return True
        if key in ENTER:
            if self._keys and not event.isAutoRepeat():
                self._enters += 1
        elif not (words.strip() or (words and self._keys)):
            return key in MOVES
        if self._enters <= 1 and (self._keys or words.strip()) and not event.isAutoRepeat():
            self._keys.append(event.clone())
        return True

    def take(self) -> list[QKeyEvent]:
        """What was kept, which is kept no longer."""
        keys = self._keys
        self.drop()
        return keys

    def drop(self) -> None:
        """Nobody wants it any more."""
        self._keys, self._enters = [], 0
