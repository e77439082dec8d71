"""What the selling desk reads: launches on sale, people, bookings; few rows, with Python values.

Launches, one booking and the last sales are small indexed reads for the GUI thread. Searches among
travelers and bookings go through whole indexes: they belong to a reader thread.
"""

from astrobookings_desktop.data.queries.desk.bookings import (
    BookingHit,
    BookingHits,
    BookingView,
    LatestBooking,
    booking_by_locator,
    last_sales,
    latest_on_launch,
    other_bookings,
    read_booking,
    search_bookings,
)
from astrobookings_desktop.data.queries.desk.launch_limits import (
    Limit,
    split_limits,
    within_limits,
)
from astrobookings_desktop.data.queries.desk.launches import (
    LaunchIndex,
    LaunchNews,
    OpenLaunch,
    first_launches,
    read_launches,
)
from astrobookings_desktop.data.queries.desk.person_text import PersonText, is_searchable, shape_of
from astrobookings_desktop.data.queries.desk.travelers import (
    Duplicate,
    TravelerHit,
    TravelerHits,
    find_duplicates,
    read_traveler,
    search_travelers,
)

__all__ = [
    "BookingHit",
    "BookingHits",
    "BookingView",
    "Duplicate",
    "LatestBooking",
    "LaunchIndex",
    "LaunchNews",
    "Limit",
    "OpenLaunch",
    "PersonText",
    "TravelerHit",
    "TravelerHits",
    "booking_by_locator",
    "find_duplicates",
    "first_launches",
    "is_searchable",
    "last_sales",
    "latest_on_launch",
    "other_bookings",
    "read_booking",
    "read_launches",
    "read_traveler",
    "search_bookings",
    "search_travelers",
    "shape_of",
    "split_limits",
    "within_limits",
]
