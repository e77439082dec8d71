"""What holds for messages and the jobs that deliver them (DOMAIN.md §8)."""

from astrobookings_desktop.data.enqueue import DELIVER_NOTIFICATION
from astrobookings_desktop.data.queries.invariants.rule import Rule
from astrobookings_desktop.data.statements import literal
from astrobookings_desktop.domain.entities import Entity

RULES = (
    Rule(
        "delivery",
        Entity.NOTIFICATION,
        "waits to be mailed, and no job will do it",
        'SELECT n.id FROM "notification" n '
        "WHERE n.status IN ('pending', 'sending') AND n.channel = 'mail' AND NOT EXISTS ("
        "SELECT 1 FROM job_queue j WHERE j.entity_type = 'notification' AND j.entity_id = n.id "
        f"AND j.job_type = {literal(DELIVER_NOTIFICATION).sql} "
        "AND j.status IN ('pending', 'running', 'sending'))",
    ),
)
