"""A date and time typed as text, in the workstation's time zone."""

import contextlib
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from astrobookings_desktop.domain.filters import shortened
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.typed import day_of, is_day, read_day
from astrobookings_desktop.ui.widgets.calendar_button import CalendarButton

_DAY_AND_TIME = re.compile(r"(.*?\d)(?:[T\s,]+(\d{1,2}):(\d{2}))?")
_LATER = re.compile(r"\+(\d{1,4})\s*d?")
EXAMPLE = "2027-03-17"
MORNING = time(9)  # of a day that is given alone, where nothing has a time yet
STEPS = {
    Qt.Key.Key_Up: relativedelta(days=1),
    Qt.Key.Key_Down: relativedelta(days=-1),
    Qt.Key.Key_PageUp: relativedelta(months=1),
    Qt.Key.Key_PageDown: relativedelta(months=-1),
}


class MomentEdit(QLineEdit):
    """Takes 2027-03-17 09:00, 17 Mar 2027, 09:00, or +30 for thirty days from now; 17/3/2027 too.

    Arrows up and down step by a day, Page up and down by a month; Alt+↓ opens the calendar, of
    which a day leaves the time as it is. `now` gives the present moment, `at` the local time of a
    day that is given alone.
    """

    def __init__(
        self, now: Callable[[], datetime], at: time = MORNING, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now, self._at = now, at
        self._set: tuple[str, datetime] | None = None  # what was shown last, and its text
        self.setPlaceholderText(f"{shown.plain_day(EXAMPLE)}, 09:00")
        self._calendar = CalendarButton(self, self._day, self._take)
        self.editingFinished.connect(self._tidy)

    def moment(self) -> datetime | None:
        """The UTC moment that was typed, None when it can't be read.

        What was shown and stands as it was made is that moment: its text lacks the seconds, and in
        the hour that comes twice says nothing of which.
        """
        text = self.text().strip()
        if self._set is not None and self._set[0] == text:
            return self._set[1]
        if later := _LATER.fullmatch(text):
            then = shown.local(self._now()).date() + timedelta(days=int(later[1]))
            return shown.as_utc(datetime.combine(then, self._at))
        found = _DAY_AND_TIME.fullmatch(text)
        day = None if found is None else day_of(found[1])
        if found is None or day is None:
            return None
        try:
            at = time(int(found[2]), int(found[3])) if found[2] else self._at
            return shown.as_utc(datetime.combine(day, at))
        except (ValueError, OverflowError):
            return None

    def complaint(self, label: str) -> str | None:
        """Why what stands there is no moment, under the field's label; None when it is one."""
        text = self.text().strip()
        if self.moment() is not None:
            return None
        found = _DAY_AND_TIME.fullmatch(text)
        examples = f"{shown.plain_day(EXAMPLE)}, 09:00", f"{EXAMPLE} 09:00"
        return why_no_day(label, text, found[1] if found else "", examples)

    def set_moment(self, when: datetime) -> None:
        """Show a moment."""
        text = shown.moment(when)
        self._set = text, when.astimezone(UTC)
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step through days and months, as far as the calendar goes."""
        if self._calendar.opens_by(event):
            return
        step, moment = STEPS.get(Qt.Key(event.key())), self.moment()
        if step is None or moment is None:
            super().keyPressEvent(event)
            return
        local = shown.local(moment).replace(tzinfo=None, second=0, microsecond=0)
        with contextlib.suppress(ValueError, OverflowError):
            self.set_moment(shown.as_utc(local + step))

    def _day(self) -> date:
        return shown.local(self.moment() or self._now()).date()

    def _take(self, day: date) -> None:
        moment = self.moment()
        at = self._at if moment is None else shown.local(moment).time()
        self.set_moment(shown.as_utc(datetime.combine(day, at)))

    def _tidy(self) -> None:
        moment = self.moment()
        if moment is not None:
            self.set_moment(moment)


def why_no_day(label: str, text: str, day: str, examples: tuple[str, str]) -> str:
    """Why a text, in which `day` should be one, can't be read: the calendar lacks it, or its form
    is none of the two of the examples."""
    if is_day(read_day(day)) and day_of(day) is None:
        return tr("{0}: there is no day “{1}” in the calendar.").format(label, shortened(day))
    if not text:
        return tr("{0} must be a date such as {1}.").format(label, examples[0])
    words = tr("{0} must be a date such as {1} or {2}, not “{3}”.")
    return words.format(label, *examples, shortened(text))


def tr(text: str) -> str:
    """Words about moments in the language of the screen."""
    return QCoreApplication.translate("moments", text)
