"""How far a long piece of work is: the step in words, and a bar."""

from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from astrobookings_desktop.ui.widgets.card import Hint

_PARTS = 1000


class WorkProgress(QWidget):
    """Takes its room even while nothing is going on, so that nothing moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._step = Hint()
        self._bar = QProgressBar()
        self._bar.setFormat("%p %")  # as everywhere
        self._bar.setRange(0, _PARTS)
        self._bar.setAccessibleName(self.tr("Progress"))
        column.addWidget(self._step)
        column.addWidget(self._bar)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.hide()

    def give_room_up(self) -> None:
        """Leave the room to a list beside it while nothing is going on."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.setSizePolicy(policy)

    def show_step(self, step: str, done: int, total: int) -> None:
        """Show how much of a step is done; a step without parts moves to and fro."""
        self._step.setText(step)
        self._bar.setAccessibleDescription(step)
        if total > 1:
            self._bar.setRange(0, _PARTS)
            self._bar.setValue(done * _PARTS // total)
        else:
            self._bar.setRange(0, 0)
        self.show()

    def text(self) -> str:
        """The step shown."""
        return self._step.text()
