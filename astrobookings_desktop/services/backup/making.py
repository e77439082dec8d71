"""Backing up while people work, and keeping a sensible number of backups."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from astrobookings_desktop.data.database import connect_reader, reported, schema_version
from astrobookings_desktop.data.errors import CorruptDatabase, DatabaseProblem
from astrobookings_desktop.data.queries.backups import LOG_HEAD, heads_in_log
from astrobookings_desktop.data.scratch import (
    copy_database,
    part_beside,
    scratch_beside,
    sync_folder,
)
from astrobookings_desktop.domain.backups import (
    backup_name,
    check_passphrase,
    moment_of,
    superseded,
)
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, UnusableFile
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.values import check_file_name
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.backup.contents import (
    Progress,
    compare,
    is_sound,
    silent,
    told,
    unpack,
)
from astrobookings_desktop.services.backup.files import (
    BackupInfo,
    is_backup,
    packed,
    read_info,
)
from astrobookings_desktop.services.office import Office
from astrobookings_desktop.services.reading import read_settings


class FolderMissing(DatabaseProblem):
    """The folder for the backup isn't there: perhaps its disk isn't."""

    code = "folder_missing"
    retry = True


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup; `size` is the file's in bytes."""

    path: Path
    size: int
    info: BackupInfo

    def as_dict(self) -> dict[str, Any]:
        """JSON-able facts."""
        return self.info.as_dict() | {
            "file": str(self.path.absolute()),
            "database_size": self.info.size,
            "size": self.size,
        }


def back_up(
    office: Office,
    actor: Actor,
    target: Path,
    passphrase: str | None = None,
    progress: Progress | None = None,
) -> Backup:
    """Copy the database as of now to `target`, while others go on writing.

    The file is encrypted when there is a passphrase. It is verified before it gets its name, and
    told of in the log. An older backup of that name is replaced, nothing else is. Raises
    MissingRight, AccessEnded, InvalidValue, DatabaseProblem; nothing stays of a backup that failed.
    """
    return _made(office, actor, lambda: target, passphrase, progress)


def back_up_into(
    office: Office,
    actor: Actor,
    folder: Path,
    passphrase: str | None = None,
    progress: Progress | None = None,
) -> tuple[Backup, list[Path]]:
    """Back up under a dated name in `folder`, then remove what needn't be kept any longer.

    No other file is replaced, not even one that another database of this name leaves there in the
    same second. Gives the backup and what was removed. Raises as `back_up`.
    """
    moment = office.clock()

    def free_name() -> Path:
        later = (moment + timedelta(seconds=seconds) for seconds in count())
        names = (folder / backup_name(office.path.stem, one) for one in later)
        return next(name for name in names if not os.path.lexists(name))

    backup = _made(office, actor, free_name, passphrase, progress)
    return backup, rotate(office, actor, folder)


def rotate(office: Office, actor: Actor, folder: Path) -> list[Path]:
    """Remove this database's backups in `folder` but 7 daily, 5 weekly and 12 monthly ones.

    Its own are those with a dated name of its whose header names a row of its log. All others stay
    and stand for no day: those of another database of this name, those that a restore of an older
    one has left behind, what can't be read, and what can't be removed. Gives what was removed.
    Raises MissingRight, DatabaseProblem.
    """
    office.require(actor, Right.BACK_UP)
    with reported(folder):
        dated = {
            moment: path
            for path in folder.iterdir()
            if (moment := moment_of(path.name, office.path.stem)) is not None
            and path.is_file()
            and not path.is_symlink()
        }
    own = _own(office, dated)
    removed = []
    for moment in sorted(superseded(own, office.clock())):
        with contextlib.suppress(OSError):  # for one that can't go, no backup failed
            own[moment].unlink()
            removed.append(own[moment])
    return removed


# --- the steps --------------------------------------------------------------------------------


