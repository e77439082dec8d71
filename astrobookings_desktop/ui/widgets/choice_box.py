"""A list to choose from whose entries are found by typing, also by what records call them."""

from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox

from astrobookings_desktop.domain.values import fold


class ChoiceBox(QComboBox):
    """Letters typed one after the other choose the entry whose words or value begin so.

    Accents and case don't matter: orb and low_e both are Órbita baja. Letters that begin nothing
    are left to Qt, which knows how to go from one entry to the next. A letter struck with Alt, for
    a button that isn't there, chooses nothing: Qt would take it for one that was typed.
    """

    _typed = ""
    _typed_at = 0.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters choose; all other keys are Qt's."""
        text, held = event.text(), event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        with_alt = held & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        now, pause = monotonic(), QApplication.keyboardInputInterval() / 1000
        is_sign = bool(text) and text.isprintable()
        if is_sign and with_alt:
            event.ignore()
            return
        is_letter = is_sign and not held
        if not is_letter or not (text.strip() or self._typed):
            self._typed = ""
            super().keyPressEvent(event)
            return
        self._typed = text if now - self._typed_at > pause else self._typed + text
        self._typed_at = now
        place = self._beginning(fold(self._typed))
        if place is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentIndex(place)
            event.accept()

    def _beginning(self, wanted: str) -> int | None:
        if len(wanted) < 2:  # one letter again and again goes from one entry to the next
            return None
        for place in range(self.count()):
            value = self.itemData(place)
            names = (self.itemText(place), value if isinstance(value, str) else "")
            if any(fold(name).startswith(wanted) for name in names):
                return place
        return None
