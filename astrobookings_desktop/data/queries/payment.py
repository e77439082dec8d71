"""The list of payments."""

from astrobookings_desktop.data.queries.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.fields import Kind, joined, own
from astrobookings_desktop.data.queries.words import Form, Match, inside
from astrobookings_desktop.domain.entities import Entity

_PAYMENT = '"payment" p'
_IN_INVOICES = 'p.invoice_id IN (SELECT i.id FROM "invoice" i WHERE {test})'
_IN_AGENCIES = (
    'p.invoice_id IN (SELECT i.id FROM "agency" a CROSS JOIN "user" u ON u.id = a.user_id '
    'CROSS JOIN "invoice" i ON i.agency_id = a.user_id WHERE {test})'
)

PAYMENTS = EntityQueries(
    entity=Entity.PAYMENT,
    key="p.id",
    base=_PAYMENT,
    joins='LEFT JOIN "invoice" i ON i.id = p.invoice_id LEFT JOIN "user" u ON u.id = i.agency_id '
    'LEFT JOIN "launch" l ON l.id = i.launch_id',
    fields=(
        own("p", "id", Kind.INT),
        own("p", "invoice_id", Kind.INT),
        own("p", "amount", Kind.MONEY),
        own("p", "date", Kind.DATE),
        own("p", "status", Kind.ENUM),
        own("p", "method"),
        own("p", "reference"),
        own("p", "completed_at", Kind.TIME),
        own("p", "failed_at", Kind.TIME),
        own("p", "refunded_at", Kind.TIME),
        own("p", "reason"),
        joined("number", "i.number", test=_IN_INVOICES),
        joined("invoice_status", "i.status", Kind.ENUM, test=_IN_INVOICES),
        joined("agency", "u.name", column="u.name_folded", test=_IN_AGENCIES),
        joined("destination", "l.destination"),
    ),
    sorts={
        "id": Sort(_PAYMENT, ("p.id",)),
        "number": Sort(
            '"invoice" i CROSS JOIN "payment" p ON p.invoice_id = i.id',
            ("i.number", "i.id", "p.id"),
        ),
        "invoice_id": Sort(_PAYMENT, ("p.invoice_id", "p.id")),
        "agency": Sort(
            '"user" u CROSS JOIN "invoice" i ON i.agency_id = u.id '
            'CROSS JOIN "payment" p ON p.invoice_id = i.id',
            ("u.name_folded", "u.id", "i.date", "i.id", "p.id"),
        ),
        "amount": Sort(_PAYMENT, ("p.amount", "p.id")),
        "date": Sort(_PAYMENT, ("p.date", "p.id")),
        "status": Sort(_PAYMENT, ("p.status", "p.date", "p.id")),
    },
    default_sort="date",
    default_descending=True,
    filters={
        "pending": "p.status = 'pending'",
        "completed": "p.status = 'completed'",
        "failed": "p.status = 'failed'",
        "refunded": "p.status = 'refunded'",
    },
    matches=(
        Match(_IN_INVOICES.format(test=inside("i.number")), Form.TYPED),
        Match(inside("p.reference"), Form.TYPED),
        Match(_IN_AGENCIES.format(test=inside("u.name_folded"))),
    ),
    synonyms={"invoice": "number"},
    mine='p.invoice_id IN (SELECT i.id FROM "invoice" i WHERE i.agency_id = :agency)',
)
