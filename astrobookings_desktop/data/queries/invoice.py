"""The list of invoices."""

from astrobookings_desktop.data.queries.fragments import PAID
from astrobookings_desktop.data.queries.listing.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.listing.fields import (
    Field,
    Kind,
    Link,
    TextIndex,
    joined,
    own,
)
from astrobookings_desktop.data.queries.listing.words import Form, Match, inside
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import InvoiceStatus

_INVOICE = '"invoice" i'
_AGENCY = '"agency" a CROSS JOIN "user" u ON u.id = a.user_id'
_OF_AGENCY = f'{_AGENCY} CROSS JOIN "invoice" i ON i.agency_id = a.user_id'
_AGENCIES = Link("i.agency_id", _AGENCY, "a.user_id", _OF_AGENCY, "i.id")
_OF_LAUNCH = '"launch" l CROSS JOIN "invoice" i ON i.launch_id = l.id'
_LAUNCHES = Link("i.launch_id", '"launch" l', "l.id", _OF_LAUNCH, "i.id")
_ROCKET = '"rocket" r CROSS JOIN "launch" l ON l.rocket_id = r.id'
_OF_ROCKET = f'{_ROCKET} CROSS JOIN "invoice" i ON i.launch_id = l.id'
_ONE_ROCKET = '"launch" l CROSS JOIN "rocket" r ON r.id = l.rocket_id'
_ROCKETS = Link("i.launch_id", _ROCKET, "l.id", _OF_ROCKET, "i.id", _ONE_ROCKET)
_REVIEWERS = Link("i.reviewed_by_id", '"user" v', "v.id", "", "i.id")
_PLACES = TextIndex("search_place", "l.id")
_HAS_LIVE = (
    "EXISTS (SELECT 1 FROM \"invoice\" o WHERE o.launch_id = i.launch_id AND o.status <> 'void')"
)
_BALANCE = f"CASE i.status WHEN 'void' THEN 0 ELSE i.amount - {PAID} END"
_MONTH = "substr(:company_day, 1, 7)"
_THIS_MONTH = f"i.date >= {_MONTH} || '-01' AND i.date < {_MONTH} || '-32'"

INVOICES = EntityQueries(
    entity=Entity.INVOICE,
    key="i.id",
    base=_INVOICE,
    joins='LEFT JOIN "user" u ON u.id = i.agency_id LEFT JOIN "launch" l ON l.id = i.launch_id '
    'LEFT JOIN "rocket" r ON r.id = l.rocket_id LEFT JOIN "user" v ON v.id = i.reviewed_by_id',
    fields=(
        own("i", "id", Kind.INT),
        own("i", "number", offer="invoice"),
        own("i", "agency_id", Kind.INT),
        own("i", "launch_id", Kind.INT),
        own("i", "amount", Kind.MONEY),
        own("i", "status", Kind.ENUM, values=InvoiceStatus),
        own("i", "date", Kind.DATE),
        own("i", "due_date", Kind.DATE),
        own("i", "kind", Kind.ENUM),
        own("i", "legal_name"),
        own("i", "tax_id"),
        own("i", "legal_address"),
        own("i", "seats", Kind.INT),
        own("i", "net", Kind.MONEY),
        own("i", "basis_points", Kind.INT),
        own("i", "void_date", Kind.DATE),
        own("i", "void_reason"),
        own("i", "reviewed_at", Kind.TIME),
        own("i", "note"),
        joined("agency", "u.name", column="u.name_folded", link=_AGENCIES, offer="agency"),
        Field(
            *("destination", "coalesce(i.destination, l.destination)", Kind.TEXT),
            exported=False,
            column="l.destination_folded",
            test="{test}",
            link=_LAUNCHES,
            index=_PLACES,
            offer="destination",
        ),
        Field(
            *("launch_date", "coalesce(i.launch_date, l.date)", Kind.TIME),
            exported=False,
            column="l.date",
            test="{test}",
            link=_LAUNCHES,
        ),
        joined("rocket", "r.name", column="r.name_folded", link=_ROCKETS, offer="rocket"),
        joined("paid", PAID, Kind.MONEY, exported=True),
        joined("balance", _BALANCE, Kind.MONEY, exported=True),
        joined("reviewed", "i.reviewed_at IS NOT NULL", Kind.BOOL),
        joined("reviewed_by", "v.name", column="v.name_folded", link=_REVIEWERS, offer="staff"),
        joined(
            "has_refund",
            'EXISTS (SELECT 1 FROM "payment" p WHERE p.invoice_id = i.id '
            "AND p.status = 'refunded')",
            Kind.BOOL,
        ),
        joined("is_live", f"i.status <> 'void' OR {_HAS_LIVE}", Kind.BOOL),
    ),
    sorts={
        "id": Sort(_INVOICE, ("i.id",)),
        "number": Sort(_INVOICE, ("i.number", "i.id")),
        "agency": Sort(
            '"user" u CROSS JOIN "invoice" i ON i.agency_id = u.id',
            ("u.name_folded", "u.id", "i.date", "i.id"),
        ),
        "agency_id": Sort(_INVOICE, ("i.agency_id", "i.date", "i.id")),
        "launch_id": Sort(_INVOICE, ("i.launch_id", "i.id")),
        "launch_date": Sort(
            '"launch" l CROSS JOIN "invoice" i ON i.launch_id = l.id', ("l.date", "l.id", "i.id")
        ),
        "amount": Sort(_INVOICE, ("i.amount", "i.id")),
        "status": Sort(_INVOICE, ("i.status", "i.date", "i.id")),
        "date": Sort(_INVOICE, ("i.date", "i.id")),
    },
    default_sort="number",
    default_descending=True,
    filters={
        "unpaid": "i.status IN ('pending', 'partially_paid', 'overdue')",
        "overdue": "i.status = 'overdue'",
        "paid": "i.status = 'paid'",
        "void": "i.status = 'void'",
        "unreviewed": "i.reviewed_at IS NULL",
        "fees_this_month": f"i.status <> 'void' AND {_THIS_MONTH}",
        "refunded": "i.id IN (SELECT p.invoice_id FROM \"payment\" p WHERE p.status = 'refunded')",
    },
    office_only=frozenset({"note", "reviewed_at", "reviewed", "reviewed_by"}),
    office_filters=frozenset({"unreviewed"}),
    matches=(
        Match(inside("i.number"), Form.CODE),
        Match(inside("u.name_folded"), link=_AGENCIES),
        Match(inside("l.destination_folded"), link=_LAUNCHES, index=_PLACES),
    ),
    synonyms={
        "issued": "date",
        "due": "due_date",
        "launch": "destination",
        "departs": "launch_date",
    },
    mine="i.agency_id = :agency",
)
