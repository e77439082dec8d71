"""What the boards share: tiles that filter, and figures that follow what happens."""

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.widgets.tile import Tile
from astrobookings_desktop.ui.widgets.tile_row import TileRow

TICK_MS = 1000
PAUSE_SECONDS = 0.5  # between two looks, however fast things happen


class Board(QWidget):
    """A row of tiles above a list. `chosen` is the filter of a tile that was pressed.

    While it is in sight it looks again each second, for times pass without a change too.
    """

    chosen = Signal(str)

    def __init__(
        self,
        context: UiContext,
        tiles: Sequence[tuple[str, str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.corner: QWidget | None = None  # stands at the right of the page's head
        self._is_closed = False
        self._looked_at = 0.0
        context.closing.connect(self._close)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.tiles: dict[str, Tile] = {}
        for where, title, icon in tiles:
            tile = Tile(title, icon)
            tile.clicked.connect(
                lambda checked, one=where: self.chosen.emit(one if checked else "")
            )
            self.tiles[where] = tile
        self.column.addWidget(TileRow(list(self.tiles.values())))

    @Slot(str)
    def mark(self, where: str) -> None:
        """Show which filter holds."""
        for name, tile in self.tiles.items():
            tile.setChecked(name == where)

    def refresh(self) -> None:
        """Look again, unless that was just done; then a little later."""
        if not self._is_closed and monotonic() - self._looked_at >= PAUSE_SECONDS:
            self._looked_at = monotonic()
            self.look()

    def look(self) -> None:
        """Read and show; of each board its own."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Look at once."""
        super().showEvent(event)
        self._timer.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        self._timer.stop()
        super().hideEvent(event)

    @Slot()
    def _tick(self) -> None:
        if not self._is_closed:
            self._looked_at = monotonic()
            self.look()

    @Slot()
    def _close(self) -> None:
        self._is_closed = True
        self._timer.stop()
