"""What the delivery of a message reads, and where a message stands (DOMAIN.md §8)."""

from collections.abc import Set

from astrobookings_desktop.data.queries.fragments import IS_READ_HERE, among, same_workstation
from astrobookings_desktop.domain.statuses import NotificationStatus

NEVER_ARRIVED = frozenset({NotificationStatus.PENDING, NotificationStatus.FAILED})


def discard(which: str, of: Set[NotificationStatus]) -> str:
    """Let a message never be sent, nor once more, from `:now` on, if it has a status `of` these."""
    statuses = among(one for one in NotificationStatus if one in of)
    return (
        "UPDATE \"notification\" SET status = 'discarded', settled_at = :now "
        f"WHERE {which} AND status IN {statuses}"
    )


HAS_MAIL = 'SELECT email_key IS NOT NULL FROM "user" WHERE id = :id'

TOLD = (
    "SELECT n.id, n.event, n.event_key, n.facts, n.status, n.channel, u.name, u.email, u.role, "
    'u.language, n.entity_type, n.entity_id, n.user_id FROM "notification" n '
    'JOIN "user" u ON u.id = n.user_id WHERE n.id = :id'
)
OUTLOOK = (
    "SELECT n.timestamp, u.name, u.email, (SELECT j.last_error FROM job_queue j "
    "WHERE j.entity_type = 'notification' AND j.entity_id = n.id AND j.last_error IS NOT NULL "
    "ORDER BY j.id DESC LIMIT 1), u.email_refused, n.status = 'uncertain' FROM \"notification\" n "
    'JOIN "user" u ON u.id = n.user_id WHERE n.id = :id'
)
"""When a message was written, to whom, what its delivery met (of an old one the address), and
whether it is in doubt."""
IN_DOUBT = "SELECT 1 FROM \"notification\" WHERE id = :id AND status = 'uncertain'"
# The plus: an agency may have thousands of messages, a record has few.
LATER = (
    'SELECT 1 FROM "notification" n JOIN "notification" was ON was.id = :id '
    "WHERE n.entity_type = :entity AND n.entity_id = :entity_id AND +n.user_id = :user_id "
    "AND n.channel = 'mail' AND n.status <> 'discarded' "
    f"AND CASE WHEN {same_workstation('n.id', 'was.id')} THEN n.id > was.id "
    "ELSE n.timestamp > was.timestamp END LIMIT 1"
)
"""A newer mail about the same record to the same person, whether it has gone or not.

A workstation draws its ids in order, whatever its clock; those of another say nothing of when."""
STATUS = 'SELECT status, channel FROM "notification" WHERE id = :id'
STANDS = (
    f'SELECT n.status, n.channel, u.role, {IS_READ_HERE} FROM "notification" n '
    'JOIN "user" u ON u.id = n.user_id WHERE n.id = :id'
)
"""Where a message stands, whose it is, and whether it can be read on a desktop."""
_ITS_JOBS = "j.entity_type = 'notification' AND j.entity_id = :id"
DISCARDED_BY = (
    'SELECT user_name FROM (SELECT e.user_name, e.timestamp FROM "entry_log" e '
    "WHERE e.entity_type = 'notification' AND e.entity_id = :id AND e.action = 'discard' "
    'UNION ALL SELECT e.user_name, e.timestamp FROM job_queue j CROSS JOIN "entry_log" e '
    "ON e.entity_type = 'job_queue' AND e.entity_id = j.id AND e.action = 'cancel' "
    f"WHERE {_ITS_JOBS}) ORDER BY timestamp DESC LIMIT 1"
)
"""Who discarded a message by hand, itself or with its job."""
LAST_JOB = f"SELECT j.status, j.last_error FROM job_queue j WHERE {_ITS_JOBS} ORDER BY j.id DESC"
SENT = (
    "UPDATE \"notification\" SET status = 'sent', settled_at = :now "
    "WHERE id = :id AND status IN ('pending', 'sending', 'uncertain', 'failed')"
)
GONE = (
    "UPDATE \"notification\" SET status = 'sent', settled_at = :now "
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
DISCARDED = discard("id = :id", {NotificationStatus.PENDING})
DISCARDED_BY_HAND = discard("id = :id", NEVER_ARRIVED)
IS_DISCARDED = "SELECT 1 FROM \"notification\" WHERE id = :id AND status = 'discarded'"
LATE_ON_LAUNCH = (
    'SELECT n.id FROM "booking" b CROSS JOIN "notification" n '
    "ON n.entity_type = 'booking' AND n.entity_id = b.id "
    "WHERE b.launch_id = :launch_id AND b.status IN ('pending', 'confirmed') "
    "AND n.status IN ('failed', 'uncertain') AND n.user_id IN (b.traveler_id, :agency_id)"
)
"""Of open bookings, went wrong on their way to who is told of the launch itself."""
HEARD = (
    "SELECT 1 FROM (SELECT status FROM \"notification\" WHERE entity_type = 'booking' "
    "AND entity_id = :id AND user_id = :user_id ORDER BY id DESC LIMIT 1) "
    "WHERE status <> 'discarded'"
)
"""Whether somebody was told the last news of a booking, or will be."""
SENT_BEFORE = (
    "SELECT :now FROM \"notification\" INDEXED BY notification_status WHERE status = 'sending' "
    'UNION ALL SELECT settled_at FROM "notification" INDEXED BY notification_settled '
    "WHERE status = 'sent' AND settled_at > :since AND settled_at < :now "
    "ORDER BY 1 DESC LIMIT 1 OFFSET :later"
)
"""When that message was sent after which `:later` others were, if that was after `:since`; one that
is on its way to the server counts as sent now.

None is sent in this very moment, but where a clock stands still: there is no pace to be kept."""
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
