"""A page's table and the panel beside it: how they share the width."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from astrobookings_desktop.ui.theme.fonts import px

GAP = 16
SHARE = 0.38  # of the width, at most, for the panel


class PanelSplit(QSplitter):
    """The panel has `width` px where there is room, less beside a narrow table.

    What a person parted by hand stays so.
    """

    def __init__(self, table: QWidget, panel: QWidget, width: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._panel, self._wanted = panel, px(width)
        self._by_hand = False
        self.setHandleWidth(GAP)
        self.setChildrenCollapsible(False)
        self.addWidget(table)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self.setSizes([px(800), self._wanted])
        self.splitterMoved.connect(self._moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        width = event.size().width()
        if width != event.oldSize().width() and not self._by_hand:
            fitting = max(self._panel.minimumWidth(), min(self._wanted, round(width * SHARE)))
            self.setSizes([width - GAP - fitting, fitting])

    @Slot()
    def _moved(self) -> None:
        self._by_hand = True
