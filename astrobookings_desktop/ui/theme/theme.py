"""The look in use: applied to the application, and told to whoever paints by hand."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QLoggingCategory, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory

from astrobookings_desktop.reports.scripts import FONTS_IN_TURN
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.fonts import body_font, load_bundled, px
from astrobookings_desktop.ui.theme.palette import palette_of
from astrobookings_desktop.ui.theme.picture_files import kept
from astrobookings_desktop.ui.theme.style import PictureFiles, style_sheet
from astrobookings_desktop.ui.theme.tokens import DARK, LIGHT, Tokens, Tone

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
        QLoggingCategory.setFilterRules(FONTS_IN_TURN)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        global _current
        _current = self

    @property
    def mode(self) -> Mode:
        """What was asked for: light, dark, or whatever the system has."""
        return self._mode

    def apply(self, mode: Mode) -> None:
        """Show everything in this look from now on; nothing is dressed anew that looks like it."""
        self._mode = mode
        dark = mode == "dark" or (mode == "system" and _system_is_dark())
        self.tokens = DARK if dark else LIGHT
        sheet = style_sheet(self.tokens, self._picture_files())
        if sheet == self._app.styleSheet():
            return
        self._app.setPalette(palette_of(self.tokens))
        self._app.setStyleSheet(sheet)
        self.changed.emit()

    def color(self, name: str) -> QColor:
        """A token's color, or a tone's ink."""
        return QColor(self._ink(name))

    def icon(self, name: str, color: str = "text2") -> QIcon:
        """The icon meaning `name` in a token's color, or in a tone's ink."""
        return icons.icon(name, self._ink(color), self.tokens.text3)

    def pixmap(self, name: str, color: str = "text2", size: int = 16) -> QPixmap:
        """The icon as a picture for labels, at the screen's pixel ratio."""
        return icons.pixmap(name, self._ink(color), size, self._app.devicePixelRatio())

    def _ink(self, name: str) -> str:
        found: str | Tone = getattr(self.tokens, name)
        return found.ink if isinstance(found, Tone) else found

    def _picture_files(self) -> PictureFiles | None:
        """The pictures of this look's style sheet; None where none can be saved."""
        look = "dark" if self.tokens.dark else "light"
        files: dict[str, str] = {}
        for name, ink in (("chevron_down", self.tokens.text2), ("check", self.tokens.on_accent)):
            for suffix, ratio in (("@2x", 2.0), ("", 1.0)):
                # The ratio stands in the file's name alone.
                picture = icons.pixmap(name, ink, px(16), ratio).copy()
                file = kept(f"{name}-{look}-{px(16)}{suffix}.png", picture)
                if file is None:
                    return None
                files[name] = file
        return PictureFiles(arrow=files["chevron_down"], check=files["check"])

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
