"""All widgets in their states as pictures: `python -m tests.helpers.gallery FOLDER [SCALE]`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.ui.theme import Theme, current
from astrobookings_desktop.ui.theme.statuses import ACTIVE, INACTIVE, LOOKS, VIP
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import (
    MAIN,
    Button,
    DangerButton,
    IconButton,
    LinkButton,
    PrimaryButton,
)
from astrobookings_desktop.ui.widgets.card import Card, Hint
from astrobookings_desktop.ui.widgets.chip import Chip
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.empty_state import EmptyState
from astrobookings_desktop.ui.widgets.fact_list import FactList
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.occupancy import OccupancyBar
from astrobookings_desktop.ui.widgets.refusal_box import RefusalBox, Remedy
from astrobookings_desktop.ui.widgets.search_field import SearchField
from astrobookings_desktop.ui.widgets.seat_buttons import SeatButtons
from astrobookings_desktop.ui.widgets.sidebar import Entry, Sidebar
from astrobookings_desktop.ui.widgets.timeline import Event, Timeline
from astrobookings_desktop.ui.widgets.toast import Toast

ENTRIES = [
    Entry("Desk", "desk"),
    Entry("Bookings", "booking", "Sales"),
    Entry("Travelers", "traveler"),
    Entry("Launches", "launch"),
    Entry("Rockets", "rocket", "Partners"),
    Entry("Agencies", "agency"),
    Entry("Invoices", "invoice", "Money"),
    Entry("Payments", "money"),
    Entry("Notifications", "notification", "Office"),
    Entry("Jobs", "job"),
    Entry("Users", "user"),
    Entry("Log", "log"),
]


def _row(*parts: QWidget, stretch: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    if stretch:
        row.addStretch(1)
    return row


def _sidebar(chosen: int, *, narrow: bool = False) -> Sidebar:
    sidebar = Sidebar(ENTRIES)
    sidebar.setCurrentIndex(chosen)
    sidebar.set_narrow(narrow)
    sidebar.set_badge(6, "3")
    sidebar.set_badge(8, "12")
    sidebar.set_badge(9, "2", tone="danger", icon="alert")
    return sidebar


def _page() -> tuple[QWidget, QHBoxLayout]:
    page = QWidget()
    page.setObjectName("page")
    across = QHBoxLayout(page)
    across.setContentsMargins(0, 16, 16, 16)
    across.setSpacing(12)
    return page, across


def _seats(chosen: int, allowed: int, *, refused: bool = False) -> SeatButtons:
    seats = SeatButtons()
    seats.choose(chosen)
    seats.set_allowed(allowed, refused)
    return seats


def _bar(taken: int, held: int, capacity: int, sale: int = 0) -> OccupancyBar:
    bar = OccupancyBar()
    bar.show_seats(taken, held, capacity, sale)
    return bar


def parts() -> tuple[QWidget, QWidget]:
    """Cards, chips, bars, buttons, refusal, history; the main button has the focus."""
    page, across = _page()
    across.addWidget(_sidebar(6), 0, Qt.AlignmentFlag.AlignTop)
    left, right = Card(), Card()
    across.addWidget(left, 1)
    across.addWidget(right, 1)
    left.add_header("Launch", "F2").hint.setText("23 open launches, soonest first")
    left.body.addWidget(SearchField("Launch", "Destination, rocket, agency, date"))
    for looks in (*LOOKS.values(), {"": VIP, " ": ACTIVE, "  ": INACTIVE}):
        left.body.addLayout(_row(*(Chip(look) for look in looks.values())))
    left.add_line()
    for bar in (_bar(67, 6, 100, 2), _bar(4, 1, 6, 2), _bar(2, 0, 3, 1), _bar(4, 0, 4)):
        left.body.addWidget(bar)
    left.add_line()
    warning = "The mail server does not answer since 14:21. 9 messages wait; nothing is lost."
    left.body.addWidget(Banner(warning, action=LinkButton("Mail settings")))
    left.body.addWidget(Banner("Practice database: nothing here is real.", "info", "info"))
    long = ElidedLabel("A name that is by far too long for the place it has on this line " * 3)
    left.body.addWidget(long)
    empty = EmptyState("money", "No payment yet", "Payments appear when an agency pays an invoice.")
    empty.add_way(PrimaryButton("Open unpaid invoices", "invoice"))
    empty.add_way(Button("Import from a file…", "import"))
    left.body.addWidget(empty, 1)

    right.add_header("Ticket", "F4").hint.setText("Type 1–6, or ← →")
    right.body.addWidget(_seats(2, 4))
    right.body.addWidget(_seats(3, 1, refused=True))
    box = RefusalBox()
    right.body.addWidget(box)
    remedies = [Remedy("Take 1 seat", page.update), Remedy("Other launches", page.update)]
    box.refuse("Only 1 seat is left on this launch", "Your entries are kept.", remedies)
    blocked, danger_blocked = PrimaryButton("Sell 2 seats", "sell"), DangerButton("Cancel 2 seats")
    blocked.set_blocked(True)
    danger_blocked.set_blocked(True)
    checked = Button("Month", "calendar")
    checked.setCheckable(True)
    checked.setChecked(True)
    calm = (Button("&Find a booking", "search"), IconButton("close", "Close"), LinkButton("all 3"))
    right.body.addLayout(_row(PrimaryButton("Sell", "sell"), DangerButton("Cancel 2 seats"), *calm))
    right.body.addLayout(_row(blocked, danger_blocked, checked))
    main = PrimaryButton("Sell 2 seats", "sell", MAIN)
    right.body.addLayout(_row(main, KeyCap("Ctrl+↵"), KeyCap("F7"), KeyCap("Esc")))
    facts = FactList()
    facts.show_facts(
        [("Traveler", "Tanaka Haruka · 田中 遥"), ("Total", "56,000,000.00 USD")], ["Total"]
    )
    right.body.addWidget(facts)
    line = Timeline()
    line.show_events(
        [
            Event("mail_sent", "Confirmation sent", "23 Nov 2026, 14:33 · Job 8,114"),
            Event("print", "Ticket printed", "23 Nov 2026, 14:32 · Marta Ibáñez"),
            Event("confirmed", "Sold 2 seats", "23 Nov 2026, 14:32 · Marta Ibáñez", "ok"),
        ]
    )
    right.body.addWidget(line)
    right.body.addStretch(1)
    Toast(page).say("Desk 1 sold the last seat to Kármán line.")
    return page, main


def form() -> tuple[QWidget, QWidget]:
    """Fields, lists, dates, boxes to tick, menus; a field with an error has the focus."""
    page, across = _page()
    across.addWidget(_sidebar(9, narrow=True), 0, Qt.AlignmentFlag.AlignTop)
    left, right = Card(), Card()
    across.addWidget(left, 1)
    across.addWidget(right, 1)
    left.add_header("New traveler", "Ctrl+N")
    name = Field("&Name", QLineEdit("Ana López Ruiz"), "required")
    mail = Field("&E-mail", QLineEdit("ana.lopez@correo"), "optional, unique")
    mail.set_error("The part after @ needs a dot, as in name@example.org")
    phone = Field("Phone", QLineEdit(placeholderText="+34 612 408 551"), "optional")
    language, wrong, editable = QComboBox(), QComboBox(), QComboBox()
    language.addItems(["Spanish", "English"])
    wrong.addItems(["Choose an agency"])
    editable.setEditable(True)
    editable.addItems(["Lunar orbit"])
    chosen = Field("Agency", wrong, "required")
    chosen.set_error("Choose the agency that the rocket belongs to")
    off = QLineEdit("Not for this role")
    off.setEnabled(False)
    when = QDateTimeEdit(QDateTime.fromString("2027-03-17T09:00:00", Qt.DateFormat.ISODate))
    when.setCalendarPopup(True)
    fields = (
        name,
        mail,
        phone,
        Field("Language of messages", language),
        chosen,
        Field("Destination", editable, "required"),
        Field("Departs", when, "required"),
        Field("Agency's note", off),
        Field("Other wishes", QPlainTextEdit("Vegetarian meal"), "optional"),
    )
    for field in fields:
        left.body.addWidget(field)
    left.body.addStretch(1)
    _ticks(right.body)
    search = SearchField("Find", "Name, phone or e-mail")
    search.setText("tan")
    right.body.addWidget(search)
    right.body.addWidget(_seats(2, 6))
    dark_text = Hint("Hint in small print"), Hint("3 fields need a change", "danger")
    right.body.addLayout(_row(*dark_text))
    standard = QDialogButtonBox.StandardButton
    right.body.addWidget(QDialogButtonBox(standard.Save | standard.Cancel))
    right.body.addWidget(_menu(page))
    right.body.addStretch(1)
    return page, mail.editor


def _ticks(body: QBoxLayout) -> None:
    ticked, open_box, dead = QCheckBox("I have told the agency"), QCheckBox("Not yet"), QCheckBox()
    dead.setText("Can't be chosen")
    dead.setEnabled(False)
    ticked.setChecked(True)
    round_one, round_two = QRadioButton("Dark"), QRadioButton("Light")
    round_one.setChecked(True)
    body.addLayout(_row(ticked, open_box, dead))
    body.addLayout(_row(round_one, round_two))
    progress = QProgressBar()
    progress.setValue(62)
    body.addWidget(progress)


def _menu(page: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    menu = QMenu(page)
    icon = current().icon("print")
    for words, keys in (("&Print ticket", "Ctrl+P"), ("Cancel seats…", "Ctrl+R"), ("Move…", "")):
        action = QAction(words, menu)
        action.setShortcut(keys)
        if keys == "Ctrl+P":
            action.setIcon(icon)
        menu.addAction(action)
    menu.addSeparator()
    checked = menu.addAction("&Full screen")
    checked.setCheckable(True)
    checked.setChecked(True)
    menu.addAction("Not now").setEnabled(False)
    menu.setActiveAction(menu.actions()[1])
    menu.setWindowFlags(Qt.WindowType.Widget)
    column.addWidget(menu)
    menu.show()
    return holder


def main() -> None:
    """Save each page light and dark."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme = Theme(app, float(sys.argv[2]) if len(sys.argv) > 2 else 1.0)
    for mode in ("light", "dark"):
        theme.apply(mode)
        for build in (parts, form):
            page, focused = build()
            page.resize(1366, 768)
            page.show()
            page.activateWindow()
            focused.setFocus()
            app.processEvents()
            page.grab().save(str(folder / f"{build.__name__}-{mode}.png"))
            page.close()


if __name__ == "__main__":
    main()
