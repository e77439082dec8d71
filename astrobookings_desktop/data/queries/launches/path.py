"""What the log tells of a launch's states and dates."""

LAUNCH_LOG = (
    'SELECT action, timestamp, user_name, details FROM "entry_log" '
    "WHERE entity_type = 'launch' AND entity_id = :key ORDER BY timestamp, id"
)
