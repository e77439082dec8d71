"""What canceling many bookings gives back: of each what the desk shows of one, and the sums."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.refunds import RefundRule
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.services.bookings.cancellations import (
    CancellationTerms,
    cancel_seats,
    preview_cancellation,
)
from astrobookings_desktop.services.lists.bulk import Act, BulkLine
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.theme.statuses import look_of

WIDTHS = (130, 190, 190, 70, 110, 150, 80, 150)
FIGURES = (3, 5, 6, 7)
_at = LISTS[Entity.BOOKING].at


def cancel_all(work: UnitOfWork, key: int, refund: Decimal | None = None) -> CancellationTerms:
    """Cancel all seats of a booking, telling by what terms; raises as `cancel_seats`."""
    terms = preview_cancellation(work, key)
    cancel_seats(work, key, refund=refund)
    return terms


def as_shown(lines: Sequence[BulkLine]) -> Act:
    """Canceling each for the refund that `lines` told of it, and for no other."""
    refunds = {
        line.key: line.result.refund for line in lines if isinstance(line.result, CancellationTerms)
    }
    return lambda work, key: cancel_all(work, key, refunds.get(key))


def titles() -> tuple[str, ...]:
    """What stands above the facts of each, after its locator."""
    return (
        _tr("Traveler"),
        _tr("Launch"),
        _tr("Seats"),
        _tr("Status"),
        _tr("Price"),
        _tr("Refund"),
        _tr("Paid back"),
    )


def facts(row: Row | None, terms: CancellationTerms | None) -> tuple[str, ...]:
    """The booking's facts and what it gets back; of one that is refused, as it was listed."""
    if terms is not None:
        booking, is_hold = terms.booking, _is_hold(terms)
        return (
            terms.traveler.name,
            _launch(terms.launch.destination, terms.launch.date_text),
            shown.number(booking.number_of_seats),
            _status(booking.status),
            shown.money(terms.price),
            "–" if is_hold else _tr("{0} %").format(terms.decision.percent),
            "–" if is_hold else shown.money(terms.refund),
        )
    if row is None:
        return ("",) * len(titles())
    return (
        str(row[_at("traveler")]),
        _launch(row[_at("destination")], row[_at("date")]),
        shown.number(row[_at("number_of_seats")]),
        _status(BookingStatus(row[_at("status")])),
        shown.money(row[_at("total_price")]),
        "",
        "",
    )


def fate(terms: CancellationTerms) -> str:
    """What becomes of the seats, and why nothing is paid back for a hold."""
    if _is_hold(terms):
        return _tr("Nothing was paid; seats come back on sale")
    if terms.decision.seats_released:
        return _tr("Seats come back on sale")
    return _tr("Seats stay sold")


def sums(lines: Sequence[BulkLine]) -> list[str]:
    """How many holds and sales, and what was paid, is paid back and kept."""
    given_up = [line.result for line in lines if isinstance(line.result, CancellationTerms)]
    sold = [terms for terms in given_up if not _is_hold(terms)]
    paid = sum((terms.price for terms in sold), Decimal("0.00"))
    back = sum((terms.refund for terms in sold), Decimal("0.00"))
    return [
        _tr("{0} canceled: {1:sale|sales}, {2:hold|holds}.").format(
            shown.seats(sum(terms.seats for terms in given_up)),
            shown.number(len(sold)),
            shown.number(len(given_up) - len(sold)),
        ),
        _tr("Paid {0}, refunded {1}, kept {2}.").format(
            shown.priced(paid), shown.priced(back), shown.priced(paid - back)
        ),
        _tr("Each traveler and agency is told."),
    ]


def _is_hold(terms: CancellationTerms) -> bool:
    return terms.decision.rule is RefundRule.HOLD


def _status(status: BookingStatus) -> str:
    return _tr("Sold") if status is BookingStatus.CONFIRMED else look_of(status).word


def _launch(destination: str, date: str) -> str:
    return f"{shown.place(destination)} · {shown.day(date)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("bulk", text)
