"""What a check finds broken."""

from dataclasses import dataclass

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken invariant: which rule, of what, and what is wrong, as a plain English clause.

    `ids` begins with the record's own; others that the fault involves follow. Without an entity it
    is the file itself.
    """

    rule: str
    entity: Entity | None
    ids: tuple[int, ...]
    message: Phrase

    def __str__(self) -> str:
        subject = f"{self.entity.noun} {self.ids[0]} " if self.entity and self.ids else ""
        return f"{self.rule}: {subject}{self.message}"
