"""Who is told what became of a launch (DOMAIN.md §8)."""

# Had seats at the event: of an abort, which canceled them in that moment, as well; a hold past its
# deadline was over, whether or not its lapse was recorded then.
_HAD_SEATS = (
    "b.created_at <= :as_of "
    "AND (b.canceled_at IS NULL OR b.canceled_at > :as_of "
    "OR (b.canceled_at = :as_of AND b.cancel_cause = 'launch_aborted')) "
    "AND (b.hold_until IS NULL OR b.hold_until >= :as_of OR b.confirmed_at <= :as_of)"
)
TRAVELERS = (
    "SELECT b.traveler_id, u.email_key IS NOT NULL, sum(b.number_of_seats), sum(b.total_price), "
    "sum(coalesce(b.refund_amount, 0)), group_concat(b.locator) "
    'FROM "booking" b JOIN "user" u ON u.id = b.traveler_id '
    f"WHERE b.launch_id = :launch_id AND b.traveler_id > :after AND {_HAD_SEATS} "
    "GROUP BY b.traveler_id ORDER BY b.traveler_id LIMIT :most"
)
COUNT = (
    "SELECT count(DISTINCT b.traveler_id), coalesce(sum(b.number_of_seats), 0), "
    'coalesce(sum(b.total_price), 0) FROM "booking" b WHERE b.launch_id = :launch_id '
    f"AND {_HAD_SEATS}"
)
HAS_MAIL = 'SELECT email_key IS NOT NULL FROM "user" WHERE id = :id'
STAFF = (
    "SELECT id FROM \"user\" WHERE role IN ('admin', 'manager', 'agent') AND active = 1 "
    "AND password_hash IS NOT NULL AND email_key IS NOT NULL ORDER BY id"
)
"""Those who work here and can sign in."""
