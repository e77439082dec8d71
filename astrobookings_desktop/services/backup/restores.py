"""Restoring a backup: what it would change, and doing it."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from peewee import PeeweeException

from astrobookings_desktop.data.database import reported, schema_version, uri_of
from astrobookings_desktop.data.errors import AlteredSchema, DatabaseProblem, explain
from astrobookings_desktop.data.queries.backups import (
    DOUBT_DELIVERIES,
    DOUBT_MAILS,
    DOUBT_NEWS,
    LOG_HEAD,
    PARTS,
    NewestEntry,
)
from astrobookings_desktop.data.queries.log_rows import own_state
from astrobookings_desktop.data.replacing import replace_database, require_alone
from astrobookings_desktop.data.scratch import scratch_beside
from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.domain.backups import (
    DamagedBackup,
    NewerBackup,
    NotABackup,
    OtherCompany,
)
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.sign_in import AccessEnded
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.domain.values import check_file_name
from astrobookings_desktop.services.access.sign_in import has_access
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor
from astrobookings_desktop.services.backup.contents import (
    Contents,
    Progress,
    contents_of,
    examine,
    silent,
    unpack,
)
from astrobookings_desktop.services.backup.files import BackupInfo, read_info
from astrobookings_desktop.services.backup.lost_invoices import lost_invoices
from astrobookings_desktop.services.checks.log import ChainWalk
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.practice import is_practice
from astrobookings_desktop.services.unit_of_work import UnitOfWork

DOUBT = "A backup was restored: nobody knows whether it had gone out before."
DOUBT_OF_NEWS = (
    "A backup was restored: nobody knows whether these people had been told before. Try it again "
    "if they weren't, else cancel it."
)

Release = Callable[[], None]
"""Called when this program must have closed the database, just before it is replaced."""


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What restoring a backup would change; nothing was.

    `present` is None when the present database can't be read. `warnings` are sentences.
    """

    info: BackupInfo
    present: Contents | None
    backup: Contents
    upgraded_to: int | None
    warnings: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """JSON-able facts; counts by entity, now and in the backup."""
        present = self.present
        return {
            "backup": self.info.as_dict(),
            "upgraded_to": self.upgraded_to,
            "counts": {
                entity.value: {"now": present.counts[entity] if present else None, "backup": count}
                for entity, count in self.backup.counts.items()
            },
            "newest_entry": {
                "now": _entry(present.newest if present else None),
                "backup": _entry(self.backup.newest),
            },
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was restored; `aside` is what was there before, None if there was nothing.

    `lost_invoices` are numbers that were issued after it, as spans; `uncertain_messages` and
    `uncertain_jobs` what waited in it to be told, and is for a person to decide.
    """

    info: BackupInfo
    aside: Path | None
    applied: tuple[str, ...]
    lost_invoices: tuple[str, ...] = ()
    uncertain_messages: int = 0
    uncertain_jobs: int = 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know, in sentences."""
        said: list[str] = []
        if self.lost_invoices:
            said.append(
                Phrase(
                    "Invoices that were issued are lost, and their numbers will be given out "
                    "again: {numbers}. Keep their files.",
                    numbers=", ".join(self.lost_invoices),
                )
            )
        if self.uncertain_messages:
            said.append(
                Phrase(
                    "Messages that waited in the backup: {count}. Nobody knows whether they had "
                    "gone out before; they are kept back until somebody decides.",
                    count=self.uncertain_messages,
                )
            )
        if self.uncertain_jobs:
            said.append(
                Phrase(
                    "News of launches that waited in the backup to be told: {count}. They are kept "
                    "back until somebody tries these jobs again or cancels them.",
                    count=self.uncertain_jobs,
                )
            )
        return tuple(said)

    def as_dict(self) -> dict[str, Any]:
        """JSON-able facts."""
        return {
            "backup": self.info.as_dict(),
            "kept_aside": None if self.aside is None else str(self.aside.absolute()),
            "applied": list(self.applied),
            "lost_invoices": list(self.lost_invoices),
            "uncertain_messages": self.uncertain_messages,
            "uncertain_jobs": self.uncertain_jobs,
            "warnings": list(self.warnings),
        }


def preview_restore(
    office: Office,
    actor: Actor,
    file: Path,
    passphrase: str | None = None,
    progress: Progress | None = None,
) -> RestorePreview:
    """What restoring `file` would change, after the whole of it was verified.

    Raises MissingRight, AccessEnded, MissingBackup, NotABackup, DamagedBackup, NewerBackup,
    PassphraseNeeded, WrongPassphrase, DatabaseProblem.
    """
    _require_right(office, actor)
    tell = progress or silent
    with _ready(office, file, passphrase, tell) as ready:
        tell("Comparing", 0, 1)
        present, backup = _present(office), contents_of(ready.database)
        warnings = (*_differences(ready, office, present, backup), *_warnings(ready, office))
        upgraded = None if ready.info.schema_version == schema_version() else schema_version()
        preview = RestorePreview(ready.info, present, backup, upgraded, warnings)
        tell("Comparing", 1, 1)
        return preview


def restore(
    office: Office,
    actor: Actor,
    file: Path,
    passphrase: str | None = None,
    progress: Progress | None = None,
    release: Release | None = None,
    *,
    may_be_another: bool = False,
) -> Restored:
    """Put the database of the backup `file` in the place of the present one, which is kept aside.

    An older schema is upgraded. The restored log tells of it, and of the invoices that are lost.
    Mails and news of launches that waited in the backup may have gone out since: a person decides
    about them. Raises what `preview_restore` does, OtherCompany unless it `may_be_another`'s
    backup, and DatabaseBusy while anybody has the database open; nothing is changed then.
    """
    _require_right(office, actor)
    tell = progress or silent
    path = office.path.resolve()
    require_alone(path)  # at once: to verify the backup takes a while
    with _ready(office, file, passphrase, tell) as ready:
        if not may_be_another:
            _require_same(office, ready, file.name)
        moment = office.clock()
        aside = path.with_name(f"{path.name}.before-restore-{moment:%Y%m%d-%H%M%S}")
        told = _log(office, actor, ready, file, aside)
        if release is not None:
            require_alone(path)  # while nothing of this program's has ended
            release()
        kept = replace_database(
            path, ready.database, aside, ready.scratch, lambda name: tell(name, 0, 1)
        )
        office.same_file.forget(office.path)
        if office.heads is not None:
            office.heads.forget(path)  # the log that stands there now ends elsewhere
        return Restored(ready.info, kept, ready.applied, *told)


def _require_right(office: Office, actor: Actor) -> None:
    """Raise MissingRight, or AccessEnded when the present database knows better than the actor."""
    office.require(actor, Right.RESTORE)
    with (
        contextlib.suppress(DatabaseProblem),
        contextlib.closing(office.reader()) as connection,
        reported(office.path),
    ):
        if not has_access(office.reading(connection, actor)):
            raise AccessEnded


# --- the steps --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ready:
    """A backup's database, verified and of this program's schema, in a passing folder."""

    info: BackupInfo
    database: Path
    scratch: Path
    applied: tuple[str, ...]
    missing: tuple[str, ...]


@contextlib.contextmanager
def _ready(office: Office, file: Path, passphrase: str | None, tell: Progress) -> Iterator[_Ready]:
    check_file_name(str(file))
    with reported(file):
        # Opening and closing the database itself would take away its connections' locks.
        if file.exists() and office.path.exists() and file.samefile(office.path):
            raise NotABackup(file.name)
    info = read_info(file)
    if info.schema_version > schema_version():
        raise NewerBackup(file.name, info.schema_version)
    with contextlib.ExitStack() as stack:
        with reported(office.path):
            scratch = stack.enter_context(scratch_beside(office.path.resolve()))
        database = scratch / "restored.db"
        unpack(file, info, passphrase, database, tell)
        tell("Verifying", 0, 1)
        examine(database, info, file.name)
        tell("Upgrading", 0, 1)
        applied = _upgrade(database, file.name)
        missing = _missing_parts(database, scratch / "fresh.db", file.name)
        tell("Upgrading", 1, 1)
        yield _Ready(info, database, scratch, applied, missing)


def _upgrade(database: Path, name: str) -> tuple[str, ...]:
    try:
        return tuple(create_or_upgrade(database))
    except AlteredSchema as error:
        raise DamagedBackup(
            name, Phrase("somebody has altered a table of the database in it; it can't be upgraded")
        ) from error
    except PeeweeException as error:
        cause = error.__cause__ or error.__context__
        problem = explain(cause, database) if isinstance(cause, sqlite3.Error) else None
        if problem is not None:
            raise problem from error
        raise DamagedBackup(name, Phrase("the database in it can't be upgraded")) from error


def _missing_parts(database: Path, fresh: Path, name: str) -> tuple[str, ...]:
    """What the database lacks without being unusable; raises DamagedBackup for more.

    A trigger that AstroBookings never made could change what the next sale writes.
    """
    create_or_upgrade(fresh)
    found, expected = _parts(database), _parts(fresh)
    lacking = {(kind, part) for kind, part, _sql in expected - found}
    strange = {(kind, part) for kind, part, _sql in found - expected}
    strange |= {one for one in lacking if one[0] == "table"}
    if strange:
        raise DamagedBackup(
            name,
            Phrase("the database in it was changed by somebody ({parts})", parts=_named(strange)),
        )
    return (_named(lacking),) if lacking else ()


def _named(parts: set[tuple[str, str]]) -> str:
    return ", ".join(sorted(f"{kind} {part}" for kind, part in parts))


def _parts(database: Path) -> set[tuple[str, str, str]]:
    with (
        reported(database),
        contextlib.closing(sqlite3.connect(uri_of(database, "ro"), uri=True)) as connection,
    ):
        return set(connection.execute(PARTS))


def _present(office: Office) -> Contents | None:
    """What is in the database that stands there, None when it can't be read."""
    if office.path.exists():
        with contextlib.suppress(DatabaseProblem):
            return contents_of(office.path)
    return None


def _require_same(office: Office, ready: _Ready, name: str) -> None:
    """Raise OtherCompany when the backup would put another company in the place of this one."""
    present = _present(office)
    if present is not None and present.is_of_another(contents_of(ready.database)):
        raise OtherCompany(name, ready.info.company, _is_practice(ready, office))


def _is_practice(ready: _Ready, office: Office) -> bool:
    there = replace(office, path=ready.database, heads=None)
    with contextlib.closing(there.reader()) as connection:
        return is_practice(there.reading(connection, BUILT_IN_ADMINISTRATOR))


def _differences(
    ready: _Ready, office: Office, present: Contents | None, backup: Contents
) -> Iterator[str]:
    """What a person must know before all others."""
    if present is None:
        return
    if present.is_of_another(backup):
        yield Phrase(
            "The backup is of another company, {company}: afterwards people sign in with the "
            "passwords of that one.",
            company=ready.info.company,
        )
        if _is_practice(ready, office):
            yield Phrase("What is in the backup is for practice, not for business.")
        return
    lost = present.acts - backup.acts
    if lost > 0:
        yield Phrase(
            "What was done since the backup would be lost: {count:change|changes}.",
            count=lost,
        )


def _warnings(ready: _Ready, office: Office) -> Iterator[str]:
    with (
        reported(ready.database),
        contextlib.closing(sqlite3.connect(uri_of(ready.database, "ro"), uri=True)) as connection,
    ):
        state = own_state(connection)
        if state is None or any(ChainWalk(connection, state).faults()):
            yield Phrase("The log in the backup was changed by hand: “check” tells where.")
    for parts in ready.missing:
        yield Phrase("The database in the backup lacks what guards it: {parts}.", parts=parts)
    if ready.info.database != office.path.name:
        yield Phrase("The backup is of a database called {name}.", name=ready.info.database)
    lost = lost_invoices(office.path, ready.database)
    if lost:
        yield Phrase(
            "Invoices that were issued would be lost, and their numbers given out again: "
            "{numbers}. Keep their files.",
            numbers=", ".join(lost),
        )


def _doubt_mails(work: UnitOfWork) -> int:
    """Mails that waited when the backup was made may have gone out since; gives how many."""
    work.all(DOUBT_DELIVERIES, now=work.now_text, error=DOUBT, kind=Trouble.DOUBT)
    return len(work.all(DOUBT_MAILS))


def _doubt_news(work: UnitOfWork) -> int:
    """People may have had the news of launches that waited then; gives how many such jobs."""
    return len(work.all(DOUBT_NEWS, now=work.now_text, error=DOUBT_OF_NEWS, kind=Trouble.DOUBT))


def _log(
    office: Office, actor: Actor, ready: _Ready, file: Path, aside: Path
) -> tuple[tuple[str, ...], int, int]:
    """Tell of the restore in the database that will stand there.

    Gives the invoices that are lost, and how many mails and jobs are uncertain in it.
    It may not know the actor, who came after it was made: then the name alone is told.
    """
    head: str | None = None
    with (
        contextlib.suppress(DatabaseProblem, sqlite3.Error),
        contextlib.closing(office.reader()) as connection,
    ):
        head = connection.execute(LOG_HEAD).fetchone()[1]
    after: dict[str, Any] = {
        "file": file.name.encode("utf-8", "replace").decode(),
        "sha256": ready.info.sha256,
        "made_at": to_text(ready.info.made_at),
        "kept_aside": aside.name.encode("utf-8", "replace").decode(),
    }
    before: dict[str, Any] | None = None if head is None else {"log_head": head}
    lost = lost_invoices(office.path, ready.database)
    if lost:
        before = (before or {}) | {"invoices": lost}
    restored = replace(office, path=ready.database, heads=None)
    with contextlib.closing(restored.reader()) as connection:
        if not has_access(restored.reading(connection, actor)):
            actor = replace(actor, user_id=None)
    with restored.writer() as writer, writer.unit_of_work(actor) as work:
        doubtful = _doubt_mails(work)
        if doubtful:
            after["uncertain_messages"] = doubtful
        news = _doubt_news(work)
        if news:
            after["uncertain_jobs"] = news
        work.log(Entity.ENTRY_LOG, None, "restore", before, after)
    return tuple(lost), doubtful, news


def _entry(entry: NewestEntry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {
        "timestamp": entry.timestamp,
        "user_name": entry.user_name,
        "entity_type": entry.entity_type,
        "entity_id": entry.entity_id,
        "action": entry.action,
    }
