"""How notices are worded for places that aren't ours: plain, short, the right way round."""

import html
from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.pacing import Bundle
from astrobookings_desktop.ui import format as shown

LONGEST_LINE = 180
LONGEST_TITLE = 80
MOST_LINES = 4
_FSI, _PDI = "\u2068", "\u2069"  # a name written from right to left turns nothing around it
_JOINERS = "\u200c\u200d"  # invisible, yet letters of Persian and parts of emoji hang on them


@dataclass(frozen=True, slots=True)
class Words:
    """A notice in words: plain text, lines broken by line feeds."""

    title: str
    body: str
    opening: str = "Open"  # what a click on it does


def words_of(bundle: Bundle, *, covered: bool = False) -> Words:
    """One notice with its text, or several as their newest lines; `covered` tells only how many.

    A locked window's notices name nobody.
    """
    first = bundle.notices[0]
    if bundle.count == 1 and not covered:
        return Words(plain_line(first.title, LONGEST_TITLE), _line(first.text), _tr("Open"))
    are_mixed = any(one.entity is not Entity.JOB_QUEUE for one in bundle.notices)
    if are_mixed:
        title = _tr("{0:new message|new messages}")
    else:
        title = _tr("{0:job needs|jobs need} somebody")
    title = title.format(shown.number(bundle.count))
    if covered:
        return Words(title, "", _tr("Open"))
    said = [f"{one.title}: {one.text}" if are_mixed else one.text for one in bundle.notices]
    told = list(Counter(map(plain_line, said)).items())[:MOST_LINES]
    lines = [_line(text if times == 1 else f"{times} × {text}") for text, times in told]
    more = bundle.count - sum(times for _text, times in told)
    if more > 0:
        lines.append(_tr("and {0} more").format(shown.number(more)))
    return Words(title, "\n".join(lines), _tr("Open"))


def plain_line(text: str, longest: int = LONGEST_LINE) -> str:
    """The text on one line without anything that turns or hides letters, cut to `longest`."""
    signs = (sign if sign.isprintable() or sign in _JOINERS else " " for sign in text[:4000])
    line = " ".join("".join(signs).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def as_markup(text: str) -> str:
    """Plain text for a server that reads markup."""
    return html.escape(text, quote=False)


def _line(text: str) -> str:
    return f"{_FSI}{plain_line(text)}{_PDI}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("notices", text)
