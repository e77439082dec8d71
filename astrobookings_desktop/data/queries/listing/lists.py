"""List queries of the eleven entities (see `base`), all together: `LISTS` finds them by entity."""

from collections.abc import Mapping

from astrobookings_desktop.data.queries.agency import AGENCIES
from astrobookings_desktop.data.queries.booking import BOOKINGS
from astrobookings_desktop.data.queries.entry_log import ENTRY_LOG
from astrobookings_desktop.data.queries.invoice import INVOICES
from astrobookings_desktop.data.queries.job_queue import JOBS
from astrobookings_desktop.data.queries.launch import LAUNCHES
from astrobookings_desktop.data.queries.listing.base import EntityQueries
from astrobookings_desktop.data.queries.notification import NOTIFICATIONS
from astrobookings_desktop.data.queries.payment import PAYMENTS
from astrobookings_desktop.data.queries.rocket import ROCKETS
from astrobookings_desktop.data.queries.traveler import TRAVELERS
from astrobookings_desktop.data.queries.user import USERS
from astrobookings_desktop.domain.entities import Entity

LISTS: Mapping[Entity, EntityQueries] = {
    queries.entity: queries
    for queries in (
        USERS,
        TRAVELERS,
        AGENCIES,
        ROCKETS,
        LAUNCHES,
        BOOKINGS,
        INVOICES,
        PAYMENTS,
        NOTIFICATIONS,
        ENTRY_LOG,
        JOBS,
    )
}
