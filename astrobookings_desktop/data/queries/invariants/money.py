"""What holds for invoices and payments (DOMAIN.md §6, §7)."""

from astrobookings_desktop.data.queries.fragments import NET, PAID, PAID_FOR
from astrobookings_desktop.data.queries.invariants.rule import Rule
from astrobookings_desktop.domain.entities import Entity

_INVOICE = Entity.INVOICE
_WITH_LAUNCH = '"invoice" i JOIN "launch" l ON l.id = i.launch_id'

# INV-2026-000001: a year, and a serial without leading gaps. Text order isn't number order.
_SERIES = """
WITH series AS (
  SELECT id, number, date, substr(number, 5, 4) AS year,
    CAST(substr(number, 10) AS INTEGER) AS serial
  FROM "invoice"),
numbered AS (
  SELECT id, number, date, serial,
    coalesce(lag(serial) OVER (PARTITION BY year ORDER BY serial), 0) AS serial_before,
    lag(date) OVER (ORDER BY year, serial) AS date_before
  FROM series)
"""
# Bookings of a final launch never change: what they brought can be added up at any time.
_FEES = f"""
WITH brought AS MATERIALIZED (
  SELECT b.launch_id, sum({NET}) AS net
  FROM "invoice" v CROSS JOIN "booking" b ON b.launch_id = v.launch_id
  WHERE v.status <> 'void' AND {PAID_FOR} GROUP BY b.launch_id)
SELECT i.id, i.amount, coalesce(n.net, 0) AS net
FROM "invoice" i JOIN "launch" l ON l.id = i.launch_id LEFT JOIN brought n ON n.launch_id = l.id
WHERE i.status <> 'void' AND l.status = 'launched' AND i.amount NOT IN
  ((coalesce(n.net, 0) + 50) / 100, (coalesce(n.net, 0) * 8 + 500) / 1000)
"""
_BALANCES = f"""
WITH balance AS MATERIALIZED (
  SELECT i.id, i.amount, i.status, i.date, i.due_date, {PAID} AS paid
  FROM "invoice" i)
"""
_SERIES_ENDS = """
WITH last AS (SELECT CAST(substr(number, 5, 4) AS INTEGER) AS year,
  max(CAST(substr(number, 10) AS INTEGER)) AS serial, max(date) AS date, max(id) AS id
  FROM "invoice" GROUP BY 1)
SELECT l.id, l.year, l.serial, l.date FROM last l
LEFT JOIN "invoice_series" s ON s.year = l.year
WHERE s.last_number IS NOT l.serial OR s.last_date IS NOT l.date
"""
# A launch that was charged for and put right afterwards has a void invoice, or none any more.
_UNBILLED = """
SELECT l.id, l.status FROM "launch" l
WHERE l.status IN ('launched', 'aborted') AND l.imported = 0
  AND NOT EXISTS (SELECT 1 FROM "invoice" i WHERE i.launch_id = l.id)
  AND NOT EXISTS (SELECT 1 FROM "job_queue" j WHERE j.job_type = 'issue_invoice'
    AND j.entity_type = 'launch' AND j.entity_id = l.id
    AND j.status IN ('pending', 'running', 'failed'))
"""
_SNAPSHOT = """
SELECT i.id, i.number FROM "invoice" i WHERE i.kind IS NULL OR i.legal_name IS NULL
  OR i.tax_id IS NULL OR i.legal_address IS NULL OR i.destination IS NULL OR i.launch_date IS NULL
  OR i.seats IS NULL OR i.net IS NULL OR i.due_date IS NULL OR i.language IS NULL
  OR i.facts IS NULL OR (i.kind = 'fee' AND i.basis_points IS NULL)
  OR (i.status = 'void') <> (i.void_date IS NOT NULL)
"""

