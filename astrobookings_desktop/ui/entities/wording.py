"""The filter language in the words of the screen: column headings, statuses, days."""

import functools
import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.queries.language.wording import NAMED, Wording
from astrobookings_desktop.data.queries.listing.fields import Field, Kind
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.spans import WORDS
from astrobookings_desktop.domain.statuses import CancelCause, Channel, Language, Range
from astrobookings_desktop.places import catalogue
from astrobookings_desktop.ui.entities import BY_ENTITY
from astrobookings_desktop.ui.entities.words import (
    cause_word,
    channel_word,
    language_word,
    range_word,
)
from astrobookings_desktop.ui.language import ENGLISH_CODE, Words, language
from astrobookings_desktop.ui.theme.statuses import LOOKS, activity_of

_NAME = re.compile(r"[^\W\d]\w*")
_SHOWS = {"state": "active"}  # the fields of columns that are called otherwise
_DAYS = Words("filters", {word: word for word in WORDS})
_PLAIN_SETS: dict[tuple[str, ...], Callable[[str], str]] = {
    tuple(Range): range_word,
    tuple(Language): language_word,
    tuple(Channel): channel_word,
    tuple(CancelCause): cause_word,
    tuple(Entity): lambda value: BY_ENTITY[Entity(value)].singular,
}


def wording_of(entity: Entity) -> Wording:
    """What the screen calls the fields of a list and their values."""
    headings = tuple(column.title for column in BY_ENTITY[entity].table.columns)
    return _wording(entity, language(), headings)


@functools.cache
def _wording(entity: Entity, code: str, _headings: tuple[str, ...]) -> Wording:
    spec = BY_ENTITY[entity]
    lists = spec.table.queries
    fields: dict[str, str] = {}
    for column in sorted(spec.table.columns, key=lambda column: column.hidden):
        word, name = _one_word(column.title), _SHOWS.get(column.key, column.key)
        if lists.find(name) is not None and _NAME.fullmatch(word):
            fields.setdefault(word, name)
    fields.setdefault(_tr("is"), NAMED)
    said = {name: value_words(one, entity) for name, one in lists.all_fields.items()}
    values = {name: words for name, words in said.items() if words}
    chips = {_one_word(spec.chip_title(chip)): chip.where for chip in spec.chips}
    values[NAMED] = {word: where for word, where in chips.items() if where in lists.filters}
    own = code != ENGLISH_CODE
    return Wording(
        fields,
        values,
        own,
        catalogue().folded_names(Language(code)),
        either=tuple(_tr("or").split("|")) if own else (),
        missing=tuple(_tr("none").split("|")) if own else (),
    )


def value_words(field: Field, entity: Entity | None = None) -> dict[str, str]:
    """The words for a field's values, each with its value."""
    match field.kind:
        case Kind.BOOL:
            plain = {_tr("yes"): "yes", _tr("no"): "no"}
            if field.name == "active":
                active, inactive = activity_of(entity or Entity.USER)
                plain |= {_one_word(active.word): "yes", _one_word(inactive.word): "no"}
            return plain
        case Kind.TIME | Kind.DATE:
            return {_DAYS.of(word): word for word in WORDS}
        case Kind.ENUM:
            for kind, looks in LOOKS.items():
                if field.values == tuple(kind):
                    return {_one_word(look.word): value for value, look in looks.items()}
            say = _PLAIN_SETS.get(field.values)
            return {} if say is None else {_one_word(say(value)): value for value in field.values}
    return {}


def _one_word(text: str) -> str:
    """Words as they are typed in a filter: Días hasta → días_hasta."""
    return "_".join(re.findall(r"\w+", text.lower()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("filters", text)
