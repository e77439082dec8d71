"""Mail servers that take, refuse, break off and talk nonsense."""

import re
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from astrobookings_desktop.jobs.job import NotConfigured, Offline, Permanent, Transient, Uncertain
from astrobookings_desktop.jobs.mail.post import AddressRefused, send
from astrobookings_desktop.jobs.mail.way import MailServer
from tests.helpers.mail_server import (
    PASSWORD,
    USER,
    BadServer,
    GoodServer,
    certificate,
    free_port,
    serve,
    talk,
)
from tests.unit.jobs.mail.conftest import FACTS, TOLD, write


@pytest.fixture
def good() -> GoodServer:
    return GoodServer()


@pytest.fixture
def post(good: GoodServer, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MailServer]:
    """A server, reached in the way that the test names."""
    way, _, account = request.param.partition(" ")
    server, client = certificate(tmp_path)
    controller = serve(
        good,
        tls=server if way == "tls" else None,
        starttls=server if way == "starttls" else None,
        auth=bool(account),  # the server offers none over a connection that is TLS already
    )
    user = USER if account else ""
    yield MailServer("127.0.0.1", controller.port, way, user, PASSWORD, 10, client)
    controller.stop()


WAYS = pytest.mark.parametrize(
    "post", ["none", "starttls", "starttls account", "tls"], indirect=True
)


@WAYS
def test_a_letter_arrives_as_it_was_written(post: MailServer, good: GoodServer) -> None:
    handed: list[int] = []
    letter = write(replace(TOLD, facts=FACTS | {"traveler": ".\n..dots"}))
    send(post, letter, lambda: handed.append(len(good.messages)))
    (message,) = good.messages
    assert handed == [0]
    assert message["Message-ID"] == letter.message_id
    assert message["Subject"] == letter.subject
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == letter.text + "\n" * (
        not letter.text.endswith("\n")
    )


def test_a_domain_of_any_script_is_written_as_servers_know_it(good: GoodServer) -> None:
    controller = serve(good)
    told = replace(TOLD, email="x@münchen.example")
    letter = write(told, company_email="desk@åre.example")
    send(MailServer("127.0.0.1", controller.port, "none", timeout=10), letter, lambda: None)
    controller.stop()
    (message,) = good.messages
    assert message["To"].addresses[0].addr_spec == "x@xn--mnchen-3ya.example"
    assert message["From"].addresses[0].addr_spec == "desk@xn--re-xia.example"
    assert message["Message-ID"].endswith("@xn--re-xia.example>")


@pytest.mark.parametrize("post", ["starttls account", "tls"], indirect=True)
def test_a_wrong_password_or_certificate_waits_for_the_settings(
    post: MailServer, good: GoodServer
) -> None:
    if post.user:
        with pytest.raises(NotConfigured, match="refused account or password"):
            send(replace(post, password="guess"), write(), pytest.fail)
    with pytest.raises(NotConfigured, match="can't be trusted"):
        send(replace(post, context=ssl.create_default_context()), write(), pytest.fail)
    assert good.messages == []


@pytest.mark.parametrize("post", ["starttls account"], indirect=True)
def test_an_account_of_any_letters_signs_in(post: MailServer, good: GoodServer) -> None:
    send(replace(post, user="büro", password="Schlüssel €"), write(), lambda: None)
    assert len(good.messages) == 1
    for password in ("Schlussel", "Schlüssel", "\ud800"):
        with pytest.raises(NotConfigured) as told:
            send(replace(post, password=password), write(), pytest.fail)
        assert not set("ü\ud800") & set(str(told.value)), "no sign of it is told"


def test_an_account_of_any_letters_waits_where_the_server_can_not_read_it() -> None:
    with BadServer(talk({"EHLO": "250-here\r\n250 AUTH CRAM-MD5 LOGIN"})) as bad:
        server = MailServer("127.0.0.1", bad.port, "none", "desk", "Schlüssel", timeout=5)
        with pytest.raises(NotConfigured, match="no way to sign in with letters"):
            send(server, write(), pytest.fail)


@pytest.mark.parametrize("host", ["smtp..example.org", ".example.org", f"{'a' * 64}.example.org"])
@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_what_can_not_be_a_server_waits_for_the_settings(host: str, security: str) -> None:
    with pytest.raises(NotConfigured, match=r"can't be the name .*: set smtp.host"):
        send(MailServer(host, 25, security, timeout=5), write(), pytest.fail)


def test_a_server_that_is_away_is_waited_for() -> None:
    with pytest.raises(Offline, match="can't be reached"):
        send(MailServer("127.0.0.1", free_port(), "none", timeout=5), write(), pytest.fail)
    with pytest.raises(Offline, match="can't be reached"):
        send(MailServer("no.such.host.invalid", 25, "none", timeout=5), write(), pytest.fail)


