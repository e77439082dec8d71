"""Rows of the matrix for the ways to read an entity."""

from collections.abc import Callable, Iterator
from typing import Any

from astrobookings_desktop.data.queries.language.wording import Wording
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services import viewing
from astrobookings_desktop.services.lists import completion, lookup, saved_filters
from tests.rights import law
from tests.rights.calls import Call, Row, plain, reading, writing
from tests.rights.town import Side, Town


def rename_filter(entity: Entity) -> Call:
    def rename(work: Any) -> Any:
        saved_filters.save_filter(work, entity, "Mine", "x")
        return saved_filters.rename_filter(work, entity, "Mine", "Ours")

    return writing(rename)


def delete_filter(entity: Entity) -> Call:
    def delete(work: Any) -> Any:
        saved_filters.save_filter(work, entity, "Mine", "x")
        return saved_filters.delete_filter(work, entity, "Mine")

    return writing(delete)


def reads(entity: Entity) -> Iterator[Row]:
    """The ways to read an entity."""
    who, key = law.READERS[entity], lambda _town, side: side.keys[entity]
    kind = plain(entity)
    yield Row(viewing.list_query, who, reading(viewing.list_query, kind), entity, True)
    yield Row(viewing.visible_row, who, reading(viewing.visible_row, kind, key), entity)
    rows = reading(viewing.visible_rows, kind, lambda town, side: [key(town, side)])
    yield Row(viewing.visible_rows, who, rows, entity, True)
    yield Row(viewing.require_visible, who, reading(viewing.require_visible, kind, key), entity)
    yield Row(viewing.is_visible, who, reading(viewing.is_visible, kind, key), entity, True)
    yield Row(viewing.named_row, who, reading(viewing.named_row, kind, key), entity, True)
    yield Row(viewing.related, who, reading(viewing.related, kind, plain("")), entity, True)
    yield Row(viewing.history, who, reading(viewing.history, kind, key), entity, True)
    yield Row(lookup.find_id, who, reading(lookup.find_id, kind, as_text(key)), entity)
    offers = reading(completion.suggestions, kind, plain("agency:"), plain(7))
    yield Row(completion.suggestions, who, offers, entity, True)
    named = reading(completion.plain_filter, kind, plain("agency:x"), plain(Wording()))
    yield Row(completion.plain_filter, who, named, entity, sideless=True)
    said = reading(completion.spoken_filter, kind, plain("agency:x"), plain(Wording()))
    yield Row(completion.spoken_filter, who, said, entity, sideless=True)
    kept = reading(saved_filters.saved_filters, kind)
    yield Row(saved_filters.saved_filters, who, kept, entity, sideless=True)
    text = reading(saved_filters.filter_text, kind, plain("x"))
    yield Row(saved_filters.filter_text, who, text, entity, sideless=True)
    save = writing(saved_filters.save_filter, kind, plain("Mine"), plain("x"))
    yield Row(saved_filters.save_filter, who, save, entity, sideless=True)
    yield Row(saved_filters.rename_filter, who, rename_filter(entity), entity, sideless=True)
    yield Row(saved_filters.delete_filter, who, delete_filter(entity), entity, sideless=True)


def as_text(key: Callable[[Town, Side], int]) -> Callable[[Town, Side], str]:
    return lambda town, side: str(key(town, side))
