"""Changing the company's settings on a real file: all or nothing, logged once."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from astrobookings_desktop.domain.currencies import CurrencyUnfit
from astrobookings_desktop.domain.errors import InvalidValue, MissingRight
from astrobookings_desktop.domain.setting import UnknownSetting
from astrobookings_desktop.domain.settings import BUSINESS, BusinessSettings, CurrencyStands
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.business_settings import (
    SettingsChange,
    change_settings,
)
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.launches.transitions import abort_launch
from astrobookings_desktop.services.money.invoices import issue_invoice
from astrobookings_desktop.services.people.tax_ids import ODD_TAX_ID
from tests.helpers.company import Company
from tests.helpers.ledgers import payer

OTHERS = {
    "company_name": "Astro & Söhne",
    "company_legal_name": "Astro & Söhne S.L.",
    "company_tax_id": "B12345674",
    "company_address": "Calle 1\nMadrid",
    "company_email": "desk@astro.example",
    "company_time_zone": "Europe/Madrid",
    "currency": "EUR",
    "hold_hours": 48,
    "turnaround_days": 3,
    "viability_percent": 60,
    "payment_terms_days": 14,
    "void_minutes": 5,
    "mail.grace_seconds": 0,
}


def change(company: Company, **entered: Any) -> SettingsChange:
    return company.do(change_settings, {key.replace("__", "."): entered[key] for key in entered})


def stored(company: Company) -> dict[str, str]:
    return dict(company.rows("SELECT key, value FROM setting"))


def logged(company: Company) -> list[dict[str, Any]]:
    rows = company.rows("SELECT details FROM entry_log WHERE action = 'change_settings'")
    return [json.loads(details) for (details,) in rows]


def test_every_setting_is_kept_and_read_again(company: Company) -> None:
    assert len(OTHERS) == len(BUSINESS)
    done = company.do(change_settings, OTHERS)
    assert done.after == OTHERS
    assert company.reading.settings == done.settings
    assert {BUSINESS[name].key for name in stored(company)} == set(OTHERS)
    assert list(check(company.reader)) == []


def test_all_is_logged_as_one_change_with_before_and_after(company: Company) -> None:
    change(company, hold_hours="48", mail__grace_seconds="0", viability_percent="50")
    assert logged(company) == [
        {
            "before": {"hold_hours": 24, "mail.grace_seconds": 30},
            "after": {"hold_hours": 48, "mail.grace_seconds": 0},
        }
    ]
    rows = company.rows(
        "SELECT entity_type, entity_id, user_name FROM entry_log WHERE action = 'change_settings'"
    )
    assert rows == [("entry_log", None, "Administrator")]


def test_what_is_as_it_was_is_neither_written_nor_logged(company: Company) -> None:
    change(company, hold_hours="48")
    done = change(company, hold_hours=" 48 ", currency="usd")
    assert (done.before, done.after, done.settings.hold_hours) == ({}, {}, 48)
    assert len(logged(company)) == 1
    assert stored(company) == {"hold_hours": "48"}


def test_a_default_is_not_stored(company: Company) -> None:
    change(company, hold_hours="48", company_email="a@b.example")
    change(company, hold_hours="24", company_email="")
    assert stored(company) == {}
    assert company.reading.settings == BusinessSettings()
    assert logged(company)[1]["after"] == {"hold_hours": 24, "company_email": ""}


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("hold_hours", "0"),
        ("viability_percent", "many"),
        ("company_name", " "),
        ("company_email", "us"),
        ("company_time_zone", "Moon/Tycho"),
        ("currency", "€"),
        ("mail.grace_seconds", "-1"),
    ],
)
def test_one_wrong_value_keeps_all_as_it_was(company: Company, key: str, text: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        company.do(change_settings, {"turnaround_days": "3", key: text})
    assert refusal.value.field == key
    assert stored(company) == {}
    assert logged(company) == []


@pytest.mark.parametrize(
    "key", ["mail_grace_seconds", "theme", "hold", "", "'; DROP TABLE setting"]
)
def test_an_unknown_key_is_refused(company: Company, key: str) -> None:
    with pytest.raises(UnknownSetting) as refusal:
        company.do(change_settings, {key: "1"})
    assert refusal.value.nearest in {"", *(one.key for one in BUSINESS.values())}
    assert stored(company) == {}


@pytest.mark.parametrize("role", [Role.MANAGER, Role.AGENT, Role.AGENCY, Role.TRAVELER])
def test_only_administrators_change_them(company: Company, role: Role) -> None:
    company.actor = Actor(None, "Somebody", role)
    with pytest.raises(MissingRight) as refusal:
        change(company, hold_hours="48")
    assert refusal.value.held_by == (Role.ADMIN,)
    assert company.reading.settings.hold_hours == 24  # everybody reads them
    assert stored(company) == {}


def test_text_of_sql_is_text(company: Company) -> None:
    name = "Robert'); DROP TABLE setting; --"
    change(company, company_name=name)
    assert company.reading.settings.company_name == name


def test_rules_follow_within_the_same_transaction_and_after(company: Company) -> None:
    launch, traveler = company.launch(), company.traveler()
    change(company, hold_hours="48")
    held = company.do(hold_seats, SellSeats(launch, traveler, 1))
    assert held.hold_until is not None
    assert (held.hold_until - company.clock.now).total_seconds() == 48 * 3600


@pytest.mark.parametrize("text", ["B12345674", "DE136695976", "12-3456789", ""])
def test_a_good_tax_id_is_not_doubted(company: Company, text: str) -> None:
    assert change(company, company_tax_id=text).warnings == ()


@pytest.mark.parametrize("text", ["DE136695970", "hello", "ESB12345670"])
def test_an_odd_tax_id_is_kept_with_a_warning(company: Company, text: str) -> None:
    done = change(company, company_tax_id=text)
    assert [(one.key, one.message) for one in done.warnings] == [("company_tax_id", ODD_TAX_ID)]
    assert company.reading.settings.company_tax_id == text


def test_another_currency_is_doubted_once_there_are_prices(company: Company) -> None:
    assert change(company, currency="EUR").warnings == ()
    company.launch()
    (warning,) = change(company, currency="GBP").warnings
    assert warning.key == "currency"
    assert "GBP" in warning.message
    assert change(company, currency="GBP").warnings == ()


@pytest.mark.parametrize("currency", ["JPY", "KWD", "XAU", "ABC", "DEM"])
def test_a_currency_without_two_decimals_is_refused_and_one_that_stands_goes_on(
    company: Company, currency: str
) -> None:
    unfit = CurrencyUnfit if currency in ("JPY", "KWD") else InvalidValue
    with pytest.raises(unfit) as refused:
        change(company, currency=currency.lower(), hold_hours="48")
    assert refused.value.field == "currency"
    assert stored(company) == {}
    with closing(sqlite3.connect(company.path)) as other:  # it was chosen when it still could be
        other.execute("INSERT INTO setting VALUES ('currency', ?)", (currency,))
        other.commit()
    assert company.reading.settings.currency == currency
    assert change(company, currency=currency, hold_hours="48").after == {"hold_hours": 48}
    company.do(sell_seats, SellSeats(company.launch(), company.traveler(), 1))
    with pytest.raises(CurrencyStands):
        change(company, currency="EUR")


@pytest.mark.parametrize("taken", ["sold", "held", "canceled", "charged"])
def test_the_currency_stands_once_money_was_asked_for(company: Company, taken: str) -> None:
    """An aborted launch is charged for without any booking."""
    launch = company.launch(company.rocket(payer(company)))
    if taken == "charged":
        company.do(abort_launch, launch, "no fuel")
        company.do(issue_invoice, launch)
    else:
        act = hold_seats if taken == "held" else sell_seats
        booked = company.do(act, SellSeats(launch, company.traveler(), 1))
        if taken == "canceled":
            company.do(cancel_seats, booked.id)
    with pytest.raises(CurrencyStands) as refused:
        change(company, currency="GBP", hold_hours="48")
    assert refused.value.facts == {"currency": "USD", "entered": "GBP"}
    assert stored(company).keys().isdisjoint({"currency", "hold_hours"})
    assert change(company, currency="usd", hold_hours="48").after == {"hold_hours": 48}


def test_settings_that_another_process_wrote_are_read(company: Company) -> None:
    assert company.reading.settings.hold_hours == 24
    with closing(sqlite3.connect(company.path)) as other:
        other.execute("INSERT INTO setting VALUES ('hold_hours', '7')")
        other.commit()
    assert company.reading.settings == replace(BusinessSettings(), hold_hours=7)
