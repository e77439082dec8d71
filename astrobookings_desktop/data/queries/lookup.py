"""Finding a record by what people call it instead of its id."""

from typing import Any

from astrobookings_desktop.data.models import Agency, Invoice, SyncState, Traveler, User
from astrobookings_desktop.data.statements import compiled, value
from astrobookings_desktop.domain.entities import Entity

TRAVELER_BY_EMAIL = compiled(
    Traveler.select(Traveler.user)
    .join(User, on=(User.id == Traveler.user))
    .where(User.email_key == value("email_key"))
)
AGENCY_BY_EMAIL = compiled(
    Agency.select(Agency.user)
    .join(User, on=(User.id == Agency.user))
    .where(User.email_key == value("email_key"))
)
AGENCIES_BY_NAME = (
    'SELECT a.user_id FROM "agency" a JOIN "user" u ON u.id = a.user_id '
    "WHERE u.name_folded = :name AND (:own IS NULL OR a.user_id = :own) ORDER BY a.user_id"
)
ROCKETS_BY_NAME = (
    'SELECT r.id FROM "rocket" r '
    "WHERE r.name_folded = :name AND (:own IS NULL OR r.agency_id = :own) ORDER BY r.id"
)
INVOICE_BY_NUMBER = compiled(Invoice.select(Invoice.id).where(Invoice.number == value("number")))

IS_PRACTICE = compiled(SyncState.select(SyncState.practice))
MARK_PRACTICE = compiled(SyncState.update(practice=1))
ANY_BUSINESS = (
    'SELECT EXISTS (SELECT 1 FROM "agency") OR EXISTS (SELECT 1 FROM "traveler") '
    "OR EXISTS (SELECT 1 FROM \"user\" WHERE role <> 'admin')"
)
BOOKINGS_BY_LOCATOR = (
    "SELECT b.id FROM \"booking\" b WHERE b.locator >= :start AND b.locator < :start || '~' "
    "AND (:agency IS NULL OR b.launch_id IN "
    '(SELECT l.id FROM "launch" l WHERE l.agency_id = :agency)) '
    "ORDER BY b.locator LIMIT :most"
)


def _by_column(profile: Any, column: Any) -> str:
    return compiled(
        profile.select(profile.user, column)
        .join(User, on=(User.id == profile.user))
        .where(column.is_null(False))
    )


PEOPLE_BY_COLUMN = {
    (Entity.TRAVELER, "name"): _by_column(Traveler, User.name),
    (Entity.TRAVELER, "email"): _by_column(Traveler, User.email),
    (Entity.TRAVELER, "contact_phone"): _by_column(Traveler, Traveler.contact_phone),
    (Entity.AGENCY, "name"): _by_column(Agency, User.name),
    (Entity.AGENCY, "email"): _by_column(Agency, User.email),
    (Entity.AGENCY, "legal_name"): _by_column(Agency, Agency.legal_name),
    (Entity.AGENCY, "tax_id"): _by_column(Agency, Agency.tax_id),
}
"""(id, text) of everybody in whose column something stands."""
