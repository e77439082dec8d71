"""Going from page to page, and back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from astrobookings_desktop.domain.entities import Entity

if TYPE_CHECKING:
    from astrobookings_desktop.ui.main_window import MainWindow
    from astrobookings_desktop.ui.pages.page import EntityPage
    from astrobookings_desktop.ui.pages.way_back import LeftPage

MOST_STEPS = 50


class Navigation(QObject):
    """Opens records, lists and the desk's jobs in their own tabs.

    `back` are the steps taken, those from tab to tab too.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.back: list[tuple[int, LeftPage | None]] = []
        self._here, self._is_led = 0, False  # led from here, or one chose the tab oneself
        window.sidebar.currentChanged.connect(self._tab_chosen)
        context = window.context
        context.record_wanted.connect(self.open_record)
        context.list_wanted.connect(self.open_list)
        context.desk_wanted.connect(self.open_desk)

    @Slot(object, object)
    def open_record(self, entity: Entity, key: int) -> None:
        """Show a record in its own tab."""
        page = self._leave_for(entity)
        if page is not None:
            page.show_record(key)

    def open_beside(self, entity: Entity, key: int) -> None:
        """Show a record in its own tab, whose search and filter stay."""
        page = self._leave_for(entity)
        if page is not None:
            page.show_beside(key)

    @Slot(object, str)
    def open_list(self, entity: Entity, where: str) -> None:
        """Show some records of an entity in its tab."""
        page = self._leave_for(entity)
        if page is not None:
            page.show_where(where)

    @Slot(object, str)
    def open_desk(self, booking: int | None, job: str, target: int | None = None) -> None:
        """Go to the desk, for a new sale or for a job on a booking, also `target`: `serve`."""
        desk = self._window.desk
        if desk is not None:
            self._remember()
            self._lead_to(0)
            desk.serve(booking, job, target)

    def go_back(self) -> None:
        """Alt+←: where we came from, as it was left."""
        if not self.back:
            self._window.context.say(self.tr("There is nowhere to go back to"))
            return
        place, left = self.back.pop()
        self._lead_to(place)
        page = self._window.pages.records
        if left is not None and page is not None:
            page.way_back.come_back(left)

    def _leave_for(self, entity: Entity) -> "EntityPage | None":
        place = self._window.pages.place_of(entity)
        if place is None:
            self._window.context.say(self.tr("Your role may not read that"))
            return None
        self._remember()
        self._lead_to(place)
        return self._window.pages.records

    def _lead_to(self, place: int) -> None:
        self._is_led = True
        self._window.show_page(place)
        self._is_led = False

    @Slot(int)
    def _tab_chosen(self, place: int) -> None:
        """Before the pages follow: the one that is left is in front still."""
        if not self._is_led:
            self._remember()
        self._here = place

    def _remember(self) -> None:
        page = self._window.pages.records
        left = None if page is None else page.way_back.leave()
        self.back.append((self._here, left))
        del self.back[:-MOST_STEPS]
