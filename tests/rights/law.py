"""DOMAIN.md §1 once more, written out by hand: who may do which kind of thing.

Independent of `domain/rights.py` on purpose; the two are compared through what services do.
"""

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role

ADMIN, MANAGER, AGENT, AGENCY = Role.ADMIN, Role.MANAGER, Role.AGENT, Role.AGENCY
EVERYBODY = frozenset(Role)
NOBODY: frozenset[Role] = frozenset()

OFFICE = frozenset({ADMIN, MANAGER, AGENT})  # reads agencies, rockets, launches, bookings
DESK = frozenset({ADMIN, AGENT})  # travelers, holds, bookings, cancellations, tickets
MANAGERS = frozenset({ADMIN, MANAGER})  # launches, agencies, invoices, payments, reports
ADMINS = frozenset({ADMIN})  # users, settings, jobs, notification states, backup, restore
MANAGERS_AND_OWN = MANAGERS | {AGENCY}  # an agency's own profile, rockets, launches, money
OFFICE_AND_OWN = OFFICE | {AGENCY}  # its bookings as well

READERS = {
    Entity.USER: ADMINS,
    Entity.TRAVELER: OFFICE,
    Entity.AGENCY: OFFICE_AND_OWN,
    Entity.ROCKET: OFFICE_AND_OWN,
    Entity.LAUNCH: OFFICE_AND_OWN,
    Entity.BOOKING: OFFICE_AND_OWN,
    Entity.INVOICE: MANAGERS_AND_OWN,
    Entity.PAYMENT: MANAGERS_AND_OWN,
    Entity.NOTIFICATION: MANAGERS_AND_OWN,
    Entity.ENTRY_LOG: MANAGERS,
    Entity.JOB_QUEUE: ADMINS,
}
