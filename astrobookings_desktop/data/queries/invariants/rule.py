"""What an invariant is: a query that finds the rows which break it."""

from dataclasses import dataclass

from astrobookings_desktop.data.queries.fragments import same_workstation
from astrobookings_desktop.domain.entities import Entity


@dataclass(frozen=True, slots=True)
class Rule:
    """One invariant of the data (DOMAIN.md).

    `sql` selects what breaks it: the record's id in a column `id`, further records in columns
    `also_...`, and facts that `message` names in braces. It may use `:as_of`, the UTC text of the
    last logged change, and the functions that `services.checks.check` lends to SQLite.
    """

    name: str
    entity: Entity
    message: str
    sql: str


def range_order(column: str) -> str:
    """The place of a range in the order of ranges (DOMAIN.md §3)."""
    return (
        f"CASE {column} WHEN 'suborbital' THEN 0 WHEN 'low_earth' THEN 1 WHEN 'moon' THEN 2 "
        "ELSE 3 END"
    )


def told_after(entity: Entity, later: str, earlier: str, key: str, also: str = "NULL") -> str:
    """Whether the log has what happened at the moment `later` after what happened at `earlier`.

    Then a clock was set back between the two, and their order says nothing of the record. The log's
    ids are in the order of writing; those of two workstations have none, and are taken as such.
    `key` is the record's id, `also` that of another one that may be told in its place.
    """
    return (
        'EXISTS (SELECT 1 FROM "entry_log" was JOIN "entry_log" came '
        f"ON came.entity_type = was.entity_type AND came.entity_id IN ({key}, {also}) "
        f"AND came.timestamp = {later} WHERE was.entity_type = '{entity.value}' "
        f"AND was.entity_id IN ({key}, {also}) AND was.timestamp = {earlier} "
        f"AND (was.id < came.id OR NOT {same_workstation('was.id', 'came.id')}))"
    )
