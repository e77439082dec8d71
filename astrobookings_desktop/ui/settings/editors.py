"""The editor of each kind of setting, filled from a value and read back as entered."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from astrobookings_desktop.domain.setting import Kind, Setting
from astrobookings_desktop.domain.zones import zone_names
from astrobookings_desktop.ui.format import named_currency
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.typed import exact, read_number
from astrobookings_desktop.ui.widgets.choice_box import ChoiceBox
from astrobookings_desktop.ui.widgets.proposals import propose_inside_words

Editor = QLineEdit | QPlainTextEdit | QComboBox


def make_editor(setting: Setting) -> Editor:
    """An empty editor for the setting."""
    if setting.kind is Kind.LINES:
        text = QPlainTextEdit()
        text.setTabChangesFocus(True)
        text.setFixedHeight(px(72))
        return text
    if setting.kind is Kind.CHOICE:
        box = ChoiceBox()
        for word in setting.choices:
            box.addItem(shown(setting, word), word)
        return box
    if setting.kind is Kind.ZONE:
        return _long_list([(shown(setting, word), word) for word in (*setting.choices, *_zones())])
    if setting.kind is Kind.CURRENCY:
        return _long_list([(named_currency(code), code) for code in setting.choices])
    return QLineEdit()


def fill(editor: Editor, value: object) -> None:
    """Show a value, a number in the way of the screen's language."""
    text = exact(value) if isinstance(value, float) else str(value)
    if isinstance(editor, QComboBox):
        place = editor.findData(text)
        editor.setCurrentIndex(place)
        if place < 0:
            editor.setEditText(text)
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
    else:
        editor.setText(text)
        editor.setCursorPosition(0)


def entered(setting: Setting, editor: Editor) -> str:
    """What was entered, for the setting to judge: a number as the rules read it."""
    text = typed(editor)
    return read_number(text) if setting.kind in (Kind.WHOLE, Kind.NUMBER) else text


def typed(editor: Editor) -> str:
    """What stands in an editor, a choice by its value."""
    if isinstance(editor, QComboBox):
        text = editor.currentText()
        chosen = editor.itemText(editor.currentIndex()) == text
        return str(editor.currentData()) if chosen else text
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()


def shown(setting: Setting, value: object) -> str:
    """A value in words."""
    if value == "":
        return QCoreApplication.translate("settings", "empty")
    if value == "system":
        return QCoreApplication.translate("settings", "as the system")
    if isinstance(value, float):
        return exact(value)
    return _words().get((setting.key, str(value)), str(value))


def set_read_only(editor: Editor) -> None:
    """Let it be read, and copied from, but not changed."""
    if isinstance(editor, QComboBox):
        editor.setEnabled(False)
    else:
        editor.setReadOnly(True)


def _words() -> dict[tuple[str, str], str]:
    translate = QCoreApplication.translate
    return {
        ("theme", "light"): translate("settings", "light"),
        ("theme", "dark"): translate("settings", "dark"),
        ("language", "en"): "English",  # each by its own name, whatever language is in use
        ("language", "es"): "Español",
        ("closing", "quit"): translate("settings", "ends the program"),
        ("closing", "tray"): translate("settings", "leaves it in the tray"),
        ("smtp.security", "none"): translate("settings", "none"),
        ("smtp.security", "starttls"): translate("settings", "STARTTLS"),
        ("smtp.security", "tls"): translate("settings", "TLS from the first byte"),
    }


def _zones() -> list[str]:
    return sorted(zone_names())


def _long_list(items: Sequence[tuple[str, str]]) -> QComboBox:
    """Words and the values they stand for; typing finds them, and others can be typed."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    # A long list would else set the width, and be measured item by item.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for words, value in items:
        box.addItem(words, value)
    propose_inside_words(box)
    return box
