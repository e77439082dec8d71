"""The list of log entries."""

from astrobookings_desktop.data.queries.listing.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.listing.fields import Field, Kind, own
from astrobookings_desktop.data.queries.listing.words import Form, Match, blind
from astrobookings_desktop.domain.entities import Entity

_LOG = '"entry_log" e'
# The index begins with the entity: naming them all lets a record's number alone use it.
_ENTITIES = ", ".join(f"'{entity}'" for entity in Entity)
_OF_ANY_ENTITY = f"(e.entity_type IN ({_ENTITIES}) AND {{test}})"

ENTRY_LOG = EntityQueries(
    entity=Entity.ENTRY_LOG,
    key="e.id",
    base=_LOG,
    joins="",
    fields=(
        own("e", "id", Kind.INT),
        own("e", "entity_type", Kind.ENUM, values=Entity),
        Field("entity_id", "e.entity_id", Kind.INT, True, "e.entity_id", _OF_ANY_ENTITY),
        own("e", "action", Kind.ENUM, offer="action"),
        own("e", "timestamp", Kind.TIME),
        own("e", "details", Kind.JSON),
        own("e", "user_id", Kind.INT),
        own("e", "user_name", offer="staff"),
        own("e", "workstation"),
        own("e", "previous_hash"),
        own("e", "hash"),
    ),
    sorts={
        "id": Sort(_LOG, ("e.id",)),
        "timestamp": Sort(_LOG, ("e.timestamp", "e.id")),
        "action": Sort(_LOG, ("e.action", "e.timestamp", "e.id")),
        "entity_type": Sort(_LOG, ("e.entity_type", "e.entity_id", "e.timestamp", "e.id")),
        "user_id": Sort(_LOG, ("e.user_id", "e.timestamp", "e.id")),
    },
    default_sort="timestamp",
    default_descending=True,
    filters={
        "today": "e.timestamp >= :today",
        "people": "e.user_id IS NOT NULL",
        "system": "e.user_id IS NULL",
    },
    matches=(
        Match(blind("e.user_name"), Form.BLIND),
        Match(blind("e.action"), Form.BLIND),
        Match(blind("e.details"), Form.BLIND),
        Match("e.entity_id = {p}", Form.NUMBER),
    ),
    synonyms={"user": "user_name", "entity": "entity_type"},
)
