"""What a person types to find or describe somebody, told apart by its shape."""

import re
from typing import NamedTuple

from astrobookings_desktop.data.queries.listing.words import MAX_WORDS, escape_like
from astrobookings_desktop.domain.values import email_key, fold, phone_digits

SHORTEST_DIGITS = 3
SHORTEST_WORD = 2  # of ASCII letters; a sign of another script may be a whole name

_PHONE = re.compile(r"[+(\d./-][()\d./-]*")


class PersonText(NamedTuple):
    """Typed words by their shape, each part as it was typed."""

    name: str
    phone: str
    email: str

    @property
    def name_words(self) -> list[str]:
        """The name's words folded for searching."""
        return words_of(self.name)

    @property
    def digits(self) -> str:
        """The phone number's digits."""
        return phone_digits(self.phone)


def shape_of(text: str) -> PersonText:
    """`text` cut into name, phone and e-mail.

    >>> shape_of("Ana López +34 612 40 ana@lopez.es")
    PersonText(name='Ana López', phone='+34 612 40', email='ana@lopez.es')
    """
    names, phones, emails = [], [], []
    for word in text.split():
        if "@" in word:
            emails.append(word)
        elif _PHONE.fullmatch(word) and phone_digits(word):
            phones.append(word)
        else:
            names.append(word)
    return PersonText(" ".join(names), " ".join(phones), "".join(emails))


def is_searchable(text: str) -> bool:
    """Whether enough is typed to look for a person."""
    shape = shape_of(text)
    if len(shape.digits) >= SHORTEST_DIGITS or len(shape.email) >= SHORTEST_DIGITS:
        return True
    folded = "".join(shape.name_words)
    return len(folded) >= SHORTEST_WORD or (bool(folded) and not folded.isascii())


def words_of(name: str) -> list[str]:
    """A name's words as the folded column holds them; signs between them don't count."""
    return re.sub(r"[,;·]", " ", fold(name)).split()[:MAX_WORDS]


def inside(text: str) -> str:
    """The LIKE pattern for `text` anywhere."""
    return f"%{escape_like(text)}%"


def beginning(text: str) -> str:
    """The LIKE pattern for `text` at the start."""
    return f"{escape_like(text)}%"


def ending(text: str) -> str:
    """The LIKE pattern for `text` at the end."""
    return f"%{escape_like(text)}"


def word_beginning(text: str) -> str:
    """The LIKE pattern for a word that begins with `text`, in a name with a space before it."""
    return f"% {escape_like(text)}%"


def key_of(email: str) -> str:
    """An e-mail as its key column holds it."""
    return email_key(email.strip())
