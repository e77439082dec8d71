"""What holds for users, travelers and agencies (DOMAIN.md §1, §2)."""

from astrobookings_desktop.data.queries.invariants.rule import Rule
from astrobookings_desktop.domain.entities import Entity

_USER = Entity.USER

RULES = (
    Rule(
        "profile",
        _USER,
        "has the role {role} and not the record that goes with it",
        'SELECT u.id, u.role FROM "user" u LEFT JOIN "traveler" t ON t.user_id = u.id '
        'LEFT JOIN "agency" a ON a.user_id = u.id '
        "WHERE (u.role = 'traveler') <> (t.user_id IS NOT NULL) "
        "OR (u.role = 'agency' AND u.agency_id IS NULL) <> (a.user_id IS NOT NULL) "
        "OR (u.role <> 'agency' AND u.agency_id IS NOT NULL)",
    ),
    Rule(
        "name",
        _USER,
        "has a name that no one could have entered",
        'SELECT id FROM "user" WHERE NOT check_is_name(name)',
    ),
    Rule(
        "email",
        _USER,
        "has the e-mail {email}, which isn't one or is kept under another key",
        'SELECT id, email FROM "user" WHERE email IS NOT NULL AND (NOT check_is_email(email) '
        "OR email_key IS NOT check_email_key(email))",
    ),
    Rule(
        "email",
        _USER,
        "shares its e-mail with user {also_other}",
        'SELECT max(id) AS id, min(id) AS also_other FROM "user" WHERE email_key IS NOT NULL '
        "GROUP BY email_key HAVING count(*) > 1",
    ),
    Rule(
        "search_text",
        _USER,
        "isn't found by its name",
        'SELECT id FROM "user" WHERE name_folded <> check_fold(name)',
    ),
    Rule(
        "search_text",
        Entity.TRAVELER,
        "isn't found by the phone number",
        'SELECT user_id AS id FROM "traveler" '
        "WHERE phone_digits IS NOT check_phone_digits(contact_phone)",
    ),
)
