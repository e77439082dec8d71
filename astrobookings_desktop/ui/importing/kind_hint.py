"""What to know of a file of the chosen kind, beneath the choice."""

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QComboBox

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.widgets.card import Hint


class KindHint(Hint):
    """Follows a choice of kinds and is empty where nothing is to be said."""

    def __init__(self, kinds: QComboBox) -> None:
        super().__init__()
        self._kinds = kinds
        self.setWordWrap(True)
        kinds.currentIndexChanged.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        hints = {
            Entity.ROCKET: _tr("Agencies may be given by number, e-mail or name."),
            Entity.LAUNCH: _tr(
                "Agencies and rockets may be given by number, e-mail or name. A date without a "
                "time is 00:00 UTC. Past launches need their final status; they cause no invoice, "
                "no message."
            ),
        }
        self.setText(hints.get(self._kinds.currentData(), ""))


def _tr(text: str) -> str:
    return QCoreApplication.translate("import", text)
