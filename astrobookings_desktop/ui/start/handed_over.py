"""What later starts want of the window, whoever sits at it by now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.ui.start.front import bring_to_front
from astrobookings_desktop.ui.start.one_window import OneWindow, Wanted

if TYPE_CHECKING:
    from astrobookings_desktop.ui.main_window import MainWindow
    from astrobookings_desktop.ui.sign_in.lock import Lock


class HandedOver(QObject):
    """Brings what is there to the front, and opens what was wanted once somebody signed in."""

    def __init__(self, place: OneWindow, first: Wanted) -> None:
        super().__init__()
        self._window: MainWindow | None = None
        self._lock: Lock | None = None
        self._wanted, self._is_notice = first, False
        place.setParent(self)
        place.wanted.connect(self.serve)

    def set_window(self, window: "MainWindow | None", lock: "Lock | None" = None) -> None:
        """The window of who signed in, and what locks it; None between two people."""
        self._window, self._lock = window, lock
        if lock is not None:
            lock.changed.connect(self._look)
        self._look()

    def keep(self, wanted: Wanted) -> None:
        """A notice was clicked that nobody could see yet: its record, for who may see it."""
        if wanted.key:
            self._wanted, self._is_notice = wanted, True

    @Slot(object)
    def serve(self, wanted: Wanted) -> None:
        """A later start wants this."""
        if wanted.key:
            self._wanted, self._is_notice = wanted, False
        window = self._window
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        target = QApplication.activeModalWidget() or window or (shown[0] if shown else None)
        if window is not None and target is not window:
            bring_to_front(window, wanted.activation)  # beneath its own dialog
        if target is not None:
            bring_to_front(target, wanted.activation)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Open what is wanted, unless a lock covers the window: then once it is lifted."""
        is_locked = self._lock is not None and self._lock.is_locked
        if self._window is not None and not is_locked:
            self._open(self._window)

    def _open(self, window: "MainWindow") -> None:
        wanted, self._wanted = self._wanted, Wanted()
        if wanted.entity is None or not wanted.key:
            return
        from astrobookings_desktop.services.lists.lookup import find_id  # seldom is a record wanted

        try:
            key = find_id(window.context.reading(), wanted.entity, wanted.key)
        except Refusal as refusal:
            if not self._is_notice:  # which told somebody else: no word of it to this one
                window.context.refuse(refusal)
            return
        window.context.open_record(wanted.entity, key)
