"""What holds for invoices and payments (DOMAIN.md §6, §7)."""

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
_FEES = """
WITH brought AS MATERIALIZED (
  SELECT b.launch_id, sum(b.total_price - coalesce(b.refund_amount, 0)) AS net
  FROM "invoice" v CROSS JOIN "booking" b ON b.launch_id = v.launch_id
  WHERE v.status <> 'void' AND b.confirmed_at IS NOT NULL GROUP BY b.launch_id)
SELECT i.id, i.amount, coalesce(n.net, 0) AS net
FROM "invoice" i JOIN "launch" l ON l.id = i.launch_id LEFT JOIN brought n ON n.launch_id = l.id
WHERE i.status <> 'void' AND l.status = 'launched' AND i.amount NOT IN
  ((coalesce(n.net, 0) + 50) / 100, (coalesce(n.net, 0) * 8 + 500) / 1000)
"""
_BALANCES = """
WITH balance AS MATERIALIZED (
  SELECT i.id, i.amount, i.status, i.date, coalesce((SELECT sum(p.amount) FROM "payment" p
    WHERE p.invoice_id = i.id AND p.status = 'completed'), 0) AS paid
  FROM "invoice" i)
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
        "ELSE paid >= amount OR date >= substr(:as_of, 1, 10) END",
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
