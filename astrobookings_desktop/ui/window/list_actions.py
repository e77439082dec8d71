"""What the window does with the list in front: export, columns, copying, related records."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.rights import IMPORT_RIGHTS
from astrobookings_desktop.ui.actions import WindowAction
from astrobookings_desktop.ui.window.dialogs import open_import, open_imports

if TYPE_CHECKING:
    from astrobookings_desktop.ui.main_window import MainWindow
    from astrobookings_desktop.ui.pages.page import EntityPage


def file_actions(window: "MainWindow") -> list[WindowAction]:
    """For the File menu."""
    imports = []
    if any(window.context.may(right) for right in IMPORT_RIGHTS.values()):
        imports = [
            WindowAction(
                "file.import",
                "&File",
                _tr("&Import a file…"),
                functools.partial(open_import, window),
                "import",
                "Ctrl+Shift+I",
                separate=True,
            ),
            WindowAction(
                "file.imports",
                "&File",
                _tr("I&mports…"),
                functools.partial(open_imports, window),
                "undo",
            ),
        ]
    return [
        *imports,
        WindowAction(
            "file.export",
            "&File",
            _tr("&Export this list…"),
            _on_page(window, lambda page: page.selection.export()),
            "export",
            "Ctrl+Shift+S",
            separate=not imports,
        ),
    ]


def undo_actions(window: "MainWindow") -> list[WindowAction]:
    """For the Edit menu, at its top."""
    return [
        WindowAction(
            "edit.undo", "&Edit", _tr("&Undo"), lambda: window.undo.undo(), "undo", "Ctrl+Z"
        ),
        WindowAction(
            "edit.redo", "&Edit", _tr("&Redo"), lambda: window.undo.redo(), "", "Ctrl+Shift+Z"
        ),
    ]


def edit_actions(window: "MainWindow") -> list[WindowAction]:
    """For the Edit menu."""
    return [
        WindowAction(
            "edit.copy",
            "&Edit",
            _tr("&Copy the selected rows"),
            _on_page(window, lambda page: page.selection.copying.copy()),
            "copy",
            keys="Ctrl+C",
        ),
        WindowAction(
            "edit.all",
            "&Edit",
            _tr("Select a&ll"),
            _on_page(window, lambda page: page.view.selectAll()),
            keys="Ctrl+A",
        ),
    ]


def view_actions(window: "MainWindow") -> list[WindowAction]:
    """For the View menu."""
    arrange = _on_page(window, lambda page: page.selection.arrange())
    words = _tr("&Columns…")
    return [WindowAction("view.columns", "&View", words, arrange, "columns", "Ctrl+Shift+K")]


def go_actions(window: "MainWindow") -> list[WindowAction]:
    """For the Go menu."""
    follow = _on_page(window, lambda page: page.panel.open_first_link())
    words = _tr("Follow the first &related record")
    return [WindowAction("go.related", "&Go", words, follow, "next", keys="Ctrl+G")]


def _on_page(window: "MainWindow", act: Callable[["EntityPage"], None]) -> Callable[[], None]:
    def run() -> None:
        page = window.pages.records
        if page is not None:
            act(page)
        else:
            window.context.say(_tr("That is for lists: go to one first"))

    return run


def _tr(text: str) -> str:
    return QCoreApplication.translate("list_actions", text)
