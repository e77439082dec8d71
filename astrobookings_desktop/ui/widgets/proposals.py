"""A box that proposes entries while somebody types, also by what stands inside their words."""

from PySide6.QtCore import QAbstractProxyModel, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QCompleter


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
        """Close the list with what is highlighted in it, and press Enter in the box."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        proposals, highlighted = self._completer.completionModel(), self._popup.currentIndex()
        self._popup.hide()
        if highlighted.isValid() and isinstance(proposals, QAbstractProxyModel):
            self._box.setCurrentIndex(proposals.mapToSource(highlighted).row())
        line = self._box.lineEdit()
        if line is not None:
            QApplication.sendEvent(line, event.clone())
            self._popup.hide()  # the line opens it again with what it leaves to others: Ctrl+Enter
        return True
