"""The columns of a list's rows: names, SQL and how a raw value reads outside the database."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from astrobookings_desktop.domain.statuses import Language

_COLUMN = re.compile(r"\w+\.\w+")


class Kind(StrEnum):
    """What a raw database value means."""

    INT = "int"
    TEXT = "text"
    ENUM = "enum"  # one word of a set, compared as a whole
    MONEY = "money"  # whole cents
    TIME = "time"  # UTC, YYYY-MM-DDTHH:MM:SS.ffffffZ
    DATE = "date"  # a day in the company's time zone, YYYY-MM-DD
    BOOL = "bool"  # 0 or 1
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Link:
    """How a list's rows hang on the rows of another table.

    `on` is the list's column with the other's id (with a `+` where an index on it would mislead
    SQLite), `source` the other table and `key` its id there; `driven` is a FROM clause from the
    other table to the list's own, whose id is `list_key`; empty where no index leads that way.
    `looked` is `source` where another order of its tables finds one row by its `key`.
    """

    on: str
    source: str
    key: str
    driven: str
    list_key: str
    looked: str = ""


@dataclass(frozen=True, slots=True)
class TextIndex:
    """A full-text table whose row ids are values of `key`, a column of the list or of its link."""

    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a row.

    `sql` is its expression in the page query; `column` and `test` serve typed conditions: `test`
    is a condition that holds in every key query, with `{test}` where a test of `column` stands;
    an empty `test` means that the field can't be filtered by. With a `link` the column is the
    other table's. `exported` fields appear in `row_dict`; the others serve the screen only.
    `values` are all that an ENUM can have, `ordered` ones in ascending order; `offer` names where
    values to complete come from (see `offers`).
    """

    name: str
    sql: str
    kind: Kind = Kind.TEXT
    exported: bool = True
    column: str = ""
    test: str = ""
    link: Link | None = None
    index: TextIndex | None = None
    values: tuple[str, ...] = ()
    ordered: bool = False
    offer: str = ""


def own(
    alias: str,
    name: str,
    kind: Kind = Kind.TEXT,
    *,
    folded: str = "",
    values: type[StrEnum] | None = None,
    ordered: bool = False,
    index: TextIndex | None = None,
    offer: str = "",
) -> Field:
    """A column of the list's own table; conditions test its `folded` twin where there is one."""
    column = f"{alias}.{folded or name}"
    known = tuple(value.value for value in values) if values else ()
    sql = f"{alias}.{name}"
    return Field(name, sql, kind, True, column, "{test}", None, index, known, ordered, offer)


def joined(
    name: str,
    sql: str,
    kind: Kind = Kind.TEXT,
    *,
    column: str = "",
    link: Link | None = None,
    index: TextIndex | None = None,
    values: type[StrEnum] | None = None,
    offer: str = "",
    exported: bool = False,
) -> Field:
    """A value that the row has from elsewhere, for the screen, or `exported` as well.

    It can be filtered by its `column`, or by an expression over the list's own table; a bare column
    of a table that only pages join can't.
    """
    known = tuple(value.value for value in values) if values else ()
    test = "{test}" if column or not _COLUMN.fullmatch(sql) else ""
    place = column or f"({sql})"
    return Field(name, sql, kind, exported, place, test, link, index, known, False, offer)


def of_the_person(index: TextIndex, offer: str) -> tuple[Field, ...]:
    """What a traveler's or an agency's row has of its user, whose alias is `u`."""
    return (
        own("u", "name", folded="name_folded", index=index, offer=offer),
        own("u", "email", folded="email_key", index=index),
        own("u", "language", Kind.ENUM, values=Language),
        own("u", "active", Kind.BOOL),
        own("u", "created_at", Kind.TIME),
        own("u", "email_refused"),
    )


def money_text(cents: int) -> str:
    """Whole cents as a plain decimal string, exact, no float: 5600000000 → "56000000.00"."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}"


CONVERT: dict[Kind, Callable[[object], object]] = {
    Kind.MONEY: lambda value: money_text(int(str(value))),
    Kind.BOOL: bool,
    Kind.JSON: lambda value: json.loads(str(value)),
}
