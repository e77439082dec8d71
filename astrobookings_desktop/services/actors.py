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


BUILT_IN_ADMINISTRATOR = Actor(None, "Administrator", Role.ADMIN)
