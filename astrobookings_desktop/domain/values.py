"""Names, texts, e-mails, phones and numbers as people type them, and search folding (DOMAIN.md §2).

A cleaned value is trimmed and in Unicode's NFC. Text of any script is kept as it is, with the
joiners and direction marks that it needs; control characters never are.
"""

import re
import unicodedata

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase

LONGEST_NAME = 200
LONGEST_EMAIL = 254
LONGEST_DOMAIN = 253
LONGEST_PHONE = 50
LARGEST_CAPACITY = 100_000
LARGEST_ID = 10**15 - 1

_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,18}")
# What begins an encoded word of mail (=?utf-8?q?…?=) is no part of an address (RFC 2047).
_EMAIL = re.compile(
    r'(?!.*=\?)[^\s@<>()\[\]\\,;:"]{1,64}@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W_](?:[\w-]*[^\W_])?'
)
_DOT_ATOM = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_FORBIDDEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
# They turn the rest of a line around; marks and joiners, which scripts need, are welcome.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Letters and signs that print nothing: Hangul's fillers, the empty pattern of Braille.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_SIGNS = frozenset({"Sc", "Sk", "Sm", "Cf"})
_LINE_BREAKS = re.compile(r"\r\n?|\u2028|\u2029|\x85")

_LETTERS = str.maketrans(
    {
        **dict(zip("łøđðħŧŋıƙƴɓɗəґ", "loddhtnikybdaг", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        **dict.fromkeys("’‘ʼʻʹ`´′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "ـ": None,  # Arabic tatweel only stretches a word
        "\u034f": None,
        **dict.fromkeys(map(chr, range(0xFE00, 0xFE10)), None),  # variation selectors
    }
)


def clean_name(text: str, field: str = "name") -> str:
    """A name of 1 to 200 characters in any script; raises InvalidValue."""
    name = _one_line(text, field)
    if not _has_visible(name):
        raise InvalidValue(field, "have at least one visible character")
    return _not_longer(name, field, LONGEST_NAME)


def names_something(text: str) -> bool:
    """Whether there is more to a text than punctuation, spaces and signs of reckoning: a letter, a
    digit or a picture of any script. “-” is how a file leaves a name empty."""
    return any(
        (kind := unicodedata.category(sign))[0] not in "PZ" and kind not in _SIGNS for sign in text
    )


def clean_text(
    text: str | None, field: str, limit: int = 2000, multiline: bool = True
) -> str | None:
    """An optional text of at most `limit` characters, None when empty; raises InvalidValue.

    With `multiline` it keeps its line breaks (as `\\n`) and tabs.
    """
    if multiline:
        lines = _LINE_BREAKS.sub("\n", text or "").split("\n")
        cleaned = "\n".join(_without_controls(line, field, allowed="\t") for line in lines).strip()
    else:
        cleaned = _one_line(text or "", field)
    return _not_longer(cleaned, field, limit) if _has_visible(cleaned) else None


def clean_email(text: str | None, field: str = "email") -> str | None:
    """An e-mail address as written, None when empty; raises InvalidValue.

    One @, a dot in the domain, at most 254 characters, nothing blank or invisible.
    """
    email = _one_line(text or "", field)
    if not email:
        return None
    if len(email) > LONGEST_EMAIL or not _EMAIL.fullmatch(email) or _has_invisible(email):
        raise InvalidValue(field, "be an address such as name@example.com", text)
    return email


def email_key(email: str) -> str:
    """What two addresses share when they differ in case only."""
    return unicodedata.normalize("NFC", email.casefold())


def address_for_servers(email: str) -> str | None:
    """An e-mail address as every mail server knows it, its domain in IDNA; None where none does.

    Before the @ stand ASCII letters, digits and signs, with single dots between them.
    """
    person, at, domain = email.rpartition("@")
    try:
        place = domain.encode("idna").decode("ascii")
    except UnicodeError:  # a part is empty, too long, or of signs that no name has
        return None
    # What begins an encoded word is plain to the rule, but readers of mail would decode it.
    fits = _DOT_ATOM.fullmatch(person) and "=?" not in person and 0 < len(place) <= LONGEST_DOMAIN
    return f"{person}{at}{place}" if fits else None


def clean_phone(text: str | None, field: str = "contact_phone") -> str | None:
    """A phone number as written, None when empty; raises InvalidValue.

    At most 50 characters with 3 to 20 digits; spaces, signs and an extension are kept.
    """
    phone = _one_line(text or "", field)
    if not phone:
        return None
    if len(phone) > LONGEST_PHONE or "@" in phone or not 3 <= len(phone_digits(phone)) <= 20:
        raise InvalidValue(field, "be a phone number such as +1 555 0100", text)
    return phone


def phone_digits(text: str | None) -> str:
    """The digits of a phone number, of any script, as ASCII; what a search compares."""
    if not text or text.isascii():  # nearly all, many a time for each row of a file
        return "".join(filter(str.isdecimal, text or ""))
    return "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdecimal())


def fold(text: str) -> str:
    """`text` for searching: no accents, no case, one spelling of letters and signs, single spaces.

    For any script, and idempotent: what is folded may be folded again.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().replace("`", "'").split())
    # Compatibility forms first, as they hide capitals; again, as folding case composes letters.
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (
        sign
        for sign in letters
        if not unicodedata.combining(sign)
        and (unicodedata.category(sign) not in ("Cc", "Cf") or sign.isspace())
    )
    return " ".join("".join(kept).translate(_LETTERS).split())


def parse_seats(value: object, field: str = "seats") -> int:
    """A number of seats: whole, 1 to 100,000, as `int` or text; raises InvalidValue."""
    return parse_whole_number(value, field, 1, LARGEST_CAPACITY)


def parse_capacity(value: object, field: str = "capacity") -> int:
    """A rocket's capacity: whole, 1 to 100,000, as `int` or text; raises InvalidValue."""
    return parse_whole_number(value, field, 1, LARGEST_CAPACITY)


def parse_id(value: object, field: str = "id") -> int:
    """A record's id: whole, 1 to 10^15 − 1, as `int` or text; raises InvalidValue."""
    return parse_whole_number(value, field, 1, LARGEST_ID)


def parse_whole_number(value: object, field: str, lowest: int, highest: int) -> int:
    """A whole number in the bounds, from an `int` or ASCII digits; raises InvalidValue."""
    number = None
    if isinstance(value, int) and not isinstance(value, bool):
        number = value
    elif isinstance(value, str) and _WHOLE_NUMBER.fullmatch(value.strip()):
        number = int(value.strip())
    if number is None or not lowest <= number <= highest:
        raise InvalidValue(
            field,
            Phrase(
                "be a whole number from {lowest:,} to {highest:,}", lowest=lowest, highest=highest
            ),
            value,
        )
    return number


def _one_line(text: str, field: str) -> str:
    return _without_controls(text.strip(), field)


def _without_controls(text: str, field: str, allowed: str = "") -> str:
    for sign in text:
        if sign in _TURNING or (unicodedata.category(sign) in _FORBIDDEN and sign not in allowed):
            raise InvalidValue(field, "have no line breaks or control characters", text)
    return unicodedata.normalize("NFC", text)


def _not_longer(text: str, field: str, limit: int) -> str:
    if len(text) > limit:
        raise InvalidValue(field, Phrase("have at most {limit:,} characters", limit=limit), text)
    return text


def check_file_name(name: str, field: str = "file") -> None:
    """Raises InvalidValue for what no system takes for a file's name."""
    if "\0" in name:
        raise InvalidValue(field, "have a name without a zero sign in it")


def _has_visible(text: str) -> bool:
    return any(not sign.isspace() and not _is_invisible(sign) for sign in text)


def _has_invisible(text: str) -> bool:
    return any(_is_invisible(sign) for sign in text)


def _is_invisible(sign: str) -> bool:
    return sign in _BLANK or unicodedata.category(sign) == "Cf"
