"""Choosing a launch by where it goes, when, and on which rocket."""

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.listing.reading import fetch_ids
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.values import fold
from astrobookings_desktop.services.lists.lookup import find_id
from astrobookings_desktop.services.viewing import list_query, visible_rows
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext

MOST_COMING, MOST_GONE = 2000, 1000
SEPARATOR = " · "


class _Holding(QSortFilterProxyModel):
    """The launches in whose words all of the typed ones stand."""

    words: tuple[str, ...] = ()

    def narrow(self, text: str) -> None:
        self.words = tuple(fold(text).split())
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        name = fold(str(self.sourceModel().index(row, 0, parent).data()))
        return all(word in name for word in self.words)


class LaunchBox(QComboBox):
    """The launches that this person may see: the next ones first, then the last that have gone.

    Typed words find them, in any order; a launch's id names it too.
    """

    chosen = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_filled = False
        self._preferred: int | None = None
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._holding = _Holding(self)
        self._holding.setSourceModel(self.model())
        completer = QCompleter(self._holding, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("Destination, date or rocket"))
        line.textEdited.connect(self._typed)
        line.returnPressed.connect(self._take_first)
        line.editingFinished.connect(self._left)
        self.activated.connect(self._activated)

    def fill(self) -> None:
        """Offer the launches, once; the next one is chosen unless another is preferred."""
        if self._is_filled:
            return
        self._is_filled = True
        for key, name in self._launches():
            self.addItem(name, key)
        self.setCurrentIndex(0 if self.count() else -1)
        if self._preferred is not None:
            self.choose(self._preferred)

    def prefer(self, launch_id: int) -> None:
        """Choose this one as soon as the launches are offered."""
        self._preferred = launch_id

    def choose(self, launch_id: int) -> None:
        """Choose a launch, be it among those offered or not; raises MissingRight."""
        self.fill()
        place = self.findData(launch_id)
        if place < 0:
            names = self._named([launch_id])
            if names:
                self.insertItem(0, names[0][1], launch_id)
                place = 0
        self.setCurrentIndex(place)

    def launch_id(self) -> int | None:
        """The chosen launch, None where nothing stands in the field.

        Raises InvalidValue for words of none or of several, NotFound.
        """
        text = self.currentText().strip()
        if not text:
            return None
        if self.currentIndex() >= 0 and self.itemText(self.currentIndex()).strip() == text:
            return int(self.currentData())
        if text.removeprefix("id:").isdigit():
            return find_id(self._context.reading(), Entity.LAUNCH, text)
        self._holding.narrow(text)
        if self._holding.rowCount() != 1:
            raise InvalidValue("launch", tr("be one of the list: choose it there"), text)
        found = self._holding.mapToSource(self._holding.index(0, 0)).row()
        self.setCurrentIndex(found)
        return int(self.itemData(found))

    def _launches(self) -> list[tuple[int, str]]:
        reading, lists = self._context.reading(), LISTS[Entity.LAUNCH]
        keys: list[int] = []
        for where, descending, most in (("open", False, MOST_COMING), ("past", True, MOST_GONE)):
            query = list_query(
                reading, Entity.LAUNCH, where=where, sort="date", descending=descending
            )
            keys += fetch_ids(self._context.connection, lists, query)[:most]
        return self._named(keys)

    def _named(self, keys: list[int]) -> list[tuple[int, str]]:
        lists = LISTS[Entity.LAUNCH]
        place, date, rocket = (lists.at(name) for name in ("destination", "date", "rocket"))
        return [
            (
                int(str(row[0])),
                SEPARATOR.join(
                    (shown.place(str(row[place])), shown.moment(row[date]), str(row[rocket] or ""))
                ),
            )
            for row in visible_rows(self._context.reading(), Entity.LAUNCH, keys)
        ]

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._holding.narrow(text)
        completer = self.completer()
        if completer is not None:
            completer.complete()

    @Slot()
    def _take_first(self) -> None:
        """Enter takes the first launch that the words find, as at the desk."""
        text = self.currentText().strip()
        names = self.itemText(self.currentIndex()).strip() == text
        if not text or names or text.removeprefix("id:").isdigit():
            return
        self._holding.narrow(text)
        if self._holding.rowCount():
            self.setCurrentIndex(self._holding.mapToSource(self._holding.index(0, 0)).row())
            self.chosen.emit()

    @Slot(int)
    def _activated(self, _place: int) -> None:
        self.chosen.emit()

    @Slot()
    def _left(self) -> None:
        completer = self.completer()
        popup = None if completer is None else completer.popup()
        if popup is None or not popup.isVisible():  # else a launch is being chosen there
            self.chosen.emit()


def tr(words: str) -> str:
    """Words of the field in the language of the screen."""
    return QCoreApplication.translate("report choices", words)
