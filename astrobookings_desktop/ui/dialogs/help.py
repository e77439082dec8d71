"""The keys, on one page."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.domain.rights import IMPORT_RIGHTS, Right
from astrobookings_desktop.ui.entities.actions import RECORD_ACTIONS
from astrobookings_desktop.ui.language import declared, said
from astrobookings_desktop.ui.theme.fonts import SECTION, semibold
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.card import Hint, Line
from astrobookings_desktop.ui.widgets.key_cap import KeyCap, shown_key

May = Callable[[Right], bool]
Block = tuple[str, tuple[tuple[str, str], ...]]  # its title, and keys with what they do

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
            ("Ctrl+⇧+Tab", "Previous tab"),
            ("Ctrl+↑ ↓", "Previous, next record"),
            ("Ctrl+G", "The first related record"),
            ("Alt+←", "Back"),
            ("Esc", "One step back"),
        ),
    ),
    (
        "Do something",
        (
            ("Ctrl+↵", "The main thing: sell, save, edit, reviewed"),
            ("Alt+1", "A refusal’s first way out; launches as a list"),
            ("Alt+2", "Its second way out; launches by month"),
            ("Ctrl+H", "Hold"),
            ("Ctrl+N", "New"),
            ("Ctrl+R", "Cancel seats"),
            ("Ctrl+M", "Move a booking"),
            ("Ctrl+T", "Transfer a booking; an invoice’s note"),
            ("Ctrl+⇧+V", "Void a sale"),
            ("Ctrl+⇧+N", "Name passengers"),
            ("Ctrl+P", "Print the ticket, open the invoice"),
            ("Ctrl+.", "The record's actions"),
            ("Ctrl+Z", "Undo an edit"),
            ("Ctrl+⇧+Z", "Redo it"),
            ("Ctrl+A", "Select all"),
            ("Ctrl+C", "Copy the selected rows"),
            ("Ctrl+⇧+S", "Export this list"),
            ("Ctrl+⇧+I", "Import a file"),
            ("Ctrl+S", "Keep the search as a filter"),
        ),
    ),
    (
        "The window",
        (
            ("F1", "This page"),
            ("Ctrl+⇧+P", "Every action by name"),
            ("Ctrl+⇧+L", "Lock"),
            ("Ctrl+⇧+E", "Reports"),
            ("Ctrl+J", "Pause or go on with jobs"),
            ("Ctrl+⇧+R", "Retry all failed jobs"),
            ("F5", "Read again"),
            ("F11", "Full screen"),
            ("Ctrl+⇧+K", "Columns"),
            ("Ctrl+B", "Narrow sidebar"),
            ("Ctrl+,", "Settings"),
            ("Ctrl+Q", "Quit"),
        ),
    ),
)

_SELLS, _CHANGES = ((Right.SELL_SEATS, ""),), ((Right.CHANGE_BOOKINGS, ""),)
NEEDS: Mapping[str, tuple[tuple[Right, str], ...]] = {
    **dict.fromkeys(("F2", "F3", "F4", "Ctrl+H", "Ctrl+⇧+N"), _SELLS),
    "F7": (*_SELLS, (Right.VOID_ANY_SALE, "")),
    **dict.fromkeys(("Ctrl+R", "Ctrl+M"), _CHANGES),
    "Ctrl+T": (
        (Right.CHANGE_BOOKINGS, "Transfer a booking"),
        (Right.REVIEW_INVOICES, "An invoice’s note"),
    ),
    "Ctrl+⇧+V": ((Right.VOID_OWN_SALES, ""), (Right.VOID_ANY_SALE, "")),
    "Ctrl+P": (
        (Right.PRINT_TICKETS, "Print the ticket"),
        (Right.READ_INVOICES, "Open the invoice"),
    ),
    "Ctrl+⇧+I": tuple((right, "") for right in IMPORT_RIGHTS.values()),
    "Ctrl+⇧+E": ((Right.READ_REPORTS, ""),),
    **dict.fromkeys(("Ctrl+J", "Ctrl+⇧+R"), ((Right.MANAGE_JOBS, ""),)),
}
"""The rights of which one is enough, and what the key does for whom has no other of them."""

for _title, _keys in KEYS:
    declared("help", _title)
    for _key, _does in _keys:
        declared("help", _does)
for _needed in NEEDS.values():
    for _right, _does in filter(lambda one: one[1], _needed):
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
    declared("filter examples", _filter)
    declared("help", _does)


SCROLL = 16  # room of its bar
MARGIN = 48  # of the window behind, which stays in sight


class KeysDialog(QDialog):
    """The keys of who sits here in columns, and what may stand in a search field; scrolled where
    room is short.

    It never reaches beyond the window that it explains: three columns become two in large type.
    """

    def __init__(self, parent: QWidget, may: May) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("help", "Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        room = parent.window().size() - QSize(MARGIN, MARGIN)
        blocks = blocks_with(registered(parent, may), may)
        sheet = _sheet(3, blocks)
        if sheet.sizeHint().width() + SCROLL > room.width():
            sheet = _sheet(2, blocks)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(QCoreApplication.translate("help", "Keys"))
        scroll.setAccessibleDescription(
            QCoreApplication.translate("help", "All keys, and what may stand in a search field")
        )
        scroll.setWidget(sheet)
        column.addWidget(scroll, 1)
        column.addWidget(Line())
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addStretch(1)
        close = Button(QCoreApplication.translate("help", "Close"))
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        column.addLayout(foot)
        wanted = sheet.sizeHint() + QSize(SCROLL, foot.sizeHint().height() + 4)
        self.resize(wanted.boundedTo(room))
        close.setDefault(True)
        scroll.setFocus(Qt.FocusReason.OtherFocusReason)  # for the arrow keys; Enter closes


def registered(window: QWidget, may: May) -> list[tuple[str, str]]:
    """Every key of a window's menus and of its records, as it is shown, and what it does, for who
    may do it."""
    keys = []
    for action in window.actions() + window.findChildren(QAction):
        text, _tab, own = action.text().partition("\t")
        key = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText) or own
        if key:
            keys.append((shown_key(key), text.replace("&", "").rstrip("…")))
    for actions in RECORD_ACTIONS.values():
        theirs = (one for one in actions if may(one.right))
        keys += [(shown_key(one.shortcut), said("actions", one.text)) for one in theirs]
    return [(key, does) for key, does in dict(keys).items() if key]


def blocks_with(keys: Sequence[tuple[str, str]], may: May) -> list[Block]:
    """The page's blocks for who may do it; what none of them tells of is added to the last."""
    told = {key for _title, lines in KEYS for shown, _does in lines for key in each_key(shown)}
    blocks = [(said("help", title), tuple(_said(lines, may))) for title, lines in KEYS]
    title, last = blocks[-1]
    blocks[-1] = (title, (*last, *((key, does) for key, does in keys if key not in told)))
    return blocks


