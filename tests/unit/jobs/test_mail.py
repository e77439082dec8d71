"""Letters, and the servers that take, refuse, break off and talk nonsense."""

import ssl
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.headerregistry import Address
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.settings import BUSINESS, BusinessSettings
from astrobookings_desktop.domain.statuses import Language, Role
from astrobookings_desktop.jobs.job import (
    NotConfigured,
    Offline,
    Permanent,
    Transient,
    Uncertain,
)
from astrobookings_desktop.jobs.mail.letters import Attachment, Letter, LetterWriter, Told
from astrobookings_desktop.jobs.mail.post import (
    AddressRefused,
    FolderUnusable,
    put_into,
    send,
)
from astrobookings_desktop.jobs.mail.way import MailServer
from astrobookings_desktop.workstation import WORKSTATION
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

NOW = datetime(2026, 11, 23, 14, 32, tzinfo=UTC)
COMPANY = BusinessSettings(
    company_name="Aurora Travel",
    company_email="desk@aurora.example",
    company_time_zone="America/New_York",
)
FACTS = {
    "destination": "Moon",
    "date": "2027-03-17T09:00:00.000000Z",
    "seats": 2,
    "amount": "1250000.50",
    "currency": "USD",
    "locator": "W8FS3D",
    "traveler": "Ana García",
}
TOLD = Told(
    7,
    "booking_sold",
    "booking_sold:3",
    FACTS,
    "Ana García",
    "ana@example.org",
    Role.TRAVELER,
    Language.EN,
)
WORDS = tomllib.loads((resource("mail") / "en.toml").read_text("utf-8"))


def write(told: Told = TOLD, **settings: Any) -> Letter:
    return LetterWriter(resource("mail"), replace(COMPANY, **settings)).write(told, NOW)


# --- letters --------------------------------------------------------------------------------------


OF_LAUNCHES = [f"launch_{end}" for end in ("confirmed", "delayed", "launched", "failed", "aborted")]
OF_BOOKINGS = [f"booking_{end}" for end in ("held", "sold", "changed", "canceled")] + [
    "hold_lapsed"
]
OF_MONEY = [f"invoice_{end}" for end in ("issued", "reminder", "void")] + [
    f"payment_{end}" for end in ("completed", "refunded")
]
OF_THE_OFFICE = ["job_failed", "job_uncertain", "backup_failed", "hub_unreachable"]
LAW = {  # DOMAIN.md §8
    Role.TRAVELER: ["launch_scheduled", *OF_LAUNCHES, *OF_BOOKINGS],
    Role.AGENCY: [*OF_LAUNCHES, "launch_reopened", *OF_BOOKINGS, *OF_MONEY],
    Role.MANAGER: OF_MONEY,
    Role.ADMIN: [*OF_MONEY, *OF_THE_OFFICE],
}
INVOICE_FACTS = {
    "number": "INV-2026-000001",
    "amount": "1250000.50",
    "balance": "250000.50",
    "due_date": "2027-01-05",
    "currency": "USD",
    "locator": "W8FS3D",
    "reason": None,
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("role", "event"), [(role, event) for role, events in LAW.items() for event in events]
)
def test_every_event_has_a_letter_in_each_language(
    role: Role, event: str, language: Language
) -> None:
    facts = INVOICE_FACTS if event in OF_MONEY else FACTS
    letter = write(replace(TOLD, event=event, role=role, language=language, facts=facts))
    assert letter.subject
    assert "Ana García" in letter.text
    for part in (letter.text, letter.html):
        assert "W8F S3D" in part
        assert "Aurora Travel" in part
        assert "{{" not in part
        assert "None" not in part
    assert letter.as_message()["To"].addresses[0].addr_spec == "ana@example.org"


def test_both_languages_have_the_same_words() -> None:
    spanish = tomllib.loads((resource("mail") / "es.toml").read_text("utf-8"))
    for kind, words in WORDS.items():
        assert spanish[kind] if isinstance(words, str) else spanish[kind].keys() == words.keys()
    assert spanish.keys() == WORDS.keys()


def test_an_invoice_says_its_amount_balance_and_day() -> None:
    told = replace(TOLD, event="invoice_reminder", role=Role.AGENCY, facts=INVOICE_FACTS)
    english, spanish = write(told), write(replace(told, language=Language.ES))
    assert "Amount: 1,250,000.50 USD\nStill open: 250,000.50 USD" in english.text
    assert "Due: 5 January 2027" in english.text
    assert "Vence: 5 de enero de 2027" in spanish.text


