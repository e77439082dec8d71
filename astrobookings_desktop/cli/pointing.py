"""Pointing at what is wrong in a filter, on a terminal."""

import unicodedata

from astrobookings_desktop.cli.output import shown
from astrobookings_desktop.domain.filters import UnreadableFilter

_MOST_SHOWN = 200


def pointed_at(problem: UnreadableFilter) -> list[str]:
    """Two lines for a terminal: the text, and marks beneath what is wrong; none for a long text."""
    text = problem.text
    if not text or len(text) > _MOST_SHOWN or shown(text) != text:
        return []
    before, wrong = text[: problem.start], text[problem.start : problem.end]
    return [f"  {text}", f"  {' ' * _width(before)}{'^' * max(1, _width(wrong))}"]


def _width(text: str) -> int:
    """Columns on a terminal: marks take none, ideographs two."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
