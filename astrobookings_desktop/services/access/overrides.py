"""What a manager allows above the rules: six seats, a refund above the table (DOMAIN.md §1)."""

from dataclasses import dataclass

from astrobookings_desktop.domain import rights, values
from astrobookings_desktop.domain.errors import ReasonRequired
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.sign_in import AccessEnded
from astrobookings_desktop.services.access.sign_in import has_access
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.reading import Reading

LONGEST_REASON = 500
MORE_SEATS = "sell more seats than the limit"
"""What the reason is for, wherever the limit of seats is asked."""


@dataclass(frozen=True, slots=True)
class Override:
    """A manager's word, given at the desk with their password, and why."""

    manager: Actor
    reason: str


def require_override(reading: Reading, override: Override, act: str) -> str:
    """The reason as it is logged, with who allowed it.

    `act` says in a refusal what the reason is for. Raises MissingRight where that person may not
    override, AccessEnded where they may no longer, ReasonRequired, InvalidValue.
    """
    rights.require(override.manager.role, Right.OVERRIDE_RULES)
    if not has_access(reading, override.manager):
        raise AccessEnded
    reason = values.clean_text(override.reason, "reason", LONGEST_REASON, multiline=False)
    if reason is None:
        raise ReasonRequired(act)
    return f"{reason} (allowed by {override.manager.name})"
