"""A record stays in its panel though its row left the list, as after an edit under a search."""

from PySide6.QtCore import QObject, Slot

from astrobookings_desktop.ui.pages.record_panel import RecordPanel
from astrobookings_desktop.ui.table import TableView


class StayingRecord(QObject):
    """Keeps the panel on the record that left, and makes it current again once it is back.

    Whoever looks for something else is done with it, unless it is found there.
    """

    def __init__(self, view: TableView, panel: RecordPanel) -> None:
        super().__init__(view)
        self._view, self._panel = view, panel
        self._is_sieved_anew = False  # since the record left
        view.current_left.connect(self._left)
        panel.closed.connect(self._closed)
        view.table_model().about_to_change.connect(self._sieve)
        view.table_model().changed.connect(self._look)
        view.table_model().loaded.connect(self._look)

    @Slot(object)
    def stay(self, key: int) -> None:
        """Show a record beside a list that somebody comes back to, and that has it no more."""
        self._view.selectionModel().clear()
        self._panel.show_record(key)
        if self._panel.key is not None:
            self._panel.set_apart(True)
            self._is_sieved_anew = False

    @Slot(object)
    def _left(self, key: int) -> None:
        if key != self._panel.key or not self._view.isVisible():
            return  # gone for good, or another view than the table stands beside the panel
        if self._panel.isVisible():
            self._panel.set_apart(True)
            self._is_sieved_anew = False
        else:
            self._panel.show_record(None)  # no key may reach what nobody sees

    @Slot()
    def _closed(self) -> None:
        if self._panel.is_apart:
            self._panel.show_record(None)

    @Slot()
    def _sieve(self) -> None:
        if self._view.table_model().is_sieved_anew:
            self._is_sieved_anew = True

    @Slot()
    def _look(self) -> None:
        key = self._panel.key
        if not self._panel.is_apart or key is None or self._view.current_id() is not None:
            return
        if self._view.go_to(key):
            self._panel.set_apart(False)
        elif self._is_sieved_anew and self._view.table_model().is_complete:
            self._panel.show_record(None)
