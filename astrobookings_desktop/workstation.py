"""The settings that belong to one computer, each with its meaning, bounds and default."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.pacing import QuietHours
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.setting import (
    Kind,
    Section,
    Setting,
    check_sender,
    choice,
    declared,
    email,
    folder,
    line,
    number,
    whole,
    zone,
)

THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "es")
SMALLEST_FONT_SCALE = 0.75
LARGEST_FONT_SCALE = 3.0
LONGEST_WORKSTATION_NAME = 64
CLOSING = ("quit", "tray")
SMTP_SECURITY = ("none", "starttls", "tls")


def _host_name() -> str:
    name = "".join(letter for letter in socket.gethostname() if letter.isprintable()).strip()
    return name[:LONGEST_WORKSTATION_NAME] or "workstation"


def _workstation_name(given: Any, key: str) -> str:
    name = given.strip() if isinstance(given, str) else ""
    if not name or len(name) > LONGEST_WORKSTATION_NAME:
        raise InvalidValue(
            key,
            Phrase(
                "have from 1 to {longest_workstation_name} characters",
                longest_workstation_name=LONGEST_WORKSTATION_NAME,
            ),
            given,
        )
    if not name.isprintable():
        raise InvalidValue(key, "have no line breaks or other control characters", given)
    return name


def _host(given: Any, key: str) -> str:
    host = line(given, key)
    if any(sign.isspace() or sign in "/@" for sign in host) or "://" in host:
        raise _no_host(host, key)
    return host


def _check_host(host: str, key: str) -> None:
    """Whether a server can be looked up by the name; none is fine. The port is another setting."""
    try:
        host.encode("idna")
    except UnicodeError as error:
        raise _no_host(host, key) from error
    if host.count(":") == 1:  # more of them are an address of IPv6
        raise _no_host(host, key)


def _no_host(host: str, key: str) -> InvalidValue:
    return InvalidValue(key, "be the bare name of a server such as smtp.example.com", host)


def _quiet_hours(given: Any, key: str) -> str:
    """A span of the day's clock as text, or none."""
    text = line(given, key)
    return str(QuietHours.parse(text, key)) if text else ""


@dataclass(frozen=True, slots=True)
class WorkstationSettings:
    """How this workstation looks, and what it reaches: folders and the mail server.

    An empty text means that there is none.
    """

    theme: Annotated[
        str,
        Setting(
            Section.WORKSTATION,
            "Look",
            "Light, dark, or as the system has it.",
            choice(*THEMES),
            Kind.CHOICE,
            choices=THEMES,
            personal=True,
        ),
    ] = "system"
    language: Annotated[
        str,
        Setting(
            Section.WORKSTATION,
            "Language",
            "The language of the window, its dates and amounts; the command line speaks English.",
            choice(*LANGUAGES),
            Kind.CHOICE,
            choices=LANGUAGES,
            personal=True,
        ),
    ] = "system"
    time_zone: Annotated[
        str,
        Setting(
            Section.WORKSTATION,
            "Time zone",
            "The zone of times in the window, and of days in filters; the command line shows UTC.",
            zone("system"),
            Kind.ZONE,
            choices=("system",),
            personal=True,
        ),
    ] = "system"
    font_scale: Annotated[
        float,
        Setting(
            Section.WORKSTATION,
            "Text size",
            "A factor on every size, such as 1.25; used from the next start on.",
            number(SMALLEST_FONT_SCALE, LARGEST_FONT_SCALE),
            Kind.NUMBER,
            "times",
            personal=True,
        ),
    ] = 1.0
    workstation_name: Annotated[
        str,
        Setting(
            Section.WORKSTATION,
            "Name of this workstation",
            "Stands in the log beside what was done here; used from the next start on.",
            _workstation_name,
        ),
    ] = field(default_factory=_host_name)
    lock_after_minutes: Annotated[
        int,
        Setting(
            Section.WORKSTATION,
            "Lock when idle",
            "After so long without a key or the mouse the window asks for the password. 0: never.",
            whole(0, 24 * 60),
            Kind.WHOLE,
            "minutes",
        ),
    ] = 10
    closing: Annotated[
        str,
        Setting(
            Section.WORKSTATION,
            "Closing the window",
            "Ends the program, or leaves it at work in the tray where the desktop has one.",
            choice(*CLOSING),
            Kind.CHOICE,
            choices=CLOSING,
            personal=True,
        ),
    ] = "quit"
    quiet_hours: Annotated[
        str,
        Setting(
            Section.WORKSTATION,
            "Quiet hours",
            "No notice comes up in them, such as 22:00-07:00; it comes afterwards. Empty: none.",
            _quiet_hours,
            personal=True,
        ),
    ] = ""
    backup_folder: Annotated[
        str,
        Setting(
            Section.BACKUP,
            "Folder of backups",
            "Best on another disk, which may be a removable one. Empty: “backups”, beside the "
            "database.",
            folder,
            Kind.FOLDER,
        ),
    ] = ""
    smtp_host: Annotated[
        str,
        Setting(
            Section.MAIL,
            "Mail server",
            "The SMTP server that takes our messages. Empty: no mail is sent from here.",
            _host,
            check=_check_host,
            key="smtp.host",
        ),
    ] = ""
    smtp_port: Annotated[
        int,
        Setting(
            Section.MAIL,
            "Port",
            "Usually 587 with starttls, 465 with tls, 25 with none.",
            whole(1, 65535),
            Kind.WHOLE,
            key="smtp.port",
        ),
    ] = 587
    smtp_security: Annotated[
        str,
        Setting(
            Section.MAIL,
            "Security",
            "With none all travels readable: only for a server on this computer.",
            choice(*SMTP_SECURITY),
            Kind.CHOICE,
            choices=SMTP_SECURITY,
            key="smtp.security",
        ),
    ] = "starttls"
    smtp_user: Annotated[
        str,
        Setting(
            Section.MAIL,
            "Account",
            "The name to sign in with at the mail server. Empty: without signing in.",
            line,
            key="smtp.user",
        ),
    ] = ""
    mail_from: Annotated[
        str,
        Setting(
            Section.MAIL,
            "Sender",
            "Where messages come from. Empty: the company's e-mail, else astrobookings@localhost.",
            email,
            check=check_sender,
            key="mail.from",
        ),
    ] = ""
    mail_folder: Annotated[
        str,
        Setting(
            Section.MAIL,
            "Folder instead of a server",
            "Messages are put here as files, and no server is asked. Empty: the server sends them.",
            folder,
            Kind.FOLDER,
            key="mail.folder",
        ),
    ] = ""

    mail_per_minute: Annotated[
        int,
        Setting(
            Section.MAIL,
            "Most messages a minute",
            "What the mail server allows; the others wait their turn.",
            whole(1, 6000),
            Kind.WHOLE,
            "messages",
            key="mail.per_minute",
        ),
    ] = 120

    def with_values(self, entered: Mapping[str, Any]) -> "WorkstationSettings":
        """A copy with settings chosen as entered, by key; what stands may stay.

        Raises InvalidValue, KeyError.
        """
        values = {
            WORKSTATION[key].name: WORKSTATION[key].choose(given, self.value_of(key))
            for key, given in entered.items()
        }
        return replace(self, **values)

    def value_of(self, key: str) -> Any:
        """The value of a setting; raises KeyError."""
        return getattr(self, WORKSTATION[key].name)


WORKSTATION: Mapping[str, Setting] = {
    setting.key: setting for setting in declared(WorkstationSettings).values()
}
"""All of them by key; a key with a dot stands in a table of the file."""
