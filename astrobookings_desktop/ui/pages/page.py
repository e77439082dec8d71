"""The page of one entity: head, table and record panel, and the keys that work in it."""

from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.entities import EntitySpec
from astrobookings_desktop.ui.entities.actions import RECORD_ACTIONS
from astrobookings_desktop.ui.entities.new_actions import NEW, why_nothing_new
from astrobookings_desktop.ui.office.board import Board
from astrobookings_desktop.ui.pages.after_deeds import AfterDeeds
from astrobookings_desktop.ui.pages.head import PageHead
from astrobookings_desktop.ui.pages.listing import Listing
from astrobookings_desktop.ui.pages.record_panel import WIDTH, RecordPanel
from astrobookings_desktop.ui.pages.review_progress import ReviewProgress
from astrobookings_desktop.ui.pages.selection import PageSelection
from astrobookings_desktop.ui.pages.staying_record import StayingRecord
from astrobookings_desktop.ui.pages.way_back import WayBack
from astrobookings_desktop.ui.table import HeaderState
from astrobookings_desktop.ui.widgets.card import Card
from astrobookings_desktop.ui.widgets.menu_keys import pop_up
from astrobookings_desktop.ui.widgets.panel_split import PanelSplit
from astrobookings_desktop.ui.widgets.strokes import MAIN_KEYS, on_main_keys