def test_a_part_that_is_canceled_names_the_booking_that_the_traveler_knows() -> None:
    part = replace(TOLD, event="booking_canceled", facts={**FACTS, "part_of": "YQLUBZ"})
    english, spanish = write(part), write(replace(part, language=Language.ES))
    agency = write(replace(part, role=Role.AGENCY))
    assert english.subject == "Canceled: W8F S3D, of booking YQL UBZ"
    for text in (english.text, english.html):
        assert "These seats of booking YQL UBZ are canceled." in text
    assert "Locator: W8F S3D\nOf booking: YQL UBZ" in english.text
    for text in (spanish.subject, spanish.text, spanish.html):
        assert "de la reserva YQL UBZ" in text
    assert "Seats of booking YQL UBZ on your launch were canceled." in agency.text
    whole = write(replace(TOLD, event="booking_canceled"))  # also a part's of former days
    assert whole.subject == "Canceled: W8F S3D"
    assert "booking" not in whole.text
    assert "These seats are canceled." in whole.text


def test_what_is_attached_goes_with_the_letter() -> None:
    pdf = Attachment("INV-2026-000001.pdf", "application/pdf", b"%PDF-1.4 \r\n\0 end")
    letter = LetterWriter(resource("mail"), COMPANY).write(TOLD, NOW, [pdf])
    (found,) = letter.as_message().iter_attachments()
    assert (found.get_content_type(), found.get_filename()) == (pdf.media_type, pdf.name)
    assert found.get_content() == pdf.content


def test_facts_of_nonsense_fail_for_good() -> None:
    for nonsense in ({"date": "soon"}, {"amount": "much"}, {"seats": []}, {"amount": "NaN e"}):
        with pytest.raises(Permanent, match="can't be read"):
            write(replace(TOLD, facts=FACTS | nonsense))


def test_amounts_and_times_are_told_as_the_reader_reads_them() -> None:
    english, spanish = write(), write(replace(TOLD, language=Language.ES))
    assert "Price: 1,250,000.50 USD" in english.text
    assert "Wednesday 17 March 2027, 05:00 EDT" in english.text
    assert "2 seats" in english.text
    assert "Precio: 1.250.000,50 USD" in spanish.text
    assert "Salida: miércoles, 17 de marzo de 2027, 05:00 " in spanish.text
    assert "2 plazas" in spanish.text
    yen = write(replace(TOLD, facts=FACTS | {"currency": "JPY"}))
    assert "1,250,000.50" in yen.text
    assert "Destination: Moon" in english.text
    assert "Destino: Luna" in spanish.text
    assert spanish.subject.startswith("Sus plazas a la Luna")


@pytest.mark.parametrize(
    ("language", "role", "words", "label"),
    [
        (Language.EN, Role.TRAVELER, "We hold your seats until {}.", "Held until"),
        (Language.EN, Role.AGENCY, "Seats are held on your launch until {}.", "Held until"),
        (Language.ES, Role.TRAVELER, "plazas hasta el {}.", "Provisional hasta"),
        (Language.ES, Role.AGENCY, "en su lanzamiento, hasta el {}.", "Provisional hasta"),
    ],
)
def test_a_hold_says_when_it_ends_unless_it_was_told_by_an_earlier_version(
    language: Language, role: Role, words: str, label: str
) -> None:
    told = replace(TOLD, event="booking_held", language=language, role=role)
    held = write(replace(told, facts=FACTS | {"hold_until": "2026-11-24T14:32:00.000000Z"}))
    (line,) = (line for line in held.text.splitlines() if line.startswith(label))
    end = line.partition(": ")[2]
    assert "24" in end
    assert "09:32" in end  # in the company's zone, as the departure
    assert words.format(end) in held.text
    assert end in held.html
    assert label not in write(told).text


def test_a_letter_is_the_same_letter_at_each_try() -> None:
    assert write().message_id == write().message_id
    assert write(replace(TOLD, event_key="booking_sold:4")).message_id != write().message_id


def test_no_fact_breaks_out_of_its_place() -> None:
    nasty = "<b>x</b>\r\nBcc: everybody@example.org"
    letter = write(replace(TOLD, facts=FACTS | {"destination": nasty}))
    message = letter.as_message()
    assert message["Bcc"] is None
    assert "\n" not in letter.subject
    assert "<b>x</b>" not in letter.html
    assert "&lt;b&gt;" in letter.html
    assert message.as_bytes().count(b"\r\nTo: ") == 1


