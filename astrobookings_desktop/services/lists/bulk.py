"""One act upon many records: tried out first, then done one after the other.

Each record is a transaction of its own, so that who cancels in between keeps what was done, and a
record that is refused keeps none of the others.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight, Refusal
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.office import Writer
from astrobookings_desktop.services.unit_of_work import UnitOfWork

Act = Callable[[UnitOfWork, int], Any]
MOST = 10_000
_TRIED_AT_ONCE = 50  # records for which others wait meanwhile


@dataclass(frozen=True, slots=True)
class BulkLine:
    """What became of one record, or would: `refusal` is the reason why not.

    `log_id` is the row of the log that tells of it, 0 where nothing changed.
    """

    key: int
    refusal: Refusal | None = None
    result: Any = None
    log_id: int = 0
    changes: frozenset[tuple[Entity, int]] = frozenset()


def try_out(writer: Writer, actor: Actor, act: Act, keys: Sequence[int]) -> Iterator[BulkLine]:
    """What the act would do to each record, with all rules, leaving nothing behind.

    Raises MissingRight, which is logged, and DatabaseProblem.
    """
    for start in range(0, len(keys), _TRIED_AT_ONCE):
        lines = []
        with writer.unit_of_work(actor, dry_run=True) as work:
            lines = [_tried(work, act, key) for key in keys[start : start + _TRIED_AT_ONCE]]
        yield from lines


def carry_out(writer: Writer, actor: Actor, act: Act, keys: Sequence[int]) -> Iterator[BulkLine]:
    """Do it to each record; what was done before the caller stops stays done.

    Raises MissingRight, which is logged, and DatabaseProblem.
    """
    for key in keys:
        try:
            with writer.unit_of_work(actor) as work:
                result = act(work, key)
        except MissingRight:
            raise
        except Refusal as refusal:
            yield BulkLine(key, refusal)
            continue
        changed = ((entity, one) for entity, ids in work.changes.items() for one in ids)
        yield BulkLine(key, None, result, work.deed_log_id, frozenset(changed))


def _tried(work: UnitOfWork, act: Act, key: int) -> BulkLine:
    try:
        with work.attempt():
            return BulkLine(key, result=act(work, key))
    except MissingRight:
        raise
    except Refusal as refusal:
        return BulkLine(key, refusal)
