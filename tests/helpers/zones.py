"""The computer's own time zone, set for the length of a test: most computers don't stand in UTC."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

HALF_HOURS_EAST, WEST = "Asia/Kolkata", "America/Los_Angeles"


@contextmanager
def computer_in(zone: str) -> Iterator[None]:
    """Let this process, and the programs that it starts, stand in a zone; put it back after."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()
