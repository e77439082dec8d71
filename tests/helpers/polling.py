"""Waiting for what another process does, of which no event tells, never longer than needed."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
STEP_SECONDS = 0.05


def until(look: Callable[[], Found], what: str, seconds: float = 30.0) -> Found:
    """What `look` gives as soon as it is true; AssertionError naming `what` when time is over."""
    deadline, pause = time.monotonic() + seconds, threading.Event()
    while not (found := look()):
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s for {what} in vain"
        pause.wait(STEP_SECONDS)
    return found
