"""The color of a label's words, by the name of a token or of a tone."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel

from astrobookings_desktop.ui import theme


def ink(name: str) -> str:
    """The color of a token, or a tone's ink, as the theme has it now."""
    known = getattr(theme.current().tokens, name)
    return known if isinstance(known, str) else str(known.ink)


class Ink(QObject):
    """Writes a label in a token's color, which follows the theme."""

    def __init__(self, label: QLabel, name: str) -> None:
        super().__init__(label)
        self._label, self._name = label, name
        theme.current().changed.connect(self._dress)
        self._dress()

    def set_name(self, name: str) -> None:
        """Write in another token's color."""
        self._name = name
        self._dress()

    @Slot()
    def _dress(self) -> None:
        palette = self._label.palette()
        palette.setColor(self._label.foregroundRole(), ink(self._name))
        self._label.setPalette(palette)
