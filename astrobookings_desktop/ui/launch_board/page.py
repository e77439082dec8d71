"""The launches tab: table or month, the signs explained, and what managers must close."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from astrobookings_desktop.data.queries.listing.base import ALL
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.entities import EntitySpec
from astrobookings_desktop.ui.launch_board.legend import OccupancyLegend
from astrobookings_desktop.ui.launch_board.month import MonthView
from astrobookings_desktop.ui.launch_board.way_back import BoardWayBack
from astrobookings_desktop.ui.pages.asking import query_of
from astrobookings_desktop.ui.pages.page import EntityPage
from astrobookings_desktop.ui.table import HeaderState
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import Button, LinkButton

AWAITING = "awaiting_closing"
FLOWN = "status:launched,failed"  # the past without what was aborted


class LaunchPage(EntityPage):
    """An entity's page whose table can give way to a month calendar."""

    def __init__(
        self,
        context: UiContext,
        spec: EntitySpec,
        header: HeaderState,
        parent: QWidget | None = None,
    ) -> None:
        self._context = context
        super().__init__(context, spec, header, parent)
        self._build_switch()
        self.way_back = BoardWayBack(self)
        percent = context.reading().settings.viability_percent
        self.head.add_legend(OccupancyLegend(percent))
        show_them = LinkButton(self.tr("Show them"), "next")
        show_them.clicked.connect(self.show_awaiting)
        self.banner = Banner("", action=show_them)
        self.banner.hide()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.banner)
        self.head.chosen.connect(self._show_chosen)
        self.search.textEdited.connect(self.show_table)
        self.panel.closed.connect(self._closed)

    @property
    def is_in_month(self) -> bool:
        """Whether the calendar is in front."""
        return self.stack.currentWidget() is self.month

    def focus_first(self) -> None:
        """The calendar where it is in front."""
        if self.is_in_month:
            self.focus_list()
        else:
            super().focus_first()

    @Slot()
    def focus_list(self) -> None:
        """To the one that is in front: the table behind the calendar never has the focus."""
        if self.is_in_month:
            self.month.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_list()

    def show_where(self, where: str) -> None:
        """List the records under a condition, which the table alone can."""
        self.show_table()
        super().show_where(where)

    def show_record(self, key: int) -> None:
        """Make a record current in the table."""
        self.show_table()
        super().show_record(key)

    @Slot()
    def show_table(self) -> None:
        """The table to the front, on the launch that was opened in the calendar; where the table
        doesn't list that one, the panel goes back to what is current in the table."""
        if self.is_in_month:
            self._agree_with_table()
        self.stack.setCurrentIndex(0)
        self._mark()

    @Slot()
    def show_month(self) -> None:
        """The calendar to the front: on the launch that somebody chose in the table, as long as
        its panel is open. Where none is: on today at first, else where it was, or at the first
        launch under the filter that holds. A row that has become current because the focus came
        to the table was chosen by nobody, and its panel closes. It has no search."""
        if self.is_in_month:
            self._mark()  # a click on the pressed button releases it
            self.focus_list()
            return
        where, chosen = self.listing.where, self._chosen_key()
        if chosen is None:
            self.panel.show_record(None)  # no key may reach what nobody sees
        if self.head.searched:
            self.listing.show_where(where)
        self.stack.setCurrentIndex(1)
        self._mark()
        if where != self.spec.first_chip or self.month.is_narrowed:
            self._show_chosen(where)
        elif self.month.grid.currentIndex().isValid():
            self.month.refresh()
        else:
            self.month.go_to(None)
        if chosen is not None:
            self.month.show_launch(chosen)
            self.panel.show_record(chosen)
        self.focus_list()

    @Slot(str)
    def _show_chosen(self, where: str) -> None:
        """In the calendar a filter leads to its first launch, that of the past to the latest."""
        if self.is_in_month:
            latest = any(chip.where == where and chip.latest_first for chip in self.spec.chips)
            plain = where in (self.spec.first_chip, ALL)
            without = latest and not self.month.shows_aborted
            asked = "" if plain else FLOWN if without else self.head.saved.text_of(where)
            self.month.look_for(asked, latest=latest)

    @Slot()
    def show_awaiting(self) -> None:
        """List what is past its date and still open."""
        self.show_where(AWAITING)

    def on_changes(self, changes: Changes | None) -> None:
        """Show what anybody changed."""
        super().on_changes(changes)
        touched = changes is None or changes.get(Entity.LAUNCH)
        if touched and self.isVisible():
            self._look_for_overdue()
            if self.is_in_month:
                self.month.refresh()

    def showEvent(self, event: object) -> None:
        """Look what waits to be closed."""
        super().showEvent(event)
        self._look_for_overdue()
        if self.is_in_month:
            self.month.refresh()

    # --- within -----------------------------------------------------------------------------------

    def _current_key(self) -> int | None:
        """The launch that is current in the table."""
        return self.model.id_at(self.view.currentIndex().row())

    def _chosen_key(self) -> int | None:
        """The launch that somebody chose in the table and still has open: a row that is current
        without being selected has the focus alone."""
        is_chosen = self.view.selected_count() > 0 and self.panel.isVisibleTo(self)
        return self._current_key() if is_chosen else None

    def _agree_with_table(self) -> None:
        """Let table and panel have the same launch: the one that is open, if it is listed."""
        key, is_open = self.panel.key, self.panel.isVisibleTo(self)
        listed = is_open and key is not None and self.view.go_to(key)
        if not listed and key != self._current_key():
            self.panel.show_record(self._current_key())
            self.panel.setVisible(is_open and self.panel.key is not None)

    def _sheet(self, table: QWidget) -> QWidget:
        self.stack = QStackedWidget()
        self.month = MonthView(self._context)
        self.stack.addWidget(table)
        self.stack.addWidget(self.month)
        self.month.opened.connect(self._open_from_month)
        return self.stack

    def _build_switch(self) -> None:
        self._table = Button(self.tr("Table"), "columns")
        self._month = Button(self.tr("Month"), "calendar")
        for button, act, keys in (
            (self._table, self.show_table, "Alt+1"),
            (self._month, self.show_month, "Alt+2"),
        ):
            button.setCheckable(True)
            button.setToolTip(keys)
            button.clicked.connect(act)
            self.head.add_tool(button)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._mark()

    def _mark(self) -> None:
        """Show which view is in front; Tab reaches both, which it wouldn't in a group."""
        self._table.setChecked(not self.is_in_month)
        self._month.setChecked(self.is_in_month)

    @Slot()
    def _closed(self) -> None:
        """The calendar has no current row that stands for the launch of a closed panel."""
        if self.is_in_month:
            self.panel.show_record(None)  # no key may reach what nobody sees

    @Slot(object)
    def _open_from_month(self, key: int) -> None:
        self.panel.show_record(key)

    def _look_for_overdue(self) -> None:
        if not self._context.may(Right.FAIL_LAUNCHES):
            return
        query = query_of(self._context, Entity.LAUNCH, AWAITING)
        self._context.count(LISTS[Entity.LAUNCH], [query], self._say_overdue)

    def _say_overdue(self, counts: tuple[int, ...]) -> None:
        (count,) = counts
        self.banner.setVisible(count > 0)
        one = self.tr("1 launch is more than 3 days past its date.")
        many = self.tr("{0} launches are more than 3 days past their date.").format(
            shown.number(count)
        )
        to_do = self.tr("Mark each launched or failed, delay it, or abort it.")
        self.banner.say(f"{one if count == 1 else many} {to_do}")
