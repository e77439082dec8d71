"""What was entered can't be taken as it stands."""

from dataclasses import dataclass
from dataclasses import field as required

from astrobookings_desktop.domain.refusal import Refusal


@dataclass(eq=False)
class InvalidValue(Refusal):
    """A value that its field can't take; `reason` goes on from "<Field> must"."""

    field: str = required()
    reason: str = required()
    value: object = None

    def _sentence(self) -> str:
        if self.value is not None and str(self.value).strip():
            return "{field:label} must {reason:whole}, not {value}."
        if self.reason == "be given":  # other languages say shortly that it lacks
            return "{field:label} must be given."
        return "{field:label} must {reason:whole}."


@dataclass(eq=False)
class UnusableFile(InvalidValue):
    """A file that can't be read or written; `reason` is a whole sentence."""

    def _sentence(self) -> str:
        return "{reason:whole}"


UnusableFile.code = InvalidValue.code  # programs know it as that


@dataclass(eq=False)
class ReasonRequired(Refusal):
    """An act that is done only with a reason."""

    act: str
    field = "reason"
    sentence = "A reason is needed to {act}: say why."


@dataclass(eq=False)
class EmailTaken(Refusal):
    """Somebody has this e-mail already, in whatever case (DOMAIN.md §2)."""

    email: str
    field = "email"
    sentence = "The e-mail {email} belongs to somebody else: give another one."


@dataclass(eq=False)
class RequestIdReused(Refusal):
    """The same request id came again with other contents (DOMAIN.md §5)."""

    request_id: str
    field = "request_id"
    sentence = "The request id {request_id} was used for something else: give each request its own."
