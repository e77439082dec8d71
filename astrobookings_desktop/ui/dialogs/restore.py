"""Tools → Restore: what a backup would change, and doing it after a word was typed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from astrobookings_desktop.domain.backups import ENDING, OWN_FOLDER
from astrobookings_desktop.domain.values import fold
from astrobookings_desktop.services.backup.restores import (
    Restored,
    RestorePreview,
    preview_restore,
    restore,
)
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.backup import KEPT_FOLDER
from astrobookings_desktop.ui.dialogs.backup_list import BackupList
from astrobookings_desktop.ui.dialogs.long_work import LongWorkDialog, choose_file
from astrobookings_desktop.ui.dialogs.restore_sheet import RestoreSheet
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.threads.background import Progress
from astrobookings_desktop.ui.widgets.buttons import DangerButton, PrimaryButton
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.second_enter import SecondEnter
from astrobookings_desktop.ui.window.state import WindowState

WORD = "restore"
HEIGHT = 820  # with all records in sight, where the screen has so much


class RestoreDialog(LongWorkDialog):
    """First shows what would change. `let_go` closes the window's connections. The backups in
    `folder` can be picked; when none is set, those where the last one went, or the daily ones go.

    Once they are closed there is no way back to the desk: whether the restore came off or not,
    `leave` closes the window with words that say why, and whether all is well; then people sign in
    again.
    """

    def __init__(
        self,
        context: UiContext,
        state: WindowState,
        let_go: Callable[[], None],
        leave: Callable[[str, bool], None],
        parent: QWidget | None = None,
        folder: str = "",
    ) -> None:
        super().__init__(
            _tr("Restore"),
            _tr(
                "A backup takes the place of the present database, which is kept aside. Whatever "
                "was done since the backup is then only there."
            ),
            parent,
        )
        self._office, self._actor = context.office, context.actor
        self._company = context.reading().settings.company_name
        self._let_go, self._leave = let_go, leave
        self._has_let_go = False
        self._preview: RestorePreview | None = None
        own = context.office.path.with_name(OWN_FOLDER)
        place = Path(folder or str(state.get(KEPT_FOLDER) or own))
        self._start = str(place if place != own or own.is_dir() else Path.home())
        self.add_field("file", self.tr("Backup &file"), choose=self._choose)
        self._list = BackupList()
        self._list.found.connect(self._offer)
        self._list.picked.connect(self.fields["file"].set_text)
        self._list.chosen.connect(self.accept)
        self.body.addWidget(self._list)
        secret = self.add_field("passphrase", self.tr("&Passphrase"), secret=True)
        secret.hide()
        self._sheet = RestoreSheet()
        self._sheet.hide()
        self.body.addWidget(self._sheet, 1)
        words = self.tr("To go on, &type “{0}” or the company’s name").format(self._word)
        self.add_field("word", words).hide()
        self.body.addStretch(0)
        self._look = PrimaryButton(self.tr("&Show what would change"))
        self._look.clicked.connect(self.accept)
        self._act = DangerButton(self.tr("&Restore and sign in again"))
        self._act.setAutoDefault(False)
        self._act.clicked.connect(self._restore)
        self._act.hide()
        self.add_button(self._look)
        self.add_button(self._act)
        self._enter = SecondEnter(self._act)
        self._keys = KeyCap(self.tr("Enter ×2"))
        self._keys.hide()
        self._buttons.addWidget(self._keys)
        for name in ("file", "passphrase"):
            self.lines[name].textChanged.connect(self._forget)
        self.lines["word"].textChanged.connect(self._compare)
        self.lines["file"].setFocus()
        self._list.look(self._office, self._actor, place)

    def accept(self) -> None:
        """Show what would change. Enter does it from any field, and never restores."""
        if self.background.is_busy or self._preview is not None:
            return
        self.clear_problems()
        if not self.fields["file"].text().strip():
            self.fields["file"].set_error(self.tr("Choose the file of a backup first."))
            self.fields["file"].editor.setFocus()
            return
        office, actor, file, passphrase = self._office, self._actor, self._file, self._passphrase

        def work(progress: Progress) -> RestorePreview:
            return preview_restore(office, actor, file, passphrase, progress)

        self.set_busy(True)
        self.background.start(work)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the word that confirms leads to the act and never does it; one that lacks is
        asked for."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or not self.lines["word"].hasFocus():
            super().keyPressEvent(event)
        elif self._is_agreed():
            self._enter.lead(Qt.FocusReason.TabFocusReason)
        else:
            words = self.tr("Type “{0}” or the company’s name first.")
            self.fields["word"].set_error(words.format(self._word))
            self.make_room()

    def finish(self, result: Any) -> None:
        """Show the preview, or say what was restored and leave the window."""
        if isinstance(result, Restored):
            self._end(_told_of(result), well=True)
            return
        self._preview = result
        self._sheet.show_preview(result)
        self._list.hide()
        self._sheet.show()
        self.fields["word"].show()
        self._look.hide()
        self._act.show()
        self._keys.show()
        self._compare()
        self._scroll.fit(self, max(self.width(), px(640)), px(HEIGHT))
        self.fields["word"].editor.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Lock the buttons as well."""
        super().set_busy(busy)
        self._look.set_blocked(busy)
        self._list.setEnabled(not busy)
        self._compare(locked=busy)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        super()._failed(error)
        if self._has_let_go:
            self._end(self.tr("Nothing was restored. {0}").format(tell(error)), well=False)

    @property
    def _file(self) -> Path:
        return Path(self.fields["file"].text()).expanduser()

    @property
    def _passphrase(self) -> str | None:
        return self.fields["passphrase"].text() or None

    def _restore(self) -> None:
        if self.background.is_busy or self._preview is None or not self._is_agreed():
            return
        self.clear_problems()
        office, actor, file, passphrase = self._office, self._actor, self._file, self._passphrase

        def work(progress: Progress) -> Restored:
            # The preview has told whose it is, and something was typed to go on.
            return restore(
                office, actor, file, passphrase, progress, self._release, may_be_another=True
            )

        self.set_busy(True)
        self.background.start(work)

    def _release(self) -> None:
        """In the work's thread: the database must be closed now."""
        self.background.in_gui_thread(self._close_connections)

    def _close_connections(self) -> None:
        self._has_let_go = True
        self._cancel.set_blocked(True)
        self._let_go()

    def _end(self, words: str, *, well: bool) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(self.windowTitle())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words)
        box.setInformativeText(self.tr("The window closes now. Sign in again to go on working."))
        box.exec()
        super().accept()
        self._leave(words, well)

    def _is_agreed(self) -> bool:
        typed = fold(self.fields["word"].text()).strip()
        return typed in (WORD, fold(self._word), fold(self._company).strip())

    @property
    def _word(self) -> str:
        return self.tr("restore", "to be typed by who is sure")

    @Slot()
    def _compare(self, *, locked: bool = False) -> None:
        self._act.set_blocked(locked or not self._is_agreed())

    @Slot()
    def _forget(self) -> None:
        """Another file: what was shown isn't true of it."""
        self.clear_problems()
        if self._preview is not None:
            self._preview = None
            self._sheet.hide()
            self._offer()
            self.fields["word"].hide()
            self.fields["word"].set_text("")
            self._act.hide()
            self._keys.hide()
            self._look.show()

    @Slot()
    def _offer(self) -> None:
        """Show the backups to pick from, as long as none is looked at."""
        if self._list.backups and self._preview is None:
            self._list.show()
            self.make_room()

    @Slot()
    def _choose(self) -> None:
        field = self.fields["file"]
        chosen = choose_file(
            self,
            self.tr("The backup to restore"),
            field.text() or self._start,
            self.tr("Backups (*{0})").format(ENDING),
        )
        if chosen:
            field.set_text(chosen)


def _told_of(done: Restored) -> str:
    words = _tr("The backup was restored.")
    if done.aside is not None:
        words += " " + _tr("What was there before is kept in {0}.").format(done.aside)
    return words


def _tr(text: str) -> str:
    return QCoreApplication.translate("restore", text)
