"""Why something can't be done, and what can be done instead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px, semibold
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.flow import Flow
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.painting import rounded
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way out: its words and what it does."""

    text: str
    act: Callable[[], None]


class RefusalBox(QFrame):
    """A red box: what, why, and remedies as buttons (Alt+1, Alt+2). Announced as an alert.

    Whoever is led to a remedy by an Enter that was refused takes it by a second one, but not by the
    same double stroke. Tab goes there from `after`.
    """

    def __init__(self, parent: QWidget | None = None, after: QWidget | None = None) -> None:
        super().__init__(parent)
        self._after = after
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 12, 12, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        self._icon = QLabel()
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._title = Hint("", "danger")
        self._title.setFont(semibold())
        self._title.setWordWrap(True)
        grid.addWidget(self._title, 0, 1)
        self._body = Hint("", "text")
        self._body.setFont(self.font())
        self._body.setWordWrap(True)
        grid.addWidget(self._body, 1, 1)
        self._row = Flow(6)  # a second line, before the box asks for more width
        below = QVBoxLayout()
        below.setContentsMargins(0, 6, 0, 0)
        below.addLayout(self._row)
        grid.addLayout(below, 2, 1)
        grid.setColumnStretch(1, 1)
        self._buttons: list[Button] = []
        self._shortcuts: list[QShortcut] = []
        self._remedies: list[Remedy] = []
        self._enter: SecondEnter | None = None  # at the first remedy
        theme.current().changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def title(self) -> str:
        """The headline shown."""
        return self._title.text()

    @property
    def buttons(self) -> list[Button]:
        """The remedies' buttons."""
        return list(self._buttons)

    def refuse(self, title: str, body: str = "", remedies: Sequence[Remedy] = ()) -> None:
        """Show a refusal; the same words again keep buttons and focus, and do what is new."""
        same = [button.text() for button in self._buttons] == [one.text for one in remedies]
        self._remedies = list(remedies)
        if self.isVisible() and same and (title, body) == (self._title.text(), self._body.text()):
            return
        self._title.setText(title)
        self._body.setText(body)
        self._body.setVisible(bool(body))
        self._offer(remedies)
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Nothing is refused."""
        self.hide()
        self._remedies = []
        self._offer(())
        self._title.clear()
        self._body.clear()

    def focus_remedy(self) -> None:
        """Put the focus on the first way out."""
        if self._enter is not None:
            self._enter.lead()

    def showEvent(self, event: QShowEvent) -> None:
        """Tab's order may have been laid anew while it was out of sight."""
        super().showEvent(event)
        self._order()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground."""
        tone = theme.current().tokens.danger
        rounded(QPainter(self), self.rect(), 6, tone.soft, tone.ink)

    def _offer(self, remedies: Sequence[Remedy]) -> None:
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons, self._shortcuts = [], []
        self._enter = None
        for number, remedy in enumerate(remedies, start=1):
            button = Button(remedy.text)
            button.setToolTip(f"Alt+{number}")
            button.clicked.connect(self._take)
            self._row.addWidget(_with_cap(button, f"Alt+{number}"))
            self._buttons.append(button)
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(button.click)
            self._shortcuts.append(shortcut)
            if number == 1:
                self._enter = SecondEnter(button)
        self._order()

    def _order(self) -> None:
        before = self._after
        for button in self._buttons:
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button

    def _take(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and button in self._buttons:
            self._remedies[self._buttons.index(button)].act()

    def _dress(self) -> None:
        self._icon.setPixmap(theme.current().pixmap("refused", "danger", px(16)))
        self.update()


def _with_cap(button: Button, keys: str) -> QWidget:
    """A button and its keys, which no line breaks apart."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(button)
    row.addWidget(KeyCap(keys))
    return pair
