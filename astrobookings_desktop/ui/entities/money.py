"""The tabs of invoices and payments."""

from astrobookings_desktop.data.queries import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import InvoiceStatus, PaymentStatus
from astrobookings_desktop.ui.entities.columns import Columns, faded
from astrobookings_desktop.ui.entities.spec import Chip, Empty, EntitySpec
from astrobookings_desktop.ui.table import TableSpec
from astrobookings_desktop.ui.table.painters import status_column

_i = Columns(LISTS[Entity.INVOICE])
_p = Columns(LISTS[Entity.PAYMENT])

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
            _i.text("destination", "Launch", 100, stretch=1),
            _i.plain_day("date", "Issued"),
            _i.money("amount", "Amount", sample="9,999,999.00"),
            _i.money("paid", "Paid", sample="9,999,999.00"),
            status_column("status", "Status", InvoiceStatus, _i.at("status")),
        ),
        row_tone=faded(_i.at("status"), "void"),
    ),
    search_hint="Number, agency, launch, status:overdue",
    empty=Empty("No invoice yet", "An invoice is issued to the agency when a launch has flown."),
    chips=(
        Chip("all", "All"),
        Chip("unpaid", "Unpaid"),
        Chip("overdue", "Overdue"),
        Chip("paid", "Paid"),
        Chip("void", "Void"),
    ),
    watches=frozenset({Entity.INVOICE, Entity.PAYMENT, Entity.AGENCY, Entity.LAUNCH}),
    badge="overdue",
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
            _p.text("destination", "Launch", 140, stretch=1),
            _p.plain_day("date", "Date"),
            _p.money("amount", "Amount"),
            status_column("status", "Status", PaymentStatus, _p.at("status")),
        ),
        row_tone=faded(_p.at("status"), "failed", "refunded"),
    ),
    search_hint="Invoice number, agency, status:pending",
    empty=Empty("No payment yet", "Payments appear here when an agency pays an invoice."),
    chips=(
        Chip("all", "All"),
        Chip("pending", "Pending"),
        Chip("completed", "Completed"),
        Chip("refunded", "Refunded"),
    ),
    watches=frozenset({Entity.PAYMENT, Entity.INVOICE}),
)
