"""Letters: rendered in the reader's language, and written into a folder."""

import os
import sys
import tomllib
from dataclasses import replace
from email.headerregistry import Address
from pathlib import Path
from shutil import copytree

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.settings import BUSINESS
from astrobookings_desktop.domain.statuses import Language, Role
from astrobookings_desktop.jobs.job import NotConfigured, Permanent
from astrobookings_desktop.jobs.mail import post
from astrobookings_desktop.jobs.mail.letters import Attachment, LetterWriter
from astrobookings_desktop.jobs.mail.post import FolderUnusable, put_into
from astrobookings_desktop.workstation import WORKSTATION
from tests.unit.jobs.mail.conftest import COMPANY, FACTS, NOW, TOLD, write

WORDS = tomllib.loads((resource("mail") / "en.toml").read_text("utf-8"))
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
    assert letter.as_bytes().isascii(), "servers needn't take more (RFC 5321, 6152)"


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


@pytest.mark.parametrize("sender", NO_SENDERS)
def test_what_can_not_be_a_sender_waits_for_the_settings(sender: str) -> None:
    """As earlier versions took it; what can be none is refused when it is set."""
    with pytest.raises(NotConfigured, match=r"can come from: set mail\.from"):
        write(company_email=sender)
    for setting in (WORKSTATION["mail.from"], BUSINESS["company_email"]):
        assert setting.choose(sender, sender) == sender, "what stands may stay"
        with pytest.raises(InvalidValue, match="address that mail can come from"):
            setting.choose(sender, "")


def test_a_template_that_is_missing_or_wrong_is_said(tmp_path: Path) -> None:
    with pytest.raises(Permanent, match="no template for teleported"):
        write(replace(TOLD, event="teleported"))
    folder = tmp_path / "mail"
    copytree(resource("mail"), folder)
    file = folder / "en.toml"
    file.write_text(file.read_text("utf-8").replace("{{ name }}", "{{ nam }}"), "utf-8")
    with pytest.raises(Permanent, match=r"has an error: 'nam' is undefined"):
        LetterWriter(folder, COMPANY).write(TOLD, NOW)


def test_what_is_wrong_in_one_language_keeps_no_letter_of_another_back(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    copytree(resource("mail"), folder)
    (folder / "es.toml").write_text("greeting = ", "utf-8")
    writer = LetterWriter(folder, COMPANY)
    assert writer.write(TOLD, NOW).text == write().text
    with pytest.raises(Permanent, match=r"template of booking_sold has an error: Invalid value"):
        writer.write(replace(TOLD, language=Language.ES), NOW)


def test_a_letter_becomes_one_file(tmp_path: Path) -> None:
    for _ in range(2):
        file = put_into(tmp_path, write())
    assert [one.name for one in tmp_path.iterdir()] == [file.name]
    assert b"Subject: Your seats to the Moon" in file.read_bytes()
    with pytest.raises(FolderUnusable, match="isn't there: plug in its disk or make it"):
        put_into(tmp_path / "away", write())
    assert not (tmp_path / "away").exists()


def test_a_letter_that_has_its_name_has_gone_though_the_folder_can_not_be_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said not to have gone, it would be written once more, and once more."""

    def refuse(_folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(post, "sync_folder", refuse)
    assert put_into(tmp_path, write()).exists()


def test_addresses_keep_their_names() -> None:
    letter = write(replace(TOLD, name="Ana García, “la capitana”"))
    assert letter.recipient == Address("Ana García, “la capitana”", addr_spec="ana@example.org")
    assert letter.as_message()["To"].addresses[0].display_name == "Ana García, “la capitana”"


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel what is synced")
def test_a_letter_in_the_folder_is_there_after_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database has it that it has gone: so must the disk."""
    synced: list[tuple[str, int]] = []
    force = os.fsync

    def note(descriptor: int) -> None:
        target = Path(f"/proc/self/fd/{descriptor}").readlink()
        synced.append((str(target), len(list(tmp_path.iterdir()))))
        force(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    file = put_into(tmp_path, write(), lambda: synced.append(("handed over", 1)))
    half = file.with_suffix(".part")
    assert synced == [(str(half), 1), ("handed over", 1), (str(tmp_path), 1)]
