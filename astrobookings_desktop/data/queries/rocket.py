"""The list of rockets."""

from astrobookings_desktop.data.queries.fragments import OPEN_LAUNCH
from astrobookings_desktop.data.queries.listing.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.listing.fields import Kind, Link, joined, own
from astrobookings_desktop.data.queries.listing.words import Match, inside
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Range

_ROCKET = '"rocket" r'
_AGENCY = '"agency" a CROSS JOIN "user" u ON u.id = a.user_id'
_OF_AGENCY = f'{_AGENCY} CROSS JOIN "rocket" r ON r.agency_id = a.user_id'
_AGENCIES = Link("r.agency_id", _AGENCY, "a.user_id", _OF_AGENCY, "r.id")
_RANGE_ORDER = (
    "CASE r.range WHEN 'suborbital' THEN 0 WHEN 'low_earth' THEN 1 WHEN 'moon' THEN 2 ELSE 3 END"
)

ROCKETS = EntityQueries(
    entity=Entity.ROCKET,
    key="r.id",
    base=_ROCKET,
    joins='LEFT JOIN "user" u ON u.id = r.agency_id',
    fields=(
        own("r", "id", Kind.INT),
        own("r", "agency_id", Kind.INT),
        own("r", "name", folded="name_folded", offer="rocket"),
        own("r", "capacity", Kind.INT),
        own("r", "range", Kind.ENUM, values=Range, ordered=True),
        own("r", "active", Kind.BOOL),
        joined("agency", "u.name", column="u.name_folded", link=_AGENCIES, offer="agency"),
        joined(
            "open_launches",
            f'(SELECT count(*) FROM "launch" l WHERE l.rocket_id = r.id AND {OPEN_LAUNCH})',
            Kind.INT,
        ),
        joined("launches", '(SELECT count(*) FROM "launch" l WHERE l.rocket_id = r.id)', Kind.INT),
    ),
    sorts={
        "id": Sort(_ROCKET, ("r.id",)),
        "name": Sort(_ROCKET, ("r.name_folded", "r.id")),
        "agency": Sort(
            '"user" u CROSS JOIN "rocket" r ON r.agency_id = u.id',
            ("u.name_folded", "u.id", "r.name_folded", "r.id"),
        ),
        "agency_id": Sort(_ROCKET, ("r.agency_id", "r.name_folded", "r.id")),
        "capacity": Sort(_ROCKET, ("r.capacity", "r.id")),
        "range": Sort(_ROCKET, (_RANGE_ORDER, "r.name_folded", "r.id"), indexed=False),
    },
    default_sort="name",
    filters={"active": "r.active = 1", "inactive": "r.active = 0"},
    matches=(
        Match(inside("r.name_folded")),
        Match(inside("u.name_folded"), link=_AGENCIES),
    ),
    mine="r.agency_id = :agency",
)
