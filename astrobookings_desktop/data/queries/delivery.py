"""What the delivery of a message reads, and where a message stands (DOMAIN.md §8)."""

TOLD = (
    "SELECT n.id, n.event, n.event_key, n.facts, n.status, n.channel, u.name, u.email, u.role, "
    'u.language, n.entity_type, n.entity_id, n.user_id FROM "notification" n '
    'JOIN "user" u ON u.id = n.user_id WHERE n.id = :id'
)
OUTLOOK = (
    "SELECT n.timestamp, u.name, u.email, (SELECT j.last_error FROM job_queue j "
    "WHERE j.entity_type = 'notification' AND j.entity_id = n.id AND j.last_error IS NOT NULL "
    'ORDER BY j.id DESC LIMIT 1), u.email_refused FROM "notification" n '
    'JOIN "user" u ON u.id = n.user_id WHERE n.id = :id'
)
"""When a message was written, to whom, and what its delivery met; of an old one the address."""
LATER = (
    'SELECT 1 FROM "notification" WHERE entity_type = :entity AND entity_id = :entity_id '
    "AND user_id = :user_id AND id > :id AND channel = 'mail' AND status <> 'discarded' LIMIT 1"
)
"""A newer mail about the same record to the same person, whether it has gone or not."""
STATUS = 'SELECT status FROM "notification" WHERE id = :id'
SENT = (
    "UPDATE \"notification\" SET status = 'sent' "
    "WHERE id = :id AND status IN ('pending', 'sending', 'uncertain', 'failed')"
)
GONE = (
    "UPDATE \"notification\" SET status = 'sent' "
    "WHERE id = :id AND status IN ('pending', 'sending', 'uncertain', 'failed', 'discarded')"
)
"""It has left the house, though it was discarded in that moment."""
SENDING = "UPDATE \"notification\" SET status = 'sending' WHERE id = :id AND status = 'pending'"
WAITS_AGAIN = "UPDATE \"notification\" SET status = 'pending' WHERE id = :id AND status = 'sending'"
FAILED = (
    "UPDATE \"notification\" SET status = 'failed' "
    "WHERE id = :id AND status IN ('pending', 'sending')"
)
UNCERTAIN = (
    "UPDATE \"notification\" SET status = 'uncertain' "
    "WHERE id = :id AND status IN ('pending', 'sending')"
)
AGAIN = (
    "UPDATE \"notification\" SET status = 'pending' "
    "WHERE id = :id AND status IN ('failed', 'uncertain')"
)
DISCARDED = "UPDATE \"notification\" SET status = 'discarded' WHERE id = :id AND status = 'pending'"
DISCARDED_BY_HAND = (
    "UPDATE \"notification\" SET status = 'discarded' "
    "WHERE id = :id AND status IN ('pending', 'failed')"
)
IS_DISCARDED = "SELECT 1 FROM \"notification\" WHERE id = :id AND status = 'discarded'"
LATE_ON_LAUNCH = (
    'SELECT n.id FROM "notification" n CROSS JOIN "booking" b ON b.id = n.entity_id '
    "WHERE n.status IN ('failed', 'uncertain') AND n.entity_type = 'booking' "
    "AND b.launch_id = :launch_id AND b.status IN ('pending', 'confirmed') "
    "AND n.user_id IN (b.traveler_id, :agency_id)"
)
"""Of open bookings, went wrong on their way to who is told of the launch itself."""
HEARD = (
    "SELECT 1 FROM \"notification\" WHERE entity_type = 'booking' AND entity_id = :id "
    "AND user_id = :user_id AND status <> 'discarded' LIMIT 1"
)
"""Whether somebody was told anything of a booking, or will be."""
TO_DESKTOP = (
    "UPDATE OR IGNORE \"notification\" SET channel = 'desktop' "
    "WHERE id = :id AND status = 'pending'"
)
ADDRESS = (
    'SELECT u.id, u.role, u.email, u.email_refused FROM "notification" n '
    'JOIN "user" u ON u.id = n.user_id WHERE n.id = :id'
)
MARK_ADDRESS = 'UPDATE "user" SET email_refused = :said WHERE id = :id'
DELIVERY_AGAIN = (
    "UPDATE job_queue SET status = 'pending', run_after = :now, attempts = 0, executed_at = NULL, "
    "last_error = NULL, error_kind = NULL, locked_by = NULL, locked_until = NULL "
    "WHERE entity_type = 'notification' AND entity_id = :id "
    "AND status IN ('failed', 'uncertain', 'canceled', 'completed') RETURNING id"
)
DELIVERY_WAITS = (
    "SELECT 1 FROM job_queue WHERE entity_type = 'notification' AND entity_id = :id "
    "AND status IN ('pending', 'running', 'sending') LIMIT 1"
)
DELIVERY_OVER = (
    "UPDATE job_queue SET status = 'canceled', executed_at = :now, locked_by = NULL, "
    "locked_until = NULL WHERE entity_type = 'notification' AND entity_id = :id "
    "AND status IN ('pending', 'failed', 'uncertain') RETURNING id"
)
