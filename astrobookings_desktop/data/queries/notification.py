"""The list of notifications."""

from astrobookings_desktop.data.enqueue import DELIVER_NOTIFICATION
from astrobookings_desktop.data.queries.fragments import IS_READ_HERE
from astrobookings_desktop.data.queries.listing.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.listing.fields import Kind, Link, TextIndex, joined, own
from astrobookings_desktop.data.queries.listing.words import Form, Match, blind, inside
from astrobookings_desktop.data.statements import literal
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Channel, NotificationStatus

_NOTIFICATION = '"notification" n'
_OF_USER = '"user" u CROSS JOIN "notification" n ON n.user_id = u.id'
_USERS = Link("n.user_id", '"user" u', "u.id", _OF_USER, "n.id")
_NAMES = TextIndex("search_person", "u.id")


# Those that somebody can read, as the board above the list counts them.
_UNREAD = (
    'n.id IN (SELECT k.id FROM "user" u CROSS JOIN "notification" k INDEXED BY notification_unread '
    "ON k.user_id = u.id WHERE k.status = 'pending' AND k.channel = 'desktop' "
    f"AND {IS_READ_HERE})"
)


def _settled_today(status: NotificationStatus) -> str:
    """Those that got this status since `:today`, as the board above the list counts them."""
    return (
        f'n.id IN (SELECT k.id FROM "notification" k INDEXED BY notification_settled '
        f"WHERE k.status = {literal(status).sql} AND k.settled_at >= :today)"
    )


NOTIFICATIONS = EntityQueries(
    entity=Entity.NOTIFICATION,
    key="n.id",
    base=_NOTIFICATION,
    joins='LEFT JOIN "user" u ON u.id = n.user_id',
    fields=(
        own("n", "id", Kind.INT),
        own("n", "user_id", Kind.INT),
        own("n", "message"),
        own("n", "timestamp", Kind.TIME),
        own("n", "status", Kind.ENUM, values=NotificationStatus),
        own("n", "channel", Kind.ENUM, values=Channel),
        own("n", "event", Kind.ENUM),
        own("n", "entity_type", Kind.ENUM, values=Entity),
        own("n", "entity_id", Kind.INT),
        own("n", "facts", Kind.JSON),
        own("n", "settled_at", Kind.TIME),
        joined(
            "recipient", "u.name", column="u.name_folded", link=_USERS, index=_NAMES, offer="user"
        ),
        joined("email", "u.email", column="u.email_key", link=_USERS, index=_NAMES),
    ),
    sorts={
        "id": Sort(_NOTIFICATION, ("n.id",)),
        "timestamp": Sort(_NOTIFICATION, ("n.timestamp", "n.id")),
        "status": Sort(_NOTIFICATION, ("n.status", "n.timestamp", "n.id")),
        "recipient": Sort(
            '"user" u CROSS JOIN "notification" n ON n.user_id = u.id',
            ("u.name_folded", "u.id", "n.timestamp", "n.id"),
        ),
        "user_id": Sort(_NOTIFICATION, ("n.user_id", "n.timestamp", "n.id")),
    },
    default_sort="timestamp",
    default_descending=True,
    filters={
        "pending": "n.status IN ('pending', 'sending') AND n.channel = 'mail'",
        "failed": "n.status = 'failed'",
        "uncertain": "n.status = 'uncertain'",
        "unread": _UNREAD,
        "sent": "n.status = 'sent'",
        "sent_today": _settled_today(NotificationStatus.SENT),
        "discarded": "n.status = 'discarded'",
        "discarded_today": _settled_today(NotificationStatus.DISCARDED),
        "grace": "n.status = 'pending' AND n.channel = 'mail' AND n.id IN (SELECT q.entity_id "
        "FROM job_queue q INDEXED BY job_queue_claim WHERE q.entity_type = 'notification' "
        f"AND q.job_type = {literal(DELIVER_NOTIFICATION).sql} AND q.status = 'pending' "
        "AND q.attempts = 0 AND q.last_error IS NULL)",
    },
    few=frozenset({"unread", "sent_today", "discarded_today"}),
    matches=(
        Match(blind("n.message"), Form.BLIND),
        Match(inside("n.message"), Form.SPELLED),
        Match(inside("u.name_folded"), link=_USERS, index=_NAMES),
        Match(inside("u.email_key"), Form.KEY, link=_USERS, index=_NAMES),
    ),
    synonyms={"to": "recipient", "entity": "entity_type"},
    mine="n.user_id = :agency",
    office_filters=frozenset({"grace"}),
)
