"""Who is told what became of a launch (DOMAIN.md §8)."""

from astrobookings_desktop.data.queries.fragments import same_workstation

# What came before the event is told by ids, not by times: the clock may have been set back since. A
# workstation draws them in order, that of the job in the transaction of the event. Between
# workstations, whose clocks weren't wrong together, times decide.
_BOOKED = (
    f"CASE WHEN {same_workstation('b.id', ':job')} THEN b.id < :job ELSE b.created_at <= :as_of END"
)
_ENDED_LATER = (
    "coalesce((SELECT max(l.id) FROM \"entry_log\" l WHERE l.entity_type = 'booking' "
    "AND l.entity_id = b.id AND l.action IN ('cancel', 'void', 'lapse') "
    f"AND {same_workstation('l.id', ':job')}) > :job, b.canceled_at > :as_of)"
)
# Had seats at the event: those whom an abort canceled in that moment, else who had booked and not
# given up; a hold past its deadline was over, whether or not its lapse was recorded then.
_HAD_SEATS = (
    "((b.canceled_at = :as_of AND b.cancel_cause = 'launch_aborted') "
    f"OR ({_BOOKED} AND (b.canceled_at IS NULL OR {_ENDED_LATER}) "
    "AND (b.hold_until IS NULL OR b.hold_until >= :as_of OR b.confirmed_at <= :as_of)))"
)
TRAVELERS = (
    "SELECT b.traveler_id, u.email_key IS NOT NULL, sum(b.number_of_seats), sum(b.total_price), "
    "sum(coalesce(b.refund_amount, 0)), group_concat(b.locator) "
    'FROM "booking" b JOIN "user" u ON u.id = b.traveler_id '
    f"WHERE b.launch_id = :launch_id AND b.traveler_id > :after AND {_HAD_SEATS} "
    "GROUP BY b.traveler_id ORDER BY b.traveler_id LIMIT :most"
)
COUNT = (
    "SELECT count(DISTINCT b.traveler_id), coalesce(sum(b.number_of_seats), 0), "
    "coalesce(sum(b.total_price), 0), coalesce(sum(b.refund_amount), 0) "
    'FROM "booking" b WHERE b.launch_id = :launch_id '
    f"AND {_HAD_SEATS}"
)
OVERTAKEN = """
SELECT m.facts FROM (SELECT user_id, status, facts, max(id) AS id FROM "notification"
  WHERE entity_type = 'launch' AND entity_id = :launch_id AND event = :event AND channel = 'mail'
  GROUP BY user_id) m
WHERE m.status = 'discarded' AND json_extract(m.facts, '$.date') = :date
  AND NOT EXISTS (SELECT 1 FROM "entry_log" e WHERE e.entity_type = 'notification'
    AND e.entity_id = m.id AND e.action = 'discard')
ORDER BY m.id DESC LIMIT 1
"""
"""The facts of a letter about the event on this date that isn't followed by another one to the same
person and was overtaken: discarded, though by nobody."""
STAFF = (
    "SELECT id FROM \"user\" WHERE role IN ('admin', 'manager', 'agent') AND active = 1 "
    "AND password_hash IS NOT NULL AND email_key IS NOT NULL ORDER BY id"
)
"""Those who work here and can sign in."""
