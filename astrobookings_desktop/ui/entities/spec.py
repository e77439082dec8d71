"""What a tab of records needs to know about its entity."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from astrobookings_desktop.data.queries.base import ALL
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.ui.table import TableSpec


@dataclass(frozen=True, slots=True)
class Chip:
    """A saved filter shown above the table; `where` names a filter of the entity's queries."""

    where: str
    title: str


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty tab says."""

    title: str
    sentence: str


@dataclass(frozen=True)
class EntitySpec:
    """One tab, as data. `watches` are the entities whose changes its rows show."""

    entity: Entity
    title: str
    singular: str
    icon: str
    table: TableSpec
    search_hint: str
    empty: Empty
    chips: tuple[Chip, ...] = (Chip(ALL, "All"),)
    first_chip: str = ALL
    caption: str = ""  # opens a group in the sidebar
    watches: frozenset[Entity] = frozenset()
    badge: str = ""  # the filter whose count stands at the tab
    totals: Callable[[Any], Any] | None = None  # of the UiContext: figures that filter the list
    filters: Callable[[Any], Any] | None = None  # of the UiContext: fields that narrow the list
    board: Callable[[Any], Any] | None = None  # of the UiContext: figures in place of chips
    board_right: Right | None = None  # who sees the board; others have all chips
