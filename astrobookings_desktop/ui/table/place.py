"""Where a person was in a list, by id, so that new row numbers don't move it under them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel

if TYPE_CHECKING:
    from astrobookings_desktop.ui.table.view import TableView

MOST_SELECTED = 500  # more rows than that are not selected again one by one
MOST_KEPT = 10_000  # of all rows: beyond that those that came in meanwhile are selected too
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
    everyone: frozenset[int]  # who all of them were: whoever comes in was never chosen
    visible: tuple[tuple[int, int], ...]  # (id, pixels from the top)
    scrolled: int
    at_top: bool  # and nothing selected: what comes in above is what a person waits for

    @classmethod
    def of(cls, view: "TableView", *, to_top: bool) -> "Place":
        """The place in `view` now; `to_top` forgets what was visible."""
        model, index = view.table_model(), view.currentIndex()
        count = view.selected_count()
        current = model.id_at(index.row())
        everything = 0 < model.rowCount() == count
        selected: tuple[int, ...] = ()
        everyone: frozenset[int] = frozenset()
        if model.is_sieved_anew and count:
            # Other rows: what was chosen among the old ones is not chosen among these. The record
            # that stands open stays.
            alone = current is not None and view.selectionModel().isSelected(index)
            selected, everything = (current,) if current is not None and alone else (), False
        elif everything and model.is_complete and count <= MOST_KEPT:
            everyone = frozenset(view.selected_ids(MOST_KEPT))
        elif count <= MOST_SELECTED:
            selected = tuple(view.selected_ids())
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
            column=max(index.column(), 0),
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
            selection.setCurrentIndex(model.index(current, self.column), _ONLY_CURRENT)
        elif self.current_row >= 0 and self.visible and model.rowCount():
            # What was current is gone: its neighbor takes over, so the keyboard isn't lost.
            near = min(self.current_row, model.rowCount() - 1)
            selection.setCurrentIndex(model.index(near, self.column), _ONLY_CURRENT)
        else:
            selection.clearCurrentIndex()
        self._select(view)
        view.setAutoScroll(follow)
        self._scroll(view)

    def _select(self, view: "TableView") -> None:
        model = view.table_model()
        last_column = model.columnCount() - 1
        chosen = QItemSelection()
        if self.everyone and model.is_complete:
            keys = enumerate(model.keys.slice(0, len(model.keys)))
            for first, last in _runs(row for row, key in keys if key in self.everyone):
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
