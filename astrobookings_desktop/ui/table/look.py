"""The colors and fonts of a table, worked out once per theme and font instead of per cell."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget

from astrobookings_desktop.ui.table.column import Style, Tone
from astrobookings_desktop.ui.theme import Theme, current
from astrobookings_desktop.ui.theme.tokens import Tokens

_ROLES = {
    "surface": QPalette.ColorRole.Base,
    "raised": QPalette.ColorRole.AlternateBase,
    "hover": QPalette.ColorRole.AlternateBase,
    "line": QPalette.ColorRole.Midlight,
    "border": QPalette.ColorRole.Mid,
    "text": QPalette.ColorRole.Text,
    "text2": QPalette.ColorRole.Text,
    "text3": QPalette.ColorRole.PlaceholderText,
    "link": QPalette.ColorRole.Link,
    "focus": QPalette.ColorRole.Highlight,
}
_STATUS_TONES = (Tone.OK, Tone.WARN, Tone.DANGER, Tone.INFO, Tone.NEUTRAL)


def table_tokens(tokens: Tokens) -> dict[str, str]:
    """The theme's colors by the names that tables use, each status tone by its ink."""
    inks = {tone.value: tokens.tone(tone.value).ink for tone in _STATUS_TONES}
    return {**tokens.colors(), **inks}


def surroundings(widget: QWidget) -> tuple[object, ...]:
    """What a widget's look was made from: made anew only when this differs.

    A widget gets a dozen events of change while it finds its place in a window; and one that
    paints on its own ground loses it when the application's style sheet is set.
    """
    app = QApplication.instance()
    sheet = app.styleSheet() if isinstance(app, QApplication) else ""
    return (widget.font().toString(), QApplication.palette(widget).cacheKey(), sheet)


def changes_look(event: QEvent) -> bool:
    """Whether an event of change may leave a widget in other `surroundings`."""
    kinds = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
    return event.type() in kinds


def theme_in_use() -> Theme | None:
    """The application's theme, None where there is none (tests of the table by itself)."""
    try:
        return current()
    except RuntimeError:
        return None


class TableLook:
    """What delegate, header and view paint with.

    `tokens` maps the theme's token names (surface, raised, hover, select, line, text, …) to
    colors; what it lacks comes from the theme in use, or from the palette.
    """

    def __init__(
        self, font: QFont, palette: QPalette, tokens: Mapping[str, QColor | str] | None = None
    ) -> None:
        theme = theme_in_use()
        of_theme = {} if theme is None else table_tokens(theme.tokens)
        given: dict[str, QColor | str] = {**of_theme, **(tokens or {})}
        self._palette = palette
        self._colors = {name: QColor(color) for name, color in given.items()}
        self.pens = {tone: QPen(self.color(tone.value)) for tone in Tone}
        self.fonts = _fonts(font)
        self.metrics = {style: QFontMetrics(made) for style, made in self.fonts.items()}
        self.caption = QFont(font)
        _resize(self.caption, 12 / 13)
        self.caption_metrics = QFontMetrics(self.caption)
        self.title = QFont(self.caption)
        self.title.setWeight(QFont.Weight.DemiBold)
        self.title_metrics = QFontMetrics(self.title)
        self.scale = self.metrics[Style.TEXT].height() / 16  # 16 px is the body's line at 100 %

    def color(self, name: str) -> QColor:
        """The color of a token."""
        if name in self._colors:
            return self._colors[name]
        if name == "select":
            color = QColor(self._palette.color(QPalette.ColorRole.Highlight))
            color.setAlpha(48)
            return color
        return self._palette.color(_ROLES.get(name, QPalette.ColorRole.Text))

    def px(self, pixels: int) -> int:
        """Pixels at 100 % as pixels at this font size."""
        return max(1, round(pixels * self.scale))


def _fonts(font: QFont) -> dict[Style, QFont]:
    primary = QFont(font)
    primary.setWeight(QFont.Weight.DemiBold)
    locator = QFont(font)
    locator.setWeight(QFont.Weight.Bold)
    locator.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
    fonts = dict.fromkeys(Style, font)
    fonts[Style.PRIMARY] = primary
    fonts[Style.LOCATOR] = locator
    return fonts


def _resize(font: QFont, factor: float) -> None:
    if font.pixelSize() > 0:
        font.setPixelSize(round(font.pixelSize() * factor))
    else:
        font.setPointSizeF(font.pointSizeF() * factor)
