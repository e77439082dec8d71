"""The head of a mail: what people wrote arrives as it was written, and writes no lines there."""

from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import compat32, default
from email.utils import getaddresses
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from astrobookings_desktop.config import resource
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.values import clean_name
from astrobookings_desktop.jobs.job import Permanent
from astrobookings_desktop.jobs.mail.headers import POLICY, whole
from astrobookings_desktop.jobs.mail.letters import Attachment, LetterWriter
from astrobookings_desktop.jobs.mail.post import put_into, send
from astrobookings_desktop.jobs.mail.way import MailServer
from tests.helpers.mail_server import GoodServer, serve
from tests.unit.jobs.mail.conftest import COMPANY, FACTS, NOW, TOLD, write

FORGED = "Reply-To: x@evil.example"
WORDS_OF_THEIR_OWN = (
    "=?utf-8?q?Mars=0D=0AReply-To:_x=40evil.example=0D=0A=0D=0APay_at_evil.example?=",
    "=?utf-8?b?TWFycw0KUmVwbHktVG86IHhAZXZpbC5leGFtcGxlDQoNClBheQ==?=",
    "é =?utf-8?q?=0D=0AReply-To:_x=40evil.example?= é",
    '", "=?utf-8?q?=0AReply-To:_x=40evil.example?=" <x@evil.example>, "',
    "=?utf-8?q?Luna?=",
    "==??utf-8?q?=22?=",
)
"""Names and destinations that mail programs decode, where they stand in a header as they are."""
HEAD = ["Message-ID", "Date", "From", "To", "Subject", "Auto-Submitted", "MIME-Version"]


@pytest.mark.parametrize("text", [*WORDS_OF_THEIR_OWN, "a" * 200, "😀" * 200, "Ana, “Ñ” " * 20])
def test_a_name_arrives_as_it_was_written_and_writes_no_header(text: str, tmp_path: Path) -> None:
    told = replace(TOLD, name=text, facts=FACTS | {"destination": text})
    letter = write(told, company_name=text)
    written = " ".join(text.split())
    good = GoodServer()
    controller = serve(good)
    send(MailServer("127.0.0.1", controller.port, "none", timeout=10), letter, lambda: None)
    controller.stop()
    file = put_into(tmp_path, letter).read_bytes()
    for message in (*good.messages, message_from_bytes(file, policy=default)):
        assert [name for name in message if not name.startswith(("X-", "Content"))] == HEAD
        assert message["Subject"] == letter.subject
        assert written in letter.subject
        body = message.get_body(("plain",))
        assert body is not None
        assert letter.text.strip() == body.get_content().replace("\r\n", "\n").strip()
    legacy = message_from_bytes(file, policy=compat32)
    ours = [("From", "desk@aurora.example"), ("To", "ana@example.org")]
    for name, address in ours:
        (one,) = getaddresses([str(legacy[name]).replace("\r\n", "")])
        assert (str(make_header(decode_header(one[0]))), one[1]) == (written, address)
    head, _, _ = file.partition(b"\r\n\r\n")
    assert text.isascii() or max(map(len, head.split(b"\r\n"))) <= 78


@given(st.text(max_size=80), st.text(max_size=80))
@example("=?utf-8?q?a=0Ab?=", "=?utf-8?q?a=0Ab?=")
def test_no_text_is_lost_or_breaks_out_of_its_header(name: str, place: str) -> None:
    try:
        told = replace(TOLD, name=name, facts=FACTS | {"destination": clean_name(place)})
        letter = write(replace(told, name=clean_name(name)))
    except InvalidValue:
        return
    message = message_from_bytes(letter.as_bytes(), policy=default)
    assert message.keys()[: len(HEAD)] == HEAD
    assert message["Subject"] == letter.subject
    (to,) = message["To"].addresses
    assert to.addr_spec == "ana@example.org"
    assert to.display_name.replace(" ", "") == letter.recipient.display_name.replace(" ", "")


@pytest.mark.parametrize("text", WORDS_OF_THEIR_OWN[:2])
def test_what_the_library_would_write_as_lines_of_its_own_never_leaves(text: str) -> None:
    for name, value in (("Subject", text), ("To", Address(text, addr_spec="ana@example.org"))):
        message = EmailMessage(policy=POLICY)
        message[name] = value
        message.set_content("Hello")
        with pytest.raises(Permanent, match="would add lines to its head"):
            whole(message)


def test_a_header_with_lines_of_its_own_is_refused(tmp_path: Path) -> None:
    letter = write()
    for spoilt in (
        replace(letter, message_id=f"<1@aurora.example>\r\n{FORGED}"),
        replace(letter, attachments=(Attachment("a", f"text/plain\n{FORGED}", b""),)),
    ):
        with pytest.raises(Permanent, match="can't be written as mail"):
            put_into(tmp_path, spoilt)
    assert list(tmp_path.iterdir()) == []


def test_what_is_attached_and_the_file_have_names_that_are_safe_anywhere(tmp_path: Path) -> None:
    encoded = Attachment("=?utf-8?q?a=0D=0AX-Own:_1?=/../b.pdf", "application/pdf", b"%PDF")
    far = f"desk@{'a' * 60}.{'b' * 60}.{'c' * 60}.{'d' * 50}.example"
    letter = LetterWriter(resource("mail"), COMPANY, far).write(TOLD, NOW, [encoded])
    file = put_into(tmp_path, letter)
    assert len(file.name) < 255
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert message["Message-ID"] == letter.message_id
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "__utf-8_q_a_0D_0AX-Own__1___.._b.pdf"
    assert "X-Own" not in attached
