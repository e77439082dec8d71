"""Numbers of more than one digit that are typed at the seats."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.domain.filters import shortened
from astrobookings_desktop.ui.desk.picking import ENTER
from astrobookings_desktop.ui.widgets.seat_buttons import (
    HELD,
    NO_NUMBER,
    SeatButtons,
    digit_of,
    is_sign,
)

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
ONE_DIGIT = 9
HIGHEST = 999  # a longer number counts as this one
LONGEST = 12  # digits that are said again


class SeatsTyping(QObject):
    """Digits struck in one go are one number: `12` never chooses 2. A later digit replaces.

    A number that can't be chosen is told by `SeatButtons.typed`, and holds Enter back, for what is
    chosen isn't meant. Backspace, another digit or an arrow mends it. So it is with a sign of no
    whole number, and the digits after it: `1.5` and `-1` choose no 5 and no 1.
    """

    def __init__(self, seats: SeatButtons) -> None:
        super().__init__(seats)
        self._seats = seats
        self._number: int | None = None  # as typed so far
        self._digits = ""  # all of them
        self._since = QElapsedTimer()  # since its last digit
        seats.typed.connect(self._typed)
        seats.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether something stands typed that isn't what is chosen."""
        return self._number is not None and not 1 <= self._number <= self._seats.most

    @property
    def words(self) -> str:
        """The number as it was typed, its beginning where it is very long."""
        return shortened(self._digits, LONGEST)

    def tell_again(self) -> None:
        """Say once more what can't be chosen, and go where it is mended."""
        self._seats.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._number is not None:
            self._seats.typed.emit(self._number)

    @Slot()
    def forget(self) -> None:
        """What comes next is another number."""
        self._number = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put digits together, and mend."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key, digit = event.key(), digit_of(event)
        if digit is not None:
            return self._add(digit)
        if is_sign(event.text()) and not event.modifiers() & HELD:
            self._seats.typed.emit(NO_NUMBER)
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in ENTER:
            if not self.is_open:
                self.forget()
                return False
            if not event.isAutoRepeat():
                self.tell_again()
            return True
        if key == Qt.Key.Key_Backspace and self._number is not None:
            self._mend()
            return True
        if key in ARROWS:
            self._mend()
        return False

    def _add(self, digit: int) -> bool:
        """Whether a digit belongs to the number before it, which then is chosen or told."""
        if self._number is None or self._since.elapsed() >= QApplication.keyboardInputInterval():
            return False
        if self._number == NO_NUMBER:
            self._since.start()
            return True
        number = min(self._number * 10 + digit, HIGHEST)
        if number <= ONE_DIGIT:
            return False
        self._digits += str(digit)
        if number <= self._seats.most:
            self._seats.choose(number)
        self._seats.typed.emit(number)
        return True

    def _mend(self) -> None:
        self._seats.typed.emit(self._seats.seats)
        self.forget()

    @Slot(int)
    def _typed(self, number: int) -> None:
        self._number = number
        if number < HIGHEST:
            self._digits = str(number)
        self._since.start()
