"""The theme that all tests of screens share: one lives as long as the application."""

from PySide6.QtWidgets import QApplication

from astrobookings_desktop.ui import theme as themes
from astrobookings_desktop.ui.theme import Theme

_light_sheet = ""


def light_theme(app: QApplication) -> Theme:
    """The application's theme, light; laid on anew only where a test left another look."""
    global _light_sheet
    try:
        theme = themes.current()
    except RuntimeError:
        theme = Theme(app)
    if theme.mode != "light" or not _light_sheet or app.styleSheet() != _light_sheet:
        theme.apply("light")
        _light_sheet = app.styleSheet()
    return theme
