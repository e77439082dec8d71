"""Locators: the six characters that name a booking over the phone (DOMAIN.md §2)."""

import unicodedata
from collections.abc import Callable, Sequence

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 6

_PAIRS = [first + second for second in ALPHABET for first in ALPHABET]
_SEPARATORS = str.maketrans("", "", " -\t\n")
_NATO_WORDS = (
    "Two Three Four Five Six Seven Eight Nine Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel "
    "Juliett Kilo Lima Mike November Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray "
    "Yankee Zulu"
)
_WORDS = dict(zip(ALPHABET, _NATO_WORDS.split(), strict=True))


def new_locator(randbelow: Callable[[int], int]) -> str:
    """A locator by chance; `randbelow(n)` gives a number from 0 to n − 1."""
    number = randbelow(len(_PAIRS) ** (LENGTH // 2))
    number, first = divmod(number, len(_PAIRS))
    third, second = divmod(number, len(_PAIRS))
    return _PAIRS[first] + _PAIRS[second] + _PAIRS[third]


def normalize(text: str) -> str | None:
    """The locator that somebody typed ("k7m 4qx" is "K7M4QX"); None when it can't be one."""
    locator = unicodedata.normalize("NFKC", text).translate(_SEPARATORS)
    if not locator.isascii():
        return None
    locator = locator.upper()
    return locator if len(locator) == LENGTH and set(locator) <= set(ALPHABET) else None


def is_halved(words: Sequence[str]) -> bool:
    """Whether two words are the halves of a locator: ["k7m", "4qx"]."""
    return [len(word) for word in words] == [LENGTH // 2] * 2 and bool(normalize("".join(words)))


def display(locator: str) -> str:
    """The locator as people see it: "K7M 4QX"."""
    return f"{locator[:3]} {locator[3:]}"


def spell(locator: str) -> list[str]:
    """The word for each character, to be read out: Kilo for K, Seven for 7."""
    return [_WORDS[sign] for sign in locator]
