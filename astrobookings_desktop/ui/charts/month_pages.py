"""The heat map of any number of months: a year at a time."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from astrobookings_desktop.ui import format as text
from astrobookings_desktop.ui.charts.heat_map import Cell, HeatMap
from astrobookings_desktop.ui.widgets.buttons import IconButton
from astrobookings_desktop.ui.widgets.card import Hint

AT_ONCE, MOST_PLACES = 12, 6


class MonthPages(QWidget):
    """Arrows go to the months before and after; without more than a year there are none.

    `months` are one after the other, those without launches too.
    """

    def __init__(self, months: list[str], rows: list[tuple[str, dict[str, Cell]]]) -> None:
        super().__init__()
        self._months, self._rows, self._first = months, rows, 0
        self.chart = HeatMap([], [])
        self.span, self.choice = Hint(), Hint()
        self.before = IconButton("back", _tr("Earlier months"))
        self.after = IconButton("next", _tr("Later months"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.span)
        for button, step in ((self.before, -AT_ONCE), (self.after, AT_ONCE)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, by=step: self.turn(by))
            button.setVisible(len(months) > AT_ONCE)
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.chart)
        self.turn(0)

    def turn(self, by: int) -> None:
        """So many months on, or back; a year without any launch is passed over."""
        last = (len(self._months) - 1) // AT_ONCE * AT_ONCE
        self._first = min(max(self._first + by, 0), last)
        while by and 0 < self._first < last and not self._rows_of(self._first):
            self._first += by
        shown, rows = self._months[self._first : self._first + AT_ONCE], self._rows_of(self._first)
        self.chart.show_grid(shown, rows[:MOST_PLACES])
        words = _tr("The {0} destinations with the most seats, of {1}").format(
            text.number(MOST_PLACES), text.number(len(rows))
        )
        self.choice.setText(words if len(rows) > MOST_PLACES else "")
        self.span.setText(" – ".join(dict.fromkeys((shown[0], shown[-1]))))
        self.before.set_blocked(self._first == 0)
        self.after.set_blocked(self._first == last)

    def _rows_of(self, first: int) -> list[tuple[str, dict[str, Cell]]]:
        """The destinations with launches in the year that begins with this month."""
        shown = self._months[first : first + AT_ONCE]
        return [row for row in self._rows if any(month in row[1] for month in shown)]


def _tr(words: str) -> str:
    return QCoreApplication.translate("charts", words)
