"""The right of the desk while selling: the ticket or what was sold, and the last sales."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.kit import room_of
from astrobookings_desktop.ui.desk.last_sales import LastSales
from astrobookings_desktop.ui.desk.sale import SaleFlow
from astrobookings_desktop.ui.desk.sold import SoldCard
from astrobookings_desktop.ui.desk.ticket import Ticket
from astrobookings_desktop.ui.widgets.card import Card
from astrobookings_desktop.ui.widgets.sharing import Sharing
from astrobookings_desktop.ui.widgets.spacing import space_out

GAP = 12
EASY, TIGHT = 8, 4


class SellPane(Sharing):
    """Ticket or sold card with all the room they need; the last sales take what is left."""

    def __init__(self, context: UiContext, flow: SaleFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._flow = context, flow
        self.ticket = Ticket(flow)
        self.sold = SoldCard()
        self.last = LastSales(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.ticket, 1)
        column.addWidget(self.sold, 1)
        column.addWidget(self.last)
        self.sold.hide()

    @property
    def is_sold(self) -> bool:
        """Whether a sale is shown that was just made."""
        return self.sold.isVisibleTo(self)

    def is_waiting(self) -> bool:
        """Whether a sale is under way, whose ticket nobody changes; says so."""
        if self._flow.is_busy:
            self._context.say(self.tr("The sale before is still under way"))
        return self._flow.is_busy

    def show_sold(self, sold: bool) -> None:
        """Show the sold card in the place of the ticket, or the ticket again."""
        self.sold.setVisible(sold)
        self.ticket.setVisible(not sold)

    def share(self) -> None:
        """Give each part its room."""
        card: Card = self.sold if self.is_sold else self.ticket
        room = room_of(self)
        space_out(card.body, EASY if self._needs(card, EASY) <= room else TIGHT)
        self.last.set_room(room - self._needs(card, card.body.spacing()) - GAP)

    def _needs(self, card: Card, spacing: int) -> int:
        """The height of a card with so much room between its parts."""
        needs = card.body.totalHeightForWidth(self.width())
        needs = max(needs, card.body.totalMinimumSize().height())
        shown = [
            item
            for place in range(card.body.count())
            if (item := card.body.itemAt(place)) is not None and not item.isEmpty()
        ]
        return needs + (spacing - card.body.spacing()) * max(0, len(shown) - 1)
