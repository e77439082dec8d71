"""The list of invoices."""

from astrobookings_desktop.data.queries.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.fields import Kind, joined, own
from astrobookings_desktop.data.queries.words import Form, Match, inside
from astrobookings_desktop.domain.entities import Entity

_INVOICE = '"invoice" i'
_IN_AGENCIES = (
    'i.agency_id IN (SELECT a.user_id FROM "agency" a CROSS JOIN "user" u ON u.id = a.user_id '
    "WHERE {test})"
)
_IN_LAUNCHES = 'i.launch_id IN (SELECT l.id FROM "launch" l WHERE {test})'

INVOICES = EntityQueries(
    entity=Entity.INVOICE,
    key="i.id",
    base=_INVOICE,
    joins='LEFT JOIN "user" u ON u.id = i.agency_id LEFT JOIN "launch" l ON l.id = i.launch_id '
    'LEFT JOIN "rocket" r ON r.id = l.rocket_id',
    fields=(
        own("i", "id", Kind.INT),
        own("i", "number"),
        own("i", "agency_id", Kind.INT),
        own("i", "launch_id", Kind.INT),
        own("i", "amount", Kind.MONEY),
        own("i", "status", Kind.ENUM),
        own("i", "date", Kind.DATE),
        joined("agency", "u.name", column="u.name_folded", test=_IN_AGENCIES),
        joined("destination", "l.destination", column="l.destination_folded", test=_IN_LAUNCHES),
        joined("launch_date", "l.date", Kind.TIME, test=_IN_LAUNCHES),
        joined("rocket", "r.name"),
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
        Match(inside("i.number"), Form.TYPED),
        Match(_IN_AGENCIES.format(test=inside("u.name_folded"))),
        Match(_IN_LAUNCHES.format(test=inside("l.destination_folded"))),
    ),
    mine="i.agency_id = :agency",
)
