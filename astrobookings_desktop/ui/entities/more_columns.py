"""Columns that are hidden until somebody wants them: the rest of each entity's rows."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.entities.columns import Columns
from astrobookings_desktop.ui.entities.spec import EntitySpec
from astrobookings_desktop.ui.entities.words import (
    cause_word,
    language_word,
    plain_word,
    range_word,
)
from astrobookings_desktop.ui.table import Column

Make = Callable[[Columns], Column]


def _word(field: str, title: str, words: Callable[[str], str]) -> Make:
    return lambda c: c.word(field, title, lambda value: "—" if value == "None" else words(value))


def _text(field: str, title: str) -> Make:
    return lambda c: c.text(field, title)


def _key(field: str, title: str) -> Make:
    return lambda c: c.key(field, title)


def _moment(field: str, title: str) -> Make:
    return lambda c: c.moment(field, title)


def _money(field: str, title: str) -> Make:
    return lambda c: c.money(field, title)


def _number(field: str, title: str) -> Make:
    return lambda c: c.number(field, title)


_MORE: Mapping[Entity, tuple[Make, ...]] = {
    Entity.BOOKING: (
        _key("id", "Number"),
        _text("rocket", "Rocket"),
        _text("traveler_phone", "Phone"),
        _text("traveler_email", "E-mail"),
        _money("price_per_seat", "Per seat"),
        _moment("created_at", "Booked"),
        _moment("hold_until", "Held until"),
        _moment("confirmed_at", "Confirmed"),
        _moment("canceled_at", "Canceled"),
        _word("cancel_cause", "Why canceled", cause_word),
        _money("refund_amount", "Refund"),
        _text("sold_by", "Sold by"),
        _text("workstation", "Workstation"),
    ),
    Entity.TRAVELER: (
        _key("user_id", "Number"),
        _text("emergency_contact", "Emergency contact"),
        _word("language", "Language", language_word),
        _moment("created_at", "Since"),
    ),
    Entity.LAUNCH: (
        _key("id", "Number"),
        _text("rocket", "Rocket"),
        _text("agency", "Agency"),
        _word("range", "Range", range_word),
        _number("capacity", "Capacity"),
        _number("seats_held", "Held"),
        _money("revenue", "Sold for"),
        _moment("created_at", "Scheduled"),
        _moment("delayed_at", "Delayed on"),
        _text("status_reason", "Reason"),
    ),
    Entity.ROCKET: (_key("id", "Number"),),
    Entity.AGENCY: (
        _key("user_id", "Number"),
        _text("tax_id", "Tax id"),
        _text("legal_address", "Legal address"),
        _text("contact_info", "Contact"),
        _word("language", "Language", language_word),
        _moment("created_at", "Since"),
    ),
    Entity.INVOICE: (
        _key("id", "Id"),
        _text("rocket", "Rocket"),
        _moment("launch_date", "Departed"),
    ),
    Entity.PAYMENT: (_key("id", "Id"),),
    Entity.NOTIFICATION: (
        _key("id", "Number"),
        _moment("settled_at", "Sent or discarded"),
        _word("event", "Event", plain_word),
        _text("email", "Address"),
        _word("entity_type", "About", plain_word),
        _key("entity_id", "Record"),
    ),
    Entity.JOB_QUEUE: (
        _key("entity_id", "Record"),
        _moment("executed_at", "Done"),
        _number("priority", "Priority"),
        _text("origin", "From"),
    ),
    Entity.USER: (_key("id", "Number"), _moment("created_at", "Since")),
    Entity.ENTRY_LOG: (_key("id", "Row"), _text("workstation", "Workstation")),
}


def with_more_columns(spec: EntitySpec) -> EntitySpec:
    """The tab with the rest of its columns, hidden."""
    columns = Columns(LISTS[spec.entity])
    shown = {column.key for column in spec.table.columns}
    made = (make(columns) for make in _MORE.get(spec.entity, ()))
    more = tuple(replace(column, hidden=True) for column in made if column.key not in shown)
    return replace(spec, table=replace(spec.table, columns=(*spec.table.columns, *more)))
