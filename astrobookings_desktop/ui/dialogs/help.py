"""The keys, on one page."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from astrobookings_desktop.ui.language import declared, said
from astrobookings_desktop.ui.theme.fonts import SECTION, semibold
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.key_cap import KeyCap

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Go somewhere",
        (
            ("F2", "Launch"),
            ("F3", "Traveler"),
            ("F4", "Seats"),
            ("F6", "Next pane"),
            ("F7", "Find a booking"),
            ("Ctrl+F", "Search this list"),
            ("Ctrl+⇧+F", "Go to any record"),
            ("Ctrl+I", "Inbox"),
            ("Ctrl+Tab", "Next tab"),
            ("Ctrl+G", "The first related record"),
            ("Alt+←", "Back"),
            ("Esc", "One step back"),
        ),
    ),
    (
        "Do something",
        (
            ("Ctrl+↵", "The main thing: sell, save, edit"),
            ("Ctrl+H", "Hold"),
            ("Ctrl+N", "New"),
            ("Ctrl+R", "Cancel seats"),
            ("Ctrl+M", "Move a booking"),
            ("Ctrl+.", "The record's actions"),
            ("Ctrl+Z", "Undo an edit"),
            ("Ctrl+C", "Copy the selected rows"),
            ("Ctrl+⇧+S", "Export this list"),
            ("Ctrl+⇧+I", "Import a file"),
            ("Ctrl+↑ ↓", "Previous, next record"),
            ("Ctrl+S", "Keep the search as a filter"),
            ("Ctrl+⇧+P", "Every action by name"),
        ),
    ),
    (
        "The window",
        (
            ("F1", "This page"),
            ("F5", "Read again"),
            ("F11", "Full screen"),
            ("Ctrl+⇧+K", "Columns"),
            ("Ctrl+B", "Narrow sidebar"),
            ("Ctrl+,", "Settings"),
            ("Ctrl+Q", "Quit"),
        ),
    ),
)

for _title, _keys in KEYS:
    declared("help", _title)
    for _key, _does in _keys:
        declared("help", _does)


FILTERS: tuple[tuple[str, str], ...] = (
    ("ana moon", "both words"),
    ('"ana lópez"', "together"),
    ("moon or mars", "either"),
    ("-mars", "not"),
    ("status:hold", "a field"),
    ("email:none", "empty"),
    ("seats>2", "more than"),
    ("price:1000..5000", "from, to"),
    ("departs:2027-03", "all of March"),
    ("departs:next week", "Monday to Sunday"),
    ("is:departing", "a chip’s filter"),
    ("traveler=Ana López", "the whole text"),
)
for _filter, _does in FILTERS:
    declared("help", _does)


class KeysDialog(QDialog):
    """All keys in three columns, and what may stand in a search field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("help", "Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for place, (title, keys) in enumerate(KEYS):
            head = QLabel(said("help", title))
            head.setFont(semibold(SECTION))
            grid.addWidget(head, 0, place * 2, 1, 2)
            for row, (key, does) in enumerate(keys, start=1):
                grid.addWidget(KeyCap(key), row, place * 2, Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(Hint(said("help", does), "text"), row, place * 2 + 1)
        column.addLayout(grid)
        column.addLayout(_filters())
        close = Button(QCoreApplication.translate("help", "Close"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _filters() -> QGridLayout:
    """Searches to learn from, three beside each other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    head = QLabel(QCoreApplication.translate("help", "In a search field"))
    head.setFont(semibold(SECTION))
    grid.addWidget(head, 0, 0, 1, 6)
    rows = len(FILTERS) // 3
    for place, (text, means) in enumerate(FILTERS):
        row, part = place % rows + 1, place // rows * 2
        grid.addWidget(KeyCap(text), row, part, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Hint(said("help", means), "text"), row, part + 1)
    return grid
