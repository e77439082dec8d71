"""What a page lists: its search, filter and sort, and what it says about the rows."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from sqlite3 import Error

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from astrobookings_desktop.data.errors import DatabaseProblem, explain
from astrobookings_desktop.data.queries.listing.base import ALL, ListQuery
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.services.viewing import own_agency
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.entities import EntitySpec
from astrobookings_desktop.ui.entities.new_actions import NEW
from astrobookings_desktop.ui.entities.what_first import COME_FIRST, what_first, why_first
from astrobookings_desktop.ui.errors import ask_retry, report_bug
from astrobookings_desktop.ui.pages.asking import belongs, query_of
from astrobookings_desktop.ui.pages.empty_words import say_why_empty
from astrobookings_desktop.ui.pages.head import PageHead
from astrobookings_desktop.ui.table import HeaderState, TableModel, TableSpec, TableView
from astrobookings_desktop.ui.widgets.empty_state import EmptyState

SEARCH_MS = 120  # after the last key


class Listing(QObject):
    """Connects a page's head with its table; `told` is the status bar's text."""

    told = Signal(str)
    missed = Signal(object)  # the id of a record to come back to that isn't listed any more

    def __init__(
        self,
        context: UiContext,
        spec: EntitySpec,
        header: HeaderState,
        head: PageHead,
        new: tuple[str, Callable[[], None]] | None,
    ) -> None:
        super().__init__(head)
        self._context, self._spec, self._head, self._new = context, spec, head, new
        known = header.sort in spec.table.queries.sort_names
        self._header = header if known else replace(header, sort="", descending=False)
        self.where = spec.first_chip  # the filter that holds
        self._searched = ""  # the search that the list stands for
        self._wanted: int | None = None
        self._back_to: int | None = None  # what the next listing comes back to
        self._returns = False  # this one comes back to what somebody left
        self._turned: tuple[str, bool] | None = None  # an order that the next listing takes
        self._begun = self._is_asking = False
        self._is_understood = True  # what search and filter say
        self.current_before: int | None = None  # the record that a misread search took away
        self._wants_first = False
        self._sums = ""
        self._lacking: Entity | None = None  # what an empty list said comes first
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._timer.timeout.connect(self.list)
        table = _without_office(context, spec.table)
        self.model = TableModel(table, context.connection, context.keys, self)
        self.view = TableView(self.model)
        self._empty = EmptyState(spec.icon, spec.empty.title, spec.empty.sentence)
        self.view.set_empty_state(self._empty)
        self.view.restore_header(header)
        head.chosen.connect(self._choose)
        head.search.textChanged.connect(lambda: self._timer.start())
        head.misread.connect(self._list_nothing)
        head.saved.changed.connect(self.count_filters)
        if head.filters is not None:
            head.filters.changed.connect(self._timer.start)
        head.search.returnPressed.connect(self._search_done)
        head.search.results_wanted.connect(self._search_done)
        self.view.typed.connect(self._typed)
        self.view.selectionModel().selectionChanged.connect(lambda: self.tell())
        self.model.counted.connect(self._counted)
        self.model.loaded.connect(self._loaded)
        self.model.changed.connect(self._go_to_first)
        self.model.loaded.connect(self._go_to_first)
        # Queued, for a page is read while the view paints: no question can be asked within.
        self.model.failed.connect(self._failed, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """List when first looked at; later only say again what is listed."""
        if self._begun:
            self.tell()
            self._say_why_empty()  # what came first may be there now
        else:
            self._begun = True
            self.list()
        self.count_filters()

    def renew_way_on(self, changes: Changes | None) -> None:
        """What comes first may have been made elsewhere, or be gone: an empty list says so."""
        known = changes is not None and not any(changes.get(one) for one in COME_FIRST)
        if known or not self._begun or self.model.rowCount():
            return
        lacking = what_first(self._context, self._spec.entity)
        if lacking is not self._lacking:  # else who stands on the way on keeps the focus
            self._lacking = lacking
            self._say_why_empty()

    def stop(self) -> None:
        """The window closes: read nothing any more."""
        self._timer.stop()
        self.model.stop()

    def header_state(self) -> HeaderState:
        """How the table is arranged; as it was kept, while nobody looked at it."""
        if not self._begun:
            return self._header
        state = self.view.header_state()
        own = _order_of(self._spec, self.where)
        if (state.sort, state.descending) == own != _order_of(self._spec, self._spec.first_chip):
            return replace(state, sort="", descending=False)  # the filter's, which isn't kept
        return state

    @Slot(str)
    def show_where(self, where: str) -> None:
        """List all records under a condition."""
        self._head.clear_search()
        self._choose(where)

    def return_to(self, where: str, search: str, key: int | None) -> None:
        """List again what somebody left, and make the record current that was; else `missed`."""
        self._turn(_order_of(self._spec, self.where), _order_of(self._spec, where))
        self.where = where
        self._head.search.setText(search)
        self._head.mark(where)
        self._wanted, self._back_to = None, key
        self.list()

    @property
    def search(self) -> str:
        """What is searched for; where that can't be read, what was before."""
        return self._head.search.text() if self._is_understood else self._searched

    @Slot(str)
    def _choose(self, where: str) -> None:
        self._turn(_order_of(self._spec, self.where), _order_of(self._spec, where))
        self.where = where
        self._head.search.clear()
        self._head.mark(where)
        self.list()

    def _turn(self, before: tuple[str, bool], after: tuple[str, bool]) -> None:
        """Take the other order with another filter; one that a person chose stays."""
        query = self.model.query
        now = query if query.sort else self._header
        if before != after and (not now.sort or (now.sort, now.descending) == before):
            self._turned = after

    def show_record(self, key: int) -> bool:
        """Make a record current; True when it must be listed first.

        Search and filter are dropped where they hide it, not for a new one that isn't listed yet.
        """
        if self._begun and self.view.go_to(key):
            return False
        self._wanted, self._returns = key, False
        where, search = self._head.where_of(self.where), self._head.search.text()
        if self._begun and belongs(self._context, self._spec, key, where, search):
            self.list()
            return True
        self._head.search.blockSignals(True)
        self.show_where(ALL)
        self._head.search.blockSignals(False)
        return True

    @Slot()
    def list(self) -> None:
        """List what search, filter and sort say."""
        if self._back_to is not None or self._returns:
            self._wanted = self._back_to  # who looks for something else is done with coming back
        self._returns, self._back_to = self._back_to is not None, None
        self._timer.stop()
        self._wants_first = False
        search, where = self._head.search.text(), self._head.where_of(self.where)
        query = query_of(self._context, self._spec.entity, where, search)
        kept = self.model.query if self.model.query.sort else self._header
        if self._turned is not None:
            sort, descending = self._turned
            query = replace(query, sort=sort, descending=descending)
            self._turned = None
        elif kept.sort:
            query = replace(query, sort=kept.sort, descending=kept.descending)
        try:
            self.model.show(query)
            self._searched, self._is_understood = search, True
            self.current_before = None
            self._head.complain(None)
        except InvalidValue as refusal:
            self._is_understood = False
            self._head.complain(refusal)
        self._say_why_empty()

    @Slot()
    def _list_nothing(self) -> None:
        """No rows of another search beneath what can't be read."""
        if self.current_before is None:
            self.current_before = self.view.current_id()
        _alias, key = self._spec.table.queries.key.split(".")
        self.model.show(replace(self.model.query, search="", where=f"{key}=0"))
        self._say_why_empty()

    def count_filters(self) -> None:
        """Count the rows of each filter, and read the totals again."""
        if not self._begun:
            return
        if self._head.totals is not None:
            self._head.totals.refresh()
        filters = self._head.counted_filters
        texts = [self._head.saved.text_of(where) for where in filters]
        wanted = [query_of(self._context, self._spec.entity, text) for text in texts]
        show = partial(self._head.show_counts, filters)
        self._context.count(self._spec.table.queries, wanted, show)

    def tell(self) -> None:
        """Say how many rows there are, and how many are selected."""
        count, selected = self.model.rowCount(), self.view.selected_count()
        if selected:
            words = self.tr("{0} of {1} selected").format(
                shown.number(selected), shown.number(count)
            )
            self.told.emit(f"{words} · {self._sums}" if self._sums else words)
        else:
            self.told.emit(self.tr("{0} in this list").format(shown.number(count)))

    @Slot(str)
    def tell_sums(self, sums: str) -> None:
        """Say with the number of selected rows what they come to."""
        self._sums = sums
        self.tell()

    @Slot()
    def _search_done(self) -> None:
        self.list()
        self._wants_first = self._is_understood
        self._go_to_first()

    @Slot()
    def _go_to_first(self) -> None:
        """To the first hit, once the hits are there and unless somebody went elsewhere."""
        if not self._wants_first or not self.model.is_answered:
            return
        self._wants_first = False
        there = self._head.search.hasFocus() and self.view.isVisible()  # not behind a calendar
        if self.model.rowCount() and there:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0, 0))

    @Slot()
    def _loaded(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and not self.view.go_to(wanted) and self._returns:
            self.missed.emit(wanted)
        self.tell()

    @Slot(object)
    def _counted(self, count: int) -> None:
        self._head.show_count(count)
        self._say_why_empty()
        self.tell()

    def _say_why_empty(self) -> None:
        say_why_empty(
            self._empty,
            self._spec,
            self._searched,
            self.where,
            misread=not self._is_understood and bool(self._head.search.text()),
            narrowed=self._head.narrowed,
            clear=self._head.clear_search,
            show_all=lambda: self.show_where(ALL),
            new=self._new,
            first=self._what_first,
        )

    def _what_first(self) -> tuple[str, str, Callable[[], None]] | None:
        """What must be made before one of these can be: why, what it is called, and how."""
        entity = self._spec.entity
        first = None if self.model.rowCount() else what_first(self._context, entity)
        self._lacking = first
        if first is None or not self._context.may(NEW[first].right):
            return None
        make = partial(NEW[first].run, self._context, self.view.window())
        return why_first(entity, first), NEW[first].text, make

    @Slot(str)
    def _typed(self, text: str) -> None:
        if text.isprintable() and text.strip():
            self._head.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self._head.search.setText(text)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if self._is_asking:
            return  # the keys and a page may fail both
        problem = error if isinstance(error, DatabaseProblem) else None
        if isinstance(error, Error):
            problem = explain(error, self._context.office.path)
        self._is_asking = True
        try:
            if problem is None:
                report_bug(self.view.window(), error)
            elif ask_retry(self.view.window(), problem):
                self.model.reload()
        finally:
            self._is_asking = False


def _order_of(spec: EntitySpec, where: str) -> tuple[str, bool]:
    """The order in which a filter lists its rows, unless a person sorts them."""
    sort, descending = spec.table.queries.order(ListQuery())
    turned = any(chip.latest_first for chip in spec.chips if chip.where == where)
    return sort, descending is not turned


def _without_office(context: UiContext, table: TableSpec) -> TableSpec:
    """The table with the columns that whoever sits here is shown (DOMAIN.md §1)."""
    if own_agency(context.reading()) is None:
        return table
    kept_back = table.queries.office_only
    columns = tuple(column for column in table.columns if column.key not in kept_back)
    return replace(table, columns=columns)
