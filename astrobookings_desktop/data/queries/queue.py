"""The queue's own statements: claim, renew, end, sweep.

A status stands in the text itself, never as a parameter: SQLite would prepare the statement anew
for each value. Each end is fenced by worker and attempt, so that who lost a job can't end it.
"""

from collections.abc import Iterable

from astrobookings_desktop.data.enqueue import DELIVER_NOTIFICATION
from astrobookings_desktop.data.queries.delivery import NEVER_ARRIVED, discard
from astrobookings_desktop.data.statements import literal

_OWN = "id = :id AND locked_by = :worker AND attempts = :attempts"
_FREE = "locked_by = NULL, locked_until = NULL, progress = NULL"
_TROUBLE = "last_error = :error, error_kind = :kind"
_WELL = "last_error = NULL, error_kind = NULL"
COLUMNS = "id, job_type, entity_type, entity_id, data, attempts, max_attempts, origin, unique_key"
NEVER = 9_007_199_254_740_991
"""The `run_after` of a job that waits for a setting; the largest whole number that JSON keeps."""


def _types(names: Iterable[str]) -> str:
    return ", ".join(literal(name).sql for name in sorted(names))


def _firsts(types: Iterable[str]) -> str:
    """`_firsts_of` these types."""
    kinds = ", ".join(f"({literal(name).sql})" for name in sorted(types)) or "(NULL)"
    return _firsts_of(f"VALUES {kinds}")


def _firsts_of(kinds: str) -> str:
    """The first job of each type and priority, however many wait: one look into the index each.

    A plain search would walk over all that isn't due yet or waits for a setting.
    """
    waiting = "SELECT q.id FROM job_queue q WHERE q.status = 'pending' AND q.job_type"
    first = "ORDER BY q.priority DESC, q.run_after, q.id LIMIT 1"
    return (
        f"WITH RECURSIVE kinds (t) AS ({kinds}), firsts (id) AS ("
        f"SELECT ({waiting} = t {first}) FROM kinds UNION ALL "
        f"SELECT ({waiting} = f.job_type AND q.priority < f.priority {first}) "
        "FROM firsts JOIN job_queue f ON f.id = firsts.id) "
    )


_OF_FIRSTS = "FROM firsts JOIN job_queue j ON j.id = firsts.id"


def due(types: Iterable[str]) -> str:
    """The next job of these types that is due at `:now` (ms): an empty answer takes no lock.

    The most urgent comes first, then what is due longest.
    """
    return (
        f"{_firsts(types)}SELECT j.id {_OF_FIRSTS} WHERE j.run_after <= :now "
        "ORDER BY j.priority DESC, j.run_after, j.id LIMIT 1"
    )


_TAKE = (
    "UPDATE job_queue SET status = 'running', attempts = attempts + 1, locked_by = :worker, "
    "locked_until = :until"
)
CLAIM_FOUND = (
    f"{_TAKE} WHERE id = :id AND status = 'pending' AND run_after <= :now RETURNING {COLUMNS}"
)
"""Take the job that `due` has found, until `:until` (ms), unless another was quicker."""


def claim(types: Iterable[str]) -> str:
    """Take the next due job until `:until` (ms); the attempt counts from now on."""
    return f"{_TAKE} WHERE id = ({due(types)}) RETURNING {COLUMNS}"


def next_moment(types: Iterable[str]) -> str:
    """When the next job of these types is due, in milliseconds."""
    return f"{_firsts(types)}SELECT min(j.run_after) {_OF_FIRSTS} WHERE j.run_after < {NEVER}"


_WAITING = "FROM job_queue q INDEXED BY job_queue_claim WHERE q.status = 'pending'"
_ALL_KINDS = (
    f"SELECT min(q.job_type) {_WAITING} UNION ALL "
    f"SELECT (SELECT min(q.job_type) {_WAITING} AND q.job_type > t) FROM kinds WHERE t IS NOT NULL"
)
OLDEST_DUE = (
    f"{_firsts_of(_ALL_KINDS)}SELECT min(j.run_after) {_OF_FIRSTS} WHERE j.run_after <= :now"
)
"""Since when the job that is due longest is so, of whatever type; in milliseconds."""
NEXT_TURN = f"SELECT min(q.run_after) {_WAITING} AND q.run_after > :now AND q.last_error IS NULL"
"""When the first comes after `:now` of those that nothing hinders; walks over all that waits."""


def bring_back(recurring: Iterable[str]) -> str:
    """Let be due `:now` what waits until after `:far`, of recurring types `:far_for_recurring`.

    What waits for a setting stays. One look into the index for each type and priority, as `due`.
    """
    far = f"CASE WHEN f.job_type IN ({_types(recurring)}) THEN :far_for_recurring ELSE :far END"
    return (
        f"{_firsts_of(_ALL_KINDS)}UPDATE job_queue SET run_after = :now WHERE id IN ("
        "SELECT q.id FROM firsts JOIN job_queue f ON f.id = firsts.id "
        "CROSS JOIN job_queue q INDEXED BY job_queue_claim WHERE q.status = 'pending' "
        "AND q.job_type = f.job_type AND q.priority = f.priority "
        f"AND q.run_after > {far} AND q.run_after < {NEVER}) RETURNING id"
    )


