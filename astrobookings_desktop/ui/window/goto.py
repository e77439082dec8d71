"""One field, from any tab: a locator or a name finds the record."""

from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.domain.destinations import Place
from astrobookings_desktop.services.lists.lookup import Hit, find_anything
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.search import Searcher, SearchThread, tell_failure
from astrobookings_desktop.ui.entities import BY_ENTITY
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.theme.statuses import look_of
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.list_lines import (
    BETWEEN,
    ROW,
    LineDelegate,
    line_item,
    line_width,
)
from astrobookings_desktop.ui.widgets.search_field import SearchField

SHORTCUT = "Ctrl+Shift+F"
BY_MOUSE = Qt.FocusReason.MouseFocusReason
WAIT_MS = 120
MOST = 12
SIDE = 16  # px of the window that stay beside the hits
FRAME, BORDER = 5, 1  # px around the hits, with room for round corners
WIDTH, SHARE = 264, 4  # its share of the window is no more than a quarter: the menus need theirs


class GoTo(QWidget):
    """A search field whose hits drop down below it; Enter opens one in its own tab."""

    record_opened = Signal()

    def __init__(self, context: UiContext, thread: SearchThread, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._searcher = Searcher(thread, self)
        self._searcher.found.connect(self._found)
        self._searcher.failed.connect(self._failed)
        self._asked_for = self._found_for = ""  # the words whose hits are looked for, and shown
        self._wants_first = False  # Enter came before the hits
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 12, 2)
        row.setSpacing(8)
        name = self.tr("Go to a record")
        self.field = SearchField(name, self.tr("Locator or name, anywhere"), WIDTH)
        row.addWidget(self.field)
        row.addWidget(KeyCap("Ctrl+⇧+F"))
        self._drop = QFrame(window)
        self._drop.setObjectName("drop")
        self._drop.hide()
        inner = QVBoxLayout(self._drop)
        inner.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        self.hits = QListWidget()
        self.hits.setItemDelegate(LineDelegate(self.hits))
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.setAccessibleName(self.tr("Records found"))
        self.hits.itemClicked.connect(self._open)
        inner.addWidget(self.hits)
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        window.installEventFilter(self)  # before the window lays out its menus

    def focus_field(self) -> None:
        """Start typing."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose a hit, Enter opens it, Esc leaves."""
        if watched is not self.field:
            if watched is self._window and event.type() == QEvent.Type.Resize:
                self._share(self._window.width())
            return False
        by_mouse = isinstance(event, QFocusEvent) and event.reason() == BY_MOUSE
        if by_mouse and event.type() == QEvent.Type.FocusIn:  # once the click has had its place
            QTimer.singleShot(0, self.field, self.field.selectAll)
        if event.type() == QEvent.Type.FocusOut:
            self._wants_first = False  # nobody is taken away from where they went meanwhile
            self._drop.hide()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            row = min(max(self.hits.currentRow() + step, 0), self.hits.count() - 1)
            self.hits.setCurrentRow(row)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._drop.isVisible() and self._found_for == self._text():
                self._open(self.hits.currentItem())
            else:  # what is shown, if anything, belongs to other words
                self._wants_first = True
                self._ask()
            return True
        if key == Qt.Key.Key_Escape and (self._drop.isVisible() or self.field.text()):
            self._timer.stop()
            self._searcher.forget()
            self._wants_first = False
            self._drop.hide()
            self.field.clear()
            return True
        return False

    def _share(self, width: int) -> None:
        self.field.set_wanted(min(WIDTH, round(width / SHARE / px(100) * 100)))

    def _text(self) -> str:
        return self.field.text().strip()

    @Slot()
    def _typed(self) -> None:
        self._wants_first = False
        self.hits.setEnabled(self._found_for == self._text())  # those of other words stand back
        self._timer.start()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._wants_first = False
        tell_failure(self._context, error)

    @Slot()
    def _ask(self) -> None:
        self._timer.stop()
        text = self._text()
        if not text:
            self._searcher.forget()
            self._drop.hide()
            return
        office, actor = self._context.office, self._context.actor
        self._asked_for = text
        self._searcher.ask(
            lambda connection: find_anything(office.reading(connection, actor), text, MOST)
        )

    @Slot(object)
    def _found(self, hits: list[Hit]) -> None:
        self._found_for = self._asked_for
        self.hits.setEnabled(self._found_for == self._text())
        self.hits.clear()
        for hit in hits:
            icon = theme.current().icon(BY_ENTITY[hit.entity].icon)
            about = BETWEEN.join(filter(None, map(_said, hit.about)))
            item = line_item(icon, _said(hit.title), about)
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self.hits.addItem(item)
        if not hits:
            item = QListWidgetItem(self.tr("Nothing found: check the spelling"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.hits.addItem(item)
        else:
            self.hits.setCurrentRow(0)
            if self._wants_first and self.hits.isEnabled():
                self._wants_first = False
                self._open(self.hits.item(0))
                return
        height = px(ROW) * max(self.hits.count(), 1) + 2 * (FRAME + BORDER)
        corner = self.field.mapTo(
            self.window(), QPoint(self.field.width(), self.field.height() + 2)
        )
        lines = [self.hits.item(place).text() for place in range(self.hits.count())]
        needed = line_width(lines) + 2 * (FRAME + BORDER)
        width = min(max(self.field.width(), px(600), needed), corner.x() - px(SIDE))
        self._drop.setGeometry(corner.x() - width, corner.y(), width, height)
        self._drop.setVisible(self.field.hasFocus())
        self._drop.raise_()

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem | None) -> None:
        hit = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(hit, Hit):
            self._drop.hide()
            self.field.clear()
            self._context.open_record(hit.entity, hit.id)
            self.record_opened.emit()


def _said(part: str | datetime) -> str:
    """A part of a hit in the reader's words."""
    match part:
        case datetime():
            return shown.day(part)
        case Place():
            return shown.apart(shown.place(part))
        case StrEnum():
            return look_of(part).word
    return shown.apart(part)


__all__ = ["SHORTCUT", "GoTo"]
