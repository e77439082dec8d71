"""Look-ups with which people, agencies, rockets and launches are created and edited."""

from peewee import fn

from astrobookings_desktop.data.models import Booking, Launch, Notification, User
from astrobookings_desktop.data.statements import compiled, literal, value
from astrobookings_desktop.domain.statuses import LaunchStatus

OPEN_LAUNCH = Launch.status << [literal(status) for status in LaunchStatus if status.is_open]

USER_BY_EMAIL = compiled(User.select(User.id).where(User.email_key == value("email_key")))
TRAVELER_HAS_HISTORY = compiled(
    Booking.select(Booking.id)
    .where(Booking.traveler == value("traveler_id"))
    .limit(1)
    .union_all(
        Notification.select(Notification.id)
        .where(Notification.user == value("traveler_id"))
        .limit(1)
    )
)
ROCKET_HAS_LAUNCH = compiled(
    Launch.select(Launch.id).where(Launch.rocket == value("rocket_id")).limit(1)
)
OPEN_LAUNCHES_OF_ROCKET = compiled(
    Launch.select(Launch.id).where(Launch.rocket == value("rocket_id"), OPEN_LAUNCH)
)
COUNT_OPEN_OF_AGENCY = compiled(
    Launch.select(fn.COUNT(Launch.id)).where(Launch.agency == value("agency_id"), OPEN_LAUNCH)
)
COUNT_PEOPLE_OF_AGENCY = compiled(
    User.select(fn.COUNT(User.id)).where(
        (User.id == value("agency_id")) | (User.agency_id == value("agency_id")),
        User.active == 1,
        User.password_hash.is_null(False),
        User.email_key.is_null(False),
    )
)
"""Those who can sign in for it."""
DATED_LAUNCHES_OF_ROCKET = compiled(
    Launch.select(Launch.id, Launch.date, Launch.destination).where(
        Launch.rocket == value("rocket_id"), OPEN_LAUNCH
    )
)
