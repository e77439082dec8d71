"""A day typed as text, with a calendar to choose it from."""

import contextlib
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.typed import day_of
from astrobookings_desktop.ui.widgets.calendar_button import CalendarButton
from astrobookings_desktop.ui.widgets.moment_edit import STEPS, why_no_day


class DayEdit(QLineEdit):
    """Takes 2027-03-17, 17 Mar 2027, 17/3/2027 in the way of the screen's language.

    The day that it begins with is the example of what can be read, so it is one that is taken.
    Arrows up and down step by a day, Page up and down by a month; Alt+↓ opens the calendar.
    `day_changed` comes with each other day that is read. One that stands `alone`, where no field
    tells what is wrong with it, marks on leaving what can't be read: `wrong` says why then, and
    `judged` comes with it, and when it is empty again.
    """

    day_changed = Signal()
    judged = Signal()

    def __init__(self, day: date, parent: QWidget | None = None, *, alone: bool = False) -> None:
        super().__init__(parent)
        self._alone, self._example = alone, day.isoformat()
        self.wrong = ""
        self.last = day  # that could be read
        self.set_day(day)
        self._calendar = CalendarButton(self, lambda: self.last, self.set_day)
        self.textChanged.connect(self._typed)
        self.editingFinished.connect(self._tidy)

    def day(self) -> date | None:
        """The day that stands there, None when it can't be read."""
        return day_of(self.text())

    def set_day(self, day: date) -> None:
        """Show a day."""
        self.setText(shown.plain_day(day.isoformat()))

    def complaint(self, label: str) -> str | None:
        """Why what stands there is no day, under the field's label; None when it is one."""
        if self.day() is not None:
            return None
        text = self.text().strip()
        return why_no_day(label, text, text, (shown.plain_day(self._example), self._example))

    @Slot()
    def choose(self) -> None:
        """Open the calendar at the day; Enter or a click takes another one, Esc leaves."""
        self._calendar.choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step through days and months."""
        step, day = STEPS.get(Qt.Key(event.key())), self.day()
        if self._calendar.opens_by(event):
            return
        if step is None or day is None:
            super().keyPressEvent(event)
        else:
            with contextlib.suppress(OverflowError, ValueError):  # the calendar ends there
                self.set_day(day + step)

    @Slot()
    def _typed(self) -> None:
        self._mark(wrong=False)
        day = self.day()
        if day is not None and day != self.last:
            self.last = day
            self.day_changed.emit()

    @Slot()
    def _tidy(self) -> None:
        day = self.day()
        if day is not None:
            self.set_day(day)
        self._mark(wrong=day is None)

    def _mark(self, *, wrong: bool) -> None:
        if not self._alone or bool(self.property("invalid")) == wrong:
            return
        said = (self.complaint(self.accessibleName()) or "") if wrong else ""
        self.setToolTip(said)
        self.setAccessibleDescription(said)
        self.setProperty("invalid", wrong)
        self.style().unpolish(self)
        self.style().polish(self)
        self.wrong = said
        self.judged.emit()