def tell_unknown(types: Iterable[str]) -> str:
    """Say at jobs of other types why they wait; those of these types aren't walked over."""
    return (
        f"WITH RECURSIVE kinds (t) AS ({_ALL_KINDS}) "
        f"UPDATE job_queue INDEXED BY job_queue_claim SET {_TROUBLE} "
        "WHERE status = 'pending' AND last_error IS NULL "
        f"AND job_type IN (SELECT t FROM kinds WHERE t NOT IN ({_types(types)})) RETURNING id"
    )


OWN = f"SELECT 1 FROM job_queue WHERE {_OWN} AND status IN ('running', 'sending')"
RENEW = (
    f"UPDATE job_queue SET locked_until = :until WHERE {_OWN} AND status IN ('running', 'sending')"
)
PROGRESS = f"UPDATE job_queue SET progress = :progress WHERE {_OWN} AND status = 'running'"
HAND_OVER = f"UPDATE job_queue SET status = 'sending' WHERE {_OWN} AND status = 'running'"

COMPLETE = (
    f"UPDATE job_queue SET status = 'completed', executed_at = :now, {_WELL}, {_FREE} "
    f"WHERE {_OWN} AND status IN ('running', 'sending')"
)
FAIL = (
    f"UPDATE job_queue SET status = 'failed', executed_at = :now, {_TROUBLE}, "
    f"{_FREE} WHERE {_OWN} AND status IN ('running', 'sending')"
)
DOUBT = (
    f"UPDATE job_queue SET status = 'uncertain', executed_at = :now, {_TROUBLE}, "
    f"{_FREE} WHERE {_OWN} AND status = 'sending'"
)
RETRY = (
    f"UPDATE job_queue SET status = 'pending', run_after = :run_after, {_TROUBLE}, "
    f"{_FREE} WHERE {_OWN} AND status IN ('running', 'sending')"
)
SNOOZE = (
    f"UPDATE job_queue SET status = 'pending', run_after = :run_after, {_TROUBLE}, "
    f"attempts = attempts - 1, {_FREE} WHERE {_OWN} AND status IN ('running', 'sending')"
)

SHORTEN = (
    "UPDATE job_queue SET locked_until = :until WHERE status IN ('running', 'sending') "
    "AND locked_until > :far RETURNING id"
)
"""Claims that were made by a clock in a wrong future last until `:until`."""
RECLAIM = (
    f"UPDATE job_queue SET status = 'pending', {_FREE} "
    "WHERE status = 'running' AND locked_until < :before AND locked_by IS NOT :me RETURNING id"
)
FAIL_LOST = (
    f"UPDATE job_queue SET status = 'failed', executed_at = :now, {_TROUBLE}, {_FREE} "
    "WHERE status = 'running' AND locked_until < :before AND locked_by IS NOT :me "
    "AND attempts >= max_attempts RETURNING id, job_type, entity_id"
)
DOUBT_LOST = (
    f"UPDATE job_queue SET status = 'uncertain', executed_at = :now, {_TROUBLE}, {_FREE} "
    "WHERE status = 'sending' AND locked_until < :before AND locked_by IS NOT :me "
    "RETURNING id, job_type, entity_id"
)
CLAIM_OVER = (
    "SELECT 1 FROM job_queue WHERE status IN ('running', 'sending') AND locked_until < :now LIMIT 1"
)
_WAITS = f"status = 'pending' AND run_after = {NEVER}"
_WAKE = f"UPDATE job_queue SET run_after = :now, {_WELL} WHERE {_WAITS}"
WAKE_TYPE = f"{_WAKE} AND job_type = :job_type RETURNING id"
WAKE_PUT_OFF = (
    f"UPDATE job_queue INDEXED BY job_queue_trouble SET run_after = :now, {_WELL} "
    "WHERE status = 'pending' AND last_error IS NOT NULL "
    "AND status IN ('pending', 'failed', 'uncertain') AND error_kind = 'network' "
    f"AND run_after > :now AND run_after < {NEVER} AND last_error NOT LIKE :but RETURNING id"
)
"""What couldn't reach something when it was tried last, but where the error is like `:but`."""
WAKE_ONE = f"{_WAKE} AND id = :id RETURNING id"
PUT_OFF_TYPE = (
    f"UPDATE job_queue SET run_after = :run_after, {_TROUBLE} WHERE {_WAITS} "
    "AND job_type = :job_type RETURNING id"
)
"""What waits for a setting waits from now on for what one of them met, until `:run_after`."""


def _first_waiting(after: str) -> str:
    """Of each type and priority the first after that id that waits for a setting."""
    return (
        "(SELECT f.job_type AS t, (SELECT q.id FROM job_queue q WHERE q.status = 'pending' "
        f"AND q.job_type = f.job_type AND q.priority = f.priority AND q.run_after = {NEVER} "
        f"AND q.id > {after} ORDER BY q.id LIMIT 1) AS id "
        "FROM firsts JOIN job_queue f ON f.id = firsts.id)"
    )


