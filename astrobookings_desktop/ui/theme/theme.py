"""The look in use: applied to the application, and told to whoever paints by hand."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory

from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.fonts import body_font, load_bundled
from astrobookings_desktop.ui.theme.palette import palette_of
from astrobookings_desktop.ui.theme.style import style_sheet
from astrobookings_desktop.ui.theme.tokens import DARK, LIGHT, Tokens

Mode = Literal["light", "dark", "system"]


class Theme(QObject):
    """The application's look; one lives as long as the application (see `current`)."""

    changed = Signal()

    def __init__(self, app: QApplication, scale: float = 1.0, fonts: Path | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._mode: Mode = "light"
        self.tokens: Tokens = LIGHT
        if fonts is not None and fonts.is_dir():
            load_bundled(fonts)
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(body_font(scale))
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        global _current
        _current = self

    @property
    def mode(self) -> Mode:
        """What was asked for: light, dark, or whatever the system has."""
        return self._mode

    def apply(self, mode: Mode) -> None:
        """Show everything in this look from now on."""
        self._mode = mode
        dark = mode == "dark" or (mode == "system" and _system_is_dark())
        self.tokens = DARK if dark else LIGHT
        self._app.setPalette(palette_of(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit()

    def color(self, name: str) -> QColor:
        """A token's color."""
        return QColor(getattr(self.tokens, name))

    def icon(self, name: str, color: str = "text2") -> QIcon:
        """The icon meaning `name` in a token's color."""
        return icons.icon(name, getattr(self.tokens, color), self.tokens.text3)

    def pixmap(self, name: str, color: str = "text2", size: int = 16) -> QPixmap:
        """The icon as a picture for labels, at the screen's pixel ratio."""
        ratio = self._app.devicePixelRatio()
        known = getattr(self.tokens, color, None)
        ink = known if isinstance(known, str) else self.tokens.tone(color).ink
        return icons.pixmap(name, ink, size, ratio)

    @Slot(Qt.ColorScheme)
    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._mode == "system":
            self.apply("system")


_current: Theme | None = None


def current() -> Theme:
    """The theme in use; RuntimeError before the application made one."""
    if _current is None:
        raise RuntimeError("no theme yet: make a Theme after the QApplication")
    return _current


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
