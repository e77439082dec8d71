"""The head of a page of records: title, count, search, the way to a new one, and filters."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from astrobookings_desktop.data.queries.language.completing import Suggestion
from astrobookings_desktop.data.queries.language.wording import NAMED
from astrobookings_desktop.data.queries.listing.base import ALL
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.filters import UnreadableFilter
from astrobookings_desktop.domain.statuses import Language, Role
from astrobookings_desktop.services.lists.completion import suggestions
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.entities import EntitySpec
from astrobookings_desktop.ui.entities.condition_words import condition_words
from astrobookings_desktop.ui.entities.filter_words import describe
from astrobookings_desktop.ui.entities.wording import wording_of
from astrobookings_desktop.ui.language import language
from astrobookings_desktop.ui.office.board import Board
from astrobookings_desktop.ui.pages.complaint_row import ComplaintRow
from astrobookings_desktop.ui.pages.log_filters import LogFilters
from astrobookings_desktop.ui.pages.money_totals import MoneyTotals
from astrobookings_desktop.ui.pages.saved_chips import SavedChips
from astrobookings_desktop.ui.theme.fonts import TITLE, px, semibold
from astrobookings_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.filter_chip import FilterChip
from astrobookings_desktop.ui.widgets.filter_field import FilterField
from astrobookings_desktop.ui.widgets.flow import Flow
from astrobookings_desktop.ui.widgets.key_cap import KeyCap

GAP = 8  # pixels between the filters and what stands beside them
LOW = 460  # below this height of a page, totals in one row above the list give way


class PageHead(QWidget):
    """Two rows above a table, a third where there are `filters` to narrow the list by.

    `chosen` is the condition of a saved filter that was pressed.
    """

    chosen = Signal(str)
    new_wanted = Signal()
    misread = Signal()  # it was told what is wrong with the search

    def __init__(
        self,
        context: UiContext,
        spec: EntitySpec,
        new: str | None,
        parent: QWidget | None = None,
        *,
        filters: LogFilters | None = None,
        totals: MoneyTotals | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._spec = context, spec
        self.filters, self.totals = filters, totals
        self.saved = SavedChips(context, spec.entity)
        self.saved.chosen.connect(lambda where: self.chosen.emit(where or spec.first_chip))
        self.complaints = ComplaintRow()
        self.complaints.corrected.connect(self._correct)
        self.complaint = self.complaints.sentence
        self._hushed: UnreadableFilter | None = None
        self._board: Board | None = None
        self._page = QSize()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._toolbar(new))
        column.addWidget(self.complaints)
        column.addLayout(self._chip_row())
        if filters is not None:
            column.addWidget(filters)
        if totals is not None:
            column.addWidget(totals)
            totals.chosen.connect(self.chosen)
            totals.refreshed.connect(lambda: self.fit(self._page))
        self.mark(spec.first_chip)

    @property
    def counted_filters(self) -> list[str]:
        """The filters whose rows are worth counting."""
        kept = [mark for mark in self.saved.chips if mark in self.saved.sound]
        return [where for where in (*self.chips, *kept) if where != ALL]

    @property
    def narrowed(self) -> bool:
        """Whether fields beside the search leave rows out."""
        return self.filters is not None and bool(self.filters.words)

    @property
    def searched(self) -> bool:
        """Whether the search, or a field beside it, leaves rows out."""
        return bool(self.search.text()) or self.narrowed

    def where_of(self, where: str) -> str:
        """A filter as a text: what it stands for, and what the fields beside the search add."""
        text = self.saved.text_of(where)
        if self.filters is None or not self.filters.words:
            return text
        if text == ALL:
            return str(self.filters.words)
        chosen = f"{NAMED}:{text}" if text in self._spec.table.queries.filters else f"({text})"
        return f"{chosen} {self.filters.words}"

    def clear_search(self) -> None:
        """Find everything."""
        self.search.clear()
        if self.filters is not None:
            self.filters.clear()

    def focus_search(self) -> None:
        """Start typing anew."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def give_way_to(self, board: Board) -> None:
        """Let a board's tiles stand in the place of their chips."""
        self._board = board
        for where, chip in self.chips.items():
            chip.setVisible(where not in board.tiles)
        board.chosen.connect(lambda where: self.chosen.emit(where or self._spec.first_chip))
        if board.corner is not None:
            self._tools.addWidget(board.corner)
        self.mark(self._spec.first_chip)

    def show_count(self, count: int) -> None:
        """How many rows the list has; the search stays in place while it finds fewer."""
        self.count.setText(shown.number(count))
        needed = self.count.sizeHint().width()
        self.count.setMinimumWidth(max(self.count.minimumWidth(), needed))

    def complain(self, problem: InvalidValue | None) -> None:
        """Say and show what is wrong with the search, or nothing."""
        self._hushed = None
        if isinstance(problem, UnreadableFilter) and self.search.is_unfinished(problem):
            self._hushed, problem = problem, None  # somebody is in the middle of it
        self.complaints.say(problem)
        place = None
        if isinstance(problem, UnreadableFilter) and problem.text == self.search.text():
            place = problem.start, problem.end
        self.search.point_at(place)
        self.saved.set_search(self.search.text(), sound=problem is None)
        if problem is not None:
            self.misread.emit()

    @Slot()
    def _complain_after_all(self) -> None:
        """Tell what was hushed while somebody typed, who has left the field."""
        if self._hushed is not None and self._hushed.text == self.search.text():
            self.complain(self._hushed)

    def mark(self, where: str) -> None:
        """Show which filter holds; a condition that is none of them gets a button to drop it."""
        for name, chip in self.chips.items():
            chip.setChecked(name == where)
        if self._board is not None:
            self._board.mark(where)
        self.saved.mark(where)
        known = {*self.chips, *self.saved.filters}
        if self.totals is not None:
            self.totals.mark(where)
            known |= set(self.totals.filters.values())
        self.condition.setVisible(where not in known)
        self.condition.setText(condition_words(where))
        self._make_room()

    def show_counts(self, filters: Sequence[str], counts: Sequence[int]) -> None:
        """How many rows some filters have."""
        chips = self.chips | self.saved.chips
        for where, count in zip(filters, counts, strict=True):
            if where in chips:
                chips[where].set_count(count)
        self._make_room()

    def fit(self, page: QSize) -> None:
        """Where the page is low, leave its height to the list: chips filter as the totals do.

        `page` is the page's height, and the width within its margins. Wider figures fit anew.
        """
        self._page = page
        if self.totals is not None and page.isValid():
            needed = px(LOW) + self.totals.more_height(page.width())
            self.totals.setVisible(page.height() >= needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Signs are explained where the filters leave room for it."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Show the legend only where it and all filters stand in one line."""
        items = [self._legend.itemAt(place) for place in range(self._legend.count())]
        legends = [legend for item in items if item and (legend := item.widget()) is not None]
        # Of a hidden legend the layout says that it needs nothing: it is asked itself.
        needs = self._flow.sizeHint().width()
        needs += sum(GAP + legend.sizeHint().width() for legend in legends)
        for legend in legends:
            legend.setVisible(needs <= self.width())

    def _offer(self, text: str, cursor: int, everything: bool) -> Sequence[Suggestion]:
        entity = self._spec.entity
        return suggestions(
            self._context.reading(),
            entity,
            text,
            cursor,
            everything=everything,
            language=Language(language()),
            wording=wording_of(entity),
        )

    def _correct(self, text: str) -> None:
        self.search.setText(text)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_tool(self, tool: QWidget) -> None:
        """Put something more into the first row, before the way to a new record."""
        last = self._tools.itemAt(self._tools.count() - 1)
        before = None if last is None else last.widget()
        self._tools.addWidget(tool)
        self.setTabOrder(before or self.search, tool)  # made later than the chips beneath

    def add_legend(self, legend: QWidget) -> None:
        """Explain signs at the end of the second row."""
        self._legend.addWidget(legend)

    def _toolbar(self, new: str | None) -> QHBoxLayout:
        self._tools = row = QHBoxLayout()
        row.setSpacing(8)
        title = QLabel(self._spec.title)
        title.setFont(semibold(TITLE))
        row.addWidget(title)
        self.count = Hint()
        self.count.setFont(self.font())
        row.addWidget(self.count)
        row.addSpacing(8)
        name = self.tr("Search {0}").format(self._spec.title.lower())
        self.search = FilterField(
            *(name, self._spec.search_hint, 380),
            offer=self._offer,
            describe=describe,
            either=lambda: wording_of(self._spec.entity).either,
        )
        self.search.editingFinished.connect(self._complain_after_all)
        row.addWidget(self.search)
        row.addWidget(KeyCap("Ctrl+F"))
        row.addStretch(1)
        self._tools = QHBoxLayout()
        row.addLayout(self._tools)
        if new is not None:
            button = PrimaryButton(new, "add")
            button.setToolTip("Ctrl+N")
            button.clicked.connect(self.new_wanted)
            row.addWidget(button)
        return row

    def _chip_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        flow = self._flow = Flow()
        self.chips: dict[str, FilterChip] = {}
        is_agency = self._context.actor.role is Role.AGENCY
        kept_back = self._spec.table.queries.office_filters if is_agency else ()
        for chip in self._spec.chips:
            if chip.where in kept_back:
                continue
            button = FilterChip(self._spec.chip_title(chip))
            button.clicked.connect(lambda _checked=False, where=chip.where: self.chosen.emit(where))
            flow.addWidget(button)
            self.chips[chip.where] = button
        self.condition = LinkButton("", "clear")
        self.condition.clicked.connect(lambda: self.chosen.emit(self._spec.first_chip))
        flow.addWidget(self.saved)
        flow.addWidget(self.condition)
        row.addLayout(flow, 1)
        self._legend = QHBoxLayout()
        row.addLayout(self._legend)
        if self.filters is not None:
            row.addWidget(self.filters.period)
        return row