def _made(
    office: Office,
    actor: Actor,
    place: Callable[[], Path],
    passphrase: str | None,
    progress: Progress | None,
) -> Backup:
    """A backup at the place that is asked for before it is made, and anew when it gets its name."""
    office.require(actor, Right.BACK_UP)
    if passphrase is not None:
        check_passphrase(passphrase)
    target = place()
    _check_target(target, office.path)
    tell = progress or silent
    parts = f".astrobookings-{office.path.stem}-"
    with contextlib.ExitStack() as stack:
        with reported(office.path):
            scratch = stack.enter_context(scratch_beside(office.path.resolve()))
        with reported(target):
            descriptor, part = stack.enter_context(part_beside(target, parts))
        copy = scratch / "copy.db"
        info = _copy(office, copy, passphrase is not None, tell)
        _write(descriptor, target, packed(copy, info, passphrase, told(tell, "Compressing")))
        with reported(office.path):
            copy.unlink()  # what is unpacked to be verified takes its room
        _verify(office, part, info, passphrase, scratch / "verify.db", tell)
        size = os.fstat(descriptor).st_size
        target = _finish(office, actor, part, place, info)
    return Backup(target, size, info)


def _own(office: Office, dated: Mapping[datetime, Path]) -> dict[datetime, Path]:
    """Those of the files that are backups of this very database, by the log's word."""
    heads: dict[datetime, str] = {}
    for moment, path in dated.items():
        with contextlib.suppress(Refusal, DatabaseProblem):  # that one stays
            heads[moment] = read_info(path).log_head
    with reported(office.path), contextlib.closing(connect_reader(office.path)) as source:
        known = heads_in_log(source, set(heads.values()))
    return {moment: dated[moment] for moment, head in heads.items() if head in known}


def _check_target(target: Path, database: Path) -> None:
    check_file_name(str(target))
    with reported(target):
        if not target.parent.is_dir():
            raise FolderMissing(
                target.parent,
                Phrase(
                    "The folder {folder} isn't there. If it is on a removable disk, connect the "
                    "disk; then try again, or choose another folder.",
                    folder=str(target.parent),
                ),
            )
        if target.is_dir():
            raise UnusableFile(
                "file", Phrase("{path} is a folder: name a file in it.", path=str(target))
            )
        # Opening and closing the database itself would take away its connections' locks.
        if (target.exists() or target.is_symlink()) and (
            target.is_symlink()
            or not target.is_file()
            or (database.exists() and target.samefile(database))
            or not is_backup(target)
        ):
            reason = Phrase(
                "be a new one, or a backup to be replaced; what stands there is neither"
            )
            raise InvalidValue("file", reason)


def _copy(office: Office, copy: Path, encrypted: bool, tell: Progress) -> BackupInfo:
    """Copy the database, whole and as of one moment, and tell what it is."""
    made_at = office.clock()
    with reported(office.path), contextlib.closing(connect_reader(office.path)) as source:
        source.execute("BEGIN")
        _workstation, head = source.execute(LOG_HEAD).fetchone()
        company = read_settings(source).company_name
        copy_database(source, copy, tell)
        source.execute("ROLLBACK")
    with reported(office.path):
        return BackupInfo(
            made_at=made_at,
            schema_version=schema_version(),
            company=company,
            workstation=office.workstation,
            database=_readable(office.path.name),
            log_head=head,
            sha256=_checksum(copy),
            size=copy.stat().st_size,
            encrypted=encrypted,
        )


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(descriptor: int, target: Path, pieces: Iterator[bytes]) -> None:
    with reported(target), os.fdopen(descriptor, "wb", closefd=False) as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(descriptor)


def _verify(
    office: Office,
    part: Path,
    info: BackupInfo,
    passphrase: str | None,
    database: Path,
    tell: Progress,
) -> None:
    """Read the finished file as a restore would; raises CorruptDatabase when ours was so before."""
    unpack(part, info, passphrase, database, tell)
    tell("Verifying", 0, 1)
    if not is_sound(database):
        raise CorruptDatabase(
            office.path,
            Phrase(
                "{path} is damaged, and so no backup of it is kept. Restore the last backup.",
                path=office.path,
            ),
        )
    compare(database, read_info(part), part.name)
    tell("Verifying", 1, 1)


def _finish(
    office: Office, actor: Actor, part: Path, place: Callable[[], Path], info: BackupInfo
) -> Path:
    """Give the file its name and tell of it in the log, both or neither; gives where it stands."""
    with office.writer() as writer, writer.unit_of_work(actor) as work:
        target = place()  # now that nobody has to be waited for
        after = {"file": _readable(target.name), "sha256": info.sha256, "encrypted": info.encrypted}
        work.log(Entity.ENTRY_LOG, None, "back_up", None, after)
        with reported(target):
            part.replace(target)
            sync_folder(target.parent)
    return target


def _readable(name: str) -> str:
    """A file's name as text that can be stored, whatever its bytes."""
    return name.encode("utf-8", "replace").decode()
