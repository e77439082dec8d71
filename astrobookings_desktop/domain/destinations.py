"""Known destinations and the range that each needs (DOMAIN.md §3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from astrobookings_desktop.domain.errors import UnknownRange
from astrobookings_desktop.domain.statuses import Language, Range
from astrobookings_desktop.domain.values import fold

LEAST_BEGUN = 3  # letters by which a place may be meant


class Place(str):
    """The name of a destination as records keep it, for whoever says it in a language."""


_TO = {Language.EN: "to {0}", Language.ES: "a {0}"}


@dataclass(frozen=True)
class Words:
    """What a place is called in a language, and the way there: Luna, a la Luna."""

    name: str
    to: str


@dataclass(frozen=True)
class Destination:
    """A place that launches go to, with the other names it is known by.

    `words` are those of the languages that have their own; `name` is what records keep. `ways` are
    the ways there under another of its names, which stays as it is: to the ISS.
    """

    name: str
    range: Range
    aliases: tuple[str, ...] = ()
    words: Mapping[Language, Words] = field(default_factory=dict, compare=False)
    ways: Mapping[str, Mapping[Language, str]] = field(default_factory=dict, compare=False)

    def is_short(self, alias: str) -> bool:
        """Whether the alias is no more than the beginning or the initials of the name."""
        short, name = fold(alias), fold(self.name)
        initials = "".join(word[0] for word in name.split())
        return short not in self.ways and (short == initials or f"{name} ".startswith(f"{short} "))


class Catalogue:
    """The known destinations, found by any of their names without regard to case and accents."""

    def __init__(self, destinations: Iterable[Destination]) -> None:
        """Raises ValueError when two destinations share a name."""
        self.destinations = tuple(destinations)
        self._by_name: dict[str, Destination] = {}
        self._spoken = [
            (fold(one.name), {fold(words.name) for words in one.words.values()} - {fold(one.name)})
            for one in self.destinations
        ]
        for destination in self.destinations:
            spoken = (words.name for words in destination.words.values())
            for name in (destination.name, *destination.aliases, *spoken):
                if self._by_name.setdefault(fold(name), destination) is not destination:
                    raise ValueError(f"two destinations are named {name}")

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Catalogue":
        """The catalogue that the parsed `resources/destinations.json` describes.

        Raises KeyError or ValueError when the data has another shape.
        """
        return cls(
            Destination(
                entry["name"],
                Range(entry["range"]),
                tuple(entry.get("aliases", ())),
                dict(_words_of(entry)),
                _ways_of(entry),
            )
            for entry in data["destinations"]
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The main names, in the catalogue's order: near to far."""
        return tuple(destination.name for destination in self.destinations)

    def find(self, name: str) -> Destination | None:
        """The destination known by that name or alias."""
        return self._by_name.get(fold(name))

    def called(self, name: str, language: Language) -> str:
        """What a language calls the place that a record names: Moon is Luna.

        Only names of the catalogue have words of their own; anything else stays as it was typed.
        """
        known = self._words(name, language)
        return known.name if known else name

    def folded_names(self, language: Language) -> dict[str, str]:
        """What a language calls the places that it calls otherwise than records do, both folded."""
        names = {fold(one.name): fold(self.called(one.name, language)) for one in self.destinations}
        return {stored: called for stored, called in names.items() if stored != called}

    def way_to(self, name: str, language: Language) -> str:
        """The same for the middle of a sentence: to the Moon, a la Luna."""
        words, known = self._words(name, language), self.find(name)
        if words is not None:
            return words.to
        ways = known.ways.get(fold(name), {}) if known else {}
        return ways.get(language) or _TO[language].format(name)

    def stored(self, typed: str) -> str:
        """The name that records keep for one in any language or spelling.

        Luna is Moon, karman line is Kármán line. Short for the name is the name: kármán, leo;
        another name of a place stays one, as what is short but has a way of its own: ISS.
        """
        known = self.find(typed)
        if known is None:
            return typed
        if any(fold(words.name) == fold(typed) for words in known.words.values()):
            return known.name
        spellings = (known.name, *known.aliases)
        spelled = next(one for one in spellings if fold(one) == fold(typed))
        return known.name if known.is_short(spelled) else spelled

    def meant(self, typed: str) -> str:
        """The name that records keep for a place, also of one whose name was only begun.

        low is Low Earth Orbit, if no other place is called so in any language; what else places
        are known by counts where no language's own word begins so.
        """
        start = fold(typed.replace("_", " ")).strip()
        if len(start) < LEAST_BEGUN or self.find(typed) is not None:
            return self.stored(typed)
        called = {
            one.name
            for one in self.destinations
            for name in (one.name, *(words.name for words in one.words.values()))
            if fold(name).startswith(start)
        }
        begun = called or {
            place.name for name, place in self._by_name.items() if name.startswith(start)
        }
        return begun.pop() if len(begun) == 1 else typed

    def called_like(self, text: str, *, exactly: bool = False) -> tuple[str, ...]:
        """The folded names in records of places that some language calls so, or with it inside."""
        wanted = fold(text).strip()
        return tuple(
            stored
            for stored, spoken in self._spoken
            if wanted and any(wanted == name if exactly else wanted in name for name in spoken)
        )

    def beginning(self, typed: str, language: Language) -> list[str]:
        """The language's own names, other than those in records, that begin so."""
        start = fold(typed).strip()
        names = (one.words[language].name for one in self.destinations if language in one.words)
        return [name for name in names if fold(name).startswith(start) and name not in self.names]

    def all_names(self, name: str) -> tuple[str, ...]:
        """The place that a record names, in every language; first as it is."""
        known = self.find(name)
        is_own = known is not None and fold(known.name) == fold(name)
        spoken = known.words.values() if known and is_own else ()
        return tuple(dict.fromkeys((name, *(words.name for words in spoken))))

    def _words(self, name: str, language: Language) -> Words | None:
        known = self.find(name)
        if known is None or fold(known.name) != fold(name):
            return None
        return known.words.get(language)

    def needed_range(self, name: str) -> Range | None:
        """The range that a launch there needs; None when the catalogue lacks the place."""
        destination = self.find(name)
        return destination.range if destination else None


def _words_of(entry: Mapping[str, Any]) -> Iterable[tuple[Language, Words]]:
    if "to" in entry:
        yield Language.EN, Words(entry["name"], entry["to"])
    for language in Language:
        if language in entry:
            yield language, Words(entry[language]["name"], entry[language]["to"])


def _ways_of(entry: Mapping[str, Any]) -> dict[str, dict[Language, str]]:
    return {
        fold(name): {Language(language): way for language, way in ways.items()}
        for name, ways in entry.get("called", {}).items()
    }


def resolve_range(catalogue: Catalogue, name: str, stated: Range | None) -> Range:
    """The range that a launch to `name` needs: the catalogue's, else the one a person stated.

    Raises UnknownRange when there is neither.
    """
    needed = catalogue.needed_range(name) or stated
    if needed is None:
        raise UnknownRange(name)
    return needed
