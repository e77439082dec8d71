"""What holds for the outcomes of launches (DOMAIN.md §4, §6) and for passengers (§5)."""

from astrobookings_desktop.data.queries.fragments import (
    FINAL,
    NET,
    PAID_FOR,
    same_workstation,
)
from astrobookings_desktop.data.queries.invariants.rule import Rule, told_after
from astrobookings_desktop.domain.entities import Entity

_LAUNCH, _BOOKING = Entity.LAUNCH, Entity.BOOKING

_NET = f"""
WITH brought AS MATERIALIZED (
  SELECT b.launch_id, sum({NET}) AS net
  FROM "launch" l CROSS JOIN "booking" b ON b.launch_id = l.id
  WHERE l.net_revenue IS NOT NULL AND {PAID_FOR} GROUP BY b.launch_id)
SELECT l.id, l.net_revenue AS net, coalesce(n.net, 0) AS counted
FROM "launch" l LEFT JOIN brought n ON n.launch_id = l.id
WHERE l.net_revenue IS NOT NULL AND l.net_revenue <> coalesce(n.net, 0)
"""
# Two launches that were marked in one moment may count for each other or not; so may imported ones,
# whose moment isn't known. An outcome that was corrected counted while it stood. Where moments
# contradict a rate, a clock may have been set back: the log's ids tell which were marked before,
# but for those that another workstation marked.
_MARK = """(SELECT max(e.id) FROM "entry_log" e WHERE e.entity_type = 'launch'
  AND e.entity_id = {launch}.id AND e.action = 'launch')"""
_MARKED_BEFORE = f"""(SELECT count(*) FROM "launch" o WHERE o.agency_id = f.agency_id
  AND o.status = 'launched' AND o.id <> f.id
  AND ({_MARK.format(launch="o")} < {_MARK.format(launch="f")} OR {{others}}))"""
_SURELY_BEFORE = _MARKED_BEFORE.format(others="0")
_MARKED_HERE = same_workstation(_MARK.format(launch="o"), _MARK.format(launch="f"))
_MAY_BE_BEFORE = _MARKED_BEFORE.format(others=f"o.imported OR NOT {_MARKED_HERE}")
_RATE = f"""
WITH marked AS (
  SELECT id, agency_id, fee_basis_points AS points,
    rank() OVER earlier - 1 - sum(outcome_at IS NULL) OVER agency AS least,
    sum(imported) OVER agency + sum(NOT imported AND outcome_at IS NOT NULL) OVER earlier
      - (imported OR outcome_at IS NOT NULL) AS most
  FROM "launch" WHERE status = 'launched'
  WINDOW agency AS (PARTITION BY agency_id),
    earlier AS (PARTITION BY agency_id ORDER BY outcome_at)),
flown AS MATERIALIZED (
  SELECT id, agency_id, points, max(least, 0) AS least, most FROM marked
  WHERE points IS NOT NULL)
SELECT f.id, f.points, f.least, f.agency_id AS agency FROM flown f
WHERE CASE f.points WHEN 80 THEN f.most < 2 ELSE f.least >= 2 END
  AND CASE f.points WHEN 80 THEN {_MAY_BE_BEFORE} < 2 ELSE {_SURELY_BEFORE} >= 2 END
  AND NOT EXISTS (SELECT 1 FROM "entry_log" e JOIN "launch" c ON c.id = e.entity_id
    WHERE e.entity_type = 'launch' AND e.action = 'correct' AND c.agency_id = f.agency_id)
"""
_AGES = """
WITH aged AS MATERIALIZED (
  SELECT b.id, p.name, l.delayed_at, check_age(substr(l.date, 1, 10) || p.birth_date) AS age
  FROM "passenger" p JOIN "booking" b ON b.id = p.booking_id
  JOIN "launch" l ON l.id = b.launch_id)
SELECT id, name, age FROM aged WHERE
"""

RULES = (
    Rule(
        "outcome",
        _LAUNCH,
        "is {status}, and its moment, net revenue or rate say otherwise",
        'SELECT id, status FROM "launch" WHERE '
        f"(outcome_at IS NOT NULL) <> (status IN {FINAL} AND imported = 0) "
        "OR (net_revenue IS NOT NULL) <> (status IN ('launched', 'aborted') AND imported = 0) "
        "OR (fee_basis_points IS NOT NULL) <> (status = 'launched' AND imported = 0)",
    ),
    Rule(
        "outcome",
        _LAUNCH,
        "was marked {status} before its date or before it was scheduled",
        'SELECT id, status FROM "launch" WHERE (outcome_at < created_at AND NOT '
        f"{told_after(_LAUNCH, 'outcome_at', 'created_at', 'launch.id')}) "
        "OR (status IN ('launched', 'failed') AND outcome_at < date)",
    ),
    Rule(
        "net_revenue",
        _LAUNCH,
        "brought {net} cents, and its bookings say {counted}",
        _NET,
    ),
    Rule(
        "fee_rate",
        _LAUNCH,
        "is charged {points} basis points, and agency {agency} had {least} launched before",
        _RATE,
    ),
    Rule(
        "passengers",
        _BOOKING,
        "has {named:passenger|passengers} on {seats:seat|seats}",
        "SELECT b.id, count(*) AS named, b.number_of_seats AS seats "
        'FROM "passenger" p JOIN "booking" b ON b.id = p.booking_id '
        "GROUP BY b.id HAVING named > b.number_of_seats",
    ),
    Rule(
        "passengers",
        _BOOKING,
        "has the passenger {name}, who is {age:year|years} old on the launch date",
        _AGES + "age BETWEEN 0 AND 17 OR (age > 70 AND delayed_at IS NULL)",
    ),
    Rule(
        "passengers",
        _BOOKING,
        "has the passenger {name}, who isn't born yet on the launch date",
        _AGES + "age < 0",
    ),
    Rule(
        "passengers",
        _BOOKING,
        "has the passenger {name}, whose birth date or launch date is no date",
        _AGES + "age IS NULL",
    ),
    Rule(
        "passengers",
        _BOOKING,
        "has a passenger with a name that no one could have entered or find",
        'SELECT booking_id AS id FROM "passenger" '
        "WHERE NOT check_is_name(name) OR name_folded <> check_fold(name)",
    ),
)
