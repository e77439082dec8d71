"""All widgets in their states as pictures: `python -m tests.helpers.gallery FOLDER`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from astrobookings_desktop.domain.statuses import BookingStatus, LaunchStatus
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.statuses import VIP, look_of
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import (
    Button,
    DangerButton,
    IconButton,
    LinkButton,
    PrimaryButton,
)
from astrobookings_desktop.ui.widgets.card import Card
from astrobookings_desktop.ui.widgets.chip import Chip
from astrobookings_desktop.ui.widgets.empty_state import EmptyState
from astrobookings_desktop.ui.widgets.fact_list import FactList
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.occupancy import OccupancyBar
from astrobookings_desktop.ui.widgets.refusal_box import RefusalBox, Remedy
from astrobookings_desktop.ui.widgets.search_field import SearchField
from astrobookings_desktop.ui.widgets.seat_buttons import SeatButtons
from astrobookings_desktop.ui.widgets.sidebar import Entry, Sidebar
from astrobookings_desktop.ui.widgets.timeline import Event, Timeline


def build() -> QWidget:
    """One page with everything on it."""
    page = QWidget(objectName="page")
    across = QHBoxLayout(page)
    sidebar = Sidebar(
        [
            Entry("Desk", "desk"),
            Entry("Bookings", "booking", "Sales"),
            Entry("Travelers", "traveler"),
            Entry("Launches", "launch"),
            Entry("Rockets", "rocket", "Partners"),
            Entry("Invoices", "invoice", "Money"),
        ]
    )
    sidebar.setCurrentIndex(1)
    sidebar.set_badge(5, "3")
    across.addWidget(sidebar)
    left, right = Card(), Card()
    across.addWidget(left, 1)
    across.addWidget(right, 1)
    left.add_header("Launch", "F2").hint.setText("23 open launches, soonest first")
    left.body.addWidget(SearchField("Launch", "Destination, rocket, agency or date"))
    field = Field("E-mail", QLineEdit("ana.lopez@correo"), "optional, unique")
    field.set_error("The part after @ needs a dot, as in name@example.org")
    left.body.addWidget(Field("Name", QLineEdit("Ana López Ruiz"), "required"))
    left.body.addWidget(field)
    chips = QHBoxLayout()
    for status in (*BookingStatus, *LaunchStatus):
        chips.addWidget(Chip(look_of(status)))
    chips.addWidget(Chip(VIP))
    chips.addStretch(1)
    left.body.addLayout(chips)
    bar = OccupancyBar()
    bar.show_seats(67, 6, 100, 2)
    left.body.addWidget(bar)
    left.body.addWidget(
        Banner(
            "The mail server does not answer. 9 messages wait.", action=LinkButton("Mail settings")
        )
    )
    left.body.addWidget(
        EmptyState(
            "money", "No payment yet", "Payments appear here when an agency pays an invoice."
        )
    )
    right.add_header("Ticket")
    seats = SeatButtons()
    seats.choose(2)
    seats.set_allowed(4, refused=False)
    right.body.addWidget(seats)
    refused = SeatButtons()
    refused.choose(3)
    refused.set_allowed(1, refused=True)
    right.body.addWidget(refused)
    box = RefusalBox()
    right.body.addWidget(box)
    remedies = [Remedy("Take 1 seat", page.update), Remedy("Other launches", page.update)]
    box.refuse("Only 1 seat is left on this launch", "Your entries are kept.", remedies)
    buttons = QHBoxLayout()
    blocked = PrimaryButton("Sell 2 seats", "sell")
    blocked.set_blocked(True)
    for button in (
        PrimaryButton("Sell", "sell"),
        Button("Find a booking", "search"),
        DangerButton("Cancel 2 seats"),
        blocked,
        IconButton("close", "Close"),
        LinkButton("all 3"),
    ):
        buttons.addWidget(button)
    right.body.addLayout(buttons)
    facts = FactList()
    facts.show_facts(
        [("Traveler", "Tanaka Haruka · 田中 遥"), ("Total", "56,000,000.00 USD")], ["Total"]
    )
    right.body.addWidget(facts)
    line = Timeline()
    line.show_events(
        [
            Event("confirmed", "Sold 2 seats", "23 Nov 2026 · Marta Ibáñez", "ok"),
            Event("print", "Ticket printed", "23 Nov 2026"),
        ]
    )
    right.body.addWidget(line)
    right.body.addStretch(1)
    page.resize(1366, 768)
    return page


def main() -> None:
    """Save the page light and dark."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme = Theme(app)
    for mode in ("light", "dark"):
        theme.apply(mode)
        page = build()
        page.show()
        app.processEvents()
        page.grab().save(str(folder / f"gallery-{mode}.png"))
        page.close()


if __name__ == "__main__":
    main()
