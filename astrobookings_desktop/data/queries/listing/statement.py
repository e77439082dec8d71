"""A SELECT with what is bound to it, and what can be made of one that gives ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL text and what to bind to its `:names`."""

    sql: str
    params: Mapping[str, object] = field(default_factory=dict)


def packed(keys: Statement, base: int) -> Statement:
    """`keys` as one text of equally wide numbers, each `base` + id, made in one step of SQLite.

    `base` is a power of ten greater than the largest id, or one that keeps all sums equally wide.
    """
    return Statement(f"SELECT group_concat({base} + id, '') FROM ({keys.sql})", keys.params)


def head(keys: Statement, rows: int) -> Statement:
    """Only the first `rows` of `keys`."""
    return Statement(f"{keys.sql} LIMIT {rows:d}", keys.params)
