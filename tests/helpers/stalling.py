"""A writer that another change keeps waiting, as a busy office does."""

import threading
from typing import Protocol

from astrobookings_desktop.ui.context import UiContext


class Desk(Protocol):
    """Whatever writes in the window's own thread for writing."""

    @property
    def context(self) -> UiContext: ...


def stall(office: Desk, go_on: threading.Event) -> None:
    """Another change has its turn first, and takes its time."""
    office.context.run(lambda _work: go_on.wait(10), lambda _done: None, lambda _refusal: None)
