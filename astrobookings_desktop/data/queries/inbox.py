"""The messages of one person on the desktop, by the two user records that may be theirs."""

_OWN = "user_id IN (:me, :agency) AND channel = 'desktop'"
_UNREAD = "status = 'pending'"
# SQLite knows no figures of the file: it would walk over what waits for all others.
_BY_UNREAD = '"notification" INDEXED BY notification_unread'
_COLUMNS = "id, timestamp, message, event, entity_type, entity_id, status, facts"


def newest(*, unread: bool) -> str:
    """The newest `:most` of them; those whose cause was undone are none."""
    source = _BY_UNREAD if unread else '"notification"'
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
TROUBLED_JOBS = (
    "SELECT id, job_type, status, last_error, entity_type, entity_id FROM job_queue "
    "WHERE status IN ('failed', 'uncertain') ORDER BY executed_at DESC, id DESC LIMIT :most"
)
