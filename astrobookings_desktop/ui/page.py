"""The page of one entity: title, search, filters, table and record panel."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from sqlite3 import Error
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from astrobookings_desktop.data.errors import explain
from astrobookings_desktop.data.queries.base import ALL, ListQuery
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.entities import EntitySpec
from astrobookings_desktop.ui.entities.actions import NEW, RECORD_ACTIONS
from astrobookings_desktop.ui.errors import ask_retry, report_bug
from astrobookings_desktop.ui.record_panel import WIDTH, RecordPanel
from astrobookings_desktop.ui.table import HeaderState, TableModel, TableView
from astrobookings_desktop.ui.theme.fonts import TITLE, px, semibold
from astrobookings_desktop.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from astrobookings_desktop.ui.widgets.card import Card, Hint
from astrobookings_desktop.ui.widgets.empty_state import EmptyState
from astrobookings_desktop.ui.widgets.filter_chip import FilterChip
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.search_field import SearchField

SEARCH_MS = 120  # after the last key
_KEYS = sorted(
    {action.shortcut for actions in RECORD_ACTIONS.values() for action in actions} - {""}
)


class EntityPage(QWidget):
    """One tab of records. `told` is the status bar's text about what is selected."""

    told = Signal(str)
    arranged = Signal()  # the table's header state differs

    def __init__(
        self,
        context: UiContext,
        spec: EntitySpec,
        header: HeaderState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.context, self.spec = context, spec
        known = header.sort in spec.table.queries.sort_names
        self._header = header if known else replace(header, sort="", descending=False)
        self._where = spec.first_chip
        self._wanted: int | None = None
        self._shown_once = False
        self._search_timer = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._search_timer.timeout.connect(self._list)
        self.model = TableModel(spec.table, context.connection, context.keys, self)
        self.view = TableView(self.model, self, theme.current().tokens.colors())
        self.panel = RecordPanel(context, spec.entity)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._toolbar())
        column.addLayout(self._chip_row())
        column.addWidget(self._split(), 1)
        self._empty = EmptyState(spec.icon, spec.empty.title, spec.empty.sentence)
        self.view.set_empty_state(self._empty)
        self.view.restore_header(header)
        self._connect()

    # --- for the window ---------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Put the focus into the table, or into the search field when there is nothing."""
        target = self.view if self.model.rowCount() else self.search
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_next_pane(self) -> None:
        """F6: table, panel, and round again."""
        if self.panel.isVisible() and not self.panel.isAncestorOf(self.focusWidget() or self):
            self.panel.focus_first()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Esc: the search first, then the panel; False when nothing was left to do."""
        if self.search.text():
            self.search.clear()
            return True
        if self.panel.isVisible() and self.panel.isAncestorOf(self.focusWidget() or self):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def show_record(self, key: int) -> None:
        """Make a record current, dropping search and filter where they hide it."""
        if self._shown_once and self.view.go_to(key):
            return
        self._wanted = key
        self._where = ALL
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._mark_chip()
        self._list()
        self.panel.show_record(key)

    def show_where(self, where: str) -> None:
        """List the records under a condition."""
        self._where = where
        self.search.clear()
        self._mark_chip()
        self._list()

    def on_changes(self, changes: Changes | None) -> None:
        """Show what anybody changed: at once when visible, else when looked at."""
        if changes is not None and not any(changes.get(one) for one in self.spec.watches):
            return
        if not self.isVisible():
            self.model.mark_stale()
            return
        own = None if changes is None else changes.get(self.spec.entity)
        others = changes is None or any(
            changes.get(one) for one in self.spec.watches if one is not self.spec.entity
        )
        self.model.refresh(None if others else own)
        self.panel.refresh()
        self._count_chips()

    def count_badge(self, told: Callable[[str], None]) -> None:
        """Count what needs attention; `told` gets it as the text of a badge."""
        queries, where = self.spec.table.queries, self.spec.badge

        def counted(counts: tuple[int, ...]) -> None:
            told(f"{counts[0]:,}" if counts[0] else "")

        self.context.count(queries, [self._query(where)], counted)

    def stop(self) -> None:
        """The window closes: read nothing any more."""
        self._search_timer.stop()

    def header_state(self) -> HeaderState:
        """How the table is arranged; as it was kept, while nobody looked at it."""
        return self.view.header_state() if self._shown_once else self._header

    def step_record(self, by: int) -> None:
        """Ctrl+↑↓: the record before or after."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row, 0))

    def new_record(self) -> None:
        """Ctrl+N."""
        new = NEW.get(self.spec.entity)
        if new is not None and self.context.may(new.right):
            new.run(self.context, self.window())

    def record_menu(self) -> None:
        """Ctrl+.: the record's actions."""
        if self.panel.key is not None:
            self._popup(self.view.visualRect(self.view.currentIndex()).bottomLeft())

    def showEvent(self, event: Any) -> None:
        """List when first looked at."""
        super().showEvent(event)
        if not self._shown_once:
            self._shown_once = True
            self._list()
        else:
            self._tell()
        self._count_chips()

    # --- building ---------------------------------------------------------------------------------

    def _toolbar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        title = QLabel(self.spec.title)
        title.setFont(semibold(TITLE))
        row.addWidget(title)
        self._count = Hint()
        self._count.setFont(self.font())
        row.addWidget(self._count)
        row.addSpacing(8)
        name = self.tr("Search {0}").format(self.spec.title.lower())
        self.search = SearchField(name, self.spec.search_hint, 380)
        row.addWidget(self.search)
        row.addWidget(KeyCap("Ctrl+F"))
        self._complaint = Hint("", "danger")
        row.addWidget(self._complaint)
        row.addStretch(1)
        new = NEW.get(self.spec.entity)
        self._new: Button | None = None
        if new is not None and self.context.may(new.right):
            self._new = PrimaryButton(new.text, "add")
            self._new.setToolTip("Ctrl+N")
            self._new.clicked.connect(self.new_record)
            row.addWidget(self._new)
        return row

    def _chip_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._chips: dict[str, FilterChip] = {}
        group = QButtonGroup(self)
        group.setExclusive(False)
        for chip in self.spec.chips:
            button = FilterChip(chip.title)
            button.setChecked(chip.where == self._where)
            button.clicked.connect(lambda _checked=False, where=chip.where: self.show_where(where))
            group.addButton(button)
            row.addWidget(button)
            self._chips[chip.where] = button
        self._condition = LinkButton("", "clear")
        self._condition.clicked.connect(lambda: self.show_where(self.spec.first_chip))
        self._condition.hide()
        row.addWidget(self._condition)
        row.addStretch(1)
        return row

    def _split(self) -> QSplitter:
        sheet = Card()
        sheet.body.setContentsMargins(1, 1, 1, 1)
        sheet.body.addWidget(self.view)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(16)
        split.setChildrenCollapsible(False)
        split.addWidget(sheet)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setSizes([px(800), px(WIDTH)])
        self.panel.hide()
        return split

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda: self._search_timer.start())
        self.search.returnPressed.connect(self._search_done)
        self.view.current_changed.connect(self._current)
        self.view.opened.connect(lambda _key: self.panel.focus_first())
        self.view.typed.connect(self._typed)
        self.view.header_changed.connect(self.arranged)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._popup)
        self.view.selectionModel().selectionChanged.connect(lambda: self._tell())
        self.model.counted.connect(self._counted)
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._failed)
        self.panel.closed.connect(self._close_panel)
        theme.current().changed.connect(self._dress)
        for keys, act in (
            ("Ctrl+N", self.new_record),
            ("Ctrl+.", self.record_menu),
            ("Ctrl+Up", lambda: self.step_record(-1)),
            ("Ctrl+Down", lambda: self.step_record(1)),
            ("Ctrl+G", self.panel.open_first_link),
            ("F6", self.focus_next_pane),
            ("Esc", self.step_back),
            *((key, lambda at=key: self._do_by(at)) for key in _KEYS),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _do_by(self, keys: str) -> None:
        for action in self.panel.actions_now():
            if action.shortcut == keys and self.panel.key is not None:
                self.panel.run(action)
                return

    # --- listing ----------------------------------------------------------------------------------

    def _query(self, where: str, search: str = "") -> ListQuery:
        now = self.context.now()
        return ListQuery(
            search=search,
            where=where,
            now=to_text(now),
            today=to_text(shown.day_start(now)),
            viability_percent=self.context.reading().settings.viability_percent,
            turnaround_days=self.context.reading().settings.turnaround_days,
        )

    @Slot()
    def _list(self) -> None:
        query = self._query(self._where, self.search.text())
        current = self.model.query
        if self._shown_once and (current.sort or self._header.sort):
            sort = current.sort or self._header.sort
            descending = current.descending if current.sort else self._header.descending
            query = replace(query, sort=sort, descending=descending)
        elif self._header.sort:
            query = replace(query, sort=self._header.sort, descending=self._header.descending)
        try:
            self.model.show(query)
            self._complaint.clear()
        except InvalidValue as refusal:
            self._complaint.setText(self.tr("A condition must {0}.").format(refusal.reason))
        self._say_why_empty()

    def _search_done(self) -> None:
        self._search_timer.stop()
        self._list()
        if self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0, 0))

    @Slot()
    def _loaded(self) -> None:
        if self._wanted is not None:
            self.view.go_to(self._wanted)
            self._wanted = None
        self._tell()

    @Slot(object)
    def _counted(self, count: int) -> None:
        self._count.setText(f"{count:,}")
        self._say_why_empty()
        self._tell()

    def _say_why_empty(self) -> None:
        self._empty.clear_ways()
        if self.search.text():
            self._empty.say(
                self.tr("Nothing matches “{0}”").format(self.search.text()),
                self.tr("Try fewer words, another spelling, or another filter above."),
            )
            clear = Button(self.tr("Clear the search"), "clear")
            clear.clicked.connect(self.search.clear)
            self._empty.add_way(clear)
        elif self._where not in (ALL, self.spec.first_chip):
            self._empty.say(
                self.tr("Nothing under this filter"), self.tr("The others may have some.")
            )
            everything = Button(self.tr("Show all"))
            everything.clicked.connect(lambda: self.show_where(ALL))
            self._empty.add_way(everything)
        else:
            self._empty.say(self.spec.empty.title, self.spec.empty.sentence)
            if self._new is not None:
                new = PrimaryButton(self._new.text(), "add")
                new.clicked.connect(self.new_record)
                self._empty.add_way(new)

    def _mark_chip(self) -> None:
        for where, chip in self._chips.items():
            chip.setChecked(where == self._where)
        known = self._where in self._chips
        self._condition.setVisible(not known)
        self._condition.setText(self._where.replace("_id=", " ").replace("_", " "))

    def _count_chips(self) -> None:
        queries = self.spec.table.queries
        wheres = [where for where in self._chips if where != ALL]
        self._counts = wheres
        self.context.count(queries, [self._query(where) for where in wheres], self._show_counts)

    def _show_counts(self, counts: tuple[int, ...]) -> None:
        for where, count in zip(self._counts, counts, strict=True):
            self._chips[where].set_count(count)

    # --- the current record -----------------------------------------------------------------------

    @Slot(object)
    def _current(self, key: int | None) -> None:
        self.panel.show_record(key)
        self._tell()

    @Slot(str)
    def _typed(self, text: str) -> None:
        if text.isprintable() and text.strip():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.setText(text)

    def _close_panel(self) -> None:
        self.panel.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QPoint)
    def _popup(self, at: QPoint) -> None:
        if self.panel.key is not None:
            menu = self.panel.menu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.viewport().mapToGlobal(at))

    def _tell(self) -> None:
        count, selected = self.model.rowCount(), self.view.selected_count()
        if selected:
            self.told.emit(self.tr("{0} of {1} selected").format(f"{selected:,}", f"{count:,}"))
        else:
            self.told.emit(self.tr("{0} in this list").format(f"{count:,}"))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        problem = explain(error, self.context.office.path) if isinstance(error, Error) else None
        if problem is None:
            report_bug(self.window(), error)
        elif ask_retry(self.window(), problem):
            self.model.reload()

    @Slot()
    def _dress(self) -> None:
        self.view.set_tokens(theme.current().tokens.colors())


def header_of(document: Mapping[str, Any], spec: EntitySpec) -> HeaderState:
    """The kept arrangement of an entity's table."""
    return HeaderState.from_dict(document.get(spec.entity.value))
