"""SQL compiled once from the models, so that a hot path never builds text.

A statement is a Peewee query whose values are named placeholders made by `value("name")`; it is
turned into SQL text when its module is imported and executed with a plain `sqlite3` connection.
"""

import functools
import json
from collections.abc import Callable
from typing import Any

from peewee import (
    SQL,
    BigIntegerField,
    BooleanField,
    Field,
    ForeignKeyField,
    IntegerField,
    SqliteDatabase,
    TextField,
)

from astrobookings_desktop.data.fields import JsonField, MoneyField
from astrobookings_desktop.data.models import Table
from astrobookings_desktop.domain.money import from_cents

_dialect = SqliteDatabase(None)


def value(name: str) -> SQL:
    """A placeholder that is bound by name when the statement is executed."""
    return SQL(f":{name}")


def literal(text: str) -> SQL:
    """A text constant written into the SQL itself, so that partial indexes apply."""
    return SQL("'{}'".format(text.replace("'", "''")))


def compiled(query: Any) -> str:
    """The SQL text of a Peewee query; whole numbers that stand in the query become part of it.

    ValueError when another value is bound: that would be a constant compiled in by mistake.
    """
    sql, parameters = _dialect.get_sql_context().sql(query).query()
    for parameter in parameters:
        if not isinstance(parameter, int):
            raise ValueError(f"use value() or literal() instead of {parameter!r} in: {sql}")
        sql = sql.replace("?", str(int(parameter)), 1)
    return str(sql)


Encoder = Callable[[Any], Any]
_PLAIN = (BigIntegerField, BooleanField, ForeignKeyField, IntegerField, TextField)
_READERS: dict[type[Field], Encoder] = {
    MoneyField: lambda cents: str(from_cents(cents)),
    JsonField: json.loads,
}
_STORED_AS_IS = (BigIntegerField, ForeignKeyField, IntegerField, TextField)
NEVER_LOGGED = frozenset(
    {"password_hash", "request_digest", "name_folded", "destination_folded", "reference_key"}
)


class TableStatements:
    """The constant statements of one table and the conversions of its columns."""

    def __init__(self, model: type[Table]) -> None:
        self.model = model
        fields: list[Field] = model._meta.sorted_fields
        key = model._meta.primary_key
        if not isinstance(key, Field):
            raise TypeError(f"{model.__name__} has no single key")
        self.key: str = key.column_name
        self.columns: tuple[str, ...] = tuple(field.column_name for field in fields)
        # Plain columns are stored as given: services clean what people enter, CHECKs guard.
        self._encoders: tuple[tuple[str, Encoder], ...] = tuple(
            (field.column_name, field.db_value) for field in fields if type(field) not in _PLAIN
        )
        self._readers: tuple[tuple[str, Encoder], ...] = tuple(
            (field.column_name, reader)
            for kind, reader in _READERS.items()
            for field in fields
            if isinstance(field, kind)
        )
        self._hidden = NEVER_LOGGED.intersection(self.columns)
        self._names: tuple[str, ...] = tuple(field.name for field in fields)
        self._decoders: tuple[Encoder | None, ...] = tuple(
            None if type(field) in _STORED_AS_IS else field.python_value for field in fields
        )
        self._defaults: dict[str, Any] = {
            field.column_name: field.default
            for field in fields
            if field.default is not None and not callable(field.default)
        }
        table = model._meta.table_name
        names = ", ".join(f'"{column}"' for column in self.columns)
        self.insert = functools.cache(self._insert)
        self.select = f'SELECT {names} FROM "{table}" WHERE "{self.key}" = :key'
        self.delete = f'DELETE FROM "{table}" WHERE "{self.key}" = :key'
        self.update = functools.cache(self._update)

    def _insert(self, *columns: str) -> str:
        """The INSERT of these columns in this order; the others are blank.

        A blank isn't bound: `sqlite3` asks around for a microsecond how to adapt each None.
        """
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" for _ in columns)
        return f'INSERT INTO "{self.model._meta.table_name}" ({names}) VALUES ({marks})'

    def _update(self, *columns: str) -> str:
        """The UPDATE of these columns by key."""
        assignments = ", ".join(f'"{column}" = :{column}' for column in columns)
        return f'UPDATE "{self.model._meta.table_name}" SET {assignments} WHERE "{self.key}" = :key'

    def encode(self, values: dict[str, Any]) -> dict[str, Any]:
        """Python values as the database stores them."""
        encoded = dict(values)
        for column, encoder in self._encoders:
            if column in encoded:
                encoded[column] = encoder(encoded[column])
        return encoded

    def encode_row(self, values: dict[str, Any]) -> dict[str, Any]:
        """A new row without its blanks, for `insert`: `values` over the model's defaults."""
        row = {**self._defaults, **values}
        return self.encode({column: given for column, given in row.items() if given is not None})

    def readable(self, encoded: dict[str, Any]) -> dict[str, Any]:
        """Encoded values as the log shows them: amounts as decimal text, documents as such.

        Blanks are left out, and so are secrets and what only searches need.
        """
        shown = {column: stored for column, stored in encoded.items() if stored is not None}
        for column in self._hidden:
            shown.pop(column, None)
        for column, reader in self._readers:
            if column in shown:
                shown[column] = reader(shown[column])
        return shown

    def decode(self, row: tuple[Any, ...]) -> Table:
        """A model instance with Python values from a row of `select`."""
        record = self.model(__no_default__=1)
        # Filled directly: setting attributes one by one costs more than reading the row.
        record.__data__.update(
            {
                name: raw if decoder is None or raw is None else decoder(raw)
                for name, decoder, raw in zip(self._names, self._decoders, row, strict=True)
            }
        )
        return record


@functools.cache
def statements_of(model: type[Table]) -> TableStatements:
    """The statements of `model`, compiled at the first use."""
    return TableStatements(model)
