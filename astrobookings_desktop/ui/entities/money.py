"""The tabs of invoices and payments."""

from dataclasses import replace

from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import InvoiceStatus, PaymentStatus
from astrobookings_desktop.ui.entities.columns import Columns, faded
from astrobookings_desktop.ui.entities.spec import Chip, Empty, EntitySpec
from astrobookings_desktop.ui.pages.money_totals import MoneyTotals
from astrobookings_desktop.ui.table import TableSpec
from astrobookings_desktop.ui.table.painters import mark_column, status_column

_i = Columns(LISTS[Entity.INVOICE])
_p = Columns(LISTS[Entity.PAYMENT])
_REVIEWED = _i.at("reviewed_at")


def _is_reviewed(row: Row) -> bool:
    return row[_REVIEWED] is not None


INVOICES = EntitySpec(
    entity=Entity.INVOICE,
    title="Invoices",
    singular="invoice",
    icon="invoice",
    caption="Money",
    table=TableSpec(
        "Invoices",
        LISTS[Entity.INVOICE],
        (
            _i.key("number", "Number", 136),
            _i.text("agency", "Agency", 130, stretch=2),
            replace(_i.place("destination", "Launch", 120), hidden=True),
            replace(_i.plain_day("date", "Issued"), yields=1),
            _i.money("amount", "Amount", sample="9,999,999.00"),
            _i.money("balance", "Balance", sample="9,999,999.00"),
            status_column("status", "Status", InvoiceStatus, _i.at("status")),
            mark_column("reviewed", "Reviewed", "reviewed", "reviewed", _is_reviewed),
        ),
        row_tone=faded(_i.at("status"), "void"),
    ),
    search_hint="Number, agency, launch, status:overdue",
    empty=Empty("No invoice yet", "An invoice is issued to the agency when a launch has flown."),
    chips=(
        Chip("all", "All"),
        Chip("unreviewed", "To be reviewed"),
        Chip("unpaid", "Unpaid"),
        Chip("overdue", "Overdue"),
        Chip("paid", "Paid"),
        Chip("void", "Void"),
    ),
    totals=MoneyTotals,
    watches=frozenset({Entity.INVOICE, Entity.PAYMENT, Entity.AGENCY, Entity.LAUNCH}),
    badge="overdue",
    badge_words="{0} overdue",
)
PAYMENTS = EntitySpec(
    entity=Entity.PAYMENT,
    title="Payments",
    singular="payment",
    icon="money",
    table=TableSpec(
        "Payments",
        LISTS[Entity.PAYMENT],
        (
            _p.key("number", "Invoice", 150),
            _p.text("agency", "Agency", 200, stretch=2),
            replace(_p.place("destination", "Launch", 140), hidden=True),
            _p.plain_day("date", "Date"),
            replace(_p.text("method", "Method", 110), hidden=True),
            replace(_p.text("reference", "Reference", 110, stretch=1), yields=1),
            _p.money("amount", "Amount", sample="9,999,999.00"),
            status_column("status", "Status", PaymentStatus, _p.at("status")),
        ),
        row_tone=faded(_p.at("status"), "failed", "refunded"),
    ),
    search_hint="Invoice, agency, reference, status:pending",
    empty=Empty("No payment yet", "Payments appear here when an agency pays an invoice."),
    chips=(
        Chip("all", "All"),
        Chip("pending", "Pending"),
        Chip("completed", "Completed"),
        Chip("failed", "Failed"),
        Chip("refunded", "Refunded"),
    ),
    watches=frozenset({Entity.PAYMENT, Entity.INVOICE}),
)
