"""What later starts want of the window, whoever sits at it by now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.ui.front import bring_to_front
from astrobookings_desktop.ui.one_window import OneWindow, Wanted

if TYPE_CHECKING:
    from astrobookings_desktop.ui.main_window import MainWindow


class HandedOver(QObject):
    """Brings what is there to the front, and opens what was wanted once somebody signed in."""

    def __init__(self, place: OneWindow, first: Wanted) -> None:
        super().__init__()
        self._window: MainWindow | None = None
        self._wanted = first
        place.setParent(self)
        place.wanted.connect(self.serve)

    def set_window(self, window: "MainWindow | None") -> None:
        """The window of who signed in; None between two people."""
        self._window = window
        if window is not None:
            self._open(window)

    @Slot(object)
    def serve(self, wanted: Wanted) -> None:
        """A later start wants this."""
        if wanted.key:
            self._wanted = wanted
        window = self._window
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        target = QApplication.activeModalWidget() or window or (shown[0] if shown else None)
        if window is not None and target is not window:
            bring_to_front(window, wanted.activation)  # beneath its own dialog
        if target is not None:
            bring_to_front(target, wanted.activation)
        if window is not None:
            self._open(window)

    def _open(self, window: "MainWindow") -> None:
        wanted, self._wanted = self._wanted, Wanted()
        if wanted.entity is None or not wanted.key:
            return
        from astrobookings_desktop.services.lookup import find_id  # seldom is a record wanted

        try:
            key = find_id(window.context.reading(), wanted.entity, wanted.key)
        except Refusal as refusal:
            window.context.refuse(refusal)
            return
        window.context.open_record(wanted.entity, key)
