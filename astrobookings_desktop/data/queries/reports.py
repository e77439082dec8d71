"""What reports add up (DOMAIN.md §10): SQL whose sums are whole cents.

`:agency` narrows to one agency, NULL takes all. `:start` and `:over` are UTC moments as stored, the
first within and the second behind the period; `:first` and `:last` are its days.
"""

from astrobookings_desktop.data.queries.fragments import NET, OPEN, OPEN_LAUNCH, PAID, PAID_FOR

_MINE = "(:agency IS NULL OR {}.agency_id = :agency)"

# A hold past its deadline has lapsed, whether or not a worker came by (§5).
OCCUPANCY = f"""
WITH due AS (
  SELECT b.launch_id, sum(b.number_of_seats) AS seats FROM "booking" b
  WHERE b.status = 'pending' AND b.hold_until < :now GROUP BY b.launch_id),
brought AS (
  SELECT b.launch_id, sum({NET}) AS net
  FROM "launch" o CROSS JOIN "booking" b ON b.launch_id = o.id
  WHERE o.status IN {OPEN} AND {PAID_FOR} AND {_MINE.format("o")}
  GROUP BY b.launch_id)
SELECT l.id, l.date, l.destination, r.name, a.name, l.status, l.capacity,
  l.seats_taken - coalesce(d.seats, 0) AS taken, l.seats_held - coalesce(d.seats, 0) AS held,
  coalesce(n.net, 0)
FROM "launch" l JOIN "rocket" r ON r.id = l.rocket_id JOIN "user" a ON a.id = l.agency_id
  LEFT JOIN due d ON d.launch_id = l.id LEFT JOIN brought n ON n.launch_id = l.id
WHERE {OPEN_LAUNCH} AND {_MINE.format("l")}
ORDER BY l.date, l.id
"""

MANIFEST_LAUNCH = """
SELECT l.id, l.date, l.destination, r.name, a.name, l.status, l.capacity, l.agency_id
FROM "launch" l JOIN "rocket" r ON r.id = l.rocket_id JOIN "user" a ON a.id = l.agency_id
WHERE l.id = :launch
"""
MANIFEST = """
SELECT b.id, b.locator, u.name, t.contact_phone, u.email, b.number_of_seats, b.total_price,
  b.status, b.refund_amount, b.seats_released
FROM "booking" b JOIN "user" u ON u.id = b.traveler_id JOIN "traveler" t ON t.user_id = u.id
WHERE b.launch_id = :launch
ORDER BY b.status = 'canceled', u.name_folded, u.id, b.id
"""
PASSENGERS = """
SELECT p.booking_id, p.name FROM "booking" b CROSS JOIN "passenger" p ON p.booking_id = b.id
WHERE b.launch_id = :launch ORDER BY p.booking_id, p.id
"""

