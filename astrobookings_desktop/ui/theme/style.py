"""The little QSS that the palette can't say. Trap: spin boxes get only heights."""

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication

from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.theme.tokens import Tokens


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """Paths (with forward slashes) of the pictures that a style sheet shows."""

    arrow: str
    check: str


def style_sheet(t: Tokens, pictures: PictureFiles | None = None) -> str:
    """The application's style sheet for one look and the font's present size.

    Without pictures, lists and check boxes keep Fusion's own frames: a list with a frame of ours
    would lose its arrow.
    """
    parts = [
        _bars_and_menus(t),
        _text_fields(t),
        _indicators(t),
        _scrolling(t),
        _boxes(t),
        _calendar(t),
    ]
    if pictures is not None:
        parts.append(_lists(t, pictures.arrow))
        parts.append(f"""
    QCalendarWidget QToolButton::menu-indicator {{ image: url("{pictures.arrow}");
        width: {px(16)}px; height: {px(16)}px; subcontrol-origin: padding;
        subcontrol-position: center right; }}
    """)
        parts.append(f"""
    QCheckBox::indicator:checked, QListView::indicator:checked {{ background: {t.accent};
        border-color: {t.accent};
        image: url("{pictures.check}"); }}
    """)
    return "".join(parts)


def _bars_and_menus(t: Tokens) -> str:
    caption = round(QGuiApplication.font().pixelSize() * 12 / 13)
    middle = (px(32) + 4 - px(16) - 12) // 2  # so that they stand level with the search field
    return f"""
    QWidget#page, QMainWindow, QDialog {{ background: {t.window}; }}
    QMenuBar {{ background: {t.sidebar}; padding: 4px 8px 0 8px;
        border-bottom: 1px solid {t.line}; }}
    QMenuBar::item {{ padding: 6px 12px; margin-top: {middle}px; border-radius: 4px;
        background: transparent; }}
    QMenuBar::item:selected {{ background: {t.select}; }}
    QMenu {{ background: {t.surface}; border: 1px solid {t.border}; padding: 4px;
        icon-size: {px(16)}px; }}
    QMenu::item {{ padding: 0 24px 0 12px; border-radius: 4px; min-height: {px(32)}px; }}
    QMenu::item:selected {{ background: {t.select}; color: {t.text}; }}
    QMenu::item:disabled {{ color: {t.text3}; }}
    QMenu::icon {{ padding-left: 12px; }}
    QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
    QStatusBar {{ background: {t.sidebar}; border-top: 1px solid {t.line}; color: {t.text2};
        font-size: {caption}px; min-height: {px(28) - 1}px; }}
    QStatusBar::item {{ border: none; }}
    QFrame#drop {{ background: {t.surface}; border: 1px solid {t.border}; border-radius: 6px; }}
    QFrame#drop QListWidget {{ border: none; padding: 0; }}
    QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border};
        padding: 4px 8px; }}
    """


def _text_fields(t: Tokens) -> str:
    control = px(32) - 2
    return f"""
    QLineEdit, QPlainTextEdit, QTextEdit {{ background: {t.surface}; color: {t.text};
        border: 1px solid {t.border}; border-radius: 6px; padding: 0 10px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
        placeholder-text-color: {t.text3}; }}
    QLineEdit {{ min-height: {control}px; }}
    QPlainTextEdit, QTextEdit {{ padding: 6px 8px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {t.focus};
        padding: 0 9px; }}
    QLineEdit:focus {{ min-height: {control - 2}px; }}
    QPlainTextEdit:focus, QTextEdit:focus {{ padding: 5px 7px; }}
    QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{
        border: 2px solid {t.danger.ink}; padding: 0 9px; }}
    QLineEdit[invalid="true"] {{ min-height: {control - 2}px; }}
    QPlainTextEdit[invalid="true"] {{ padding: 5px 7px; }}
    QLineEdit:disabled, QLineEdit:read-only, QPlainTextEdit:read-only {{
        background: {t.raised}; color: {t.text2}; }}
    QComboBox, QDateTimeEdit, QSpinBox {{ min-height: {control}px; max-height: {control}px; }}
    QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QComboBox QLineEdit:focus,
    QAbstractSpinBox QLineEdit:focus {{ border: none; border-radius: 0; padding: 0;
        min-height: 0; background: transparent; }}
    """


