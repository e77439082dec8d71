"""Invoices and payments: issued, paid, overdue, on paper and in sums."""
