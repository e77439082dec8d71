"""The travelers, found by name, phone or e-mail among any number of them."""

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.data.queries.desk import TravelerHit, TravelerHits
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.filters import LONGEST_TYPED, shortened
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.columns import traveler_columns, traveler_tone
from astrobookings_desktop.ui.desk.kit import (
    caption,
    matches_of,
    table_colors,
    tell_description,
    touches,
)
from astrobookings_desktop.ui.desk.pick_table import PickTable
from astrobookings_desktop.ui.desk.picking import Picker, PickField
from astrobookings_desktop.ui.desk.search import Searcher, SearchThread, tell_failure
from astrobookings_desktop.ui.widgets.buttons import ElidedLink
from astrobookings_desktop.ui.widgets.card import Card
from astrobookings_desktop.ui.widgets.key_cap import KeyCap

MOST = 50


class TravelerCard(Card):
    """A field and the travelers that it hits, best first; Enter takes one.

    A last row offers a new traveler; the highlight goes there where nobody is found.
    """

    taken = Signal(object)  # a TravelerHit
    new_wanted = Signal(str)  # what was typed

    def __init__(
        self,
        context: UiContext,
        thread: SearchThread,
        title: str,
        key: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._launch_id: int | None = None
        self._again = False
        self._searcher = Searcher(thread, self)
        self.header = self.add_header(title, key)
        self.field = PickField(title, self.tr("Name, phone or e-mail"))
        self.table = PickTable(
            traveler_columns(),
            self.tr("Travelers found"),
            table_colors(),
            droppable=("email", "vip"),
            first="name",
            last=("here", "phone"),
            best_first=True,
        )
        self.hint = caption(
            self.tr("Type part of a name, the end of a phone number, or an e-mail.")
        )
        self.hint.setWordWrap(True)
        self.new = _NewRow()
        for part in (self.field, self.table, self.hint, self.new):
            self.body.addWidget(part)
        self.picker = Picker(self.field, self.table, beyond=True, is_behind=lambda: self._is_behind)
        self._connect()
        self._clear()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.entered.connect(self._enter)
        self.table.picked.connect(self.taken)
        self.new.link.clicked.connect(self._want_new)
        self.table.rows.highlight_changed.connect(self._light_new)
        self._searcher.found.connect(self._found)
        self._searcher.failed.connect(self._failed)
        theme.current().changed.connect(self._dress)

    # --- for the page -----------------------------------------------------------------------------

    def set_launch(self, launch_id: int | None) -> None:
        """Show the seats that each traveler has on this launch."""
        if launch_id != self._launch_id:
            self._launch_id = launch_id
            self._search_again()

    def set_taken(self, traveler_id: int | None) -> None:
        """Mark the traveler who stands on the ticket."""
        self.field.decide()
        self.table.rows.set_taken(traveler_id)

    def show_one(self, hit: TravelerHit, *, is_new: bool) -> None:
        """Show somebody who was just entered, or whom nobody looked for, found and taken."""
        self.field.drop()
        self.field.blockSignals(True)
        self.field.setText(hit.name)
        self.field.blockSignals(False)
        self._searcher.forget()
        self._list((hit,))
        self.header.hint.setText(self.tr("new") if is_new else "")
        self.set_taken(hit.id)

    @property
    def bare_height(self) -> int:
        """The height of the card with everything but its table."""
        margins = self.body.contentsMargins()
        parts = (self.header, self.field, self.new)
        heights = sum(part.sizeHint().height() for part in parts)
        gaps = self.body.spacing() * len(parts)
        return heights + gaps + margins.top() + margins.bottom()

    @property
    def _is_behind(self) -> bool:
        """Whether the list is still that of other words."""
        return self._searcher.is_waiting and not self._again

    @property
    def is_searching(self) -> bool:
        """Whether hits are still to come."""
        return self._searcher.is_waiting

    def start_again(self) -> None:
        """Nobody, for the next customer."""
        self.set_taken(None)
        self.field.clear()

    @Slot(object)
    def refresh(self, changes: Changes | None) -> None:
        """Show what changed; the highlight stays with its traveler."""
        if touches(changes, Entity.TRAVELER, Entity.USER, Entity.BOOKING):
            self._search_again()

    # --- searching --------------------------------------------------------------------------------

    @Slot()
    def _typed(self) -> None:
        self._again = False
        if queries.is_searchable(self.field.text()):
            self._ask()
        else:
            self._searcher.forget()
            self._clear()

    def _search_again(self) -> None:
        if queries.is_searchable(self.field.text()) and not self._searcher.is_waiting:
            self._again = True
            self._ask()

    def _ask(self) -> None:
        text, launch_id, now = self.field.text(), self._launch_id, self._context.now()
        self._searcher.ask(
            lambda connection: queries.search_travelers(connection, text, launch_id, now, MOST)
        )

    @Slot(object)
    def _found(self, hits: TravelerHits) -> None:
        rows = self.table.rows
        current = rows.row(rows.highlighted) if self._again else None
        self._list(hits.rows, None if current is None else int(current[0]))
        self.header.hint.setText(matches_of(hits.matched, hits.of))
        if not self._again:
            self.picker.catch_up()
        self.field.settle()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.field.give_up()
        tell_failure(self._context, error)

    def _list(self, hits: tuple[TravelerHit, ...], current: int | None = None) -> None:
        place = next((n for n, hit in enumerate(hits) if hit.id == current), 0) if hits else -1
        self.table.rows.set_rows(hits, [traveler_tone(hit) for hit in hits], place)
        self.table.setVisible(bool(hits))
        text = self.field.text().strip()
        self.hint.hide()
        self.new.show()
        words = self.tr("New traveler “{words}”")
        self.new.link.setText(words.format(words=shortened(text, LONGEST_TYPED)))
        self._light_new()

    def _clear(self) -> None:
        self.table.rows.set_rows(())
        self.table.hide()
        self.new.hide()
        self.hint.show()
        self.header.hint.setText("")

    # --- taking -----------------------------------------------------------------------------------

    @Slot()
    def _enter(self) -> None:
        if self._is_behind:
            self.field.wait_with(self._enter)
            return
        row = self.table.rows.row(self.table.rows.highlighted)
        if row is not None:
            self.taken.emit(row)
        elif self.new.isVisible():
            self._want_new()

    @Slot()
    def _want_new(self) -> None:
        self.new_wanted.emit(self.field.text())

    @Slot()
    def _light_new(self) -> None:
        lit = self.table.rows.highlighted < 0 and self.new.isVisibleTo(self)
        self.new.cap.setText("↵" if lit else "Ctrl+N")
        self.new.set_lit(lit)
        if lit:
            tell_description(self.field, self.new.link.text())

    @Slot()
    def _dress(self) -> None:
        self.table.set_tokens(table_colors())


class _NewRow(QWidget):
    """The row below the list that leads to the form."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 12, 0)
        self.link = ElidedLink("", "person_add")
        self.link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cap = KeyCap("Ctrl+N")
        row.addWidget(self.link)
        row.addStretch(1)
        row.addWidget(self.cap)
        self._lit = False

    def set_lit(self, lit: bool) -> None:
        """Highlight the row."""
        self._lit = lit
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The highlight."""
        if self._lit:
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.current().color("select"))
            painter.fillRect(QRect(0, 0, 4, self.height()), theme.current().color("focus"))
