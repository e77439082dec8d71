"""Remembering the head of the log outside the database, and comparing it (DOMAIN.md §9)."""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from astrobookings_desktop.data.database import connect_reader
from astrobookings_desktop.data.durability import force_to_disk
from astrobookings_desktop.data.log_chain import SERIAL_SPAN
from astrobookings_desktop.data.log_heads import Head, LogHeads, Memory
from astrobookings_desktop.data.queries.log_rows import (
    count_between,
    first_row,
    last_row,
    own_state,
    row_of,
)
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.services.checks.finding import Finding

SECONDS_BETWEEN = 5.0
ACCEPT = Phrase("accept it with: astrobookings check --accept")


class LogKeeper:
    """Remembers the head of one writer's database, every few seconds and when the writer closes.

    A sale only notes the id of its last log row: a fraction of a microsecond. What a power cut may
    still undo isn't remembered, for its loss would look like a cut log.
    """

    def __init__(
        self, heads: LogHeads, path: Path, tick: Callable[[], float] = time.monotonic
    ) -> None:
        self._heads, self._path, self._tick = heads, path, tick
        self._passing = self._noted = self._kept = 0
        self._due = tick() + SECONDS_BETWEEN

    def committed(
        self, connection: sqlite3.Connection, log_id: int, *, lasting: bool = True
    ) -> None:
        """Note the last log row of a transaction that stands; `lasting` where the disk has it."""
        self._passing = log_id
        if lasting:
            self.settled(connection)

    def settled(self, connection: sqlite3.Connection) -> None:
        """The disk has all that was committed."""
        self._noted = self._passing
        if self._tick() >= self._due:
            self.keep(connection)

    def keep(self, connection: sqlite3.Connection) -> None:
        """Write down what was noted. A fault changes nothing for whoever sells: nothing is raised.

        A head that the database no longer has isn't written over: it becomes a disputed one. Nor
        is a file that can't be read: `check` tells of it.
        """
        if self._noted == self._kept:
            return
        self._due = self._tick() + SECONDS_BETWEEN
        with contextlib.suppress(OSError, sqlite3.Error):
            before = self._heads.read(self._path)
            memory = remembered_anew(connection, before, self._noted)
            if memory is not None and not before.damaged:  # a person accepts that first
                self._heads.write(self._path, memory)
            self._kept = self._noted


def remembered_anew(connection: sqlite3.Connection, memory: Memory, log_id: int) -> Memory | None:
    """`memory` with the row `log_id` as the head of its chain; None when it knows a later one."""
    workstation = log_id // SERIAL_SPAN
    row, first = row_of(connection, log_id), first_row(connection, workstation)
    if row is None or first is None:
        return None
    old = memory.heads.get(workstation)
    disputed = memory.disputed
    since = memory.since or (row if old is None else old).timestamp
    if old is not None and not _stands(connection, old):
        disputed, old = (*disputed, old), None
    if old is not None and old.id >= row.id:
        return None
    start, so_far = (first.id - 1, 0) if old is None else (old.id, old.count)
    more = None if so_far is None else count_between(connection, start, row.id)
    count = None if so_far is None or more is None else so_far + more
    head = Head(workstation, row.id, row.hash, row.timestamp, first.hash, count)
    return Memory({**memory.heads, workstation: head}, disputed, since)


def remember_counted(
    connection: sqlite3.Connection, heads: LogHeads, path: Path, count: int
) -> None:
    """Remember the head of a log that was just found whole, with the number of its rows."""
    state = own_state(connection)
    last = None if state is None else last_row(connection, state.workstation)
    if state is None or last is None:
        return
    memory = heads.read(path)
    if memory.damaged:
        return
    old = memory.heads.get(state.workstation)
    if old is None or old.id < last.id:
        memory = remembered_anew(connection, memory, last.id) or memory
    elif old.id > last.id or old.count is not None:
        return
    known = memory.heads[state.workstation]
    counted = {**memory.heads, state.workstation: replace(known, count=count)}
    with contextlib.suppress(OSError):
        force_to_disk(path)  # the loss of a row that is remembered would look like a cut log
        heads.write(path, Memory(counted, memory.disputed, memory.since or known.timestamp))


def contradictions(heads: LogHeads, path: Path) -> Iterator[Finding]:
    """What is remembered of the log outside the database, and no longer told by the one inside.

    Raises DatabaseProblem.
    """
    memory = heads.read(path)
    if memory.damaged:
        yield _file(
            Phrase(
                "the file can't be compared with what was remembered of its log: {path} is "
                "damaged. If you know why, {accept}",
                path=str(heads.file_of(path)),
                accept=ACCEPT,
            )
        )
    # Looked at after the heads were read: others commit and remember all the time.
    with contextlib.closing(connect_reader(path)) as connection:
        for head in _lost(connection, memory):
            yield _file(_what_happened(connection, head))


def remembered_since(heads: LogHeads | None, path: Path) -> str | None:
    """Since which row's moment (UTC text) the log's head is remembered here; None for never."""
    return None if heads is None else heads.read(path).since


def lost_heads(heads: LogHeads, path: Path) -> list[Head]:
    """The remembered heads that the database no longer has; raises DatabaseProblem."""
    memory = heads.read(path)
    with contextlib.closing(connect_reader(path)) as connection:
        return list(_lost(connection, memory))


def _lost(connection: sqlite3.Connection, memory: Memory) -> Iterator[Head]:
    for head in dict.fromkeys((*memory.disputed, *memory.heads.values())):
        if not _stands(connection, head):
            yield head


def _stands(connection: sqlite3.Connection, head: Head) -> bool:
    row = row_of(connection, head.id)
    return row is not None and row.hash == head.hash


def _what_happened(connection: sqlite3.Connection, head: Head) -> Phrase:
    known = Phrase("log row {id} of {moment}", id=head.id, moment=head.timestamp)
    if head.count is not None:
        known = Phrase("{row} as the last of {count:,}", row=known, count=head.count)
    first, last = (end(connection, head.workstation) for end in (first_row, last_row))
    if first is None or last is None or first.hash != head.origin:
        return Phrase(
            "the file is another database than the one that stood at this path: that one's log "
            "began otherwise and had {known}. Put the right file back, or {accept}",
            known=known,
            accept=ACCEPT,
        )
    if last.id >= head.id:
        return Phrase(
            "the file has another history than the one that stood at this path, which had {known}: "
            "an earlier copy was put in its place and worked on, or log rows were rewritten",
            known=known,
        )
    ends = Phrase("its log ends with row {id} of {moment}", id=last.id, moment=last.timestamp)
    state = own_state(connection)
    drawn = 0 if state is None else state.workstation * SERIAL_SPAN + state.next_id
    if drawn > head.id:
        return Phrase(
            "the file has lost the end of its log: {ends}, and there was {known}; those after were "
            "cut",
            ends=ends,
            known=known,
        )
    return Phrase(
        "the file is an earlier state of this database, such as a restored backup: {ends}, and "
        "there was {known}. What was done between is missing; if the backup was put in on purpose, "
        "{accept}",
        ends=ends,
        known=known,
        accept=ACCEPT,
    )


def _file(message: Phrase) -> Finding:
    return Finding("log_head", None, (), message)
