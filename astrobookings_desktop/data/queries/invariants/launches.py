"""What holds for rockets and launches (DOMAIN.md §3, §4), and the seat counters (§5)."""

from astrobookings_desktop.data.queries.fragments import OPEN
from astrobookings_desktop.data.queries.invariants.rule import Rule, range_order, told_after
from astrobookings_desktop.domain.entities import Entity

_LAUNCH = Entity.LAUNCH
_WITH_ROCKET = '"launch" l JOIN "rocket" r ON r.id = l.rocket_id'

# The canceled bookings that keep their seats are few: open ones are summed in their index alone.
_COUNTERS = """
WITH open AS MATERIALIZED (
  SELECT launch_id, sum(number_of_seats) AS seats,
    sum(CASE status WHEN 'pending' THEN number_of_seats ELSE 0 END) AS held
  FROM "booking" WHERE status <> 'canceled' GROUP BY launch_id),
kept AS MATERIALIZED (
  SELECT launch_id, sum(number_of_seats) AS seats FROM "booking"
  WHERE status = 'canceled' AND seats_released = 0 GROUP BY +launch_id),
counted AS (
  SELECT l.id, l.seats_taken AS taken, l.seats_held AS held,
    coalesce(o.seats, 0) + coalesce(k.seats, 0) AS taken_counted,
    coalesce(o.held, 0) AS held_counted
  FROM "launch" l LEFT JOIN open o ON o.launch_id = l.id LEFT JOIN kept k ON k.launch_id = l.id)
SELECT * FROM counted WHERE taken <> taken_counted OR held <> held_counted
"""

RULES = (
    Rule(
        "seat_counter",
        _LAUNCH,
        "says {taken} seats taken and {held} held; its bookings have {taken_counted} and "
        "{held_counted}",
        _COUNTERS,
    ),
    Rule(
        "capacity",
        _LAUNCH,
        "has {taken:seat|seats} taken of {capacity}",
        'SELECT id, seats_taken AS taken, capacity FROM "launch" WHERE taken > capacity '
        "OR seats_held NOT BETWEEN 0 AND taken",
    ),
    Rule(
        "capacity",
        _LAUNCH,
        "is open with a capacity of {capacity}; its rocket {rocket} has {of_rocket}",
        "SELECT l.id, l.capacity, r.id AS rocket, r.capacity AS of_rocket "
        f"FROM {_WITH_ROCKET} WHERE l.status IN {OPEN} AND l.capacity <> r.capacity",
    ),
    Rule(
        "rocket_agency",
        _LAUNCH,
        "is of agency {agency}, and its rocket {rocket} of agency {of_rocket}",
        "SELECT l.id, l.agency_id AS agency, r.id AS rocket, r.agency_id AS of_rocket "
        f"FROM {_WITH_ROCKET} WHERE l.agency_id <> r.agency_id",
    ),
    Rule(
        "range",
        _LAUNCH,
        "needs the range {needed}, and its rocket {rocket} has {of_rocket}",
        "SELECT l.id, l.range AS needed, r.id AS rocket, r.range AS of_rocket "
        f"FROM {_WITH_ROCKET} WHERE l.status IN {OPEN} "
        f"AND {range_order('r.range')} < {range_order('l.range')}",
    ),
    Rule(
        "range",
        _LAUNCH,
        "goes to {destination}, too far for the range of its rocket {rocket}",
        "SELECT l.id, l.destination, r.id AS rocket "
        f"FROM {_WITH_ROCKET} WHERE l.status IN {OPEN} "
        f"AND {range_order('r.range')} < check_needed_order(l.destination)",
    ),
    Rule(
        "same_day",
        _LAUNCH,
        "flies rocket {rocket} on {day}, as launch {also_other} does",
        "SELECT max(id) AS id, min(id) AS also_other, rocket_id AS rocket, substr(date, 1, 10) "
        f'AS day FROM "launch" WHERE status IN {OPEN} GROUP BY rocket_id, day HAVING count(*) > 1',
    ),
    Rule(
        "times",
        _LAUNCH,
        "is {status} with times that don't allow it",
        'SELECT id, status FROM "launch" WHERE imported = 0 AND (created_at >= date '
        "OR delayed_at >= date OR (delayed_at < created_at AND NOT "
        f"{told_after(_LAUNCH, 'delayed_at', 'created_at', 'launch.id')}) "
        "OR (status = 'delayed' AND delayed_at IS NULL) "
        "OR (status IN ('launched', 'failed') AND date > :as_of))",
    ),
    Rule(
        "reason",
        _LAUNCH,
        "is {status} without a reason",
        "SELECT id, status FROM \"launch\" WHERE imported = 0 AND status IN ('failed', 'aborted') "
        "AND status_reason IS NULL",
    ),
    Rule(
        "imported",
        _LAUNCH,
        "was imported as one that is over, and is {status} with {seats:seat|seats} taken",
        'SELECT id, status, seats_taken AS seats FROM "launch" '
        f"WHERE imported = 1 AND (status IN {OPEN} OR seats_taken > 0)",
    ),
    Rule(
        "search_text",
        _LAUNCH,
        "isn't found by its destination",
        'SELECT id FROM "launch" WHERE destination_folded <> check_fold(destination)',
    ),
    Rule(
        "search_text",
        Entity.ROCKET,
        "isn't found by its name",
        'SELECT id FROM "rocket" WHERE name_folded <> check_fold(name)',
    ),
    Rule(
        "name",
        Entity.ROCKET,
        "has a name that no one could have entered",
        'SELECT id FROM "rocket" WHERE NOT check_is_name(name)',
    ),
)
