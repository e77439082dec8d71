"""Handing a letter over: to an SMTP server, or as a file into a folder.

Until the final dot of the message has left us the server can't have taken it, and it may be tried
again; from then on until its answer nobody knows.
"""

import base64
import errno
import os
import re
import selectors
import smtplib
import socket
import ssl
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from astrobookings_desktop.data.scratch import sync_folder
from astrobookings_desktop.jobs.job import (
    NotConfigured,
    Offline,
    Permanent,
    Transient,
    Uncertain,
)
from astrobookings_desktop.jobs.mail.letters import Letter
from astrobookings_desktop.jobs.mail.talk import SecretTalk, Talk
from astrobookings_desktop.jobs.mail.way import (
    BROKE_BEFORE,
    BROKE_OFF,
    BROKE_WITHIN,
    ENDLESS,
    LEFT_AT_ONCE,
    LEFT_IN_TLS,
    MESSAGE_REFUSED,
    NO_ANSWER,
    NO_MAIL_SERVER,
    NO_SIGN_IN,
    NO_STARTTLS,
    NO_SUCH_NAME,
    NO_TLS,
    NOBODY_THERE,
    SAYS_NOTHING,
    SILENT,
    SPOKE_OR_LEFT,
    MailServer,
)

LONGEST_ANSWER = 200
ODD_LETTERS = (
    "The mail server offers no way to sign in with letters beyond plain ones: choose another "
    "password, or another account (smtp.user)."
)
DONE, GO_ON = range(200, 300), range(354, 355)
SIGNED_IN = (235, 503)  # the latter: already
NO_CODE = -1  # the library's, for an answer that begins without one
OF_US = (b"client host", b"sender address", b"helo command")
"""What Postfix refuses of us, which it says only where the recipient is named."""
IN_BRACKETS = re.compile(rb"<[^>]*>")  # addresses and names: no words of the server
PLAIN = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE")
"""What TLS makes of a server that greets us in plain text."""
CLOSED = "Connection unexpectedly closed"  # the library's words, as those below
LEFT = f"{CLOSED}: "
GONE = (CLOSED, "Server not connected", "please run connect() first", "")
FULL = (errno.ENOSPC, errno.EDQUOT)


class FolderUnusable(NotConfigured):
    """The folder that is set isn't there or can't be written."""


class AddressRefused(Permanent):
    """The server knows no such recipient."""


def send(server: MailServer, letter: Letter, hand_over: Callable[[], None]) -> None:
    """Give the letter to the server; `hand_over` is called before the first byte of it leaves.

    Raises Offline (not reached), NotConfigured (refused as it is set), Transient, AddressRefused,
    Permanent, and Uncertain when the answer to a whole message was lost.
    """
    payload = letter.as_bytes()
    with _session(server) as smtp:
        _expect(smtp.mail(letter.sender.addr_spec), NotConfigured, "the sender")
        reply = smtp.rcpt(letter.recipient.addr_spec)
        _expect(reply, _refusal_of_recipient(server, reply), "the recipient")
        _expect(smtp.docmd("DATA"), Permanent, "the message", GO_ON)
        try:
            hand_over()
        except BaseException:
            smtp.close()  # it waits for the message: it can't be told anything else
            raise
        try:
            _send_but_the_dot(smtp, payload)
            smtp.send(b".\r\n")
        except (OSError, smtplib.SMTPException) as error:
            raise Transient(_broken(BROKE_WITHIN, error)) from error
        try:
            code, answer = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise Uncertain(_broken(BROKE_BEFORE, error)) from error
    if code == 250:
        return
    said = _told(code, answer)
    if 400 <= code < 500:
        raise Transient(f"The mail server didn't take the message now: {said}")
    if 500 <= code < 600:
        raise Permanent(MESSAGE_REFUSED.format(answer=said))
    raise Uncertain(f"The mail server answered what nobody understands: {said}")


