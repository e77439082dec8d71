"""What an invariant is: a query that finds the rows which break it."""

from dataclasses import dataclass

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
