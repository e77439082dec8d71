"""The head of the log, remembered outside the database (DOMAIN.md §9).

Whoever can write the database could cut its log at the end and make its own state agree. So each
workstation keeps, in a small file of its config folder per database, which row was the last one.
Nothing here is needed to work: where the file is lost, the next commit begins it anew.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FORMAT = "astrobookings-log-heads-1"
_PRIVATE_FOLDER = 0o700
_ROOM_FOR_NAME = 40  # of the database's own name, so that a person knows the file


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of a workstation's chain at some moment.

    `timestamp` is the row's own, UTC text; `origin` is the hash of the chain's first row, which
    tells one database from another; `count` is the number of rows so far, None where nobody
    counted.
    """

    workstation: int
    id: int
    hash: str
    timestamp: str
    origin: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of one database.

    `heads` are by workstation number. `disputed` ones were no longer in the database when somebody
    went on working with it: they stay until a person accepts that. `since` is the UTC text of the
    row with which it began, so that a file which was taken away, and is begun anew, is no secret;
    None where nobody noted it. A `damaged` file says nothing.
    """

    heads: Mapping[int, Head] = field(default_factory=dict)
    disputed: tuple[Head, ...] = ()
    since: str | None = None
    damaged: bool = False


class LogHeads:
    """The files of one folder, each about one database known by its path."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file_of(self, database: Path) -> Path:
        """Where the heads of the database at this path are remembered."""
        path = str(database.resolve())
        known_by = hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return self._folder / f"{database.name[:_ROOM_FOR_NAME]}-{known_by}.json"

    def read(self, database: Path) -> Memory:
        """What is remembered, which may be nothing; never raises for what a file holds."""
        try:
            text = self.file_of(database).read_text(encoding="utf-8")
        except FileNotFoundError:
            return Memory()
        except (OSError, UnicodeDecodeError):
            return Memory(damaged=True)
        try:
            return _memory(json.loads(text))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return Memory(damaged=True)

    def write(self, database: Path, memory: Memory) -> None:
        """Remember this, whole or not at all; the owner alone can read it. Raises OSError.

        It isn't forced to the disk: after a power cut an older head may stand here, which is as
        true as the newer one.
        """
        path = self.file_of(database)
        document = {
            "format": FORMAT,
            "database": str(database.resolve()),
            "since": memory.since,
            "heads": [asdict(head) for head in memory.heads.values()],
            "disputed": [asdict(head) for head in memory.disputed],
        }
        self._folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}-", dir=self._folder)  # 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(document, stream, indent=1)
                stream.write("\n")
            Path(temporary).replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise

    def forget(self, database: Path) -> None:
        """Begin anew: another database stands at this path because a person wanted it so."""
        self.file_of(database).unlink(missing_ok=True)


def _memory(document: Any) -> Memory:
    if document["format"] != FORMAT:
        raise ValueError(document["format"])
    heads = [_head(entry) for entry in document["heads"]]
    disputed = tuple(_head(entry) for entry in document["disputed"])
    since = document.get("since")
    if not isinstance(since, str | None):
        raise TypeError(since)
    return Memory({head.workstation: head for head in heads}, disputed, since)


def _head(entry: Any) -> Head:
    head = Head(**entry)
    numbers, texts = (head.workstation, head.id), (head.hash, head.timestamp, head.origin)
    if not all(type(one) is int and abs(one) < 2**63 for one in numbers):
        raise TypeError(entry)
    if not all(isinstance(one, str) for one in texts) or not isinstance(head.count, int | None):
        raise TypeError(entry)
    return head
