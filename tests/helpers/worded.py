"""Refusals and faults of the file as classes, and which argument of theirs is words of our own."""

import re
from collections.abc import Iterator

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.domain.refusal import Refusal


def worded() -> dict[str, int | None]:
    """Refusals and faults by name, with the place of the argument that is words of our own."""
    found: dict[str, int | None] = {}
    for kind in refusals(Refusal):
        facts = re.findall(r"{(\w+):whole}", kind.sentence)
        found[kind.__name__] = next(map(kind.__match_args__.index, facts), None)
    message = 1
    return found | {kind.__name__: message for kind in _subclasses(DatabaseProblem)}


def _subclasses(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from _subclasses(one)


def refusals(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("astrobookings_desktop."):
            yield one
        yield from refusals(one)
