"""What undoing an edit asks of the log."""

from typing import NamedTuple


class LoggedEdit(NamedTuple):
    """One row of the log about a record; `details` is JSON text."""

    id: int
    entity_type: str
    entity_id: int | None
    action: str
    user_id: int | None
    details: str


EDIT = f'SELECT {", ".join(LoggedEdit._fields)} FROM "entry_log" WHERE id = :id'  # one row
SPLIT_SINCE = 'SELECT 1 FROM "booking" WHERE split_from_id = :id AND id > :since LIMIT 1'
