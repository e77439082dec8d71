"""Talking with a mail server that may drip its answers for hours, or never stop talking.

The library's timeout begins anew with each byte: without an end to the whole, a few such servers
would keep all other long jobs waiting.
"""

import io
import smtplib
import socket
from time import monotonic
from typing import TYPE_CHECKING

from astrobookings_desktop.jobs.mail.way import ENDLESS

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LONGEST = 15  # times the timeout of one answer, for all of them together
MOST_BYTES = 256 * 1024  # that a server has to say


class Talk(smtplib.SMTP):
    """A conversation that ends, by TimeoutError if need be."""

    _heard: "_Hearing | None" = None

    def getreply(self) -> tuple[int, bytes]:
        """The next answer; raises as the library does."""
        if self.file is None and self.sock is not None:  # at the beginning, and as TLS begins
            self._heard = _Hearing(self.sock, self.timeout, self._heard)
            self.file = io.BufferedReader(self._heard)
        return super().getreply()


class SecretTalk(Talk, smtplib.SMTP_SSL):
    """The same within TLS from the first byte."""


class _Hearing(io.RawIOBase):
    """What comes from a socket, for so long as there is time and room; goes on from `before`."""

    def __init__(self, sock: socket.socket, timeout: float, before: "_Hearing | None") -> None:
        super().__init__()
        self._sock, self._timeout = sock, timeout
        self._until: float = monotonic() + LONGEST * timeout if before is None else before._until
        self._room: int = MOST_BYTES if before is None else before._room

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        left = self._until - monotonic()
        if left <= 0 or self._room <= 0:
            raise TimeoutError(ENDLESS)
        self._sock.settimeout(min(left, self._timeout))
        count = self._sock.recv_into(buffer)
        self._room -= count
        return count
