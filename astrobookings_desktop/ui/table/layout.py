"""How wide columns are, in which order, and which of them show."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from astrobookings_desktop.ui.table.column import HeaderState, Style
from astrobookings_desktop.ui.table.delegates import CellDelegate
from astrobookings_desktop.ui.table.header import TableHeader
from astrobookings_desktop.ui.table.model import TableModel
from astrobookings_desktop.ui.table.row_cache import Line

if TYPE_CHECKING:
    from astrobookings_desktop.ui.table.view import TableView

SHORTENED = 0.6  # of its own width: what texts are elided to, before they give all
READABLE = {True: 0.9, False: 0.75}  # what the row is known by, other texts: before columns yield


class ColumnLayout(QObject):
    """Gives each column at least what its figures need, then shares what is left.

    A width that a person drew is kept; the other columns yield down to their least width before
    the table scrolls sideways. Of two texts, one that is short lends its room to one that is cut.
    """

    changed = Signal()

    def __init__(
        self, view: "TableView", header: TableHeader, delegate: CellDelegate, model: TableModel
    ) -> None:
        super().__init__(view)
        self._view = view
        self._header = header
        self._delegate = delegate
        self._columns = model.columns
        self._model = model
        self._drawn: dict[str, int] = {}  # widths by a person's hand
        self._hidden = {column.key for column in model.columns if column.hidden}
        self._grown: dict[int, int] = {}  # what figures met so far needed
        self._longest: dict[int, int] = {}  # figure met so far, in characters
        self._met: dict[int, int] = {}  # what texts met so far in this list need
        self._busy = False
        self.renew()
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._moved)
        model.changed.connect(self._rows_changed)
        view.verticalScrollBar().valueChanged.connect(self._look_at_rows)

    def renew(self) -> None:
        """Work out least widths for a new font, and lay out anew."""
        self._grown.clear()
        self._longest.clear()
        self._met.clear()
        self._least = [self._delegate.least_width(number) for number in range(len(self._columns))]
        self._busy = True
        for number, column in enumerate(self._columns):
            self._header.setSectionHidden(number, column.key in self._hidden)
        self._busy = False
        self._model.leave_out(
            {number for number, one in enumerate(self._columns) if one.key in self._hidden}
        )
        self._look_at_rows()
        self.fit()

    def fit(self) -> None:
        """Spread the columns over the view's width."""
        chosen = [n for n, column in enumerate(self._columns) if column.key not in self._hidden]
        shown = self._eased(chosen)
        widths = {number: self._wanted(number) for number in shown}
        spare = self._view.viewport().width() - sum(widths.values())
        if spare > 0:
            self._give(widths, spare)
        elif spare < 0:
            self._take(widths, -spare)
        self._lend(widths)
        self._busy = True
        for number in chosen:
            if self._header.isSectionHidden(number) is (number in widths):
                self._header.setSectionHidden(number, number not in widths)
        for number, width in widths.items():
            if self._header.sectionSize(number) != width:
                self._header.resizeSection(number, width)
        self._busy = False

    def is_hidden(self, key: str) -> bool:
        """Whether a column was put away; one that only lacks the room wasn't."""
        return key in self._hidden

    def state(self) -> HeaderState:
        """What a person arranged."""
        count = len(self._columns)
        order = tuple(self._columns[self._header.logicalIndex(n)].key for n in range(count))
        return replace(
            HeaderState(), widths=dict(self._drawn), order=order, hidden=frozenset(self._hidden)
        )

    def restore(self, state: HeaderState) -> None:
        """Arrange the columns so; keys that are no column of this table are passed over."""
        keys = [column.key for column in self._columns]
        self._drawn = {key: width for key, width in state.widths.items() if key in keys}
        if state.hidden is not None and not state.hidden.issuperset(keys):
            self._hidden = set(state.hidden) & set(keys)
        self._busy = True
        known = [key for key in state.order if key in keys]
        for place, key in enumerate(dict.fromkeys(known)):
            self._header.moveSection(self._header.visualIndex(keys.index(key)), place)
        self._busy = False
        self.renew()

    def set_hidden(self, key: str, hidden: bool) -> None:
        """Hide or show a column; the last visible one stays."""
        others = {column.key for column in self._columns} - self._hidden - {key}
        if hidden and others:
            self._hidden.add(key)
        elif not hidden:
            self._hidden.discard(key)
        self.renew()
        self.changed.emit()

    def move(self, key: str, place: int) -> None:
        """Put a column at a place among all, hidden ones counted."""
        number = next(n for n, column in enumerate(self._columns) if column.key == key)
        self._header.moveSection(self._header.visualIndex(number), place)

    def reset(self) -> None:
        """Widths, order and visibility as on the first day."""
        keys = [column.key for column in self._columns]
        hidden = frozenset(column.key for column in self._columns if column.hidden)
        self.restore(HeaderState(order=tuple(keys), hidden=hidden))
        self.changed.emit()

    def _eased(self, chosen: list[int]) -> list[int]:
        """What shows of the chosen columns: those that yield stand back, one by one, until texts
        can be read in what is left. A width that a person drew stays."""
        shown = list(chosen)
        room = self._view.viewport().width()
        least = {number: self._readable(number) for number in chosen}
        for number in sorted(chosen, key=lambda one: -self._columns[one].yields):
            column = self._columns[number]
            if sum(least[one] for one in shown) <= room or not column.yields:
                break
            if column.key not in self._drawn:
                shown.remove(number)
        return shown

    def _readable(self, number: int) -> int:
        """The width below which a column's texts say too little."""
        column, wanted = self._columns[number], self._wanted(number)
        if column.whole or column.key in self._drawn:
            return wanted
        share = READABLE[column.style is Style.PRIMARY]
        return max(self._least[number], round(wanted * share))

    def _wanted(self, number: int) -> int:
        column = self._columns[number]
        least = max(self._least[number], self._grown.get(number, 0))
        default = self._delegate.scaled(column.width)
        rigid = column.whole or column.paint is not None
        return max(self._drawn.get(column.key, default), least if rigid else 0)

    def _give(self, widths: dict[int, int], spare: int) -> None:
        shares = {n: self._columns[n].stretch for n in widths if self._columns[n].stretch}
        whole = sum(shares.values())
        for number, share in shares.items():
            part = spare * share // whole
            widths[number] += part
            spare -= part
            whole -= share

    def _take(self, widths: dict[int, int], lacking: int) -> None:
        """Take width from texts, which may be elided: what the row is known by keeps most of it,
        and only when nothing else is left do they all become as narrow as their titles. A table
        that must be scrolled even so keeps them readable: being narrower would win nothing."""
        elastic = [
            number
            for number in widths
            if not (self._columns[number].whole or self._columns[number].key in self._drawn)
        ]
        elastic.sort(key=lambda number: self._columns[number].style is Style.PRIMARY)
        narrowest = sum(
            min(width, self._least[number]) if number in elastic else width
            for number, width in widths.items()
        )
        fits = narrowest <= sum(widths.values()) - lacking
        for share in (READABLE[False], SHORTENED, 0.0) if fits else (READABLE[False],):
            for number in elastic:
                floor = max(self._least[number], round(widths[number] * share))
                part = min(lacking, max(0, widths[number] - floor))
                widths[number] -= part
                lacking -= part

    def _lend(self, widths: dict[int, int]) -> None:
        """Give what texts met so far leave over to those that are cut, to each in proportion. What
        the row is known by keeps its own width: further rows may need it."""
        needs = {n: self._met[n] for n in widths if n in self._met and self._is_text(n)}
        lacking = {n: needs[n] - widths[n] for n in needs if needs[n] > widths[n]}
        floors = {n: max(needs[n], self._kept(n)) for n in needs}
        over = {n: widths[n] - floors[n] for n in needs if widths[n] > floors[n]}
        lent = min(sum(lacking.values()), sum(over.values()))
        for parts, sign in ((lacking, 1), (over, -1)):
            left, whole = lent, sum(parts.values())
            for number, part in parts.items():
                share = left * part // whole if whole else 0
                widths[number] += sign * share
                left -= share
                whole -= part

    def _kept(self, number: int) -> int:
        """What a column lends nothing of, however short its texts are."""
        is_primary = self._columns[number].style is Style.PRIMARY
        own = self._wanted(number) if is_primary else 0
        return max(own, self._delegate.title_width(number))

    def _is_text(self, number: int) -> bool:
        """Whether a column's width follows its words: figures, pictures and drawn widths don't."""
        column = self._columns[number]
        own = column.paint is not None or column.second is not None
        return not (column.whole or own or column.key in self._drawn)

    @Slot()
    def _rows_changed(self) -> None:
        """Lend by the texts of these rows, not by those of another filter or search."""
        if self._model.is_sieved_anew:
            self._met.clear()
        self._look_at_rows()

    @Slot()
    def _look_at_rows(self) -> None:
        """Widen a column for a figure among the visible rows that its sample did not foresee, and
        for a wider text where others have room to lend. Within a list that room only grows."""
        first = self._view.rowAt(0)
        if first < 0:
            return
        wider = False
        lines = self._model.lines(first, self._view.last_visible_row())
        for number, column in enumerate(self._columns):
            if column.whole:
                wider = self._look_at_figures(number, lines) or wider
            elif self._is_text(number):
                wider = self._look_at_texts(number, lines) or wider
        if wider:
            self.fit()

    def _look_at_figures(self, number: int, lines: list[Line]) -> bool:
        """Whether a column must be wider; figures are equally wide, so only a longer text than
        ever before is measured."""
        wider = False
        for line in lines:
            if len(line.texts[number]) > self._longest.get(number, 0):
                self._longest[number] = len(line.texts[number])
                needed = self._delegate.text_width(line, number)
                if needed > max(self._least[number], self._grown.get(number, 0)):
                    self._grown[number] = needed
                    wider = True
        return wider

    def _look_at_texts(self, number: int, lines: list[Line]) -> bool:
        """Whether a column may want to borrow; each text was laid out to be painted anyway."""
        known = self._met.get(number, 0)
        widths = (self._delegate.text_width(line, number) for line in lines if line.texts[number])
        needed = max(widths, default=0)
        if needed <= known:
            return False
        self._met[number] = needed
        return not known or needed > self._header.sectionSize(number)

    @Slot(int, int, int)
    def _resized(self, section: int, old: int, new: int) -> None:
        if not self._busy and new > 0:
            self._drawn[self._columns[section].key] = new
            self.fit()
            self.changed.emit()

    @Slot(int, int, int)
    def _moved(self, section: int, old: int, new: int) -> None:
        if not self._busy:
            self.changed.emit()
