"""A box that proposes entries while somebody types, also by what stands inside their words."""

from PySide6.QtCore import QAbstractProxyModel, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QCompleter

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def propose_inside_words(box: QComboBox) -> None:
    """Let an editable box list the entries in which the typed letters stand."""
    completer = box.completer()
    if completer is None:
        return
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    popup = completer.popup()
    if popup is not None:
        _EnterInProposals(box, completer, popup)


class _EnterInProposals(QObject):
    """Gives Enter to the box as if no list of proposals were open.

    Qt's completer keeps the first Enter to itself, so that a second one was needed, but only where
    the list was open by then: whoever types fast couldn't know.
    """

    def __init__(self, box: QComboBox, completer: QCompleter, popup: QAbstractItemView) -> None:
        super().__init__(box)
        self._box, self._completer, self._popup = box, completer, popup
        popup.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list with what is highlighted in it, and press Enter in the box.

        Ctrl+Enter is the dialog's shortcut, which gets it past the list: that closes just before.
        """
        if not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return super().eventFilter(watched, event)
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.type() is QEvent.Type.ShortcutOverride and held:
            self._close()
        if event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        self._close()
        line = self._box.lineEdit()
        if line is not None:
            QApplication.sendEvent(line, event.clone())
            self._popup.hide()  # the line opens it again where it has no use for the key
        return True

    def _close(self) -> None:
        proposals, highlighted = self._completer.completionModel(), self._popup.currentIndex()
        self._popup.hide()
        if highlighted.isValid() and isinstance(proposals, QAbstractProxyModel):
            self._box.setCurrentIndex(proposals.mapToSource(highlighted).row())
