"""What stands between a locked program and its windows: a ground over each, and a deaf ear."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.sign_in.hush import Hush
from astrobookings_desktop.ui.theme.fonts import TITLE, semibold

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.InputMethodQuery,  # an input method asks for the text around the cursor
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.ToolTip,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletPress,
    }
)
_ASKS = (QEvent.Type.KeyPress, QEvent.Type.Shortcut, QEvent.Type.MouseButtonPress)
_RAISED = (QEvent.Type.Show, QEvent.Type.ZOrderChange)


class Cover(QWidget):
    """Hides all that a window shows, and a dialog's title, which may name somebody."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._title = window.windowTitle()
        self._is_dialog = window.parentWidget() is not None
        if self._is_dialog:
            window.setWindowTitle(self.tr("Locked"))
        column = QVBoxLayout(self)
        words = QLabel(self.tr("Locked"))
        words.setFont(semibold(TITLE))
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        self.fit()
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One plain ground."""
        QPainter(self).fillRect(self.rect(), theme.current().tokens.window)

    def fit(self) -> None:
        """Be as large as the window."""
        window = self.parentWidget()
        if window is not None:
            self.resize(window.size())

    def lift(self) -> None:
        """Show again what is beneath."""
        window = self.parentWidget()
        if window is not None and self._is_dialog and window.windowTitle() == self.tr("Locked"):
            window.setWindowTitle(self._title)
        self.hide()
        self.deleteLater()


class Guard(QObject):
    """Covers `root` and every window of it, and lets no key, click or screen reader reach them.

    What belongs to a `free` widget stays usable. `knocked` says that somebody tried.
    """

    knocked = Signal()

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self._root = root
        self._free: QWidget | None = None
        self._hush = Hush(self._is_hidden, self._cover_of)
        self.covers: dict[QWidget, Cover] = {}

    def raise_covers(self) -> None:
        """Cover whatever is shown, and all that is shown from now on."""
        QToolTip.hideText()
        self._cover(self._root)
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._cover(window)
        _application().installEventFilter(self)

    def lift(self) -> None:
        """Show everything again."""
        _application().removeEventFilter(self)
        for cover in self.covers.values():
            if isValid(cover):  # else its window is gone
                cover.lift()
        self.covers = {}
        self._free = None
        self._hush.end(self._root)

    def let_through(self, free: QWidget | None) -> None:
        """Keep this one usable."""
        self._free = free

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow input; keep the covers above and as large as their windows."""
        kind = event.type()
        if kind in _INPUT:
            if not self.is_shut(watched):
                return False
            if kind in _ASKS:
                self.knocked.emit()
            return True
        if kind == QEvent.Type.Resize:
            cover = self._cover_of(watched)
            if cover is not None:
                cover.fit()
        elif kind in _RAISED and isinstance(watched, QWidget):
            if watched.isWindow():
                if self._cover(watched):
                    self.knocked.emit()  # the way in stays above whatever appears
            elif not isinstance(watched, Cover):
                cover = self._cover_of(watched.parentWidget())
                if cover is not None:
                    cover.raise_()
        return False

    def _cover(self, window: QWidget) -> bool:
        if not self.is_shut(window) or self._cover_of(window) is not None:
            return False
        if window.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
            window.hide()
        else:
            self.covers[window] = Cover(window)
        self._hush.begin(window)
        return True

    def _cover_of(self, window: QObject | None) -> Cover | None:
        cover = self.covers.get(window) if isinstance(window, QWidget) else None
        return cover if cover is not None and isValid(cover) else None

    def _is_hidden(self, thing: QObject) -> bool:
        """Whether screen readers are told nothing of it: all that is shut, but the covers."""
        one: QObject | None = thing
        while one is not None and not isinstance(one, Cover):
            one = one.parent()
        return one is None and self.is_shut(thing)

    def is_shut(self, thing: QObject) -> bool:
        """Whether a thing belongs to the windows that are locked, and not to what is free."""
        if isinstance(thing, QWindow):
            windows = QApplication.topLevelWidgets()
            held = [one for one in windows if one.windowHandle() is thing]
            return any(self.is_shut(one) for one in held)
        one: QObject | None = thing
        while one is not None:
            if one is self._free:
                return False
            if one is self._root:
                return True
            one = one.parent()
        return False


def _application() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None
    return app
