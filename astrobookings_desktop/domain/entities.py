"""The eleven entities (DOMAIN.md §2)."""

from enum import StrEnum


class Entity(StrEnum):
    """An entity; its text is the name of its table."""

    USER = "user"
    TRAVELER = "traveler"
    AGENCY = "agency"
    ROCKET = "rocket"
    LAUNCH = "launch"
    BOOKING = "booking"
    INVOICE = "invoice"
    PAYMENT = "payment"
    NOTIFICATION = "notification"
    ENTRY_LOG = "entry_log"
    JOB_QUEUE = "job_queue"

    @property
    def noun(self) -> str:
        """The entity in a sentence: "launch", "entry log", "job"."""
        return "job" if self is Entity.JOB_QUEUE else self.value.replace("_", " ")
