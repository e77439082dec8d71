"""A filter as a tree. Places count characters of the text from 0."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A free word or, in quotes, words that stand together; `text` is without the quotes."""

    text: str
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """`field:value`, `field>value` and so on; `value` may be empty while somebody types.

    `quoted`: the value as a whole stood in quotes, and means itself.
    """

    field: str
    sign: str
    value: str
    start: int
    value_start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What `item` leaves out."""

    item: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """All of it at once; `words_after` tells how many words follow an item, with blanks alone
    between, and could belong to its value."""

    items: tuple["Node", ...]
    words_after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of it; `joined` is from where up to where each word between stands."""

    items: tuple["Node", ...]
    joined: tuple[tuple[int, int], ...] = ()


Node = Word | Comparison | Not | And | Or


def unquoted(text: str) -> str:
    """What stands in the quotes, a doubled quote for a single one."""
    return text[1:-1].replace('""', '"') if text.startswith('"') else text[1:-1]


def quote(text: str) -> str:
    """`text` so that it is read as one word, whatever signs it has."""
    return '"' + text.replace('"', '""') + '"'
