"""When a booking that came from a move was sold first, in words for its panel."""

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import named_row
from astrobookings_desktop.ui import format as shown


def first_sale(reading: Reading, booking: int) -> list[tuple[str, str]]:
    """The sale before all moves (DOMAIN.md §5): when, and by whom where that is known.

    Nothing of a booking that wasn't moved here, of a hold that was sold after its moves, and of
    what this actor may not see. Raises MissingRight.
    """
    first, seen = named_row(reading, Entity.BOOKING, booking), {booking}
    sold = None
    while first is not None and first["moved_from_id"] not in (None, *seen):
        seen.add(first["moved_from_id"])
        first = named_row(reading, Entity.BOOKING, first["moved_from_id"])
        if first is not None and first["confirmed_at"]:
            sold = first
    if sold is None:
        return []
    when = shown.moment_with_weekday(sold["confirmed_at"])
    by = sold["sold_by"]
    return [(_tr("First sold"), _tr("{0}, by {1}").format(when, by) if by else when)]


def _tr(text: str) -> str:
    return QCoreApplication.translate("panels", text)
