"""The columns of a list's rows: names, SQL and how a raw value reads outside the database."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a raw database value means."""

    INT = "int"
    TEXT = "text"
    ENUM = "enum"  # one word of a fixed set, compared as a whole
    MONEY = "money"  # whole cents
    TIME = "time"  # UTC, YYYY-MM-DDTHH:MM:SS.ffffffZ
    DATE = "date"  # a day in the company's time zone, YYYY-MM-DD
    BOOL = "bool"  # 0 or 1
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a row.

    `sql` is its expression in the page query; `column` and `test` serve typed conditions: `test`
    is a condition that holds in every key query, with `{test}` where a test of `column` stands;
    an empty `test` means that the field can't be filtered by. `exported` fields appear in
    `row_dict`; the others serve the screen only.
    """

    name: str
    sql: str
    kind: Kind = Kind.TEXT
    exported: bool = True
    column: str = ""
    test: str = ""


def own(alias: str, name: str, kind: Kind = Kind.TEXT, *, folded: str = "") -> Field:
    """A column of the list's own table; conditions test its `folded` twin where there is one."""
    column = f"{alias}.{folded or name}"
    return Field(name, f"{alias}.{name}", kind, True, column, "{test}")


def joined(
    name: str, sql: str, kind: Kind = Kind.TEXT, *, test: str = "", column: str = ""
) -> Field:
    """A value from a related table, for the screen."""
    return Field(name, sql, kind, False, column or sql, test)


def money_text(cents: int) -> str:
    """Whole cents as a plain decimal string, exact, no float: 5600000000 → "56000000.00"."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}"


CONVERT: dict[Kind, Callable[[object], object]] = {
    Kind.MONEY: lambda value: money_text(int(str(value))),
    Kind.BOOL: bool,
    Kind.JSON: lambda value: json.loads(str(value)),
}
