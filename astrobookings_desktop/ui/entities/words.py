"""Words for values of fixed sets that have no chip."""

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.payments import METHODS
from astrobookings_desktop.domain.refusal import ENGLISH
from astrobookings_desktop.domain.statuses import Range
from astrobookings_desktop.services.access.sign_in import NOBODY
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, WORKER
from astrobookings_desktop.services.fields import ENTRY_FIELDS
from astrobookings_desktop.ui.language import FIELDS, VALUES, Words, declared, said, word_of

_LANGUAGES = Words("languages", {"en": "English", "es": "Spanish"})
_CHANNELS = Words("channels", {"mail": "Mail", "desktop": "Desktop"})
_CAUSES = Words(
    "causes",
    {
        "traveler": "by the traveler",
        "lapse": "hold lapsed",
        "void": "sale voided",
        "move": "moved to another launch",
        "launch_aborted": "launch aborted",
    },
)
_METHODS = Words("PaymentDialog", {name: name for name in METHODS})


# What the log calls deeds, what messages tell of, and what the queue does.
_VALUES = """
sell hold confirm cancel void lapse split move transfer create edit delete schedule activate
deactivate announce issue accept refused restore retry doubt fail lock sign_in sign_out
sign_in_failed set_password give_reset_code change_settings back_up send_again mark_sent discard
read found archive passengers delay abort launch pay complete refund import correct undo note
moved_from moved_to moved_refund
review unreview remind restate booking_held booking_sold booking_changed booking_canceled
hold_lapsed launch_scheduled
launch_reopened launch_confirmed launch_delayed launch_launched launch_failed launch_aborted
invoice_issued invoice_reminder invoice_void payment_completed payment_refunded job_failed
job_uncertain backup_failed hub_unreachable test lapse_holds prune prune_jobs back_up
announce_launch notify_launch deliver_notification repair_search issue_invoice archive_invoice
watch_invoices sold_by passenger_names birth_date error job_type expires_at in_a_row travelers rows
job file head last_id size sha256 reviewed_by imported days_overdue facts prior_status
"""
for _value in _VALUES.split():
    declared(VALUES, _value.replace("_", " ").capitalize())


def range_word(value: str) -> str:
    """Suborbital, Low Earth, Moon, Mars."""
    return word_of(Range(value)) if value in tuple(Range) else value


def language_word(value: str) -> str:
    """English, Spanish."""
    return _LANGUAGES.of(value)


def channel_word(value: str) -> str:
    """Mail, Desktop."""
    return _CHANNELS.of(value)


def cause_word(value: str) -> str:
    """Why a booking was canceled."""
    return _CAUSES.of(value)


def method_word(value: str) -> str:
    """How an invoice was paid; other words than ours stay as they were typed."""
    return _METHODS.of(value)


def method_value(typed: str) -> str:
    """The same the other way round: what records keep of a word for a method."""
    wanted = typed.strip().casefold()
    return next((value for value in _METHODS if _METHODS.of(value).casefold() == wanted), typed)


_ACTORS = Words(
    "actors",
    {
        WORKER.name: "Worker",
        NOBODY.name: "Sign-in",
        BUILT_IN_ADMINISTRATOR.name: "Administrator",
        "Background worker": "Worker",  # as a demo's past has it
    },
)


def actor_word(name: str) -> str:
    """Who did something: a person by name, and what works by itself in words."""
    return _ACTORS.of(name)


_ENTERED = frozenset(name for fields in ENTRY_FIELDS.values() for name in fields)


def field_word(name: str) -> str:
    """What a column is called: what is entered as its form and its refusals call it."""
    return said(FIELDS, ENGLISH.label(name)) if name in _ENTERED else plain_word(name)


def plain_word(value: str) -> str:
    """A value of the database as words: booking_sold becomes Booking sold."""
    shown = Entity.JOB_QUEUE.noun if value == Entity.JOB_QUEUE else value
    return said(VALUES, shown.replace("_", " ").capitalize())
