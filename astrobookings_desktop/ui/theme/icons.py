"""Icons by what they mean, painted once per color, size and pixel ratio.

The drawings are those of QtAwesome's Material Design font. Its file is read without QtAwesome
itself, whose import and whose other fonts would take longer than the rest of the start.
"""

import functools
import importlib.util
import re
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QIcon,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QRawFont,
)

from astrobookings_desktop.ui.theme.tokens import Tokens

FONT = "materialdesignicons6-webfont*.ttf"
CODE_POINTS = "materialdesignicons6-webfont-charmap*.json"
GRID, BASELINE = 24.0, 21.0  # the font draws on a square of so many units, upwards from this line
SIZES = (16, 20, 24, 32)
STAMP_SIZES = (16, 22, 24, 32, 48, 64)
_MIDDLE = QRectF(3, 3, 18, 18)
_BADGE = 13.0

NAMES: dict[str, str] = {
    "add": "plus",
    "abort": "cancel",
    "agency": "office-building-outline",
    "alert": "alert-circle-outline",
    "attention": "exclamation-thick",
    "back": "arrow-left",
    "backup": "database-export-outline",
    "booking": "ticket-confirmation-outline",
    "calendar": "calendar-blank-outline",
    "calendar_delay": "calendar-clock",
    "canceled": "close-circle-outline",
    "check": "check",
    "chevron": "chevron-right",
    "chevron_down": "chevron-down",
    "clear": "close-circle",
    "clock": "clock-outline",
    "close": "close",
    "columns": "view-column-outline",
    "confirmed": "check-circle-outline",
    "copy": "content-copy",
    "deactivate": "archive-outline",
    "delete": "trash-can-outline",
    "desk": "cash-register",
    "done": "check-circle",
    "edit": "pencil-outline",
    "enter": "keyboard-return",
    "export": "export-variant",
    "help": "help-circle-outline",
    "import": "file-import-outline",
    "inbox": "inbox-outline",
    "info": "information-outline",
    "invoice": "receipt-text-outline",
    "job": "cog-outline",
    "launch": "rocket-launch-outline",
    "light": "weather-sunny",
    "lock": "lock-outline",
    "log": "text-box-search-outline",
    "mail": "email-outline",
    "mail_sent": "email-check-outline",
    "money": "cash-multiple",
    "more": "dots-horizontal",
    "move": "swap-horizontal",
    "next": "arrow-right",
    "none": "minus",
    "notification": "bell-outline",
    "office": "cloud-off-outline",
    "pause": "pause",
    "over": "clock-remove-outline",
    "person": "account-outline",
    "person_add": "account-plus-outline",
    "print": "printer-outline",
    "refresh": "refresh",
    "reviewed": "eye-check-outline",
    "refused": "alert-circle-outline",
    "report": "chart-bar",
    "restore": "database-import-outline",
    "rocket": "rocket-outline",
    "search": "magnify",
    "sell": "ticket-outline",
    "settings": "cog-outline",
    "shortage": "arrow-up-bold-outline",
    "sort_down": "chevron-down",
    "sort_up": "chevron-up",
    "star": "star",
    "transfer": "account-switch-outline",
    "traveler": "account-group-outline",
    "undo": "undo",
    "unknown": "help-rhombus-outline",
    "user": "account-key-outline",
    "user_circle": "account-circle-outline",
    "void": "undo-variant",
    "wait": "timer-sand",
    "warning": "alert-outline",
    "workstation": "monitor",
}


@functools.lru_cache(maxsize=1024)
def pixmap(name: str, color: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon meaning `name`, `size` logical pixels wide. KeyError for a name that isn't ours."""
    dots = round(size * ratio)
    painted = QPixmap(dots, dots)
    painted.fill(Qt.GlobalColor.transparent)
    painter = QPainter(painted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(dots / GRID, dots / GRID)
    painter.fillPath(_drawing(name), QColor(color))
    painter.end()
    painted.setDevicePixelRatio(ratio)
    return painted


@functools.lru_cache(maxsize=1024)
def icon(name: str, color: str, disabled: str | None = None) -> QIcon:
    """The icon as ready pixmaps, so that painting it runs no Python."""
    result = QIcon()
    for size in SIZES:
        for ratio in {1.0, _densest()}:
            result.addPixmap(pixmap(name, color, size, ratio), QIcon.Mode.Normal)
            if disabled is not None:
                result.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return result


@functools.lru_cache(maxsize=64)
def stamp(name: str, tokens: Tokens, badge: str = "", tone: str = "neutral") -> QIcon:
    """The icon on a ground of its own, for places whose color is not ours, such as a tray.

    `badge` is a second icon, in a corner and in a tone: a state is never told by color alone.
    """
    result = QIcon()
    for size in STAMP_SIZES:
        result.addPixmap(_stamped(name, tokens, badge, tone, size))
    return result


def _stamped(name: str, tokens: Tokens, badge: str, tone: str, size: int) -> QPixmap:
    painted = QPixmap(size, size)
    painted.fill(Qt.GlobalColor.transparent)
    painter = QPainter(painted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / GRID, size / GRID)
    ground = QPainterPath()
    ground.addRoundedRect(0.5, 0.5, GRID - 1, GRID - 1, 5, 5)
    painter.fillPath(ground, QColor(tokens.accent))
    _place(painter, name, tokens.on_accent, QRectF(4, 3, 16, 16) if badge else _MIDDLE)
    if badge:
        ink, soft = tokens.tone(tone).ink, tokens.tone(tone).soft
        place = QRectF(GRID - _BADGE, GRID - _BADGE, _BADGE, _BADGE)
        disc = QPainterPath()
        disc.addEllipse(place)
        painter.fillPath(disc, QColor(soft))
        painter.setPen(QPen(QColor(ink), 1))
        painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
        _place(painter, badge, ink, place.adjusted(2, 2, -2, -2))
    painter.end()
    return painted


def _place(painter: QPainter, name: str, color: str, place: QRectF) -> None:
    painter.save()
    painter.translate(place.topLeft())
    painter.scale(place.width() / GRID, place.height() / GRID)
    painter.fillPath(_drawing(name), QColor(color))
    painter.restore()


def _densest() -> float:
    """The pixel ratio of the densest screen."""
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


@functools.cache
def _drawing(name: str) -> QPainterPath:
    """An icon's outline on the grid, the way up that Qt paints."""
    font, code_points = _font()
    point = re.search(f'"{NAMES[name]}": *"(.+?)"', code_points)
    if point is None:
        raise KeyError(NAMES[name])
    (glyph,) = font.glyphIndexesForString(chr(int(point[1], 16)))
    return font.pathForGlyph(glyph).translated(0, BASELINE)


@functools.cache
def _font() -> tuple[QRawFont, str]:
    """The font and its code points, as JSON text: a few of 7000 are found sooner than all read."""
    found = importlib.util.find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("QtAwesome's fonts are missing: install the program anew")
    folder = Path(found.submodule_search_locations[0]) / "fonts"
    (font,), (code_points,) = folder.glob(FONT), folder.glob(CODE_POINTS)
    drawings = QRawFont(str(font), GRID, QFont.HintingPreference.PreferNoHinting)
    return drawings, code_points.read_text("ascii")
