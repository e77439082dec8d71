"""What selling at the desk is made of, for those who watch over one side of it."""

from typing import NamedTuple

from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.sale import SaleFlow
from astrobookings_desktop.ui.desk.sell_lists import SellLists
from astrobookings_desktop.ui.desk.sell_pane import SellPane


class SaleParts(NamedTuple):
    """The sale being made, the lists to its left and the ticket to its right."""

    context: UiContext
    flow: SaleFlow
    lists: SellLists
    pane: SellPane
