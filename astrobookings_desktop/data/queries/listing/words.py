"""Free words, and how each is compared with a column."""

import re
from dataclasses import dataclass
from enum import StrEnum

from astrobookings_desktop.data.queries.listing.fields import Link, TextIndex
from astrobookings_desktop.domain.locator import ALPHABET, display, normalize
from astrobookings_desktop.domain.values import email_key, fold, phone_digits

_PHONE = re.compile(r"[+()\d./-]*\d[+()\d./-]*")
_GAPS = re.compile(r"[\s-]+")
_IDEOGRAPHS = "\u2e80"  # from here on one sign says as much as a word
_MOST_GRAMS = 12
MAX_WORDS = 12  # of a search at the desk; more than anyone types
GRAM = 3  # characters of an indexed piece of text
LAST_SIGN = "\U0010ffff"


class Form(StrEnum):
    """In which form a word is compared."""

    FOLDED = "folded"  # anywhere inside a folded column
    BLIND = "blind"  # anywhere inside, as if the column were folded
    KEY = "key"  # anywhere inside, case-folded (e-mail keys)
    DIGITS = "digits"  # anywhere inside a phone number's digits; only words that look like one
    CODE = "code"  # anywhere inside ASCII text, whatever the case
    LOCATOR = "locator"  # from the start; only words that can begin a locator
    SPELLED = "spelled"  # a whole locator inside text, as people read it
    NUMBER = "number"  # equal; only whole numbers


@dataclass(frozen=True, slots=True)
class Match:
    """One way for a word to hit a row: a test with `{p}` where the bound parameter stands.

    `whole` compares all words as one text instead, and a hit then stands for all of them. The test
    is one of the `link`'s table where there is one. `quick`: an index finds the few rows hit.
    """

    test: str
    form: Form = Form.FOLDED
    whole: bool = False
    link: Link | None = None
    index: TextIndex | None = None
    quick: bool = False


def inside(column: str) -> str:
    """The condition that `column` contains the parameter."""
    return rf"{column} LIKE {{p}} ESCAPE '\'"


def blind(column: str, test: str = r"{c} LIKE {{p}} ESCAPE '\'") -> str:
    """A test of a column that isn't kept folded, as if it were: SQLite itself sees to plain ASCII,
    the function `fold` (see `database`) to everything else."""
    folded, plain = test.format(c=f"fold({column})"), test.format(c=f"lower({column})")
    return f"CASE WHEN {column} GLOB '*[^ -_a-~]*' THEN {folded} ELSE {plain} END"


def starts(column: str) -> str:
    """The condition that ASCII text in `column` begins with the parameter; it can use an index."""
    return f"({column} >= {{p}} AND {column} < {{p}} || '~')"


def escape_like(text: str) -> str:
    r"""`text` with LIKE's wildcards escaped by a backslash.

    >>> escape_like("50%_")
    '50\\%\\_'
    """
    return text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


def spelled(word: str, form: Form) -> str | int | None:
    """`word` as the column has it; None when a word of this look can't hit in this form."""
    match form:
        case Form.FOLDED | Form.BLIND:
            return fold(word).strip() or None
        case Form.KEY:
            return email_key(word)
        case Form.CODE:
            return word
        case Form.DIGITS:
            digits = phone_digits(word)
            compact = "".join(word.split())
            return digits if _PHONE.fullmatch(compact) and len(digits) > 1 else None
        case Form.LOCATOR:
            code = _GAPS.sub("", word).upper()
            return code if 0 < len(code) <= 6 and set(code) <= set(ALPHABET) else None
        case Form.SPELLED:
            whole = normalize(word)
            return None if whole is None else display(whole)
        case Form.NUMBER:
            plain = word.isascii() and word.isdigit() and len(word) < 16
            return int(word) if plain else None


def parameter(text: str | int, form: Form) -> str | int:
    """What to bind for a word that is `spelled`."""
    if isinstance(text, int) or form is Form.LOCATOR:
        return text
    return f"%{escape_like(text)}%"


@dataclass(frozen=True, slots=True)
class Near:
    """What a text index has of a word: a table to read `f` from, its condition over parameters,
    and their values. `row` is the column with the ids; every hit is among them.

    Those of a word that isn't `sharp` may be very many: good for a look at the first of them.
    """

    source: str
    test: str
    row: str
    values: dict[str, str]
    sharp: bool


def near(index: TextIndex, text: str, name: str) -> Near | None:
    """Where `text` may stand, by its pieces of three signs; shorter ones by where pieces begin."""
    table = index.table
    if "\0" in text:
        return None  # SQLite's texts end there
    if len(text) >= GRAM:
        grams = dict.fromkeys(text[at : at + GRAM] for at in range(len(text) - GRAM + 1))
        wanted = " AND ".join(
            '"' + gram.replace('"', '""') + '"' for gram in list(grams)[:_MOST_GRAMS]
        )
        test = f"f.{table} MATCH :{name}"
        return Near(f'"{table}" f', test, "f.rowid", {name: wanted}, True)
    test = f"f.term >= :{name}a AND f.term < :{name}b"
    bounds = {f"{name}a": text, f"{name}b": text + LAST_SIGN}
    return Near(f'"{table}_terms" f', test, "f.doc", bounds, text[0] >= _IDEOGRAPHS)
