"""The currency that all of the desk's money stands in."""

from PySide6.QtCore import QObject, Signal, Slot

from astrobookings_desktop.ui.context import UiContext


class Currency(QObject):
    """The company's currency, which may be another one until the first sale."""

    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._context = context
        self._code = context.reading().settings.currency
        context.changed.connect(self._look)

    @property
    def code(self) -> str:
        """Its three letters, as the company has it now."""
        return self._code

    @Slot()
    def _look(self) -> None:
        code = self._context.reading().settings.currency
        if code != self._code:
            self._code = code
            self.changed.emit()
