"""The one map from a status to its word, icon and tone; every chip comes from here."""

from dataclasses import dataclass
from enum import StrEnum

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import (
    BookingStatus,
    InvoiceStatus,
    JobStatus,
    LaunchStatus,
    NotificationStatus,
    PaymentStatus,
    Role,
)
from astrobookings_desktop.ui.language import declared, said

_CONTEXT = "status"  # of marks that are no status; each kind of status has a context of its own


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How one state is shown: never by color alone."""

    source: str
    icon: str
    tone: str
    context: str = _CONTEXT  # a word has the gender of what it is said of

    @property
    def word(self) -> str:
        """The word in the reader's language."""
        return said(self.context, self.source)


def _look(source: str, icon: str, tone: str) -> StatusLook:
    return StatusLook(declared(_CONTEXT, source), icon, tone)


def _looks(kind: type[StrEnum], **looks: tuple[str, str, str]) -> dict[str, StatusLook]:
    context = kind.__name__
    return {
        value: StatusLook(declared(context, source), icon, tone, context)
        for value, (source, icon, tone) in looks.items()
    }


LOOKS: dict[type[StrEnum], dict[str, StatusLook]] = {
    BookingStatus: _looks(
        BookingStatus,
        pending=("Hold", "clock", "warn"),
        confirmed=("Confirmed", "confirmed", "ok"),
        canceled=("Canceled", "canceled", "neutral"),
    ),
    LaunchStatus: _looks(
        LaunchStatus,
        scheduled=("Scheduled", "calendar", "info"),
        confirmed=("Confirmed", "confirmed", "ok"),
        delayed=("Delayed", "calendar_delay", "warn"),
        launched=("Launched", "launch", "neutral"),
        failed=("Failed", "alert", "danger"),
        aborted=("Aborted", "abort", "danger"),
    ),
    InvoiceStatus: _looks(
        InvoiceStatus,
        pending=("Pending", "clock", "info"),
        partially_paid=("Partly paid", "wait", "warn"),
        paid=("Paid", "confirmed", "ok"),
        overdue=("Overdue", "alert", "danger"),
        void=("Void", "canceled", "neutral"),
    ),
    PaymentStatus: _looks(
        PaymentStatus,
        pending=("Pending", "clock", "info"),
        completed=("Completed", "confirmed", "ok"),
        failed=("Failed", "alert", "danger"),
        refunded=("Refunded", "undo", "neutral"),
    ),
    NotificationStatus: _looks(
        NotificationStatus,
        pending=("Pending", "clock", "info"),
        sending=("Sending", "mail", "info"),
        sent=("Sent", "mail_sent", "ok"),
        failed=("Failed", "alert", "danger"),
        uncertain=("Uncertain", "unknown", "warn"),
        read=("Read", "check", "neutral"),
        discarded=("Discarded", "canceled", "neutral"),
    ),
    JobStatus: _looks(
        JobStatus,
        pending=("Waiting", "wait", "info"),
        running=("Running", "refresh", "info"),
        sending=("Sending", "mail", "info"),
        completed=("Done", "confirmed", "ok"),
        failed=("Failed", "alert", "danger"),
        canceled=("Canceled", "canceled", "neutral"),
        uncertain=("Uncertain", "unknown", "warn"),
    ),
    Role: _looks(
        Role,
        admin=("Administrator", "user", "info"),
        manager=("Manager", "user", "info"),
        agent=("Agent", "person", "neutral"),
        agency=("Agency", "agency", "neutral"),
        traveler=("Traveler", "traveler", "neutral"),
    ),
}
VIP = _look("VIP", "star", "info")
ACTIVE = _look("Active", "check", "ok")
INACTIVE = _look("Inactive", "deactivate", "neutral")
_AGENCIES = "status of agencies"  # which have a gender of their own
AGENCY_ACTIVE = StatusLook(declared(_AGENCIES, "Active"), "check", "ok", _AGENCIES)
AGENCY_INACTIVE = StatusLook(declared(_AGENCIES, "Inactive"), "deactivate", "neutral", _AGENCIES)


def activity_of(entity: Entity) -> tuple[StatusLook, StatusLook]:
    """How a record of a kind is shown that is active, and one that isn't."""
    is_agency = entity is Entity.AGENCY
    return (AGENCY_ACTIVE, AGENCY_INACTIVE) if is_agency else (ACTIVE, INACTIVE)


def look_of(status: StrEnum) -> StatusLook:
    """How a status is shown."""
    return LOOKS[type(status)][status.value]
