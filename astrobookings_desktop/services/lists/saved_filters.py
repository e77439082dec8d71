"""Filters that a person keeps under a name, one set per list. They are nobody else's business, so
the log doesn't tell of them.
"""

from astrobookings_desktop.data.queries import saved_filters as queries
from astrobookings_desktop.data.queries.listing.base import ALL
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.saved_filters import SavedFilter
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import READ_RIGHTS
from astrobookings_desktop.domain.values import clean_name, clean_text, fold
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.services.viewing import list_query

LONGEST_NAME = 60
LONGEST_QUERY = 2000
MOST = 50  # of one person for one list


def saved_filters(reading: Reading, entity: Entity) -> list[SavedFilter]:
    """The actor's own for a list, by name; raises MissingRight."""
    reading.require(READ_RIGHTS[entity])
    rows = reading.all(queries.OF_LIST, user=reading.actor.user_id, entity=entity.value)
    return [SavedFilter._make(row) for row in rows]


def filter_text(reading: Reading, entity: Entity, where: str) -> str:
    """What `where` stands for: `@name`, or a name that means nothing else, is the saved filter's
    text, anything else itself. Raises InvalidValue for `@name` of none, MissingRight.
    """
    reading.require(READ_RIGHTS[entity])
    name = where.strip()
    marked = name.startswith("@")
    if marked:
        name = name[1:].strip().strip('"')
    elif not name or name == ALL or name in LISTS[entity].filters:
        return where
    row = _one(reading, entity, name)
    if row is not None:
        return str(row[2])
    if marked:
        raise InvalidValue("where", "name a filter that you have saved for this list", name)
    return where


def save_filter(work: UnitOfWork, entity: Entity, name: str, query: str) -> SavedFilter:
    """Keep a filter under a name, in the place of one that has it.

    Raises UnreadableFilter for a text that isn't one, InvalidValue, MissingRight.
    """
    work.require(READ_RIGHTS[entity])
    name = _clean_name(entity, name)
    text = clean_text(query, "query", LONGEST_QUERY, multiline=False)
    if text is None:
        raise InvalidValue("query", "say what to show")
    LISTS[entity].count(list_query(work, entity, where=text))
    saved = {"name": name, "key": fold(name), "query": text}
    row = _one(work, entity, name)
    if row is not None:
        work.execute(queries.CHANGE, id=row[0], **saved)
        return SavedFilter(name, text)
    mine = {"user": work.actor.user_id, "entity": entity.value}
    ((count,),) = work.all(queries.COUNT, **mine)
    if count >= MOST:
        raise InvalidValue(
            "name", Phrase("be one of the {most} that there are: delete one first", most=MOST), name
        )
    work.execute(queries.ADD, id=work.new_id(), **mine, **saved)
    return SavedFilter(name, text)


def rename_filter(work: UnitOfWork, entity: Entity, name: str, new_name: str) -> SavedFilter:
    """Give a saved filter another name; raises InvalidValue (field "name"), MissingRight."""
    work.require(READ_RIGHTS[entity])
    key, _, query = _required(work, entity, name)
    cleaned = _clean_name(entity, new_name)
    other = _one(work, entity, cleaned)
    if other is not None and other[0] != key:
        raise InvalidValue("name", "be one that no other saved filter has", cleaned)
    work.execute(queries.CHANGE, id=key, name=cleaned, key=fold(cleaned), query=query)
    return SavedFilter(cleaned, query)


def delete_filter(work: UnitOfWork, entity: Entity, name: str) -> None:
    """Keep a saved filter no longer; raises InvalidValue (field "name"), MissingRight."""
    work.require(READ_RIGHTS[entity])
    work.execute(queries.DELETE, id=_required(work, entity, name)[0])


def _clean_name(entity: Entity, name: str) -> str:
    cleaned = clean_name(name.removeprefix("@"), "name")
    if len(cleaned) > LONGEST_NAME:
        raise InvalidValue(
            "name",
            Phrase("have at most {longest_name} characters", longest_name=LONGEST_NAME),
            cleaned,
        )
    if not fold(cleaned):
        raise InvalidValue("name", "have a letter or a digit")
    if fold(cleaned) in (ALL, *LISTS[entity].filters):
        raise InvalidValue("name", "be none that the list has of its own", cleaned)
    return cleaned


def _one(reading: Reading, entity: Entity, name: str) -> tuple[int, str, str] | None:
    return reading.one(queries.ONE, user=reading.actor.user_id, entity=entity.value, key=fold(name))


def _required(reading: Reading, entity: Entity, name: str) -> tuple[int, str, str]:
    row = _one(reading, entity, name.removeprefix("@"))
    if row is None:
        raise InvalidValue("name", "be one of your saved filters of this list", name)
    return row
