"""The little QSS that the palette can't say. Trap: spin and combo boxes get only heights."""

from PySide6.QtGui import QGuiApplication

from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.theme.tokens import Tokens


def style_sheet(t: Tokens) -> str:
    """The application's style sheet for one look and the font's present size."""
    control = px(32) - 2
    base = QGuiApplication.font().pixelSize()
    caption = round(base * 12 / 13)
    return f"""
    QWidget#page, QMainWindow, QDialog {{ background: {t.window}; }}
    QMenuBar {{ background: {t.sidebar}; padding: 0 8px; border-bottom: 1px solid {t.line}; }}
    QMenuBar::item {{ padding: 9px 12px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {t.select}; }}
    QMenu {{ background: {t.surface}; border: 1px solid {t.border}; padding: 4px; }}
    QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; min-height: 18px; }}
    QMenu::item:selected {{ background: {t.select}; color: {t.text}; }}
    QMenu::item:disabled {{ color: {t.text3}; }}
    QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
    QStatusBar {{ background: {t.sidebar}; border-top: 1px solid {t.line}; color: {t.text2};
        font-size: {caption}px; }}
    QStatusBar::item {{ border: none; }}
    QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border};
        padding: 4px 8px; }}
    QLineEdit, QPlainTextEdit, QTextEdit {{ background: {t.surface}; color: {t.text};
        border: 1px solid {t.border}; border-radius: 6px; padding: 0 10px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QLineEdit {{ min-height: {control}px; }}
    QPlainTextEdit, QTextEdit {{ padding: 6px 6px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {t.focus};
        padding: 0 9px; }}
    QPlainTextEdit:focus, QTextEdit:focus {{ padding: 5px 5px; }}
    QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{
        border: 2px solid {t.danger.ink}; padding: 0 9px; }}
    QLineEdit:disabled, QLineEdit:read-only {{ background: {t.raised}; color: {t.text2}; }}
    QComboBox, QDateTimeEdit, QSpinBox {{ min-height: {control}px; }}
    QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.text};
        selection-background-color: {t.select}; selection-color: {t.text}; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {t.border}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QSplitter::handle {{ background: transparent; }}
    QScrollArea {{ border: none; background: transparent; }}
    QRadioButton::indicator, QCheckBox::indicator {{ width: 16px; height: 16px; }}
    QRadioButton::indicator {{ border: 2px solid {t.border}; border-radius: 10px;
        background: {t.surface}; }}
    QRadioButton::indicator:checked {{ border: 5px solid {t.accent}; width: 10px; height: 10px; }}
    QProgressBar {{ border: 1px solid {t.border}; border-radius: 4px; background: {t.surface};
        text-align: center; min-height: 18px; }}
    QProgressBar::chunk {{ background: {t.bar}; border-radius: 3px; }}
    """