SIDE = 16  # pixels left and right of a page's parts
_REPEATED = ("Ctrl+Up", "Ctrl+Down")
_KEYS = sorted(
    {action.shortcut for actions in RECORD_ACTIONS.values() for action in actions}
    - {"", *MAIN_KEYS}
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
        self._is_panel_stale = False
        new = NEW.get(spec.entity)
        self._new = new if new is not None and context.may(new.right) else None
        self.head = PageHead(
            context,
            spec,
            None if self._new is None else self._new.text,
            filters=None if spec.filters is None else spec.filters(context),
            totals=None if spec.totals is None else spec.totals(context),
        )
        self.search = self.head.search
        self.board: Board | None = None
        if spec.board is not None and (spec.board_right is None or context.may(spec.board_right)):
            self.board = spec.board(context)
            self.head.give_way_to(self.board)
        way_on = None if self._new is None else (self._new.text, self.new_record)
        self.listing = Listing(context, spec, header, self.head, way_on)
        self.model, self.view = self.listing.model, self.listing.view
        self.panel = RecordPanel(context, spec.entity)
        self.listing.missed.connect(StayingRecord(self.view, self.panel).stay)
        self.way_back = WayBack(self)
        self.selection = PageSelection(context, spec, self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        if self.board is not None:
            column.addWidget(self.board)
        column.addWidget(self._split(), 1)
        self._connect()
        self._listen()

    # --- for the window ---------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Put the focus into the table, or into the search field when there is nothing."""
        target = self.view if self.model.rowCount() else self.search
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.head.focus_search()

    def focus_next_pane(self) -> None:
        """F6: table, panel, and round again."""
        if self.panel.isVisible() and not self._in_panel():
            self.panel.focus_first()
        else:
            self.focus_list()

    @Slot()
    def focus_list(self) -> None:
        """To the records beside the panel."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> None:
        """Esc: the search first, then from the panel to the table."""
        if self.head.searched:
            self.head.clear_search()
        elif self._in_panel():
            self.focus_list()

    def show_record(self, key: int) -> None:
        """Make a record current, dropping search and filter where they hide it."""
        if self.listing.show_record(key):
            self.panel.show_record(key)

    def show_beside(self, key: int) -> None:
        """Show a record and keep search and filter: where they hide it, it stands beside them."""
        if not self.view.go_to(key):
            self.listing.return_to(self.listing.where, self.listing.search, key)
            self.panel.show_record(key)

    def show_where(self, where: str) -> None:
        """List the records under a condition."""
        self.listing.show_where(where)

    def on_changes(self, changes: Changes | None) -> None:
        """Show what anybody changed: at once when visible, else when looked at."""
        if self.isVisible():
            self.listing.renew_way_on(changes)
        if changes is not None and not any(changes.get(one) for one in self.spec.watches):
            return
        if not self.isVisible():
            self.model.mark_stale()
            self._is_panel_stale = True
            return
        own = None if changes is None else changes.get(self.spec.entity)
        others = changes is None or any(
            changes.get(one) for one in self.spec.watches if one is not self.spec.entity
        )
        self.model.refresh(None if others else own)
        if changes is None:
            self.context.turns.take(self.panel.refresh)
        else:  # of this window, for somebody who waits for it
            self.panel.refresh()
        self.context.turns.take(self.listing.count_filters)
        if self.board is not None:
            self.context.turns.take(self.board.refresh)

    def stop(self) -> None:
        """The window closes: read nothing any more."""
        self.view.blockSignals(True)  # a late page of rows may still change the current one
        self.selection.stop()
        self.listing.stop()

    def header_state(self) -> HeaderState:
        """How the table is arranged."""
        return self.listing.header_state()

    def step_record(self, by: int) -> None:
        """Ctrl+↑↓: the record before or after."""
        key = self.model.id_at(self.view.row_beside(by))
        if key is not None:
            self.view.go_to(key)

    def new_record(self) -> None:
        """Ctrl+N, which says why where nothing new is made."""
        if self._new is not None:
            self._new.run(self.context, self.window())
        else:
            self.context.say(why_nothing_new(self.context, self.spec.entity))

    def record_menu(self) -> None:
        """Ctrl+.: the record's actions."""
        self._popup(self.view.visualRect(self.view.currentIndex()).bottomLeft())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window's height is the list's."""
        super().resizeEvent(event)
        self.head.fit(QSize(self.width() - 2 * SIDE, self.height()))

    def showEvent(self, event: Any) -> None:
        """List when first looked at; later show what changed meanwhile, in the panel as well."""
        super().showEvent(event)
        self.listing.begin()
        if self._is_panel_stale:
            self._is_panel_stale = False
            self.panel.refresh()

    # --- within -----------------------------------------------------------------------------------

    def _split(self) -> QSplitter:
        sheet = Card()
        sheet.body.setContentsMargins(1, 1, 1, 1)
        sheet.body.setSpacing(0)
        sheet.body.addWidget(self.view)
        sheet.body.addWidget(self.selection.bar)
        split = PanelSplit(self._sheet(sheet), self.panel, WIDTH)
        self.panel.hide()
        return split

    def _sheet(self, table: QWidget) -> QWidget:
        """What stands beside the panel: the table, unless a page has another view as well."""
        return table

    def _connect(self) -> None:
        self.head.new_wanted.connect(self.new_record)
        self.listing.told.connect(self.told)
        self.selection.summed.connect(self.listing.tell_sums)
        self.view.current_changed.connect(self._current)
        self.view.opened.connect(lambda _key: self.panel.focus_first(by_enter=True))
        self.view.header_changed.connect(self.arranged)
        self.context.currency_changed.connect(self.view.renew_headings)
        self.context.currency_changed.connect(self.panel.refresh)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._popup)
        AfterDeeds(self)
        self.panel.closed.connect(self.panel.hide)
        self.panel.closed.connect(self.focus_list)
        if self.panel.note is not None:
            self.panel.note.left.connect(self.focus_list)
            ReviewProgress(self.context, self.listing, self.panel.note)

    def _listen(self) -> None:
        for keys, act in (
            ("Ctrl+S", self.head.saved.save),
            ("Ctrl+.", self.record_menu),
            (_REPEATED[0], lambda: self.step_record(-1)),
            (_REPEATED[1], lambda: self.step_record(1)),
            ("Ctrl+G", self.panel.open_first_link),
            ("F6", self.focus_next_pane),
            ("Esc", self.step_back),
            *((key, lambda at=key: self.panel.run_by(at)) for key in _KEYS),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(keys in _REPEATED)  # a key that is held does nothing twice
            shortcut.activated.connect(act)
        for shortcut in on_main_keys(self, lambda: self.panel.run_by(MAIN_KEYS[0])):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _in_panel(self) -> bool:
        focused = self.focusWidget()
        return self.panel.isVisible() and focused is not None and self.panel.isAncestorOf(focused)

    @Slot(object)
    def _current(self, key: int | None) -> None:
        self.panel.show_record(key)
        self.listing.tell()

    @Slot(QPoint)
    def _popup(self, at: QPoint) -> None:
        if self.selection.is_many:
            pop_up(self.selection.menu(self), self.view.viewport().mapToGlobal(at))
        elif self.panel.key is None:
            self.context.say(self.tr("Choose a record first"))
        elif self.panel.actions_now():
            pop_up(self.panel.menu(self), self.view.viewport().mapToGlobal(at))
        else:
            self.context.say(self.tr("Nothing can be done to this record as it stands"))
