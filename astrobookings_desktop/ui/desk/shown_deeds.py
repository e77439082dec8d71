"""What the card in front at the desk offers by its buttons, for keys, menu and palette as well."""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from astrobookings_desktop.ui.desk.job import Job

if TYPE_CHECKING:
    from astrobookings_desktop.ui.desk.page import DeskPage


class ShownDeed(Enum):
    """A button of the card of a sale just made, or of a booking that was found."""

    PASSENGERS = "passengers"
    PRINT = "print"
    COPY = "copy"
    NEXT = "next"


def button_of(page: "DeskPage", deed: ShownDeed) -> QPushButton | None:
    """The button that does it as things stand; None where there is none."""
    button: QPushButton | None = None
    if not page.is_finding:
        sold = page.selling.pane.sold
        if page.selling.pane.is_sold:
            button = {
                ShownDeed.PASSENGERS: sold.passengers,
                ShownDeed.PRINT: sold.print,
                ShownDeed.COPY: sold.copy,
                ShownDeed.NEXT: sold.next,
            }[deed]
    elif page.changing.booking is not None and page.changing.job is Job.LOOK:
        card = page.changing.pane.booking
        button = {
            ShownDeed.PASSENGERS: card.passengers,
            ShownDeed.PRINT: card.print,
            ShownDeed.NEXT: card.next,
        }.get(deed)
    there = button is not None and not button.isHidden() and button.isEnabled()
    return button if there else None


def press(page: "DeskPage", deed: ShownDeed) -> bool:
    """Do it as its button does; False where there is none."""
    button = button_of(page, deed)
    if button is not None:
        button.click()
    return button is not None
