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
    `ids` is a SELECT of the ids of all rows hit, where it is quick for a rare word.
    """

    sql: str
    form: Form = Form.FOLDED
    whole: bool = False
    ids: str = ""


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


class Words:
    """The free words of a search as conditions; binds their parameters into `params`."""

    def __init__(
        self, words: list[str], matches: tuple[Match, ...], params: dict[str, object]
    ) -> None:
        ways = [match for match in matches if not match.whole]
        self._each = [
            _hits(word, ways, params, f"w{number}") for number, word in enumerate(words[:MAX_WORDS])
        ]
        of_all = [match for match in matches if match.whole] if len(words) > 1 else []
        self._whole = _hits(" ".join(words), of_all, params, "ww")

    def condition(self) -> str:
        """The condition that a row hits every word, or all of them at once."""
        every = " AND ".join(_any(hits) for hits in self._each)
        return f"(({every}) OR {_any(self._whole)})" if self._whole else every

    def counts(self, most: int) -> list[str]:
        """For each word, an expression: how many rows it hits, counted no further than `most`."""
        return [
            " + ".join(
                f"(SELECT count(*) FROM ({match.ids.format(p=name)} LIMIT {most:d}))"
                for match, name in hits
            )
            or "0"
            for hits in self._each
        ]

    def ids(self, word: int) -> str:
        """A SELECT of the ids which `word`, or the whole text, hits; each once."""
        hits = [*self._each[word], *self._whole]
        selects = [match.ids.format(p=name) for match, name in hits]
        return " UNION ".join(selects) or "SELECT NULL WHERE 0"


_Hits = list[tuple[Match, str]]


def _hits(word: str, ways: list[Match], params: dict[str, object], name: str) -> _Hits:
    hits: _Hits = []
    for number, match in enumerate(ways):
        value = parameter(word, match.form)
        if value is not None:
            key = f"{name}_{number}"
            params[key] = value
            hits.append((match, f":{key}"))
    return hits


def _any(hits: _Hits) -> str:
    conditions = [match.sql.format(p=name) for match, name in hits]
    return f"({' OR '.join(conditions)})" if conditions else "0"
