"""The file format of backups.

A line of magic; the length of the header and the header itself, canonical JSON; its SHA-256; then
frames of length, a sign for the last one, and contents; at the end the SHA-256 of that of the
header and of all frames. The contents joined are the database as a zlib stream.

With a passphrase each frame is sealed by AES-256-GCM: its nonce is the frame's number and sign, and
the header's SHA-256 is authenticated with it. So frames can't be changed, swapped, added or cut
off, nor put under another header. The key follows from the passphrase by argon2id. Without a
passphrase the checksums show accidents, not forgery: who may write the file may write them anew.
"""

import hashlib
import hmac
import json
import os
import struct
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from astrobookings_desktop.data.database import reported
from astrobookings_desktop.data.fields import canonical_json
from astrobookings_desktop.domain.backups import (
    DamagedBackup,
    MissingBackup,
    NewerBackup,
    NotABackup,
    PassphraseNeeded,
    WrongPassphrase,
)
from astrobookings_desktop.domain.times import from_text, to_text

MAGIC = b"AstroBookings backup\n"
FORMAT = 1

CUT = "it ends too soon"
CHANGED = "its contents were changed"
_HEADER_LENGTH = struct.Struct(">I")
_FRAME = struct.Struct(">IB")
_LONGEST_HEADER = 1 << 16
_LONGEST_FRAME = 1 << 22
_CHUNK = 1 << 20
_LEVEL = 1  # a database shrinks to a quarter; higher levels take three times as long for a tenth
_SALT, _KEY, _CHECK = 16, 32, 16
# RFC 9106's second choice. Fixed for the format, so that no file can ask for more memory.
_PASSES, _KIBIBYTES, _LANES = 3, 1 << 16, 4

Advance = Callable[[int, int], None]
"""Called with the bytes done and the bytes in all."""


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """What a backup's header says, which anybody may read.

    `made_at` is UTC, `size` the database's bytes, `sha256` its checksum, `log_head` the hash of the
    last row of its log.
    """

    made_at: datetime
    schema_version: int
    company: str
    workstation: str
    database: str
    log_head: str
    sha256: str
    size: int
    encrypted: bool

    def as_dict(self) -> dict[str, Any]:
        """JSON-able values by name; the time as text."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return told | {"made_at": to_text(self.made_at)}


def read_info(path: Path) -> BackupInfo:
    """What the backup at `path` says of itself.

    Raises MissingBackup, NotABackup, DamagedBackup, NewerBackup, and DatabaseProblem when it can't
    be read.
    """
    with reported(path):
        if not path.exists():
            raise MissingBackup(path.name)
        if path.is_dir():
            raise NotABackup(path.name or str(path.absolute()))
        with path.open("rb") as file:
            return _read_header(file, path.name)[0]


def is_backup(path: Path) -> bool:
    """Whether the file at `path` begins as a backup does; raises OSError."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def packed(
    database: Path, info: BackupInfo, passphrase: str | None, advance: Advance
) -> Iterator[bytes]:
    """The pieces of a backup of the still file at `database`; raises DatabaseProblem."""
    header = {"format": FORMAT} | info.as_dict()
    key: bytes | None = None
    if passphrase is not None:
        # No chance of the caller's: a salt that repeats would let two files share a key.
        salt = os.urandom(_SALT)
        key, check = _derive(passphrase, salt)
        header |= {"salt": salt.hex(), "check": check.hex()}
    text = canonical_json(header).encode()
    digest = hashlib.sha256(text).digest()
    yield MAGIC + _HEADER_LENGTH.pack(len(text)) + text + digest
    checksum = hashlib.sha256(digest)
    seal = None if key is None else _Seal(key, digest)
    frames = _frames(_compressed(database, advance, info.size))
    for number, (contents, last) in enumerate(frames):
        body = contents if seal is None else seal.close(contents, number, last)
        frame = _FRAME.pack(len(body), last) + body
        checksum.update(frame)
        yield frame
    yield checksum.digest()


def unpacked(
    path: Path, info: BackupInfo, passphrase: str | None, advance: Advance
) -> Iterator[bytes]:
    """The pieces of the database in the backup at `path`, of which `info` was read before.

    Come to its end without an error, they are the database byte for byte. Raises NotABackup,
    DamagedBackup, NewerBackup, PassphraseNeeded, WrongPassphrase, DatabaseProblem.
    """
    name = path.name
    with reported(path), path.open("rb") as file:
        found, header, digest = _read_header(file, name)
        if found != info:
            raise DamagedBackup(name, CHANGED)
        seal = _open_seal(header, passphrase, digest, name) if info.encrypted else None
        checksum, size = hashlib.sha256(), 0
        for plain in _decompressed(_contents(file, seal, digest, name), name):
            size += len(plain)
            if size > info.size:
                raise DamagedBackup(name, CHANGED)
            checksum.update(plain)
            yield plain
            advance(size, info.size)
    if size != info.size or checksum.hexdigest() != info.sha256:
        raise DamagedBackup(name, CHANGED)


# --- the header -------------------------------------------------------------------------------


