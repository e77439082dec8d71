"""Conditions typed as text: `status=pending and total_price>=1000`, or `departs:2027-03`."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from astrobookings_desktop.data.queries.fields import Field, Kind
from astrobookings_desktop.data.queries.words import escape_like
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.times import parse_time, to_text
from astrobookings_desktop.domain.values import email_key, fold, phone_digits

_CONDITION = re.compile(r"\s*([a-z_]+)\s*(:|!=|<>|<=|>=|=|<|>|~)\s*(.*?)\s*", re.IGNORECASE)
_JOINED_BY = re.compile(r"\s+and\s+|\s*,\s*", re.IGNORECASE)
_PARTIAL_TIME = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_FOLDED = (("_folded", fold), ("email_key", email_key), ("phone_digits", phone_digits))
_NOTHING = {"", "null", "none"}
MOST_CONDITIONS = 50  # words of a search too; SQLite knows no deeper expression than 1,000

Lookup = Callable[[str], Field | None]


def split_search(search: str, find: Lookup) -> tuple[list[str], list[str]]:
    """The free words of a search, and its words of the look `field:value` whose field exists.

    Raises InvalidValue (field "search") for very many of them.
    """
    words: list[str] = []
    conditions: list[str] = []
    typed = search.split()
    if len(typed) > MOST_CONDITIONS:
        raise InvalidValue(
            field="search",
            reason=Phrase("have at most {most_conditions} words", most_conditions=MOST_CONDITIONS),
        )
    for word in typed:
        met = _CONDITION.fullmatch(word)
        if met and met[3] and find(met[1]) is not None:
            conditions.append(word)
        else:
            words.append(word)
    return words, conditions


def where_sql(
    where: str,
    find: Lookup,
    synonyms: Mapping[str, str],
    params: dict[str, object],
    prefix: str,
) -> str:
    """The SQL of conditions joined by `and` or commas; binds its parameters into `params`.

    Raises InvalidValue (field "where") for an unknown field, operator or unreadable value, and for
    very many conditions.
    """
    parts = [part for part in _JOINED_BY.split(where.strip()) if part]
    if len(parts) > MOST_CONDITIONS:
        raise InvalidValue(
            field="where",
            reason=Phrase(
                "have at most {most_conditions} conditions", most_conditions=MOST_CONDITIONS
            ),
        )
    sql = [
        _one(part, find, synonyms, params, f"{prefix}{number}") for number, part in enumerate(parts)
    ]
    return " AND ".join(sql) or "1"


def _one(
    text: str, find: Lookup, synonyms: Mapping[str, str], params: dict[str, object], name: str
) -> str:
    met = _CONDITION.fullmatch(text)
    if met is None:
        raise InvalidValue(
            field="where",
            reason="be a filter of this list or a condition such as status=pending",
            value=text,
        )
    field = find(met[1])
    if field is None or not field.test:
        raise InvalidValue(field="where", reason="name a field of this list", value=met[1])
    sign, raw = met[2], met[3]
    if raw.lower() in _NOTHING:
        if sign not in ("=", ":", "!=", "<>"):
            raise InvalidValue(field="where", reason="compare with a value", value=text)
        return field.test.format(test="{c} IS NULL" if sign in "=:" else "{c} IS NOT NULL").format(
            c=field.column
        )
    meant = synonyms.get(raw.casefold(), raw)
    if find(meant) is not None:  # a synonym of a field: entity:user means no user_name
        meant = raw
    test, value = _test(field, sign, meant, text)
    params[name] = value
    return field.test.format(test=test.format(c=field.column, p=f":{name}"))


def _test(field: Field, sign: str, raw: str, text: str) -> tuple[str, object]:
    """A condition over `{c}` and `{p}`, and the value to bind."""
    if sign == "~" or (sign == ":" and field.kind in (Kind.TEXT, Kind.JSON)):
        folded = field.column.endswith("_folded")
        return r"{c} LIKE {p} ESCAPE '\'", f"%{escape_like(fold(raw) if folded else raw)}%"
    spelled = next((one for end, one in _FOLDED if field.column.endswith(end)), None)
    if field.kind is Kind.TEXT and spelled is not None:
        return f"{{c}} {_sql_sign(sign)} {{p}}", spelled(raw)
    if field.kind in (Kind.TIME, Kind.DATE):
        return _time_test(field, sign, raw, text)
    return f"{{c}} {_sql_sign(sign)} {{p}}", _value(field, raw, text)


def _sql_sign(sign: str) -> str:
    return {":": "=", "!=": "<>"}.get(sign, sign)


def _time_test(field: Field, sign: str, raw: str, text: str) -> tuple[str, object]:
    # A year, month or day stands for all moments in it; '~' sorts behind whatever follows.
    if _PARTIAL_TIME.fullmatch(raw):
        _require_calendar(raw, text)
        tests = {
            "=": "({c} >= {p} AND {c} < {p} || '~')",
            "<>": "({c} < {p} OR {c} >= {p} || '~')",
            "<": "{c} < {p}",
            "<=": "{c} < {p} || '~'",
            ">": "{c} >= {p} || '~'",
            ">=": "{c} >= {p}",
        }
        return tests[_sql_sign(sign)], raw
    if field.kind is Kind.DATE:
        raise InvalidValue(field="where", reason="hold a date like 2027-03-17", value=text)
    return f"{{c}} {_sql_sign(sign)} {{p}}", to_text(parse_time(raw, "where"))


def _require_calendar(raw: str, text: str) -> None:
    """Raise InvalidValue for a month or day that no calendar has."""
    year, month, day = (int(part) for part in f"{raw}-01-01".split("-")[:3])
    try:
        date(year, month, day)
    except ValueError:
        reason = "hold a date like 2027-03-17, or a month or year of one"
        raise InvalidValue(field="where", reason=reason, value=text) from None


def _storable(number: int) -> int:
    """`number`, unless SQLite can't hold it."""
    if abs(number) >= 2**63:
        raise OverflowError(number)
    return number


def _value(field: Field, raw: str, text: str) -> object:
    try:
        match field.kind:
            case Kind.INT:
                return _storable(int(raw))
            case Kind.MONEY:
                cents = Decimal(raw) * 100
                if cents != int(cents):
                    raise ValueError(raw)
                return _storable(int(cents))
            case Kind.BOOL:
                return {"true": 1, "yes": 1, "1": 1, "false": 0, "no": 0, "0": 0}[raw.lower()]
            case _:
                return raw
    except (ValueError, KeyError, ArithmeticError):
        raise InvalidValue(
            field="where",
            reason=Phrase("hold a value that {name} can have", name=field.name),
            value=text,
        ) from None
