"""What must not change while it is being saved: what was typed meanwhile would be lost."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class HeldStill:
    """Parts of a dialog that are locked for a while; the focus then comes back to where it was."""

    def __init__(self, *parts: QWidget) -> None:
        self._parts = parts
        self.is_held = False
        self._before: QWidget | None = None  # what had the focus

    def hold(self, held: bool) -> None:
        """Lock the parts, or unlock them."""
        self.is_held = held
        if held:
            focus = self._parts[0].window().focusWidget()  # also while another is in front
            held_parts = (part for part in self._parts if focus is not None)
            within = any(part is focus or part.isAncestorOf(focus) for part in held_parts)
            self._before = focus if within else None
        for part in self._parts:
            part.setEnabled(not held)
        if not held:  # what is locked loses the focus
            if self._before is not None and isValid(self._before):
                self._before.setFocus()
            self._before = None
