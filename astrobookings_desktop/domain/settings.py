"""The rules that an installation may set for itself, each with its meaning, bounds and default."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from astrobookings_desktop.domain.currencies import FIT, check_currency, read_currency
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.domain.setting import (
    Kind,
    Section,
    Setting,
    check_sender,
    declared,
    email,
    line,
    lines,
    whole,
    zone,
)
from astrobookings_desktop.domain.values import clean_name


@dataclass(eq=False)
class CurrencyStands(Refusal):
    """Bookings and invoices stand in `currency`: all money has one for good (DOMAIN.md §2)."""

    currency: str
    entered: str
    field = "currency"
    sentence = (
        "Bookings or invoices stand in {currency}, and an installation has one currency: it can't "
        "become {entered} any more. Begin a database of its own for another currency."
    )


def _name(given: Any, key: str) -> str:
    return clean_name(str(given), key)


def _kept_zone(given: Any, key: str) -> str:
    """What stands: a zone that another computer has must not lock this one out."""
    return clean_name(given if isinstance(given, str) else "", key)


@dataclass(frozen=True, slots=True)
class BusinessSettings:
    """The figures of the rules and the own company; the defaults are those of DOMAIN.md."""

    hold_hours: Annotated[
        int,
        Setting(
            Section.SELLING,
            "Hold time",
            "How long a hold keeps its seats and its price; never beyond the launch.",
            whole(1, 24 * 365),
            Kind.WHOLE,
            "hours",
        ),
    ] = 24
    turnaround_days: Annotated[
        int,
        Setting(
            Section.SELLING,
            "Turnaround",
            "A rocket that flies again sooner than this gets a warning.",
            whole(0, 365),
            Kind.WHOLE,
            "days",
        ),
    ] = 7
    viability_percent: Annotated[
        int,
        Setting(
            Section.SELLING,
            "Viability",
            "How much of the capacity must be sold (holds don't count) to confirm a launch.",
            whole(0, 100),
            Kind.WHOLE,
            "% of capacity",
        ),
    ] = 50
    payment_terms_days: Annotated[
        int,
        Setting(
            Section.INVOICES,
            "Payment terms",
            "An invoice is overdue when so many days have passed since its date.",
            whole(0, 365),
            Kind.WHOLE,
            "days",
        ),
    ] = 30
    void_minutes: Annotated[
        int,
        Setting(
            Section.SELLING,
            "Void of a sale",
            "How long who sold may void the sale, with the whole price back.",
            whole(0, 24 * 60),
            Kind.WHOLE,
            "minutes",
        ),
    ] = 15
    mail_grace_seconds: Annotated[
        int,
        Setting(
            Section.MAIL,
            "Grace time",
            "How long a message waits, so that a slip at the desk is never sent.",
            whole(0, 24 * 3600),
            Kind.WHOLE,
            "seconds",
            key="mail.grace_seconds",
        ),
    ] = 30
    currency: Annotated[
        str,
        Setting(
            Section.SELLING,
            "Currency",
            "The one currency of all prices, refunds and invoices, by its three letters; it can be "
            "chosen until the first booking or invoice. Only currencies with cents fit.",
            read_currency,
            Kind.CURRENCY,
            choices=FIT,
            check=check_currency,
        ),
    ] = "USD"
    company_name: Annotated[
        str,
        Setting(Section.COMPANY, "Name", "What tickets and messages call your own company.", _name),
    ] = "AstroBookings"
    company_legal_name: Annotated[
        str,
        Setting(Section.COMPANY, "Legal name", "On invoices; empty: the name above.", line),
    ] = ""
    company_tax_id: Annotated[
        str,
        Setting(
            Section.COMPANY,
            "Tax id",
            "On invoices. A number that looks wrong is kept, with a warning.",
            line,
        ),
    ] = ""
    company_address: Annotated[
        str,
        Setting(Section.COMPANY, "Legal address", "On invoices and tickets.", lines, Kind.LINES),
    ] = ""
    company_email: Annotated[
        str,
        Setting(
            Section.COMPANY,
            "E-mail",
            "Where customers write to; also the sender of messages when none is set.",
            email,
            check=check_sender,
        ),
    ] = ""
    company_time_zone: Annotated[
        str,
        Setting(
            Section.COMPANY,
            "Time zone",
            "Decides which day, and so which year, an invoice is issued on.",
            _kept_zone,
            Kind.ZONE,
            check=zone(),
        ),
    ] = "UTC"

    def with_values(self, entered: Mapping[str, Any]) -> "BusinessSettings":
        """A copy with settings read from what was entered, by field name.

        Raises InvalidValue, also for unknown names.
        """
        return replace(self, **{name: _setting(name).read(entered[name]) for name in entered})

    def text_of(self, name: str) -> str:
        """A value as `with_values` reads it; raises InvalidValue for unknown names."""
        return str(getattr(self, _setting(name).name))


BUSINESS: Mapping[str, Setting] = declared(BusinessSettings)
"""All of them by field name, which is also the key in the database."""

KEYS: tuple[str, ...] = tuple(BUSINESS)


def _setting(name: str) -> Setting:
    setting = BUSINESS.get(name)
    if setting is None:
        raise InvalidValue("key", Phrase("be one of {names}", names=", ".join(KEYS)), name)
    return setting