def _lists(t: Tokens, arrow: str) -> str:
    """Lists and dates with a calendar, framed like fields. A date without one has arrows: not."""
    kinds = ("QComboBox", 'QDateTimeEdit[calendarPopup="true"]')

    def each(suffix: str) -> str:
        return ", ".join(kind + suffix for kind in kinds)

    return f"""
    {each("")} {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border};
        border-radius: 6px; padding: 0 0 0 10px; }}
    {each(":hover")} {{ background: {t.hover}; }}
    {each(":focus")}, {each(":on")} {{ border: 2px solid {t.focus}; padding: 0 0 0 9px;
        min-height: {px(32) - 4}px; max-height: {px(32) - 4}px; }}
    {each('[invalid="true"]')} {{ border: 2px solid {t.danger.ink}; padding: 0 0 0 9px;
        min-height: {px(32) - 4}px; max-height: {px(32) - 4}px; }}
    QComboBox[editable="false"] {{ selection-background-color: {t.select};
        selection-color: {t.text}; }}
    QComboBox:!editable {{ padding-left: 12px; }}
    QComboBox:!editable:focus, QComboBox:!editable:on,
    QComboBox:!editable[invalid="true"] {{ padding-left: 11px; }}
    {each(":disabled")} {{ background: {t.raised}; color: {t.text3}; }}
    {each("::drop-down")} {{ border: none; width: {px(28)}px;
        subcontrol-origin: padding; subcontrol-position: center right; }}
    {each("::down-arrow")} {{ image: url("{arrow}"); width: {px(16)}px; height: {px(16)}px; }}
    """


def _indicators(t: Tokens) -> str:
    """Boxes and circles to tick. The clear frame keeps room for the focus, so nothing moves."""
    return f"""
    QCheckBox, QRadioButton {{ spacing: 8px; border: 2px solid transparent; border-radius: 6px;
        padding: 0 4px; min-height: {px(32) - 4}px; }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {t.focus}; }}
    QCheckBox::indicator, QListView::indicator {{ width: {px(16)}px; height: {px(16)}px;
        border: 1px solid {t.border}; border-radius: 4px; background: {t.surface}; }}
    QCheckBox::indicator:disabled {{ background: {t.raised}; }}
    QRadioButton::indicator {{ width: {px(16)}px; height: {px(16)}px;
        border: 1px solid {t.border}; border-radius: {px(16) // 2 + 1}px;
        background: {t.surface}; }}
    QRadioButton::indicator:checked {{ border: 5px solid {t.accent}; width: {px(16) - 8}px;
        height: {px(16) - 8}px; background: {t.on_accent}; }}
    """


def _scrolling(t: Tokens) -> str:
    return f"""
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {t.border}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QListWidget {{ padding: 1px; }}
    QListWidget:focus {{ border: 2px solid {t.focus}; padding: 0; }}
    QListWidget#sections, QListWidget#sections:focus {{ background: {t.sidebar}; border: none;
        padding: 8px; }}
    QListWidget#sections::item {{ border: 2px solid transparent; border-radius: 6px; }}
    QListWidget#sections::item:selected {{ background: {t.select}; color: {t.text}; }}
    QListWidget#sections::item:focus {{ border-color: {t.focus}; }}
    QSplitter::handle {{ background: transparent; }}
    QScrollArea {{ border: none; background: transparent; }}
    QListView, QTreeView, #fates, QComboBox QAbstractItemView {{ background: {t.surface};
        color: {t.text}; border: 1px solid {t.border};
        selection-background-color: {t.select}; selection-color: {t.text}; outline: none; }}
    QTreeView::item, #fates::item {{ border: none;
        border-bottom: 1px solid {t.line}; padding: 0 8px; }}
    QTreeView::item:selected, #fates::item:selected {{ background: {t.select}; color: {t.text}; }}
    QTreeView:focus, #fates:focus {{ border: 2px solid {t.focus}; }}
    QTreeView QHeaderView::section, #fates QHeaderView::section {{ background: {t.raised};
        color: {t.text2}; border: none; border-bottom: 1px solid {t.line}; padding: 0 11px;
        font-weight: 600; }}
    """


