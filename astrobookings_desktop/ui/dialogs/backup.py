"""Tools → Back up: where to, and whether sealed with a passphrase."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from astrobookings_desktop.domain.backups import OWN_FOLDER, check_passphrase
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services.backup.making import Backup, back_up_into
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.long_work import LongWorkDialog, choose_folder
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.threads.background import Progress
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.buttons import PrimaryButton
from astrobookings_desktop.ui.window.state import WindowState

KEPT_FOLDER = "backup_folder"


class BackupDialog(LongWorkDialog):
    """Copies the whole database into `folder`; when none is set, where the last backup went, or
    where the daily ones go."""

    def __init__(
        self,
        context: UiContext,
        state: WindowState,
        parent: QWidget | None = None,
        folder: str = "",
    ) -> None:
        super().__init__(
            _tr("Back up"),
            _tr(
                "Everything is copied while all go on working, and the file is checked before it "
                "counts. Of the backups in the folder the last one of 7 days, of 5 weeks and of 12 "
                "months is kept, of today the last two."
            ),
            parent,
        )
        self._context, self._state = context, state
        place = self.add_field("file", self.tr("&Folder"), choose=self._choose)
        self._own = context.office.path.with_name(OWN_FOLDER)
        place.set_text(folder or str(state.get(KEPT_FOLDER) or self._own))
        self._sealed = QCheckBox(self.tr("&Encrypt it with a passphrase"))
        self._sealed.toggled.connect(self._seal)
        self.body.addWidget(self._sealed)
        self.add_field("passphrase", self.tr("&Passphrase"), secret=True)
        self.add_field("passphrase_again", self.tr("The passphrase &again"), secret=True)
        self._open_words = Banner(
            self.tr(
                "Not encrypted: whoever gets hold of the file can read every name, address and "
                "booking in it. Keep it where only you can go."
            )
        )
        self._sealed_words = Banner(
            self.tr(
                "Without the passphrase nobody can ever read this backup, and nobody can tell you "
                "the passphrase. Keep it apart from the backup."
            ),
            "info",
            "info",
        )
        self.body.addWidget(self._open_words)
        self.body.addWidget(self._sealed_words)
        self.body.addStretch(1)
        self._made = Banner("", "ok", "done")
        self._made.hide()
        self.body.addWidget(self._made)
        self._main = PrimaryButton(self.tr("&Back up now"))
        self._main.clicked.connect(self.accept)
        self.add_button(self._main)
        self._seal(False)
        self.lines["file"].setFocus()

    def accept(self) -> None:
        """Make the backup, unless the passphrase can't be right."""
        if self.background.is_busy:
            return
        self.clear_problems()
        self._made.hide()
        try:
            passphrase = self._passphrase()
        except InvalidValue as refusal:
            wrong = self.fields[refusal.field]
            wrong.set_error(tell(refusal))
            wrong.editor.setFocus()
            self.make_room()
            return
        folder = Path(self.fields["file"].text()).expanduser()
        office, actor, own = self._context.office, self._context.actor, self._own

        def work(progress: Progress) -> Backup:
            if folder == own:
                with contextlib.suppress(OSError):  # then there is no such folder, which is told
                    own.mkdir(mode=0o700, exist_ok=True)
            return back_up_into(office, actor, folder, passphrase, progress)[0]

        self.set_busy(True)
        self.background.start(work)

    def finish(self, result: Backup) -> None:
        """Say where it is; another one can be made."""
        self._state.keep(KEPT_FOLDER, str(result.path.parent))
        self._made.say(
            self.tr("Backed up to {0} ({1}), and checked.").format(
                result.path, shown.size(result.size)
            )
        )
        self._made.show()
        self.make_room()
        self._cancel.setText(self.tr("Close"))
        self._cancel.setFocus()
        self._context.say(self.tr("Backed up to {0}").format(result.path))
        self._context.changed.emit(None)  # the log has one row more

    def set_busy(self, busy: bool) -> None:
        """Lock the choices as well."""
        super().set_busy(busy)
        self._sealed.setEnabled(not busy)
        self._main.set_blocked(busy)
        self._cancel.setText(self.tr("Cancel"))

    def _passphrase(self) -> str | None:
        """What was entered twice; raises InvalidValue."""
        if not self._sealed.isChecked():
            return None
        passphrase = check_passphrase(self.fields["passphrase"].text())
        if self.fields["passphrase_again"].text() != passphrase:
            raise InvalidValue("passphrase_again", _tr("be the same passphrase once more"))
        return passphrase

    @Slot(bool)
    def _seal(self, sealed: bool) -> None:
        for name in ("passphrase", "passphrase_again"):
            self.fields[name].setVisible(sealed)
            self.fields[name].set_text("")
            self.fields[name].set_error(None)
        self._open_words.setVisible(not sealed)
        self._sealed_words.setVisible(sealed)
        if not self.isVisible():
            return
        self.make_room()
        if sealed:
            self.fields["passphrase"].editor.setFocus()

    @Slot()
    def _choose(self) -> None:
        field = self.fields["file"]
        chosen = choose_folder(self, self.tr("The folder for backups"), field.text())
        if chosen:
            field.set_text(chosen)


def _tr(text: str) -> str:
    return QCoreApplication.translate("backup", text)