FIRST_WAITING = (
    f"{_firsts_of(_ALL_KINDS)}SELECT t, min(id) FROM {_first_waiting('0')} "
    "WHERE id IS NOT NULL GROUP BY t"
)
NEXT_WAITING = f"{_firsts_of('VALUES (:job_type)')}SELECT min(id) FROM {_first_waiting(':after')}"
WHERE_IT_STANDS = (
    'SELECT j.status, j.run_after, (SELECT n.status FROM "notification" n WHERE n.id = j.entity_id '
    "AND j.entity_type = 'notification'), j.error_kind, j.last_error "
    "FROM job_queue j WHERE j.id = :id"
)
"""A job's status and moment, the status of the message that it delivers, and its trouble."""

SLOT = "SELECT 1 FROM job_queue WHERE entity_type IS NULL AND unique_key = :unique_key LIMIT 1"
LIVE = (
    "SELECT 1 FROM job_queue WHERE job_type = :job_type "
    "AND status IN ('pending', 'running', 'sending') LIMIT 1"
)
PRUNE = (
    "DELETE FROM job_queue WHERE id IN (SELECT id FROM job_queue "
    "WHERE status IN ('completed', 'canceled') AND created_at < :before "
    "AND coalesce(executed_at, created_at) < :before LIMIT :most) RETURNING id"
)
PRUNE_FAILED = (
    "DELETE FROM job_queue WHERE id IN (SELECT id FROM job_queue "
    "WHERE status = 'failed' AND created_at < :before "
    "AND coalesce(executed_at, created_at) < :before LIMIT :most) RETURNING id"
)

_NO_TWIN = (
    "NOT EXISTS (SELECT 1 FROM job_queue t WHERE t.unique_key = job_queue.unique_key "
    "AND t.unique_key IS NOT NULL "
    "AND (t.status = 'pending' OR t.status = 'running' OR t.status = 'sending'))"
)
"""The same isn't to be done already; the unique key lets one live at a time.

In the words of the index `job_queue_unique`, or SQLite wouldn't ask it."""
REVIVE = (
    "UPDATE job_queue SET status = 'pending', run_after = :now, attempts = 0, executed_at = NULL, "
    f"{_WELL}, {_FREE} WHERE id = :id AND status IN ('failed', 'uncertain', 'canceled') "
    f"AND {_NO_TWIN}"
)
REVIVE_ALL = (
    "UPDATE job_queue SET status = 'pending', run_after = :now, attempts = 0, executed_at = NULL, "
    f"{_WELL}, {_FREE} WHERE id IN (SELECT max(id) FROM job_queue "
    f"WHERE status = 'failed' GROUP BY coalesce(unique_key, id)) AND {_NO_TWIN} RETURNING id"
)
"""Of failed ones that are the same, the last."""
HURRY = (
    f"UPDATE job_queue SET run_after = :now, {_WELL} "
    "WHERE id = :id AND status = 'pending' RETURNING id"
)
ALIKE = (
    "SELECT j.id FROM job_queue s JOIN job_queue j ON j.status = s.status "
    "AND j.job_type = s.job_type AND j.error_kind IS s.error_kind AND j.last_error = s.last_error "
    "WHERE s.id = :id AND j.last_error IS NOT NULL "
    "AND j.status IN ('pending', 'failed', 'uncertain') ORDER BY j.id"
)
"""The jobs that are in the same trouble."""
FAILED_BY = (
    "SELECT id FROM job_queue WHERE status = 'failed' AND job_type = :job_type "
    "AND error_kind = 'fault' AND last_error = :error ORDER BY id"
)
CANCEL = (
    "UPDATE job_queue SET status = 'canceled', executed_at = :now "
    "WHERE id = :id AND (status IN ('pending', 'failed') "
    f"OR (status = 'uncertain' AND job_type <> {literal(DELIVER_NOTIFICATION).sql})) RETURNING id"
)
STATUS = "SELECT status, job_type FROM job_queue WHERE id = :id"
_ITS_MESSAGE = (
    "id = (SELECT j.entity_id FROM job_queue j WHERE j.id = :id "
    f"AND j.job_type = {literal(DELIVER_NOTIFICATION).sql})"
)
MESSAGE_AGAIN = (
    "UPDATE \"notification\" SET status = 'pending' "
    f"WHERE {_ITS_MESSAGE} AND status IN ('failed', 'uncertain') RETURNING id"
)
MESSAGE_OVER = f"{discard(_ITS_MESSAGE, NEVER_ARRIVED)} RETURNING id"
MESSAGE_IS_OVER = (
    'SELECT 1 FROM "notification" '
    f"WHERE {_ITS_MESSAGE} AND status IN ('discarded', 'sent', 'read')"
)
"""Of a job that delivers one: what becomes of it with its job."""
