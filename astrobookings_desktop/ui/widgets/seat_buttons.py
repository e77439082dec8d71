"""The number of seats: one button each, by digit, arrows or mouse."""

import unicodedata

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import SECTION, px, semibold
from astrobookings_desktop.ui.widgets.focus_ring import FocusRing
from astrobookings_desktop.ui.widgets.painting import rounded

HEIGHT = 36
NO_NUMBER = -1
HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def digit_of(event: QKeyEvent) -> int | None:
    """The digit that a key writes, in any script; French keyboards write them with Shift."""
    text = event.text()
    plain = len(text) == 1 and text.isdecimal() and not event.modifiers() & HELD
    return int(text) if plain else None


def is_sign(text: str) -> bool:
    """Whether what a key writes belongs to no number and to no name: a point, a minus."""
    return bool(text) and unicodedata.category(text[0])[0] in "PS"


class SeatButtons(QWidget):
    """A row of numbers, one of them chosen.

    Numbers above `allowed` are dashed but can be chosen: the rules then say why not. Enter goes on
    (`accepted`). A digit that there is no button for leaves the choice alone: who hears `typed`
    says why, and may make one number of several digits.
    """

    seats_changed = Signal(int)
    typed = Signal(int)  # each digit, after it has chosen what it can; a number that was clicked;
    # NO_NUMBER for a sign of which none comes
    accepted = Signal()

    def __init__(self, most: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._buttons: list[_SeatButton] = []
        self._seats = 1
        self._allowed = most
        self._refused = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Seats"))
        self._ring = FocusRing(self)
        self.set_most(most)

    @property
    def seats(self) -> int:
        """The chosen number."""
        return self._seats

    @property
    def most(self) -> int:
        """The highest number there is."""
        return len(self._buttons)

    def set_most(self, most: int) -> None:
        """Offer the numbers 1 to `most`, all allowed; a higher choice becomes `most`."""
        self._allowed, self._refused = most, False
        while len(self._buttons) > most:
            button = self._buttons.pop()
            self._row.removeWidget(button)
            button.deleteLater()
        while len(self._buttons) < most:
            button = _SeatButton(len(self._buttons) + 1, self)
            button.clicked.connect(self._clicked)
            self._row.addWidget(button)
            self._buttons.append(button)
        if self._seats > most:
            self.choose(most)
        else:
            self._show()

    def choose(self, seats: int) -> None:
        """Choose a number; says so only when it is another one."""
        seats = min(max(seats, 1), len(self._buttons))
        if seats != self._seats:
            self._seats = seats
            self._refused = False
            self._show()
            self.seats_changed.emit(seats)

    def set_allowed(self, allowed: int, refused: bool) -> None:
        """Show what the rules allow, and whether they refuse the chosen number."""
        self._allowed, self._refused = allowed, refused
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, arrows step, Enter goes on."""
        key, number = event.key(), digit_of(event)
        if number is not None:
            if 1 <= number <= self.most:
                self.choose(number)
            self.typed.emit(number)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self.choose(self._seats - 1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self.choose(self._seats + 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            if not event.isAutoRepeat():
                self.accepted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _clicked(self) -> None:
        button = self.sender()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if isinstance(button, _SeatButton):
            self.choose(button.number)
            self.typed.emit(button.number)

    def _show(self) -> None:
        for button in self._buttons:
            button.chosen = button.number == self._seats
            button.dashed = button.number > self._allowed
            button.refused = button.chosen and self._refused
            button.update()
            if button.chosen:
                self._ring.surround(button)
        self.setAccessibleDescription(self.tr("%n seat(s)", "", self._seats))


class _SeatButton(QAbstractButton):
    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self.chosen = self.dashed = self.refused = False
        self.setText(str(number))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFont(semibold(SECTION))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(HEIGHT))
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(44), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.current().tokens
        ink, ground, border, width = t.text, t.surface, t.border, 1
        pen = Qt.PenStyle.SolidLine
        if self.refused:
            ink, ground, border, width = t.danger.ink, t.danger.soft, t.danger.ink, 2
        elif self.chosen:
            ink, ground, border = t.on_accent, t.accent, t.accent
        elif self.dashed:
            ink, ground, pen = t.text3, t.raised, Qt.PenStyle.DotLine
        elif self.underMouse():
            ground = t.hover
        painter = QPainter(self)
        rounded(painter, self.rect(), 6, ground, border, width, pen)
        painter.setPen(ink)
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