def put_into(folder: Path, letter: Letter, hand_over: Callable[[], None] = lambda: None) -> Path:
    """Write the letter as a file, whole or not at all, for a power cut too; the same letter is the
    same file.

    `hand_over` is called before the file has its name; what it raises leaves no file. Raises
    FolderUnusable when the folder can't be written, Offline when its disk is full, Permanent.
    """
    path, payload = folder / letter.file_name, letter.as_bytes()
    half = path.with_suffix(".part")
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(payload)
            file.flush()
            os.fsync(descriptor)
        try:
            hand_over()
        except BaseException:
            half.unlink(missing_ok=True)
            raise
        half.replace(path)
        with suppress(OSError):  # it has its name: an error now mustn't write it once more
            sync_folder(folder)
    except OSError as error:
        said = error.strerror or str(error)
        if error.errno in FULL:
            raise Offline(f"{folder} can't be written: {said}") from error
        if not folder.is_dir():
            raise FolderUnusable(
                f"The folder of messages {folder} isn't there: plug in its disk or make it, or set "
                "mail.folder to another one."
            ) from error
        raise FolderUnusable(
            f"The folder of messages {folder} can't be written ({said}): make it writable, or set "
            "mail.folder to another one."
        ) from error
    return path


def is_writable(folder: Path) -> bool:
    """Whether files can be put there."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


@contextmanager
def _session(server: MailServer) -> Iterator[smtplib.SMTP]:
    try:
        smtp = _connect(server)
    except UnicodeError as error:  # it can't even be looked up
        raise NotConfigured(
            f"{server.host} can't be the name of a mail server: set smtp.host to another one."
        ) from error
    except smtplib.SMTPConnectError as error:
        _turned_away(server, error)
        raise Offline(_unreached(server, error)) from error
    except OSError as error:  # those of the library are such, too
        raise Offline(_unreached(server, error)) from error
    try:
        # The dot is a packet of its own, which would wait for the answer to the one before.
        if smtp.sock is not None:
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _greet(smtp, server)
        yield smtp
    except OSError as error:
        raise Transient(_broken(BROKE_OFF, error)) from error
    finally:
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()
        smtp.close()


def _how_it_ended(error: Exception) -> str:
    """How a conversation ended, in words of our own that can be said in another language; empty of
    one that was left without a word."""
    said = str(error).removeprefix(LEFT)
    if said.endswith("timed out"):
        return SILENT
    return "" if said in GONE or "Errno" in said else said


def _broken(words: str, error: Exception) -> str:
    said = _how_it_ended(error)
    return f"{words}: {said}" if said else f"{words}."


def _turned_away(server: MailServer, error: smtplib.SMTPResponseException) -> None:
    """Raise NotConfigured when what answered speaks another language than mail servers do."""
    if error.smtp_code == NO_CODE:
        said = _answer_of(error)
        place = f"{server.host}:{server.port}"
        raise NotConfigured(NO_MAIL_SERVER.format(server=place, answer=said)) from error


def _unreached(server: MailServer, error: Exception) -> str:
    """Why, and what helps; the system's own words stand behind."""
    if isinstance(error, smtplib.SMTPResponseException):
        answer = _answer_of(error)
    else:
        answer = getattr(error, "strerror", None) or str(error) or type(error).__name__
    match error:
        case ConnectionRefusedError():
            words = NOBODY_THERE
        case socket.gaierror():
            words = NO_SUCH_NAME
        case TimeoutError():
            words = NO_ANSWER
        case smtplib.SMTPServerDisconnected() if _how_it_ended(error) != ENDLESS:
            words = SAYS_NOTHING if _how_it_ended(error) == SILENT else LEFT_AT_ONCE
        case _:
            words, answer = "{server} can't be reached: {answer}", answer.removeprefix(LEFT)
    return words.format(server=f"{server.host}:{server.port}", answer=answer)


def _connect(server: MailServer) -> smtplib.SMTP:
    host, port = server.host, server.port
    if server.security != "tls":
        return Talk(host, port, timeout=server.timeout)
    with _trust(server) as context:
        return SecretTalk(host, port, timeout=server.timeout, context=context)


@contextmanager
def _trust(server: MailServer) -> Iterator[ssl.SSLContext]:
    """What TLS is begun with; a server that leaves meanwhile isn't one that can't be trusted."""
    try:
        yield server.context or ssl.create_default_context()
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as error:
        raise smtplib.SMTPServerDisconnected(LEFT_IN_TLS) from error
    except ssl.SSLError as error:
        if error.reason in PLAIN:
            words = NO_TLS.format(server=f"{server.host}:{server.port}")
            raise NotConfigured(words) from error
        raise NotConfigured(f"{server.host} can't be trusted: {error.reason or error}") from error