def _boxes(t: Tokens) -> str:
    """Qt's own message boxes, and progress."""
    return f"""
    QTabWidget::pane {{ border: none; }}
    QTabWidget > QTabBar::tab {{ background: transparent; color: {t.text2}; font-weight: 600;
        border: none; border-bottom: 2px solid transparent; padding: 0 12px;
        min-height: {px(32) - 2}px; }}
    QTabWidget > QTabBar::tab:hover {{ background: {t.hover}; }}
    QTabWidget > QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.focus}; }}
    QTabWidget > QTabBar::tab:focus {{ background: {t.select}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QDialogButtonBox QPushButton {{ background: {t.surface}; color: {t.text};
        border: 1px solid {t.border}; border-radius: 6px; padding: 0 14px; font-weight: 600;
        min-height: {px(32) - 2}px; min-width: {px(56)}px; }}
    QDialogButtonBox QPushButton:hover {{ background: {t.hover}; }}
    QDialogButtonBox QPushButton:default {{ background: {t.accent}; color: {t.on_accent};
        border-color: {t.accent}; }}
    QDialogButtonBox QPushButton:default:hover {{ background: {t.accent_hover}; }}
    QDialogButtonBox QPushButton:focus {{ border: 2px solid {t.focus}; padding: 0 13px;
        min-height: {px(32) - 4}px; }}
    QDialogButtonBox QPushButton:disabled {{ background: {t.raised}; color: {t.text3};
        border: 1px dotted {t.border}; }}
    QProgressBar {{ border: 1px solid {t.border}; border-radius: 5px; background: {t.surface};
        color: {t.text}; text-align: right; margin-right: {px(52)}px; min-height: {px(16) - 2}px;
        max-height: {px(16) - 2}px; }}
    QProgressBar::chunk {{ background: {t.bar}; border-radius: 4px; }}
    """


def _calendar(t: Tokens) -> str:
    """What opens below a field of days; its days are painted by `DayCalendar`."""
    return f"""
    QCalendarWidget {{ background: {t.surface}; border: 1px solid {t.border}; }}
    #qt_calendar_navigationbar {{ background: {t.raised}; border-bottom: 1px solid {t.line};
        min-height: {px(40) - 1}px; }}
    QCalendarWidget QToolButton {{ background: transparent; color: {t.text}; border: none;
        border-radius: 6px; font-weight: 600; padding: 0 8px; min-width: {px(16)}px;
        min-height: {px(32)}px; max-height: {px(32)}px; }}
    QCalendarWidget QToolButton:hover {{ background: {t.hover}; }}
    QCalendarWidget QToolButton:pressed {{ background: {t.select}; }}
    #qt_calendar_monthbutton {{ padding-right: {px(16) + 4}px; }}
    #qt_calendar_yearedit {{ background: {t.surface}; color: {t.text};
        border: 2px solid {t.focus}; border-radius: 6px; padding: 0;
        min-height: {px(32) - 4}px; max-height: {px(32) - 4}px; }}
    #qt_calendar_yearedit::up-button, #qt_calendar_yearedit::down-button {{ border: none;
        width: 0; }}
    QCalendarWidget QTableView {{ background: {t.surface}; border: none; outline: none; }}
    """
