"""The list of launches."""

from astrobookings_desktop.data.queries.fragments import FINAL, NET, OPEN, OPEN_LAUNCH, PAID_FOR
from astrobookings_desktop.data.queries.listing.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.listing.fields import Kind, Link, TextIndex, joined, own
from astrobookings_desktop.data.queries.listing.words import Match, inside
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.launches import CLOSING_TIME
from astrobookings_desktop.domain.settings import BusinessSettings
from astrobookings_desktop.domain.statuses import LaunchStatus, Range

_LAUNCH = '"launch" l'
_AGENCY = '"agency" a CROSS JOIN "user" u ON u.id = a.user_id'
_OF_AGENCY = f'{_AGENCY} CROSS JOIN "launch" l ON l.agency_id = a.user_id'
_OF_ROCKET = '"rocket" r CROSS JOIN "launch" l ON l.rocket_id = r.id'
_AGENCIES = Link("l.agency_id", _AGENCY, "a.user_id", _OF_AGENCY, "l.id")
_ROCKETS = Link("l.rocket_id", '"rocket" r', "r.id", _OF_ROCKET, "l.id")
_PLACES = TextIndex("search_place", "l.id")
# What was paid and kept; a canceled hold had paid nothing (DOMAIN.md §6).
_REVENUE = (
    f'(SELECT coalesce(sum({NET}), 0) FROM "booking" b WHERE b.launch_id = l.id AND {PAID_FOR})'
)

_DEFAULTS = BusinessSettings()


def _setting(key: str, default: int) -> str:
    """A whole number of the company's settings; one that can't be read is the check's to tell."""
    stored = f"(SELECT CAST(value AS INTEGER) FROM \"setting\" WHERE key = '{key}')"
    return f"coalesce({stored}, {default})"


_VIABILITY = _setting("viability_percent", _DEFAULTS.viability_percent)
_TURNAROUND = _setting("turnaround_days", _DEFAULTS.turnaround_days)
# 0: the rocket flies twice on that UTC day, 1: within its turnaround, NULL: neither (§3).
_CONFLICT = (
    f"CASE WHEN {OPEN_LAUNCH} THEN (SELECT min(substr(o.date, 1, 10) <> substr(l.date, 1, 10)) "
    'FROM "launch" o WHERE o.rocket_id = l.rocket_id AND o.id <> l.id '
    f"AND o.status IN {OPEN} "
    f"AND abs(julianday(o.date) - julianday(l.date)) < {_TURNAROUND}) END"
)

LAUNCHES = EntityQueries(
    entity=Entity.LAUNCH,
    key="l.id",
    base=_LAUNCH,
    joins='LEFT JOIN "user" u ON u.id = l.agency_id LEFT JOIN "rocket" r ON r.id = l.rocket_id',
    fields=(
        own("l", "id", Kind.INT),
        own("l", "agency_id", Kind.INT),
        own("l", "rocket_id", Kind.INT),
        own("l", "date", Kind.TIME),
        own("l", "destination", folded="destination_folded", index=_PLACES, offer="destination"),
        own("l", "price_per_seat", Kind.MONEY),
        own("l", "status", Kind.ENUM, values=LaunchStatus),
        own("l", "range", Kind.ENUM, values=Range, ordered=True),
        own("l", "capacity", Kind.INT),
        own("l", "seats_taken", Kind.INT),
        own("l", "seats_held", Kind.INT),
        own("l", "created_at", Kind.TIME),
        own("l", "delayed_at", Kind.TIME),
        own("l", "status_reason"),
        own("l", "imported", Kind.BOOL),
        own("l", "fee_basis_points", Kind.INT),
        own("l", "net_revenue", Kind.MONEY),
        own("l", "outcome_at", Kind.TIME),
        joined("agency", "u.name", column="u.name_folded", link=_AGENCIES, offer="agency"),
        joined("rocket", "r.name", column="r.name_folded", link=_ROCKETS, offer="rocket"),
        joined("seats_free", "(l.capacity - l.seats_taken)", Kind.INT),
        joined("revenue", _REVENUE, Kind.MONEY),
        joined("seats_needed", f"((l.capacity * {_VIABILITY} + 99) / 100)", Kind.INT),
        joined("conflict", _CONFLICT, Kind.INT),
        joined(
            "invoiced",
            "EXISTS (SELECT 1 FROM \"invoice\" i WHERE i.launch_id = l.id AND i.status <> 'void')",
            Kind.BOOL,
        ),
    ),
    sorts={
        "id": Sort(_LAUNCH, ("l.id",)),
        "date": Sort(_LAUNCH, ("l.date", "l.id")),
        "destination": Sort(_LAUNCH, ("l.destination_folded", "l.id")),
        "agency": Sort(
            '"user" u CROSS JOIN "launch" l ON l.agency_id = u.id',
            ("u.name_folded", "u.id", "l.date", "l.id"),
        ),
        "agency_id": Sort(_LAUNCH, ("l.agency_id", "l.date", "l.id")),
        "rocket": Sort(
            '"rocket" r CROSS JOIN "launch" l ON l.rocket_id = r.id',
            ("r.name_folded", "r.id", "l.date", "l.id"),
        ),
        "rocket_id": Sort(_LAUNCH, ("l.rocket_id", "l.date", "l.id")),
        "price_per_seat": Sort(_LAUNCH, ("l.price_per_seat", "l.id")),
        "status": Sort(_LAUNCH, ("l.status", "l.date", "l.id")),
        # These change with every sale, and launches are few: sorting beats two more indexes.
        "seats_free": Sort(
            _LAUNCH, ("l.capacity - l.seats_taken", "l.date", "l.id"), indexed=False
        ),
        "occupancy": Sort(
            _LAUNCH, ("1.0 * l.seats_taken / l.capacity", "l.date", "l.id"), indexed=False
        ),
    },
    default_sort="date",
    filters={
        "open": OPEN_LAUNCH,
        "below_viability": f"{OPEN_LAUNCH} "
        "AND (l.seats_taken - l.seats_held) * 100 < l.capacity * :viability",
        "departing": f"{OPEN_LAUNCH} AND l.date >= :now AND l.date < :soon",
        "conflicts": f'{OPEN_LAUNCH} AND EXISTS (SELECT 1 FROM "launch" o WHERE o.rocket_id = '
        f"l.rocket_id AND o.id <> l.id AND o.status IN {OPEN} "
        "AND abs(julianday(o.date) - julianday(l.date)) < :turnaround)",
        "overdue": f"{OPEN_LAUNCH} AND l.date < :now",
        "awaiting_closing": f"{OPEN_LAUNCH} "
        f"AND l.date < strftime('%Y-%m-%dT%H:%M:%S', :now, '-{CLOSING_TIME.days} days')",
        "uninvoiced": "l.status IN ('launched', 'aborted') AND NOT l.imported AND NOT EXISTS "
        "(SELECT 1 FROM \"invoice\" i WHERE i.launch_id = l.id AND i.status <> 'void')",
        "past": f"l.status IN {FINAL}",
    },
    matches=(
        Match(inside("l.destination_folded"), index=_PLACES),
        Match(inside("r.name_folded"), link=_ROCKETS),
        Match(inside("u.name_folded"), link=_AGENCIES),
    ),
    synonyms={
        "departs": "date",
        "free": "seats_free",
        "price": "price_per_seat",
        "seats": "capacity",
    },
    mine="l.agency_id = :agency",
)