def _greet(smtp: smtplib.SMTP, server: MailServer) -> None:
    try:
        smtp.ehlo_or_helo_if_needed()
        if server.security == "starttls":
            with _trust(server) as context:
                smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()  # the server has forgotten who we are
        if server.user:
            _sign_in(smtp, server.user, server.password)
    except smtplib.SMTPResponseException as error:
        _turned_away(server, error)
        said = _answer_of(error)
        if not 500 <= error.smtp_code < 600:
            raise Transient(f"The mail server isn't ready for us: {said}") from error
        if isinstance(error, smtplib.SMTPAuthenticationError):
            raise NotConfigured(f"The mail server refused account or password: {said}") from error
        raise NotConfigured(f"The mail server can't do what is set: {said}") from error
    except UnicodeError as error:  # its words would name a sign of the password
        raise NotConfigured(ODD_LETTERS) from error
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException as error:  # it offers no such thing
        words = NO_STARTTLS if "STARTTLS" in str(error) else NO_SIGN_IN
        raise NotConfigured(words.format(server=f"{server.host}:{server.port}")) from error


def _sign_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    """As the library does, which knows ASCII only; PLAIN is for UTF-8 too (RFC 4616)."""
    if user.isascii() and password.isascii():
        smtp.login(user, password)
        return
    if "PLAIN" not in smtp.esmtp_features.get("auth", "").upper().split():
        raise NotConfigured(ODD_LETTERS)
    secret = base64.b64encode(f"\0{user}\0{password}".encode())
    code, answer = smtp.docmd("AUTH", f"PLAIN {secret.decode()}")
    if code not in SIGNED_IN:
        raise smtplib.SMTPAuthenticationError(code, answer)


def _expect(
    reply: tuple[int, bytes],
    refused: type[Permanent | NotConfigured],
    what: str,
    good: range = DONE,
) -> None:
    """Raise unless it is a `good` answer: one that says yes to everything has taken nothing."""
    code, answer = reply
    if code in good:
        return
    said = _told(code, answer)
    if 500 <= code < 600:
        raise refused(f"The mail server refused {what}: {said}")
    raise Transient(f"The mail server didn't take {what} now: {said}")


def _refusal_of_recipient(
    server: MailServer, reply: tuple[int, bytes]
) -> type[AddressRefused | NotConfigured]:
    """Some refusals that come at the recipient say nothing of the address: of a server that wants
    us to sign in first, or relays for nobody else (530, 5.7.0 by RFC 4954, and what a code of
    security says of relaying), and those OF_US.

    Other codes of security may mean this recipient alone, as a group that takes no mail from
    outside (RFC 3463, X.7.1)."""
    code, answer = reply
    said = IN_BRACKETS.sub(b"", answer).lower()
    if any(words in said for words in OF_US):
        return NotConfigured
    is_of_relaying = said.startswith(b"5.7.") and b"relay" in said
    wants_sign_in = code == 530 or said.startswith(b"5.7.0 ") or is_of_relaying
    return NotConfigured if wants_sign_in and not server.user else AddressRefused


def _answer_of(error: smtplib.SMTPResponseException) -> str:
    return _told(error.smtp_code, error.smtp_error)


def _told(code: int, answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    text = " ".join(text.split())[:LONGEST_ANSWER]
    # Where no code stands in front, the library has cut off the four letters in its place.
    return f"…{text}" if code == NO_CODE else f"{code} {text}"


def _send_but_the_dot(smtp: smtplib.SMTP, payload: bytes) -> None:
    """Send the message; a server that has gone by its end is noticed before the dot leaves."""
    smtp.send(_dotted(payload))
    if smtp.sock is None:
        return
    with selectors.DefaultSelector() as watch:  # plain select knows no more than 1,024 files
        watch.register(smtp.sock, selectors.EVENT_READ)
        has_spoken = bool(watch.select(0))
    if has_spoken:
        raise smtplib.SMTPServerDisconnected(SPOKE_OR_LEFT)


def _dotted(payload: bytes) -> bytes:
    """As it goes over the wire: lines end in CR LF, a leading dot is doubled."""
    lines = payload.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    if lines and not lines[-1]:
        lines.pop()
    dotted = [b"." + line if line.startswith(b".") else line for line in lines]
    return b"\r\n".join([*dotted, b""])
