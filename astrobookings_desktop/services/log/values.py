"""A record's values as the log shows them."""

from typing import Any

from astrobookings_desktop.data.models import Table
from astrobookings_desktop.data.statements import statements_of


def values_of(record: Table) -> dict[str, Any]:
    """A loaded record's columns."""
    return {name: getattr(record, name) for name in statements_of(type(record)).columns}


def shown(model: type[Table], values: dict[str, Any]) -> dict[str, Any]:
    """Column values as the log shows them: amounts and times as text."""
    statements = statements_of(model)
    return statements.readable(statements.encode(values))
