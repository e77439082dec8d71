"""The focus stays with the work when news take away what had it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget


@contextmanager
def kept_within(card: QWidget, otherwise: Callable[[], object]) -> Iterator[None]:
    """Whoever works in `card` goes on there, whatever of it is hidden or blocked meanwhile.

    Qt would give the focus to the next part of the window, and the keys struck after it. Where that
    isn't in the card, `otherwise` leads to what can be done now.
    """
    worked_here = _has_focus(card)
    yield
    if worked_here and not _has_focus(card):
        otherwise()


def _has_focus(card: QWidget) -> bool:
    focus = card.window().focusWidget()  # also while another window is in front
    return focus is not None and card.isAncestorOf(focus)
