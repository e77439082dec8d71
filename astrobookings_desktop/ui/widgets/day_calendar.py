"""The calendar that a field of days opens: Qt's own, in the house's dress."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QRect, QSize, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QSpinBox, QTableView, QToolButton, QWidget

from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import CAPTION, font, px, semibold
from astrobookings_desktop.ui.widgets.focus_ring import MARGIN, WIDTH
from astrobookings_desktop.ui.widgets.painting import rounded

DAY, HEAD = QSize(40, 36), 40  # of a day's cell, and the height of what stands above them
RADIUS = 6
_WEEKDAYS = tuple(Qt.DayOfWeek)


class DayCalendar(QCalendarWidget):
    """A popup of one month. The chosen day is filled, today has a frame, and days of the months
    beside it stand back. Weeks begin as in the month of launches."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContentsMargins(1, 1, 1, 1)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setDateEditEnabled(False)  # Qt would read figures as 12/19/26, as nothing here does
        self.setFixedSize(7 * px(DAY.width()) + 2, px(HEAD) + 7 * px(DAY.height()) + 2)
        self._days = self.findChild(QTableView, "qt_calendar_calendarview")
        self._today = date.min
        for name, words in (
            ("prevmonth", _tr("Month before (Page up)")),
            ("nextmonth", _tr("Next month (Page down)")),
        ):
            button = self._button(name)
            button.setToolTip(words)
            button.setAccessibleName(words)
        year = self.findChild(QSpinBox, "qt_calendar_yearedit")
        if year is not None:  # which stands there while its button is pressed
            year.setAlignment(Qt.AlignmentFlag.AlignCenter)
            year.setAccessibleName(_tr("Year"))
            year.editingFinished.connect(self.setFocus)  # Qt hides it, and leaves it the keys
        if self._days is not None:
            self._days.setAccessibleName(_tr("Days of the month"))
        theme.current().changed.connect(self._dress)
        self._dress()

    def open_at(self, day: date) -> None:
        """Choose a day and show its month, as of the workstation's today."""
        self._today = shown.today()
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        self.show()
        self.setFocus()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """One day."""
        when = day if isinstance(day, QDate) else QDate(day.year, day.month, day.day)
        t = theme.current().tokens
        in_month = (when.year(), when.month()) == (self.yearShown(), self.monthShown())
        is_today = (when.year(), when.month(), when.day()) == self._today.timetuple()[:3]
        painter.save()
        painter.fillRect(rect, QColor(t.surface if in_month else t.raised))
        within = rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        ink = t.text if in_month else t.text3
        if when == self.selectedDate():
            rounded(painter, within, RADIUS, t.accent)
            ink = t.on_accent
            if self._days is not None and self._days.hasFocus():
                rounded(painter, rect, RADIUS + WIDTH, None, t.focus, WIDTH)
        elif is_today:
            rounded(painter, within, RADIUS, None, t.border)
        painter.setFont(semibold() if is_today else font())
        painter.setPen(QColor(ink))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(when.day()))
        painter.restore()

    @Slot()
    def _dress(self) -> None:
        """What neither the style sheet nor `paintCell` says."""
        look = theme.current()
        for name, icon in (("prevmonth", "back"), ("nextmonth", "next")):
            self._button(name).setIcon(look.icon(icon))
            self._button(name).setIconSize(QSize(px(16), px(16)))
        words = QTextCharFormat()
        words.setForeground(QBrush(look.color("text2")))
        for weekday in _WEEKDAYS:  # Qt would write the week's end in red
            self.setWeekdayTextFormat(weekday, words)
        words.setBackground(QBrush(look.color("raised")))
        words.setFont(semibold(CAPTION))
        self.setHeaderTextFormat(words)

    def _button(self, name: str) -> QToolButton:
        button = self.findChild(QToolButton, f"qt_calendar_{name}")
        assert isinstance(button, QToolButton)
        return button


def _tr(text: str) -> str:
    return QCoreApplication.translate("moments", text)
