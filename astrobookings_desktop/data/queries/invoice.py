"""The list of invoices."""

from astrobookings_desktop.data.queries.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.fields import Kind, Link, TextIndex, joined, own
from astrobookings_desktop.data.queries.words import Form, Match, inside
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
_PLACES = TextIndex("search_place", "l.id")

INVOICES = EntityQueries(
    entity=Entity.INVOICE,
    key="i.id",
    base=_INVOICE,
    joins='LEFT JOIN "user" u ON u.id = i.agency_id LEFT JOIN "launch" l ON l.id = i.launch_id '
    'LEFT JOIN "rocket" r ON r.id = l.rocket_id',
    fields=(
        own("i", "id", Kind.INT),
        own("i", "number", offer="invoice"),
        own("i", "agency_id", Kind.INT),
        own("i", "launch_id", Kind.INT),
        own("i", "amount", Kind.MONEY),
        own("i", "status", Kind.ENUM, values=InvoiceStatus),
        own("i", "date", Kind.DATE),
        joined("agency", "u.name", column="u.name_folded", link=_AGENCIES, offer="agency"),
        joined(
            "destination",
            "l.destination",
            column="l.destination_folded",
            link=_LAUNCHES,
            index=_PLACES,
            offer="destination",
        ),
        joined("launch_date", "l.date", Kind.TIME, column="l.date", link=_LAUNCHES),
        joined("rocket", "r.name", column="r.name_folded", link=_ROCKETS, offer="rocket"),
        joined(
            "paid",
            '(SELECT coalesce(sum(p.amount), 0) FROM "payment" p WHERE p.invoice_id = i.id '
            "AND p.status = 'completed')",
            Kind.MONEY,
        ),
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
    },
    matches=(
        Match(inside("i.number"), Form.CODE),
        Match(inside("u.name_folded"), link=_AGENCIES),
        Match(inside("l.destination_folded"), link=_LAUNCHES, index=_PLACES),
    ),
    synonyms={"launch": "destination", "departs": "launch_date"},
    mine="i.agency_id = :agency",
)
