"""A field, a sign and a value as a test of the field's column."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from astrobookings_desktop.data.queries.language import values
from astrobookings_desktop.data.queries.language.syntax import quote
from astrobookings_desktop.data.queries.language.values import Wrong
from astrobookings_desktop.data.queries.language.wording import wording_of
from astrobookings_desktop.data.queries.listing.fields import Field, Kind
from astrobookings_desktop.data.queries.listing.words import Form, blind, inside, parameter
from astrobookings_desktop.domain.spans import (
    WORDS,
    day_start,
    is_day_in_form,
    read_days,
    read_moments,
)
from astrobookings_desktop.domain.times import FIRST_YEAR, LAST_YEAR, from_text, to_text
from astrobookings_desktop.domain.values import email_key, fold, phone_digits

if TYPE_CHECKING:
    from astrobookings_desktop.data.queries.listing.base import ListQuery

_RANGE = ".."
_CODES = ("locator", "number")
_READ: dict[Kind, Callable[[str], int | None]] = {
    Kind.INT: values.whole_number,
    Kind.MONEY: values.cents,
}
_NO_NUMBER = "“{value}” is no whole number."
_NO_AMOUNT = "“{value}” is no amount: write it like 1,000.50."
_NO_YEAR = "“{value}” is out of the years that dates lie in, 1900 to 2200."
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_NO_DAY = "There is no day “{value}” in the calendar."
_NO_DATE = "“{value}” is no date: write it like 2026-12-05, 2026-12, today or last week."


@dataclass(frozen=True, slots=True)
class Test:
    """A condition on a column; `each` the same, without any use of an index.

    `quick`: where the column is indexed, the rows are found by it. `text` is what a text index
    may be asked for.
    """

    sql: str
    each: str
    quick: bool = False
    text: str = ""


class Tests:
    """Makes tests for one query; `bind` keeps a value and gives the name of its parameter."""

    def __init__(self, bind: Callable[[object], str], query: "ListQuery") -> None:
        self._bind, self._query = bind, query

    def of(self, field: Field, sign: str, value: str, synonyms: Mapping[str, str]) -> Test | Wrong:
        """The test that `field sign value` means, or why it means none."""
        sign = "!=" if sign == "<>" else sign
        if sign == "~":
            if field.kind is Kind.ENUM and not field.values:
                return self._inside_word(field, value)
            sign = ":"
        words = wording_of(self._query).values_of(field.name)
        match field.kind:
            case Kind.TEXT | Kind.JSON:
                return self._text(field, sign, value)
            case Kind.ENUM:
                return self._enum(field, sign, value, {**words, **synonyms})
            case Kind.BOOL:
                return self._bool(field, sign, words.get(values.as_value(value), value))
            case Kind.INT | Kind.MONEY:
                read = _READ[field.kind]
                return self._spanned(field, sign, value, lambda text: _single(read(text)))
            case Kind.DATE | Kind.TIME:
                spoken = words.get(values.as_value(value), value)
                return self._spanned(field, sign, spoken, self._days_of(field))

    # --- words ------------------------------------------------------------------------------------

    def _text(self, field: Field, sign: str, value: str) -> Test | Wrong:
        form = spelling(field)
        meant = _spelled(field, form, value)
        if not meant:
            return Wrong("“{value}” can't stand in {field}.")
        column = field.column
        if sign == ":":
            like = blind(column) if form is Form.BLIND else inside(column)
            sql = like.format(p=f":{self._bind(parameter(meant, form))}")
            return Test(sql, sql, False, meant)
        if form is Form.BLIND and sign in ("=", "!="):
            same = blind(column, f"{{c}} {'=' if sign == '=' else '<>'} {{{{p}}}}")
            sql = same.format(p=f":{self._bind(meant)}")
            return Test(sql, sql)
        if form is Form.BLIND:
            return Wrong("{field} has no order: use “:” or “=”.", f"{{field}}:{_quoted(value)}")
        return self._compared(column, _SQL[sign], meant)

    # --- one of a set -----------------------------------------------------------------------------

    def _enum(self, field: Field, sign: str, value: str, synonyms: dict[str, str]) -> Test | Wrong:
        if not field.values:
            return self._open_set(field, sign, value)
        chosen: list[str] = []
        for text in value.split(","):
            known = values.known_value(field, text, synonyms)
            if known is None:
                shown = wording_of(self._query).shown(field.name)
                return _unknown_value(field, value, text, synonyms, shown)
            chosen.append(known)
        if sign in ("<", "<=", ">", ">="):
            if not field.ordered or len(chosen) > 1:
                return Wrong("{field} has no order: use “:”.", f"{{field}}:{value}")
            at = field.values.index(chosen[0])
            ends = {"<": (0, at), "<=": (0, at + 1), ">": (at + 1, None), ">=": (at, None)}
            chosen = list(field.values[slice(*ends[sign])])
        if len(chosen) == 1:
            return self._compared(field.column, _SQL[sign] if sign == "!=" else "=", chosen[0])
        names = ", ".join(f":{self._bind(one)}" for one in chosen)
        within = "NOT IN" if sign == "!=" else "IN"
        column = field.column
        return Test(f"{column} {within} ({names})", f"+{column} {within} ({names})", sign != "!=")

    def _open_set(self, field: Field, sign: str, value: str) -> Test | Wrong:
        word = values.as_value(value)
        if not word:
            return Wrong("“{value}” can't stand in {field}.")
        return self._compared(field.column, _SQL[sign], word)

    def _inside_word(self, field: Field, value: str) -> Test:
        word = parameter(values.as_value(value), Form.CODE)
        like = inside(field.column).format(p=f":{self._bind(word)}")
        return Test(like, like)

    def _bool(self, field: Field, sign: str, value: str) -> Test | Wrong:
        if sign not in (":", "=", "!="):
            return Wrong("{field} is yes or no: use “:”.", f"{{field}}:{value}")
        number = values.yes_or_no(value)
        if number is None:
            near = get_close_matches(value.casefold(), ("yes", "no", "true", "false"), 1)
            return Wrong("{field} is yes or no.", f"{{field}}:{near[0]}" if near else "")
        return self._compared(field.column, _SQL[sign], number)

    # --- numbers, amounts, times ------------------------------------------------------------------

    def _spanned(
        self,
        field: Field,
        sign: str,
        value: str,
        read: Callable[[str], tuple[object, object] | None],
    ) -> Test | Wrong:
        """A test of a column whose values have an order. Each value is a span of them, from the
        first of a pair up to the second: those of a number are the number and the next one."""
        if _RANGE in value and sign in (":", "="):
            return self._range(field, value, read)
        span = read(value.strip())
        if span is None:
            return _unreadable(field, value)
        start, end = span
        column = field.column
        if isinstance(start, int) and sign in (":", "=", "!="):
            return self._compared(column, _SQL[sign], start)
        match sign:
            case "<" | ">=":
                return self._compared(column, sign, start)
            case "<=":
                return self._compared(column, "<", end)
            case ">":
                return self._compared(column, ">=", end)
            case "!=":
                first, last = self._bind(start), self._bind(end)
                outside = f"({column} < :{first} OR {column} >= :{last})"
                return Test(outside, outside)
        return self._between(column, start, end)

    def _range(
        self, field: Field, value: str, read: Callable[[str], tuple[object, object] | None]
    ) -> Test | Wrong:
        left, _, right = (part.strip() for part in value.partition(_RANGE))
        first, last = read(left) if left else None, read(right) if right else None
        if (left and first is None) or (right and last is None):
            return _unreadable(field, left if left and first is None else right)
        if first is not None and last is not None:
            if first[0] > last[0]:  # type: ignore[operator]  # both are texts, or both numbers
                swapped = f"{{field}}:{_quoted(f'{right}..{left}')}"
                return Wrong("This range ends before it begins.", swapped)
            return self._between(field.column, first[0], last[1])
        if first is not None:
            return self._compared(field.column, ">=", first[0])
        if last is not None:
            return self._compared(field.column, "<", last[1])
        return Wrong("Say where the range begins or ends.")

    def _days_of(self, field: Field) -> Callable[[str], tuple[object, object] | None]:
        query = self._query
        today = _today(query)
        day_first = wording_of(query).leads  # as Spanish writes days

        def days(text: str) -> tuple[object, object] | None:
            found = read_days(text, today, day_first=day_first)
            return None if found is None else (found.start.isoformat(), found.end.isoformat())

        def moments(text: str) -> tuple[object, object] | None:
            found = read_moments(text, today, query.zone, day_first=day_first)
            return None if found is None else (to_text(found.start), to_text(found.end))

        return days if field.kind is Kind.DATE else moments

    def _between(self, column: str, start: object, end: object) -> Test:
        first, last = self._bind(start), self._bind(end)
        sql, each = (f"({c} >= :{first} AND {c} < :{last})" for c in (column, f"+{column}"))
        return Test(sql, each, True)

    def _compared(self, column: str, sign: str, value: object) -> Test:
        name = self._bind(value)
        # An equality may well be in the order's own index; a range hardly ever is.
        each = f"{column} = :{name}" if sign == "=" else f"+{column} {sign} :{name}"
        return Test(f"{column} {sign} :{name}", each, sign != "<>")


_SQL = {":": "=", "=": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def spelling(field: Field) -> Form:
    """In which form a field's column holds its text."""
    name = field.column.rpartition(".")[2]
    if name.endswith("_folded"):
        return Form.FOLDED
    special = {"email_key": Form.KEY, "phone_digits": Form.DIGITS}
    return special.get(name, Form.CODE if name in _CODES else Form.BLIND)


