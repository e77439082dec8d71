"""What a person types into a list's search field, cut into words that SQL can compare with."""

import re
from dataclasses import dataclass
from enum import StrEnum

from astrobookings_desktop.domain.locator import ALPHABET
from astrobookings_desktop.domain.values import email_key, fold, phone_digits

MAX_WORDS = 12  # more words than anyone types; keeps a pasted page from becoming a huge statement

_PHONE = re.compile(r"[+()\d./-]*\d[+()\d./-]*")
_GAPS = re.compile(r"[\s-]+")


class Form(StrEnum):
    """In which form a word is compared."""

    FOLDED = "folded"  # anywhere inside, without accents and case
    TYPED = "typed"  # anywhere inside, as typed; SQLite ignores the case of ASCII letters
    KEY = "key"  # anywhere inside, case-folded (e-mail keys)
    DIGITS = "digits"  # anywhere inside a phone number's digits; only words that look like one
    LOCATOR = "locator"  # from the start; only words that can begin a locator
    NUMBER = "number"  # equal; only whole numbers


@dataclass(frozen=True, slots=True)
class Match:
    """One way for a word to hit a row: a condition with `{p}` where the bound parameter stands.

    `whole` compares the whole text instead of one word, and a hit then stands for all words.
    """

    sql: str
    form: Form = Form.FOLDED
    whole: bool = False


def inside(column: str) -> str:
    """The condition that `column` contains the parameter."""
    return rf"{column} LIKE {{p}} ESCAPE '\'"


def starts(column: str) -> str:
    """The condition that ASCII text in `column` begins with the parameter; it can use an index."""
    return f"({column} >= {{p}} AND {column} < {{p}} || '~')"


def escape_like(text: str) -> str:
    r"""`text` with LIKE's wildcards escaped by a backslash.

    >>> escape_like("50%_")
    '50\\%\\_'
    """
    return text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


def parameter(word: str, form: Form) -> str | int | None:
    """What to bind for `word`; None when a word of this look can't hit in this form."""
    match form:
        case Form.FOLDED:
            folded = fold(word).strip()
            return f"%{escape_like(folded)}%" if folded else None
        case Form.TYPED:
            return f"%{escape_like(word)}%"
        case Form.KEY:
            return f"%{escape_like(email_key(word))}%"
        case Form.DIGITS:
            digits = phone_digits(word)
            return f"%{digits}%" if _PHONE.fullmatch(word) and len(digits) > 1 else None
        case Form.LOCATOR:
            code = _GAPS.sub("", word).upper()
            return code if 0 < len(code) <= 6 and set(code) <= set(ALPHABET) else None
        case Form.NUMBER:
            plain = word.isascii() and word.isdigit() and len(word) < 16
            return int(word) if plain else None


def search_sql(
    words: list[str], matches: tuple[Match, ...], params: dict[str, object], prefix: str = "w"
) -> str:
    """The condition that a row hits every one of `words`; binds its parameters into `params`."""
    each: list[str] = []
    for number, word in enumerate(words[:MAX_WORDS]):
        ways = [match for match in matches if not match.whole]
        each.append(_any_way(word, ways, params, f"{prefix}{number}"))
    every = " AND ".join(each)
    if len(words) > 1:
        ways = [match for match in matches if match.whole]
        whole = _any_way(" ".join(words), ways, params, f"{prefix}w")
        if whole != "0":
            return f"(({every}) OR {whole})"
    return every


def _any_way(word: str, ways: list[Match], params: dict[str, object], name: str) -> str:
    conditions: list[str] = []
    for number, match in enumerate(ways):
        value = parameter(word, match.form)
        if value is None:
            continue
        key = f"{name}_{number}"
        params[key] = value
        conditions.append(match.sql.format(p=f":{key}"))
    return f"({' OR '.join(conditions)})" if conditions else "0"
