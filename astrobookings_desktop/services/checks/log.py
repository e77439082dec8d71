"""Verifying the log: its chain, and that it tells of everything that is (DOMAIN.md §9)."""

import contextlib
import itertools
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from astrobookings_desktop.data.log_chain import ChainRow, broken_rows
from astrobookings_desktop.data.queries.invariants.log import (
    CHAIN,
    CODE_TOLD,
    CODES,
    KEPT,
    STRANGERS,
    Kept,
)
from astrobookings_desktop.data.queries.log_rows import OwnState, chain_bounds
from astrobookings_desktop.data.statements import NEVER_LOGGED
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.services.access import passwords
from astrobookings_desktop.services.checks.finding import Finding

_Columns = dict[str, Any]
_Record = tuple[int, _Columns]
_PASSWORD = "password_hash"  # compared by its digest
_UNTOLD_CODE = Phrase("was given a one-time code without the log being told")
_UNTOLD = object()  # a value that older versions didn't write into the log


def chain_rows(connection: sqlite3.Connection, workstation: int) -> Iterator[ChainRow]:
    """A workstation's log rows in the order of their ids; bytes that are no text stay distinct."""
    bounds = chain_bounds(workstation)
    try:
        for row in connection.execute(CHAIN, bounds):
            bounds["first"] = row[0] + 1
            yield row[:-2], row[-2], row[-1]
    except sqlite3.OperationalError as error:
        if hasattr(error, "sqlite_errorcode"):  # not about text, but SQLite's own
            raise
    else:
        return
    usual, connection.text_factory = connection.text_factory, _text_of_any_bytes
    try:
        for row in connection.execute(CHAIN, bounds):
            yield row[:-2], row[-2], row[-1]
    finally:
        connection.text_factory = usual


