"""What a person can narrow the log by: who and which acts occur in it.

Each distinct value is one step in an index, however long the log is.
"""

import sqlite3
from typing import NamedTuple


class Person(NamedTuple):
    """Somebody who did something, by the name they have now."""

    user_id: int
    name: str


_PEOPLE = """
WITH RECURSIVE who(id) AS (
  SELECT min(user_id) FROM "entry_log"
  UNION ALL
  SELECT (SELECT min(user_id) FROM "entry_log" WHERE user_id > who.id) FROM who
  WHERE who.id IS NOT NULL)
SELECT who.id, coalesce(u.name, (SELECT e.user_name FROM "entry_log" e WHERE e.user_id = who.id
  ORDER BY e.timestamp DESC LIMIT 1))
FROM who LEFT JOIN "user" u ON u.id = who.id WHERE who.id IS NOT NULL
ORDER BY u.name_folded, who.id
"""
_ACTIONS = """
WITH RECURSIVE done(action) AS (
  SELECT min(action) FROM "entry_log"
  UNION ALL
  SELECT (SELECT min(action) FROM "entry_log" WHERE action > done.action) FROM done
  WHERE done.action IS NOT NULL)
SELECT action FROM done WHERE action IS NOT NULL
"""


def people_of_log(connection: sqlite3.Connection) -> list[Person]:
    """Everybody who did something, in the order of their names; the program itself isn't one."""
    return [Person._make(row) for row in connection.execute(_PEOPLE).fetchall()]


def actions_of_log(connection: sqlite3.Connection) -> list[str]:
    """Every act that occurs."""
    return [str(action) for (action,) in connection.execute(_ACTIONS).fetchall()]
