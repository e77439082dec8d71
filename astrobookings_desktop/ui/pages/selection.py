"""What can be done with the selected rows of a page, and what they come to."""

import functools
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from astrobookings_desktop.services.lists.bulk import MOST
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.bulk import BulkDialog, BulkEditDialog, naming_of
from astrobookings_desktop.ui.dialogs.columns import ColumnsDialog, header_menu
from astrobookings_desktop.ui.dialogs.export import ExportDialog
from astrobookings_desktop.ui.entities import EntitySpec
from astrobookings_desktop.ui.entities.bulk_actions import BULK_EDITS, BulkAction, bulk_actions
from astrobookings_desktop.ui.pages.copying import Copying
from astrobookings_desktop.ui.pages.selection_sums import SelectionSums
from astrobookings_desktop.ui.table import TableView
from astrobookings_desktop.ui.theme.fonts import semibold
from astrobookings_desktop.ui.widgets.buttons import Button, LinkButton
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.flow import Flow
from astrobookings_desktop.ui.widgets.menu_keys import pop_up

SHOWN = 3  # acts with a button of their own


@dataclass(frozen=True)
class _Deed:
    text: str
    run: Callable[[], None]


class PageSelection(QObject):
    """Follows the table of a page; `bar` shows under it while several rows are selected."""

    summed = Signal(str)

    def __init__(self, context: UiContext, spec: EntitySpec, view: TableView) -> None:
        super().__init__(view)
        self._context, self._spec, self._view = context, spec, view
        self.copying = Copying(context, spec.entity, view)
        self.sums = SelectionSums(context, spec.entity, view)
        self.bar = SelectionBar(self.deeds())
        self.bar.hide()
        self.bar.cleared.connect(self._clear)
        self.sums.summed.connect(self.summed)
        self.sums.summed.connect(self.bar.show_sums)
        view.selectionModel().selectionChanged.connect(self._changed)
        view.table_model().changed.connect(self._changed)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copying.copy)
        view.horizontalHeader().customContextMenuRequested.connect(self._header_menu)

    @property
    def is_many(self) -> bool:
        """Whether more than one row is selected, where they are seen: not behind a calendar."""
        return self._view.isVisible() and self._view.selected_count() > 1

    @property
    def count_words(self) -> str:
        """How many rows are selected."""
        return self.bar.count.text()

    def deeds(self) -> list[_Deed]:
        """What may be done to many, by who sits here."""
        may = self._context.may
        deeds = [
            _Deed(f"{one.text}…", functools.partial(self.begin, one))
            for one in bulk_actions(self._spec.entity)
            if may(one.right)
        ]
        edit = BULK_EDITS.get(self._spec.entity)
        if edit is not None and may(edit.right):
            deeds.append(_Deed(_tr("Edit a column…"), self.edit))
        deeds.append(_Deed(_tr("Copy"), self.copying.copy))
        deeds.append(_Deed(_tr("Export…"), self.export))
        return deeds

    def menu(self, parent: QWidget) -> QMenu:
        """All of it as a menu."""
        menu = QMenu(parent)
        for deed in self.deeds():
            menu.addAction(deed.text).triggered.connect(lambda _checked=False, run=deed.run: run())
        return menu

    def begin(self, action: BulkAction) -> None:
        """Show what it would do to the selected records."""
        keys = self._keys()
        if keys:
            naming, window = naming_of(self._spec), self._view.window()
            BulkDialog(self._context, self._spec, action, keys, naming, window).open()

    def edit(self) -> None:
        """Ask which column shall have which value."""
        edit, keys = BULK_EDITS[self._spec.entity], self._keys()
        if keys:
            window = self._view.window()
            BulkEditDialog(self._context, self._spec, edit, len(keys), self.begin, window).open()

    def export(self) -> None:
        """Write the list, or what is selected of it, into a file."""
        ExportDialog(self._context, self._spec, self._view, self._view.window()).open()

    def arrange(self) -> None:
        """Choose and order the columns."""
        ColumnsDialog(self._view, self._view.window()).open()

    def stop(self) -> None:
        """The window closes."""
        self.copying.stop()
        self.sums.stop()

    def _keys(self) -> list[int]:
        if self._view.selected_count() > MOST:
            words = _tr("At most {0} records can be changed at once: select fewer")
            self._context.say(words.format(shown.number(MOST)))
            return []
        return self._view.selected_ids(MOST)

    @Slot()
    def _changed(self) -> None:
        self.bar.show_count(self._view.selected_count())

    @Slot()
    def _clear(self) -> None:
        index = self._view.currentIndex()
        self._view.clearSelection()
        self._view.setCurrentIndex(index)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QPoint)
    def _header_menu(self, at: QPoint) -> None:
        menu = header_menu(self._view, at, self._view)
        pop_up(menu, self._view.horizontalHeader().mapToGlobal(at))


class SelectionBar(QWidget):
    """How many rows are selected, their sums, and buttons for what can be done to them."""

    cleared = Signal()

    def __init__(self, deeds: list[_Deed], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(14, 8, 10, 8)
        row = Flow()  # beside a record's panel it needs two lines
        frame.addLayout(row)
        self.count = QLabel()
        self.count.setFont(semibold())
        row.addWidget(self.count)
        self.sums = Hint()
        self.sums.hide()
        row.addWidget(self.sums)
        for deed in [*deeds[:SHOWN], *deeds[max(SHOWN, len(deeds) - 2) :]]:
            button = Button(deed.text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, run=deed.run: run())
            row.addWidget(button)
        clear = LinkButton(_tr("Select one only"), "clear")
        clear.clicked.connect(self.cleared)
        row.addWidget(clear)

    def show_count(self, count: int) -> None:
        """Follow the selection: one row needs no bar."""
        self.count.setText(_tr("{0} selected").format(shown.number(count)))
        self.setVisible(count > 1)

    @Slot(str)
    def show_sums(self, text: str) -> None:
        """What they come to."""
        self.sums.setText(text)
        self.sums.setVisible(bool(text))


def _tr(text: str) -> str:
    return QCoreApplication.translate("selection", text)
