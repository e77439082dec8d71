"""How messages leave a workstation, as it is set there."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from astrobookings_desktop.services.practice import is_practice
from astrobookings_desktop.services.reading import Reading

if TYPE_CHECKING:
    import ssl  # screens that only show the settings need no network

    from astrobookings_desktop.workstation import WorkstationSettings

TIMEOUT_SECONDS = 20.0
HERE = frozenset({"localhost", "127.0.0.1", "::1"})
PRACTICE = (
    "This is a practice database: no message leaves this computer. Set mail.folder to see "
    "messages as files, or smtp.host to a mail server on it (localhost)."
)
PRACTICE_BEFORE = (  # by earlier versions
    "This is a practice database: no message leaves this computer. Set mail.folder to see "
    "messages as files.",
    "This is a practice database: no message leaves it. Set mail.folder to see messages as files.",
)
NO_SERVER = (
    "No mail server is set: set smtp.host, or mail.folder to have messages written as files."
)

NOBODY_THERE = (
    "{server} can't be reached: nothing answers there. See that the mail server runs, and that "
    "smtp.host and smtp.port are right ({answer})."
)
NO_SUCH_NAME = (
    "{server} can't be reached: no computer of that name is found. See that this one is on the "
    "network, and that smtp.host is right ({answer})."
)
NO_ANSWER = (
    "{server} can't be reached: it doesn't answer in time. See that this computer is on the "
    "network, and that smtp.host and smtp.port are right ({answer})."
)
NO_MAIL_SERVER = (
    "{server} answers, but not as a mail server does: see that smtp.host and smtp.port are right "
    "({answer})."
)
LEFT_AT_ONCE = (
    "{server} ended the connection at once: see that smtp.port and smtp.security are right, as its "
    "provider says."
)
SAYS_NOTHING = (
    "{server} is there but says nothing: see that smtp.port and smtp.security are right, as its "
    "provider says."
)
NO_TLS = (
    "{server} doesn't begin with TLS: set smtp.port or smtp.security to another one, as its "
    "provider says."
)
NO_STARTTLS = "{server} offers no STARTTLS: set smtp.security to another one, as its provider says."
NO_SIGN_IN = (
    "{server} takes no account over this connection: set smtp.security to another one, or leave "
    "smtp.user empty."
)
# How a conversation ended, within other errors.
BROKE_OFF = "The mail server broke off"
BROKE_WITHIN = "The mail server broke off within the message"
BROKE_BEFORE = "The mail server broke off before it answered"
SILENT = "it kept silent for too long"
LEFT_IN_TLS = "it left while TLS began"
SPOKE_OR_LEFT = "it spoke or left before the end"
ENDLESS = "it never comes to an end"
BY_THE_LIBRARY = (  # which earlier versions told
    "Connection unexpectedly closed",
    "Connection unexpectedly closed: timed out",
    "timed out",
    "STARTTLS extension not supported by server.",
    "SMTP AUTH extension not supported by server.",
)
RECIPIENT_REFUSED = "The mail server refused the recipient: {answer}"
MESSAGE_REFUSED = "The mail server refused the message: {answer}"
PACED = "At most {count} messages a minute are sent: the others wait their turn."
NOT_YET = "The invoice's file isn't made yet."
PACED_BEFORE = "No more messages a minute than {count} are sent."  # by earlier versions


@dataclass(frozen=True, slots=True)
class MailServer:
    """An SMTP server and how to reach it; an empty user signs in nowhere."""

    host: str
    port: int
    security: str  # none, starttls, tls
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = TIMEOUT_SECONDS
    context: "ssl.SSLContext | None" = None

    @property
    def is_here(self) -> bool:
        """Whether it is one on this computer, by an address or name that leads nowhere else."""
        return self.host.lower() in HERE


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Where messages go from this workstation: into `folder` when it is given, else to `server`.

    `per_minute` is the most that is sent; `sender` stands in the place of the company's address.
    """

    server: MailServer | None = None
    folder: Path | None = None
    sender: str = ""
    per_minute: int = 120


def way_of(settings: "WorkstationSettings") -> MailSettings:
    """How messages leave a workstation that is set so; without the password, which isn't there."""
    server = None
    if settings.smtp_host:
        server = MailServer(
            settings.smtp_host, settings.smtp_port, settings.smtp_security, settings.smtp_user
        )
    folder = Path(settings.mail_folder) if settings.mail_folder else None
    return MailSettings(server, folder, settings.mail_from, settings.mail_per_minute)


def what_is_missing(settings: MailSettings, reading: Reading) -> str:
    """Why no message can leave this workstation, in words; empty when it can.

    A practice database's go no further than this computer: into a folder, or to a server on it.
    """
    if settings.folder is not None or (settings.server and settings.server.is_here):
        return ""
    if is_practice(reading):
        return PRACTICE
    return NO_SERVER if settings.server is None else ""
