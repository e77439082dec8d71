"""The registry of tabs, in the sidebar's order."""

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.entities.bookings import BOOKINGS
from astrobookings_desktop.ui.entities.launches import LAUNCHES
from astrobookings_desktop.ui.entities.money import INVOICES, PAYMENTS
from astrobookings_desktop.ui.entities.more_columns import with_more_columns
from astrobookings_desktop.ui.entities.office import JOBS, LOG, NOTIFICATIONS, USERS
from astrobookings_desktop.ui.entities.partners import AGENCIES, ROCKETS
from astrobookings_desktop.ui.entities.spec import Chip, Empty, EntitySpec
from astrobookings_desktop.ui.entities.travelers import TRAVELERS

_TABS: tuple[EntitySpec, ...] = (
    BOOKINGS,
    TRAVELERS,
    LAUNCHES,
    ROCKETS,
    AGENCIES,
    INVOICES,
    PAYMENTS,
    NOTIFICATIONS,
    JOBS,
    USERS,
    LOG,
)
REGISTRY: tuple[EntitySpec, ...] = tuple(map(with_more_columns, _TABS))
BY_ENTITY: dict[Entity, EntitySpec] = {spec.entity: spec for spec in REGISTRY}

__all__ = ["BY_ENTITY", "REGISTRY", "Chip", "Empty", "EntitySpec"]
