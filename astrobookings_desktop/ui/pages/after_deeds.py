"""Where a page goes once something was done to its record."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from astrobookings_desktop.domain.entities import Entity

if TYPE_CHECKING:
    from astrobookings_desktop.ui.pages.page import EntityPage


class AfterDeeds(QObject):
    """Leads the page in front on: to the next record, or away from the button to the list."""

    def __init__(self, page: "EntityPage") -> None:
        super().__init__(page)
        self._page = page
        page.context.next_wanted.connect(self._next_wanted)
        page.context.deed_done.connect(self._deed_done)

    @Slot(object)
    def _next_wanted(self, entity: Entity) -> None:
        if self._is_in_front(entity):
            self._page.step_record(1)

    @Slot(object)
    def _deed_done(self, entity: Entity) -> None:
        if self._is_in_front(entity):
            self._page.focus_list()

    def _is_in_front(self, entity: Entity) -> bool:
        return entity is self._page.spec.entity and self._page.isVisible()
