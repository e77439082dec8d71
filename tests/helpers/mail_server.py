"""Real mail servers on loopback: a good one that keeps what it is given, and bad ones."""

import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

USER, PASSWORD = "desk", "a secret of the post"
ACCOUNTS = {USER: PASSWORD, "büro": "Schlüssel €"}


@dataclass
class GoodServer:
    """Takes every message; `refuse` may answer a recipient or a message otherwise."""

    messages: list[EmailMessage] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)  # by recipient
    _guard: threading.Lock = field(default_factory=threading.Lock)

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: Any
    ) -> str:
        """Refuse who isn't wanted."""
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:
        """Keep it."""
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        with self._guard:
            self.messages.append(message)
        return "250 kept"

    @property
    def ids(self) -> list[str]:
        """The messages' ids, in the order of arrival."""
        with self._guard:
            return [str(message["Message-ID"]) for message in self.messages]


def serve(
    server: GoodServer,
    *,
    tls: ssl.SSLContext | None = None,
    starttls: ssl.SSLContext | None = None,
    auth: bool = False,
    port: int = 0,
) -> Controller:
    """A started controller on a free port; stop it."""
    more: dict[str, Any] = {}
    if starttls is not None:
        more |= {"tls_context": starttls, "require_starttls": True}
    if auth:
        more |= {
            "authenticator": _authenticate,
            "auth_required": True,
            "auth_require_tls": True,
        }
    controller = Controller(
        server, hostname="127.0.0.1", port=port or free_port(), ssl_context=tls, **more
    )
    controller.start()
    return controller


def _authenticate(
    _server: Any, _session: Any, _envelope: Any, _mechanism: str, data: object
) -> AuthResult:
    good = isinstance(data, LoginPassword) and (data.login.decode(), data.password.decode()) in (
        ACCOUNTS.items()
    )
    return AuthResult(success=good, handled=good)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# --- bad ones -------------------------------------------------------------------------------------

Script = Callable[[socket.socket, Callable[[], bytes]], None]


class BadServer:
    """Answers each connection by a script; used as a context, `port` is where it listens."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def _serve(self) -> None:
        while True:
            try:
                talk, _peer = self._listener.accept()
            except OSError:
                return
            with talk, talk.makefile("rb") as lines:
                try:
                    self._script(talk, lines.readline)
                except OSError:
                    continue

    def __enter__(self) -> "BadServer":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)


def talk(answers: dict[str, str | None], last: str | None = "250 OK") -> Script:
    """A conversation: an answer by the command's first word, None hangs up, as does whoever agrees
    to STARTTLS; `last` follows the final dot."""

    def script(connection: socket.socket, line: Callable[[], bytes]) -> None:
        greeting = answers.get("greeting", "220 here")
        if greeting is None:
            return
        connection.sendall(greeting.encode() + b"\r\n")
        while command := line().decode("ascii", "replace").strip():
            word = command.split(" ")[0].split(":")[0].upper()
            answer = answers.get(word, "354 go on" if word == "DATA" else "250 OK")
            if answer is None:
                return
            connection.sendall(answer.encode() + b"\r\n")
            if word == "STARTTLS" and answer.startswith("220"):
                return
            if word == "DATA" and answer.startswith("354"):
                if "within" in answers:
                    return
                while (read := line()) and read.strip() != b".":
                    pass  # a client that breaks off ends it as well
                if last is None:
                    return
                connection.sendall(last.encode() + b"\r\n")

    return script


# --- trust ----------------------------------------------------------------------------------------


def certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context with a certificate of its own making, and a client's that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "server.pem", folder / "server.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(public, private)
    return server, ssl.create_default_context(cafile=str(public))
