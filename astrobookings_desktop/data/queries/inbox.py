"""The messages of one person on the desktop, by the two user records that may be theirs."""

from astrobookings_desktop.data.statements import literal
from astrobookings_desktop.domain.statuses import Trouble

_OWN = "user_id IN (:me, :agency) AND channel = 'desktop'"
_UNREAD = "status = 'pending'"
# SQLite knows no figures of the file: it would walk over what waits for all others.
_BY_UNREAD = '"notification" INDEXED BY notification_unread'
# Of what tells of a job in trouble: what its cause is, and the jobs that have it by now.
_CAUSE = "CASE WHEN json_valid(n.facts) THEN json_extract(n.facts, '$.cause') END"
_TYPE = "CASE WHEN json_valid(n.facts) THEN json_extract(n.facts, '$.job_type') END"
_KINDS = ", ".join(literal(one.value).sql for one in Trouble)  # all: the index has them first
_OF_JOBS = "n.entity_type = 'job_queue' AND n.event IN ('job_failed', 'job_uncertain')"
_ALIKE = (
    "FROM job_queue j INDEXED BY job_queue_trouble WHERE j.last_error IS NOT NULL "
    "AND j.status IN ('pending', 'failed', 'uncertain') "
    "AND j.status = CASE n.event WHEN 'job_failed' THEN 'failed' ELSE 'uncertain' END "
    f"AND j.job_type = replace({_TYPE}, ' ', '_') AND j.error_kind IN ({_KINDS}) "
    f"AND j.last_error = {_CAUSE}"
)
_COUNT_ALIKE = (
    f"CASE WHEN n.status = 'pending' AND {_OF_JOBS} THEN (SELECT count(*) {_ALIKE}) ELSE 0 END"
)
_COLUMNS = f"id, timestamp, message, event, entity_type, entity_id, status, facts, {_COUNT_ALIKE}"


def newest(*, unread: bool) -> str:
    """The newest `:most` of them; those whose cause was undone are none."""
    source = '"notification" n' + (" INDEXED BY notification_unread" if unread else "")
    which = _UNREAD if unread else "status <> 'discarded'"
    return (
        f"SELECT {_COLUMNS} FROM {source} WHERE {_OWN} AND {which} "
        "ORDER BY timestamp DESC, id DESC LIMIT :most"
    )


COUNT = (
    'SELECT count(*) FROM (SELECT 1 FROM "notification" '
    f"WHERE {_OWN} AND status <> 'discarded' LIMIT :most)"
)
"""How many there are, counted up to `:most`: no index has the channel of what was read."""
COUNT_UNREAD = f"SELECT count(*) FROM {_BY_UNREAD} WHERE {_OWN} AND {_UNREAD}"
IS_OWN = f'SELECT 1 FROM "notification" WHERE id = :id AND {_OWN}'
READ = f"UPDATE \"notification\" SET status = 'read' WHERE id = :id AND {_OWN} AND {_UNREAD}"
READ_ALL = f"UPDATE {_BY_UNREAD} SET status = 'read' WHERE {_OWN} AND {_UNREAD} RETURNING id"
TOLD_OF_CAUSE = (
    'SELECT 1 FROM "notification" n INDEXED BY notification_unread WHERE n.user_id = :user_id '
    f"AND n.channel = 'desktop' AND n.{_UNREAD} AND n.timestamp >= :since AND n.event = :event "
    f"AND {_TYPE} = :job_type AND {_CAUSE} = :cause LIMIT 1"
)
"""An unread message of somebody that told of the same trouble of a job since a moment."""
TO_WHOM = (
    'SELECT u.name FROM job_queue j JOIN "notification" n ON n.id = j.entity_id '
    "JOIN \"user\" u ON u.id = n.user_id WHERE j.id = :job_id AND j.entity_type = 'notification'"
)
"""Whom a job's message is for."""
READ_OF_SETTLED = (
    "UPDATE \"notification\" AS n INDEXED BY notification_unread SET status = 'read' "
    f"WHERE n.user_id IN (SELECT a.id FROM \"user\" a WHERE a.role = 'admin') "
    f"AND n.channel = 'desktop' AND n.{_UNREAD} AND {_OF_JOBS} "
    "AND NOT EXISTS (SELECT 1 FROM job_queue o WHERE o.id = n.entity_id "
    "AND o.status IN ('failed', 'uncertain')) "
    f"AND NOT EXISTS (SELECT 1 {_ALIKE}) RETURNING id"
)
"""What told of jobs in trouble is read once neither its own nor any of its cause is in it still."""
TROUBLED_JOBS = (
    "SELECT id, job_type, status, last_error, entity_type, entity_id FROM job_queue "
    "WHERE status IN ('failed', 'uncertain') ORDER BY executed_at DESC, id DESC LIMIT :most"
)
