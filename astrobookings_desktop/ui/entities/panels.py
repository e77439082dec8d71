"""What the panel shows of each entity's record: title, chip, facts, related records."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from astrobookings_desktop.data.queries.records import RELATED_ROWS
from astrobookings_desktop.domain import statuses
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.locator import display
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.entities.account_sheet import account_sheet
from astrobookings_desktop.ui.entities.first_sale import first_sale
from astrobookings_desktop.ui.entities.history import changes_in
from astrobookings_desktop.ui.entities.invoice_note import InvoiceNote
from astrobookings_desktop.ui.entities.log_words import value_word, with_days
from astrobookings_desktop.ui.entities.message_facts import message_facts
from astrobookings_desktop.ui.entities.refund_words import refund_now
from astrobookings_desktop.ui.entities.words import (
    actor_word,
    cause_word,
    channel_word,
    language_word,
    method_word,
    plain_word,
    range_word,
)
from astrobookings_desktop.ui.language import declared, said, spoken
from astrobookings_desktop.ui.notices.message_words import facts_of, message_line
from astrobookings_desktop.ui.office.error_words import error_words
from astrobookings_desktop.ui.office.rendered import rendered
from astrobookings_desktop.ui.office.words import state_of, what
from astrobookings_desktop.ui.theme.statuses import INACTIVE, LOOKS, VIP, StatusLook, activity_of

Named = Mapping[str, Any]
Say = Callable[[Any], str]
MOST_PAYMENTS = 100  # all of an invoice: their sum stands above them


@spoken("label", context="panels")
@dataclass(frozen=True)
class Fact:
    """One line of facts: label, field and how its value reads. A blank value leaves it out."""

    label: str
    field: str
    say: Say = str
    strong: bool = False
    of_row: Callable[[Named], str] | None = None  # where the words need more than the value

    def words_of(self, row: Named) -> str:
        """The value in words."""
        return self.say(row[self.field]) if self.of_row is None else self.of_row(row)


@spoken("note", context="panels")
@dataclass(frozen=True)
class Link:
    """A record that this one names by id: `title` and `note` come from the row itself.

    With `named` the record's own title follows, and who may not see it gets no link.
    """

    entity: Entity
    field: str
    title: Callable[[Named], str]
    note: str
    named: bool = False


@spoken("title", context="panels")
@dataclass(frozen=True)
class Group:
    """Records that name this one: the first of them, and where there are more a way to all, whose
    words are `title`. `{id}` is this record's.

    `note` tells those apart whose titles are the same.
    """

    entity: Entity
    title: str
    where: str
    most: int = RELATED_ROWS
    note: Callable[[Named], str] = lambda _row: ""


@spoken("text_title", context="panels")
@dataclass(frozen=True)
class PanelSpec:
    """One entity's panel."""

    key: str
    title: Callable[[Named], str]
    chip: Callable[[Named], StatusLook | None]
    facts: tuple[Fact, ...]
    links: tuple[Link, ...] = ()
    groups: tuple[Group, ...] = ()
    more: Callable[[Reading, int], list[tuple[str, str]]] | None = None  # what the rules say now
    text: Callable[[Any, Named], str] | None = None  # of the UiContext: what is read at length
    text_title: str = ""
    sheet: Callable[[Any, int], QWidget] | None = None  # of the UiContext and the id: more figures
    foot: Callable[[Any], InvoiceNote | None] | None = None  # of the UiContext: above the main act


def _status(kind: type[Any], field: str = "status") -> Callable[[Named], StatusLook | None]:
    return lambda row: LOOKS[kind].get(row[field])


def _activity(entity: Entity) -> Callable[[Named], StatusLook]:
    active, inactive = activity_of(entity)
    return lambda row: active if row["active"] else inactive


def _named(field: str) -> Callable[[Named], str]:
    return lambda row: str(row[field] or "—")


def _changes(row: Named) -> str:
    kind = row["entity_type"]
    return changes_in(row["details"], None if kind is None else Entity(kind))


def _trip(row: Named, when: str) -> str:
    return f"{shown.apart(shown.place(row['destination']))}, {when}"


def _message(row: Named) -> str:
    return message_line(row["event"], row["message"], facts_of(row["facts"]))


def _document(text: str) -> str:
    entries: dict[str, Any] = json.loads(text)
    return value_word(None, "", entries)


def _percent(value: int) -> str:
    return f"{value} %"


YES, NO = declared("panels", "yes"), declared("panels", "no")


def _rate(points: int) -> str:
    return f"{shown.number(Decimal(points).scaleb(-2).normalize())} %"


def _yes_no(value: int) -> str:
    return said("panels", YES if value else NO)


def _departs(row: Named) -> str:
    return shown.day(row["date"])


def _entity(row: Named) -> str:
    return f"{plain_word(row['entity_type'] or '')} {row['entity_id'] or ''}".strip()


def _held_until(row: Named) -> str:
    """A hold's deadline, also of one that lapsed; none of what was confirmed since."""
    return "" if row["confirmed_at"] else shown.moment_with_weekday(row["hold_until"])


