"""Every refusal of the rules, each its own class with the facts that decided it.

`Refusal.message` names the field and says what to do; `Refusal.code` is for programs. So a screen,
the command line and the log tell the same story. The modules are by subject, and this is where all
of them are imported from.
"""

from astrobookings_desktop.domain.errors.bookings import (
    AlreadyCanceled,
    HoldLapsed,
    NotAHold,
    NotConfirmedBooking,
    NotEnoughSeats,
    NotTheSeller,
    PassengerAge,
    SameLaunch,
    SameTraveler,
    SeatLimitExceeded,
    TooManyPassengers,
    TooManySeatsCanceled,
    VoidTooLate,
)
from astrobookings_desktop.domain.errors.entries import (
    EmailTaken,
    InvalidValue,
    ReasonRequired,
    RequestIdReused,
    UnusableFile,
)
from astrobookings_desktop.domain.errors.launches import (
    CapacityBelowTaken,
    CorrectionTooLate,
    DelayNotLater,
    InvalidTransition,
    LaunchClosed,
    LaunchInPast,
    LaunchNotDue,
    NotViable,
    RangeBelowLaunch,
    RangeTooShort,
    RocketBusy,
    UnknownRange,
)
from astrobookings_desktop.domain.errors.records import (
    AboutRecord,
    HasHistory,
    InactiveRecord,
    MissingRight,
    NotFound,
    StandsElsewhere,
    WrongAgency,
)
from astrobookings_desktop.domain.refusal import Refusal

__all__ = [
    "AboutRecord",
    "AlreadyCanceled",
    "CapacityBelowTaken",
    "CorrectionTooLate",
    "DelayNotLater",
    "EmailTaken",
    "HasHistory",
    "HoldLapsed",
    "InactiveRecord",
    "InvalidTransition",
    "InvalidValue",
    "LaunchClosed",
    "LaunchInPast",
    "LaunchNotDue",
    "MissingRight",
    "NotAHold",
    "NotConfirmedBooking",
    "NotEnoughSeats",
    "NotFound",
    "NotTheSeller",
    "NotViable",
    "PassengerAge",
    "RangeBelowLaunch",
    "RangeTooShort",
    "ReasonRequired",
    "Refusal",
    "RequestIdReused",
    "RocketBusy",
    "SameLaunch",
    "SameTraveler",
    "SeatLimitExceeded",
    "StandsElsewhere",
    "TooManyPassengers",
    "TooManySeatsCanceled",
    "UnknownRange",
    "UnusableFile",
    "VoidTooLate",
    "WrongAgency",
]
