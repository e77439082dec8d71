"""The list of bookings."""

from astrobookings_desktop.data.queries.fragments import OPEN_LAUNCH
from astrobookings_desktop.data.queries.listing.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.listing.fields import Kind, Link, TextIndex, joined, own
from astrobookings_desktop.data.queries.listing.words import Form, Match, inside, starts
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import BookingStatus, CancelCause, LaunchStatus

_BY_LAUNCH = '"launch" l CROSS JOIN "booking" b ON b.launch_id = l.id'
_BY_USER = '"user" u CROSS JOIN "booking" b ON b.traveler_id = u.id'
_OF_LAUNCH = ("l.id", "b.status", "b.number_of_seats", "b.traveler_id", "b.id")
_OF_TRAVELER = ("u.id", "b.launch_id", "b.status", "b.number_of_seats", "b.id")
# `+` keeps SQLite from gathering hits by these indexes: what is common is quicker met in sort
# order, and what is rare drives the query from the other table.
_LAUNCHES = Link("+b.launch_id", '"launch" l', "l.id", _BY_LAUNCH, "b.id")
_USERS = Link("+b.traveler_id", '"user" u', "u.id", _BY_USER, "b.id")
_BY_TRAVELER = '"traveler" t CROSS JOIN "booking" b ON b.traveler_id = t.user_id'
_TRAVELERS = Link("+b.traveler_id", '"traveler" t', "t.user_id", _BY_TRAVELER, "b.id")
_OF_ROCKET = '"rocket" r CROSS JOIN "launch" l ON l.rocket_id = r.id'
_ROCKETS = Link(
    "+b.launch_id",
    _OF_ROCKET,
    "l.id",
    f'{_OF_ROCKET} CROSS JOIN "booking" b ON b.launch_id = l.id',
    "b.id",
    '"launch" l CROSS JOIN "rocket" r ON r.id = l.rocket_id',
)
_OF_AGENCY = (
    '"agency" a CROSS JOIN "user" g ON g.id = a.user_id '
    'CROSS JOIN "launch" l ON l.agency_id = a.user_id'
)
_AGENCIES = Link(
    "+b.launch_id",
    _OF_AGENCY,
    "l.id",
    f'{_OF_AGENCY} CROSS JOIN "booking" b ON b.launch_id = l.id',
    "b.id",
    '"launch" l CROSS JOIN "user" g ON g.id = l.agency_id',
)
_SELLERS = Link("b.sold_by_id", '"user" s', "s.id", "", "b.id")
_NAMES, _PLACES = TextIndex("search_person", "u.id"), TextIndex("search_place", "l.id")
_PHONES = TextIndex("search_phone", "t.user_id")

_PASSENGERS = (
    "(SELECT group_concat(name || ' (' || birth_date || ')', ', ') FROM "
    '(SELECT name, birth_date FROM "passenger" WHERE booking_id = b.id ORDER BY id))'
)

_MOVED_TO = '(SELECT n.id FROM "booking" n WHERE n.moved_from_id = b.id)'
_PASSENGER_NAMES = (
    "(SELECT group_concat(name, ', ') FROM "
    '(SELECT name FROM "passenger" WHERE booking_id = b.id ORDER BY id))'
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
        own("b", "status", Kind.ENUM, values=BookingStatus),
        own("b", "locator"),
        own("b", "price_per_seat", Kind.MONEY),
        own("b", "seat_limit", Kind.INT),
        own("b", "created_at", Kind.TIME),
        own("b", "hold_until", Kind.TIME),
        own("b", "confirmed_at", Kind.TIME),
        own("b", "canceled_at", Kind.TIME),
        own("b", "cancel_cause", Kind.ENUM, values=CancelCause),
        own("b", "refund_percent", Kind.INT),
        own("b", "refund_amount", Kind.MONEY),
        own("b", "seats_released", Kind.BOOL),
        own("b", "split_from_id", Kind.INT),
        own("b", "moved_from_id", Kind.INT),
        own("b", "request_id"),
        own("b", "sold_by_id", Kind.INT),
        own("b", "workstation"),
        joined(
            "traveler",
            "u.name",
            column="u.name_folded",
            link=_USERS,
            index=_NAMES,
            offer="traveler",
            exported=True,
        ),
        joined(
            "destination",
            "l.destination",
            column="l.destination_folded",
            link=_LAUNCHES,
            index=_PLACES,
            offer="destination",
            exported=True,
        ),
        joined("date", "l.date", Kind.TIME, column="l.date", link=_LAUNCHES, exported=True),
        joined(
            "launch_status",
            "l.status",
            Kind.ENUM,
            column="l.status",
            link=_LAUNCHES,
            values=LaunchStatus,
        ),
        joined("rocket", "r.name", column="r.name_folded", link=_ROCKETS, offer="rocket"),
        joined(
            "traveler_phone",
            "t.contact_phone",
            column="t.phone_digits",
            link=_TRAVELERS,
            index=_PHONES,
        ),
        joined("traveler_email", "u.email", column="u.email_key", link=_USERS, index=_NAMES),
        joined("sold_by", "s.name", column="s.name_folded", link=_SELLERS, offer="staff"),
        joined("passengers", _PASSENGERS),
        joined("moved_to_id", _MOVED_TO, Kind.INT),
        joined("passenger_names", _PASSENGER_NAMES),
    ),
    asked=(
        joined("agency", "", column="g.name_folded", link=_AGENCIES, offer="agency"),
        joined("agency_id", "", Kind.INT, column="l.agency_id", link=_LAUNCHES),
        joined("rocket_id", "", Kind.INT, column="l.rocket_id", link=_LAUNCHES),
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
        f"WHERE {OPEN_LAUNCH} "
        "AND l.date >= :now AND l.date < :soon)",
        "canceled": "b.status = 'canceled'",
    },
    few=frozenset({"holds", "sold_today", "departing"}),
    matches=(
        Match(starts("b.locator"), Form.LOCATOR, quick=True),
        Match(starts("b.locator"), Form.LOCATOR, whole=True, quick=True),
        Match(inside("u.name_folded"), link=_USERS, index=_NAMES),
        Match(inside("l.destination_folded"), link=_LAUNCHES, index=_PLACES),
    ),
    synonyms={
        "departs": "date",
        "launch": "destination",
        "seats": "number_of_seats",
        "price": "total_price",
        "name": "traveler",
        "total": "total_price",
        "phone": "traveler_phone",
        "email": "traveler_email",
        "hold": "pending",
        "sold": "confirmed",
    },
    mine='b.launch_id IN (SELECT l.id FROM "launch" l WHERE l.agency_id = :agency)',
    office_only=frozenset(
        {
            *("moved_from_id", "moved_to_id", "passengers", "seat_limit", "request_id"),
            *("sold_by", "sold_by_id", "workstation"),
        }
    ),
    office_instead={"passengers": "passenger_names"},  # birth dates are the office's (§1)
)
