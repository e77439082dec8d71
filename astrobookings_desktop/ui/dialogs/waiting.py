"""A dialog that stays until what it began has ended: who is told of the end must still be there."""

from PySide6.QtWidgets import QDialog


class WaitingDialog(QDialog):
    """Neither its buttons nor Esc nor the window's cross close it while it `is_waiting`."""

    is_waiting = False

    def done(self, result: int) -> None:
        """Close, unless something is under way."""
        if not self.is_waiting:
            super().done(result)
