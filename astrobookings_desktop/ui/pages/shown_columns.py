"""A table's columns as a person arranged them, as columns of a file and of copied text."""

from collections.abc import Callable

from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.data.queries.listing.fields import Kind
from astrobookings_desktop.services.lists.exports import ExportColumn
from astrobookings_desktop.ui.table import Column, TableView

_TYPED = frozenset({Kind.MONEY, Kind.TIME, Kind.DATE, Kind.INT})


def shown_columns(view: TableView) -> list[ExportColumn]:
    """The visible columns in their order: figures and dates with their types, else the words.

    A second line of a cell becomes a column of its own.
    """
    lists = view.table_model().spec.queries
    columns = []
    for column in view.visible_columns():
        place = lists.positions.get(column.key)
        if place is not None and lists.fields[place].kind in _TYPED and not column.paint:
            columns.append(ExportColumn(column.key, column.title, column.key))
        else:
            columns.append(ExportColumn(column.key, column.title, text=_plain(column.text)))
        if column.second is not None:
            second = _plain(column.second)
            columns.append(ExportColumn(f"{column.key}_2", f"{column.title} (2)", text=second))
    return columns


def shown_texts(view: TableView) -> list[tuple[str, Callable[[Row], str]]]:
    """Title and text of each visible column, in their order."""
    texts = []
    for column in view.visible_columns():
        texts.append((column.title, _with_second(column)))
    return texts


def _with_second(column: Column) -> Callable[[Row], str]:
    second = column.second
    if second is None:
        return column.text
    return lambda row: f"{column.text(row)} · {second(row)}"


def _plain(text: Callable[[Row], str]) -> Callable[[Row], str]:
    """A dash that stands for nothing is nothing in a file."""

    def plain(row: Row) -> str:
        words = text(row)
        return "" if words == "—" else words

    return plain
