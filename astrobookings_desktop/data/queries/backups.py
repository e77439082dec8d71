"""What tells one state of the database from another: how much there is, and the log's end."""

from dataclasses import dataclass

from astrobookings_desktop.data.models import SyncState
from astrobookings_desktop.data.statements import compiled
from astrobookings_desktop.domain.entities import Entity

LOG_HEAD = compiled(SyncState.select(SyncState.workstation, SyncState.log_head))
COUNTS = {entity: f'SELECT count(*) FROM "{entity.value}"' for entity in Entity}
NEWEST_ENTRY = (
    'SELECT timestamp, user_name, entity_type, entity_id, action FROM "entry_log" '
    "ORDER BY timestamp DESC, id DESC LIMIT 1"
)
STATE_TABLE = SyncState._meta.table_name
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"
PARTS = (
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
    "AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))"  # ANALYZE's own
)
INTEGRITY = "PRAGMA integrity_check(1)"


@dataclass(frozen=True, slots=True)
class NewestEntry:
    """The last row of a log, with its time as the database stores it."""

    timestamp: str
    user_name: str
    entity_type: str
    entity_id: int | None
    action: str
