"""Payments that are announced for an invoice, named where another one is registered."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from astrobookings_desktop.domain.payments import Announced
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.card import Hint

MOST = 3


class AnnouncedPayments(QWidget):
    """A banner for each of the first, with a way to complete it: `came` gets its id."""

    rebuilt = Signal()  # other banners stand there: Tab has to find them

    def __init__(self, came: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._came = came
        self._told: tuple[Announced, ...] = ()
        self._is_blocked = False
        self._actions: list[LinkButton] = []
        self.banners: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.others = Hint()
        self.others.hide()
        self._column.addWidget(self.others)
        self.hide()

    def tell(self, announced: Sequence[Announced], left: Decimal) -> None:
        """Name them; `left` is the balance that the payment being entered would leave."""
        first = tuple(announced[:MOST])
        if first != self._told:
            self._rebuild(first)
        for one, banner in zip(first, self.banners, strict=True):
            instead = _tr("If this is that one, complete it instead of registering it anew.")
            beside = _tr("Once this one is registered, that one can’t be completed any more.")
            banner.say(_named(one), instead if one.fits(left) else f"{instead} {beside}")
        more = len(announced) - len(first)
        self.others.setText(_tr("{0:more is|more are} announced").format(shown.number(more)))
        self.others.setVisible(more > 0)
        self.setVisible(bool(announced))

    def set_blocked(self, blocked: bool) -> None:
        """Say that none can be completed now."""
        self._is_blocked = blocked
        for action in self._actions:
            action.set_blocked(blocked)

    def _rebuild(self, announced: tuple[Announced, ...]) -> None:
        self._told = announced
        self._actions.clear()
        for banner in self.banners:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.banners = [self._banner(one) for one in announced]
        for place, banner in enumerate(self.banners):
            self._column.insertWidget(place, banner)
        self.rebuilt.emit()

    def _banner(self, one: Announced) -> Banner:
        action = LinkButton(_tr("Complete it"))
        action.setAccessibleDescription(_named(one))
        action.clicked.connect(lambda: self._came(one.payment_id))
        action.set_blocked(self._is_blocked)
        self._actions.append(action)
        return Banner("", action=action)


def _named(one: Announced) -> str:
    amount, day = shown.priced(one.amount), shown.plain_day(one.date.isoformat())
    if one.reference is None:
        return _tr("{0} of {1} are announced").format(amount, day)
    words = _tr("{0} of {1} are announced, reference {2}")
    return words.format(amount, day, shown.apart(one.reference))


def _tr(text: str) -> str:
    return QCoreApplication.translate("announced", text)