def _read_header(file: BinaryIO, name: str) -> tuple[BackupInfo, dict[str, Any], bytes]:
    if file.read(len(MAGIC)) != MAGIC:
        raise NotABackup(name)
    (length,) = _HEADER_LENGTH.unpack(_exactly(file, _HEADER_LENGTH.size, name))
    if length > _LONGEST_HEADER:
        raise DamagedBackup(name, CHANGED)
    text = _exactly(file, length, name)
    digest = _exactly(file, hashlib.sha256().digest_size, name)
    if hashlib.sha256(text).digest() != digest:
        raise DamagedBackup(name, CHANGED)
    try:
        header = json.loads(text)
        version = header["format"]
        if type(version) is int and version > FORMAT:
            raise NewerBackup(name, version)
        return _info_of(header), header, digest
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedBackup(name, CHANGED) from error


def _info_of(header: dict[str, Any]) -> BackupInfo:
    """ValueError, KeyError or TypeError for a header that we never wrote."""
    if header["format"] != FORMAT:
        raise ValueError("no such format")
    values = {field.name: header[field.name] for field in fields(BackupInfo)}
    info = BackupInfo(**values | {"made_at": from_text(values["made_at"])})
    for field in fields(BackupInfo):
        if type(getattr(info, field.name)) is not field.type:
            raise TypeError(field.name)
    if info.size < 1 or info.schema_version < 1:
        raise ValueError("no such database")
    if info.encrypted and (
        len(bytes.fromhex(header["salt"])) != _SALT or len(bytes.fromhex(header["check"])) != _CHECK
    ):
        raise ValueError("no such salt")
    return info


# --- the contents -----------------------------------------------------------------------------


class _Seal:
    """Encrypts and decrypts the frames of one file."""

    def __init__(self, key: bytes, header_digest: bytes) -> None:
        self._cipher = AESGCM(key)
        self._header_digest = header_digest

    def close(self, contents: bytes, number: int, last: bool) -> bytes:
        return self._cipher.encrypt(_nonce(number, last), contents, self._header_digest)

    def open(self, body: bytes, number: int, last: bool) -> bytes:
        """Raises InvalidTag when it isn't what was sealed in this place of this file."""
        return self._cipher.decrypt(_nonce(number, last), body, self._header_digest)


def _open_seal(header: dict[str, Any], passphrase: str | None, digest: bytes, name: str) -> _Seal:
    if passphrase is None:
        raise PassphraseNeeded(name)
    key, check = _derive(passphrase, bytes.fromhex(header["salt"]))
    if not hmac.compare_digest(check, bytes.fromhex(header["check"])):
        raise WrongPassphrase(name)
    return _Seal(key, digest)


def _nonce(number: int, last: bool) -> bytes:
    return struct.pack(">QI", number, last)


def _derive(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    """The key, and what tells a wrong passphrase from a damaged file."""
    # The same words typed on another keyboard may come as other signs.
    secret = unicodedata.normalize("NFKC", passphrase).encode()
    raw = hash_secret_raw(secret, salt, _PASSES, _KIBIBYTES, _LANES, _KEY + _CHECK, Type.ID)
    return raw[:_KEY], raw[_KEY:]


def _compressed(database: Path, advance: Advance, size: int) -> Iterator[bytes]:
    packer = zlib.compressobj(_LEVEL)
    done = 0
    with reported(database), database.open("rb") as file:
        while chunk := file.read(_CHUNK):
            done += len(chunk)
            yield packer.compress(chunk)
            advance(done, size)
    yield packer.flush()


def _frames(pieces: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """(contents, whether it is the last) of frames of about a chunk."""
    waiting = bytearray()
    for piece in pieces:
        if len(waiting) >= _CHUNK:
            yield bytes(waiting), False
            waiting.clear()
        waiting += piece
    yield bytes(waiting), True


def _contents(
    file: BinaryIO, seal: _Seal | None, header_digest: bytes, name: str
) -> Iterator[bytes]:
    checksum = hashlib.sha256(header_digest)
    number, last = 0, 0
    while not last:
        head = _exactly(file, _FRAME.size, name)
        length, last = _FRAME.unpack(head)
        if length > _LONGEST_FRAME or last > 1:
            raise DamagedBackup(name, CHANGED)
        body = _exactly(file, length, name)
        checksum.update(head + body)
        if seal is not None:
            try:
                body = seal.open(body, number, bool(last))
            except InvalidTag as error:
                raise DamagedBackup(name, CHANGED) from error
        yield body
        number += 1
    if _exactly(file, checksum.digest_size, name) != checksum.digest():
        raise DamagedBackup(name, CHANGED)
    if file.read(1):
        raise DamagedBackup(name, "something was added to its end")


def _decompressed(contents: Iterator[bytes], name: str) -> Iterator[bytes]:
    """Pieces of at most a chunk: a few bytes may claim to be very many."""
    unpacker = zlib.decompressobj()
    try:
        for body in contents:
            piece = unpacker.decompress(body, _CHUNK)
            while piece:
                yield piece
                piece = unpacker.decompress(unpacker.unconsumed_tail, _CHUNK)
    except zlib.error as error:
        raise DamagedBackup(name, CHANGED) from error
    if not unpacker.eof or unpacker.unused_data:
        raise DamagedBackup(name, CHANGED)


def _exactly(file: BinaryIO, count: int, name: str) -> bytes:
    found = file.read(count)
    if len(found) < count:
        raise DamagedBackup(name, CUT)
    return found
