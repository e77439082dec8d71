"""What a tab of records needs to know about its entity."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from astrobookings_desktop.data.queries.listing.base import ALL
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.ui.language import DECLARED, said, spoken
from astrobookings_desktop.ui.table import TableSpec


@dataclass(frozen=True, slots=True)
class Chip:
    """A saved filter shown above the table; `where` names a filter of the entity's queries.

    Its title is said under the entity that it belongs to, see `chip_title`: “All” has a gender.
    `latest_first` turns the list's usual order round.
    """

    where: str
    title: str
    latest_first: bool = False


@spoken("title", "sentence", context="empty")
@dataclass(frozen=True)
class Empty:
    """What an empty tab says."""

    title: str
    sentence: str


@spoken("title", "singular", "search_hint", "caption", "badge_words", context="tabs")
@dataclass(frozen=True)
class EntitySpec:
    """One tab, as data. `watches` are the entities whose changes its rows show.

    `told_by` are the columns that together tell a record among many where the one that stands out,
    or the first, doesn't.
    """

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
    badge_words: str = ""  # what the count means: {0} overdue
    told_by: tuple[str, ...] = ()
    totals: Callable[[Any], Any] | None = None  # of the UiContext: figures that filter the list
    filters: Callable[[Any], Any] | None = None  # of the UiContext: fields that narrow the list
    board: Callable[[Any], Any] | None = None  # of the UiContext: figures in place of chips
    board_right: Right | None = None  # who sees the board; others have all chips

    def __post_init__(self) -> None:
        """Declare the chips' titles."""
        DECLARED.update(dict.fromkeys((self._chips, chip.title) for chip in self.chips))

    def chip_title(self, chip: Chip) -> str:
        """A chip's title in the reader's language."""
        return said(self._chips, chip.title)

    @property
    def _chips(self) -> str:
        return f"chips of {self.entity}"
