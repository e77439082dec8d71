"""Why a row isn't taken, where what stands in its way is an earlier line of the same file."""

from collections.abc import Mapping

from astrobookings_desktop.data.queries.people import USER_BY_EMAIL
from astrobookings_desktop.domain.errors import EmailTaken, InvalidValue, Refusal, RocketBusy
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.values import email_key
from astrobookings_desktop.services.unit_of_work import UnitOfWork


def of_the_file(work: UnitOfWork, refusal: Refusal, lines: Mapping[int, int]) -> Refusal:
    """The refusal itself, or one that names the line; `lines` are those of new records by id."""
    match refusal:
        case EmailTaken(email):
            owner = work.one(USER_BY_EMAIL, email_key=email_key(email))
            if owner is not None and owner[0] in lines:
                reason = Phrase(
                    "differ from that in line {line} of the same file", line=lines[owner[0]]
                )
                return InvalidValue("email", reason, email)
        case RocketBusy(_, other) if other in lines:
            reason = Phrase(
                "lie on another day than line {line} of the same file, for the same rocket",
                line=lines[other],
            )
            return InvalidValue("date", reason)
    return refusal
