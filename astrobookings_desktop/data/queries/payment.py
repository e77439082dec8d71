"""The list of payments."""

from astrobookings_desktop.data.queries.listing.base import EntityQueries, Sort
from astrobookings_desktop.data.queries.listing.fields import Kind, Link, joined, own
from astrobookings_desktop.data.queries.listing.words import Form, Match, blind, inside
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import InvoiceStatus, PaymentStatus

_PAYMENT = '"payment" p'
_OF_INVOICE = '"invoice" i CROSS JOIN "payment" p ON p.invoice_id = i.id'
_INVOICES = Link("p.invoice_id", '"invoice" i', "i.id", _OF_INVOICE, "p.id")
_AGENCY = (
    '"agency" a CROSS JOIN "user" u ON u.id = a.user_id '
    'CROSS JOIN "invoice" i ON i.agency_id = a.user_id'
)
_AGENCIES = Link(
    "p.invoice_id",
    _AGENCY,
    "i.id",
    f'{_AGENCY} CROSS JOIN "payment" p ON p.invoice_id = i.id',
    "p.id",
    '"invoice" i CROSS JOIN "user" u ON u.id = i.agency_id',
)
_LAUNCH = '"launch" l CROSS JOIN "invoice" i ON i.launch_id = l.id'
_LAUNCHES = Link(
    "p.invoice_id",
    _LAUNCH,
    "i.id",
    f'{_LAUNCH} CROSS JOIN "payment" p ON p.invoice_id = i.id',
    "p.id",
    '"invoice" i CROSS JOIN "launch" l ON l.id = i.launch_id',
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
        own("p", "status", Kind.ENUM, values=PaymentStatus),
        own("p", "method"),
        own("p", "reference"),
        own("p", "completed_at", Kind.TIME),
        own("p", "failed_at", Kind.TIME),
        own("p", "refunded_at", Kind.TIME),
        own("p", "reason"),
        joined(
            *("number", "i.number"),
            column="i.number",
            link=_INVOICES,
            offer="invoice",
            exported=True,
        ),
        joined(
            "invoice_status",
            "i.status",
            Kind.ENUM,
            column="i.status",
            link=_INVOICES,
            values=InvoiceStatus,
        ),
        joined("agency", "u.name", column="u.name_folded", link=_AGENCIES, offer="agency"),
        joined(
            "destination",
            "l.destination",
            column="l.destination_folded",
            link=_LAUNCHES,
            offer="destination",
        ),
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
        Match(inside("i.number"), Form.CODE, link=_INVOICES),
        Match(blind("p.reference"), Form.BLIND),
        Match(inside("u.name_folded"), link=_AGENCIES),
    ),
    synonyms={"invoice": "number", "launch": "destination"},
    mine='p.invoice_id IN (SELECT i.id FROM "invoice" i WHERE i.agency_id = :agency)',
)
