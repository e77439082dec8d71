"""What the desk does with a booking that it found."""

from enum import Enum


class Job(Enum):
    """What is being done with the booking."""

    LOOK = "open"
    CANCEL = "cancel"
    MOVE = "move"
    TRANSFER = "transfer"
    VOID = "void"
