"""Finding a booking: by its locator as soon as the sixth character is typed, or by its traveler."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.data.queries.desk import BookingHit, BookingHits
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.columns import booking_tone, found_columns
from astrobookings_desktop.ui.desk.kit import caption, matches_of, quote, table_colors, touches
from astrobookings_desktop.ui.desk.pick_table import PickTable
from astrobookings_desktop.ui.desk.picking import Picker, PickField
from astrobookings_desktop.ui.desk.search import Searcher, SearchThread, tell_failure
from astrobookings_desktop.ui.widgets.card import Card

MOST = 50
SHORTEST = 2


class FindCard(Card):
    """One field for locator, name and phone, and the bookings that it hits.

    A locator opens its booking by itself. Whoever ends it by Enter nevertheless, as words are
    ended, is told so: that Enter leads nowhere, so that the next ones sell nothing.
    """

    opened = Signal(object, bool)  # the id of a booking, and whether somebody pressed for it
    left = Signal()  # another booking is looked for

    def __init__(
        self, context: UiContext, thread: SearchThread, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._searcher = Searcher(thread, self)
        self._hits: tuple[BookingHit, ...] = ()
        self._alone: int | None = None  # the booking whose neighbors are folded away
        self._at = 0  # the row that was highlighted before
        self._matches = ""  # how many hits there are, in words
        self._ends_locator = False  # whether the next Enter is but the end of what was typed
        self.header = self.add_header(self.tr("Find a booking"), "F7")
        self.field = PickField(self.tr("Find a booking"), self.tr("Locator, name or phone"))
        self.table = PickTable(
            found_columns(lambda: self.table.lacks("date", "day")),
            self.tr("Bookings found"),
            table_colors(),
            droppable=("seats",),
            first="traveler",
            instead=("date", "day"),
            last=("day", "seats"),
            keeps=True,
        )
        self.hint = caption()
        self.hint.setWordWrap(True)
        for part in (self.field, self.table, self.hint):
            self.body.addWidget(part)
        self._picker = Picker(self.field, self.table, is_behind=lambda: self._searcher.is_waiting)
        self.field.textChanged.connect(self._typed)
        self.field.entered.connect(self._enter)
        self.field.installEventFilter(self)
        self.table.picked.connect(self._pick)
        self._searcher.found.connect(self._found)
        self._searcher.failed.connect(self._failed)
        theme.current().changed.connect(self._dress)
        self._clear()

    def show_locator(self, locator: str) -> None:
        """Stand on this booking, as if its locator had been typed; nothing is opened."""
        self._set_quietly(show.locator(locator))
        hit = queries.booking_by_locator(self._context.connection, locator)
        self._list(() if hit is None else (hit,))
        if hit is not None:
            self.table.rows.set_taken(hit.id)

    def refresh(self, changes: Changes | None) -> None:
        """Show what changed."""
        if touches(changes, Entity.BOOKING, Entity.LAUNCH, Entity.USER) and self._hits:
            fresh = [
                queries.booking_by_locator(self._context.connection, hit.locator)
                for hit in self._hits
            ]
            at = self.table.rows.highlighted if self._alone is None else self._at
            self._list(tuple(hit for hit in fresh if hit is not None), at, self._matches)

    def fold(self, alone: int | None) -> None:
        """Show of the hits this booking alone, while something is chosen for it; None: all."""
        if alone == self._alone:
            return
        if self._alone is None:
            self._at = self.table.rows.highlighted
        self._alone = alone
        self._show(self._at)

    @property
    def is_searching(self) -> bool:
        """Whether hits are still to come."""
        return self._searcher.is_waiting

    def start_again(self) -> None:
        """Ready for another search."""
        self._ends_locator = False
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who comes back to the field has ended what was typed."""
        if event.type() == QEvent.Type.FocusOut:
            self._ends_locator = False
        return super().eventFilter(watched, event)

    def _set_quietly(self, text: str) -> None:
        self._searcher.forget()
        self.field.drop()
        self.field.blockSignals(True)
        self.field.setText(text)
        self.field.blockSignals(False)

    @Slot()
    def _typed(self) -> None:
        text = self.field.text()
        self._ends_locator = False
        self.table.rows.set_taken(None)
        self.left.emit()
        hit = queries.booking_by_locator(self._context.connection, text)
        if hit is not None:
            self._searcher.forget()
            self._list((hit,), matches=self.tr("1 match"))
            self._open(hit, pressed=False)
            self._ends_locator = True
        elif len(text.strip()) >= SHORTEST:
            self._searcher.ask(lambda connection: queries.search_bookings(connection, text, MOST))
        else:
            self._searcher.forget()
            self._clear()

    @Slot(object)
    def _found(self, hits: BookingHits) -> None:
        self._list(hits.rows, matches=matches_of(hits.matched, hits.of))
        self._picker.catch_up()
        self.field.settle()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.field.give_up()
        tell_failure(self._context, error)

    def _list(self, hits: tuple[BookingHit, ...], highlight: int = 0, matches: str = "") -> None:
        self._hits, self._at, self._matches = hits, highlight, matches
        self._show(highlight)

    def _show(self, highlight: int) -> None:
        chosen = tuple(hit for hit in self._hits if hit.id == self._alone)
        hits = chosen or self._hits
        self.table.rows.set_rows(
            hits, [booking_tone(hit) for hit in hits], 0 if chosen else highlight
        )
        self.table.setVisible(bool(hits))
        self.hint.setVisible(not hits)
        words = self.field.text().strip()
        quote(self.hint, self.tr("No booking matches “{words}”."), words)
        folded = bool(chosen) and len(self._hits) > 1
        back = self.tr("Esc brings the other matches back")
        self.header.hint.setText(back if folded else self._matches)

    def _clear(self) -> None:
        self._list(())
        self.hint.setText(
            self.tr("Type the six characters of a locator, a name, or the end of a phone number.")
        )

    @Slot()
    def _enter(self) -> None:
        if self._searcher.is_waiting:
            self.field.wait_with(self._enter)
            return
        if self._ends_locator:
            self._ends_locator = False
            self._context.say(self.tr("The booking is open: Enter goes on to it"))
            return
        row = self.table.rows.row(self.table.rows.highlighted)
        if row is not None:
            self._open(row, pressed=True)

    @Slot(object)
    def _pick(self, row: BookingHit) -> None:
        self._open(row, pressed=True)

    def _open(self, hit: tuple[object, ...], *, pressed: bool) -> None:
        booking = hit[0]
        assert isinstance(booking, int)
        self.table.rows.set_taken(booking)
        self.opened.emit(booking, pressed)

    @Slot()
    def _dress(self) -> None:
        self.table.set_tokens(table_colors())
