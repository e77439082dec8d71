"""One section of the settings: its rows on a sheet, scrolled where room is short."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from astrobookings_desktop.ui.settings.password import PasswordRow
from astrobookings_desktop.ui.settings.row import SettingRow
from astrobookings_desktop.ui.theme.fonts import TITLE, semibold
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.card import Hint, Line
from astrobookings_desktop.ui.widgets.focus_order import order_focus
from astrobookings_desktop.ui.widgets.scrolled_sheet import sheet_column

Row = SettingRow | PasswordRow


class SectionPage(QScrollArea):
    """The rows of a section beneath its title, with a sentence where they can only be read."""

    def __init__(
        self,
        title: str,
        note: str,
        rows: Sequence[Row],
        locked: str = "",
        below: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.title, self.rows = title, rows
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        column = sheet_column(sheet)
        head = QLabel(title)
        head.setFont(semibold(TITLE))
        column.addWidget(head)
        words = Hint(note)
        words.setWordWrap(True)
        column.addWidget(words)
        if locked:
            column.addWidget(Banner(locked, "info", "info"))
        for place, row in enumerate(rows):
            if place:
                column.addWidget(Line())
            column.addWidget(row)
        if below is not None:
            column.addWidget(Line())
            column.addWidget(below)
        column.addStretch(1)
        self.setWidget(sheet)
        # What is typed after Tab belongs into the next field.
        order_focus(sheet, [row.undoing for row in rows])

    @property
    def errors(self) -> int:
        """How many rows need a change."""
        return sum(row.field.error is not None for row in self.rows)

    @property
    def is_touched(self) -> bool:
        """Whether something was entered that isn't saved."""
        return any(row.is_touched for row in self.rows)

    @Slot()
    def show_end(self) -> None:
        """Scroll to what stands below the rows, once its new words have their place."""
        QTimer.singleShot(0, self, self._to_end)

    def _to_end(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def reach(self, row: Row) -> None:
        """Scroll to a row and put the focus into it.

        What is said of it may have just made it higher: it is scrolled to again once it is.
        """
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(row)
        QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row))
