"""A small desktop on a private screen and bus: a tray (xfce4-panel) and a notifier (dunst).

Each part can be left out, for desktops that lack it.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.helpers.display import Display
from tests.helpers.polling import until

PROGRAMS = ("dbus-daemon", "xfce4-panel", "dunst", "dunstctl")
WATCHER = DBusAddress(
    "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "org.kde.StatusNotifierWatcher"
)
ITEM, MENU = "org.kde.StatusNotifierItem", "com.canonical.dbusmenu"

# Nothing is started by itself: a test has exactly the parts that it asks for.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
"""
PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
 <property name="configver" type="int" value="2"/>
 <property name="panels" type="array"><value type="int" value="1"/>
  <property name="panel-1" type="empty">
   <property name="position" type="string" value="p=10;x=0;y=0"/>
   <property name="size" type="uint" value="32"/>
   <property name="length" type="uint" value="100"/>
   <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
  </property>
 </property>
 <property name="plugins" type="empty">
  <property name="plugin-1" type="string" value="systray">
   <property name="hide-new-items" type="bool" value="false"/>
  </property>
 </property>
</channel>
"""
DUNST = """[global]
    width = 400
    origin = top-right
    offset = 20x60
    markup = full
    idle_threshold = 0
    sticky_history = yes
    history_length = 50
"""


@dataclass
class Desktop:
    """What runs, and ways to look at it and to use it."""

    display: Display
    folder: Path
    address: str = ""
    panel: subprocess.Popen[bytes] | None = None
    bus: subprocess.Popen[bytes] | None = None
    _connections: list[DBusConnection] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """The surroundings of a program on this desktop."""
        found = self.display.environment(XDG_CONFIG_HOME=str(self.folder / "config"))
        found |= {"XDG_RUNTIME_DIR": str(self.folder), "NO_AT_BRIDGE": "1"}
        found |= {"GTK_A11Y": "none", "GDK_BACKEND": "x11"}
        if self.address:
            found["DBUS_SESSION_BUS_ADDRESS"] = self.address
        return found

    def ask(self, address: DBusAddress, member: str, signature: str = "", *given: object) -> Any:
        """What the bus says to a call; AssertionError when it refuses."""
        if not self._connections:
            self._connections.append(open_dbus_connection(self.address))
        message = new_method_call(address, member, signature or None, given)
        reply = self._connections[0].send_and_get_reply(message, timeout=10)
        assert reply.header.message_type is MessageType.method_return, reply.body
        return reply.body[0] if len(reply.body) == 1 else reply.body

    # --- the tray ---------------------------------------------------------------------------------

    def tray_items(self) -> list[DBusAddress]:
        """The icons that the tray shows."""
        message = Properties(WATCHER).get("RegisteredStatusNotifierItems")
        reply = self._send(message)
        if reply is None:
            return []
        names = [one.partition("/") for one in reply[1]]
        return [DBusAddress(f"/{path}", name, ITEM) for name, _slash, path in names]

    def tray_item(self) -> DBusAddress:
        """The one icon."""
        (item,) = until(self.tray_items, "an icon in the tray")
        return item

    def of_item(self, name: str) -> Any:
        """A property of the icon."""
        reply = self._send(Properties(self.tray_item()).get(name))
        assert reply is not None
        return reply[1]

    def menu(self) -> dict[str, int]:
        """The texts of the icon's menu, without mnemonics, and their numbers."""
        item = self.tray_item()
        address = DBusAddress(str(self.of_item("Menu")), item.bus_name, MENU)
        self.ask(address, "AboutToShow", "i", 0)
        _revision, layout = self.ask(address, "GetLayout", "iias", 0, -1, [])
        entries = [one[1] for one in layout[2]]
        return {
            entry[1]["label"][1].replace("_", ""): entry[0]
            for entry in entries
            if "label" in entry[1] and entry[1].get("visible", ("b", True))[1]
        }

    def choose(self, text: str) -> None:
        """Click an entry of the icon's menu."""
        item = self.tray_item()
        address = DBusAddress(str(self.of_item("Menu")), item.bus_name, MENU)
        self.ask(address, "Event", "isvu", self.menu()[text], "clicked", ("s", ""), 0)

    def click_icon(self) -> None:
        """A plain click on it."""
        self.ask(self.tray_item(), "Activate", "ii", 0, 0)

    # --- notices ----------------------------------------------------------------------------------

    def dunst(self, *words: str) -> str:
        """What dunstctl says."""
        done = subprocess.run(
            ["dunstctl", *words], env=self.environment, capture_output=True, text=True, timeout=20
        )
        return done.stdout.strip()

    def shown(self) -> int:
        """How many notices are on the screen."""
        return int(self.dunst("count", "displayed") or 0)

    def told(self) -> list[tuple[str, str]]:
        """Summary and body of the notices, which are put away."""
        self.dunst("close-all")

        def history() -> list[tuple[str, str]]:
            found = json.loads(self.dunst("history"))["data"][0]
            return [(one["summary"]["data"], one["body"]["data"]) for one in found]

        return until(history, "a notice in dunst's history", 10)

    def _send(self, message: Any) -> Any:
        if not self._connections:
            self._connections.append(open_dbus_connection(self.address))
        reply = self._connections[0].send_and_get_reply(message, timeout=10)
        return reply.body[0] if reply.header.message_type is MessageType.method_return else None

    def close(self) -> None:
        for connection in self._connections:
            connection.close()


