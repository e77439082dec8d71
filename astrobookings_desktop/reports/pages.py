"""The text of pages: Jinja2 templates filled in the reader's language (DOMAIN.md §6)."""

import functools
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.domain.zones import zone_of
from astrobookings_desktop.places import catalogue

LOCALES = {Language.EN: "en_US", Language.ES: "es_ES"}


class Pages:
    """Fills the templates in `folder` with the words of one language."""

    def __init__(self, folder: Path, language: Language) -> None:
        self._environment = _environment(folder)
        self._words = _words_of(folder)[language]
        self._locale = LOCALES[language]
        self.language = language

    def render(self, template: str, section: str, facts: Mapping[str, Any]) -> str:
        """The HTML of a template; `words` in it are those of `section`."""
        helpers = {
            "words": self._words[section],
            "language": self.language.value,
            "day": self.day,
            "money": self.money,
            "number": self.count,
            "percent": self.percent,
            "lines": _lines,
            "place": lambda name: catalogue().called(name, self.language),
        }
        return self._environment.get_template(template).render(**helpers, **facts)

    def word(self, section: str, name: str, **facts: object) -> str:
        """One text, with its facts in braces filled in."""
        text: str = self._words[section][name]
        return text.format(**facts)

    def day(self, day: date) -> str:
        """The day with its month in letters."""
        return format_date(day, self._words["dates"]["day"], locale=self._locale)

    def moment(self, moment: datetime, zone: str) -> str:
        """The moment in that time zone, with the zone's name."""
        local = moment.astimezone(zone_of(zone))
        return format_datetime(local, self._words["dates"]["moment"], locale=self._locale)

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount with its currency's code, exact: two decimals in every currency (§2)."""
        return format_currency(
            amount, currency, "#,##0.00 ¤¤", locale=self._locale, currency_digits=False
        )

    def amount(self, amount: Decimal) -> str:
        """An amount without its currency, exact."""
        return format_decimal(amount, "#,##0.00", locale=self._locale)

    def count(self, value: int) -> str:
        """A whole number."""
        return format_decimal(value, locale=self._locale)

    def percent(self, basis_points: int) -> str:
        """A rate in percent: 100 basis points are 1 %."""
        value = Decimal(basis_points).scaleb(-2)
        return f"{format_decimal(value, '0.##', locale=self._locale)} %"


def _lines(text: str) -> Markup:
    """A text of several lines as HTML."""
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


@functools.cache
def _environment(folder: Path) -> Environment:
    return Environment(loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True)


@functools.cache
def _words_of(folder: Path) -> Mapping[Language, Any]:
    return {
        language: tomllib.loads((folder / f"{language.value}.toml").read_text("utf-8"))
        for language in Language
    }
