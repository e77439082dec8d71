"""What screens need: one theme for the whole session, as in the program."""

import pytest
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.ui import theme as themes
from astrobookings_desktop.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The application's theme, light."""
    try:
        theme = themes.current()
    except RuntimeError:
        theme = Theme(qapp)
    theme.apply("light")
    return theme
