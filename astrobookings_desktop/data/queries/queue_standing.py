"""How many jobs stand where: one count and one vocabulary for all who tell of the queue.

What is pending in the table is one of three to people: it waits its turn, it is put off for a
while, or it waits for a setting, which somebody has to mend.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from astrobookings_desktop.data.queries.queue import NEVER
from astrobookings_desktop.data.statements import literal
from astrobookings_desktop.domain.statuses import Trouble

# SQLite knows no figures of the file: it would walk over all that waits, or was ever done.
IN_TROUBLE = "last_error IS NOT NULL AND status IN ('pending', 'failed', 'uncertain')"
_UNKNOWN = literal(Trouble.UNKNOWN).sql
FOR_A_SETTING = f"status = 'pending' AND {IN_TROUBLE} AND run_after = {NEVER}"
RETRYING = (
    f"status = 'pending' AND {IN_TROUBLE} AND run_after < {NEVER} AND error_kind IS NOT {_UNKNOWN}"
)
WAITING = f"status = 'pending' AND (last_error IS NULL OR error_kind = {_UNKNOWN})"
"""Waits its turn, or for the version of the program that knows it."""
STANDING = (
    "SELECT status, count(*) FROM job_queue WHERE status IN "
    "('pending', 'running', 'sending', 'failed', 'uncertain') GROUP BY status "
    "UNION ALL SELECT 'retrying', count(*) FROM job_queue INDEXED BY job_queue_trouble "
    f"WHERE {RETRYING} "
    "UNION ALL SELECT 'for_a_setting', count(*) FROM job_queue INDEXED BY job_queue_trouble "
    f"WHERE {FOR_A_SETTING}"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The open jobs by where they stand; no job is counted twice."""

    waiting: int = 0
    running: int = 0
    retrying: int = 0
    for_a_setting: int = 0
    failed: int = 0
    uncertain: int = 0

    @property
    def need_somebody(self) -> int:
        """Those that a person has to decide about."""
        return self.failed + self.uncertain


def standing(rows: Iterable[tuple[str, int]]) -> Standing:
    """What the rows of `STANDING` say."""
    counts = dict(rows)
    retrying, for_a_setting = counts.get("retrying", 0), counts.get("for_a_setting", 0)
    return Standing(
        waiting=counts.get("pending", 0) - retrying - for_a_setting,
        running=counts.get("running", 0) + counts.get("sending", 0),
        retrying=retrying,
        for_a_setting=for_a_setting,
        failed=counts.get("failed", 0),
        uncertain=counts.get("uncertain", 0),
    )
