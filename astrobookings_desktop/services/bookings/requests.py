"""A request that comes twice is done once, by the id that it carries (DOMAIN.md §5).

The booking that a request made keeps the id, and a digest of what was asked for.
"""

from astrobookings_desktop.data.models import Booking
from astrobookings_desktop.data.queries import sale as queries
from astrobookings_desktop.domain.errors import InvalidValue, RequestIdReused
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.services.unit_of_work import UnitOfWork

RENEWAL = "renewal of "
"""How the request ids begin by which confirming a lapsed hold twice is one sale."""


def require_own_request(request_id: str | None) -> None:
    """Raise InvalidValue for an id that only we give."""
    if (request_id or "").startswith(RENEWAL):
        raise InvalidValue(
            "request_id", Phrase("not begin with “{start}”: that is our own", start=RENEWAL.strip())
        )


def made_before(work: UnitOfWork, request_id: str, digest: str) -> Booking | None:
    """The booking that an earlier try of this request made; raises RequestIdReused."""
    row = work.one(queries.REQUEST, request_id=request_id)
    if row is None:
        return None
    booking_id, earlier = row
    if earlier != digest:
        raise RequestIdReused(request_id=request_id)
    return work.get(Booking, booking_id)
