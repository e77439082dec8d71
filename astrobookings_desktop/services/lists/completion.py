"""What to offer while somebody types a filter."""

from astrobookings_desktop.data.queries.language.completing import (
    Suggestion,
    as_suggestion,
    suggest_fields,
    suggest_values,
    typing_at,
)
from astrobookings_desktop.data.queries.language.plainly import in_names, in_words
from astrobookings_desktop.data.queries.language.wording import (
    Wording,
    find_named,
    means_filters,
)
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.offers import offered
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import list_query, own_agency

MOST = 12
PLACES = "destination"  # the offer of these


def plain_filter(reading: Reading, entity: Entity, text: str, wording: Wording) -> str:
    """A filter as it is kept: what `wording` calls fields and values by the names that all know.

    Raises MissingRight, UnreadableFilter, InvalidValue.
    """
    return in_names(LISTS[entity], list_query(reading, entity, wording=wording), text)


def spoken_filter(reading: Reading, entity: Entity, text: str, wording: Wording) -> str:
    """A filter that was kept, in the words of a screen.

    Raises MissingRight, UnreadableFilter, InvalidValue.
    """
    return in_words(LISTS[entity], list_query(reading, entity, wording=wording), text)


def suggestions(
    reading: Reading,
    entity: Entity,
    text: str,
    cursor: int,
    *,
    everything: bool = False,
    language: Language = Language.EN,
    wording: Wording | None = None,
) -> list[Suggestion]:
    """Fields and values that may stand at `cursor`, a few index steps in the database each.

    `everything`: also where nothing is typed yet. Destinations are offered as `language` calls
    them, fields and other values as `wording` does. An agency is offered nobody's name but its
    own. Raises MissingRight.
    """
    query = list_query(reading, entity, wording=wording)
    lists, typing = LISTS[entity], typing_at(text, cursor)
    if not typing.field:
        return suggest_fields(lists, query, typing, everything)[: None if everything else MOST]
    field = find_named(lists, query, typing.field)
    if field is None or not field.test:
        is_filter = means_filters(query, typing.field)
        return suggest_values(lists, query, None, typing) if is_filter else []
    found = suggest_values(lists, query, field, typing)
    if field.offer and (typing.typed or everything):
        values = offered(reading.connection, field.offer, typing.typed, own_agency(reading))
        if field.offer == PLACES:
            places = reading.catalogue
            values = [places.called(value, language) for value in values]
            values += places.beginning(typing.typed, language)
            values = list(dict.fromkeys(values))
        missing = () if wording is None else wording.missing
        found += [as_suggestion(value, typing, field, missing) for value in values]
    if len(found) == 1 and found[0].insert.strip() == text[typing.start : typing.end]:
        return []
    return found[:MOST]
