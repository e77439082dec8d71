"""The window: sidebar, pages, menus, status bar. It only puts parts together."""

import functools
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from astrobookings_desktop.config import SettingsFile
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.services.access.sign_in import sign_out
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.search import SearchThread
from astrobookings_desktop.ui.errors import report_bug
from astrobookings_desktop.ui.job_thread import JobThread
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.notices.attention import AttentionWatch
from astrobookings_desktop.ui.notices.banner import NoticeBanner
from astrobookings_desktop.ui.notices.inbox import InboxState, open_inbox
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.painting import plain_tip
from astrobookings_desktop.ui.widgets.scrolled_sheet import room_of
from astrobookings_desktop.ui.widgets.sidebar import Entry
from astrobookings_desktop.ui.widgets.toast import Toast
from astrobookings_desktop.ui.window.actions import window_actions
from astrobookings_desktop.ui.window.dialogs import open_settings
from astrobookings_desktop.ui.window.goto import GoTo
from astrobookings_desktop.ui.window.job_state import JobState
from astrobookings_desktop.ui.window.language_banner import LanguageBanner
from astrobookings_desktop.ui.window.leaving import Leaving
from astrobookings_desktop.ui.window.menus import Menus
from astrobookings_desktop.ui.window.navigation import Navigation
from astrobookings_desktop.ui.window.pages import Page, Pages
from astrobookings_desktop.ui.window.palette_actions import open_palette
from astrobookings_desktop.ui.window.repeated_keys import RepeatedKeys
from astrobookings_desktop.ui.window.side_pane import SidePane
from astrobookings_desktop.ui.window.state import WindowState
from astrobookings_desktop.ui.window.status_line import StatusLine
from astrobookings_desktop.ui.window.undo import Undo

SMALLEST = (1180, 640)
LEAST = (1100, 560)  # on a screen of the smallest size, less its panel and the window's own frame
WISHED = (1366, 768)


