"""A record stays in its panel though its row left the list, as after an edit under a search."""

from PySide6.QtCore import QObject, Slot

from astrobookings_desktop.ui.pages.record_panel import RecordPanel
from astrobookings_desktop.ui.table import TableView


class StayingRecord(QObject):
    """Keeps the panel on the record that left, and makes it current again once it is back."""

    def __init__(self, view: TableView, panel: RecordPanel) -> None:
        super().__init__(view)
        self._view, self._panel = view, panel
        view.current_left.connect(self._left)
        panel.closed.connect(self._closed)
        view.table_model().changed.connect(self._look)
        view.table_model().loaded.connect(self._look)

    @Slot(object)
    def _left(self, key: int) -> None:
        if key != self._panel.key or not self._view.isVisible():
            return  # gone for good, or another view than the table stands beside the panel
        if self._panel.isVisible():
            self._panel.set_apart(True)
        else:
            self._panel.show_record(None)  # no key may reach what nobody sees

    @Slot()
    def _closed(self) -> None:
        if self._panel.is_apart:
            self._panel.show_record(None)

    @Slot()
    def _look(self) -> None:
        key = self._panel.key
        if self._panel.is_apart and key is not None and self._view.current_id() is None:
            self._panel.set_apart(not self._view.go_to(key))