RULES = (
    Rule(
        "invoice_number",
        _INVOICE,
        "has the number {number}, which isn't one of the year of its date {date}",
        'SELECT id, number, date FROM "invoice" '
        "WHERE number NOT GLOB 'INV-[12][0-9][0-9][0-9]-*' "
        "OR substr(number, 10) GLOB '*[^0-9]*' OR length(number) < 15 "
        "OR (length(number) > 15 AND substr(number, 10, 1) = '0') "
        "OR substr(number, 5, 4) <> substr(date, 1, 4)",
    ),
    Rule(
        "invoice_number",
        _INVOICE,
        "has the number {number}, and the one before it in that year ends with {serial_before}",
        f"{_SERIES} SELECT * FROM numbered WHERE serial <> serial_before + 1",
    ),
    Rule(
        "invoice_number",
        _INVOICE,
        "is dated {date}, before the invoice that got the number before it ({date_before})",
        f"{_SERIES} SELECT * FROM numbered WHERE date < date_before",
    ),
    Rule(
        "invoice_launch",
        _INVOICE,
        "is for agency {agency}, and its launch {also_launch} is of agency {of_launch}",
        "SELECT i.id, i.agency_id AS agency, l.id AS also_launch, l.agency_id AS of_launch "
        f"FROM {_WITH_LAUNCH} WHERE i.agency_id <> l.agency_id",
    ),
    Rule(
        "invoice_launch",
        _INVOICE,
        "is for launch {also_launch}, which is {launch_status} and isn't charged for",
        "SELECT i.id, l.id AS also_launch, l.status AS launch_status "
        f"FROM {_WITH_LAUNCH} WHERE i.status <> 'void' "
        "AND (l.status NOT IN ('launched', 'aborted') OR l.imported)",
    ),
    Rule(
        "invoice_launch",
        _INVOICE,
        "is for launch {launch}, as invoice {also_other} is; neither is void",
        'SELECT max(id) AS id, min(id) AS also_other, launch_id AS launch FROM "invoice" '
        "WHERE status <> 'void' GROUP BY launch_id HAVING count(*) > 1",
    ),
    Rule(
        "invoice_amount",
        _INVOICE,
        "is over {amount} cents, and an aborted launch costs 100000",
        f"SELECT i.id, i.amount FROM {_WITH_LAUNCH} "
        "WHERE i.status <> 'void' AND l.status = 'aborted' AND i.amount <> 100000",
    ),
    Rule(
        "invoice_amount",
        _INVOICE,
        "is over {amount} cents, neither 1 % nor 0.8 % of the {net} that its launch brought",
        _FEES,
    ),
    Rule(
        "invoice_balance",
        _INVOICE,
        "is over {amount} cents, and {paid} were paid",
        f"{_BALANCES} SELECT * FROM balance WHERE paid > amount",
    ),
    Rule(
        "invoice_balance",
        _INVOICE,
        "is {status} with {paid} of {amount} cents paid",
        f"{_BALANCES} SELECT * FROM balance WHERE CASE status "
        "WHEN 'void' THEN paid > 0 WHEN 'paid' THEN paid < amount "
        "WHEN 'pending' THEN paid > 0 OR amount = 0 "
        "WHEN 'partially_paid' THEN paid = 0 OR paid >= amount "
        "ELSE paid >= amount OR due_date >= date(substr(:as_of, 1, 10), '+1 day') END",
    ),
    Rule(
        "invoice_series",
        _INVOICE,
        "is the last of {year} with the number {serial} and the date {date}, and the series says "
        "otherwise",
        _SERIES_ENDS,
    ),
    Rule(
        "invoice_snapshot",
        _INVOICE,
        "has the number {number} and lacks something that it must say for ever",
        _SNAPSHOT,
    ),
    Rule(
        "invoice_amount",
        _INVOICE,
        "is over {amount} cents, and {points} basis points of its own {net} are something else",
        "SELECT id, amount, net, basis_points AS points FROM \"invoice\" WHERE kind = 'fee' "
        "AND basis_points IS NOT NULL AND amount <> (net * basis_points + 5000) / 10000",
    ),
    Rule(
        "invoice_amount",
        _INVOICE,
        "says {net} cents and {points} basis points, and its launch {also_launch} has {its_net} "
        "and {its_points}",
        "SELECT i.id, i.net, i.basis_points AS points, l.id AS also_launch, "
        "l.net_revenue AS its_net, l.fee_basis_points AS its_points "
        f"FROM {_WITH_LAUNCH} WHERE i.status <> 'void' AND l.net_revenue IS NOT NULL "
        "AND (i.net <> l.net_revenue OR i.basis_points IS NOT l.fee_basis_points)",
    ),
    Rule(
        "invoice_missing",
        Entity.LAUNCH,
        "is {status}, and has neither an invoice nor a job that waits to issue one",
        _UNBILLED,
    ),
    Rule(
        "invoice_pdf",
        _INVOICE,
        "has an archived file that was changed",
        'SELECT invoice_id AS id FROM "invoice_pdf" WHERE sha256 <> check_sha256(content)',
    ),
    Rule(
        "invoice_reminder",
        _INVOICE,
        "was reminded {step:day|days} overdue on {date}, and was due {due}",
        'SELECT i.id, r.step, r.date, i.due_date AS due FROM "invoice_reminder" r '
        'JOIN "invoice" i ON i.id = r.invoice_id '
        "WHERE julianday(r.date) - julianday(i.due_date) < r.step",
    ),
    Rule(
        "payment",
        Entity.PAYMENT,
        "is {status}, and its moments say otherwise",
        'SELECT id, status FROM "payment" WHERE '
        "(completed_at IS NOT NULL) <> (status IN ('completed', 'refunded')) "
        "OR (failed_at IS NOT NULL) <> (status = 'failed') "
        "OR (refunded_at IS NOT NULL) <> (status = 'refunded')",
    ),
    Rule(
        "payment",
        Entity.PAYMENT,
        "waits for invoice {also_invoice}, which is void",
        "SELECT p.id, i.id AS also_invoice "
        'FROM "payment" p JOIN "invoice" i ON i.id = p.invoice_id '
        "WHERE p.status = 'pending' AND i.status = 'void'",
    ),
    Rule(
        "payment",
        Entity.PAYMENT,
        "is dated {date}, later than anything that was done",
        # A day more: the company's time zone may be ahead of UTC.
        "SELECT id, date FROM \"payment\" WHERE date > date(substr(:as_of, 1, 10), '+1 day')",
    ),
)
