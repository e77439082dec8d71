"""Coming back to a page of records finds the list as it was left."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astrobookings_desktop.ui.pages.saved_chips import MARK

if TYPE_CHECKING:
    from astrobookings_desktop.ui.pages.page import EntityPage


@dataclass(frozen=True)
class LeftPage:
    """What a page showed: filter, search, the fields beside it, the record in the panel."""

    where: str
    search: str
    fields: tuple[str, ...]
    key: int | None
    in_month: bool = False  # the launches' calendar was in front


class WayBack:
    """Remembers how a page is left, and shows it so again.

    A record that isn't in the list any more, as a message that was sent since, stands beside it.
    """

    def __init__(self, page: "EntityPage") -> None:
        self._page = page

    def leave(self) -> LeftPage:
        """How the page stands now."""
        head = self._page.head
        fields = () if head.filters is None else head.filters.choices
        listing, panel = self._page.listing, self._page.panel
        key = panel.key if panel.key is not None else listing.current_before
        return LeftPage(listing.where, listing.search, fields, key)

    def come_back(self, left: LeftPage) -> None:
        """Show the page, which is in front, as it was left."""
        page, key = self._page, left.key
        if left.where.startswith(MARK) and left.where not in page.head.saved.filters:
            left = replace(left, where=page.spec.first_chip)  # deleted meanwhile
        is_same = replace(self.leave(), key=key, in_month=left.in_month) == left
        if is_same and (key is None or key == page.panel.key or page.view.go_to(key)):
            return
        if page.head.filters is not None:
            page.head.filters.choose(left.fields)
        page.listing.return_to(left.where, left.search, key)