def _refund(row: Named) -> str:
    """What was paid back; for a hold nothing had been paid."""
    return shown.priced(row["refund_amount"]) if row["confirmed_at"] else ""


def _refund_rate(row: Named) -> str:
    return _percent(row["refund_percent"]) if row["confirmed_at"] else ""


PANELS: dict[Entity, PanelSpec] = {
    Entity.BOOKING: PanelSpec(
        "id",
        lambda row: display(row["locator"]),
        _status(statuses.BookingStatus),
        (
            Fact("Traveler", "traveler"),
            Fact("Phone", "traveler_phone"),
            Fact("E-mail", "traveler_email"),
            Fact("Seats", "number_of_seats"),
            Fact("Passengers", "passengers", with_days),
            Fact("Price per seat", "price_per_seat", shown.priced),
            Fact("Total", "total_price", shown.priced, strong=True),
            Fact("Held until", "hold_until", of_row=_held_until),
            Fact("Booked", "created_at", shown.moment_with_weekday),
            Fact("Confirmed", "confirmed_at", shown.moment_with_weekday),
            Fact("Canceled", "canceled_at", shown.moment_with_weekday),
            Fact("Why", "cancel_cause", cause_word),
            Fact("Refund", "refund_amount", strong=True, of_row=_refund),
            Fact("Rate", "refund_percent", of_row=_refund_rate),
            Fact("Limit when booked", "seat_limit", shown.seats),
            Fact("By", "sold_by"),
            Fact("Workstation", "workstation"),
        ),
        (
            Link(
                Entity.LAUNCH,
                "launch_id",
                lambda row: _trip(row, shown.moment(row["date"])),
                "Launch",
            ),
            Link(Entity.TRAVELER, "traveler_id", _named("traveler"), "Traveler"),
            Link(
                Entity.BOOKING,
                "split_from_id",
                lambda _row: said("panels", "Split off from"),
                "Booking",
                named=True,
            ),
            Link(
                Entity.BOOKING,
                "moved_from_id",
                lambda _row: said("panels", "Moved from"),
                "Booking",
                named=True,
            ),
            Link(
                Entity.BOOKING,
                "moved_to_id",
                lambda _row: said("panels", "Moved on to"),
                "Booking",
                named=True,
            ),
        ),
        (Group(Entity.NOTIFICATION, "All messages", "entity_type=booking and entity_id={id}"),),
        more=lambda reading, key: [*first_sale(reading, key), *refund_now(reading, key)],
    ),
    Entity.TRAVELER: PanelSpec(
        "user_id",
        _named("name"),
        lambda row: INACTIVE if not row["active"] else VIP if row["vip"] else None,
        (
            Fact("Phone", "contact_phone"),
            Fact("E-mail", "email"),
            Fact("Refused", "email_refused", error_words, strong=True),
            Fact("Language", "language", language_word),
            Fact("Emergency", "emergency_contact"),
            Fact("Wishes", "travel_preferences", _document),
            Fact("Bookings", "bookings"),
            Fact("Since", "created_at", shown.day),
        ),
        (),
        (Group(Entity.BOOKING, "All bookings", "traveler_id={id}"),),
    ),
    Entity.LAUNCH: PanelSpec(
        "id",
        lambda row: shown.place(row["destination"]),
        _status(statuses.LaunchStatus),
        (
            Fact("Departs", "date", shown.moment_with_weekday),
            Fact("Range", "range", range_word),
            Fact("Per seat", "price_per_seat", shown.priced, strong=True),
            Fact("Capacity", "capacity"),
            Fact("Taken", "seats_taken"),
            Fact("Held", "seats_held"),
            Fact("Free", "seats_free"),
            Fact("Revenue so far", "revenue", shown.priced),
            Fact("Delayed", "delayed_at", shown.moment),
            Fact("Reason", "status_reason"),
            Fact("Marked", "outcome_at", shown.moment),
            Fact("Net revenue", "net_revenue", shown.priced),
            Fact("Fee rate", "fee_basis_points", _rate),
            Fact("Scheduled", "created_at", shown.moment),
        ),
        (
            Link(Entity.ROCKET, "rocket_id", _named("rocket"), "Rocket"),
            Link(Entity.AGENCY, "agency_id", _named("agency"), "Agency"),
        ),
        (Group(Entity.BOOKING, "All bookings", "launch_id={id}"),),
    ),
    Entity.ROCKET: PanelSpec(
        "id",
        _named("name"),
        _activity(Entity.ROCKET),
        (
            Fact("Capacity", "capacity", strong=True),
            Fact("Range", "range", range_word),
            Fact("Launches", "launches"),
            Fact("Open launches", "open_launches"),
        ),
        (Link(Entity.AGENCY, "agency_id", _named("agency"), "Agency"),),
        (Group(Entity.LAUNCH, "All launches", "rocket_id={id}", note=_departs),),
    ),
    Entity.AGENCY: PanelSpec(
        "user_id",
        _named("name"),
        _activity(Entity.AGENCY),
        (
            Fact("Legal name", "legal_name"),
            Fact("Tax id", "tax_id"),
            Fact("Legal address", "legal_address"),
            Fact("E-mail", "email"),
            Fact("Refused", "email_refused", error_words, strong=True),
            Fact("Contact", "contact_info"),
            Fact("Language", "language", language_word),
            Fact("About", "description"),
            Fact("Flown", "flown_launches"),
        ),
        (),
        (
            Group(Entity.ROCKET, "All rockets", "agency_id={id}"),
            Group(Entity.LAUNCH, "All launches", "agency_id={id}", note=_departs),
            Group(Entity.INVOICE, "All invoices", "agency_id={id}"),
        ),
    ),
    Entity.INVOICE: PanelSpec(
        "id",
        _named("number"),
        _status(statuses.InvoiceStatus),
        (
            Fact("Issued", "date", shown.plain_day),
            Fact("Due", "due_date", shown.plain_day),
            Fact("To", "legal_name"),
            Fact("Tax id", "tax_id"),
            Fact("Void since", "void_date", shown.plain_day),
            Fact("Reason", "void_reason"),
            Fact("Reviewed", "reviewed_at", shown.moment),
            Fact("Reviewed by", "reviewed_by"),
            Fact("Note", "note"),
        ),
        (
            Link(Entity.AGENCY, "agency_id", _named("agency"), "Agency"),
            Link(
                Entity.LAUNCH,
                "launch_id",
                lambda row: _trip(row, shown.day(row["launch_date"])),
                "Launch",
            ),
        ),
        (Group(Entity.PAYMENT, "All payments", "invoice_id={id}", MOST_PAYMENTS),),
        sheet=account_sheet,
        foot=lambda context: InvoiceNote(context) if context.may(Right.REVIEW_INVOICES) else None,
    ),
    Entity.PAYMENT: PanelSpec(
        "id",
        lambda row: shown.priced(row["amount"]),
        _status(statuses.PaymentStatus),
        (
            Fact("Date", "date", shown.plain_day),
            Fact("Amount", "amount", shown.priced, strong=True),
            Fact("Method", "method", method_word),
            Fact("Reference", "reference"),
            Fact("Agency", "agency"),
            Fact("Completed", "completed_at", shown.moment),
            Fact("Failed", "failed_at", shown.moment),
            Fact("Refunded", "refunded_at", shown.moment),
            Fact("Reason", "reason"),
        ),
        (Link(Entity.INVOICE, "invoice_id", _named("number"), "Invoice"),),
    ),
    Entity.NOTIFICATION: PanelSpec(
        "id",
        lambda row: plain_word(row["event"]),
        _status(statuses.NotificationStatus),
        (
            Fact("Message", "message", of_row=_message),
            Fact("When", "timestamp", shown.moment_with_weekday),
            Fact("By", "channel", channel_word),
            Fact("Address", "email"),
            Fact("Sent or discarded", "settled_at", shown.moment),
        ),
        (
            Link(Entity.USER, "user_id", _named("recipient"), "Recipient"),
            Link(Entity.BOOKING, "entity_id", _entity, "About"),
        ),
        more=message_facts,
        text=rendered,
        text_title="As it is sent",
    ),
    Entity.JOB_QUEUE: PanelSpec(
        "id",
        lambda row: what(row["job_type"]),
        lambda row: state_of(row["status"], row["error_kind"], row["last_error"]),
        (
            Fact("Job", "id"),
            Fact("Created", "created_at", shown.moment),
            Fact("Due", "run_after", shown.moment),
            Fact("Ended", "executed_at", shown.moment),
            Fact("Tries", "attempts"),
            Fact("Last error", "last_error", error_words),
            Fact("From", "origin"),
        ),
        (Link(Entity.NOTIFICATION, "entity_id", _entity, "About"),),
    ),
    Entity.USER: PanelSpec(
        "id",
        _named("name"),
        lambda row: LOOKS[statuses.Role].get(row["role"]) if row["active"] else INACTIVE,
        (
            Fact("E-mail", "email"),
            Fact("Refused", "email_refused", error_words, strong=True),
            Fact("Language", "language", language_word),
            Fact("Signs in", "can_sign_in", _yes_no),
            Fact("Since", "created_at", shown.day),
        ),
        (Link(Entity.AGENCY, "agency_id", _named("agency"), "Agency"),),
    ),
    Entity.ENTRY_LOG: PanelSpec(
        "id",
        lambda row: plain_word(row["action"]),
        lambda _row: None,
        (
            Fact("Who", "user_name", actor_word),
            Fact("When", "timestamp", shown.moment_with_weekday),
            Fact("Record", "entity_id"),
            Fact("Of", "entity_type", plain_word),
            Fact("Workstation", "workstation"),
            Fact("Details", "details", of_row=_changes),
            Fact("Hash", "hash"),
        ),
    ),
}
