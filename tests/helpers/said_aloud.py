"""What of a window's words was never given to the translators: marks every text that was."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.places import catalogue
from tests.helpers.house import spoken_name

_MARKED = re.compile("⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LOCATOR = re.compile(r"[A-Z0-9]{6}")
# Keys, names of the trade and of dates, and what people type as conditions.
_OURS = """
Ctrl Alt Shift Esc Tab Enter Return AstroBookings USD UTC VIP English Español MB KB
ene feb mar abr may jun jul ago sept oct nov dic lun mar mié jue vie sáb dom
"""
OURS = frozenset(_OURS.split())


class Marking(QTranslator):
    """Says each text between ⟦ and ⟧."""

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _count: int = -1
    ) -> str:
        """Mark it."""
        return f"⟦{source}⟧" if source and not context.startswith("Q") else source

    def isEmpty(self) -> bool:
        """It has a translation for everything."""
        return False


@contextmanager
def marked_words() -> Iterator[None]:
    """Have everything that is translated marked."""
    translator = Marking()
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)


def words_of_data(path: Path) -> set[str]:
    """Every word that stands in a database, or is written for what does: the way to a place, and
    the halves of a locator."""
    places = catalogue()
    names = (name for one in places.destinations for name in (one.name, *one.aliases))
    ways = " ".join(places.way_to(name, language) for name in names for language in Language)
    found = set(_WORD.findall(ways))
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        for (table,) in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                for value in row:
                    if isinstance(value, str):
                        found.update(_WORD.findall(value))
                        if _LOCATOR.fullmatch(value):
                            found.update(_WORD.findall(display(value)))
    return found


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), spoken_name(widget), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox) and not widget.isEditable():
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    if isinstance(widget, QTableView):
        model = widget.model()
        yield from (
            str(model.headerData(place, widget.horizontalHeader().orientation()) or "")
            for place in range(model.columnCount())
        )
        rows = range(min(model.rowCount(), 10))
        columns = range(model.columnCount())
        yield from (str(model.index(row, at).data() or "") for row in rows for at in columns)


def untranslated(root: QWidget, data: set[str]) -> set[str]:
    """The texts in sight of a widget and its children with words that were never translated."""
    found = set()
    widgets = [root, *(one for one in root.findChildren(QWidget) if one.isVisible())]
    texts = [text for widget in widgets for text in _texts(widget)]
    texts += [action.text() for action in root.findChildren(QAction)]
    for text in texts:
        if "\n\n" in text:
            continue  # a letter, in its recipient's language
        rest = text
        while _MARKED.search(rest):
            rest = _MARKED.sub(" ", rest)
        if set(_WORD.findall(rest)) - data - OURS:
            found.add(text)
    return found
