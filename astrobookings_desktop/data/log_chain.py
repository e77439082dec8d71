"""The hash chain of the entry log (DOMAIN.md §9); docs/log-format.md describes it for strangers.

A row's hash is SHA-256 over the hash of the row before it, a line feed, and the canonical JSON of
its own columns in the order of `LINKED`. The first row of a workstation follows the empty text.
"""

import hashlib
from collections.abc import Iterable, Iterator

import orjson

from astrobookings_desktop.domain.phrases import Phrase

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
SERIAL_SPAN = 10**10  # ids are workstation * SERIAL_SPAN + serial

Columns = tuple[object, ...]
ChainRow = tuple[Columns, str, str]
"""A row's linked columns, the hash of the row before it, and its own."""

CHANGED = Phrase("its contents were changed")
PUT_IN = Phrase("it was put in afterwards: the row after it follows the one before it")
UNFOLLOWED = Phrase("the row before it was changed, moved or removed")
CUT = Phrase("rows were removed from the end")


def link(previous_hash: str, columns: Columns) -> str:
    """The hash of a row whose `LINKED` columns hold these database values.

    TypeError when one of them can't stand in a log.
    """
    return hashlib.sha256(f"{previous_hash}\n".encode() + orjson.dumps(columns)).hexdigest()


def is_linked(row: ChainRow) -> bool:
    """Whether a row's hash is that of its contents, whatever was written into its columns."""
    columns, previous, own = row
    if float in map(type, columns):  # no column holds one; an endless one would pass for a blank
        return False
    try:
        return link(previous, columns) == own
    except (TypeError, ValueError):  # a column of bytes, or of text that is none
        return False


def broken_rows(
    rows: Iterable[ChainRow], head: str, previous: str = ""
) -> Iterator[tuple[object, str]]:
    """The faults of a chain given in the order of ids, beginning after the hash `previous`.

    Yields (id, reason); the id is None when rows are missing at the end.
    """
    before_last, last, last_id, told = "", previous, None, True
    for row in rows:
        columns, follows, own = row
        fault = ""
        if not is_linked(row):
            fault = CHANGED
        elif follows != last:
            if last_id is None or follows != before_last:
                fault = UNFOLLOWED
            elif not told:
                yield last_id, PUT_IN
        if fault:
            yield columns[0], fault
        before_last, last, last_id, told = last, own, columns[0], bool(fault)
    if last != head:
        yield None, CUT
