"""A locator to be read out: letters by the radio alphabet, digits in the language spoken here."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain import locator as locators


def _tr(text: str) -> str:
    return QCoreApplication.translate("spelling", text)


_DIGITS: dict[str, Callable[[], str]] = {
    "2": lambda: _tr("Two"),
    "3": lambda: _tr("Three"),
    "4": lambda: _tr("Four"),
    "5": lambda: _tr("Five"),
    "6": lambda: _tr("Six"),
    "7": lambda: _tr("Seven"),
    "8": lambda: _tr("Eight"),
    "9": lambda: _tr("Nine"),
}


def spelled(locator: str) -> list[str]:
    """The word for each character: Kilo for K, Seven or Siete for 7."""
    words = zip(locator, locators.spell(locator), strict=True)
    return [_DIGITS[sign]() if sign in _DIGITS else word for sign, word in words]
