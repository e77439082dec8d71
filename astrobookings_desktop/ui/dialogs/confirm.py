"""What will happen, line by line, before it is done; the safe button is the default."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QVBoxLayout, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.dialogs.waiting import WaitingDialog
from astrobookings_desktop.ui.theme.fonts import SECTION, px, semibold
from astrobookings_desktop.ui.widgets.buttons import Button, DangerButton, Kind
from astrobookings_desktop.ui.widgets.long_words import breakable
from astrobookings_desktop.ui.widgets.message_box import message_box


class PreviewDialog(WaitingDialog):
    """A question, its effects, and two buttons: the act by its name, and the safe one."""

    def __init__(
        self,
        question: str,
        effects: Sequence[str],
        act: str,
        parent: QWidget | None = None,
        keep: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        title = QLabel(question)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(semibold(SECTION))
        title.setWordWrap(True)
        column.addWidget(title)
        for effect in effects:
            row = QHBoxLayout()
            row.setSpacing(8)
            icon = QLabel()
            icon.setPixmap(theme.current().pixmap("next", "text2"))
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            words = QLabel(breakable(effect))
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        column.addSpacing(8)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        self.keep = Button(keep or QCoreApplication.translate("confirm", "Keep as is"))
        self.keep.clicked.connect(self.reject)
        self.act = DangerButton(act)
        self.act.clicked.connect(self.accept)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.act)
        column.addLayout(buttons)
        self.setMinimumWidth(px(440))
        self.keep.setDefault(True)
        self.keep.setFocus()


def may_discard(dialog: QWidget, sentence: str) -> bool:
    """Ask whether what stands in a dialog may go; keeping it is the default."""
    box = message_box(QMessageBox.Icon.Question, dialog)
    box.setWindowTitle(dialog.windowTitle())
    box.setText(sentence)
    translate = QCoreApplication.translate
    keep = box.addButton(translate("confirm", "&Keep editing"), QMessageBox.ButtonRole.RejectRole)
    away = box.addButton(
        translate("confirm", "&Discard it"), QMessageBox.ButtonRole.DestructiveRole
    )
    box.setDefaultButton(keep)
    box.exec()
    return box.clickedButton() is away


def ask_first(
    parent: QWidget,
    question: str,
    effects: Sequence[str],
    act: str,
    agreed: Callable[[], None],
    *,
    dangerous: bool = True,
    keep: str = "",
    goes_on: bool = False,
) -> PreviewDialog:
    """Show the preview; `agreed` is called when the act was chosen.

    `keep` is what the safe button says where “Keep as is” would answer another question.
    Where nothing is harmed, Enter `goes_on`.
    """
    dialog = PreviewDialog(question, effects, act, parent, keep)
    if not dangerous:
        dialog.act.set_kind(Kind.PRIMARY)
    if goes_on:
        dialog.act.setDefault(True)
        dialog.act.setFocus()
    dialog.accepted.connect(agreed)
    dialog.open()
    return dialog


def may_replace(parent: QWidget, path: Path, agreed: Callable[[], None]) -> None:
    """Go on with a file that isn't there yet; what is there is replaced only when that is meant.

    For names that no file dialog has asked about: typed ones, proposed ones, completed ones.
    """
    if not path.exists():
        agreed()
        return
    translate = QCoreApplication.translate
    effect = translate("confirm", "It is in {0} already; what is in it now is lost.")
    ask_first(
        parent,
        translate("confirm", "Replace {0}?").format(path.name),
        [effect.format(path.parent)],
        translate("confirm", "Replace the file"),
        agreed,
    )
