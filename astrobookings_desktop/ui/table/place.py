"""Where a person was in a list, by id, so that new row numbers don't move it under them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal, Slot

from astrobookings_desktop.ui.table.row_painter import NOWHERE

if TYPE_CHECKING:
    from astrobookings_desktop.ui.table.view import TableView

MOST_SELECTED = 500  # more rows than that are not selected again one by one
MOST_KEPT = 10_000  # of (nearly) all: beyond that those that came in meanwhile are selected too
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_ONLY_CURRENT = QItemSelectionModel.SelectionFlag.NoUpdate


@dataclass(frozen=True)
class Place:
    """The current row, the selected ones, and the visible ones with where they stand."""

    current: int | None
    current_row: int
    column: int
    selected: tuple[int, ...]
    everything: bool
    everyone: frozenset[int]  # who they were, if (nearly) all: whoever comes in was never chosen
    visible: tuple[tuple[int, int], ...]  # (id, pixels from the top)
    scrolled: int
    at_top: bool  # and nothing selected: what comes in above is what a person waits for

    @classmethod
    def of(cls, view: "TableView", *, to_top: bool, awaited: "Place | None" = None) -> "Place":
        """The place in `view` now; `to_top` forgets what was visible.

        `awaited` is one that could only be restored in part so far: its records are chosen still.
        """
        model, index = view.table_model(), view.currentIndex()
        count = view.selected_count()
        current = model.id_at(index.row())
        everything = 0 < model.rowCount() == count
        # Or all but the few that came in since they were chosen.
        is_most = everything or MOST_SELECTED < count >= model.rowCount() - MOST_SELECTED
        selected: tuple[int, ...] = ()
        everyone: frozenset[int] = frozenset()
        if awaited is not None:
            current, selected = awaited.current, awaited.selected
            everything, everyone = awaited.everything, awaited.everyone
        elif model.is_sieved_anew:
            pass
        elif is_most and model.is_complete and count <= MOST_KEPT:
            everyone = frozenset(view.selected_ids(MOST_KEPT))
        elif count <= MOST_SELECTED:
            selected = tuple(view.selected_ids())
        if model.is_sieved_anew:
            # Other rows: what was chosen among the old ones is not chosen among these. The record
            # that stands open stays.
            chosen = everything or current in selected or current in everyone
            alone = chosen or view.selectionModel().isSelected(index)
            selected = (current,) if current is not None and alone else ()
            everything, everyone = False, frozenset()
        scrolled = 0 if to_top else view.verticalScrollBar().value()
        visible: list[tuple[int, int]] = []
        if not to_top:
            first = view.rowAt(0)
            rows = range(first, view.last_visible_row() + 1) if first >= 0 else ()
            for row in rows:
                key = model.id_at(row)
                if key is not None:
                    visible.append((key, view.rowViewportPosition(row)))
        return cls(
            current=current,
            current_row=index.row(),
            column=index.column() if index.isValid() or awaited is None else awaited.column,
            selected=selected,
            everything=everything,
            everyone=everyone,
            visible=tuple(visible),
            scrolled=scrolled,
            at_top=not count and not scrolled,
        )

    def restore(self, view: "TableView") -> None:
        """Go back there, as far as the rows are still listed."""
        model, selection = view.table_model(), view.selectionModel()
        current = -1 if self.current is None else model.row_of(self.current)
        follow = view.hasAutoScroll()
        view.setAutoScroll(False)
        if current >= 0:
            selection.setCurrentIndex(model.index(current, max(self.column, 0)), _ONLY_CURRENT)
        else:
            selection.clearCurrentIndex()
            if self.current_row >= 0 and self.visible and not model.is_sieved_anew:
                # Its neighbor isn't who was meant: arrows go on from there, nothing else does.
                view.gap = self.current_row
        self._select(view)
        view.setAutoScroll(follow)
        self._scroll(view)

    def _select(self, view: "TableView") -> None:
        model = view.table_model()
        last_column = model.columnCount() - 1
        chosen = QItemSelection()
        if self.everyone:
            known, count = len(model.keys), model.rowCount()
            rows = [
                row for row, key in enumerate(model.keys.slice(0, known)) if key in self.everyone
            ]
            if self.everything:
                rows += range(known, count)  # who they are is told later
            for first, last in _runs(rows):
                chosen.select(model.index(first, 0), model.index(last, last_column))
        elif self.everything and model.rowCount():
            chosen.select(model.index(0, 0), model.index(model.rowCount() - 1, last_column))
        else:
            for key in self.selected:
                row = model.row_of(key)
                if row >= 0:
                    chosen.select(model.index(row, 0), model.index(row, last_column))
        view.selectionModel().select(chosen, _SELECT)

    def _scroll(self, view: "TableView") -> None:
        bar, model = view.verticalScrollBar(), view.table_model()
        height = view.verticalHeader().defaultSectionSize()
        view.updateGeometries()
        if self.at_top:
            bar.setValue(0)
            return
        for key, offset in self.visible:
            row = model.row_of(key)
            if row >= 0:
                bar.setValue(row * height - offset)
                return
        bar.setValue(self.scrolled)


class PlaceKeeper(QObject):
    """Keeps a person's place in a view while its rows change.

    The first rows of a list come before all keys. What isn't among them is restored once all are
    there, unless somebody chose another row meanwhile.
    """

    settled = Signal()  # all keys are there, and what is current is so for good

    def __init__(self, view: "TableView") -> None:
        super().__init__(view)
        self._view = view
        self._kept: Place | None = None
        self._left: tuple[int, list[tuple[int, int]]] | None = None  # the rows as restored in part
        self._is_changing = False
        model = view.table_model()
        model.about_to_change.connect(self._keep)
        model.changed.connect(self._take)
        model.loaded.connect(self._settle)

    def may_tell(self, key: int | None) -> bool:
        """Whether what is current now is more than a state in between."""
        if self._is_changing:
            return False
        return key is not None or self._kept is None or self._kept.current is None

    def _chosen_now(self) -> tuple[int, list[tuple[int, int]]]:
        return self._view.currentIndex().row(), self._view.selected_rows()

    @Slot(bool)
    def _keep(self, anew: bool) -> None:
        awaited = self._kept if self._left == self._chosen_now() else None
        self._kept = Place.of(self._view, to_top=anew, awaited=awaited)
        if self._view.table_model().is_sieved_anew:  # among other rows nobody left a gap
            self._view.gap = NOWHERE
        self._is_changing = True

    @Slot()
    def _take(self) -> None:
        if self._kept is not None:
            self._kept.restore(self._view)
            self._left = self._chosen_now()
        self._is_changing = False
        if self._view.table_model().is_complete:
            self._kept = self._left = None

    @Slot()
    def _settle(self) -> None:
        self._kept = self._left = None
        self.settled.emit()


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending rows as ranges (first, last)."""
    first = last = -1
    for row in rows:
        if row != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = row
        last = row
    if first >= 0:
        yield first, last
