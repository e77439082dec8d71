"""What canceling a booking would give back now, in words for its panel."""

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.refunds import RefundDecision, RefundRule
from astrobookings_desktop.services.bookings.cancellations import preview_cancellation
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.ui import format as shown


def refund_now(reading: Reading, booking: int) -> list[tuple[str, str]]:
    """The refund of all seats as of this moment and the rule that decides it (DOMAIN.md §5).

    Nothing where the booking can't be canceled any more. Raises NotFound.
    """
    terms = preview_cancellation(reading, booking)
    if terms.refusal is not None:
        return []
    return [(_tr("Refund today"), f"{shown.priced(terms.refund)} · {_rule(terms.decision)}")]


def _rule(decision: RefundDecision) -> str:
    percent = decision.percent
    if decision.rule is RefundRule.HOLD:
        return _tr("a hold, nothing was paid")
    if decision.until is None:
        return _tr("{percent} %").format(percent=percent)
    day = shown.day(decision.until)
    if decision.rule is RefundRule.DELAY:
        return _tr("{percent} %, delayed launch, until {day}").format(percent=percent, day=day)
    return _tr("{percent} % until {day}").format(percent=percent, day=day)


def _tr(text: str) -> str:
    return QCoreApplication.translate("panels", text)
