"""The log as a file that proves itself, and verifying one without the database (DOMAIN.md §9).

docs/log-format.md describes the file to the byte: a header, then one line per row.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from astrobookings_desktop.data.log_chain import (
    LINKED,
    UNFOLLOWED,
    ChainRow,
    Columns,
    is_linked,
)
from astrobookings_desktop.data.queries.listing.reading import one_view
from astrobookings_desktop.data.queries.log_rows import own_state
from astrobookings_desktop.domain import rights
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.values import check_file_name
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.checks.log import chain_rows
from astrobookings_desktop.services.files.faults import unreadable
from astrobookings_desktop.services.files.whole_files import whole_file

FORMAT = "astrobookings-log-1"
ENDINGS = (".log", ".jsonl")
_LONGEST_LINE = 1 << 26  # bytes; no row of ours comes near
_HASH = re.compile(r"[0-9a-f]{64}")
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class LogHeader:
    """The first line: what follows. `previous` is the hash before the first row, `head` the last.

    Ids are None where there are no rows.
    """

    format: str
    database: str
    workstation: int
    first_id: int | None
    last_id: int | None
    previous: str
    head: str
    rows: int


@dataclass(frozen=True, slots=True)
class LogProof:
    """What verifying a file found: its header, or the first broken line (from 1) and why."""

    header: LogHeader | None
    broken_line: int | None = None
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether every line is as it was written."""
        return self.broken_line is None


def is_proof(path: Path) -> bool:
    """Whether the file's ending asks for the log with its proof."""
    return path.suffix.lower() in ENDINGS


def export_log(connection: sqlite3.Connection, actor: Actor, path: Path) -> LogHeader:
    """Write this workstation's whole log, row by row with its hashes; gives what the file says.

    The rows are written as they stand, broken or not. The file is written whole or not at all and
    only its owner can read it. Raises MissingRight, and InvalidValue (field "file") when it can't
    be written.
    """
    rights.require(actor.role, Right.READ_LOG)
    with whole_file(path) as new, new.open("wb") as stream, one_view(connection):
        header = _header(connection)
        stream.write(f"{_encode(asdict(header))}\n".encode())
        for row in chain_rows(connection, header.workstation):
            stream.write(f"{line_of(row)}\n".encode("utf-8", "surrogateescape"))
    return header


def line_of(row: ChainRow) -> str:
    """A row as a line of the file, without the line feed."""
    columns, previous, own = row
    hashes = f'"hash":{_encode(_plain(own))},"previous":{_encode(_plain(previous))}'
    return f'{{{hashes},"row":{_encode(tuple(map(_plain, columns)))}}}'


def _plain(one: object) -> object:
    """What stands in the file for bytes that somebody put in the place of text."""
    return one.hex() if isinstance(one, bytes) else one


def verify_export(path: Path) -> LogProof:
    """Whether the file's chain holds from its first row to its head.

    Raises InvalidValue (field "file") when the file can't be read.
    """
    check_file_name(str(path))
    try:
        with path.open("rb") as stream:
            return _verified(_lines(stream))
    except OSError as error:
        raise unreadable(error, path) from error


def _header(connection: sqlite3.Connection) -> LogHeader:
    state = own_state(connection)
    workstation = 0 if state is None else state.workstation
    count, ids, previous, head = 0, list[int](), "", ""
    for columns, before, own in chain_rows(connection, workstation):
        if not count:
            previous = str(_plain(before))
        ids[1 if count else 0 :] = [int(str(columns[0]))]
        head, count = str(_plain(own)), count + 1
    name = connection.execute("PRAGMA database_list").fetchone()[2]
    first, last = (ids[0], ids[-1]) if ids else (None, None)
    return LogHeader(FORMAT, name, workstation, first, last, previous, head, count)


def _lines(stream: Any) -> Iterator[bytes]:
    while line := stream.readline(_LONGEST_LINE):
        yield line


def _verified(lines: Iterator[bytes]) -> LogProof:
    try:
        header = _read_header(next(lines, b""))
    except _Broken as broken:
        return LogProof(None, 1, broken.reason)
    expected, last_id, count = header.previous, None, 0
    for number, line in enumerate(lines, start=2):
        try:
            columns, previous, own = _read_row(line)
        except _Broken as broken:
            return LogProof(header, number, broken.reason)
        reason = ""
        if not is_linked((columns, previous, own)):
            reason = "its contents were changed"
        elif previous != expected:
            reason = UNFOLLOWED
        elif count == 0 and columns[0] != header.first_id:
            reason = f"the file should begin with row {header.first_id}"
        if reason:
            return LogProof(header, number, f"row {columns[0]}: {reason}")
        expected, last_id, count = own, columns[0], count + 1
    if (expected, last_id, count) != (header.head, header.last_id, header.rows):
        reason = (
            f"the file ends after {count:,} rows with row {last_id}; its header tells of "
            f"{header.rows:,} that end with row {header.last_id}"
        )
        return LogProof(header, count + 2, reason)
    return LogProof(header)


class _Broken(Exception):
    """A line that isn't as this program writes it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


_NOT_OURS = "it isn't the first line of an exported log"
_NO_ROW = "it isn't a row as it was written"


def _read_header(line: bytes) -> LogHeader:
    found = _document(line, _NOT_OURS)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _Broken(_NOT_OURS)
    try:
        header = LogHeader(**found)
    except TypeError:
        raise _Broken(_NOT_OURS) from None
    numbers = (header.workstation, header.rows)
    texts = (header.database, header.previous, header.head)
    if not all(type(one) is int for one in numbers) or not all(type(one) is str for one in texts):
        raise _Broken(_NOT_OURS)
    return header


def _read_row(line: bytes) -> ChainRow:
    found = _document(line, _NO_ROW)
    if not isinstance(found, dict) or set(found) != {"hash", "previous", "row"}:
        raise _Broken(_NO_ROW)
    previous, own, row = found["previous"], found["hash"], found["row"]
    known = isinstance(row, list) and len(row) == len(LINKED) and type(row[0]) is int
    if not known or not isinstance(previous, str) or not _is_hash(own):
        raise _Broken(_NO_ROW)
    columns: Columns = tuple(row)
    # Written otherwise, though it means the same: not what the program wrote.
    if f"{line_of((columns, previous, own))}\n".encode("utf-8", "surrogatepass") != line:
        raise _Broken(_NO_ROW)
    return columns, previous, own


def _is_hash(text: object) -> bool:
    return isinstance(text, str) and _HASH.fullmatch(text) is not None


def _document(line: bytes, otherwise: str) -> Any:
    if not line.endswith(b"\n"):
        raise _Broken("the line isn't whole")
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise _Broken(otherwise) from None
