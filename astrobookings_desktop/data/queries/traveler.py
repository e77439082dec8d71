"""The list of travelers."""

from astrobookings_desktop.data.queries.fragments import ADDRESS_REFUSED
from astrobookings_desktop.data.queries.listing.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.listing.fields import (
    Kind,
    TextIndex,
    joined,
    of_the_person,
    own,
)
from astrobookings_desktop.data.queries.listing.words import Form, Match, inside
from astrobookings_desktop.domain.entities import Entity

_BY_USER = '"user" u CROSS JOIN "traveler" t ON t.user_id = u.id'
_BY_TRAVELER = '"traveler" t CROSS JOIN "user" u ON u.id = t.user_id'
_NAMES = TextIndex("search_person", "t.user_id")
_PHONES = TextIndex("search_phone", "t.user_id")
_LOST = "SELECT x.id FROM \"launch\" x WHERE x.status IN ('failed', 'aborted')"
# VIP (DOMAIN.md §5): confirmed bookings on at least two launches, failed and aborted ones apart.
# All of them together are found along the index by traveler, which has all that is asked (`+`).
_LAUNCHES = (
    'SELECT count(DISTINCT v.launch_id) FROM "booking" v WHERE v.traveler_id = t.user_id '
    f"AND v.status = 'confirmed' AND v.launch_id NOT IN ({_LOST})"
)
_VIPS = (
    "SELECT v.traveler_id FROM \"booking\" v WHERE +v.status = 'confirmed' "
    f"AND +v.launch_id NOT IN ({_LOST}) "
    "GROUP BY v.traveler_id HAVING min(v.launch_id) < max(v.launch_id)"
)
_TO_TELL = (
    'SELECT u.id, u.email_key IS NOT NULL AS by_mail FROM "user" u '
    f"WHERE u.active = 1 AND u.id IN ({_VIPS}) "
    'AND (:launch IS NULL OR (SELECT count(DISTINCT v.launch_id) FROM "booking" v '
    "WHERE v.traveler_id = u.id "
    f"AND v.status = 'confirmed' AND v.launch_id NOT IN ({_LOST}) "
    "AND (v.confirmed_at, v.id) < "
    '(SELECT l.created_at, l.id FROM "launch" l WHERE l.id = :launch)) >= 2)'
)
VIPS_TO_TELL = f"{_TO_TELL} ORDER BY u.id"
"""Id of each active VIP who was one when the launch was scheduled, and whether there is an
address; without a launch of each who is one now."""
VIPS_TO_TELL_COUNT = f"SELECT count(*), coalesce(sum(by_mail), 0) FROM ({_TO_TELL})"
"""How many they are, and how many of them have an address."""

TRAVELERS = EntityQueries(
    entity=Entity.TRAVELER,
    key="t.user_id",
    base=_BY_TRAVELER,
    joins='LEFT JOIN "user" u ON u.id = t.user_id',
    fields=(
        own("t", "user_id", Kind.INT),
        own("t", "contact_phone", folded="phone_digits", index=_PHONES),
        own("t", "emergency_contact"),
        own("t", "travel_preferences", Kind.JSON),
        *of_the_person(_NAMES, offer="traveler"),
        joined(
            "bookings",
            '(SELECT count(*) FROM "booking" n WHERE n.traveler_id = t.user_id)',
            Kind.INT,
        ),
        joined("vip", f"(({_LAUNCHES}) >= 2)", Kind.BOOL, column=f"(t.user_id IN ({_VIPS}))"),
    ),
    sorts={
        "user_id": Sort(_BY_TRAVELER, ("t.user_id",)),
        "name": Sort(_BY_USER, ("u.name_folded", "u.id")),
        "email": Sort(_BY_USER, ("u.email_key", "u.id")),
        "contact_phone": Sort(_BY_TRAVELER, ("t.phone_digits", "t.user_id")),
        "created_at": Sort(_BY_USER, ("u.created_at", "u.id")),
    },
    default_sort="name",
    filters={
        "vip": f"t.user_id IN ({_VIPS})",
        "without_phone": "t.contact_phone IS NULL",
        "refused": f"t.user_id IN ({ADDRESS_REFUSED})",
    },
    matches=(
        Match(inside("u.name_folded"), index=_NAMES),
        Match(inside("u.email_key"), Form.KEY, index=_NAMES),
        Match(inside("t.phone_digits"), Form.DIGITS, index=_PHONES),
    ),
    synonyms={"id": "user_id", "phone": "contact_phone"},
    mine='t.user_id IN (SELECT m.traveler_id FROM "launch" x CROSS JOIN "booking" m '
    "ON m.launch_id = x.id WHERE x.agency_id = :agency)",
)
