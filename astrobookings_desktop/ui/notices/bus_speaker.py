"""Speaking with the desktop's notification service over the session bus; blocking, without Qt."""

import os
import select
import socket
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    new_method_call,
)
from jeepney.bus import get_bus
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, prep_socket

from astrobookings_desktop.ui.notices.words import Words, as_markup

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
REPLY_SECONDS = 4.0
MOST_SHOWN = 100
PROGRAM = "AstroBookings"
# What a bus, a service or a garbled answer may do to us; all of it means: nobody was told.
FAULTS = (
    *(OSError, RuntimeError, KeyError, ValueError, TypeError, IndexError, StopIteration),
    DBusErrorResponse,
)


class Line(DBusConnection):
    """A connection on which nothing is waited for without an end."""

    def receive(self, *, timeout: float | None = None) -> Message:
        """The next message; raises TimeoutError, also where the caller set no limit."""
        return super().receive(timeout=REPLY_SECONDS if timeout is None else timeout)


class Speaker:
    """The connection, what it showed, and what was answered to that; of one thread alone.

    `activated` gets the token of a notice that was clicked, and the desktop's activation token.
    """

    def __init__(self, activated: Callable[[object, str], None]) -> None:
        self._activated = activated
        self.has_bus = False
        self._connection: DBusConnection | None = None
        self._heard: deque[Message] = deque()
        self._shown: dict[int, object] = {}
        self._tokens: dict[int, str] = {}
        self._markup = self._actions = False
        self._address = DBusAddress(PATH, NAME, NAME)

    @property
    def sources(self) -> list[socket.socket]:
        """What to wait for, beside one's own."""
        return [] if self._connection is None else [self._connection.sock]

    def show(self, token: object, words: Words, icon: str) -> bool:
        """Show a notice; False when nobody does, and `has_bus` says what was lacking."""
        try:
            self._show(token, words, icon)
        except FAULTS:
            self.has_bus = self._connection is not None
            self.close()
            return False
        return True

    def _show(self, token: object, words: Words, icon: str) -> None:
        if self._connection is None:
            self._connect()
        body = as_markup(words.body) if self._markup else words.body
        actions = ["default", words.opening] if self._actions else []
        hints = {"desktop-entry": ("s", "astrobookings"), "urgency": ("y", 1)}
        given = (PROGRAM, 0, icon, words.title, body, actions, hints, -1)
        (number,) = self._call("Notify", "susssasa{sv}i", given)
        self._shown[int(number)] = token
        while len(self._shown) > MOST_SHOWN:
            del self._shown[next(iter(self._shown))]

    def listen(self) -> None:
        """Take what the bus said; a bus that is gone is looked for anew with the next notice."""
        connection = self._connection
        if connection is None:
            return
        try:
            while select.select([connection.sock], [], [], 0)[0]:
                connection.recv_messages(timeout=0)
        except TimeoutError:
            pass  # the rest of a message is still to come
        except FAULTS:
            self.close()
        while self._heard:
            self._understand(self._heard.popleft())

    def close(self) -> None:
        """Hang up; what was shown can't be answered any more."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._shown.clear()
        self._tokens.clear()

    def _connect(self) -> None:
        call = prep_socket(get_bus(_bus_address()), timeout=REPLY_SECONDS)
        try:
            connection = self._connection = Line(call)
        except FAULTS:
            call.close()
            raise
        rule = MatchRule(type="signal", sender=NAME, interface=NAME, path=PATH)
        self._ask(message_bus.AddMatch(rule))
        mine = MatchRule(type="signal", interface=NAME, path=PATH)
        connection.filter(mine, queue=self._heard).__enter__()
        (abilities,) = self._call("GetCapabilities")
        self._markup, self._actions = "body-markup" in abilities, "actions" in abilities

    def _call(self, name: str, signature: str | None = None, given: tuple[object, ...] = ()) -> Any:
        return self._ask(new_method_call(self._address, name, signature, given))

    def _ask(self, message: Message) -> Any:
        assert self._connection is not None
        reply = self._connection.send_and_get_reply(message, timeout=REPLY_SECONDS)
        if reply.header.message_type is not MessageType.method_return:
            raise RuntimeError(f"refused: {reply.body}")
        return reply.body

    def _understand(self, message: Message) -> None:
        member = message.header.fields.get(HeaderFields.member)
        match member, message.body:
            case "ActionInvoked", (int(number), "default") if number in self._shown:
                token = self._tokens.pop(number, "")
                self._activated(self._shown.pop(number), token)
            case "ActivationToken", (int(number), str(token)) if number in self._shown:
                self._tokens[number] = token
            case "NotificationClosed", (int(number), _reason):
                # A click on a notice closes it as well, and the order of the two isn't said.
                self._tokens.pop(number, None)


def _bus_address() -> str:
    """Where the session's bus is; raises KeyError where none is named."""
    named = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if named:
        return named
    path = Path(os.environ["XDG_RUNTIME_DIR"]) / "bus"
    if not path.is_socket():
        raise KeyError(path)
    return f"unix:path={path}"