@pytest.mark.parametrize(
    "email",
    [
        "=?utf-8?q?x=0D=0ABcc=3Ay=40evil.example?=@c.org",
        "x.=?utf-8?q?=0A?=@c.org",
        "a@b\r\nBcc: c@d.org",
        "nobody",
        "a b@c.org",
        "@",
        "",
        "ünal@c.org",
        f"x@{'ü' * 64}.org",
    ],
)
def test_an_address_that_is_none_is_refused_for_good(email: str) -> None:
    with pytest.raises(Permanent, match="no address"):
        write(replace(TOLD, email=email))


NO_SENDERS = ("josé@empresa.example", "a..b@example.org", f"desk@{'a' * 64}.example")


def test_a_template_that_is_missing_or_wrong_is_said(tmp_path: Path) -> None:
    with pytest.raises(Permanent, match="no template for teleported"):
        write(replace(TOLD, event="teleported"))
    folder = tmp_path / "mail"
    copytree(resource("mail"), folder)
    file = folder / "en.toml"
    file.write_text(file.read_text("utf-8").replace("{{ name }}", "{{ nam }}"), "utf-8")
    with pytest.raises(Permanent, match=r"has an error: 'nam' is undefined"):
        LetterWriter(folder, COMPANY).write(TOLD, NOW)


def test_a_letter_becomes_one_file(tmp_path: Path) -> None:
    for _ in range(2):
        file = put_into(tmp_path, write())
    assert [one.name for one in tmp_path.iterdir()] == [file.name]
    assert b"Subject: Your seats to the Moon" in file.read_bytes()
    with pytest.raises(FolderUnusable, match="isn't there: plug in its disk or make it"):
        put_into(tmp_path / "away", write())
    assert not (tmp_path / "away").exists()


# --- servers --------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("sender", NO_SENDERS)
def test_what_can_not_be_a_sender_waits_for_the_settings(sender: str) -> None:
    """As earlier versions took it; what can be none is refused when it is set."""
    with pytest.raises(NotConfigured, match=r"can come from: set mail\.from"):
        write(company_email=sender)
    for setting in (WORKSTATION["mail.from"], BUSINESS["company_email"]):
        assert setting.choose(sender, sender) == sender, "what stands may stay"
        with pytest.raises(InvalidValue, match="address that mail can come from"):
            setting.choose(sender, "")


def test_a_server_that_is_away_is_waited_for() -> None:
    with pytest.raises(Offline, match="can't be reached"):
        send(MailServer("127.0.0.1", free_port(), "none", timeout=5), write(), pytest.fail)
    with pytest.raises(Offline, match="can't be reached"):
        send(MailServer("no.such.host.invalid", 25, "none", timeout=5), write(), pytest.fail)


MUMBLE = {"EHLO": "what did", "HELO": "you say?"}
BAD = {
    "busy at the door": ({"greeting": "421 later"}, "250 OK", Offline, False),
    "hangs up at the door": ({"greeting": None}, "250 OK", Offline, False),
    "nonsense at the door": ({"greeting": "hello there"}, "250 OK", NotConfigured, False),
    "another protocol": ({"greeting": "SSH-2.0-OpenSSH"}, "250 OK", NotConfigured, False),
    "nonsense at our name": (MUMBLE, "250 OK", NotConfigured, False),
    "no STARTTLS": ({}, "250 OK", NotConfigured, False),
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
    security = "starttls" if "STARTTLS" in request.node.callspec.id else "none"
    with BadServer(talk(answers, last)) as bad, pytest.raises(kind) as told:
        send(
            MailServer("127.0.0.1", bad.port, security, timeout=5),
            write(),
            lambda: left.append(True),
        )
    assert type(told.value) is kind
    assert bool(left) is handed
    assert "-1" not in str(told.value).replace("127.0.0.1", "")
    assert "b'" not in str(told.value)


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


def test_addresses_keep_their_names() -> None:
    letter = write(replace(TOLD, name="Ana García, “la capitana”"))
    assert letter.recipient == Address("Ana García, “la capitana”", addr_spec="ana@example.org")
    assert letter.as_message()["To"].addresses[0].display_name == "Ana García, “la capitana”"
