"""The palette: every action by its name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from astrobookings_desktop.domain.values import fold
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.key_cap import shown_key
from astrobookings_desktop.ui.widgets.list_lines import LineDelegate, line_item
from astrobookings_desktop.ui.widgets.scrolled_sheet import open_at
from astrobookings_desktop.ui.widgets.search_field import SearchField

ALSO_CALLED = "also_called"  # an action's property: other words that find it


@dataclass(frozen=True)
class Offer:
    """An action and where it acts, which is told where another is called the same, or always."""

    action: QAction
    where: str = ""
    is_told: bool = False


class Palette(QDialog):
    """Type some letters of an action's name or of what else it is called, Enter does it.

    Those whose very name has the letters come first.
    """

    def __init__(self, offers: Sequence[Offer], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Do something"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offers = [offer for offer in offers if offer.action.isEnabled()]
        self._barred = [offer.action for offer in offers if not offer.action.isEnabled()]
        self._called = Counter(name_of(offer.action) for offer in self._offers)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self.field = SearchField(self.tr("Action"), self.tr("What do you want to do?"))
        column.addWidget(self.field)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.setItemDelegate(LineDelegate(self.list))
        blank = QPixmap(px(16), px(16))
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemActivated.connect(self._do)
        self.list.itemClicked.connect(self._do)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        open_at(self, 520, 420)
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the focus stays in the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.currentItem() is not None:
                    self._do(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        words = fold(text).split()
        self.list.clear()
        for offer in sorted(self._offers, key=lambda one: not _is_named(one.action, words)):
            action, name = offer.action, name_of(offer.action)
            if _is_called(action, words):
                own = action.text().partition("\t")[2]  # listened to by the page in front
                keys = shown_key(action.shortcut().toString() or own)
                icon = self._blank if action.icon().isNull() else action.icon()
                where = offer.where if offer.is_told or self._called[name] > 1 else ""
                item = line_item(icon, name, where, keys)
                item.setData(Qt.ItemDataRole.UserRole, action)
                self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(self._why_nothing(words))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
            return
        self.list.setCurrentRow(0)

    def _why_nothing(self, words: Sequence[str]) -> str:
        """What forbids the action that is called so, else that there is none."""
        for action in self._barred:
            if action.statusTip() and _is_called(action, words):
                return f"{name_of(action)}: {action.statusTip()}"
        return self.tr("No action is called that: try another word")

    def _do(self, item: QListWidgetItem) -> None:
        action = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        if isinstance(action, QAction):
            action.trigger()


def name_of(action: QAction) -> str:
    """What an action is called, without its keys."""
    return action.text().partition("\t")[0].replace("&", "")


def _is_called(action: QAction, words: Sequence[str]) -> bool:
    called = fold(f"{name_of(action)} {action.property(ALSO_CALLED) or ''}")
    return all(word in called for word in words)


def _is_named(action: QAction, words: Sequence[str]) -> bool:
    name = fold(name_of(action))
    return all(word in name for word in words)
