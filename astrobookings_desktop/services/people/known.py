"""Who may be the traveler that is being entered: told at the desk, in forms and by `create`."""

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.data.queries.desk import Duplicate
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.reading import Reading

MOST = 4
LONGEST = 500  # letters: nobody's name, phone or e-mail is longer


def known_travelers(
    reading: Reading, name: str, phone: str, email: str, besides: int | None = None
) -> list[Duplicate]:
    """Travelers like the one with this name, phone and e-mail, the likest first, at most `MOST`.

    `besides` is the one who was just made of it. Raises MissingRight.
    """
    reading.require(Right.EDIT_TRAVELERS)
    if max(len(name), len(phone), len(email)) > LONGEST:
        return []
    found = queries.find_duplicates(reading.connection, name, phone, email, MOST + 1)
    return [one for one in found if one.id != besides][:MOST]
