"""A message as it is sent: rendered from the facts of its event, in the recipient's language."""

import functools
import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime as mail_date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError

from astrobookings_desktop import config
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.settings import BusinessSettings
from astrobookings_desktop.domain.statuses import Language, Role
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.domain.values import address_for_servers
from astrobookings_desktop.jobs.job import NotConfigured, Permanent
from astrobookings_desktop.jobs.mail import headers
from astrobookings_desktop.places import catalogue
from astrobookings_desktop.reports.pages import Pages

NOBODY = "astrobookings@localhost"  # the sender, where none is set
TEMPLATES = "documents"  # what they say of dates and money, letters say as well
SHOWN = (
    "number",
    "destination",
    "old_date",
    "date",
    "hold_until",
    "seats",
    "amount",
    "refund",
    "moved_to",
    "new_destination",
    "new_date",
    "new_amount",
    "to_pay",
    "to_pay_back",
    "to_pay_later",
    "balance",
    "due_date",
    "method",
    "reference",
    "reason",
    "traveler",
    "locator",
    "part_of",
    "moved_from",
    "left_destination",
    "left_date",
    "job_type",
    "error",
)
MOMENTS = ("date", "old_date", "hold_until", "new_date", "left_date")
DAYS = ("due_date", "issue_date")
LOCATORS = ("locator", "part_of", "moved_to", "moved_from")
BALANCES = ("to_pay", "to_pay_back", "to_pay_later")  # of a move
AMOUNTS = ("amount", "refund", "balance", "new_amount", *BALANCES)
PLACES = {"destination": "way", "new_destination": "new_way", "left_destination": "left_way"}
UNSAFE = re.compile(r"[^\w.@-]|^\.", re.ASCII)  # in the name of a file
LONGEST_FILE_NAME = 200  # with its ending less than any file system allows


@dataclass(frozen=True, slots=True)
class Told:
    """What a message tells, and to whom: as the notification and the recipient's record say."""

    notification_id: int
    event: str
    event_key: str
    facts: Mapping[str, Any]
    name: str
    email: str
    role: Role
    language: Language
    entity: Entity | None = None  # what it is about
    entity_id: int | None = None
    user_id: int | None = None  # whom it is told to


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter."""

    name: str
    media_type: str  # such as application/pdf
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that is ready to be sent; `message_id` is the same at each try."""

    message_id: str
    sender: Address
    recipient: Address
    subject: str
    text: str
    html: str
    date: datetime
    attachments: tuple[Attachment, ...] = ()

    def as_message(self) -> EmailMessage:
        """As mail: a text part and an HTML part, and what is attached. Raises Permanent."""
        try:
            return self._message()
        except (ValueError, MessageError) as error:
            raise Permanent(f"The message can't be written as mail: {error}") from error

    def _message(self) -> EmailMessage:
        message = EmailMessage(policy=headers.POLICY)
        message["Message-ID"] = self.message_id
        message["Date"] = mail_date(self.date)
        headers.put_address(message, "From", self.sender)
        headers.put_address(message, "To", self.recipient)
        headers.put_text(message, "Subject", self.subject)
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(self.text)
        message.add_alternative(self.html, subtype="html")
        for one in self.attachments:
            kind, _, subtype = one.media_type.partition("/")
            name = UNSAFE.sub("_", one.name)
            message.add_attachment(one.content, kind, subtype, filename=name)
        return message

    def as_bytes(self) -> bytes:
        """As it goes over the wire; raises Permanent where it would say more than it was given."""
        return headers.whole(self.as_message())

    @property
    def file_name(self) -> str:
        """What it is called as a file, the same at each try; fit for any folder."""
        return f"{UNSAFE.sub('_', self.message_id.strip('<>'))[:LONGEST_FILE_NAME]}.eml"


