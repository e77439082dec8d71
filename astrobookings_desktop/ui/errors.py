"""What is said about a fault of the file, and about a bug."""

import sqlite3
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from astrobookings_desktop import __version__
from astrobookings_desktop.crashes import without_folders
from astrobookings_desktop.data.errors import DatabaseProblem, explain
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.widgets.message_box import message_box

_database: Path | None = None  # which the program works on
QUIET_SECONDS = 60.0  # in which a fault of the file that screens meet isn't told again


def ask_retry(parent: QWidget | None, problem: DatabaseProblem) -> bool:
    """Say what happened to the file and what to do; True for another try."""
    box = _problem_box(
        parent, problem, title=_tr("Nothing was changed"), note=_tr("What you entered is kept.")
    )
    retry = box.addButton(_tr("&Try again"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(retry)
    box.exec()
    return box.clickedButton() is retry


def report_bug(parent: QWidget | None, error: BaseException) -> None:
    """Tell of a bug, with a report that can be copied; nothing was half-written.

    What the fault says in words may repeat what somebody entered: it is added when that is ticked.

    A fault of the database that somebody met while reading is none, and told as what it is.
    """
    problem = _problem_of(error)
    if problem is not None:
        _tell_unread(parent, problem)
        return
    report = bug_report(error)
    with suppress(OSError):  # the terminal may be gone
        print(report, file=sys.stderr)  # noqa: T201 - for who began it there
    box = message_box(QMessageBox.Icon.Critical, parent)
    box.setWindowTitle(_tr("A fault in AstroBookings"))
    box.setText(
        _tr("Something went wrong that is not your doing. Nothing was half-written; go on.")
    )
    box.setInformativeText(_tr("Please send the report below to whoever looks after the program."))
    box.setDetailedText(report)
    words = QCheckBox(_tr("&Add what the fault says in words, which may be personal"))
    words.toggled.connect(lambda ticked: box.setDetailedText(bug_report(error, in_words=ticked)))
    box.setCheckBox(words)
    copy = box.addButton(_tr("&Copy report"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(box.detailedText())


def bug_report(error: BaseException, *, in_words: bool = False) -> str:
    """Version and stack, without anybody's folders and without what was entered.

    Only `in_words` has what the faults say, which may repeat what was entered.
    """
    parts = []
    fault: BaseException | None = error
    seen: set[int] = set()  # a fault may lead back to itself
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        kind = type(fault)
        said = f": {without_folders(str(fault))}" if in_words and str(fault) else ""
        stack = "".join(traceback.format_tb(fault.__traceback__))
        parts.append(f"{without_folders(stack)}{kind.__module__}.{kind.__qualname__}{said}\n")
        before = None if fault.__suppress_context__ else fault.__context__
        fault = fault.__cause__ or before
    told = "which was met after\n".join(parts)
    return f"AstroBookings Desktop {__version__}, Python {sys.version.split()[0]}\n{told}"


def install_hook(path: Path) -> None:
    """Tell of exceptions that nobody caught instead of losing them.

    A screen that reads may meet a fault of the database at `path`: that is no bug, and many
    screens meet it at once, so one box tells of it, and not soon again.
    """
    global _database
    _database = path
    told_at = float("-inf")
    is_told = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal told_at, is_told
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        problem = _problem_of(error)
        if problem is None:
            report_bug(None, error)
        elif not is_told and monotonic() - told_at > QUIET_SECONDS:
            is_told = True
            try:
                _tell_unread(None, problem)
            finally:
                told_at, is_told = monotonic(), False

    sys.excepthook = hook


def _problem_of(error: BaseException) -> DatabaseProblem | None:
    if isinstance(error, sqlite3.Error) and _database is not None:
        return explain(error, _database)
    return error if isinstance(error, DatabaseProblem) else None


def _tell_unread(parent: QWidget | None, problem: DatabaseProblem) -> None:
    box = _problem_box(
        parent,
        problem,
        title=_tr("The database can't be read"),
        note=_tr("What you see may be out of date. Nothing was changed."),
    )
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()


def _problem_box(
    parent: QWidget | None, problem: DatabaseProblem, *, title: str, note: str
) -> QMessageBox:
    """A warning of what happened to the file, without buttons yet."""
    box = message_box(QMessageBox.Icon.Warning, parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)  # a path may look like HTML
    box.setText(tell(problem))
    box.setInformativeText(note)
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("errors", text)