TLS, AUTH = (f"250-here\r\n250 {ability}" for ability in ("STARTTLS", "AUTH PLAIN"))
MUMBLE: dict[str, str | None] = {"EHLO": "what did", "HELO": "you say?"}
AT_RELAY = "<ann@relay.example>: Recipient address rejected: Access denied"
# Postfix says what it has against us only where the recipient is named.
NOT_FROM_HERE = "554 5.7.1 <desk[192.0.2.1]>: Client host rejected: Access denied"
NOT_OWNED = "553 5.7.1 <desk@example.org>: Sender address rejected: not owned by user ann"
LIBRARY = re.compile("unexpectedly|extension|timed out|Errno|Server not|WRONG_|authentication")
BAD = {
    "busy at the door": ({"greeting": "421 later"}, "250 OK", Offline, False),
    "hangs up at the door": ({"greeting": None}, "250 OK", Offline, False),
    "hangs up at the door of TLS": ({"greeting": None}, "250 OK", Offline, False),
    "nonsense at the door": ({"greeting": "hello there"}, "250 OK", NotConfigured, False),
    "another protocol": ({"greeting": "SSH-2.0-OpenSSH"}, "250 OK", NotConfigured, False),
    "nonsense at our name": (MUMBLE, "250 OK", NotConfigured, False),
    "no STARTTLS": ({}, "250 OK", NotConfigured, False),
    "refuses STARTTLS": ({"EHLO": TLS, "STARTTLS": "554 no"}, "250 OK", NotConfigured, False),
    "has no STARTTLS now": ({"EHLO": TLS, "STARTTLS": "454 later"}, "250 OK", Transient, False),
    "hangs up after STARTTLS": ({"EHLO": TLS, "STARTTLS": "220 go"}, None, Transient, False),
    "wants none like us": ({"EHLO": "550 go", "HELO": "550 go"}, "250 OK", NotConfigured, False),
    "wants a sign-in first": ({"RCPT": "530 5.7.0 who"}, "250 OK", NotConfigured, False),
    "relays for nobody": ({"RCPT": "554 5.7.1 Relay denied"}, "250 OK", NotConfigured, False),
    "relays not to there": ({"RCPT": "550 5.7.54 no relay"}, "250 OK", NotConfigured, False),
    "keeps a group to itself": ({"RCPT": "550 5.7.133 no"}, "250 OK", AddressRefused, False),
    "filters the recipient": ({"RCPT": "550 5.7.1 denied"}, "250 OK", AddressRefused, False),
    "knows relay as a name": ({"RCPT": f"554 5.7.1 {AT_RELAY}"}, "250 OK", AddressRefused, False),
    "lets nobody in from here": ({"RCPT": NOT_FROM_HERE}, "250 OK", NotConfigured, False),
    "blocks our AUTH in vain": (
        {"EHLO": AUTH, "AUTH": "235 go", "RCPT": NOT_OWNED},
        *("250 OK", NotConfigured, False),
    ),
    "refuses the sign-in": ({"EHLO": AUTH, "AUTH": "535 who"}, "250 OK", NotConfigured, False),
    "can sign in nobody now": ({"EHLO": AUTH, "AUTH": "454 later"}, "250 OK", Transient, False),
    "knows no way to sign in": ({"EHLO": f"{AUTH}-X"}, "250 OK", NotConfigured, False),
    "says yes to a sign-in": ({"EHLO": AUTH, "AUTH": "250 OK"}, "250 OK", Transient, False),
    "knows no such sender": ({"MAIL": "550 who"}, "250 OK", NotConfigured, False),
    "is busy with senders": ({"MAIL": "451 later"}, "250 OK", Transient, False),
    "knows no such recipient": ({"RCPT": "550 nobody"}, "250 OK", AddressRefused, False),
    "has the recipient's box full": ({"RCPT": "452 full"}, "250 OK", Transient, False),
    "hangs up at the recipient": ({"RCPT": None}, "250 OK", Transient, False),
    "wants no data now": ({"DATA": "451 later"}, "250 OK", Transient, False),
    "wants no data ever": ({"DATA": "554 no"}, "250 OK", Permanent, False),
    "says yes to whatever comes": ({"DATA": "250 OK"}, "250 OK", Transient, False),
    "asks for more at the recipient": ({"RCPT": "354 go on"}, "250 OK", Transient, False),
    "talks nonsense at the recipient": ({"RCPT": "what?"}, "250 OK", Transient, False),
    "hangs up after the message": ({}, None, Uncertain, True),
    "talks nonsense after the message": ({}, "what?", Uncertain, True),
    "takes it back": ({}, "451 later", Transient, True),
    "refuses it": ({}, "554 spam", Permanent, True),
}


@pytest.mark.parametrize(("answers", "last", "kind", "handed"), BAD.values(), ids=BAD)
def test_a_bad_server_is_told_for_what_it_is(
    answers: dict[str, str | None],
    last: str | None,
    kind: type[Exception],
    handed: bool,
    request: pytest.FixtureRequest,
) -> None:
    left: list[bool] = []
    name = request.node.callspec.id
    security = "starttls" if "STARTTLS" in name else "tls" if "TLS" in name else "none"
    user = USER if "AUTH" in str(answers) else ""
    with BadServer(talk(answers, last)) as bad, pytest.raises(kind) as told:
        send(
            MailServer("127.0.0.1", bad.port, security, user, PASSWORD, timeout=5),
            write(),
            lambda: left.append(True),
        )
    assert type(told.value) is kind
    assert "b'" not in str(told.value), "its answer is told as text"
    assert bool(left) is handed
    assert "-1" not in str(told.value).replace("127.0.0.1", "")
    assert "b'" not in str(told.value)
    assert not LIBRARY.search(str(told.value)), "it is said in words of our own"


