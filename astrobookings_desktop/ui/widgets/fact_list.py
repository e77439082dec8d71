"""Facts of a record: what, and its value."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QSizePolicy, QWidget

from astrobookings_desktop.ui.theme.fonts import semibold
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.long_words import breakable, unmarked

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop


class ValueLabel(QLabel):
    """Plain text that wraps, in words too long for a line as well; it can be selected and copied.

    The signs that mark where a long word may break are never copied.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(_LEFT)  # in any script
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def say(self, text: str) -> None:
        """Show another text."""
        self.setText(breakable(text))

    def copy(self) -> None:
        """Put what is selected, or else everything, on the clipboard."""
        words = self.selectedText() if self.hasSelectedText() else self.text()
        QGuiApplication.clipboard().setText(unmarked(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was selected by mouse is pasted by its middle button, also without the signs."""
        super().mouseReleaseEvent(event)
        clipboard = QGuiApplication.clipboard()
        if self.hasSelectedText() and clipboard.supportsSelection():
            clipboard.setText(unmarked(self.selectedText()), QClipboard.Mode.Selection)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy by mouse."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Copy")).triggered.connect(self.copy)
        menu.popup(event.globalPos())


class FactList(QWidget):
    """Labels at the left, values beside them; values wrap and can be selected and copied."""

    def __init__(self, label_width: int = 108, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[str, str, bool]] = []
        self._labels: list[tuple[Hint, ValueLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)  # what scrolls is the panel around
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_facts(self, facts: Sequence[tuple[str, str]], strong: Sequence[str] = ()) -> None:
        """Show these; the labels in `strong` have their values in bold.

        Widgets are dear: rows that are there already say the new facts, and the same facts change
        nothing, not even what is selected in them.
        """
        wanted = [(label, value, label in strong) for label, value in facts]
        while len(self._labels) > len(wanted):
            for widget in self._labels.pop():
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self._labels) < len(wanted):
            self._add_row()
        for place, (fact, (name, shown)) in enumerate(zip(wanted, self._labels, strict=True)):
            if place < len(self._shown) and self._shown[place] == fact:
                continue
            label, value, is_strong = fact
            name.setText(label)
            shown.say(value)
            shown.setAccessibleName(f"{label}: {value}")
            shown.setFont(semibold() if is_strong else self.font())
        self._shown = wanted

    def _add_row(self) -> None:
        name, shown = Hint(), ValueLabel("")
        name.setFont(self.font())
        row = len(self._labels)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(shown, row, 1)
        self._labels.append((name, shown))
