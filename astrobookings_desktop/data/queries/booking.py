"""The list of bookings."""

from astrobookings_desktop.data.queries.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.fields import Kind, joined, own
from astrobookings_desktop.data.queries.words import Form, Match, inside, starts
from astrobookings_desktop.domain.entities import Entity

_BY_LAUNCH = '"launch" l CROSS JOIN "booking" b ON b.launch_id = l.id'
_BY_USER = '"user" u CROSS JOIN "booking" b ON b.traveler_id = u.id'
_OF_LAUNCH = ("l.id", "b.status", "b.number_of_seats", "b.traveler_id", "b.id")
_OF_TRAVELER = ("u.id", "b.launch_id", "b.status", "b.number_of_seats", "b.id")
# `+` keeps SQLite from gathering hits by these indexes: a common word is quicker in sort order,
# and for a rare one `Match.ids` drives the query.
_IN_LAUNCHES = '+b.launch_id IN (SELECT l.id FROM "launch" l WHERE {test})'
_IN_USERS = '+b.traveler_id IN (SELECT u.id FROM "user" u WHERE {test})'
_LOCATED = f'SELECT k.id FROM "booking" k WHERE {starts("k.locator")}'
_LOCATORS = f"b.id IN ({_LOCATED})"

_PASSENGERS = (
    "(SELECT group_concat(name || ' (' || birth_date || ')', ', ') FROM "
    '(SELECT name, birth_date FROM "passenger" WHERE booking_id = b.id ORDER BY id))'
)

BOOKINGS = EntityQueries(
    entity=Entity.BOOKING,
    key="b.id",
    base='"booking" b',
    joins='LEFT JOIN "user" u ON u.id = b.traveler_id LEFT JOIN "launch" l ON l.id = b.launch_id '
    'LEFT JOIN "traveler" t ON t.user_id = b.traveler_id '
    'LEFT JOIN "rocket" r ON r.id = l.rocket_id LEFT JOIN "user" s ON s.id = b.sold_by_id',
    fields=(
        own("b", "id", Kind.INT),
        own("b", "traveler_id", Kind.INT),
        own("b", "launch_id", Kind.INT),
        own("b", "number_of_seats", Kind.INT),
        own("b", "total_price", Kind.MONEY),
        own("b", "status", Kind.ENUM),
        own("b", "locator"),
        own("b", "price_per_seat", Kind.MONEY),
        own("b", "seat_limit", Kind.INT),
        own("b", "created_at", Kind.TIME),
        own("b", "hold_until", Kind.TIME),
        own("b", "confirmed_at", Kind.TIME),
        own("b", "canceled_at", Kind.TIME),
        own("b", "cancel_cause", Kind.ENUM),
        own("b", "refund_percent", Kind.INT),
        own("b", "refund_amount", Kind.MONEY),
        own("b", "seats_released", Kind.BOOL),
        own("b", "split_from_id", Kind.INT),
        own("b", "moved_from_id", Kind.INT),
        own("b", "request_id"),
        own("b", "sold_by_id", Kind.INT),
        own("b", "workstation"),
        joined("traveler", "u.name", column="u.name_folded", test=_IN_USERS),
        joined("destination", "l.destination", column="l.destination_folded", test=_IN_LAUNCHES),
        joined("date", "l.date", Kind.TIME, test=_IN_LAUNCHES),
        joined("launch_status", "l.status", Kind.ENUM, test=_IN_LAUNCHES),
        joined("rocket", "r.name"),
        joined("traveler_phone", "t.contact_phone"),
        joined("traveler_email", "u.email"),
        joined("sold_by", "s.name"),
        joined("passengers", _PASSENGERS),
    ),
    sorts={
        "id": Sort('"booking" b', ("b.id",)),
        "locator": Sort('"booking" b', ("b.locator", "b.id")),
        "traveler": Sort(_BY_USER, ("u.name_folded", *_OF_TRAVELER)),
        "traveler_id": Sort('"booking" b', ("b.traveler_id", *_OF_TRAVELER[1:])),
        "destination": Sort(_BY_LAUNCH, ("l.destination_folded", *_OF_LAUNCH)),
        "date": Sort(_BY_LAUNCH, ("l.date", *_OF_LAUNCH)),
        "launch_id": Sort('"booking" b', ("b.launch_id", *_OF_LAUNCH[1:])),
        "number_of_seats": Sort('"booking" b', ("b.number_of_seats", "b.id")),
        "total_price": Sort('"booking" b', ("b.total_price", "b.id")),
        "status": Sort('"booking" b', ("b.status", "b.created_at", "b.id")),
        "created_at": Sort('"booking" b', ("b.created_at", "b.id")),
        "confirmed_at": Sort('"booking" b', ("b.confirmed_at", "b.id")),
    },
    default_sort="created_at",
    default_descending=True,
    filters={
        "holds": "b.status = 'pending'",
        "sold_today": 'b.id IN (SELECT k.id FROM "booking" k '
        "WHERE +k.status = 'confirmed' AND k.confirmed_at >= :today)",
        "departing": "b.status <> 'canceled' AND b.launch_id IN (SELECT l.id FROM \"launch\" l "
        "WHERE l.status IN ('scheduled', 'confirmed', 'delayed') "
        "AND l.date >= :now AND l.date < :soon)",
        "canceled": "b.status = 'canceled'",
    },
    few=frozenset({"holds", "sold_today", "departing"}),
    matches=(
        Match(_LOCATORS, Form.LOCATOR, ids=_LOCATED),
        Match(_LOCATORS, Form.LOCATOR, ids=_LOCATED, whole=True),
        Match(
            _IN_USERS.format(test=inside("u.name_folded")),
            ids=f"SELECT b.id FROM {_BY_USER} WHERE {inside('u.name_folded')}",
        ),
        Match(
            _IN_LAUNCHES.format(test=inside("l.destination_folded")),
            ids=f"SELECT b.id FROM {_BY_LAUNCH} WHERE {inside('l.destination_folded')}",
        ),
    ),
    synonyms={
        "departs": "date",
        "launch": "destination",
        "seats": "number_of_seats",
        "price": "total_price",
        "name": "traveler",
        "hold": "pending",
        "sold": "confirmed",
    },
    mine='b.launch_id IN (SELECT l.id FROM "launch" l WHERE l.agency_id = :agency)',
    office_only=frozenset({"moved_from_id"}),
)
