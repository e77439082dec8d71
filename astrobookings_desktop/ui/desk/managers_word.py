"""What a manager allows at the desk: more seats than the limit (DOMAIN.md §1)."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from astrobookings_desktop.domain.errors import Refusal, SeatLimitExceeded
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.kit import Fact
from astrobookings_desktop.ui.sign_in.override import OverrideDialog
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter


def ask_for_seats(context: UiContext, beside: QWidget, allow: Callable[[Override], None]) -> None:
    """Ask a manager for six seats to a traveler who is no VIP; `allow` is told their word."""
    dialog = OverrideDialog(
        context,
        _tr("More seats than the limit"),
        _tr("A manager may allow six seats to a traveler who is no VIP."),
        beside.window(),
    )

    def allowed() -> None:
        if dialog.override is not None:
            allow(dialog.override)

    dialog.accepted.connect(allowed)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def allowed_words(override: Override) -> str:
    """Who allowed six seats, and why."""
    return _tr("{name} allows six seats: {reason}").format(
        name=override.manager.name, reason=override.reason
    )


class ManagersWord(QWidget):
    """The way out of a refusal that a manager may override; afterwards, who allowed it and why.

    `override` holds for what is shown: forget it when something else is.
    """

    given = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.override: Override | None = None
        self.ask = LinkButton(_tr("A manager allows it…"), "star")
        self.ask.clicked.connect(self._ask)
        self._enter = SecondEnter(self.ask)  # who was led there hasn't read what is refused
        self.said = Fact("star", "info")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        self.forget()

    def forget(self) -> None:
        """Nobody allowed anything, and nothing is asked."""
        self.override = None
        self.answer(None)

    def answer(self, refusal: Refusal | None) -> None:
        """Offer the way out of this refusal, if it is one for a manager."""
        asks = isinstance(refusal, SeatLimitExceeded) and refusal.may_be_overridden
        words = ""
        if self.override is not None and not asks:
            words = allowed_words(self.override)
        self.ask.setVisible(asks)
        self.said.show_fact("star", "info", words)
        self.setVisible(asks or bool(words))

    def lead(self) -> None:
        """Go to the way out, because of an Enter elsewhere, which doesn't take it as well."""
        self._enter.lead()

    @Slot()
    def _ask(self) -> None:
        ask_for_seats(self._context, self, self._keep)

    def _keep(self, override: Override) -> None:
        self.override = override
        self.given.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("desk", text)
