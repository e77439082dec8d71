"""The one map from a status to its word, icon and tone; every chip comes from here."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.statuses import (
    BookingStatus,
    InvoiceStatus,
    JobStatus,
    LaunchStatus,
    NotificationStatus,
    PaymentStatus,
    Role,
)

_CONTEXT = "status"


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How one state is shown: never by color alone."""

    source: str
    icon: str
    tone: str

    @property
    def word(self) -> str:
        """The word in the reader's language."""
        return QCoreApplication.translate(_CONTEXT, self.source)


def _look(source: str, icon: str, tone: str) -> StatusLook:
    return StatusLook(source, icon, tone)


LOOKS: dict[type[StrEnum], dict[str, StatusLook]] = {
    BookingStatus: {
        "pending": _look("Hold", "clock", "warn"),
        "confirmed": _look("Confirmed", "confirmed", "ok"),
        "canceled": _look("Canceled", "canceled", "neutral"),
    },
    LaunchStatus: {
        "scheduled": _look("Scheduled", "calendar", "info"),
        "confirmed": _look("Confirmed", "confirmed", "ok"),
        "delayed": _look("Delayed", "calendar_delay", "warn"),
        "launched": _look("Launched", "launch", "neutral"),
        "failed": _look("Failed", "alert", "danger"),
        "aborted": _look("Aborted", "abort", "danger"),
    },
    InvoiceStatus: {
        "pending": _look("Pending", "clock", "info"),
        "partially_paid": _look("Partly paid", "wait", "warn"),
        "paid": _look("Paid", "confirmed", "ok"),
        "overdue": _look("Overdue", "alert", "danger"),
        "void": _look("Void", "canceled", "neutral"),
    },
    PaymentStatus: {
        "pending": _look("Pending", "clock", "info"),
        "completed": _look("Completed", "confirmed", "ok"),
        "failed": _look("Failed", "alert", "danger"),
        "refunded": _look("Refunded", "undo", "neutral"),
    },
    NotificationStatus: {
        "pending": _look("Pending", "clock", "info"),
        "sending": _look("Sending", "mail", "info"),
        "sent": _look("Sent", "mail_sent", "ok"),
        "failed": _look("Failed", "alert", "danger"),
        "uncertain": _look("Uncertain", "unknown", "warn"),
        "read": _look("Read", "check", "neutral"),
        "discarded": _look("Discarded", "canceled", "neutral"),
    },
    JobStatus: {
        "pending": _look("Waiting", "wait", "info"),
        "running": _look("Running", "refresh", "info"),
        "sending": _look("Sending", "mail", "info"),
        "completed": _look("Done", "confirmed", "ok"),
        "failed": _look("Failed", "alert", "danger"),
        "canceled": _look("Canceled", "canceled", "neutral"),
        "uncertain": _look("Uncertain", "unknown", "warn"),
    },
    Role: {
        "admin": _look("Administrator", "user", "info"),
        "manager": _look("Manager", "user", "info"),
        "agent": _look("Agent", "person", "neutral"),
        "agency": _look("Agency", "agency", "neutral"),
        "traveler": _look("Traveler", "traveler", "neutral"),
    },
}
VIP = _look("VIP", "star", "info")
ACTIVE = _look("Active", "check", "ok")
INACTIVE = _look("Inactive", "deactivate", "neutral")


def look_of(status: StrEnum) -> StatusLook:
    """How a status is shown."""
    return LOOKS[type(status)][status.value]
