"""Sums over invoices and payments, for the totals over the lists."""

from astrobookings_desktop.data.queries.fragments import PAID
from astrobookings_desktop.data.queries.invoicing import UNPAID as _UNPAID

_OWN = "(:agency IS NULL OR i.agency_id = :agency)"
UNPAID = (
    "WITH owed AS MATERIALIZED (SELECT i.status, i.due_date, "
    f"i.amount - {PAID} AS balance FROM invoice i WHERE i.status IN {_UNPAID} AND {_OWN}) "
    "SELECT coalesce(sum(balance), 0), count(*), "
    "coalesce(sum(CASE status WHEN 'overdue' THEN balance END), 0), "
    "count(CASE status WHEN 'overdue' THEN 1 END), "
    "min(CASE status WHEN 'overdue' THEN due_date END) FROM owed"
)
"""(balances, invoices, overdue balances, overdue invoices, the oldest due date of those)."""
FEES = (
    "SELECT coalesce(sum(CASE WHEN i.status <> 'void' THEN i.amount END), 0), "
    "count(CASE WHEN i.status <> 'void' THEN 1 END), count(CASE i.status WHEN 'void' THEN 1 END) "
    "FROM invoice i WHERE i.date >= :month || '-01' AND i.date < :month || '-32' "
    f"AND {_OWN}"
)
"""(amounts, invoices, void ones) issued in a month, YYYY-MM."""
REFUNDS = (
    "SELECT coalesce(sum(p.amount), 0), count(DISTINCT p.invoice_id) FROM payment p "
    f"JOIN invoice i ON i.id = p.invoice_id WHERE p.status = 'refunded' AND {_OWN}"
)
WAITING = (
    'SELECT u.name, count(*) FROM launch i JOIN "user" u ON u.id = i.agency_id '
    "WHERE i.status IN ('launched', 'aborted') AND NOT i.imported AND NOT EXISTS "
    "(SELECT 1 FROM invoice o WHERE o.launch_id = i.id AND o.status <> 'void') "
    f"AND {_OWN} GROUP BY u.id ORDER BY u.name_folded"
)
"""(agency, launches) that aren't invoiced: as the launches' filter "uninvoiced" has them, whatever
became of their jobs."""
