"""The button in a field that opens a calendar, and the calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.widgets.day_calendar import DayCalendar


class CalendarButton(QObject):
    """Stands at the end of a field. The calendar opens at `shown`; `take` gets another day."""

    def __init__(
        self, edit: QLineEdit, shown: Callable[[], date], take: Callable[[date], None]
    ) -> None:
        super().__init__(edit)
        self._edit, self._shown, self._take = edit, shown, take
        self._calendar: DayCalendar | None = None  # once it was asked for
        self.action = edit.addAction(
            theme.current().icon("calendar"), QLineEdit.ActionPosition.TrailingPosition
        )
        self.action.setToolTip(_tr("Calendar (Alt+↓)"))
        self.action.triggered.connect(self.choose)
        theme.current().changed.connect(self._dress)

    def opens_by(self, event: QKeyEvent) -> bool:
        """Open the calendar by Alt+↓; False for another key."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        opens = event.key() == Qt.Key.Key_Down and bool(alt)
        if opens:
            self.choose()
        return opens

    @Slot()
    def choose(self) -> None:
        """Open the calendar at the day; Enter or a click takes another one, Esc leaves."""
        edit = self._edit
        if self._calendar is None:
            self._calendar = DayCalendar(edit)
            self._calendar.activated.connect(self._chosen)
            self._calendar.clicked.connect(self._chosen)
            QShortcut(QKeySequence(Qt.Key.Key_Escape), self._calendar, self._calendar.hide)
        room, size = edit.screen().availableGeometry(), self._calendar.size()
        at = edit.mapToGlobal(edit.rect().bottomLeft())
        at.setX(min(at.x(), room.right() - size.width()))
        if at.y() + size.height() > room.bottom():  # no room below
            at.setY(edit.mapToGlobal(QPoint(0, 0)).y() - size.height())
        self._calendar.move(at)
        self._calendar.open_at(self._shown())

    @Slot(QDate)
    def _chosen(self, chosen: QDate) -> None:
        self._take(date(chosen.year(), chosen.month(), chosen.day()))
        if self._calendar is not None:
            self._calendar.hide()
        self._edit.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _dress(self) -> None:
        self.action.setIcon(theme.current().icon("calendar"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("moments", text)
