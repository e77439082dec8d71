"""One window per database and session: a second start hands over to the first and ends.

The first holds a lock that dies with it, however it ends, and listens on a private socket beside.
What comes in is one line of JSON, short and soon, or the caller is hung up on.
"""

import contextlib
import hashlib
import json
import os
import stat
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from astrobookings_desktop.domain.entities import Entity

if sys.platform != "win32":
    import fcntl

LONGEST_MESSAGE = 8192
LONGEST_KEY = 320
LONGEST_TOKEN = 256
MOST_CALLERS = 16
CALLER_MS = 3000  # in which a caller must have said all
ANSWER_SECONDS = 5.0  # after which a first window counts as hanging
STEP_SECONDS = 0.05
LONGEST_SOCKET_PATH = 100  # of 108 bytes that systems allow
ANSWER = b"shown\n"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a start wants of the window: a record, by its id or what people call it; or just it.

    `activation` is the desktop's leave to come to the front.
    """

    entity: Entity | None = None
    key: str = ""
    activation: str = ""

    def as_line(self) -> bytes:
        """For the socket."""
        entity = None if self.entity is None else self.entity.value
        activation = self.activation if _is_token(self.activation) else ""
        told = {"entity": entity, "key": self.key, "activation": activation}
        return json.dumps(told).encode("ascii") + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> "Wanted":
        """From the socket; raises ValueError for whatever isn't ours."""
        try:
            told = json.loads(line.decode("utf-8"))
        except RecursionError as error:
            raise ValueError("nested too deep") from error
        if not isinstance(told, dict):
            raise ValueError("no object")
        entity, key = told.get("entity"), told.get("key", "")
        activation = told.get("activation", "")
        if not isinstance(key, str) or len(key) > LONGEST_KEY:
            raise ValueError("no key")
        if not isinstance(activation, str) or not _is_token(activation):
            raise ValueError("no activation token")
        key.encode("utf-8")  # half of a surrogate pair is no text
        return cls(None if entity is None else Entity(entity), key, activation)


class Hangs(Exception):
    """There is a first window, and it doesn't answer."""


class NotOurs(Exception):
    """The place of the sockets is somebody else's."""


class OneWindow(QObject):
    """The first one's side: holds the place, and says what later starts want."""

    wanted = Signal(object)  # Wanted

    def __init__(self, lock: int | None, place: Path) -> None:
        super().__init__()
        self._lock = lock
        self._server: QLocalServer | None = None
        self._place = place

    def listen(self) -> bool:
        """Take callers from now on; the event loop must run. False when the socket can't be."""
        QLocalServer.removeServer(str(self._place))  # left by one that was killed: the lock is ours
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.setMaxPendingConnections(MOST_CALLERS)
        server.newConnection.connect(self._answer)
        self._server = server
        return server.listen(str(self._place))

    def close(self) -> None:
        """Leave the place to the next one."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            with contextlib.suppress(OSError):
                self._place.with_suffix(".lock").unlink()  # while it is ours: see `_lock`
            with contextlib.suppress(OSError):
                os.close(self._lock)
            with contextlib.suppress(OSError):
                if self._place.parent == _own_folder():
                    self._place.parent.rmdir()  # stays while other windows are there
            self._lock = None

    @Slot()
    def _answer(self) -> None:
        server = self._server
        while server is not None and server.hasPendingConnections():
            socket = server.nextPendingConnection()
            if socket is None:
                return
            if len(self.findChildren(_Caller)) >= MOST_CALLERS:
                socket.abort()
                socket.deleteLater()
                continue
            caller = _Caller(socket, self)
            caller.said.connect(self.wanted)


class _Caller(QObject):
    """One connection: a line in time, or nothing."""

    said = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._heard = b""
        socket.setParent(self)
        socket.setReadBufferSize(LONGEST_MESSAGE + 1)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        self._timer = QTimer(self, singleShot=True, interval=CALLER_MS)
        self._timer.timeout.connect(self._hang_up)
        self._timer.start()
        self._read()

    @Slot()
    def _read(self) -> None:
        if not self._timer.isActive():
            return  # one line was all that it may say
        self._heard += bytes(self._socket.read(LONGEST_MESSAGE + 1).data())
        line, end, _rest = self._heard.partition(b"\n")
        if len(line) > LONGEST_MESSAGE:
            self._hang_up()
        elif end:
            try:
                wanted = Wanted.from_line(line)
            except ValueError:
                self._hang_up()
                return
            self._timer.stop()
            self._socket.write(ANSWER)
            self._socket.flush()
            self._socket.disconnectFromServer()
            self.said.emit(wanted)

    @Slot()
    def _hang_up(self) -> None:
        self._timer.stop()
        self._socket.abort()
        self.deleteLater()


def take_place(
    database: Path, wanted: Wanted, environment: Mapping[str, str] | None = None
) -> OneWindow | None:
    """Be the first on this database and session; None when another one was told what is wanted.

    Raises Hangs when the other doesn't answer, NotOurs when the folder can't be trusted.
    """
    deadline = time.monotonic() + ANSWER_SECONDS
    while True:
        place = place_of(database, os.environ if environment is None else environment)
        lock = _lock(place.with_suffix(".lock"))
        if lock is not None or sys.platform == "win32":
            return OneWindow(lock, place)
        # The other may be about to listen, or to end: then the place is free.
        if _hand_over(place, wanted, deadline):
            return None
        if time.monotonic() > deadline:
            raise Hangs
        time.sleep(STEP_SECONDS)


def place_of(database: Path, environment: Mapping[str, str]) -> Path:
    """The socket of a database's window in this session; raises NotOurs."""
    folder = _folder(environment)
    wayland = environment.get("WAYLAND_DISPLAY", "")
    screen = environment.get("DISPLAY", "")
    host, colon, number = screen.rpartition(":")
    session = f"{wayland}\0{host}{colon}{number.partition('.')[0]}"
    name = hashlib.sha256(f"{os.path.realpath(database)}\0{session}".encode("utf-8", "replace"))
    return folder / f"astrobookings-{name.hexdigest()[:24]}.socket"


