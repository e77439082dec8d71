"""The forms as data: which fields, how labelled, edited with what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Language, Range, Role
from astrobookings_desktop.services.people import users
from astrobookings_desktop.ui.entities.words import language_word, range_word
from astrobookings_desktop.ui.language import declared, said, spoken
from astrobookings_desktop.ui.theme.statuses import LOOKS


class Edit(Enum):
    """How a field is edited."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    RECORD = "record"  # one of the records of another entity
    MOMENT = "moment"
    DESTINATION = "destination"
    WISHES = "wishes"  # a JSON document with one text


@spoken("label", "note", "hint", context="forms")
@dataclass(frozen=True)
class FormField:
    """One field: `column` is the entity's; `half` fields stand two in a row."""

    column: str
    label: str
    note: str = ""
    edit: Edit = Edit.LINE
    half: bool = True
    hint: str = ""
    choices: tuple[str, ...] = ()
    word: Callable[[str], str] = str  # of a choice, in the reader's language
    of: Entity | None = None
    fixed: bool = False  # can't be changed once created
    needed: str = ""  # why it can't stay empty in a new record, where that depends on its kind
    lone: bool = False  # in a new record the only one to choose is chosen


@spoken("title", "note", "edit_note", "act", context="forms")
@dataclass(frozen=True)
class FormSpec:
    """One entity's form; `edit_note` is said of a record that is there already.

    `act` is what making a new one is called, where it is called otherwise than the rest.
    """

    entity: Entity
    title: str
    note: str
    fields: tuple[FormField, ...]
    edit_note: str = ""
    act: str = ""


BY_DESTINATION = declared("forms", "By the destination")
LANGUAGES = tuple(one.value for one in Language)
RANGES = tuple(one.value for one in Range)
ROLES = tuple(  # the one with the fewest rights in the office stands there first
    one.value for one in (Role.AGENT, Role.MANAGER, Role.ADMIN, Role.AGENCY)
)


def _role_word(value: str) -> str:
    return LOOKS[Role][value].word


def _needed_range(value: str) -> str:
    return range_word(value) if value else said("forms", BY_DESTINATION)


_NAME = FormField("name", "Name", "required", half=False)
_LANGUAGE = FormField(
    "language", "Language of messages", "", Edit.CHOICE, choices=LANGUAGES, word=language_word
)
_EMAIL = FormField("email", "E-mail", "optional, unique", hint="name@example.org")

FORMS: Mapping[Entity, FormSpec] = {
    spec.entity: spec
    for spec in (
        FormSpec(
            Entity.TRAVELER,
            "traveler",
            "The traveler does not sign in; this is a record at the desk.",
            (
                _NAME,
                _EMAIL,
                FormField("contact_phone", "Phone", "optional", hint="+34 612 408 551"),
                FormField("emergency_contact", "Emergency contact", "optional"),
                _LANGUAGE,
                FormField("travel_preferences", "Wishes", "optional", Edit.WISHES, half=False),
            ),
        ),
        FormSpec(
            Entity.AGENCY,
            "agency",
            "Invoices need legal name, tax id and legal address; they may come later.",
            (
                _NAME,
                _EMAIL,
                _LANGUAGE,
                FormField("legal_name", "Legal name", "for invoices"),
                FormField("tax_id", "Tax id", "for invoices"),
                FormField("legal_address", "Legal address", "for invoices", Edit.TEXT, half=False),
                FormField("contact_info", "Contact", "optional", half=False),
                FormField("description", "About", "optional", Edit.TEXT, half=False),
            ),
        ),
        FormSpec(
            Entity.ROCKET,
            "rocket",
            "",
            (
                FormField("name", "Name", "required", half=False),
                FormField(
                    *("agency_id", "Agency", "required", Edit.RECORD, False),
                    of=Entity.AGENCY,
                    lone=True,
                ),
                FormField("capacity", "Capacity", "required, 1 to 100,000"),
                FormField(
                    "range", "Range", "required", Edit.CHOICE, choices=RANGES, word=range_word
                ),
            ),
            "A new capacity reaches the rocket's open launches.",
        ),
        FormSpec(
            Entity.LAUNCH,
            "launch",
            "Seats are sold from now until the launch. A later date is a delay, not an edit.",
            (
                FormField(
                    *("rocket_id", "Rocket", "required", Edit.RECORD, False),
                    of=Entity.ROCKET,
                    lone=True,
                ),
                FormField("destination", "Destination", "required", Edit.DESTINATION),
                FormField(
                    "range",
                    "Range it needs",
                    "if we don't know the destination",
                    Edit.CHOICE,
                    choices=("", *RANGES),
                    word=_needed_range,
                ),
                FormField("date", "Departs", "required, your time zone", Edit.MOMENT, fixed=True),
                FormField("price_per_seat", "Price per seat", "required", hint="1,250,000.00"),
            ),
            act="Schedule launch",
        ),
        FormSpec(
            Entity.USER,
            "user",
            "People who work here, and staff of an agency. The e-mail is needed to sign in.",
            (
                _NAME,
                FormField(
                    *("email", "E-mail", "required, unique"),
                    hint="name@example.org",
                    needed=users.NEEDED,
                ),
                FormField("role", "Role", "required", Edit.CHOICE, choices=ROLES, word=_role_word),
                _LANGUAGE,
                FormField(
                    "agency_id", "Agency", "for its staff only", Edit.RECORD, of=Entity.AGENCY
                ),
            ),
        ),
    )
}
