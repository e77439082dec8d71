"""The filters that a person keeps for a list, as chips behind the list's own."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.saved_filters import SavedFilter
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services.lists.completion import plain_filter
from astrobookings_desktop.services.lists.saved_filters import delete_filter, saved_filters
from astrobookings_desktop.services.viewing import list_query
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.filter_name import FilterNameDialog
from astrobookings_desktop.ui.entities.wording import wording_of
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.filter_chip import FilterChip
from astrobookings_desktop.ui.widgets.menu_keys import pop_up

MARK = "@"
MOST_CHIPS = 3  # beside the list's own; the others are in a menu
_LONGEST = 22


class SavedChips(QWidget):
    """Chips, a menu for those that find no room, and the way to keep what is searched for.

    `chosen` is MARK and a name. A chip's own menu renames and deletes it.
    """

    chosen = Signal(str)
    changed = Signal()  # other filters than before

    def __init__(self, context: UiContext, entity: Entity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._entity = context, entity
        self.filters: Mapping[str, SavedFilter] = {}
        self.chips: dict[str, FilterChip] = {}
        self.sound: list[str] = []  # those that this version can read
        self._marked, self._search = "", ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._row = row
        self.more = LinkButton(self.tr("More filters"), "more")
        self.more.clicked.connect(self._show_more)
        self.saving = LinkButton(self.tr("Save this filter"), "add")
        self.saving.setToolTip("Ctrl+S")
        self.saving.clicked.connect(self.save)
        row.addWidget(self.more)
        row.addWidget(self.saving)
        self.set_search("", sound=True)
        self.reload()

    def reload(self) -> None:
        """Read what is kept."""
        kept = saved_filters(self._context.reading(), self._entity)
        self.filters = {f"{MARK}{one.name}": one for one in kept}
        self.sound = [mark for mark, one in self.filters.items() if self._is_readable(one)]
        for chip in self.chips.values():
            self._row.removeWidget(chip)
            chip.deleteLater()
        self.chips = {}
        for place, (mark, one) in enumerate(list(self.filters.items())[:MOST_CHIPS]):
            title = one.name if len(one.name) <= _LONGEST else f"{one.name[:_LONGEST]}…"
            chip = FilterChip(title.replace("&", "&&"))
            chip.setAccessibleName(one.name)
            chip.setToolTip("")
            chip.clicked.connect(partial(self._choose, mark))
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.customContextMenuRequested.connect(partial(self._menu, chip, mark))
            self._row.insertWidget(place, chip)
            self.chips[mark] = chip
        self.more.setVisible(len(self.filters) > MOST_CHIPS)
        self.mark(self._marked)
        self.set_search(self._search, sound=True)
        self.changed.emit()

    def text_of(self, where: str) -> str:
        """What a mark stands for; any other condition is itself."""
        one = self.filters.get(where)
        return where if one is None else one.query

    def mark(self, where: str) -> None:
        """Show which one holds."""
        self._marked = where
        for name, chip in self.chips.items():
            chip.setChecked(name == where)

    def set_search(self, text: str, *, sound: bool) -> None:
        """What stands in the search field, and whether it can be read: only then it can be kept."""
        self._search = text
        plain = self._plain(text.strip()) if sound else ""
        known = any(one.query == plain for one in self.filters.values())
        self.saving.setVisible(sound and bool(text.strip()) and not known)

    def save(self) -> None:
        """Ask for a name for what is searched for."""
        if not self.saving.isHidden():
            self._ask(self._plain(self._search.strip()), "")

    def _plain(self, text: str) -> str:
        """As it is kept: readable in every language, and on the command line."""
        try:
            wording = wording_of(self._entity)
            return plain_filter(self._context.reading(), self._entity, text, wording)
        except InvalidValue:
            return text

    def _is_readable(self, one: SavedFilter) -> bool:
        query = list_query(self._context.reading(), self._entity, where=one.query)
        try:
            LISTS[self._entity].count(query)
        except InvalidValue:
            return False
        return True

    def _choose(self, mark: str, _checked: bool = False) -> None:
        self.chosen.emit(mark)

    def _menu(self, chip: FilterChip, mark: str, at: QPoint) -> None:
        menu = QMenu(self)
        self._add_acts(menu, mark)
        pop_up(menu, chip.mapToGlobal(at))

    def _add_acts(self, menu: QMenu, mark: str) -> None:
        one = self.filters[mark]
        menu.addAction(self.tr("&Rename…")).triggered.connect(
            lambda: self._ask(one.query, one.name)
        )
        menu.addAction(self.tr("&Delete")).triggered.connect(lambda: self._delete(one.name))

    def _show_more(self) -> None:
        menu = QMenu(self)
        for mark, one in list(self.filters.items())[MOST_CHIPS:]:
            sub = menu.addMenu(one.name.replace("&", "&&"))
            sub.addAction(self.tr("&Show")).triggered.connect(partial(self._choose, mark))
            self._add_acts(sub, mark)
        pop_up(menu, self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask(self, query: str, name: str) -> None:
        dialog = FilterNameDialog(self._context, self._entity, query, name, self.window())
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, name: str) -> None:
        self.reload()
        self.chosen.emit(f"{MARK}{name}")

    def _delete(self, name: str) -> None:
        def done(_result: object) -> None:
            held = self._marked == f"{MARK}{name}"
            self.reload()
            if held:
                self.chosen.emit("")

        self._context.run(
            lambda work: delete_filter(work, self._entity, name), done, self._context.refuse
        )
