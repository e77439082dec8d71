"""Where lines break: within words that are too long for one, never between amount and currency."""

import re

BREAK = "\u200b"  # a place where a line may break; without width, and never copied
KEEP = "\u00a0"  # a blank where none may
_EVERY = 8  # letters
# Latin only: elsewhere lines break between letters anyhow, or letters join and mustn't be parted.
_LONG_WORD = re.compile("[!-~\u00a1-\u024f]{21,}")
_FIGURE = r"(?<=\d){blank}(?=[A-Z]{{3}}\b|%)"  # 56,000,000.00 USD, 70 %
_APART, _KEPT = (re.compile(_FIGURE.format(blank=blank)) for blank in (" ", KEEP))


def breakable(text: str) -> str:
    """`text` for a label that wraps, marked by `BREAK` and `KEEP` where lines may break or not."""
    return _LONG_WORD.sub(_broken, _APART.sub(KEEP, text))


def unmarked(text: str) -> str:
    """`text` without the marks of `breakable`, as it is copied."""
    return _KEPT.sub(" ", text.replace(BREAK, ""))


def _broken(word: re.Match[str]) -> str:
    letters = word.group()
    parts = (letters[at : at + _EVERY] for at in range(0, len(letters), _EVERY))
    return BREAK.join(parts)
