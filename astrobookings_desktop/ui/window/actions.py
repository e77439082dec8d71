"""What the window itself can do, as data for its menus, shortcuts and the palette."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from astrobookings_desktop.config import ConfigError
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.ui.actions import WindowAction
from astrobookings_desktop.ui.entities.new_actions import NEW
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.notices.inbox import SHORTCUT, open_inbox
from astrobookings_desktop.ui.office.retrying import retry_all
from astrobookings_desktop.ui.settings.look import keep_theme
from astrobookings_desktop.ui.sign_in.lock import LOCK_KEYS
from astrobookings_desktop.ui.theme.theme import Mode
from astrobookings_desktop.ui.window.booking_actions import booking_actions
from astrobookings_desktop.ui.window.dialogs import (
    open_backup,
    open_check,
    open_keys,
    open_own_password,
    open_reports,
    open_restore,
)
from astrobookings_desktop.ui.window.list_actions import (
    edit_actions,
    file_actions,
    go_actions,
    undo_actions,
    view_actions,
)

if TYPE_CHECKING:
    from astrobookings_desktop.ui.main_window import MainWindow
    from astrobookings_desktop.ui.pages.page import EntityPage


def window_actions(window: "MainWindow") -> list[WindowAction]:
    """All of them, in the order of the menus."""
    return [
        *_file(window),
        *undo_actions(window),
        *_edit(window),
        *edit_actions(window),
        *_view(window),
        *view_actions(window),
        *_go(window),
        *go_actions(window),
        *booking_actions(window),
        *_tools(window),
        WindowAction(
            "help.keys", "&Help", "&Keys", functools.partial(open_keys, window), "help", "F1"
        ),
    ]


def _file(window: "MainWindow") -> list[WindowAction]:
    actions = []
    for entity, one in NEW.items():
        if window.context.may(one.right):
            actions.append(
                WindowAction(
                    f"file.new.{entity}",
                    "&File",
                    f"{one.text}…",
                    functools.partial(one.run, window.context, window),
                    icon="add",
                )
            )
    actions += file_actions(window)
    quit_ = WindowAction(
        "file.quit", "&File", "&Quit", window.quit, "close", "Ctrl+Q", separate=True
    )
    if window.context.actor.user_id is None:
        return [*actions, quit_]
    leave = WindowAction(
        "file.switch",
        "&File",
        "S&witch user…",
        window.leaving.switch_user,
        "transfer",
        separate=True,
    )
    lock = WindowAction("file.lock", "&File", "&Lock", window.lock_wanted.emit, "wait", LOCK_KEYS)
    password = WindowAction(
        "file.password",
        "&File",
        "My &password…",
        functools.partial(open_own_password, window),
        "edit",
    )
    return [*actions, leave, lock, password, quit_]


def _edit(window: "MainWindow") -> list[WindowAction]:
    def search() -> None:
        page = window.pages.records
        if page is not None:
            page.focus_search()
        elif window.desk is not None:
            window.desk.find_booking()

    def no_list() -> str:
        return "" if window.pages.records is not None else _tr("Open a list first")

    return [
        WindowAction("edit.find", "&Edit", "&Search this list", search, "search", "Ctrl+F"),
        WindowAction(
            "edit.goto",
            "&Edit",
            "&Go to any record",
            lambda: window.goto.focus_field(),
            "next",
            "Ctrl+Shift+F",
        ),
        WindowAction(
            "edit.actions",
            "&Edit",
            "The record's &actions",
            lambda: _on_page(window, lambda page: page.record_menu()),
            "more",
            keys="Ctrl+.",
            separate=True,
            why_not=no_list,
        ),
        WindowAction(
            "edit.previous",
            "&Edit",
            "&Previous record",
            lambda: _on_page(window, lambda page: page.step_record(-1)),
            keys="Ctrl+↑",
            why_not=no_list,
        ),
        WindowAction(
            "edit.next",
            "&Edit",
            "&Next record",
            lambda: _on_page(window, lambda page: page.step_record(1)),
            keys="Ctrl+↓",
            why_not=no_list,
        ),
    ]


def _on_page(window: "MainWindow", act: Callable[["EntityPage"], None]) -> None:
    page = window.pages.records
    if page is not None:
        act(page)


def _view(window: "MainWindow") -> list[WindowAction]:
    def look(mode: Mode) -> None:
        try:
            keep_theme(window.file, mode)
        except ConfigError as error:
            window.context.say(tell(error))

    def full() -> None:
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    return [
        WindowAction("view.refresh", "&View", "&Read again", window.refresh, "refresh", "F5"),
        WindowAction(
            "view.sidebar",
            "&View",
            "&Narrow sidebar",
            lambda: window.set_narrow(not window.sidebar.is_narrow),
            "columns",
            "Ctrl+B",
        ),
        WindowAction("view.full", "&View", "&Full screen", full, "workstation", "F11"),
        *_launches(window),
        WindowAction(
            "view.light", "&View", "&Light", lambda: look("light"), "light", separate=True
        ),
        WindowAction("view.dark", "&View", "&Dark", lambda: look("dark")),
        WindowAction("view.system", "&View", "As the &system", lambda: look("system")),
    ]


def _launches(window: "MainWindow") -> list[WindowAction]:
    """The two views of the launches, from wherever one is."""
    place = window.pages.place_of(Entity.LAUNCH)
    if place is None:
        return []

    def show(*, by_month: bool) -> None:
        from astrobookings_desktop.ui.launch_board import LaunchPage  # not at every start

        window.go_to_page(place)
        page = window.pages.page_at(place)
        if isinstance(page, LaunchPage):
            (page.show_month if by_month else page.show_table)()

    return [
        WindowAction(
            "view.list",
            "&View",
            "Launches &as a list",
            lambda: show(by_month=False),
            "launch",
            keys="Alt+1",
            separate=True,
        ),
        WindowAction(
            "view.month",
            "&View",
            "Launches by &month",
            lambda: show(by_month=True),
            "calendar",
            keys="Alt+2",
        ),
    ]


def _go(window: "MainWindow") -> list[WindowAction]:
    def next_pane() -> None:
        if window.pages.records is not None:
            window.pages.records.focus_next_pane()
        elif window.desk is not None:
            window.desk.keys.next_pane()

    actions = [
        WindowAction("go.back", "&Go", "&Back", window.navigation.go_back, "back", "Alt+Left"),
        WindowAction(
            "go.pane",
            "&Go",
            "Ne&xt pane",
            next_pane,
            keys="F6",
        ),
        WindowAction(
            "go.inbox", "&Go", "&Inbox", functools.partial(open_inbox, window), "inbox", SHORTCUT
        ),
    ]
    for place in range(window.sidebar.count()):
        actions.append(
            WindowAction(
                f"go.{place}",
                "&Go",
                window.sidebar.tabText(place),
                functools.partial(window.go_to_page, place),
                separate=place == 0,
            )
        )
    return actions


def _tools(window: "MainWindow") -> list[WindowAction]:
    context = window.context
    palette = WindowAction(
        "tools.palette",
        "&Tools",
        "&Every action by name…",
        window.show_palette,
        "search",
        "Ctrl+Shift+P",
    )
    guarded = (
        (
            Right.BACK_UP,
            WindowAction(
                "tools.backup",
                "&Tools",
                "&Back up…",
                functools.partial(open_backup, window),
                "backup",
                separate=True,
            ),
        ),
        (
            Right.RESTORE,
            WindowAction(
                "tools.restore",
                "&Tools",
                "&Restore…",
                functools.partial(open_restore, window),
                "restore",
            ),
        ),
        (
            Right.READ_LOG,  # its findings tell of every record
            WindowAction(
                "tools.check",
                "&Tools",
                "&Check the database…",
                functools.partial(open_check, window),
                "confirmed",
                separate=True,
            ),
        ),
    )
    reports = WindowAction(
        "tools.reports",
        "&Tools",
        "Re&ports…",
        functools.partial(open_reports, window),
        "report",
        "Ctrl+Shift+E",
    )
    more_of_all = [reports] if context.may(Right.READ_REPORTS) else []
    settings = WindowAction(
        "tools.settings",
        "&Tools",
        "&Settings…",
        window.show_settings,
        "settings",
        "Ctrl+,",
        separate=True,
    )
    more = [action for right, action in guarded if context.may(right)]
    return [palette, *more_of_all, *more, *_jobs(window), settings]


def _jobs(window: "MainWindow") -> list[WindowAction]:
    jobs = window.jobs
    if not window.context.may(Right.MANAGE_JOBS):
        return []
    retry = WindowAction(
        "tools.retry",
        "&Tools",
        "Retry all &failed jobs",
        functools.partial(retry_all, window.context),
        "refresh",
        "Ctrl+Shift+R",
    )
    if jobs is None:
        return [retry]

    def pause() -> None:
        was_broken = jobs.is_broken
        jobs.toggle()
        if was_broken:
            window.context.say(_tr("The worker is begun again"))
            return
        if jobs.goes_on_elsewhere:
            window.context.say(_tr("Jobs are paused in this window; another worker may go on"))
            return
        window.context.say(
            _tr("Jobs are paused on this workstation: nothing new is begun")
            if jobs.is_paused
            else _tr("Jobs go on")
        )

    halt = WindowAction(
        "tools.pause", "&Tools", "Pause or go on with &jobs", pause, "pause", "Ctrl+J"
    )
    return [halt, retry]


def _tr(text: str) -> str:
    return QCoreApplication.translate("menus", text)
