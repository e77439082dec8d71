"""What holds for bookings (DOMAIN.md §2, §5): seats, limits, prices, holds, refunds, links."""

from astrobookings_desktop.data.queries.fragments import FINAL, same_workstation
from astrobookings_desktop.data.queries.invariants.rule import Rule, told_after
from astrobookings_desktop.domain.entities import Entity

_BOOKING = Entity.BOOKING

# The seats of all open bookings of a traveler on a launch. Holds past their deadline have lapsed
# whether or not it is written down; the limit that counts is that of the last one accepted.
_LIMIT = """
WITH many AS MATERIALIZED (
  SELECT traveler_id, launch_id FROM "booking" WHERE status <> 'canceled'
  GROUP BY traveler_id, launch_id HAVING sum(number_of_seats) > 4)
SELECT b.traveler_id AS id, b.launch_id AS launch, sum(b.number_of_seats) AS seats,
  max(b.seat_limit) AS seat_limit
FROM many m CROSS JOIN "booking" b ON b.traveler_id = m.traveler_id AND b.launch_id = m.launch_id
WHERE b.status = 'confirmed' OR (b.status = 'pending' AND b.hold_until >= :as_of)
GROUP BY b.traveler_id, b.launch_id HAVING seats > max(b.seat_limit)
"""
_CUMULATIVE = """
SELECT coalesce(split_from_id, id) AS id, refund_percent AS percent, sum(refund_amount) AS refund,
  (sum(total_price) * refund_percent + 50) / 100 AS due
FROM "booking" WHERE status = 'canceled' AND refund_percent IS NOT NULL
GROUP BY coalesce(split_from_id, id), refund_percent HAVING refund <> due
"""
# A manager allowed more, and the log tells why (DOMAIN.md §1).
_ALLOWED = """EXISTS (SELECT 1 FROM "entry_log" e WHERE e.entity_type = 'booking'
  AND e.entity_id = {id} AND e.action = 'cancel' AND CASE WHEN json_valid(e.details)
  THEN json_extract(e.details, '$.reason') IS NOT NULL END)"""
# A delay that the booking was made before. The launch has the moment of its last one alone, which
# lies before those of others where the clock was set back.
_DELAYED = """(created_at < delayed_at OR EXISTS (SELECT 1 FROM "entry_log" e
  WHERE e.entity_type = 'launch' AND e.entity_id = canceled.launch_id AND e.action = 'delay'
  AND e.timestamp > created_at))"""
# What the table gives by the launch date as it stands. A delayed launch had an earlier date before,
# so that its cancellations got at most this, or everything within 14 days after the delay.
_TABLE = f"""
WITH step AS MATERIALIZED (
  SELECT id, delayed_at, check_year_before(date) AS year, check_months_before(date) AS months
  FROM "launch"),
canceled AS (
  SELECT b.id, b.launch_id, b.refund_percent AS percent, b.created_at, s.delayed_at,
    CASE WHEN b.canceled_at <= s.year THEN 90 WHEN b.canceled_at <= s.months THEN 70 ELSE 0 END
      AS due
  FROM "booking" b CROSS JOIN step s ON s.id = b.launch_id
  WHERE b.status = 'canceled' AND b.cancel_cause IN ('traveler', 'move')
    AND b.confirmed_at IS NOT NULL)
SELECT id, percent, due FROM canceled WHERE CASE WHEN delayed_at IS NULL THEN percent <> due
  ELSE percent > due AND NOT (percent = 100 AND {_DELAYED}) END
  AND NOT (percent > due AND {_ALLOWED.format(id="canceled.id")})
"""
# What was sold at once: the parts that it fell into later add up to it. The sale is what its own
# workstation told first, whatever its clock said; ids are in the order of writing.
_PARTS = f"""
WITH parted AS MATERIALIZED (
  SELECT split_from_id AS root, sum(number_of_seats) AS seats FROM "booking"
  WHERE split_from_id IS NOT NULL GROUP BY split_from_id),
told AS (
  SELECT r.id, r.number_of_seats + p.seats AS seats,
    (SELECT CASE WHEN json_valid(e.details)
      THEN json_extract(e.details, '$.after.number_of_seats') END FROM "entry_log" e
     WHERE e.entity_type = 'booking' AND e.entity_id = r.id
       AND {same_workstation("e.id", "r.id")} ORDER BY +e.id LIMIT 1)
    AS sold
  FROM parted p CROSS JOIN "booking" r ON r.id = p.root)
SELECT * FROM told WHERE seats <> sold
"""


