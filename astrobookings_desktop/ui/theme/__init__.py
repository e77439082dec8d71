"""How the program looks: colors, type, icons, and the words of each status."""

from astrobookings_desktop.ui.theme.theme import Theme, current

__all__ = ["Theme", "current"]
