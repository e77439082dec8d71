"""Practice databases: marked for ever, so that no one takes play for business."""

from astrobookings_desktop.data.queries import lookup as queries
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork


def is_practice(reading: Reading) -> bool:
    """Whether the database is for practice: only there may the time be made up."""
    row = reading.one(queries.IS_PRACTICE)
    return row is not None and bool(row[0])


def mark_practice(work: UnitOfWork) -> None:
    """Mark the database as one for practice; nothing takes the mark away."""
    work.execute(queries.MARK_PRACTICE)


def is_empty(reading: Reading) -> bool:
    """Whether no business was done yet; the first administrator may be there."""
    row = reading.one(queries.ANY_BUSINESS)
    return row is not None and not row[0]
