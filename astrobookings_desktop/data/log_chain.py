"""The hash chain of the entry log (DOMAIN.md §9).

A row's hash is SHA-256 over the hash of the row before it, a line feed, and the canonical JSON of
its own columns in the order of `LINKED`. The first row follows the empty text.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

LINKED = (
    "id",
    "entity_type",
    "entity_id",
    "action",
    "timestamp",
    "details",
    "user_id",
    "user_name",
    "workstation",
)
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def link(previous_hash: str, columns: tuple[object, ...]) -> str:
    """The hash of a row whose `LINKED` columns hold these database values."""
    return hashlib.sha256(f"{previous_hash}\n{_encode(columns)}".encode()).hexdigest()


def broken_rows(
    rows: Iterable[tuple[tuple[object, ...], str, str]], head: str
) -> Iterator[tuple[object, str]]:
    """The faults of a chain given as (linked columns, previous hash, hash) in the order of ids.

    Yields (id, reason); the id is None when rows are missing at the end.
    """
    expected = ""
    for columns, previous, own in rows:
        if previous != expected:
            yield columns[0], "the row before it was changed, moved or removed"
        elif link(previous, columns) != own:
            yield columns[0], "its contents were changed"
        expected = own
    if expected != head:
        yield None, "rows were removed from the end"
