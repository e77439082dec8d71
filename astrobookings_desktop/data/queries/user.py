"""The list of users."""

from astrobookings_desktop.data.queries.fragments import CAN_SIGN_IN
from astrobookings_desktop.data.queries.listing.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.listing.fields import Kind, Link, TextIndex, joined, own
from astrobookings_desktop.data.queries.listing.words import Form, Match, inside
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Language, Role

_USER = '"user" u'
_NAMES = TextIndex("search_person", "u.id")
_AGENCIES = Link(
    "u.agency_id", '"user" a', "a.id", '"user" a CROSS JOIN "user" u ON u.agency_id = a.id', "u.id"
)

USERS = EntityQueries(
    entity=Entity.USER,
    key="u.id",
    base=_USER,
    joins='LEFT JOIN "user" a ON a.id = u.agency_id',
    fields=(
        own("u", "id", Kind.INT),
        own("u", "email", folded="email_key", index=_NAMES),
        own("u", "name", folded="name_folded", index=_NAMES, offer="user"),
        own("u", "role", Kind.ENUM, values=Role),
        own("u", "active", Kind.BOOL),
        own("u", "language", Kind.ENUM, values=Language),
        own("u", "agency_id", Kind.INT),
        own("u", "created_at", Kind.TIME),
        own("u", "email_refused"),
        joined("agency", "a.name", column="a.name_folded", link=_AGENCIES, offer="agency"),
        joined(
            "can_sign_in",
            CAN_SIGN_IN,
            Kind.BOOL,
        ),
    ),
    sorts={
        "id": Sort(_USER, ("u.id",)),
        "email": Sort(_USER, ("u.email_key", "u.id")),
        "name": Sort(_USER, ("u.name_folded", "u.id")),
        "role": Sort(_USER, ("u.role", "u.name_folded", "u.id")),
        "created_at": Sort(_USER, ("u.created_at", "u.id")),
    },
    default_sort="name",
    filters={
        "staff": "u.role IN ('admin', 'manager', 'agent')",
        "agencies": "u.role = 'agency'",
        "travelers": "u.role = 'traveler'",
        "inactive": "u.active = 0",
        "refused": "u.email_refused IS NOT NULL",
    },
    matches=(
        Match(inside("u.name_folded"), index=_NAMES),
        Match(inside("u.email_key"), Form.KEY, index=_NAMES),
    ),
)
