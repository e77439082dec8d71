"""What searches compare with, and what it is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Derived:
    """A column that is folded from another one of its table."""

    table: str
    key: str
    column: str
    source: str

    @property
    def page(self) -> str:
        """So many rows after a key: key, source, and what is kept of it."""
        return (
            f'SELECT "{self.key}", "{self.source}", "{self.column}" FROM "{self.table}" '
            f'WHERE "{self.key}" > :after ORDER BY "{self.key}" LIMIT :most'
        )

    @property
    def mend(self) -> str:
        """Keep what is right, unless the source was changed meanwhile."""
        return (
            f'UPDATE "{self.table}" SET "{self.column}" = :right '
            f'WHERE "{self.key}" = :key AND "{self.source}" IS :source'
        )


NAMES = Derived("user", "id", "name_folded", "name")
EMAILS = Derived("user", "id", "email_key", "email")
ROCKETS = Derived("rocket", "id", "name_folded", "name")
DESTINATIONS = Derived("launch", "id", "destination_folded", "destination")
PHONES = Derived("traveler", "user_id", "phone_digits", "contact_phone")
