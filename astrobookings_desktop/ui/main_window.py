"""The window: sidebar, pages, menus, status bar. It only puts parts together."""

import functools
from typing import Any

from PySide6.QtCore import QByteArray, Qt, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.rights import READ_RIGHTS
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk import DeskPage
from astrobookings_desktop.ui.desk.search import SearchThread
from astrobookings_desktop.ui.dialogs.help import KeysDialog
from astrobookings_desktop.ui.entities import REGISTRY
from astrobookings_desktop.ui.goto import GoTo
from astrobookings_desktop.ui.menus import Menus
from astrobookings_desktop.ui.page import EntityPage, header_of
from astrobookings_desktop.ui.palette import Palette
from astrobookings_desktop.ui.theme.fonts import semibold
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.sidebar import Entry, Sidebar
from astrobookings_desktop.ui.widgets.toast import Toast
from astrobookings_desktop.ui.window_actions import window_actions
from astrobookings_desktop.ui.window_state import WindowState

Page = DeskPage | EntityPage
NARROW_BELOW = 1280
SMALLEST = (1180, 640)


class MainWindow(QMainWindow):
    """Composes the desk, the tabs and what stands around them."""

    def __init__(self, context: UiContext, state: WindowState, *, practice: bool = False) -> None:
        super().__init__()
        context.setParent(self)
        self.context, self.state = context, state
        self.setWindowTitle(self._title(practice))
        self.setMinimumSize(*SMALLEST)
        self._back: list[tuple[int, int | None]] = []
        self._narrow_by_hand: bool | None = state.get("narrow")
        self._search = SearchThread(context.connect_reader, self)
        self.pages = QStackedWidget()
        self.desk = DeskPage(context)
        self._add_pages()
        self._lay_out(practice)
        self.menus = Menus(self, window_actions(self))
        self._shortcuts()
        self.goto = GoTo(context, self._search, self)
        self.menuBar().setCornerWidget(self.goto)
        self._toast = Toast(self)
        self._connect()
        self._restore()

    # --- pages ------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.pages.currentWidget()
        assert isinstance(page, DeskPage | EntityPage)
        return page

    def page_of(self, entity: Entity) -> EntityPage | None:
        """An entity's page, None when this person may not read it."""
        return next((one for one in self._entity_pages if one.spec.entity is entity), None)

    def show_page(self, place: int) -> None:
        """Bring a page to the front; the desk is 0."""
        self.sidebar.setCurrentIndex(place)

    def go_to_page(self, place: int) -> None:
        """Bring a page to the front, with the focus where its work begins."""
        self.show_page(place)
        self.page.focus_first()

    def next_page(self, step: int) -> None:
        """Ctrl+Tab and Ctrl+Shift+Tab."""
        self.go_to_page((self.sidebar.currentIndex() + step) % self.sidebar.count())

    @Slot(object, object)
    def open_record(self, entity: Entity, key: int) -> None:
        """Show a record in its own tab; Alt+← comes back."""
        page = self.page_of(entity)
        if page is None:
            self.context.say(self.tr("Your role may not read that"))
            return
        self._remember()
        self.show_page(self.pages.indexOf(page))
        page.show_record(key)

    @Slot(object, str)
    def open_list(self, entity: Entity, where: str) -> None:
        """Show some records of an entity in its tab."""
        page = self.page_of(entity)
        if page is not None:
            self._remember()
            self.show_page(self.pages.indexOf(page))
            page.show_where(where)

    def go_back(self) -> None:
        """Where we came from."""
        if self._back:
            place, key = self._back.pop()
            self.show_page(place)
            if key is not None and isinstance(self.page, EntityPage):
                self.page.show_record(key)

    @Slot(object, str)
    def open_desk(self, booking: int | None, job: str) -> None:
        """Go to the desk, for a new sale or for a job on a booking."""
        self._remember()
        self.show_page(0)
        self.desk.serve(booking, job)

    # --- what menus and keys do -------------------------------------------------------------------

    def set_narrow(self, narrow: bool) -> None:
        """Show only icons in the sidebar, or words as well; remembered."""
        self._narrow_by_hand = narrow
        self.state.keep("narrow", narrow)
        self._fit_sidebar()

    def show_palette(self) -> None:
        """Every action by its name: what can be done to the record in front comes first."""
        page = self.page
        menu = page.panel.menu(self) if isinstance(page, EntityPage) else None
        palette = Palette([*(menu.actions() if menu else ()), *self.menus.all], self)
        if menu is not None:
            palette.destroyed.connect(menu.deleteLater)
        palette.open()

    def show_keys(self) -> None:
        """The keys, on one page."""
        KeysDialog(self).open()

    def refresh(self) -> None:
        """F5: read everything again."""
        self.context.changed.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Icons only where room is short."""
        super().resizeEvent(event)
        self._fit_sidebar()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the arrangement, end the threads."""
        geometry = self.saveGeometry().toBase64().data()
        self.state.keep("geometry", bytes(geometry).decode("ascii"))
        self.state.keep("tab", self.sidebar.currentIndex())
        self.state.save()
        for page in self._entity_pages:
            page.stop()
        self.desk.close_threads()
        self._search.close()
        self.context.close()
        super().closeEvent(event)

    # --- building ---------------------------------------------------------------------------------

    def _title(self, practice: bool) -> str:
        kind = self.tr("practice database") if practice else self.context.office.path.name
        return f"AstroBookings — {kind}"

    def _add_pages(self) -> None:
        kept: Any = self.state.get("headers")
        headers = kept if isinstance(kept, dict) else {}
        self.pages.addWidget(self.desk)
        self._entity_pages = [
            EntityPage(self.context, spec, header_of(headers, spec))
            for spec in REGISTRY
            if self.context.may(READ_RIGHTS[spec.entity])
        ]
        for page in self._entity_pages:
            self.pages.addWidget(page)
        entries = [Entry(self.tr("Desk"), "desk")]
        captions = {spec.title: spec.caption for spec in REGISTRY}
        entries += [
            Entry(page.spec.title, page.spec.icon, captions[page.spec.title])
            for page in self._entity_pages
        ]
        self.sidebar = Sidebar(entries)

    def _lay_out(self, practice: bool) -> None:
        central = QWidget()
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        side = _Side()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 8, 0, 12)
        column.addWidget(self.sidebar, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        column.addWidget(self._who())
        row.addWidget(side)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        if practice:
            banner = Banner(
                self.tr("Practice database: nothing here is real, and no message leaves it."),
                "info",
                "info",
            )
            banner.setMinimumHeight(32)
            holder = QWidget()
            holder.setObjectName("page")
            inner = QHBoxLayout(holder)
            inner.setContentsMargins(16, 8, 16, 0)
            inner.addWidget(banner)
            right.addWidget(holder)
        right.addWidget(self.pages, 1)
        row.addLayout(right, 1)
        self.setCentralWidget(central)
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setContentsMargins(14, 0, 0, 0)
        self.statusBar().addWidget(self._said, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(Hint(f"{self.context.office.workstation}  "))
        self.statusBar().setFixedHeight(28)

    def _who(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(20, 0, 8, 0)
        column.setSpacing(0)
        self._name = QLabel(self.context.actor.name)
        self._name.setFont(semibold())
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self._name)
        column.addWidget(Hint(self.context.actor.role.value))
        self._who_box = box
        return box

    def _shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+Tab", lambda: self.next_page(1)),
            ("Ctrl+Shift+Tab", lambda: self.next_page(-1)),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _connect(self) -> None:
        self.sidebar.currentChanged.connect(self._tab_chosen)
        self.context.changed.connect(self._changed)
        self.context.said.connect(self._said.setText)
        self.context.refused.connect(self._refused)
        self.context.record_wanted.connect(self.open_record)
        self.context.list_wanted.connect(self.open_list)
        self.context.desk_wanted.connect(self.open_desk)
        for page in self._entity_pages:
            page.told.connect(self._page_told)
            page.arranged.connect(self._keep_headers)
        self.context.hub.start()

    def _restore(self) -> None:
        geometry = self.state.get("geometry")
        if not isinstance(geometry, str) or not self.restoreGeometry(
            QByteArray.fromBase64(geometry.encode("ascii", "replace"))
        ):
            self.resize(1366, 768)
        self._count_badges()
        self.desk.go_to_launch()

    # --- news -------------------------------------------------------------------------------------

    @Slot(int)
    def _tab_chosen(self, place: int) -> None:
        self._said.clear()  # the page says its own
        self.pages.setCurrentIndex(place)

    @Slot(object)
    def _changed(self, changes: Changes | None) -> None:
        for page in self._entity_pages:
            page.on_changes(changes)
        self._count_badges()

    def _count_badges(self) -> None:
        for page in self._entity_pages:
            if page.spec.badge:
                place = self.pages.indexOf(page)
                page.count_badge(functools.partial(self.sidebar.set_badge, place))

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        self._toast.say(refusal.message, "refused")
        self.context.say(refusal.message)

    @Slot(str)
    def _page_told(self, text: str) -> None:
        if self.sender() is self.page:
            self._said.setText(text)

    @Slot()
    def _keep_headers(self) -> None:
        headers = {
            page.spec.entity.value: page.header_state().to_dict() for page in self._entity_pages
        }
        self.state.keep("headers", headers)

    def _remember(self) -> None:
        page = self.page
        key = page.panel.key if isinstance(page, EntityPage) else None
        self._back.append((self.sidebar.currentIndex(), key))
        del self._back[:-50]

    def _fit_sidebar(self) -> None:
        by_width = self.width() < NARROW_BELOW
        narrow = by_width if self._narrow_by_hand is None else self._narrow_by_hand
        if narrow != self.sidebar.is_narrow:
            self.sidebar.set_narrow(narrow)
        self._who_box.setVisible(not narrow)


class _Side(QWidget):
    """The sidebar's ground."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("sidebar"))
