"""A manager's word at somebody else's desk: who allows it, and why."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from astrobookings_desktop.domain import rights
from astrobookings_desktop.domain.errors import InvalidValue, MissingRight
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.values import parse_whole_number
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.access.sign_in import sign_in
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.office import Writer
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.sign_in.attempt import Act
from astrobookings_desktop.ui.sign_in.entry import EntryDialog


class OverrideDialog(EntryDialog):
    """Asks a manager for e-mail, password and a reason; of who may override alone the reason.

    Above `table_percent` a refund is asked for as well. Afterwards `override` and `percent` tell.
    """

    def __init__(
        self,
        context: UiContext,
        title: str,
        sentence: str,
        parent: QWidget,
        table_percent: int | None = None,
    ) -> None:
        act = QCoreApplication.translate("override", "Allow it")
        super().__init__(context.office, title, sentence, act, parent)
        self._context, self._table_percent = context, table_percent
        self.override: Override | None = None
        self.percent = 100
        self._tried: dict[str, str] = {}  # what was allowed, whatever stands in the fields by then
        if table_percent is not None:
            note = self.tr("above {0}, at most 100").format(table_percent)
            self.add_field("refund_percent", self.tr("Refund, percent"), note=note).set_text("100")
        self.add_field("reason", self.tr("Reason"), note=self.tr("stands in the log"))
        if not context.may(Right.OVERRIDE_RULES):
            self.add_field("email", self.tr("Manager's e-mail"))
            self.add_field("password", self.tr("Manager's password"), secret=True)
        self.fields["reason"].editor.setFocus()
        editor = self.fields["reason"].editor
        assert isinstance(editor, QLineEdit)
        editor.setMaxLength(300)

    def act(self) -> Act:
        """Know the manager."""
        text = self._tried = {name: field.text() for name, field in self.fields.items()}
        own = self._context.actor if "email" not in text else None
        least = self._table_percent

        def know(writer: Writer) -> Actor:
            if least is not None:
                percent = parse_whole_number(text["refund_percent"], "refund_percent", 0, 100)
                if percent <= least:
                    raise InvalidValue(
                        "refund_percent", Phrase("be above the table's {least} %", least=least)
                    )
            manager = own or sign_in(writer, text["email"], text["password"])
            try:
                rights.require(manager.role, Right.OVERRIDE_RULES)
            except MissingRight as refusal:
                refusal.field = "email"  # whose it is, and not the password, which was right
                raise
            return manager

        return know

    def accept(self) -> None:
        """Keep what was allowed."""
        if self.actor is not None:
            self.override = Override(self.actor, self._tried["reason"])
            if "refund_percent" in self._tried:
                self.percent = int(self._tried["refund_percent"])
        super().accept()
