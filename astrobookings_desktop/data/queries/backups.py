"""What tells one state of the database from another: how much there is, and the log's end."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from astrobookings_desktop.data.enqueue import (
    ANNOUNCE_LAUNCH,
    DELIVER_NOTIFICATION,
    NOTIFY_LAUNCH,
)
from astrobookings_desktop.data.models import SyncState
from astrobookings_desktop.data.queries.fragments import ACTED
from astrobookings_desktop.data.statements import compiled, literal
from astrobookings_desktop.domain.entities import Entity

LOG_HEAD = compiled(SyncState.select(SyncState.workstation, SyncState.log_head))
COUNTS = {entity: f'SELECT count(*) FROM "{entity.value}"' for entity in Entity}
NEWEST_ENTRY = (
    'SELECT timestamp, user_name, entity_type, entity_id, action FROM "entry_log" '
    "ORDER BY timestamp DESC, id DESC LIMIT 1"
)
FIRST_ENTRY = 'SELECT hash FROM "entry_log" ORDER BY id LIMIT 1'
"""What is the same in all databases of a company, however old, and in those of no other."""
COUNT_ACTS = f"SELECT count(*) FROM \"entry_log\" WHERE {ACTED} AND action <> 'back_up'"
NEWEST_ACT = f'SELECT timestamp FROM "entry_log" WHERE {ACTED} ORDER BY timestamp DESC LIMIT 1'
STATE_TABLE = SyncState._meta.table_name
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"
PARTS = (
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
    "AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))"  # ANALYZE's own
)
INVOICES = 'SELECT number, id, agency_id, amount, date FROM "invoice"'
DOUBT_MAILS = (
    "UPDATE \"notification\" SET status = 'uncertain' "
    "WHERE channel = 'mail' AND status IN ('pending', 'sending') RETURNING id"
)
_DOUBT_JOBS = (
    "UPDATE job_queue SET status = 'uncertain', executed_at = :now, last_error = :error, "
    "error_kind = :kind, locked_by = NULL, locked_until = NULL "
    "WHERE job_type IN ({types}) AND status IN ('pending', 'running', 'sending') RETURNING id"
)
DOUBT_DELIVERIES = _DOUBT_JOBS.format(types=literal(DELIVER_NOTIFICATION).sql)
DOUBT_NEWS = _DOUBT_JOBS.format(
    types=f"{literal(NOTIFY_LAUNCH).sql}, {literal(ANNOUNCE_LAUNCH).sql}"
)
"""What would leave messages about a launch to many people, who may have had them."""
INTEGRITY = "PRAGMA integrity_check(1)"
# From the newest row on and no further than needed: what is asked for are last days' backups.
_HEADS = (
    'SELECT hash FROM "entry_log" WHERE hash IN (SELECT value FROM json_each(:heads)) '
    "ORDER BY id DESC LIMIT :count"
)


def heads_in_log(connection: sqlite3.Connection, heads: Iterable[str]) -> set[str]:
    """Those of these hashes that are a row's of this log."""
    asked = sorted(set(heads))
    bounds = {"heads": json.dumps(asked), "count": len(asked)}
    return {head for (head,) in connection.execute(_HEADS, bounds)}


@dataclass(frozen=True, slots=True)
class NewestEntry:
    """The last row of a log, with its time as the database stores it."""

    timestamp: str
    user_name: str
    entity_type: str
    entity_id: int | None
    action: str