@pytest.mark.parametrize(
    ("answers", "security", "user", "advice"),
    [
        ({}, "starttls", "", "offers no STARTTLS: set smtp.security to another one"),
        ({}, "none", USER, "set smtp.security to another one, or leave smtp.user empty"),
        ({"greeting": None}, "none", "", "see that smtp.port and smtp.security are right"),
        ({}, "tls", "", "set smtp.port or smtp.security to another one"),
    ],
)
def test_a_server_that_is_set_wrong_leads_to_what_is_to_be_set(
    answers: dict[str, str | None], security: str, user: str, advice: str
) -> None:
    with BadServer(talk(answers)) as bad:
        server = MailServer("127.0.0.1", bad.port, security, user, PASSWORD, timeout=5)
        with pytest.raises((NotConfigured, Offline)) as told:
            send(server, write(), pytest.fail)
    assert advice in str(told.value)
    assert not LIBRARY.search(str(told.value))


def test_a_server_that_says_nothing_at_all_is_told_from_one_that_isnt_there() -> None:
    def script(_connection: Any, line: Any) -> None:
        line()

    with BadServer(script) as bad, pytest.raises(Offline, match="is there but says nothing"):
        send(MailServer("127.0.0.1", bad.port, "none", timeout=0.3), write(), pytest.fail)


@pytest.mark.parametrize("answers", [{"greeting": "SSH-2.0-OpenSSH"}, MUMBLE])
def test_what_is_no_mail_server_leads_to_its_settings(answers: dict[str, str | None]) -> None:
    with BadServer(talk(answers)) as bad, pytest.raises(NotConfigured) as told:
        send(MailServer("127.0.0.1", bad.port, "none", timeout=5), write(), pytest.fail)
    assert str(told.value).startswith(f"127.0.0.1:{bad.port} answers, but not as a mail server")
    assert "smtp.host and smtp.port" in str(told.value)


def test_a_server_that_breaks_off_within_a_long_message_hasnt_taken_it() -> None:
    """As long as the final dot is still to be sent; what the network holds nobody knows."""
    letter = replace(write(), text="a long story\n" * 2_000_000)
    left: list[bool] = []
    with BadServer(talk({"within": ""})) as bad:
        server = MailServer("127.0.0.1", bad.port, "none", timeout=5)
        with pytest.raises(Transient, match="broke off within the message"):
            send(server, letter, lambda: left.append(True))
    assert left == [True]


def test_a_server_that_never_answers_is_given_up() -> None:
    def script(connection: Any, line: Any) -> None:
        connection.sendall(b"220 here\r\n")
        while line():
            pass

    with BadServer(script) as slow, pytest.raises(Transient):
        send(MailServer("127.0.0.1", slow.port, "none", timeout=0.3), write(), pytest.fail)


def test_a_server_that_has_left_before_the_dot_hasnt_taken_it() -> None:
    left = threading.Event()

    def script(connection: Any, line: Any) -> None:
        for answer in ("220 here", "250 OK", "250 OK", "250 OK", "354 go on"):
            connection.sendall(answer.encode() + b"\r\n")
            if not answer.startswith("354"):
                line()
        connection.shutdown(socket.SHUT_WR)  # it still reads: nothing bounces
        left.set()
        while line():
            pass

    def hand_over() -> None:
        assert left.wait(10)

    with BadServer(script) as bad, pytest.raises(Transient, match="broke off within the message"):
        send(MailServer("127.0.0.1", bad.port, "none", timeout=5), write(), hand_over)


@pytest.mark.parametrize("pause", [0.05, 0])
@pytest.mark.parametrize("after", [0, 1, 5])
def test_a_server_that_never_comes_to_an_end_is_given_up(after: int, pause: float) -> None:
    """It drips its greeting or an answer, or talks without an end."""
    ended = threading.Event()

    def script(connection: Any, line: Any) -> None:
        said = ["220 here", "250 OK", "250 OK", "250 OK", "354 go on"][:after]
        for answer in said:
            connection.sendall(answer.encode() + b"\r\n")
            line()
        while after == 5 and line().strip() != b".":
            pass
        while not ended.wait(pause):
            connection.sendall(b"2" if pause else b"220-and more\r\n")

    kind = {0: Offline, 1: Transient, 5: Uncertain}[after]
    with BadServer(script) as bad:
        with pytest.raises(kind, match=r"never comes to an end|kept silent|says nothing"):
            send(MailServer("127.0.0.1", bad.port, "none", timeout=0.1), write(), lambda: None)
        ended.set()
