"""Who acts."""

from dataclasses import dataclass

from astrobookings_desktop.domain.statuses import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or program on whose behalf a unit of work runs (DOMAIN.md §1)."""

    user_id: int | None
    name: str
    role: Role
    agency_id: int | None = None


def actor_of(user_id: int, name: str, role: Role, staff_of: int | None) -> Actor:
    """The person of a user record: staff of `staff_of`, or an agency's own record."""
    agency_id = (staff_of or user_id) if role is Role.AGENCY else None
    return Actor(user_id, name, role, agency_id)


WORKER = Actor(None, "Worker", Role.ADMIN)
"""Who does what waits in the queue."""

BUILT_IN_ADMINISTRATOR = Actor(None, "Administrator", Role.ADMIN)
"""Who acts as long as no administrator can sign in."""
