"""The tabs of notifications, jobs, users and the log."""

from dataclasses import replace

from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import JobStatus, NotificationStatus, Role
from astrobookings_desktop.ui.entities.columns import Columns, faded
from astrobookings_desktop.ui.entities.history import sentence_of
from astrobookings_desktop.ui.entities.spec import Chip, Empty, EntitySpec
from astrobookings_desktop.ui.entities.words import (
    actor_word,
    channel_word,
    language_word,
    plain_word,
)
from astrobookings_desktop.ui.notices.message_words import facts_of, message_line
from astrobookings_desktop.ui.office import job_board, message_board
from astrobookings_desktop.ui.office.error_words import error_words
from astrobookings_desktop.ui.office.job_board import JobBoard
from astrobookings_desktop.ui.office.message_board import MessageBoard
from astrobookings_desktop.ui.office.words import FOR_A_SETTING, PUT_OFF, state_of, what
from astrobookings_desktop.ui.pages.log_filters import LogFilters
from astrobookings_desktop.ui.table import Column, Style, TableSpec
from astrobookings_desktop.ui.table.painters import chip_column, status_column
from astrobookings_desktop.ui.theme.statuses import LOOKS, StatusLook


def record_word(entity: str) -> str:
    """The kind of record that a job is about; of no one it is a dash."""
    return "—" if entity == "None" else plain_word(entity)


_n = Columns(LISTS[Entity.NOTIFICATION])
_j = Columns(LISTS[Entity.JOB_QUEUE])
_u = Columns(LISTS[Entity.USER])
_l = Columns(LISTS[Entity.ENTRY_LOG])

_message = replace(
    _n.text("message", "Message", 320, stretch=1),
    text=lambda row: message_line(
        str(row[_n.at("event")]), str(row[_n.at("message")]), facts_of(row[_n.at("facts")])
    ),
)
_STATES = (*LOOKS[JobStatus].values(), PUT_OFF, FOR_A_SETTING)


def _state(row: Row) -> StatusLook | None:
    """Where a job stands, in the words of the board above the list."""
    return state_of(row[_j.at("status")], row[_j.at("error_kind")], row[_j.at("last_error")])


NOTIFICATIONS = EntitySpec(
    entity=Entity.NOTIFICATION,
    title="Notifications",
    singular="notification",
    icon="notification",
    caption="Office",
    table=TableSpec(
        "Notifications",
        LISTS[Entity.NOTIFICATION],
        (
            _n.moment("timestamp", "When"),
            _n.text("recipient", "To", 180),
            _message,
            _n.word("channel", "By", channel_word, 84),
            status_column("status", "Status", NotificationStatus, _n.at("status")),
        ),
        row_tone=faded(_n.at("status"), "discarded", "read"),
    ),
    search_hint="Recipient, message, status:pending",
    empty=Empty("No message yet", "Messages to travelers and agencies appear here with each sale."),
    chips=(
        Chip("all", "All"),
        Chip("pending", "Waiting"),
        Chip("unread", "On the desktop"),
        Chip("sent", "Sent"),
        Chip("sent_today", "Sent today"),
        Chip("failed", "Failed"),
        Chip("uncertain", "Uncertain"),
        Chip("grace", "In grace"),
        Chip("discarded", "Discarded"),
        Chip("discarded_today", "Discarded today"),
    ),
    watches=frozenset({Entity.NOTIFICATION}),
    told_by=("recipient", "message"),
    board=MessageBoard,
    board_right=message_board.RIGHT,
)
JOBS = EntitySpec(
    entity=Entity.JOB_QUEUE,
    title="Jobs",
    singular="job",
    icon="job",
    table=TableSpec(
        "Jobs",
        LISTS[Entity.JOB_QUEUE],
        (
            _j.key("id", "Job", 84),
            replace(_j.word("job_type", "What", what, 190), style=Style.PRIMARY),
            replace(_j.word("entity_type", "On", record_word, 124), yields=1),
            _j.moment("since", "Since"),
            replace(_j.moment("created_at", "Created"), hidden=True),
            replace(_j.number("attempts", "Tries", 66), yields=2),
            _j.said("last_error", "Last error", error_words, 150, stretch=1),
            chip_column("status", "Status", _state, _STATES, "status"),
        ),
        row_tone=faded(_j.at("status"), "completed", "canceled"),
    ),
    search_hint="Type, error, status:failed",
    empty=Empty("No job waits", "Work that follows a sale, such as sending a mail, appears here."),
    chips=(
        Chip("all", "All"),
        Chip("waiting", "Waiting"),
        Chip("running", "Running"),
        Chip("retrying", "Put off"),
        Chip("for_a_setting", "Needs a setting"),
        Chip("need_somebody", "Need somebody"),
        Chip("failed", "Failed"),
        Chip("uncertain", "Uncertain"),
        Chip("done_last_hour", "Done in the last hour"),
        Chip("completed", "Done"),
        Chip("canceled", "Canceled"),
    ),
    watches=frozenset({Entity.JOB_QUEUE}),
    told_by=("job_type", "id"),
    badge="need_somebody",
    badge_words="{0:needs|need} somebody",
    board=JobBoard,
    board_right=job_board.RIGHT,
)
USERS = EntitySpec(
    entity=Entity.USER,
    title="Users",
    singular="user",
    icon="user",
    table=TableSpec(
        "Users",
        LISTS[Entity.USER],
        (
            _u.name("name", "Name", 160),
            _u.text("email", "E-mail", 240, stretch=1),
            replace(_u.said("email_refused", "Address refused", error_words, 160), hidden=True),
            status_column("role", "Role", Role, _u.at("role"), "role"),
            replace(_u.text("agency", "Agency", 120), yields=1),
            replace(_u.word("language", "Language", language_word, 84), hidden=True),
            _u.active(),
        ),
        row_tone=faded(_u.at("active"), 0),
    ),
    search_hint="Name, e-mail, role:agent",
    empty=Empty("No user yet", "Add those who work here; travelers and agencies have own tabs."),
    chips=(
        Chip("staff", "Staff"),
        Chip("agencies", "Agencies"),
        Chip("travelers", "Travelers"),
        Chip("inactive", "Inactive"),
        Chip("refused", "Address refused"),
        Chip("all", "All"),
    ),
    first_chip="staff",
    watches=frozenset({Entity.USER, Entity.AGENCY, Entity.TRAVELER}),
)
_details = Column(
    "details",
    "What",
    lambda row: sentence_of(
        str(row[_l.at("action")]), str(row[_l.at("details")]), Entity(row[_l.at("entity_type")])
    ),
    width=200,
    stretch=1,
)

LOG = EntitySpec(
    entity=Entity.ENTRY_LOG,
    title="Log",
    singular="log entry",
    icon="log",
    table=TableSpec(
        "Log",
        LISTS[Entity.ENTRY_LOG],
        (
            _l.moment("timestamp", "When"),
            _l.said("user_name", "Who", actor_word, 140),
            _l.word("action", "Did", plain_word, 136),
            _l.word("entity_type", "On", plain_word, 104),
            replace(_l.key("entity_id", "Record", 64), yields=1),
            _details,
        ),
    ),
    search_hint="user:ana, entity:booking, action:sell",
    empty=Empty("Nothing logged yet", "Every change is written here by itself and stays for good."),
    chips=(Chip("all", "All"), Chip("today", "Today"), Chip("people", "By people")),
    watches=frozenset({Entity.ENTRY_LOG}),
    filters=LogFilters,
)
