"""A record can't have the act done to it, or not by this person."""

from dataclasses import dataclass
from enum import StrEnum

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.domain.statuses import Role


@dataclass(eq=False)
class AboutRecord(Refusal):
    """Base of refusals about one record; the field is its entity's name."""

    entity: Entity
    key: object

    def __post_init__(self) -> None:
        self.field = self.entity.value


@dataclass(eq=False)
class NotFound(AboutRecord):
    """No such record."""

    sentence = "There is no {entity} {key}: check what you gave."


@dataclass(eq=False)
class StandsElsewhere(AboutRecord):
    """The record's status doesn't allow the act; `act` is what can't be done, a participle."""

    status: StrEnum
    act: str
    sentence = "The {entity} {key} is {status}: it can't be {act} now."


@dataclass(eq=False)
class MayHaveArrived(StandsElsewhere):
    """The same of a message that nobody knows to have arrived: a person says it first (§8)."""

    sentence = (
        "The {entity} {key} is {status}, it may have arrived and can't be {act}: find out, then "
        "mark it sent or send it again."
    )


@dataclass(eq=False)
class NeverMailed(AboutRecord):
    """A message on the desktop, which is read there or discarded and never sent (§8)."""

    sentence = "The {entity} {key} is no mail: on the desktop it is read or discarded, not sent."


MayHaveArrived.code = StandsElsewhere.code  # programs know it as that


@dataclass(eq=False)
class ChangedSince(Refusal):
    """The record isn't any more as an act left it, which therefore can't be taken back."""

    name: str
    field = "entry"
    sentence = (
        "{name} was changed since then: this can't be undone any more. Open it and change it there."
    )


@dataclass(eq=False)
class InactiveRecord(AboutRecord):
    """A deactivated record, which takes no part in anything new."""

    sentence = "The {entity} {key} is deactivated: activate it or choose another one."


@dataclass(eq=False)
class HasHistory(AboutRecord):
    """Nothing with history is deleted (DOMAIN.md §2)."""

    sentence = "The {entity} {key} has a history and can't be deleted: deactivate it instead."


@dataclass(eq=False)
class WrongAgency(AboutRecord):
    """A record of another agency than `agency_id` (DOMAIN.md §1, §4)."""

    agency_id: int | None = None

    def _sentence(self) -> str:
        if self.entity is Entity.AGENCY:
            return "The agency {key} isn't your own: your account is for agency {agency_id} alone."
        return "The {entity} {key} belongs to another agency: choose one of the agency's own."


@dataclass(eq=False)
class MissingRight(Refusal):
    """The role may not do this (DOMAIN.md §1); `held_by` are the roles that may."""

    right: str
    role: Role
    held_by: tuple[Role, ...] = ()
    sentence = "The role {role} may not {right}: ask someone who may ({held_by})."
