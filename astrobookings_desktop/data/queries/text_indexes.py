"""Keeping the full text of people and places right, and making it anew (migration 0005)."""

TABLES = ("search_person", "search_phone", "search_place")
VERIFY = {name: f'INSERT INTO "{name}" ("{name}") VALUES (\'integrity-check\')' for name in TABLES}
"""Each fails when the text table doesn't hold what it should; changes nothing."""

WAITING = (
    "SELECT id FROM job_queue WHERE job_type = :job_type "
    "AND status IN ('pending', 'running', 'sending') LIMIT 1"
)
REBUILD = tuple(f'INSERT INTO "{name}" ("{name}") VALUES (\'rebuild\')' for name in TABLES)
