"""A date and time typed as text, in the workstation's time zone."""

import contextlib
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from astrobookings_desktop.ui import format as shown

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ,]+(\d{1,2}):(\d{2}))?")
_WORDS = re.compile(r"(\d{1,2})\.?\s+([^\W\d]{3,})\.?\s+(\d{4})(?:[\s,]+(\d{1,2}):(\d{2}))?")
_LATER = re.compile(r"\+(\d{1,4})\s*d?")
EXAMPLE = "2027-03-17"
MORNING = time(9)  # the time of a day that is given alone
_STEPS = {
    Qt.Key.Key_Up: relativedelta(days=1),
    Qt.Key.Key_Down: relativedelta(days=-1),
    Qt.Key.Key_PageUp: relativedelta(months=1),
    Qt.Key.Key_PageDown: relativedelta(months=-1),
}


class MomentEdit(QLineEdit):
    """Takes 2027-03-17 09:00, 17 Mar 2027, 09:00, or +30 for thirty days from now.

    Arrows up and down step by a day, Page up and down by a month. `now` gives the present moment.
    """

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._set: tuple[str, datetime] | None = None  # what was shown last, and its text
        self.setPlaceholderText(f"{shown.plain_day(EXAMPLE)}, 09:00")
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
            return shown.as_utc(datetime.combine(then, MORNING))
        found = _ISO.fullmatch(text)
        if found:
            year, month, day = int(found[1]), int(found[2]), int(found[3])
        else:
            found = _WORDS.fullmatch(text)
            if found is None:
                return None
            year, month, day = int(found[3]), shown.month_number(found[2]), int(found[1])
        try:
            at = time(int(found[4]), int(found[5])) if found[4] else MORNING
            return shown.as_utc(datetime.combine(date(year, month, day), at))
        except (ValueError, OverflowError):
            return None

    def set_moment(self, when: datetime) -> None:
        """Show a moment."""
        text = shown.moment(when)
        self._set = text, when.astimezone(UTC)
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step through days and months, as far as the calendar goes."""
        step, moment = _STEPS.get(Qt.Key(event.key())), self.moment()
        if step is None or moment is None:
            super().keyPressEvent(event)
            return
        local = shown.local(moment).replace(tzinfo=None, second=0, microsecond=0)
        with contextlib.suppress(ValueError, OverflowError):
            self.set_moment(shown.as_utc(local + step))

    def _tidy(self) -> None:
        moment = self.moment()
        if moment is not None:
            self.set_moment(moment)
