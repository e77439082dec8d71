"""The window of all settings: sections at the left, one button that saves what was changed."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from astrobookings_desktop.config import ConfigError, SettingProblem, SettingsFile
from astrobookings_desktop.domain.errors import InvalidValue, Refusal
from astrobookings_desktop.domain.rights import Right, settings_of
from astrobookings_desktop.domain.setting import Section, Setting
from astrobookings_desktop.jobs.mail.way import MailSettings, way_of
from astrobookings_desktop.services.business_settings import (
    BY_KEY,
    SettingsChange,
    change_settings,
)
from astrobookings_desktop.services.messages.mail_password import MailAccount, mail_password
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.confirm import may_discard
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.settings.foot import SettingsFoot
from astrobookings_desktop.ui.settings.look import apply_theme
from astrobookings_desktop.ui.settings.pages import SectionPages
from astrobookings_desktop.ui.settings.password import PasswordRow
from astrobookings_desktop.ui.settings.row import SettingRow
from astrobookings_desktop.ui.settings.section import Row
from astrobookings_desktop.ui.settings.section_list import SectionList
from astrobookings_desktop.ui.settings.trial import TrialRow
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.banner import Banner
from astrobookings_desktop.ui.widgets.card import Line
from astrobookings_desktop.ui.widgets.held_still import HeldStill
from astrobookings_desktop.workstation import WORKSTATION

SIZE = (960, 640)
MARGIN = 48  # of the window behind, which stays in sight


class SettingsDialog(QDialog):
    """All settings that the role sees; `saved` comes when some of either kind were changed.

    What was typed stays after a refusal, and is not thrown away without asking. The look is shown
    at once, and goes back when it isn't saved.
    """

    saved = Signal(object)  # the Sections in which this workstation's were changed

    def __init__(self, context: UiContext, file: SettingsFile, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._file = context, file
        self._doubted: list[SettingRow] = []  # by what was saved last
        self._changed: set[Section] = set()  # where this workstation's were saved last
        self._allowed = context.may(Right.CHANGE_SETTINGS)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        file.read()
        self.rows: dict[str, SettingRow] = {}
        self._make_rows()
        self.password = PasswordRow(self._account(), allowed=self._allowed)
        self.trial = TrialRow(context, self._mail_way, allowed=self._allowed)
        self.sections = SectionList()
        seen = settings_of(context.actor.role)
        self.pages = SectionPages(seen, self.rows, self.password, self.trial, allowed=self._allowed)
        self._held = HeldStill(self.pages)
        self.foot = SettingsFoot(self)
        self._build()
        room = parent.size() - QSize(MARGIN, MARGIN)
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room))
        self._connect()
        self._follow()
        self.password.look()

    @property
    def is_touched(self) -> bool:
        """Whether something was entered that isn't saved."""
        return any(page.is_touched for page in self.pages.every)

    def show_section(self, section: Section) -> None:
        """Bring a section to the front."""
        if section in self.pages.sections:  # else the first one stands there
            self.sections.setCurrentRow(self.pages.sections.index(section))

    def show_setting(self, key: str) -> None:
        """Bring a setting in sight, with the focus in its field."""
        if self.rows[key].setting.section in self.pages.sections:
            self.pages.reach(self.rows[key])

    # --- saving -----------------------------------------------------------------------------------

    def accept(self) -> None:
        """Save: all rows are checked first, the focus goes to the first wrong one."""
        wrong: list[Row] = [row for row in self.rows.values() if not row.check()]
        if not self.password.check(self._account()):
            wrong.append(self.password)
        if wrong:
            self._follow()
            self.pages.reach(wrong[0])
        elif not self._held.is_held and self.is_touched:
            self._set_saving(True)
            business = self._entered(BY_KEY)
            if business:
                self._context.run(
                    lambda work: change_settings(work, business),
                    self._company_saved,
                    self._refused,
                    self._gave_up,
                )
            else:
                self._save_here()
        elif not self._held.is_held:
            super().accept()

    def reject(self) -> None:
        """Leave, after asking when something was entered."""
        if self._held.is_held or (
            self.is_touched and not may_discard(self, self.tr("What you changed is not saved yet."))
        ):
            return
        apply_theme(self._file.settings.theme)
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross asks as well."""
        self.reject()
        if self.isVisible():
            event.ignore()
            return
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next row; Ctrl+Enter saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(self.focusWidget(), QLineEdit | QListWidget):
                self.focusNextChild()
            event.accept()
            return
        super().keyPressEvent(event)

    def _entered(self, settings: Mapping[str, Setting]) -> dict[str, str]:
        return {
            key: row.text for key, row in self.rows.items() if key in settings and row.is_touched
        }

    def _company_saved(self, change: SettingsChange) -> None:
        for key in self._entered(BY_KEY):
            self.rows[key].set_value(getattr(change.settings, BY_KEY[key].name))
        self._doubted = [self.rows[warning.key] for warning in change.warnings]
        for warning in change.warnings:
            self.rows[warning.key].field.set_warning(tell(warning.message))
        if change.after:
            self._context.changed.emit(None)  # figures of all lists may follow from them
        self._save_here()

    def _save_here(self) -> None:
        entered = self._entered(WORKSTATION)
        try:
            settings = self._file.change(entered)
        except InvalidValue as refusal:
            self._refused(refusal)
            return
        except ConfigError as error:
            self._set_saving(False)
            self.foot.problem.setText(tell(error))
            return
        self._changed = {WORKSTATION[key].section for key in entered}
        for key in entered:
            self.rows[key].set_value(settings.value_of(key))
        apply_theme(settings.theme)
        if "time_zone" in entered:  # a language comes with another window
            show.use_zone(settings.time_zone)
            self._context.changed.emit(None)
        if self.password.is_touched:
            self._changed.add(Section.MAIL)
            self.password.keep(self._account())
        else:
            self._finish(self.tr("The settings are saved."))

    @Slot(str)
    def _finish(self, words: str) -> None:
        self._set_saving(False)
        self.saved.emit(frozenset(self._changed))
        self._context.say(words)
        if not self._doubted:
            super().accept()
            return
        self.foot.said.setText(self.tr("Saved. One thing looks odd."))
        self.pages.reach(self._doubted[0])
        self._doubted = []

    def _refused(self, refusal: Refusal) -> None:
        self._set_saving(False)
        row = self.rows.get(refusal.field or "")
        if row is None:
            self.foot.problem.setText(tell(refusal))
        else:
            row.refuse(refusal)
            self._follow()
            self.pages.reach(row)

    def _gave_up(self) -> None:
        self._set_saving(False)

    def _set_saving(self, saving: bool) -> None:
        self._held.hold(saving)
        self._follow()

    # --- what follows from each key ---------------------------------------------------------------

    @Slot()
    def _follow(self) -> None:
        pages = self.pages.every
        for place, page in enumerate(pages):
            self.sections.mark(place, wrong=bool(page.errors), touched=page.is_touched)
        errors = sum(page.errors for page in pages)
        self.foot.tell(errors, touched=self.is_touched, saving=self._held.is_held)

    @Slot()
    def _show_look(self) -> None:
        apply_theme(self.rows["theme"].text)
        self._follow()

    def _mail_way(self) -> Callable[[], MailSettings]:
        """How messages would leave with what is entered; raises InvalidValue when it is called."""
        entered = {key: row.text for key, row in self.rows.items() if key in WORKSTATION}
        password, account, kept = self.password.editor.text(), self._account(), self._file.settings

        def way() -> MailSettings:
            mail = way_of(kept.with_values(entered))
            if mail.server is None or not account.user:
                return mail
            found = (password,) if password else mail_password(account) or ("",)
            return replace(mail, server=replace(mail.server, password=found[0]))

        return way

    def _account(self) -> MailAccount:
        return MailAccount(self.rows["smtp.host"].text.strip(), self.rows["smtp.user"].text.strip())

    # --- building ---------------------------------------------------------------------------------

    def _make_rows(self) -> None:
        business = self._context.reading().settings
        for settings, values in ((WORKSTATION, self._file.settings), (BY_KEY, business)):
            for key, setting in settings.items():
                allowed = self._allowed or setting.personal
                value = getattr(values, setting.name)
                self.rows[key] = SettingRow(setting, value, allowed=allowed)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self._file.problems:
            column.addWidget(_complaint(self._file.problems))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for page in self.pages.every:
            self.sections.add(page.title)
        row.addWidget(self.sections)
        row.addWidget(self.pages, 1)
        column.addLayout(row, 1)
        column.addWidget(Line())
        column.addLayout(self.foot)

    def _connect(self) -> None:
        self.sections.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.pages.currentChanged.connect(self.sections.setCurrentRow)
        for row in self.rows.values():
            row.changed.connect(self._follow)
        self.rows["theme"].changed.connect(self._show_look)
        self.password.changed.connect(self._follow)
        self.password.kept.connect(self._finish)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self, functools.partial(self.sections.step, step))
        theme.current().changed.connect(self._follow)
        self.sections.setCurrentRow(0)
        self.sections.setFocus(Qt.FocusReason.OtherFocusReason)


def _complaint(problems: Sequence[SettingProblem]) -> QWidget:
    """What in the file could not be used."""
    words = tell(problems[0].words)
    if len(problems) > 1:
        more = QCoreApplication.translate("settings", "And {0} more.")
        words += f" {more.format(len(problems) - 1)}"
    holder = QWidget()
    inner = QVBoxLayout(holder)
    inner.setContentsMargins(12, 12, 12, 0)
    inner.addWidget(Banner(words))
    return holder
