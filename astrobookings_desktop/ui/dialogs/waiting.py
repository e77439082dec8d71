"""A dialog that stays until what it began has ended: who is told of the end must still be there."""

from PySide6.QtWidgets import QDialog, QWidget

from astrobookings_desktop.ui.widgets.held_still import HeldStill


class WaitingDialog(QDialog):
    """Neither its buttons nor Esc nor the window's cross close it while it `is_waiting`."""

    is_waiting = False
    _held: HeldStill | None = None

    def wait(self, *parts: QWidget) -> None:
        """Something is under way: nothing can be done to these parts until `go_on`."""
        self.is_waiting, self._held = True, HeldStill(*parts)
        self._held.hold(True)

    def go_on(self) -> None:
        """It has ended: the focus comes back to where it was."""
        held, self.is_waiting, self._held = self._held, False, None
        if held is not None:
            held.hold(False)

    def done(self, result: int) -> None:
        """Close, unless something is under way."""
        if not self.is_waiting:
            super().done(result)
