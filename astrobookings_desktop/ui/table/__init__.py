"""The one virtual table: a million rows at the speed of a thousand."""

from astrobookings_desktop.ui.table.column import (
    Align,
    Column,
    HeaderState,
    Style,
    TableSpec,
    Tone,
)
from astrobookings_desktop.ui.table.key_reader import KeyReader
from astrobookings_desktop.ui.table.model import TableModel
from astrobookings_desktop.ui.table.view import TableView
from astrobookings_desktop.ui.table.watcher import DataVersionWatcher

__all__ = [
    "Align",
    "Column",
    "DataVersionWatcher",
    "HeaderState",
    "KeyReader",
    "Style",
    "TableModel",
    "TableSpec",
    "TableView",
    "Tone",
]
