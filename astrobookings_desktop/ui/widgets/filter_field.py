"""A search field that offers what may come next, and underlines what is wrong."""

import threading
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.data.queries.language.completing import Suggestion
from astrobookings_desktop.domain.filters import UnreadableFilter
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.card import ShortHint
from astrobookings_desktop.ui.widgets.search_field import SearchField

Offer = Callable[[str, int, bool], Sequence[Suggestion]]
"""What may stand in a text at a place; also where nothing is typed yet, when that is True."""

_MOST_SEEN = 9
FRAME = 4  # pixels between the frame of the list and its rows


def _warm(either: Collection[str]) -> None:
    from astrobookings_desktop.data.queries.language.grammar import warm  # loads a large library

    warm(either)


class FilterField(SearchField):
    """Suggestions drop down while somebody types: ↑ ↓ choose one, Tab or Enter takes it, Esc leaves
    them. Enter with none chosen searches. `hint` says what a suggestion is, `either` what joins two
    conditions beside “or”.

    ↓ where nothing can be offered, and Page down, lead into what was found: `results_wanted`.
    """

    taken = Signal()
    results_wanted = Signal()

    _is_warm = False  # whether the grammar is being made ready, before the first key

    def __init__(
        self,
        name: str,
        hint: str,
        width: int,
        *,
        offer: Offer,
        describe: Callable[[Suggestion], str],
        either: Callable[[], Collection[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, hint, width, parent)
        self._offer, self._describe, self._either = offer, describe, either
        self._wrong: tuple[int, int] | None = None
        self._is_typing = False  # since the last Enter, and while the focus is here
        self._drop: _Drop | None = None
        self._shown: list[Suggestion] = []
        self.textEdited.connect(self._edited)
        self.textChanged.connect(self._changed)
        self.installEventFilter(self)

    # --- what is wrong ----------------------------------------------------------------------------

    @property
    def wrong(self) -> tuple[int, int] | None:
        """From where to where the text is underlined."""
        return self._wrong

    def is_unfinished(self, problem: UnreadableFilter) -> bool:
        """Whether somebody is in the middle of what is wrong: suggestions are open, or an “or” was
        typed to which the next condition is still to come."""
        if self.is_offering:
            return True
        part = problem.text[problem.start : problem.end]
        since = problem.text[problem.end : self.cursorPosition()]
        is_last = self.cursorPosition() >= problem.end and not since.strip()
        return self._is_typing and part.casefold() == "or" and is_last

    def point_at(self, place: tuple[int, int] | None) -> None:
        """Underline what stands from one place up to another, or nothing."""
        if place != self._wrong:
            self._wrong = place
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and a wavy line beneath what is wrong in it."""
        super().paintEvent(event)
        if self._wrong is None or not self.text():
            return
        left, right = (self._x_of(place) for place in self._wrong)
        bounds = self.rect().adjusted(px(4), 0, -px(4), 0)
        left, right = max(left, bounds.left()), min(max(right, left + px(6)), bounds.right())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("danger"), 1.5))
        base = (self.height() + self.fontMetrics().height()) // 2 + 1
        step = px(3)
        points = [
            QPoint(x, base - (step // 2 if number % 2 else 0))
            for number, x in enumerate(range(left, right + 1, step))
        ]
        if len(points) > 1:
            painter.drawPolyline(points)

    def _x_of(self, place: int) -> int:
        """Where a place of the text is drawn, by where the cursor is."""
        metrics: QFontMetrics = self.fontMetrics()
        cursor = self.cursorPosition()
        ahead = metrics.horizontalAdvance(self.text()[: min(place, len(self.text()))])
        before = metrics.horizontalAdvance(self.text()[:cursor])
        return int(self.cursorRect().center().x() + ahead - before)

    # --- suggestions ------------------------------------------------------------------------------

    @property
    def suggested(self) -> list[str]:
        """What is offered at this moment."""
        return [one.shown for one in self._shown] if self.is_offering else []

    @property
    def is_offering(self) -> bool:
        """Whether suggestions are to be seen."""
        return self._drop is not None and self._drop.isVisible()

    def close_suggestions(self) -> None:
        """Offer nothing, until something else is typed."""
        if self._drop is not None:
            self._drop.hide()

    @Slot(str)
    def _changed(self, _text: str) -> None:
        self.point_at(None)

    @Slot(str)
    def _edited(self, _text: str) -> None:
        self._is_typing = True
        self.offer_now(everything=False)

    def offer_now(self, *, everything: bool) -> None:
        """Show what may stand where the cursor is."""
        self._shown = list(self._offer(self.text(), self.cursorPosition(), everything))
        if not self._shown or not self.hasFocus():
            self.close_suggestions()
            return
        if self._drop is None:
            self._drop = _Drop(self.window())
            self._drop.list.itemClicked.connect(self._clicked)
        self._drop.show_below(self, [(one.shown, self._describe(one)) for one in self._shown])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys by which suggestions are chosen."""
        if watched is not self:
            return False
        kind = event.type()
        if kind == QEvent.Type.FocusIn and not FilterField._is_warm:
            FilterField._is_warm = True
            words = (self._either(),)
            threading.Thread(target=_warm, args=words, name="grammar", daemon=True).start()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._is_typing = False
            self.close_suggestions()
        elif kind == QEvent.Type.Move and self._drop is not None:
            self._drop.stay_below(self)
        if not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape and self.is_offering:
                event.accept()
                return True
            return False
        return kind == QEvent.Type.KeyPress and self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key, plain = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Space and plain == Qt.KeyboardModifier.ControlModifier:
            self.offer_now(everything=True)
            return True
        if plain:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._is_typing = False
        if key == Qt.Key.Key_Down and not self.is_offering:
            self.offer_now(everything=True)
            if not self.is_offering:
                self._leave_for_results(event)
            return True
        if key == Qt.Key.Key_PageDown:
            self._leave_for_results(event)
            return True
        if self._drop is None or not self.is_offering:
            return False
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._drop.step(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Escape:
                self.close_suggestions()
            case Qt.Key.Key_Tab:
                self._take(max(0, self._drop.list.currentRow()))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._drop.list.currentRow() >= 0:
                self._take(self._drop.list.currentRow())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.close_suggestions()
                return False
            case _:
                return False
        return True

    def _leave_for_results(self, event: QKeyEvent) -> None:
        self._is_typing = False
        self.close_suggestions()
        if not event.isAutoRepeat():  # else a slow list would begin anew for as long as it is held
            self.results_wanted.emit()

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        if self._drop is not None:
            self._take(self._drop.list.row(item))

    def _take(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        one = self._shown[row]
        text = self.text()
        rest = text[one.end :]
        insert = one.insert.rstrip() if rest[:1].isspace() else one.insert
        self.setText(text[: one.start] + insert + rest)
        self.setCursorPosition(one.start + len(insert))
        self.close_suggestions()
        self.taken.emit()
        if insert.endswith(":"):
            self.offer_now(everything=True)


class _Drop(QFrame):
    """The list below the field, in the window itself, so that the focus stays in the field."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("drop")  # the list within has no frame of its own then
        self.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Suggestions"))
        column.addWidget(self.list)

    def show_below(self, field: QWidget, rows: Sequence[tuple[str, str]]) -> None:
        """Show these, the first ones without scrolling."""
        self.list.clear()
        for shown, what in rows:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{shown}, {what}" if what else shown)
            self.list.addItem(item)
            line = _Line(shown, what)
            item.setSizeHint(QSize(1, line.sizeHint().height()))  # as wide as there is room
            self.list.setItemWidget(item, line)
        height = sum(self.list.sizeHintForRow(row) for row in range(min(len(rows), _MOST_SEEN)))
        self.resize(field.width(), height + 2 * (FRAME + 1))  # and its line
        self.stay_below(field)
        self.raise_()
        self.show()

    def stay_below(self, field: QWidget) -> None:
        """Follow the field."""
        self.move(field.mapTo(self._window, QPoint(0, field.height() + 2)))

    def step(self, by: int) -> None:
        """Choose the next one or the one before; beyond the ends, none."""
        count = self.list.count()
        row = self.list.currentRow() + by
        if row < -1:
            row = count - 1
        self.list.setCurrentRow(row if row < count else -1)


class _Line(QWidget):
    """A suggestion, and what it is."""

    def __init__(self, shown: str, what: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(12)
        name = QLabel(shown)
        name.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(name)
        hint = ShortHint(what)
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(hint, 1)
