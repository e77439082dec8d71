"""Whom a change to a booking will send messages."""

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.queries.sale import LaunchOnSale, TravelerOnSale
from astrobookings_desktop.services.bookings.seats import recipients_of


def names_told(*parties: tuple[LaunchOnSale, TravelerOnSale]) -> str:
    """One line of who is told, each once: travelers and agencies (DOMAIN.md §8)."""
    translate = QCoreApplication.translate
    without = translate("messages of a change", "{name} (no e-mail)")
    names: dict[int, str] = {}
    for launch, traveler in parties:
        told = zip((traveler.name, launch.agency), recipients_of(launch, traveler), strict=True)
        for name, recipient in told:
            names[recipient.user_id] = name if recipient.by_mail else without.format(name=name)
    words = translate("messages of a change", "Messages: {names}")
    return words.format(names=", ".join(names.values()))
