"""A search field whose keys move the highlight of the list below it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.domain.filters import shortened
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.desk.held_keys import press_again
from astrobookings_desktop.ui.desk.kit import tell_description
from astrobookings_desktop.ui.desk.pick_table import PickTable
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.search_field import SearchField

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
AWAY = (  # for a while, and not for another part of the desk
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class PickField(SearchField):
    """Typing searches; ↑ ↓ PgUp PgDn move a highlight elsewhere; Enter takes what is highlighted.

    An Enter whose list isn't there yet waits (`wait_with`), and so does what is typed after it:
    it goes to whatever has the focus once Enter has been done (`settle`) or given up. All of it is
    dropped once other words stand here, or somebody works elsewhere.
    """

    moved = Signal(int)  # rows down
    paged = Signal(int)  # pages down
    entered = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(name, hint, None, parent)
        self.setFixedHeight(px(32))
        self._held: list[QKeyEvent] | None = None
        self._enter: Callable[[], None] | None = None
        self._edited = self._moved = False  # the words, and the highlight, by keys since then
        self.textEdited.connect(self._note_edit)
        self.textChanged.connect(self._list_anew)

    def decide(self) -> None:
        """What stands in the field is taken."""
        self._edited = self._moved = False

    def come_back(self) -> None:
        """The highlight is on the row again that was taken."""
        self._moved = False

    @property
    def untaken(self) -> str:
        """The words that were typed and that Enter hasn't taken; else nothing."""
        return self.text().strip() if self._edited else ""

    @property
    def is_moved(self) -> bool:
        """Whether the highlight was moved by keys away from what Enter took."""
        return self._moved

    @property
    def is_undecided(self) -> bool:
        """Whether somebody is here, with words or a row that Enter hasn't taken yet."""
        here = self.window().focusWidget() is self  # also while another window is in front
        return here and (bool(self.untaken) or self._moved)

    def wait_with(self, enter: Callable[[], None]) -> None:
        """Keep Enter's act, and what is typed from now on, until the list is there."""
        self._enter = enter
        if self._held is None:
            self._held = []

    def settle(self) -> None:
        """The list is there: do what waited for it."""
        enter, self._enter = self._enter, None
        if enter is not None:
            enter()
            self._release()

    def give_up(self) -> None:
        """No list will come: Enter does nothing, the keys after it go on."""
        self._enter = None
        self._release()

    @Slot()
    def drop(self) -> None:
        """Enter was struck for what isn't there any more: nothing comes of it."""
        if self._enter is not None:
            self._enter = self._held = None

    @Slot()
    def _list_anew(self) -> None:
        self._moved = False
        self.drop()

    @Slot()
    def _note_edit(self) -> None:
        self._edited = True

    def _release(self) -> None:
        held, self._held = self._held or [], None
        press_again(held, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list go to the list, all others into the text."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._held is not None:
            self._held.append(event.clone())
        elif key in ENTER and plain:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and plain:
            self._moved = True
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and plain:
            self._moved = True
            self.paged.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By key or shortcut one arrives with the old search selected: typing replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere by mouse takes what is there, and not what an Enter waits for."""
        super().focusOutEvent(event)
        if event.reason() not in AWAY:
            self.drop()

    def event(self, event: QEvent) -> bool:
        """Shortcuts wait too while keys are held."""
        if event.type() == QEvent.Type.ShortcutOverride and self._held is not None:
            event.accept()
            return True
        return super().event(event)


class Picker(QObject):
    """Ties a field to its list; `left_below` when ↓ is pressed on the last row.

    While the list `is_behind` the words, ↓ and ↑ are meant for the one that is to come: whoever
    lists that calls `catch_up`.
    """

    left_below = Signal()
    came_back = Signal()

    def __init__(
        self,
        field: PickField,
        table: PickTable,
        *,
        beyond: bool = False,
        is_behind: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(field)
        self._field = field
        self._table = table
        self._beyond, self._is_behind = beyond, is_behind
        self._ahead: list[int] = []  # moves in the list to come
        field.textChanged.connect(self._forget)
        field.moved.connect(self._move)
        field.paged.connect(self._page)
        table.picked.connect(field.drop)
        table.rows.highlight_changed.connect(self._describe)

    @property
    def untaken(self) -> str:
        """What was typed, or the row that was gone to, and that Enter hasn't taken, in words."""
        model = self._table.rows
        line = model.line(model.highlighted)
        if line is not None and model.highlighted == model.taken and not self._is_behind():
            return ""  # whatever the words: who stands highlighted is on the ticket
        if self._field.untaken or not self._field.is_moved:
            return self._field.untaken
        return self._field.text().strip() if line is None else line.texts[0]

    def not_chosen(self) -> str:
        """Says that what is `untaken` isn't chosen yet; else nothing."""
        words = self.tr("“{words}” isn't chosen yet")
        return words.format(words=show.apart(shortened(self.untaken))) if self.untaken else ""

    def catch_up(self) -> None:
        """The list is there: move in it as was struck ahead of it."""
        moves, self._ahead = self._ahead, []
        for rows in moves:
            self._move(rows)

    @Slot()
    def _forget(self) -> None:
        self._ahead = []

    @Slot(int)
    def _move(self, rows: int) -> None:
        model = self._table.rows
        if self._is_behind():
            self._ahead.append(rows)
            return
        if not model.count:
            return
        if self._beyond and model.highlighted < 0:
            if rows < 0:
                model.highlight(model.count - 1)
                self.came_back.emit()
        elif self._beyond and model.highlighted + rows >= model.count:
            model.highlight(-1)
            self.left_below.emit()
        else:
            model.highlight(max(0, min(model.highlighted + rows, model.count - 1)))
        self._see_back()

    @Slot(int)
    def _page(self, pages: int) -> None:
        model = self._table.rows
        if model.count:
            target = max(model.highlighted, 0) + pages * self._table.shown_rows
            model.highlight(max(0, min(target, model.count - 1)))
            self._see_back()

    def _see_back(self) -> None:
        if self._table.rows.highlighted == self._table.rows.taken:
            self._field.come_back()

    @Slot()
    def _describe(self) -> None:
        tell_description(self._field, self._table.rows.highlighted_text())