def _spelled(field: Field, form: Form, value: str) -> str:
    if form is Form.CODE:
        compact = value.replace(" ", "")
        return (compact.replace("-", "") if field.name == "locator" else compact).upper()
    if form is Form.DIGITS:
        return phone_digits(value)
    return email_key(value).strip() if form is Form.KEY else fold(value)


def _single(number: int | None) -> tuple[object, object] | None:
    return None if number is None or number + 1 >= 2**63 else (number, number + 1)


def _today(query: "ListQuery") -> date | None:
    if not query.now:
        return None
    return from_text(query.now).astimezone(query.zone).date()


def _unreadable(field: Field, value: str) -> Wrong:
    facts = {"value": value[:40]}
    if field.kind is Kind.INT:
        return Wrong(_NO_NUMBER, "", facts)
    if field.kind is Kind.MONEY:
        return Wrong(_NO_AMOUNT, "", facts)
    year = _YEAR.search(value)
    if year is not None and not FIRST_YEAR <= int(year[0]) <= LAST_YEAR:
        return Wrong(_NO_YEAR, "", facts)
    if is_day_in_form(value):
        return Wrong(_NO_DAY, "", facts)
    typed = value.casefold()
    begun = [word for word in WORDS if word.startswith(f"{typed} ")]
    near = begun or get_close_matches(typed, WORDS, 1, 0.75)
    meant = f"{{field}}:{_quoted(near[0])}" if near else ""
    return Wrong(_NO_DATE, meant, facts)


def _unknown_value(
    field: Field, value: str, text: str, synonyms: dict[str, str], shown: Mapping[str, str]
) -> Wrong:
    names = {name: name for name in field.values}
    names |= {name: meant for name, meant in synonyms.items() if meant in field.values}
    typed = values.as_value(text)
    begun = [name for name in names if typed and name.startswith(typed)]
    near = begun or get_close_matches(typed, list(names), 1, 0.5)
    said = {name: shown.get(name, name) for name in field.values}
    meant = f"{{field}}:{value.replace(text, said[names[near[0]]], 1)}" if near else ""
    also = [] if shown else [name for name, meant in synonyms.items() if meant in field.values]
    facts = {"value": text[:40], "known": ", ".join([*said.values(), *also])}
    return Wrong("No {field} is called “{value}”: it is one of {known}.", meant, facts)


def _quoted(value: str) -> str:
    return quote(value) if " " in value else value


__all__ = ["Test", "Tests", "day_start", "spelling"]
