"""Peewee fields for the domain's types; each refuses what it could not give back unchanged."""

import json
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import orjson
from peewee import BigIntegerField, TextField

from astrobookings_desktop.domain.money import from_cents, to_cents
from astrobookings_desktop.domain.times import from_text, to_text


class MoneyField(BigIntegerField):
    """An exact amount of money: `Decimal` in Python, whole cents in the database (DOMAIN.md §2)."""

    def db_value(self, value: Decimal | None) -> int | None:
        """Whole cents of `value`; TypeError for anything but a Decimal, so no float slips in."""
        if value is None:
            return None
        if not isinstance(value, Decimal):
            raise TypeError(f"{self.name}: money must be a Decimal, not {type(value).__name__}")
        return to_cents(value)

    def python_value(self, value: int | None) -> Decimal | None:
        """The amount with two decimals."""
        return None if value is None else from_cents(value)


class UtcDateTimeField(TextField):
    """A moment: aware UTC `datetime` in Python, fixed-width ISO 8601 text in the database.

    Text order is time order. Naive values raise ValueError (DOMAIN.md §2).
    """

    def db_value(self, value: datetime | None) -> str | None:
        """The text of `value`."""
        return None if value is None else to_text(value)

    def python_value(self, value: str | None) -> datetime | None:
        """The aware UTC moment."""
        return None if value is None else from_text(value)


class EnumField(TextField):
    """A member of one enum, stored as its text; a stranger raises ValueError."""

    def __init__(self, enum: type[StrEnum], **options: Any) -> None:
        self.enum = enum
        # By text as well: a member and its text are equal.
        self._texts: dict[str, str] = {member: member.value for member in enum}
        super().__init__(**options)

    def db_value(self, value: StrEnum | str | None) -> str | None:
        """The text of `value`."""
        if value is None:
            return None
        return self._texts.get(value) or self.enum(value).value  # that refuses a stranger

    def python_value(self, value: str | None) -> StrEnum | None:
        """The enum's member."""
        return None if value is None else self.enum(value)


class JsonField(TextField):
    """A JSON document, stored with sorted keys so that equal documents are equal text."""

    def db_value(self, value: object) -> str | None:
        """The canonical text of `value`."""
        return None if value is None else canonical_json(value)

    def python_value(self, value: str | None) -> Any:
        """The document."""
        return None if value is None else json.loads(value)


# What JSON hasn't, such as a moment, is refused: its text is the field's to choose.
_STRICT = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS


_encode_at_length = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
).encode


def canonical_json(value: object) -> str:
    """`value` as JSON text with sorted keys, no spaces and no escapes for letters.

    TypeError for what JSON hasn't; a float that is no number, which nobody can enter, is null.
    """
    try:
        return orjson.dumps(value, option=_STRICT).decode()
    except orjson.JSONEncodeError:  # a person's document may have whole numbers beyond its 64 bits
        return _encode_at_length(value)
