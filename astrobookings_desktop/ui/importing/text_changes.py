"""Texts of a file that are taken for others: “Success” in the status means launched."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.services.imports.run import EVERY_COLUMN
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.buttons import Button
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.choice_box import ChoiceBox

HEIGHT = 112
Changes = Mapping[tuple[str, str], str]


class TextChanges(QWidget):
    """A line for each: in which column, what the file says, and what is meant."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[tuple[str, str]] = ()
        self.lines: list[tuple[QComboBox, QLineEdit, QLineEdit]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(QLabel(_tr("Texts that mean something else")))
        head.addWidget(Hint(_tr("optional, such as Success for launched, or “-” for nothing")), 1)
        self.more = Button(_tr("&Another text"), "add")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._add_another)
        head.addWidget(self.more)
        column.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMaximumHeight(px(HEIGHT))
        column.addWidget(self._scroll)

    def show_changes(self, columns: Sequence[tuple[str, str]], changes: Changes) -> None:
        """Show these; `columns` are ours, each with its title."""
        self._columns = columns
        self.lines = []
        sheet = QWidget()
        self._grid = QGridLayout(sheet)
        self._grid.setContentsMargins(2, 2, 8, 2)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        for (name, before), after in changes.items():
            self._add(name, before, after)
        self._scroll.setWidget(sheet)
        self._fit()

    def changes(self) -> dict[tuple[str, str], str]:
        """What was entered; lines with neither text are left out."""
        return {
            (str(box.currentData()), before.text().strip()): after.text().strip()
            for box, before, after in self.lines
            if before.text().strip() or after.text().strip()
        }

    @Slot()
    def _add_another(self) -> None:
        self._add(EVERY_COLUMN, "", "")
        self._fit()
        box, before, _after = self.lines[-1]
        self._scroll.ensureWidgetVisible(box)
        before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, name: str, before: str, after: str) -> None:
        number = len(self.lines)
        box = ChoiceBox()
        box.addItem(_tr("any column"), EVERY_COLUMN)
        for column, title in self._columns:
            box.addItem(title, column)
        box.setCurrentIndex(max(box.findData(name), 0))
        box.setAccessibleName(_tr("Column of text {0}").format(number + 1))
        old, new = QLineEdit(before), QLineEdit(after)
        old.setPlaceholderText(_tr("in the file"))
        old.setAccessibleName(_tr("Text {0} in the file").format(number + 1))
        new.setPlaceholderText(_tr("nothing"))
        new.setAccessibleName(_tr("What text {0} means").format(number + 1))
        for place, widget in enumerate((box, old, QLabel(_tr("means")), new)):
            self._grid.addWidget(widget, number, place)
        self.lines.append((box, old, new))

    def _fit(self) -> None:
        """No higher than what there is."""
        self._scroll.setVisible(bool(self.lines))
        height = self._grid.sizeHint().height()
        self._scroll.setFixedHeight(min(height, px(HEIGHT)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("import", text)
