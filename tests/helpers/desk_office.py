"""A small company whose window is open, for tests of the desk."""

from datetime import UTC, datetime
from pathlib import Path

from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.bookings import sales
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.main_window import MainWindow
from astrobookings_desktop.ui.window.state import WindowState
from tests.helpers.company import Company

PEOPLE = {
    "Tanaka Haruka · 田中 遥": ("+81 90 5512 0348", "haruka.tanaka@nihon.jp"),
    "Nguyễn Tấn Dũng": ("+84 91 224 7810", "dung.nguyen@vnu.edu.vn"),
    "Ana López Ruiz": ("+34 612 408 551", None),
}


class Office:
    """A small company whose window is open."""

    def __init__(self, path: Path) -> None:
        self.company = Company(path)
        rocket = self.company.rocket(self.company.agency(name="Blue Origin"), capacity=3)
        big = self.company.rocket(
            self.company.agency(name="SpaceX"), name="Starship Meridian", capacity=100
        )
        self.line = self.company.launch(
            rocket,
            destination="Kármán line",
            date=datetime(2026, 11, 27, 15, tzinfo=UTC),
            price_per_seat="1250000.00",
        )
        self.orbit = self.company.launch(
            big,
            destination="Lunar orbit",
            date=datetime(2027, 3, 17, 9, tzinfo=UTC),
            price_per_seat="28000000.00",
        )
        self.people = {
            name: self.company.traveler(name=name, contact_phone=phone, email=email)
            for name, (phone, email) in PEOPLE.items()
        }
        self.context = UiContext(self.company.office, BUILT_IN_ADMINISTRATOR)
        self.window = MainWindow(self.context, WindowState(None))

    def sell(self, launch: int, seats: int, traveler: int | None = None) -> sales.BookingRecord:
        """Another desk sells, behind the window's back."""
        buyer = traveler or self.company.traveler()
        return self.company.do(sales.sell_seats, SellSeats(launch, buyer, seats))

    def bookings(self) -> list[tuple[str, int, str]]:
        """(traveler, seats, status) of all bookings, the oldest first."""
        return self.company.rows(
            "SELECT u.name, b.number_of_seats, b.status FROM booking b "
            "JOIN user u ON u.id = b.traveler_id ORDER BY b.id"
        )
