"""Who may do what: one table of roles and rights, asked by every service (DOMAIN.md §1)."""

from enum import StrEnum

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight, WrongAgency
from astrobookings_desktop.domain.setting import Section, Setting
from astrobookings_desktop.domain.statuses import Role


class Right(StrEnum):
    """Something that a person may do; the words go on from "may"."""

    READ_USERS = "read_users"
    READ_TRAVELERS = "read_travelers"
    READ_AGENCIES = "read_agencies"
    READ_ROCKETS = "read_rockets"
    READ_LAUNCHES = "read_launches"
    READ_BOOKINGS = "read_bookings"
    READ_INVOICES = "read_invoices"
    READ_PAYMENTS = "read_payments"
    READ_NOTIFICATIONS = "read_notifications"
    READ_LOG = "read_the_log"
    READ_JOBS = "read_jobs"
    READ_REPORTS = "read_reports"

    EDIT_TRAVELERS = "edit_travelers"
    SELL_SEATS = "sell_seats"  # and hold, confirm, name passengers
    CHANGE_BOOKINGS = "change_bookings"  # cancel, move, transfer
    VOID_OWN_SALES = "void_own_sales"
    VOID_ANY_SALE = "void_any_sale"
    PRINT_TICKETS = "print_tickets"

    CREATE_AGENCIES = "create_agencies"
    EDIT_AGENCIES = "edit_agencies"
    EDIT_ROCKETS = "edit_rockets"
    MANAGE_LAUNCHES = "manage_launches"  # schedule, edit, confirm, delay, mark launched, abort
    FAIL_LAUNCHES = "mark_launches_failed"
    CORRECT_OUTCOMES = "correct_launch_outcomes"
    OVERRIDE_RULES = "override_rules"  # viability, six seats, a refund above the table

    ISSUE_INVOICES = "issue_invoices"
    VOID_INVOICES = "void_invoices"
    REVIEW_INVOICES = "review_invoices"  # mark them reviewed, note something
    RECORD_PAYMENTS = "record_payments"
    REFUND_PAYMENTS = "refund_payments"

    MANAGE_USERS = "manage_users"
    CHANGE_SETTINGS = "change_settings"
    MANAGE_JOBS = "manage_jobs"
    CHANGE_NOTIFICATIONS = "change_notification_states"
    BACK_UP = "back_up"
    RESTORE = "restore"


READ_RIGHTS: dict[Entity, Right] = {
    Entity.USER: Right.READ_USERS,
    Entity.TRAVELER: Right.READ_TRAVELERS,
    Entity.AGENCY: Right.READ_AGENCIES,
    Entity.ROCKET: Right.READ_ROCKETS,
    Entity.LAUNCH: Right.READ_LAUNCHES,
    Entity.BOOKING: Right.READ_BOOKINGS,
    Entity.INVOICE: Right.READ_INVOICES,
    Entity.PAYMENT: Right.READ_PAYMENTS,
    Entity.NOTIFICATION: Right.READ_NOTIFICATIONS,
    Entity.ENTRY_LOG: Right.READ_LOG,
    Entity.JOB_QUEUE: Right.READ_JOBS,
}
"""The right that a list of the entity needs."""

_AGENT = {
    Right.READ_TRAVELERS,
    Right.READ_AGENCIES,
    Right.READ_ROCKETS,
    Right.READ_LAUNCHES,
    Right.READ_BOOKINGS,
    Right.EDIT_TRAVELERS,
    Right.SELL_SEATS,
    Right.CHANGE_BOOKINGS,
    Right.VOID_OWN_SALES,
    Right.PRINT_TICKETS,
}
_AGENCY = {  # all of it for the own agency only, see `require_own_agency`
    Right.READ_AGENCIES,
    Right.READ_ROCKETS,
    Right.READ_LAUNCHES,
    Right.READ_BOOKINGS,
    Right.READ_INVOICES,
    Right.READ_PAYMENTS,
    Right.READ_NOTIFICATIONS,
    Right.READ_REPORTS,
    Right.EDIT_AGENCIES,
    Right.EDIT_ROCKETS,
    Right.MANAGE_LAUNCHES,
}
_MANAGER = {
    Right.READ_TRAVELERS,
    Right.READ_AGENCIES,
    Right.READ_ROCKETS,
    Right.READ_LAUNCHES,
    Right.READ_BOOKINGS,
    Right.READ_INVOICES,
    Right.READ_PAYMENTS,
    Right.READ_NOTIFICATIONS,
    Right.READ_LOG,
    Right.READ_REPORTS,
    Right.VOID_ANY_SALE,
    Right.CREATE_AGENCIES,
    Right.EDIT_AGENCIES,
    Right.EDIT_ROCKETS,
    Right.MANAGE_LAUNCHES,
    Right.FAIL_LAUNCHES,
    Right.CORRECT_OUTCOMES,
    Right.OVERRIDE_RULES,
    Right.ISSUE_INVOICES,
    Right.VOID_INVOICES,
    Right.REVIEW_INVOICES,
    Right.RECORD_PAYMENTS,
    Right.REFUND_PAYMENTS,
}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMIN: frozenset(Right),
    Role.MANAGER: frozenset(_MANAGER),
    Role.AGENT: frozenset(_AGENT),
    Role.AGENCY: frozenset(_AGENCY),
    Role.TRAVELER: frozenset(),
}


_WITH_SECRETS = (Section.MAIL, Section.BACKUP)
"""Settings of servers and folders: read by those who may change them."""


def may_read_without_right(setting: Setting) -> bool:
    """Whether a setting is read by everybody, not only by those who may change it."""
    return setting.section not in _WITH_SECRETS


def settings_of(role: Role) -> tuple[Section, ...]:
    """Which sections of the settings the role sees: the rules that it works by, and its own
    workstation's look."""
    changes = may(role, Right.CHANGE_SETTINGS)
    return tuple(one for one in Section if changes or one not in _WITH_SECRETS)


def may(role: Role, right: Right) -> bool:
    """Whether the role has the right."""
    return right in RIGHTS[role]


def require(role: Role, right: Right) -> None:
    """Raises MissingRight, which names the roles that have it, unless the role has the right."""
    if not may(role, right):
        raise MissingRight(right, role, held_by=tuple(other for other in Role if may(other, right)))


def require_own_agency(
    role: Role, own_agency: int | None, agency_id: int, entity: Entity, key: object
) -> None:
    """Raises WrongAgency when an agency's staff reaches for a record of another agency."""
    if role is Role.AGENCY and own_agency != agency_id:
        raise WrongAgency(entity, key, own_agency)


IMPORT_RIGHTS: dict[Entity, Right] = {
    Entity.TRAVELER: Right.EDIT_TRAVELERS,
    Entity.AGENCY: Right.CREATE_AGENCIES,
    Entity.ROCKET: Right.EDIT_ROCKETS,
    Entity.LAUNCH: Right.MANAGE_LAUNCHES,
}
"""Who may import, and have missing records made."""
