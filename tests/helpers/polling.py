"""Waiting for what another process does, never longer than needed."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
STEP_SECONDS = 0.05


def until(look: Callable[[], Found], what: str, seconds: float = 30.0) -> Found:
    """What `look` gives as soon as it is true; AssertionError naming `what` when time is over."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s for {what} in vain"
        time.sleep(STEP_SECONDS)
    return found