def _before(later: str, earlier: str) -> str:
    """That one moment of a booking lies before an earlier one, and no clock was set back.

    A canceled part has the moments of the sale that it was split from.
    """
    told = told_after(_BOOKING, later, earlier, "booking.id", "booking.split_from_id")
    return f"({later} < {earlier} AND NOT {told})"


RULES = (
    Rule(
        "seat_limit",
        Entity.TRAVELER,
        "has {seats:seat|seats} on launch {launch}, "
        "and the limit stored with the sale is {seat_limit}",
        _LIMIT,
    ),
    Rule(
        "seat_limit",
        _BOOKING,
        "has {seats:seat|seats}, and the limit stored with it is {seat_limit}",
        'SELECT id, number_of_seats AS seats, seat_limit FROM "booking" WHERE seats > seat_limit',
    ),
    Rule(
        "price",
        _BOOKING,
        "has a total of {total} cents, not {seats:seat|seats} at {price} cents",
        "SELECT id, total_price AS total, number_of_seats AS seats, price_per_seat AS price "
        'FROM "booking" WHERE total <> seats * price',
    ),
    Rule(
        "split",
        _BOOKING,
        "was split from booking {also_root} but isn't a canceled part of it "
        "(same launch, price per seat and time of booking)",
        "SELECT p.id, r.id AS also_root "
        'FROM "booking" p JOIN "booking" r ON r.id = p.split_from_id WHERE p.id = r.id '
        "OR p.status <> 'canceled' OR r.split_from_id IS NOT NULL OR p.launch_id <> r.launch_id "
        "OR p.price_per_seat <> r.price_per_seat OR p.created_at <> r.created_at",
    ),
    Rule(
        "split",
        _BOOKING,
        "has {seats:seat|seats} with its parts, and {sold} {sold:=was|were} sold",
        _PARTS,
    ),
    Rule(
        "move",
        _BOOKING,
        "was moved from booking {also_old}, which wasn't canceled for it at that moment",
        "SELECT n.id, o.id AS also_old "
        'FROM "booking" n JOIN "booking" o ON o.id = n.moved_from_id '
        "WHERE o.status <> 'canceled' OR o.cancel_cause <> 'move' OR o.canceled_at <> n.created_at "
        "OR o.launch_id = n.launch_id",
    ),
    Rule(
        "move",
        _BOOKING,
        "was canceled for a move, and no booking was moved from it",
        "SELECT o.id FROM \"booking\" o WHERE o.status = 'canceled' AND o.cancel_cause = 'move' "
        'AND NOT EXISTS (SELECT 1 FROM "booking" n WHERE n.moved_from_id = o.id)',
    ),
    Rule(
        "status",
        _BOOKING,
        "is {status}, and its other columns say otherwise",
        'SELECT id, status FROM "booking" WHERE CASE status '
        "WHEN 'pending' THEN hold_until IS NULL OR confirmed_at IS NOT NULL "
        "WHEN 'confirmed' THEN confirmed_at IS NULL "
        "ELSE canceled_at IS NULL OR cancel_cause IS NULL OR refund_percent IS NULL "
        "OR refund_amount IS NULL OR (hold_until IS NULL AND confirmed_at IS NULL) END "
        "OR (status <> 'canceled' AND (canceled_at IS NOT NULL OR cancel_cause IS NOT NULL "
        "OR refund_percent IS NOT NULL OR refund_amount IS NOT NULL OR seats_released <> 0))",
    ),
    Rule(
        "times",
        _BOOKING,
        "has times out of order: booked, confirmed by the hold's deadline, canceled",
        'SELECT id FROM "booking" WHERE hold_until < created_at OR confirmed_at > hold_until '
        f"OR {_before('confirmed_at', 'created_at')} OR {_before('canceled_at', 'created_at')} "
        f"OR {_before('canceled_at', 'confirmed_at')}",
    ),
    Rule(
        "times",
        _BOOKING,
        "was booked, sold or held past the date of launch {also_launch}",
        'SELECT b.id, l.id AS also_launch FROM "launch" l JOIN "booking" b ON b.launch_id = l.id '
        "WHERE b.created_at >= l.date OR b.confirmed_at >= l.date OR b.hold_until > l.date",
    ),
    Rule(
        "lapse",
        _BOOKING,
        "lapsed, but was sold or not past its deadline",
        "SELECT id FROM \"booking\" WHERE cancel_cause = 'lapse' AND (confirmed_at IS NOT NULL "
        "OR hold_until IS NULL OR canceled_at < hold_until OR (canceled_at = hold_until "
        # No hold outlasts its launch, whose outcome may be marked in the same moment.
        'AND NOT EXISTS (SELECT 1 FROM "launch" l WHERE l.id = launch_id '
        "AND l.date = hold_until)))",
    ),
    Rule(
        "void",
        _BOOKING,
        "was voided, but wasn't a sale of that day",
        "SELECT id FROM \"booking\" WHERE cancel_cause = 'void' AND (confirmed_at IS NULL "
        "OR julianday(canceled_at) - julianday(confirmed_at) > 1.00001)",
    ),
    Rule(
        "final_launch",
        _BOOKING,
        "is {status} on launch {also_launch}, which is {launch_status}",
        "SELECT b.id, b.status, l.id AS also_launch, l.status AS launch_status "
        'FROM "launch" l JOIN "booking" b ON b.launch_id = l.id '
        f"WHERE (b.status = 'pending' AND l.status IN {FINAL}) "
        "OR (b.status = 'confirmed' AND l.status = 'aborted') "
        "OR (b.cancel_cause = 'launch_aborted' AND l.status <> 'aborted')",
    ),
    Rule(
        "refund_amount",
        _BOOKING,
        "got {refund} cents back with its canceled parts at {percent} %, not {due}",
        _CUMULATIVE,
    ),
    Rule(
        "refund_percent",
        _BOOKING,
        "was canceled ({cause}) with a refund of {percent} %",
        'SELECT id, cancel_cause AS cause, refund_percent AS percent FROM "booking" '
        "WHERE status = 'canceled' AND NOT CASE "
        "WHEN confirmed_at IS NULL OR cancel_cause = 'lapse' THEN percent = 0 "
        "WHEN cancel_cause IN ('void', 'launch_aborted') THEN percent = 100 "
        f"ELSE percent IN (0, 70, 90, 100) OR {_ALLOWED.format(id='booking.id')} END",
    ),
    Rule(
        "refund_percent",
        _BOOKING,
        "was canceled with a refund of {percent} %, and the table gives {due} %",
        _TABLE,
    ),
    Rule(
        "seats_released",
        _BOOKING,
        "was canceled ({cause}) with a refund of {percent} %, and its seats are not kept or "
        "released accordingly",
        'SELECT id, cancel_cause AS cause, refund_percent AS percent FROM "booking" '
        "WHERE status = 'canceled' AND seats_released = (confirmed_at IS NOT NULL "
        "AND cancel_cause IN ('traveler', 'move') AND percent = 0) "
        f"AND NOT (percent > 0 AND {_ALLOWED.format(id='booking.id')})",
    ),
    Rule(
        "locator",
        _BOOKING,
        "has the locator {locator}, which isn't one",
        'SELECT id, locator FROM "booking" WHERE length(locator) <> 6 '
        "OR locator GLOB '*[^2-9A-HJ-NP-Z]*'",
    ),
    Rule(
        "locator",
        _BOOKING,
        "shares the locator {locator} with booking {also_other}",
        "SELECT max(id) AS id, min(id) AS also_other, substr(locator, 1, 3) || ' ' "
        "|| substr(locator, 4) AS locator FROM booking "
        "GROUP BY locator HAVING count(*) > 1",
    ),
    Rule(
        "request_id",
        _BOOKING,
        "has a request id that was used for something else",
        'SELECT id FROM "booking" WHERE request_id IS NOT NULL '
        "AND coalesce(CASE WHEN split_from_id IS NULL "
        "THEN request_digest NOT LIKE '% ' || launch_id || ' % %' "
        "ELSE request_digest <> 'canceled ' || split_from_id || ' ' || number_of_seats END, 1)",
    ),
    Rule(
        "request_id",
        _BOOKING,
        "shares its request id with booking {also_other}",
        'SELECT max(id) AS id, min(id) AS also_other FROM "booking" '
        "WHERE request_id IS NOT NULL GROUP BY request_id HAVING count(*) > 1",
    ),
)