# A launch belongs to the period of its date, a fee to that of its issue, a void to that of its
# void (§10). Paid and outstanding are those of the invoices issued in the period, as of now.
REVENUE = f"""
WITH sold AS (
  SELECT l.agency_id, sum(b.total_price) AS gross, sum(coalesce(b.refund_amount, 0)) AS refunds,
    sum(CASE WHEN b.seats_released THEN 0 ELSE b.number_of_seats END) AS seats
  FROM "launch" l CROSS JOIN "booking" b ON b.launch_id = l.id
  WHERE l.date >= :start AND l.date < :over AND {PAID_FOR}
    AND {_MINE.format("l")}
  GROUP BY l.agency_id),
launches AS (
  SELECT l.agency_id, sum({OPEN_LAUNCH}) AS open, sum(l.status = 'launched') AS launched,
    sum(l.status = 'failed') AS failed, sum(l.status = 'aborted') AS aborted
  FROM "launch" l
  WHERE l.date >= :start AND l.date < :over AND {_MINE.format("l")}
  GROUP BY l.agency_id),
issued AS (
  SELECT i.agency_id, sum(i.amount) AS fees, sum({PAID}) AS paid,
    sum(CASE WHEN i.status = 'void' THEN 0 ELSE i.amount - {PAID} END) AS outstanding
  FROM "invoice" i
  WHERE i.date BETWEEN :first AND :last AND {_MINE.format("i")}
  GROUP BY i.agency_id),
voided AS (
  SELECT i.agency_id, sum(i.amount) AS fees FROM "invoice" i
  WHERE i.void_date BETWEEN :first AND :last AND {_MINE.format("i")}
  GROUP BY i.agency_id),
flown AS (
  SELECT l.agency_id, count(*) AS n FROM "launch" l
  WHERE l.status = 'launched' AND {_MINE.format("l")} GROUP BY l.agency_id)
SELECT a.user_id, u.name, coalesce(c.open, 0), coalesce(c.launched, 0), coalesce(c.failed, 0),
  coalesce(c.aborted, 0), coalesce(s.seats, 0), coalesce(s.gross, 0), coalesce(s.refunds, 0),
  coalesce(i.fees, 0), coalesce(v.fees, 0), coalesce(i.paid, 0), coalesce(i.outstanding, 0),
  coalesce(f.n, 0)
FROM "agency" a CROSS JOIN "user" u ON u.id = a.user_id
  LEFT JOIN launches c ON c.agency_id = a.user_id LEFT JOIN sold s ON s.agency_id = a.user_id
  LEFT JOIN issued i ON i.agency_id = a.user_id LEFT JOIN voided v ON v.agency_id = a.user_id
  LEFT JOIN flown f ON f.agency_id = a.user_id
WHERE (:agency IS NULL OR a.user_id = :agency)
  AND coalesce(c.agency_id, i.agency_id, v.agency_id) IS NOT NULL
ORDER BY u.name_folded, a.user_id
"""

# Received by the day of payment, outstanding by the day of issue; both by month and agency.
RECEIVED = f"""
SELECT substr(p.date, 6, 2), i.agency_id, sum(p.amount)
FROM "payment" p CROSS JOIN "invoice" i ON i.id = p.invoice_id
WHERE p.status = 'completed' AND p.date BETWEEN :first AND :last AND {_MINE.format("i")}
GROUP BY 1, 2
"""
OUTSTANDING = f"""
SELECT substr(i.date, 6, 2), i.agency_id, sum(i.amount - {PAID})
FROM "invoice" i
WHERE i.status <> 'void' AND i.date BETWEEN :first AND :last AND {_MINE.format("i")}
GROUP BY 1, 2
"""
# What each open launch of the period brought so far; its fee is rounded by itself (§6).
OPEN_NET = f"""
SELECT l.date, l.agency_id, coalesce(sum({NET}), 0)
FROM "launch" l LEFT JOIN "booking" b ON b.launch_id = l.id AND {PAID_FOR}
WHERE {OPEN_LAUNCH} AND l.date >= :start AND l.date < :over AND {_MINE.format("l")}
GROUP BY l.id
"""
FLOWN = """
SELECT agency_id, count(*) FROM "launch" WHERE status = 'launched' GROUP BY agency_id
"""
# SQLite itself would walk all people in the order of their names.
AGENCY_NAMES = """
SELECT a.user_id, u.name FROM "agency" a CROSS JOIN "user" u ON u.id = a.user_id
ORDER BY u.name_folded, a.user_id
"""

AGEING = f"""
WITH owed AS (
  SELECT i.agency_id, i.amount - {PAID} AS balance,
    julianday(:today) - julianday(i.due_date) AS days
  FROM "invoice" i WHERE i.status NOT IN ('void', 'paid') AND {_MINE.format("i")})
SELECT u.id, u.name, count(*),
  sum(CASE WHEN days < 0 THEN balance ELSE 0 END),
  sum(CASE WHEN days BETWEEN 0 AND 30 THEN balance ELSE 0 END),
  sum(CASE WHEN days > 30 AND days <= 60 THEN balance ELSE 0 END),
  sum(CASE WHEN days > 60 AND days <= 90 THEN balance ELSE 0 END),
  sum(CASE WHEN days > 90 THEN balance ELSE 0 END),
  sum(balance)
FROM owed o JOIN "user" u ON u.id = o.agency_id
WHERE o.balance > 0
GROUP BY u.id ORDER BY u.name_folded, u.id
"""