@contextlib.contextmanager
def desktop(
    display: Display, *, bus: bool = True, tray: bool = True, notifier: bool = True
) -> Iterator[Desktop]:
    """A desktop with the named parts; tray and notifier need the bus."""
    with contextlib.ExitStack() as stack:
        place = stack.enter_context(tempfile.TemporaryDirectory(prefix="desk-", dir="/tmp"))
        found = Desktop(display, Path(place))
        stack.callback(found.close)
        log = stack.enter_context((found.folder / "desktop.log").open("wb"))

        def begin(*words: str, **more: Any) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(
                words,
                env=found.environment,
                stdin=subprocess.DEVNULL,
                stdout=more.pop("stdout", log),
                stderr=log,
                **more,
            )
            stack.callback(_end, process)
            return process

        missing = [name for name in PROGRAMS if not shutil.which(name)]
        assert not missing, f"install {missing}: .ci/setup test does"
        if bus:
            found.bus = _start_bus(begin, found)
        if notifier:
            rules = found.folder / "dunstrc"
            rules.write_text(DUNST, "utf-8")
            begin("dunst", "-conf", str(rules))
            until(lambda: found.dunst("is-paused") == "false", "dunst")
        if tray:
            _start_panel(begin, found)
            until(lambda: _is_owned(found, "org.kde.StatusNotifierWatcher"), "the tray")
        yield found


def _start_bus(begin: Any, found: Desktop) -> "subprocess.Popen[bytes]":
    rules = found.folder / "bus.conf"
    rules.write_text(BUS.format(folder=found.folder), "utf-8")
    reader, writer = os.pipe()
    words = ("dbus-daemon", f"--config-file={rules}", "--nofork", f"--print-address={writer}")
    process: subprocess.Popen[bytes] = begin(*words, pass_fds=[writer])
    os.close(writer)
    with os.fdopen(reader) as stream:
        found.address = stream.readline().strip()
    assert found.address, "the bus did not start"
    return process


def _start_panel(begin: Any, found: Desktop) -> None:
    folder = found.folder / "config/xfce4/xfconf/xfce-perchannel-xml"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "xfce4-panel.xml").write_text(PANEL, "utf-8")
    (xfconfd,) = Path("/usr/lib").glob("*/xfce4/xfconf/xfconfd")
    begin(str(xfconfd))
    until(lambda: _is_owned(found, "org.xfce.Xfconf"), "xfconfd")
    found.panel = begin("xfce4-panel", "--disable-wm-check")


def _is_owned(found: Desktop, name: str) -> bool:
    names = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    return bool(found.ask(names, "NameHasOwner", "s", name))


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
