"""Roles, ranges and statuses; a member's text is what the database stores (DOMAIN.md §1–§8)."""

from enum import StrEnum


class Role(StrEnum):
    """What a person does here, and so what they may do (DOMAIN.md §1)."""

    ADMIN = "admin"
    MANAGER = "manager"
    AGENT = "agent"
    AGENCY = "agency"
    TRAVELER = "traveler"


class Range(StrEnum):
    """How far a rocket flies, in ascending order (DOMAIN.md §3).

    Compare with `reaches` or `order`: `<` would compare the texts.
    """

    SUBORBITAL = "suborbital"
    LOW_EARTH = "low_earth"
    MOON = "moon"
    MARS = "mars"

    @property
    def order(self) -> int:
        """The place in the order, 0 for the shortest range."""
        return list(Range).index(self)

    @property
    def noun(self) -> str:
        """The range by its name: "Low Earth"."""
        return self.value.replace("_", " ").title()

    @classmethod
    def called(cls, text: str) -> "Range | None":
        """The range of this code or name, or the only one of which either begins so: low."""
        wanted = " ".join(text.replace("_", " ").split()).casefold()
        beginning = [one for one in cls if wanted and one.noun.casefold().startswith(wanted)]
        return beginning[0] if len(beginning) == 1 else None

    def reaches(self, needed: "Range") -> bool:
        """Whether a rocket of this range gets to a destination that needs `needed`."""
        return self.order >= needed.order


class LaunchStatus(StrEnum):
    """Where a launch stands (DOMAIN.md §4)."""

    SCHEDULED = "scheduled"
    CONFIRMED = "confirmed"
    DELAYED = "delayed"
    LAUNCHED = "launched"
    FAILED = "failed"
    ABORTED = "aborted"

    @property
    def is_open(self) -> bool:
        """Whether the launch is still to come; the other statuses are final."""
        return self in (LaunchStatus.SCHEDULED, LaunchStatus.CONFIRMED, LaunchStatus.DELAYED)


class BookingStatus(StrEnum):
    """Where a booking stands: a hold, a sale, or the end of either (DOMAIN.md §5)."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    CANCELED = "canceled"

    @property
    def is_open(self) -> bool:
        """Whether the traveler still has the seats."""
        return self is not BookingStatus.CANCELED


class CancelCause(StrEnum):
    """Why a booking was canceled (DOMAIN.md §5)."""

    TRAVELER = "traveler"
    LAPSE = "lapse"
    VOID = "void"
    MOVE = "move"
    LAUNCH_ABORTED = "launch_aborted"


class InvoiceStatus(StrEnum):
    """Where an invoice stands (DOMAIN.md §6)."""

    PENDING = "pending"
    PARTIALLY_PAID = "partially_paid"
    PAID = "paid"
    OVERDUE = "overdue"
    VOID = "void"


class InvoiceKind(StrEnum):
    """What an invoice is for (DOMAIN.md §4, §6)."""

    FEE = "fee"
    ABORT = "abort"


class PaymentStatus(StrEnum):
    """Where a payment stands (DOMAIN.md §7)."""

    PENDING = "pending"
    COMPLETED = "completed"
    FAILED = "failed"
    REFUNDED = "refunded"


class NotificationStatus(StrEnum):
    """Where a notification stands (DOMAIN.md §8)."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    READ = "read"
    DISCARDED = "discarded"


class JobStatus(StrEnum):
    """Where a job of the queue stands."""

    PENDING = "pending"
    RUNNING = "running"
    SENDING = "sending"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELED = "canceled"
    UNCERTAIN = "uncertain"


class Trouble(StrEnum):
    """What keeps a job from being done, and so what helps."""

    NETWORK = "network"  # a server or disk can't be reached: tried again by itself
    SETTING = "setting"  # waits until the settings change
    FILE = "file"  # the database can't be written now
    LATER = "later"  # it may go well another time: tried again, so and so often
    REFUSED = "refused"  # it will never go well as it is
    DOUBT = "doubt"  # nobody knows whether it arrived
    UNKNOWN = "unknown"  # this version doesn't know the kind of job
    FAULT = "fault"  # of the program


class Channel(StrEnum):
    """How a notification reaches its recipient (DOMAIN.md §8)."""

    MAIL = "mail"
    DESKTOP = "desktop"


class Language(StrEnum):
    """The language that a person reads."""

    EN = "en"
    ES = "es"
