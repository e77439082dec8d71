"""What imports ask and keep: who is known by which name, runs, their rows, mappings."""

from typing import NamedTuple

from astrobookings_desktop.data.queries.fragments import same_workstation

AGENCIES = (
    'SELECT a.user_id, u.name_folded, u.email_key FROM "agency" a '
    'JOIN "user" u ON u.id = a.user_id WHERE :own IS NULL OR a.user_id = :own'
)
ROCKETS = (
    'SELECT r.id, r.agency_id, r.name_folded FROM "rocket" r '
    "WHERE :own IS NULL OR r.agency_id = :own"
)
ROCKETS_BY_NAME = 'SELECT r.id, r.agency_id, r.name FROM "rocket" r'
LAUNCHES_BY_DATE = 'SELECT l.id, l.rocket_id, l.date FROM "launch" l'
LAUNCHES_BY_DESTINATION = 'SELECT l.id, l.rocket_id, l.destination FROM "launch" l'

ADD_RUN = (
    'INSERT INTO "import_run" (id, entity_type, file_name, created_at, user_id, user_name, taken, '
    "merged, skipped, refused) VALUES (:id, :entity, :file, :now, :user_id, :user_name, :taken, "
    ":merged, :skipped, :refused)"
)
ADD_ROW = (
    'INSERT INTO "import_row" (run_id, place, line, entity_type, entity_id, is_new, filled) '
    "VALUES (:run, :place, :line, :entity, :key, :is_new, :filled)"
)
ROWS_BACKWARDS = (
    'SELECT line, entity_type, entity_id, is_new, filled FROM "import_row" WHERE run_id = :run '
    "ORDER BY place DESC"
)
MARK_UNDONE = 'UPDATE "import_run" SET undone_at = :now WHERE id = :run AND undone_at IS NULL'
CHANGED_SINCE = (
    'SELECT 1 FROM "entry_log" WHERE entity_type IN (:entity, '
    "CASE WHEN :entity IN ('traveler', 'agency') THEN 'user' ELSE :entity END) "
    f"AND entity_id = :key AND CASE WHEN {same_workstation('id', ':run')} "
    "THEN id > :run ELSE timestamp > :since END LIMIT 1"
)
"""A run's id is drawn after all that it logged, so that the clock need not have gone on since; what
other workstations did has no order but by their clocks."""
AGENCY_HAS_HISTORY = (
    'SELECT 1 FROM "rocket" WHERE agency_id = :key '
    'UNION ALL SELECT 1 FROM "launch" WHERE agency_id = :key '
    'UNION ALL SELECT 1 FROM "user" WHERE agency_id = :key '
    'UNION ALL SELECT 1 FROM "notification" WHERE user_id = :key '
    'UNION ALL SELECT 1 FROM "saved_filter" WHERE user_id = :key '
    'UNION ALL SELECT 1 FROM "password_reset" WHERE user_id = :key '
    'UNION ALL SELECT 1 FROM "import_run" WHERE user_id = :key LIMIT 1'
)
# Another launch of the agency pays the lower rate, and without this one it wouldn't (§6).
_MARKED = """(SELECT max(e.id) FROM "entry_log" e
    WHERE e.entity_type = 'launch' AND e.entity_id = o.id AND e.action = 'launch')"""
_MADE_RELIABLE = f"""SELECT 1 FROM "launch" m JOIN "launch" o ON o.agency_id = m.agency_id
    WHERE m.id = :key AND m.status = 'launched' AND o.fee_basis_points = 80
      AND CASE WHEN {same_workstation("m.id", _MARKED)} THEN m.id < {_MARKED}
        ELSE m.created_at <= o.outcome_at END
      AND (SELECT count(*) FROM "launch" f WHERE f.agency_id = o.agency_id
        AND f.status = 'launched' AND f.id NOT IN (o.id, m.id)
        AND (f.imported OR f.outcome_at <= o.outcome_at)) < 2"""
LAUNCH_HAS_HISTORY = (
    'SELECT 1 FROM "booking" WHERE launch_id = :key '
    'UNION ALL SELECT 1 FROM "invoice" WHERE launch_id = :key '
    "UNION ALL SELECT 1 FROM \"notification\" WHERE entity_type = 'launch' AND entity_id = :key "
    f"UNION ALL {_MADE_RELIABLE} LIMIT 1"
)
CALL_OFF_JOBS = (
    "UPDATE \"job_queue\" SET status = 'canceled', executed_at = :now, locked_by = NULL, "
    "locked_until = NULL WHERE entity_type = 'launch' AND entity_id = :key "
    "AND status IN ('pending', 'running', 'failed', 'uncertain') RETURNING id"
)
"""One that is under way finds itself fenced off by its next slice; after a restore it is
uncertain."""
KEEP_MAPPING = (
    'INSERT INTO "import_mapping" (agency_id, entity_type, header, plan, saved_at) '
    "VALUES (:owner, :entity, :header, :plan, :now) "
    "ON CONFLICT (agency_id, entity_type, header) DO UPDATE SET plan = :plan, saved_at = :now"
)
KEPT_MAPPING = (
    'SELECT plan FROM "import_mapping" '
    "WHERE agency_id = :owner AND entity_type = :entity AND header = :header"
)


class Run(NamedTuple):
    """An import that was made; times are UTC text."""

    id: int
    entity_type: str
    file_name: str
    created_at: str
    user_id: int | None
    user_name: str
    taken: int
    merged: int
    skipped: int
    refused: int
    undone_at: str | None


_RUNS = f'SELECT {", ".join(Run._fields)} FROM "import_run"'
ONE_RUN = f"{_RUNS} WHERE id = :run"
LAST_RUNS = (
    f"{_RUNS} WHERE entity_type IN (SELECT value FROM json_each(:entities)) "
    "AND (NOT :is_own OR user_id = :user_id) ORDER BY created_at DESC, id DESC LIMIT 200"
)
