"""Tiles beside each other; where room is short they get closer, and then a second row."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from astrobookings_desktop.ui.widgets.sharing import Sharing
from astrobookings_desktop.ui.widgets.spacing import space_out
from astrobookings_desktop.ui.widgets.tile import Tile
from astrobookings_desktop.ui.widgets.total_tile import TotalTile

GAP, TIGHT_GAP = 12, 8


class TileRow(Sharing):
    """Alike in width if that will do; short of room they give up padding, or stand in two rows."""

    def __init__(self, tiles: Sequence[Tile | TotalTile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = tiles
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange(len(tiles))

    def minimumSizeHint(self) -> QSize:
        """Room for one tile."""
        widest = max(tile.width_wanted(tight=True) for tile in self._tiles)
        return QSize(widest, super().minimumSizeHint().height())

    def share(self) -> None:
        """Give each part its room."""
        columns, tight = self._fitting(self.width())
        space_out(self._grid, TIGHT_GAP if tight else GAP)
        for tile in self._tiles:
            tile.set_tight(tight)
        if columns != self._columns:
            self._arrange(columns)

    def more_height(self, width: int) -> int:
        """How much higher than a single row it is at some width."""
        columns, _tight = self._fitting(width)
        rows = -(-len(self._tiles) // columns)
        return (rows - 1) * (max(tile.sizeHint().height() for tile in self._tiles) + GAP)

    def _fitting(self, width: int) -> tuple[int, bool]:
        """How many tiles fit beside each other, and whether with less padding."""
        if self._needs(tight=False) <= width:
            return len(self._tiles), False
        if self._needs(tight=True) <= width:
            return len(self._tiles), True
        widest = max(tile.width_wanted(tight=False) for tile in self._tiles)
        columns = max(1, (width + GAP) // (widest + GAP))
        rows = -(-len(self._tiles) // columns)
        return -(-len(self._tiles) // rows), False

    def _needs(self, *, tight: bool) -> int:
        """The width of a single row."""
        gaps = (TIGHT_GAP if tight else GAP) * (len(self._tiles) - 1)
        return sum(tile.width_wanted(tight=tight) for tile in self._tiles) + gaps

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(len(self._tiles)):
            self._grid.setColumnStretch(column, int(column < columns))
        self.updateGeometry()
