"""Known destinations and the range that each needs (DOMAIN.md §3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from astrobookings_desktop.domain.errors import UnknownRange
from astrobookings_desktop.domain.statuses import Range
from astrobookings_desktop.domain.values import fold


@dataclass(frozen=True)
class Destination:
    """A place that launches go to, with the other names it is known by."""

    name: str
    range: Range
    aliases: tuple[str, ...] = ()


class Catalogue:
    """The known destinations, found by any of their names without regard to case and accents."""

    def __init__(self, destinations: Iterable[Destination]) -> None:
        """Raises ValueError when two destinations share a name."""
        self.destinations = tuple(destinations)
        self._by_name: dict[str, Destination] = {}
        for destination in self.destinations:
            for name in (destination.name, *destination.aliases):
                if self._by_name.setdefault(fold(name), destination) is not destination:
                    raise ValueError(f"two destinations are named {name}")

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Catalogue":
        """The catalogue that the parsed `resources/destinations.json` describes.

        Raises KeyError or ValueError when the data has another shape.
        """
        return cls(
            Destination(entry["name"], Range(entry["range"]), tuple(entry.get("aliases", ())))
            for entry in data["destinations"]
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The main names, in the catalogue's order: near to far."""
        return tuple(destination.name for destination in self.destinations)

    def find(self, name: str) -> Destination | None:
        """The destination known by that name or alias."""
        return self._by_name.get(fold(name))

    def needed_range(self, name: str) -> Range | None:
        """The range that a launch there needs; None when the catalogue lacks the place."""
        destination = self.find(name)
        return destination.range if destination else None


def resolve_range(catalogue: Catalogue, name: str, stated: Range | None) -> Range:
    """The range that a launch to `name` needs: the catalogue's, else the one a person stated.

    Raises UnknownRange when there is neither.
    """
    needed = catalogue.needed_range(name) or stated
    if needed is None:
        raise UnknownRange(name)
    return needed
