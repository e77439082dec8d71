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
        column = self.sold.body if self.is_sold else self.ticket.foot
        room = room_of(self)
        space_out(column, EASY if self._needs(card, column, EASY) <= room else TIGHT)
        self.last.set_room(room - self._needs(card, column, column.spacing()) - GAP)

    def heightForWidth(self, width: int) -> int:
        """No more than needed: what scrolls within the ticket gives way before all of it does."""
        layout = self.layout()
        return -1 if layout is None else layout.totalMinimumHeightForWidth(width)

    def _needs(self, card: Card, column: QVBoxLayout, spacing: int) -> int:
        """The height of a card with so much room between the parts of its column."""
        body = card.body
        needs = body.totalSizeHint().height()
        if body.hasHeightForWidth():
            needs = max(body.totalHeightForWidth(self.width()), body.totalMinimumSize().height())
        items = map(column.itemAt, range(column.count()))
        shown = sum(item is not None and not item.isEmpty() for item in items)
        return needs + (spacing - column.spacing()) * max(0, shown - 1)
