"""Words that are too long for a line, made to break."""

import re

BREAK = "\u200b"  # a place where a line may break; without width, and never copied
_EVERY = 8  # letters
# Latin only: elsewhere lines break between letters anyhow, or letters join and mustn't be parted.
_LONG_WORD = re.compile("[!-~\u00a1-\u024f]{21,}")


def breakable(text: str) -> str:
    """`text` with places where its long words may break, marked by `BREAK`."""
    return _LONG_WORD.sub(_broken, text)


def _broken(word: re.Match[str]) -> str:
    letters = word.group()
    parts = (letters[at : at + _EVERY] for at in range(0, len(letters), _EVERY))
    return BREAK.join(parts)