class LetterWriter:
    """Renders letters with the templates in `folder` and the company's settings.

    `sender` is the address that they come from, in place of the company's own, else of `NOBODY`.
    """

    def __init__(self, folder: Path, settings: BusinessSettings, sender: str = "") -> None:
        self._settings = settings
        self._sender = sender or settings.company_email or NOBODY
        self._folder = folder
        self._plain, self._rich = _environments(folder)

    def write(self, told: Told, date: datetime, attachments: Sequence[Attachment] = ()) -> Letter:
        """The letter.

        Raises Permanent for a template with an error or an impossible address, NotConfigured for
        an impossible sender.
        """
        sender = self._sender_address()
        words = self._words(told)
        kind = _kind_of(told.role)
        event = words.get(kind, {}).get(told.event)
        if event is None and kind == "staff":  # of an agency's staff, or about a booking they sold
            event = words["agency"].get(told.event)
        if event is None:
            raise Permanent(f"There is no template for {told.event} to {told.role.value}.")
        try:
            facts = self._facts(told)
        except (ValueError, ArithmeticError, TypeError) as error:
            raise Permanent(f"The facts of {told.event} can't be read: {error}") from error
        try:
            known = {"company": self._settings.company_name, **facts, "name": told.name}
            if any(name in facts for name in BALANCES):
                known["set_off"] = _compiled(self._folder, words["set_off"][kind]).render(known)
            subject = _compiled(self._folder, event["subject"]).render(known)
            whole = {
                "language": told.language.value,
                "subject": subject,
                "greeting": _compiled(self._folder, words["greeting"]).render(known),
                "body": _compiled(self._folder, event["body"]).render(known),
                "facts": [
                    (words["labels"][_label(key, facts)], facts[key])
                    for key in SHOWN
                    if facts.get(key)
                ],
                "closing": words["closing"],
                "company": {
                    "name": self._settings.company_name,
                    "email": self._settings.company_email,
                },
            }
            text = self._plain.get_template("letter.txt.j2").render(whole)
            html = self._rich.get_template("letter.html.j2").render(whole)
        except (TemplateError, KeyError) as error:
            raise Permanent(f"The template of {told.event} has an error: {error}") from error
        return Letter(
            self._message_id(told, sender.domain),
            sender,
            _address(told.name, told.email),
            " ".join(subject.split()),
            text,
            html,
            date,
            tuple(attachments),
        )

    def _words(self, told: Told) -> dict[str, Any]:
        try:
            return _words_of(self._folder, told.language)
        except ValueError as error:  # neither TOML nor UTF-8
            raise Permanent(f"The template of {told.event} has an error: {error}") from error

    def _sender_address(self) -> Address:
        try:
            return _address(self._settings.company_name, self._sender)
        except Permanent as error:  # with another one it will go well
            raise NotConfigured(
                f"{self._sender} is no address that mail can come from: set mail.from, or the "
                "company's e-mail where there is none."
            ) from error

    def _message_id(self, told: Told, domain: str) -> str:
        mark = hashlib.sha256(f"{told.event_key} {told.email}".encode()).hexdigest()[:16]
        return f"<{told.notification_id}.{mark}@{domain}>"

    def _facts(self, told: Told) -> dict[str, str]:
        """The facts as a person of that language reads them; times in the company's zone."""
        pages, shown = Pages(config.resource(TEMPLATES), told.language), {}
        for key, value in told.facts.items():
            if value is None:
                continue
            if key in MOMENTS:
                zone = self._settings.company_time_zone
                shown[key] = pages.moment(from_text(str(value)), zone)
            elif key in DAYS:
                shown[key] = pages.day(date.fromisoformat(str(value)))
            elif key in AMOUNTS:
                currency = str(told.facts.get("currency", self._settings.currency))
                shown[key] = pages.money(Decimal(str(value)), currency)
            elif key in PLACES:
                shown[key] = catalogue().called(str(value), told.language)
                shown[PLACES[key]] = catalogue().way_to(str(value), told.language)
            elif key in LOCATORS:
                shown[key] = ", ".join(map(display, str(value).split(",")))
            elif key == "seats":
                shown[key] = _seats(int(value), told.language)
            elif key == "method":
                known = self._words(told)["methods"]
                shown[key] = known.get(str(value), str(value))
            else:
                shown[key] = str(value)
        return shown


def events_of(folder: Path, kind: str) -> list[str]:
    """The events that have a letter to travelers, agencies or staff."""
    return list(_words_of(folder, Language.EN).get(kind, {}))


def _seats(count: int, language: Language) -> str:
    one, many = ("plaza", "plazas") if language is Language.ES else ("seat", "seats")
    return f"{count} {one if count == 1 else many}"


def _label(key: str, facts: Mapping[str, str]) -> str:
    """What a fact is called, which differs by the others: an invoice's amount is no price."""
    if key == "amount" and "number" in facts:
        return "total"
    if key == "refund" and any(name in facts for name in BALANCES):
        return "old_refund"
    return "transferred_to" if key == "traveler" and "transferred_to" in facts else key


def _kind_of(role: Role) -> str:
    return role.value if role in (Role.AGENCY, Role.TRAVELER) else "staff"


def _address(name: str, email: str) -> Address:
    known = address_for_servers(email)
    try:
        if known is None:
            raise ValueError("no server knows it")
        return Address(" ".join(name.split()), addr_spec=known)
    # The library's parser raises its own kinds, and stumbles over some nonsense.
    except (ValueError, LookupError, AttributeError, TypeError, NameError, MessageError) as error:
        raise Permanent(f"{email!r} is no address that mail can go to.") from error


@functools.cache
def _words_of(folder: Path, language: Language) -> dict[str, Any]:
    return tomllib.loads((folder / f"{language.value}.toml").read_text("utf-8"))


@functools.cache
def _compiled(folder: Path, text: str) -> Template:
    """One of the texts in `folder`, made ready once; raises TemplateError."""
    return _environments(folder)[0].from_string(text)


@functools.cache
def _environments(folder: Path) -> tuple[Environment, Environment]:
    loader = FileSystemLoader(folder)
    plain = Environment(loader=loader, undefined=StrictUndefined, autoescape=False)
    rich = Environment(loader=loader, undefined=StrictUndefined, autoescape=True)
    return plain, rich
