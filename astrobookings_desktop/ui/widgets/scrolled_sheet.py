"""The parts of a dialog: on a small screen they scroll, and the buttons below stay in sight."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QStyle, QVBoxLayout, QWidget

from astrobookings_desktop.ui.theme.fonts import px

FRAME = QSize(16, 48)  # what the window manager draws around, and a little air
LEAST = 160  # pixels of height, below which nothing can be read


class ScrolledSheet(QScrollArea):
    """As wide as its parts need, as high as there is room; what gets the focus comes in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        self.parts = sheet_column(sheet)
        self.setWidget(sheet)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._reveal)

    def height_at(self, width: int) -> int:
        """How high all parts are in so much width, in pixels."""
        if self.parts.hasHeightForWidth():
            return self.parts.totalHeightForWidth(width)
        return self.parts.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        """All of it."""
        width = self.minimumSizeHint().width()
        return QSize(width, self.height_at(width))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut at the side; the bar has room beside it."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(self.parts.totalMinimumSize().width() + bar, px(LEAST))

    @Slot(QWidget, QWidget)
    def _reveal(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, px(24))

    def fit(self, dialog: QDialog, width: int, least: int = 0) -> None:
        """Make `dialog`, which it lies in, as high as all parts need, and at least so high, but
        never higher or wider than the screen."""
        layout = dialog.layout()
        if layout is None:
            return
        before = dialog.size()  # what is shown may give it a larger least size by itself
        self.parts.activate()
        self.updateGeometry()
        layout.activate()
        width = max(width, layout.totalMinimumSize().width())
        around = (
            layout.totalHeightForWidth(width)
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height()
        ) - self.sizeHint().height()
        height = max(least, around + self.height_at(width))
        resize_within(dialog, QSize(width, height), before)
        layout.activate()
        focus = dialog.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 0, px(24))


def sheet_column(sheet: QWidget) -> QVBoxLayout:
    """The parts of a dialog below each other, with the margins and gaps that all dialogs have."""
    column = QVBoxLayout(sheet)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(12)
    return column


def room_of(window: QWidget) -> QSize:
    """How large a window can be, so that it lies on its screen with all of its frame."""
    return window.screen().availableGeometry().size() - FRAME


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog its first size, in pixels at 100 %, as far as the screen has the room."""
    resize_within(dialog, QSize(px(width), px(height)))


def resize_within(dialog: QWidget, size: QSize, before: QSize | None = None) -> None:
    """Give a dialog a size, as far as the screen has the room. One in sight that grows by it, or
    since it was as large as `before`, comes onto its screen whole at the side that grew; else it
    stays where a person put it."""
    before = dialog.size() if before is None else before
    dialog.resize(size.boundedTo(room_of(dialog)))
    handle = dialog.windowHandle()
    if handle is None or not handle.isExposed() or dialog.isMaximized():
        return
    place, frame = dialog.screen().availableGeometry(), dialog.frameGeometry()
    left, top = frame.left(), frame.top()
    if dialog.width() > before.width():
        left = max(min(left, place.right() - frame.width() + 1), place.left())
    if dialog.height() > before.height():
        top = max(min(top, place.bottom() - frame.height() + 1), place.top())
    if (left, top) != (frame.left(), frame.top()):
        dialog.move(left, top)


def grow(dialog: QDialog) -> None:
    """Make room in a dialog for what is said in it now, as far as the screen has the room."""
    layout = dialog.layout()
    if layout is not None and dialog.isVisible():
        layout.activate()
        needed = QSize(dialog.width(), layout.totalHeightForWidth(dialog.width()))
        # Qt may have made it grow by itself. What is said is to be seen, wherever it was put.
        resize_within(dialog, dialog.size().expandedTo(needed), before=QSize(0, 0))