def _said(lines: Sequence[tuple[str, str]], may: May) -> Iterator[tuple[str, str]]:
    for key, does in lines:
        needed = NEEDS.get(key, ())
        allowed = [own for right, own in needed if may(right)]
        if allowed or not needed:
            alone = allowed[0] if len(allowed) == 1 else ""
            yield key, said("help", alone or does)


def each_key(shown: str) -> list[str]:
    """Ctrl+↑ ↓ are two keys."""
    first, *others = shown.split(" ")
    return [first, *(first[:-1] + other for other in others)]


def _sheet(columns: int, blocks: Sequence[Block]) -> QWidget:
    """Everything that the page tells, in two columns or three."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(16)
    column.addLayout(_blocks(columns, blocks))
    column.addLayout(_filters(columns))
    column.addStretch(1)
    return sheet


def _blocks(columns: int, blocks: Sequence[Block]) -> QHBoxLayout:
    """A block for each title; the third goes under the second where there are two columns."""
    row = QHBoxLayout()
    row.setSpacing(24)
    stacks = [QVBoxLayout() for _column in range(columns)]
    for place, (title, keys) in enumerate(blocks):
        grid = _grid()
        head = QLabel(title)
        head.setFont(semibold(SECTION))
        grid.addWidget(head, 0, 0, 1, 2)
        for line, (key, does) in enumerate(keys, start=1):
            grid.addWidget(KeyCap(key), line, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Hint(does, "text"), line, 1)
        grid.setColumnStretch(1, 1)
        stacks[min(place, columns - 1)].addLayout(grid)
    for stack in stacks:
        stack.setSpacing(16)
        stack.addStretch(1)
        row.addLayout(stack, 1)
    return row


def _filters(columns: int) -> QGridLayout:
    """Searches to learn from, beside each other."""
    grid = _grid()
    head = QLabel(QCoreApplication.translate("help", "In a search field"))
    head.setFont(semibold(SECTION))
    grid.addWidget(head, 0, 0, 1, columns * 2)
    rows = len(FILTERS) // columns
    for place, (text, means) in enumerate(FILTERS):
        row, part = place % rows + 1, place // rows * 2
        grid.addWidget(KeyCap(said("filter examples", text)), row, part, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Hint(said("help", means), "text"), row, part + 1)
        grid.setColumnStretch(part + 1, 1)
    return grid


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    return grid
