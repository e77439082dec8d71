"""The totals over the list of invoices: unpaid, overdue, this month's fees, waiting, refunds."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.money.totals import money_totals
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.widgets.tile_row import TileRow
from astrobookings_desktop.ui.widgets.total_tile import TotalTile

WAITING = "uninvoiced"  # a filter of launches
ISSUED = "issued"
LONGEST_NAMES = 3


class MoneyTotals(QWidget):
    """Five buttons; each lists what its figure is made of. `chosen` is a filter of the list.

    Invoices are dated in the company's zone, so the month's filter names the month: what the
    reader's zone calls "this month" may be another one.
    """

    chosen = Signal(str)
    refreshed = Signal()  # other figures, which may be wider ones

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.tiles = {
            "unpaid": TotalTile(
                *(_tr("Unpaid"), "clock"),
                about=_tr("Balances of all invoices that are neither paid nor void."),
            ),
            "overdue": TotalTile(
                *(_tr("Overdue"), "alert", "danger"),
                about=_tr("Balances of those whose due date has passed."),
            ),
            ISSUED: TotalTile(
                *(_tr("Issued this month"), "invoice"),
                about=_tr("Amounts of the invoices dated this month, without the void ones."),
            ),
            WAITING: TotalTile(
                *(_tr("Waiting to be issued"), "warning", "warn"),
                about=_tr("Launches that flew or were aborted and have no valid invoice."),
            ),
            "refunded": TotalTile(
                *(_tr("Refunds"), "undo"),
                about=_tr("Payments that were given back, since the beginning."),
            ),
        }
        for where, tile in self.tiles.items():
            tile.clicked.connect(lambda _checked=False, one=where: self._choose(one))
        self.filters = {name: name for name in self.tiles}
        self._row = TileRow(list(self.tiles.values()))
        row.addWidget(self._row)

    def more_height(self, width: int) -> int:
        """How much higher than a single row of tiles they are at some width."""
        return self._row.more_height(width)

    def mark(self, where: str) -> None:
        """Show which of them the list is made of."""
        for name, tile in self.tiles.items():
            tile.setChecked(self.filters[name] == where)

    def refresh(self) -> None:
        """Read the figures again."""
        reading = self._context.reading()
        totals = money_totals(reading)
        tiles = self.tiles
        tiles["unpaid"].show_total(
            shown.priced(totals.unpaid.amount),
            _invoices(totals.unpaid.invoices),
        )
        oldest = _tr("oldest {0:day|days}").format(shown.number(totals.oldest_days))
        tiles["overdue"].show_total(
            shown.priced(totals.overdue.amount),
            ", ".join(
                filter(
                    None,
                    (_invoices(totals.overdue.invoices), oldest if totals.oldest_days else ""),
                )
            ),
            alarm=bool(totals.overdue.invoices),
        )
        self.filters[ISSUED] = f"date:{totals.today:%Y-%m} -status:void"
        tiles[ISSUED].show_total(
            shown.priced(totals.fees.amount),
            _tr("{0} issued, {1} void").format(
                shown.number(totals.fees.invoices), shown.number(totals.void_this_month)
            ),
        )
        first = ", ".join(totals.lacking[:LONGEST_NAMES])
        more = len(totals.lacking) - LONGEST_NAMES
        names = _tr("{0} and {1} more").format(first, more) if more > 0 else first
        tiles[WAITING].show_total(
            _tr("{0:launch|launches}").format(shown.number(totals.waiting)),
            names or _tr("none waits"),
            alarm=bool(totals.waiting),
        )
        tiles["refunded"].show_total(
            shown.priced(totals.refunds.amount),
            _tr("{0}, all time").format(_invoices(totals.refunds.invoices)),
        )
        self.refreshed.emit()

    def _choose(self, where: str) -> None:
        if where == WAITING:
            self.tiles[where].setChecked(False)
            self._context.list_wanted.emit(Entity.LAUNCH, where)
        else:
            self.chosen.emit(self.filters[where])


def _invoices(count: int) -> str:
    return _tr("1 invoice") if count == 1 else _tr("{0} invoices").format(shown.number(count))


def _tr(text: str) -> str:
    return QCoreApplication.translate("money", text)