def _folder(environment: Mapping[str, str]) -> Path:
    """A folder that nobody else may enter."""
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if runtime and len(os.fsencode(runtime)) < LONGEST_SOCKET_PATH - 50 and _is_private(runtime):
        return Path(runtime)
    folder = _own_folder()
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise NotOurs(folder) from error
    if not _is_private(str(folder)):
        raise NotOurs(folder)
    return folder


def _own_folder() -> Path:
    """Where a session without a folder of its own keeps what stands beside each window."""
    owner = os.geteuid() if hasattr(os, "geteuid") else 0
    return Path(tempfile.gettempdir()) / f"astrobookings-{owner}"


def _is_private(path: str) -> bool:
    try:
        found = os.lstat(path)
    except OSError:
        return False
    if not hasattr(os, "geteuid"):
        return True
    own = found.st_uid == os.geteuid() and not stat.S_IMODE(found.st_mode) & 0o077
    return stat.S_ISDIR(found.st_mode) and own and os.access(path, os.W_OK | os.X_OK)


def _lock(path: Path) -> int | None:
    """The lock's descriptor, None when somebody else holds it; it ends with the process.

    None too for a file that its holder took away meanwhile: the next one to come makes another.
    """
    if sys.platform == "win32":
        return None
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    try:
        descriptor = os.open(path, flags, 0o600)
    except FileNotFoundError:  # the folder went with the last window: `take_place` makes it anew
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(descriptor), os.lstat(path)):
            return descriptor
    except OSError:
        pass
    os.close(descriptor)
    return None


def _hand_over(place: Path, wanted: Wanted, deadline: float) -> bool:
    socket = QLocalSocket()
    try:
        socket.connectToServer(str(place))
        if not socket.waitForConnected(_left(deadline)):
            return False
        socket.write(wanted.as_line())
        heard = b""
        while len(heard) < len(ANSWER) and time.monotonic() < deadline:
            if not socket.waitForReadyRead(_left(deadline)) and not socket.bytesAvailable():
                break
            heard += bytes(socket.readAll().data())
        return heard == ANSWER
    finally:
        socket.abort()


def _left(deadline: float) -> int:
    return max(int((deadline - time.monotonic()) * 1000), 1)


def _is_token(text: str) -> bool:
    return len(text) <= LONGEST_TOKEN and text.isascii() and (text.isprintable() or not text)
