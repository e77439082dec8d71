"""What a list is narrowed to where none of its chips says it, in words."""

import re

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import JobStatus
from astrobookings_desktop.ui.entities.words import plain_word
from astrobookings_desktop.ui.language import Words
from astrobookings_desktop.ui.office.words import what
from astrobookings_desktop.ui.theme.statuses import look_of

_NAMED = Words(
    "conditions",
    {"awaiting_closing": "Past their date, still open", "uninvoiced": "Waiting for an invoice"},
)
_OF_ONE = re.compile(r"(\w+)_id=(\d+)")
_EQUAL = re.compile(r"(\w+)=(\S+)")


def condition_words(where: str) -> str:
    """Launch 12, of `launch_id=12`; Failed, Mail; anything typed by somebody as it is."""
    if where in _NAMED:
        return _NAMED.of(where)
    parts = [_EQUAL.fullmatch(part) for part in where.split(" and ")]
    facts = {met[1]: met[2] for met in parts if met is not None}
    if len(facts) < len(parts):
        return where.replace("_", " ")
    if set(facts) == {"entity_type", "entity_id"}:
        return f"{plain_word(Entity(facts['entity_type']).noun)} {facts['entity_id']}"
    return ", ".join(_part(name, value) for name, value in facts.items())


def _part(name: str, value: str) -> str:
    if name == "job_type":
        return what(value)
    if name == "status" and value in set(JobStatus):  # only jobs are listed so
        return look_of(JobStatus(value)).word
    met = _OF_ONE.fullmatch(f"{name}={value}")
    return plain_word(value) if met is None else f"{plain_word(met[1])} {met[2]}"
