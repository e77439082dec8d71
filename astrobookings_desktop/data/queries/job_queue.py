"""The list of jobs."""

from astrobookings_desktop.data.queries.listing.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.listing.fields import Field, Kind, joined, own
from astrobookings_desktop.data.queries.listing.words import Form, Match, blind
from astrobookings_desktop.data.queries.queue import NEVER
from astrobookings_desktop.data.queries.queue_standing import FOR_A_SETTING, RETRYING, WAITING
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import JobStatus

_JOB = '"job_queue" q'
# When it came into the state in which it is: what has ended did so then, the rest waits since.
_SINCE = "coalesce(q.executed_at, q.created_at)"


def _moment(name: str) -> Field:
    """A column of Unix milliseconds, read as the times of all other columns.

    Nothing stands for the end of time at which jobs wait that a setting will wake.
    """
    column = f"q.{name}"
    text = (
        f"strftime('%Y-%m-%dT%H:%M:%S', {column} / 1000, 'unixepoch') "
        f"|| printf('.%03d000Z', {column} % 1000)"
    )
    sql = f"CASE WHEN {column} < {NEVER} THEN {text} END"
    return Field(name, sql, Kind.TIME, column=f"({sql})", test="{test}")


JOBS = EntityQueries(
    entity=Entity.JOB_QUEUE,
    key="q.id",
    base=_JOB,
    joins="",
    fields=(
        own("q", "id", Kind.INT),
        own("q", "job_type", Kind.ENUM, offer="job_type"),
        own("q", "entity_type", Kind.ENUM, values=Entity),
        own("q", "entity_id", Kind.INT),
        own("q", "status", Kind.ENUM, values=JobStatus),
        own("q", "created_at", Kind.TIME),
        own("q", "executed_at", Kind.TIME),
        own("q", "data", Kind.JSON),
        own("q", "priority", Kind.INT),
        _moment("run_after"),
        own("q", "attempts", Kind.INT),
        own("q", "max_attempts", Kind.INT),
        own("q", "locked_by"),
        _moment("locked_until"),
        own("q", "last_error"),
        own("q", "origin", Kind.ENUM),
        own("q", "progress", Kind.INT),
        own("q", "error_kind", Kind.ENUM),
        joined("since", _SINCE, Kind.TIME),
    ),
    sorts={
        "id": Sort(_JOB, ("q.id",)),
        "created_at": Sort(_JOB, ("q.created_at", "q.id")),
        "since": Sort(_JOB, (_SINCE, "q.id"), indexed=False),
        "job_type": Sort(_JOB, ("q.job_type", "q.created_at", "q.id")),
        "status": Sort(_JOB, ("q.status", "q.created_at", "q.id")),
        "entity_type": Sort(_JOB, ("q.entity_type", "q.entity_id", "q.id")),
    },
    default_sort="created_at",
    default_descending=True,
    filters={
        "pending": "q.status = 'pending'",
        "running": "q.status IN ('running', 'sending')",
        "waiting": WAITING,
        "retrying": RETRYING,
        "for_a_setting": FOR_A_SETTING,
        "failed": "q.status = 'failed'",
        "uncertain": "q.status = 'uncertain'",
        "need_somebody": "q.status IN ('failed', 'uncertain')",
        "completed": "q.status = 'completed'",
        "done_last_hour": "q.id IN (SELECT k.id FROM job_queue k INDEXED BY job_queue_executed "
        "WHERE k.status = 'completed' AND k.executed_at >= :hour_ago)",
        "canceled": "q.status = 'canceled'",
    },
    matches=(
        Match(blind("q.job_type"), Form.BLIND),
        Match(blind("q.last_error"), Form.BLIND),
        Match(blind("q.origin"), Form.BLIND),
        Match("q.entity_id = {p}", Form.NUMBER),
    ),
    synonyms={"type": "job_type", "entity": "entity_type"},
)