def _text_of_any_bytes(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


@dataclass
class ChainWalk:
    """One walk along this workstation's chain of log rows.

    Afterwards `rows` says how many there are, and `is_whole` whether no fault was found.
    """

    connection: sqlite3.Connection
    state: OwnState
    rows: int = 0
    is_whole: bool = False

    def faults(self) -> Iterator[Finding]:
        """What is broken in the chain, in its order; then rows that belong to no chain."""
        self.rows, whole = 0, True
        for finding in itertools.chain(self._broken(), self._strangers()):
            whole = False
            yield finding
        self.is_whole = whole

    def _counted(self) -> Iterator[ChainRow]:
        for row in chain_rows(self.connection, self.state.workstation):
            self.rows += 1
            yield row

    def _broken(self) -> Iterator[Finding]:
        for row_id, reason in broken_rows(self._counted(), self.state.log_head):
            if row_id is None:
                words = Phrase("the log can't be trusted: {reason}", reason=reason)
                yield Finding("log_chain", None, (), words)
            else:
                yield _mistrusted(int(str(row_id)), reason)

    def _strangers(self) -> Iterator[Finding]:
        own = self.state.workstation
        for (row_id,) in self.connection.execute(STRANGERS, chain_bounds(own)):
            reason = Phrase("it isn't of workstation {own}, as this file is", own=own)
            yield _mistrusted(row_id, reason)


def _mistrusted(row_id: int, reason: str) -> Finding:
    words = Phrase("can't be trusted: {reason}", reason=reason)
    return Finding("log_chain", Entity.ENTRY_LOG, (row_id,), words)


def untold_changes(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Records that differ from what the log last said of them, or of which it says nothing."""
    for kept in KEPT:
        told = _told(connection, kept)
        next_told = next(told, None)
        for key, stored in _stored(connection, kept):
            while next_told is not None and next_told[0] < key:
                yield from _gone(kept, *next_told)
                next_told = next(told, None)
            if next_told is None or next_told[0] != key:
                yield Finding("log", kept.entity, (key,), Phrase("isn't told of in the log"))
                continue
            yield from _compared(kept, key, stored, next_told[1])
            next_told = next(told, None)
        while next_told is not None:
            yield from _gone(kept, *next_told)
            next_told = next(told, None)
    yield from _untold_codes(connection)


def _untold_codes(connection: sqlite3.Connection) -> Iterator[Finding]:
    """One-time codes that aren't the one of which the log last told."""
    for user_id, code_hash, expires_at in connection.execute(CODES):
        told = _code_told(connection, user_id)
        digest = passwords.digest_of(str(code_hash))
        # Older versions didn't write the digest.
        is_of_code = told.get(passwords.CODE_DIGEST, digest) == digest
        if told.get("expires_at") != expires_at or not is_of_code:
            yield Finding("log", Entity.USER, (user_id,), _UNTOLD_CODE)


def _code_told(connection: sqlite3.Connection, user_id: int) -> _Columns:
    """What the log says of somebody's one-time code; nothing once a new password ended it."""
    told: _Columns = {}
    for action, text in connection.execute(CODE_TOLD, {"user_id": user_id}):
        with contextlib.suppress(ValueError, TypeError, AttributeError, RecursionError):
            after = json.loads(text).get("after", {})
            if action == "give_reset_code":
                told = dict(after)
            elif passwords.DIGEST in after:  # older versions kept the code
                told = {}
    return told


def _gone(kept: Kept, key: int, columns: _Columns) -> Iterator[Finding]:
    if columns:
        yield Finding("log", kept.entity, (key,), Phrase("is told of in the log, and is gone"))


def _compared(kept: Kept, key: int, stored: _Columns, told: _Columns) -> Iterator[Finding]:
    # A blank isn't told of: what has never been, and is there, was put in.
    differing = [
        name
        for name, value in itertools.islice(stored.items(), 1, None)  # the first one is the key
        if value != told.get(name)
        and name not in kept.counted
        and (name not in NEVER_LOGGED or name == _PASSWORD)
        and told.get(name) is not _UNTOLD
        and not (name in kept.filled and name not in told)
    ]
    if differing:
        names = ", ".join(sorted(differing))
        message = Phrase("was changed without the log being told: {names}", names=names)
        yield Finding("log", kept.entity, (key,), message)


def _told(connection: sqlite3.Connection, kept: Kept) -> Iterator[_Record]:
    """Each record's columns as the log tells them, by key; none for a deleted one.

    Blanks aren't written into the log: what was there before and isn't after is blank.
    """
    money = kept.money
    rows = connection.execute(kept.told_sql)
    for key, group in itertools.groupby(rows, key=lambda row: row[0]):
        columns: _Columns = {}
        for _key, action, text in group:
            if action == "delete":
                columns = {}
                continue
            # Details that are none were doctored: the chain names their row.
            with contextlib.suppress(ValueError, TypeError, AttributeError, RecursionError):
                details = json.loads(text)
                before, after = details.get("before", {}), details.get("after", {})
                columns.update(dict.fromkeys(before))
                columns.update(after)
                is_told = action == "set_password" or passwords.DIGEST in after
                if is_told and _may_follow(before, columns.get(_PASSWORD)):
                    columns[_PASSWORD] = after.get(passwords.DIGEST, _UNTOLD)
        for name in money & columns.keys():
            columns[name] = _cents(columns[name])
        yield key, columns


def _may_follow(before: Mapping[str, Any], known: object) -> bool:
    """Whether a new hash goes back to the one that the log knew, if it goes back to any: one that
    was put in vouches for none to which it led."""
    was = before.get(passwords.DIGEST)
    return was is None or known is _UNTOLD or was == known


def _cents(told: object) -> int | None:
    """An amount as the log tells it, in whole cents; None for what is no amount."""
    digits = str(told).replace(".", "")
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _stored(connection: sqlite3.Connection, kept: Kept) -> Iterator[_Record]:
    """Each record's columns as the tables hold them, by key."""
    sql, names = kept.stored
    documents = [(names.index(name), name) for name in kept.documents]
    for row in connection.execute(sql):
        stored = dict(zip(names, row, strict=True))
        for place, name in documents:
            if row[place] is not None:
                # What isn't JSON breaks a CHECK: `integrity` names it.
                with contextlib.suppress(ValueError, TypeError, RecursionError):
                    stored[name] = json.loads(row[place])
        if stored.get(_PASSWORD) is not None:
            stored[_PASSWORD] = passwords.digest_of(str(stored[_PASSWORD]))
        yield row[0], stored
