"""The window's pages: the desk, and one of records for each entity, made when first looked at."""

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Union

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import READ_RIGHTS, Right
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk import DeskPage
from astrobookings_desktop.ui.entities import REGISTRY
from astrobookings_desktop.ui.pages.asking import count_badge
from astrobookings_desktop.ui.start.front import bring_to_front
from astrobookings_desktop.ui.table import HeaderState

if TYPE_CHECKING:
    from astrobookings_desktop.ui.pages.page import EntityPage

Page = Union[DeskPage, "EntityPage"]


def has_desk(context: UiContext) -> bool:
    """Whether this person sells at the desk, or takes sales back there."""
    return context.may(Right.SELL_SEATS) or context.may(Right.VOID_ANY_SALE)


class Pages(QStackedWidget):
    """All pages by their places: the desk first, for whom there is one.

    `told` is what the page in front says for the status bar.
    """

    told = Signal(str)
    arranged = Signal(object)  # the arrangement of all tables, to be kept

    def __init__(
        self, context: UiContext, kept_headers: object, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._headers = dict(kept_headers) if isinstance(kept_headers, Mapping) else {}
        self.specs = [spec for spec in REGISTRY if context.may(READ_RIGHTS[spec.entity])]
        self._made: dict[int, EntityPage] = {}
        self._done_at_desk = ""
        self.desk = DeskPage(context, self) if has_desk(context) else None
        self._first = 0 if self.desk is None else 1  # the first entity's place
        if self.desk is not None:
            self.addWidget(self.desk)
            self.desk.told.connect(self._desk_told)
        self.show_page(0)

    @property
    def front(self) -> Page:
        """The page in front."""
        page = self.records or self.desk
        assert page is not None
        return page

    @property
    def records(self) -> "EntityPage | None":
        """The page in front when it is one of records, None at the desk."""
        front = self.currentWidget()
        return next((page for page in self._made.values() if page is front), None)

    def shown_in(self, entity: Entity) -> int | None:
        """The record whose panel an entity's page shows; None where there is none yet."""
        pages = (page for page in self._made.values() if page.spec.entity is entity)
        return next((page.panel.key for page in pages), None)

    def place_of(self, entity: Entity) -> int | None:
        """Where an entity's page is, None when this person may not read it."""
        numbered = enumerate(self.specs, self._first)
        places = (place for place, spec in numbered if spec.entity is entity)
        return next(places, None)

    def page_at(self, place: int) -> Page:
        """The page at a place."""
        if self.desk is not None and place == 0:
            return self.desk
        if place not in self._made:
            self._made[place] = self._make(place)
        return self._made[place]

    def show_page(self, place: int) -> None:
        """Bring a page to the front."""
        self.setCurrentWidget(self.page_at(place))
        if self.currentWidget() is self.desk:
            self.told.emit(self._done_at_desk)

    @Slot()
    def new_record(self) -> None:
        """Ctrl+N: what the page in front makes anew, wherever the focus is; nothing while the
        window is about to close."""
        if not self.isEnabled():
            return
        if self.records is not None:
            self.records.new_record()
        elif self.desk is not None:
            self.desk.keys.new_traveler()

    def on_changes(self, changes: Changes | None) -> None:
        """Let the pages of records follow what anybody changed."""
        for page in self._made.values():
            page.on_changes(changes)

    def count_badges(self, told: Callable[[int, str, str], None]) -> None:
        """Count what needs attention; `told` gets each place, the badge's text and meaning."""
        for place, spec in enumerate(self.specs, self._first):
            if spec.badge:
                count_badge(self._context, spec, functools.partial(told, place))

    def keep_notes(self) -> None:
        """Keep the note that is being typed; one that can't be kept comes to the front."""
        for page in self._made.values():
            if page.panel.note is not None:
                page.panel.note.keep(unkept=self._show_unkept)

    def stop(self) -> None:
        """The window closes: read nothing any more."""
        for page in self._made.values():
            page.stop()
        if self.desk is not None:
            self.desk.close_threads()

    def _make(self, place: int) -> "EntityPage":
        # What the pages of records can do is much; whoever sells first needs none of it yet.
        from astrobookings_desktop.ui.launch_board import LaunchPage
        from astrobookings_desktop.ui.pages.page import EntityPage

        spec = self.specs[place - self._first]
        made = LaunchPage if spec.entity is Entity.LAUNCH else EntityPage
        kept = HeaderState.from_dict(self._headers.get(spec.entity.value))
        page = made(self._context, spec, kept)
        self.addWidget(page)
        page.told.connect(functools.partial(self._page_told, page))
        page.arranged.connect(functools.partial(self._page_arranged, page))
        return page

    def _show_unkept(self, invoice: int) -> None:
        """The window stays for this note: it is shown, wherever somebody looked."""
        bring_to_front(self.window())
        self._context.open_record(Entity.INVOICE, invoice)
        self._context.note_wanted.emit(invoice)

    @Slot(str)
    def _desk_told(self, text: str) -> None:
        self._done_at_desk = text
        if self.desk is self.currentWidget():
            self.told.emit(text)

    def _page_told(self, page: "EntityPage", text: str) -> None:
        if page is self.currentWidget():
            self.told.emit(text)

    def _page_arranged(self, page: "EntityPage") -> None:
        self._headers[page.spec.entity.value] = page.header_state().to_dict()
        self.arranged.emit(dict(self._headers))
