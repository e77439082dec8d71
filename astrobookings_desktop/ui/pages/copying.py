"""Ctrl+C: the selected rows as text, as they are shown."""

import re
from collections.abc import Callable, Sequence
from contextlib import closing

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.files.csv_files import guarded
from astrobookings_desktop.services.viewing import visible_rows
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.entities.columns import NOTHING
from astrobookings_desktop.ui.errors import report_bug
from astrobookings_desktop.ui.pages.shown_columns import shown_texts
from astrobookings_desktop.ui.table import TableView
from astrobookings_desktop.ui.threads.background import Background, Canceled, Progress

_PHONE = re.compile(r"\+[0-9][0-9 ()]*")
MOST = 50_000
_PAGE = 500


class Copying(QObject):
    """Puts rows into the clipboard: tabs between cells, titles first; `copied` says how many."""

    copied = Signal(object)

    def __init__(self, context: UiContext, entity: Entity, view: TableView) -> None:
        super().__init__(view)
        self._context, self._entity, self._view = context, entity, view
        self._background = Background(self)
        self._background.done.connect(self._done)
        self._background.failed.connect(self._failed)

    def stop(self) -> None:
        """The window closes."""
        self._background.stop()

    @Slot()
    def copy(self) -> None:
        """Copy what is selected."""
        count = self._view.selected_count()
        if not count or self._background.is_busy:
            return
        if count > MOST:
            words = _tr("{0} rows are too many to copy: export them into a file")
            self._context.say(words.format(shown.number(count)))
            return
        ids, texts = self._view.selected_ids(MOST), shown_texts(self._view)
        office, actor, entity = self._context.office, self._context.actor, self._entity

        def work(progress: Progress) -> tuple[str, int]:
            lines = ["\t".join(_cell(title) for title, _text in texts)]
            with closing(office.reader()) as connection:
                reading = office.reading(connection, actor)
                for start in range(0, len(ids), _PAGE):
                    progress("", start, len(ids))
                    rows = visible_rows(reading, entity, ids[start : start + _PAGE])
                    lines += [_line(texts, row) for row in rows]
            return "\n".join(lines), len(lines) - 1

        self._background.start(work)

    @Slot(object)
    def _done(self, result: tuple[str, int]) -> None:
        text, count = result
        QGuiApplication.clipboard().setText(text)
        words = (
            _tr("1 row copied")
            if count == 1
            else _tr("{0} rows copied").format(shown.number(count))
        )
        self._context.say(words)
        self.copied.emit(count)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Canceled):
            report_bug(self._view.window(), error)


def _line(texts: Sequence[tuple[str, Callable[[Row], str]]], row: Row) -> str:
    return "\t".join(_cell(text(row)) for _title, text in texts)


def _cell(text: str) -> str:
    """One cell: on one line, and no formula for the sheet into which it is pasted.

    Unlike a file, copied text is as often pasted into a mail or a dialer. So a phone number, which
    as a formula could do no harm, goes without the apostrophe that guards what could, and a dash
    that stands for nothing is nothing.
    """
    line = " ".join(text.split())
    if line == NOTHING or _PHONE.fullmatch(line):
        return line.removeprefix(NOTHING)
    return guarded(line)


def _tr(text: str) -> str:
    return QCoreApplication.translate("selection", text)
