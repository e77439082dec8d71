"""A message as it is sent: rendered from the facts of its event, in the recipient's language."""

import functools
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime as mail_date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from babel.numbers import format_currency
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from astrobookings_desktop.domain import locator as locators
from astrobookings_desktop.domain.settings import BusinessSettings
from astrobookings_desktop.domain.statuses import Language, Role
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.jobs.job import Permanent

LOCALES = {Language.EN: "en_US", Language.ES: "es_ES"}
SHOWN = ("destination", "date", "seats", "amount", "refund", "traveler", "locator")


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

    def as_message(self) -> EmailMessage:
        """As mail: a text part and an HTML part."""
        message = EmailMessage(policy=SMTP)
        message["Message-ID"] = self.message_id
        message["Date"] = mail_date(self.date)
        message["From"] = self.sender
        message["To"] = self.recipient
        message["Subject"] = self.subject
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(self.text)
        message.add_alternative(self.html, subtype="html")
        return message


class LetterWriter:
    """Renders letters with the templates in `folder` and the company's settings.

    `sender` is the address that they come from, in place of the company's own.
    """

    def __init__(self, folder: Path, settings: BusinessSettings, sender: str = "") -> None:
        self._settings = settings
        self._sender = sender or settings.company_email
        self._words = _words_of(folder)
        self._plain, self._rich = _environments(folder)

    def write(self, told: Told, date: datetime) -> Letter:
        """The letter; raises Permanent for a template with an error or an impossible address."""
        words = self._words[told.language]
        event = words.get(_kind_of(told.role), {}).get(told.event)
        if event is None:
            raise Permanent(f"There is no template for {told.event} to {told.role.value}.")
        facts = self._facts(told)
        try:
            known = {**facts, "name": told.name}
            subject = self._plain.from_string(event["subject"]).render(known)
            whole = {
                "language": told.language.value,
                "subject": subject,
                "greeting": self._plain.from_string(words["greeting"]).render(known),
                "body": self._plain.from_string(event["body"]).render(known),
                "facts": [(words["labels"][key], facts[key]) for key in SHOWN if key in facts],
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
            self._message_id(told),
            _address(self._settings.company_name, self._sender),
            _address(told.name, told.email),
            " ".join(subject.split()),
            text,
            html,
            date,
        )

    def _message_id(self, told: Told) -> str:
        domain = self._sender.rpartition("@")[2]
        mark = hashlib.sha256(f"{told.event_key} {told.email}".encode()).hexdigest()[:16]
        return f"<{told.notification_id}.{mark}@{domain or 'localhost'}>"

    def _facts(self, told: Told) -> dict[str, str]:
        """The facts as a person of that language reads them; times in the company's zone."""
        locale, shown = LOCALES[told.language], {}
        for key, value in told.facts.items():
            if key == "date":
                zone = ZoneInfo(self._settings.company_time_zone)
                moment = from_text(str(value)).astimezone(zone)
                shown[key] = format_datetime(moment, "EEEE d MMMM y, HH:mm zzz", locale=locale)
            elif key in ("amount", "refund"):
                currency = str(told.facts.get("currency", self._settings.currency))
                shown[key] = format_currency(Decimal(str(value)), currency, locale=locale)
            elif key == "locator":
                shown[key] = locators.display(str(value))
            elif key == "seats":
                shown[key] = _seats(int(value), told.language)
            else:
                shown[key] = str(value)
        return shown


def _seats(count: int, language: Language) -> str:
    one, many = ("plaza", "plazas") if language is Language.ES else ("seat", "seats")
    return f"{count} {one if count == 1 else many}"


def _kind_of(role: Role) -> str:
    return "agency" if role is Role.AGENCY else "traveler"


def _address(name: str, email: str) -> Address:
    try:
        return Address(" ".join(name.split()), addr_spec=email)
    except (ValueError, IndexError) as error:
        raise Permanent(f"{email!r} is no address that mail can go to.") from error
    except Exception as error:  # the library's parser raises its own kinds
        raise Permanent(f"{email!r} is no address that mail can go to: {error}") from error


@functools.cache
def _words_of(folder: Path) -> dict[Language, dict[str, Any]]:
    return dict(_read_words(folder))


def _read_words(folder: Path) -> Iterator[tuple[Language, dict[str, Any]]]:
    for language in Language:
        yield language, tomllib.loads((folder / f"{language.value}.toml").read_text("utf-8"))


@functools.cache
def _environments(folder: Path) -> tuple[Environment, Environment]:
    loader = FileSystemLoader(folder)
    plain = Environment(loader=loader, undefined=StrictUndefined, autoescape=False)
    rich = Environment(loader=loader, undefined=StrictUndefined, autoescape=True)
    return plain, rich
