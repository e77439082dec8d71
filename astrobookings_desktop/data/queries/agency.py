"""The list of agencies."""

from astrobookings_desktop.data.queries.fragments import ADDRESS_REFUSED, OPEN_LAUNCH
from astrobookings_desktop.data.queries.listing.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.listing.fields import (
    Kind,
    TextIndex,
    joined,
    of_the_person,
    own,
)
from astrobookings_desktop.data.queries.listing.words import Form, Match, blind, inside
from astrobookings_desktop.domain.entities import Entity

_BY_USER = '"user" u CROSS JOIN "agency" a ON a.user_id = u.id'
_NAMES = TextIndex("search_person", "a.user_id")
_BY_AGENCY = '"agency" a CROSS JOIN "user" u ON u.id = a.user_id'

AGENCIES = EntityQueries(
    entity=Entity.AGENCY,
    key="a.user_id",
    base=_BY_AGENCY,
    joins='LEFT JOIN "user" u ON u.id = a.user_id',
    fields=(
        own("a", "user_id", Kind.INT),
        own("a", "description"),
        own("a", "contact_info"),
        own("a", "legal_name"),
        own("a", "tax_id"),
        own("a", "legal_address"),
        *of_the_person(_NAMES, offer="agency"),
        joined(
            "rockets",
            '(SELECT count(*) FROM "rocket" r WHERE r.agency_id = a.user_id AND r.active)',
            Kind.INT,
        ),
        joined(
            "open_launches",
            f'(SELECT count(*) FROM "launch" l WHERE l.agency_id = a.user_id AND {OPEN_LAUNCH})',
            Kind.INT,
        ),
        joined(
            "flown_launches",
            '(SELECT count(*) FROM "launch" l WHERE l.agency_id = a.user_id '
            "AND l.status = 'launched')",
            Kind.INT,
        ),
    ),
    sorts={
        "user_id": Sort(_BY_AGENCY, ("a.user_id",)),
        "name": Sort(_BY_USER, ("u.name_folded", "u.id")),
        "email": Sort(_BY_USER, ("u.email_key", "u.id")),
        "legal_name": Sort(_BY_AGENCY, ("a.legal_name", "a.user_id")),
        "created_at": Sort(_BY_USER, ("u.created_at", "u.id")),
    },
    default_sort="name",
    filters={
        "active": "u.active = 1",
        "incomplete": "a.legal_name IS NULL OR a.tax_id IS NULL OR a.legal_address IS NULL",
        "inactive": "u.active = 0",
        "refused": f"a.user_id IN ({ADDRESS_REFUSED})",
    },
    matches=(
        Match(inside("u.name_folded")),
        Match(inside("u.email_key"), Form.KEY),
        Match(blind("a.legal_name"), Form.BLIND),
        Match(blind("a.tax_id"), Form.BLIND),
        Match(blind("a.contact_info"), Form.BLIND),
    ),
    synonyms={"id": "user_id"},
    mine="a.user_id = :agency",
)
