"""What issuing, paying and reminding ask of the database (DOMAIN.md §6, §7)."""

from astrobookings_desktop.data.enqueue import ARCHIVE_INVOICE, ISSUE_INVOICE
from astrobookings_desktop.data.statements import literal
from astrobookings_desktop.domain.invoices import REMINDERS

UNPAID = "('pending', 'partially_paid', 'overdue')"

LAST_OF_SERIES = (
    "SELECT year, last_number, last_date FROM invoice_series ORDER BY year DESC LIMIT 1"
)
GO_ON = (
    "INSERT INTO invoice_series (year, last_number, last_date) VALUES (:year, :serial, :date) "
    "ON CONFLICT (year) DO UPDATE SET last_number = :serial, last_date = :date"
)
LIVE_OF_LAUNCH = "SELECT id, number FROM invoice WHERE launch_id = :launch_id AND status <> 'void'"
BEFORE_IT = (
    "SELECT max(b.number) FROM invoice i JOIN invoice b ON b.launch_id = i.launch_id "
    "AND b.number < i.number AND b.status = 'void' WHERE i.id = :invoice_id"
)
AFTER_IT = (
    "SELECT min(a.number) FROM invoice i JOIN invoice a ON a.launch_id = i.launch_id "
    "AND a.number > i.number WHERE i.id = :invoice_id AND i.status = 'void'"
)
LAST_VOID_OF_LAUNCH = (
    "SELECT max(number) FROM invoice WHERE launch_id = :launch_id AND status = 'void'"
)

TAKINGS = (
    "SELECT status, price_per_seat, coalesce(refund_percent, 0), sum(number_of_seats), "
    "sum(total_price), sum(coalesce(refund_amount, 0)) "
    "FROM booking WHERE launch_id = :launch_id AND confirmed_at IS NOT NULL "
    "AND (status = 'confirmed' OR total_price > refund_amount) GROUP BY 1, 2, 3 "
    "ORDER BY status DESC, price_per_seat, 3"
)
"""What a launch brought, by price and refund: (status, price per seat, refund %, seats, price,
refunded); canceled bookings are among it as far as something was kept of them."""

PAID = (
    "SELECT coalesce(sum(amount), 0) FROM payment "
    "WHERE invoice_id = :invoice_id AND status = 'completed'"
)
PAYMENTS_OF = (
    "SELECT id, amount, date, status, method, reference FROM payment "
    "WHERE invoice_id = :invoice_id ORDER BY date DESC, id DESC"
)
PENDING_PAYMENTS = (
    "SELECT id, amount, date, reference FROM payment "
    "WHERE invoice_id = :invoice_id AND status = 'pending' ORDER BY date, id"
)
SAME_REFERENCE = (
    "SELECT p.id, i.number FROM payment p JOIN invoice i ON i.id = p.invoice_id "
    "WHERE p.reference_key = :reference_key AND p.status <> 'failed' AND p.id <> :but ORDER BY p.id"
)

_JOB = (
    f"job_type = {literal(ISSUE_INVOICE).sql} AND entity_type = 'launch' AND entity_id = :launch_id"
)
JOB_OF_LAUNCH = (
    f"SELECT id, last_error FROM job_queue WHERE {_JOB} "
    "AND status IN ('pending', 'running', 'failed') ORDER BY id"
)
END_JOB = (
    "UPDATE job_queue SET status = 'completed', executed_at = :now, last_error = NULL "
    "WHERE id = :id AND status IN ('pending', 'failed')"
)

MANAGERS = (
    "SELECT id, email_key IS NOT NULL FROM \"user\" WHERE role = 'manager' AND active = 1 "
    "ORDER BY id"
)
PERSON = 'SELECT name, language FROM "user" WHERE id = :id'

_ONE = "i.id = :only AND "  # found by its id, not by walking over all that are unpaid
_TO_RESTATE = (
    "SELECT i.id FROM invoice i WHERE {which}((i.status IN ('pending', 'partially_paid') "
    "AND i.due_date < :today) OR (i.status = 'overdue' AND i.due_date >= :today)) ORDER BY i.id"
)
"""Those that became overdue, and those that a clock in a wrong future called so."""
_TO_REMIND = (
    "SELECT i.id, (SELECT max(r.step) FROM invoice_reminder r WHERE r.invoice_id = i.id) "
    "FROM invoice i WHERE {which}i.status = 'overdue' AND i.due_date < :today AND coalesce("
    "(SELECT max(r.step) FROM invoice_reminder r WHERE r.invoice_id = i.id), 0) < "
    f"{max(REMINDERS)} ORDER BY i.id"
)
TO_RESTATE, TO_RESTATE_OF = (_TO_RESTATE.format(which=one) for one in ("", _ONE))
TO_REMIND, TO_REMIND_OF = (_TO_REMIND.format(which=one) for one in ("", _ONE))
ADD_REMINDER = (
    "INSERT INTO invoice_reminder (id, invoice_id, step, date, balance, sent_at) "
    "VALUES (:id, :invoice_id, :step, :date, :balance, :now)"
)
REMINDERS_OF = (
    "SELECT step, date, balance FROM invoice_reminder WHERE invoice_id = :invoice_id ORDER BY step"
)

AGENCY_OF_JOB = (
    'SELECT l.agency_id FROM job_queue j JOIN "launch" l ON l.id = j.entity_id '
    "WHERE j.id = :id AND j.entity_type = 'launch'"
)
"""The agency that a launch's job is about."""
ARCHIVING = (
    f"SELECT 1 FROM job_queue WHERE job_type = {literal(ARCHIVE_INVOICE).sql} "
    "AND entity_type = 'invoice' AND entity_id = :invoice_id AND status IN ('pending', 'running')"
)
PDF = "SELECT content, sha256 FROM invoice_pdf WHERE invoice_id = :invoice_id"
ADD_PDF = (
    "INSERT INTO invoice_pdf (invoice_id, sha256, content, archived_at) "
    "VALUES (:invoice_id, :sha256, :content, :now) ON CONFLICT (invoice_id) DO NOTHING"
)