class MainWindow(QMainWindow):
    """Composes the desk, the tabs and what stands around them."""

    closed = Signal()
    lock_wanted = Signal()
    settings_saved = Signal(object)  # the Sections in which this workstation's were changed

    def __init__(
        self,
        context: UiContext,
        state: WindowState,
        *,
        practice: bool = False,
        file: SettingsFile | None = None,
        jobs: JobThread | None = None,
    ) -> None:
        super().__init__()
        self.jobs = jobs
        self.file = file or SettingsFile(None)
        self.is_for_good = True  # until somebody else wants to sign in
        self.is_anew = False  # the same person goes on in a window made anew
        self.parting_words = ""
        self.parts_well = False  # whether these words tell of a success
        self.stays_open: Callable[[], bool] = lambda: False  # told to close, it may only hide
        self._is_closed = self._quits = False
        context.setParent(self)
        self.context, self.state = context, state
        context.file, context.jobs = self.file, jobs
        self._has_let_go = False
        kind = self.tr("practice database") if practice else context.office.path.name
        self.setWindowTitle(f"AstroBookings — {kind}")
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(room_of(self).expandedTo(QSize(*LEAST))))
        self.search = SearchThread(context.connect_reader, self)
        self.attention = AttentionWatch(context, self.search, self)
        # Made in their places: what is moved is dressed anew by the style sheet, with all within.
        self._central = QWidget()
        self.setCentralWidget(self._central)
        self.notice = NoticeBanner(self._central)
        self.new_language = LanguageBanner(self._central)
        self._headers = f"headers of {context.actor.user_id or 0}"  # each person's own
        kept = state.get(self._headers)
        kept = state.get("headers") if kept is None else kept
        self.pages = Pages(context, kept, self._central)
        self.desk = self.pages.desk
        entries = [] if self.desk is None else [Entry(self.tr("Desk"), "desk")]
        entries += [Entry(spec.title, spec.icon, spec.caption) for spec in self.pages.specs]
        self._side = SidePane(entries, context.actor, state.get("narrow"), self._central)
        self.sidebar = self._side.sidebar
        self._lay_out(practice)
        self.leaving = Leaving(self, self._status)
        self.new_language.anew_wanted.connect(self.leaving.open_anew)
        self.navigation = Navigation(self)
        self.menus = Menus(self, window_actions(self))
        self.undo = Undo(self, self.menus.by_id["edit.undo"], self.menus.by_id["edit.redo"])
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self, functools.partial(self.next_page, step))
        # Not the page's own: whoever walked to it by the sidebar has the focus there still.
        new = QShortcut(QKeySequence("Ctrl+N"), self, self.pages.new_record)
        new.setAutoRepeat(False)
        self.goto = GoTo(context, self.search, self)
        RepeatedKeys(self)
        self.menuBar().setCornerWidget(self.goto)
        self._toast = Toast(self)
        self._connect()
        self._restore()

    # --- pages ------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.pages.front

    def show_page(self, place: int) -> None:
        """Bring a page to the front."""
        self.sidebar.setCurrentIndex(place)

    def go_to_page(self, place: int) -> None:
        """Bring a page to the front, with the focus where its work begins."""
        self.show_page(place)
        self.page.focus_first()

    def next_page(self, step: int) -> None:
        """Ctrl+Tab and Ctrl+Shift+Tab; nothing while the window is about to close."""
        if not self.pages.isEnabled():
            return
        self.go_to_page((self.sidebar.currentIndex() + step) % self.sidebar.count())

    # --- what menus and keys do -------------------------------------------------------------------

    def set_narrow(self, narrow: bool) -> None:
        """Show only icons in the sidebar, or words as well; remembered."""
        self.state.keep("narrow", narrow)
        self._side.set_narrow(narrow)

    def show_palette(self) -> None:
        """Every action by its name: what can be done to what is selected comes first."""
        open_palette(self)

    @Slot(object)
    def show_settings(self, place: Section | str | None = None) -> None:
        """Ctrl+,: the company's settings and this workstation's, perhaps at one of their parts or
        at the one that a key names."""
        open_settings(self, place)

    def refresh(self) -> None:
        """F5: read everything again."""
        self.context.changed.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Icons only where room is short."""
        super().resizeEvent(event)
        self._side.fit(self.width())

    def quit(self) -> None:
        """Close even where closing leaves the program in the tray.

        Where the window stays, what closing does is as before then.
        """
        self._quits = True
        self.close()
        self._quits = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the arrangement, end the threads; once."""
        if self._is_closed:
            return
        if self.is_for_good and not self._quits and self.stays_open():
            event.ignore()
            return
        if not self._has_let_go and not self.leaving.may_close():
            event.ignore()
            return
        self._is_closed = True
        geometry = self.saveGeometry().toBase64().data()
        self.state.keep("geometry", bytes(geometry).decode("ascii"))
        self.state.keep("tab", self.sidebar.currentIndex())
        self.state.save()
        self.leaving.clear_away()
        self.let_go()
        super().closeEvent(event)
        self.closed.emit()

    def let_go(self) -> None:
        """End all threads and connections; nothing but closing the window can follow."""
        if self._has_let_go:
            return
        self._has_let_go = True
        if self.jobs is not None:
            self.jobs.end()
        if self.context.actor.user_id is not None and not self.is_anew:
            self.context.run(sign_out, lambda _done: None, lambda _refusal: None)
        self.pages.hide()  # what is seen would read on
        self.pages.stop()
        self.search.close()
        self.context.close()

    @Slot()
    def leave_for_somebody_else(self, words: str = "", well: bool = False) -> None:
        """Close the window, whoever sits here, so that somebody signs in.

        `words` say why, `well` that all is well.
        """
        if not self._is_closed and not self.leaving.is_forced:
            self.is_for_good, self.parting_words, self.parts_well = False, words, well
            self.leaving.force()

    # --- building ---------------------------------------------------------------------------------

    def _lay_out(self, practice: bool) -> None:
        row = QHBoxLayout(self._central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        if practice:
            right.addWidget(_practice_banner())
        right.addWidget(self.new_language)
        right.addWidget(self.notice)
        right.addWidget(self.pages, 1)
        right.addStretch(0)  # what is above keeps its height when the pages are gone
        row.addLayout(right, 1)
        self._status = StatusLine()
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)
        inbox = InboxState(self.attention)
        inbox.clicked.connect(functools.partial(open_inbox, self))
        self.statusBar().addPermanentWidget(inbox)
        self._add_job_state()
        name = self.context.office.workstation
        workstation = Hint(name)
        workstation.setToolTip(plain_tip(self.tr("Workstation {0}").format(name)))
        workstation.setAccessibleName(self.tr("Workstation {0}").format(name))
        workstation.setContentsMargins(4, 0, 13, 0)
        self.statusBar().addPermanentWidget(workstation)
        self.statusBar().setFixedHeight(px(28))

    def _add_job_state(self) -> None:
        place = self.pages.place_of(Entity.JOB_QUEUE)
        if place is not None:
            state = JobState(self.context, self.jobs)
            state.opened.connect(functools.partial(self.go_to_page, place))
            self.statusBar().addPermanentWidget(state)

    def _connect(self) -> None:
        if self.jobs is not None:
            self.context.changed.connect(self.jobs.wake)
            self.settings_saved.connect(self.jobs.settings_changed)
            self.jobs.broken.connect(self._worker_broken)
        self.sidebar.currentChanged.connect(self._tab_chosen)
        self.goto.record_opened.connect(self._focus_page)
        self.notice.left.connect(self._focus_page)
        self.context.changed.connect(self._changed)
        self.context.said.connect(self._status.say)
        self.context.refused.connect(self._refused)
        self.context.settings_wanted.connect(self.show_settings)
        self.context.access_ended.connect(self.leave_for_somebody_else)
        self.pages.told.connect(self._status.tell)
        self.pages.arranged.connect(functools.partial(self.state.keep, self._headers))
        self.context.hub.start()

    def _restore(self) -> None:
        geometry = self.state.get("geometry")
        if not isinstance(geometry, str) or not self.restoreGeometry(
            QByteArray.fromBase64(geometry.encode("ascii", "replace"))
        ):
            _fit_screen(self)
        self._count_badges()
        self.show_page(0)
        self.pages.show_page(0)  # where the sidebar stood there already it says nothing
        if self.desk is not None:
            self.desk.go_to_launch()
        else:
            self.page.focus_first()

    @Slot()
    def _focus_page(self) -> None:
        self.page.focus_first()

    # --- news -------------------------------------------------------------------------------------

    @Slot(int)
    def _tab_chosen(self, place: int) -> None:
        self._status.clear()  # the page says its own
        self.pages.show_page(place)

    @Slot(object)
    def _changed(self, changes: Changes | None) -> None:
        self.pages.on_changes(changes)
        self.context.turns.take(self._count_badges)

    @Slot()
    def _count_badges(self) -> None:
        self.pages.count_badges(self.sidebar.set_badge)

    @Slot(object)
    def _worker_broken(self, fault: Exception | None) -> None:
        if fault is not None and not self._is_closed:
            report_bug(self, fault)

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        self._toast.say(tell(refusal), "refused")
        self.context.say(tell(refusal))


def _fit_screen(window: QMainWindow) -> None:
    """On a first start: all of a small screen, else a window that leaves room around."""
    room = window.screen().availableGeometry()
    small = room.width() < WISHED[0] + 100 or room.height() < WISHED[1] + 100
    if small and room.width() >= LEAST[0] and room.height() >= LEAST[1]:
        window.setWindowState(Qt.WindowState.WindowMaximized)
    else:
        window.resize(*WISHED)


def _practice_banner() -> QWidget:
    holder = QWidget()
    holder.setObjectName("page")
    row = QHBoxLayout(holder)
    row.setContentsMargins(16, 8, 16, 0)
    words = QCoreApplication.translate(
        "practice", "Practice database: nothing here is real, and no message leaves this computer."
    )
    banner = Banner(words, "info", "info")
    banner.setMinimumHeight(32)
    row.addWidget(banner)
    return holder
