"""Coming back to the launches finds the table or the calendar, whichever was in front."""

from dataclasses import replace
from typing import TYPE_CHECKING

from astrobookings_desktop.ui.pages.way_back import LeftPage, WayBack

if TYPE_CHECKING:
    from astrobookings_desktop.ui.launch_board.page import LaunchPage


class BoardWayBack(WayBack):
    """Of the calendar it remembers the launch that was open; its month stays by itself."""

    def __init__(self, page: "LaunchPage") -> None:
        super().__init__(page)
        self._board = page

    def leave(self) -> LeftPage:
        """How the page stands now."""
        return replace(super().leave(), in_month=self._board.is_in_month)

    def come_back(self, left: LeftPage) -> None:
        """Show the page, which is in front, as it was left."""
        page = self._board
        if not left.in_month:
            page.show_table()
            super().come_back(left)
            return
        if not page.is_in_month or page.listing.where != left.where:  # a list was opened in between
            page.show_table()
            super().come_back(replace(left, key=None))
            page.show_month()
        if left.key != page.panel.key:
            if left.key is not None:
                page.month.show_launch(left.key)
            page.panel.show_record(left.key)
