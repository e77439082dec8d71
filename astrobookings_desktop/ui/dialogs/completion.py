"""Whether announced money came: what that does is said before it is done, as it can't be undone."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.services.money.payments import CompletionTerms
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.dialogs.confirm import ask_first


def ask_completion(parent: QWidget, terms: CompletionTerms, agreed: Callable[[], None]) -> None:
    """Ask before an announced payment is completed; `agreed` is called when that is meant."""
    amount = shown.priced(terms.amount)
    day = shown.plain_day(terms.today.isoformat())
    before, after = shown.money(terms.balance), shown.priced(terms.left)
    ask_first(
        parent,
        _tr("Has {0} come for {1}?").format(amount, terms.number),
        [
            _tr("The payment of {0} is dated today, {1}.").format(amount, day),
            _tr("The balance of {0} goes from {1} to {2}.").format(terms.number, before, after),
            _tr("The agency and the managers are told."),
            _tr("It can’t be undone: only a refund gives the money back."),
        ],
        _tr("Register {0}").format(amount),
        agreed,
        dangerous=False,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("completion", text)
