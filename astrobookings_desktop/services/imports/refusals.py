"""Why a row isn't taken, where a record or an earlier line of the same file stands in its way."""

from collections.abc import Mapping
from dataclasses import dataclass

from astrobookings_desktop.data.queries.people import USER_BY_EMAIL
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import EmailTaken, InvalidValue, Refusal, RocketBusy
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.values import email_key
from astrobookings_desktop.services.imports.keys import KEYS, held_values
from astrobookings_desktop.services.unit_of_work import UnitOfWork


@dataclass(eq=False)
class RepeatedEmail(Refusal):
    """The row has the e-mail of the record `name`, or of an earlier `line` of the file: taken as a
    repeat, known by its e-mail, it would be no fault. Who shows it says how that is chosen."""

    email: str
    name: str | None
    line: int | None
    field = "email"

    def _sentence(self) -> str:
        if self.line is not None:
            return "E-mail {email} stands in line {line} of the same file already."
        return "{name} is there already, with the e-mail {email}."


def of_the_file(
    work: UnitOfWork, entity: Entity, refusal: Refusal, lines: Mapping[int, int]
) -> Refusal:
    """The refusal itself, or one that names the line, or the record of the same kind that is there;
    `lines` are those of new records by id."""
    match refusal:
        case EmailTaken(email) if "email" in KEYS[entity]:
            owner = work.one(USER_BY_EMAIL, email_key=email_key(email))
            line = None if owner is None else lines.get(owner[0])
            name = None if owner is None else held_values(work, entity, owner[0], ("name",))["name"]
            if line is not None or name is not None:
                return RepeatedEmail(email, name, line)
        case RocketBusy(other_launch=other) if other in lines:
            reason = Phrase(
                "lie on another day than line {line} of the same file, for the same rocket",
                line=lines[other],
            )
            return InvalidValue("date", reason)
    return refusal
