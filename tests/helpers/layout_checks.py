"""What can be wrong with a screen, read from its widgets and its pixels; each gives the faults."""

import itertools
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)

from astrobookings_desktop.ui.table.delegates import CellDelegate
from astrobookings_desktop.ui.theme.fonts import px
from astrobookings_desktop.ui.widgets.buttons import ElidedLink, LinkButton
from astrobookings_desktop.ui.widgets.card import Card
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.field import Field
from tests.helpers.house import spoken_name

LEAST_TARGET = 32
TEXT_CONTRAST, FRAME_CONTRAST = 4.5, 3.0
GRID = 4
SAME_ROW = 12  # pixels by which what stands in one row may differ in height

_PARTS = QLineEdit | QComboBox | QAbstractSpinBox | QHeaderView | QAbstractItemView | QTabBar


def children(root: QWidget) -> list[QWidget]:
    """What is in sight."""
    return [one for one in root.findChildren(QWidget) if one.isVisible()]


def name_of(widget: QWidget) -> str:
    """A widget as faults name it."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {text or spoken_name(widget)!r} {widget.geometry().getRect()}"


def _is_part(widget: QWidget) -> bool:
    return isinstance(widget.parent(), _PARTS)


def cut(root: QWidget) -> Iterator[str]:
    """Words that have less room than they need."""
    for widget in children(root):
        if not isinstance(widget, QLabel | QAbstractButton) or _is_part(widget):
            continue
        if isinstance(widget, ElidedLabel | ElidedLink):  # their tooltips have all of it
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.height() < widget.heightForWidth(widget.width()):
                yield f"low {name_of(widget)}"
        elif widget.width() < widget.sizeHint().width():
            yield f"narrow {name_of(widget)} < {widget.sizeHint().width()}"
        if widget.height() < min(widget.sizeHint().height(), widget.heightForWidth(9999)):
            yield f"flat {name_of(widget)} < {widget.sizeHint().height()}"
    for box in root.findChildren(QComboBox):
        if box.isVisible() and not box.isEditable():
            words = box.fontMetrics().horizontalAdvance(box.currentText())
            if box.width() - px(10) - px(28) < words:
                yield f"narrow list {name_of(box)} < {words}"


def elided(root: QWidget) -> Iterator[str]:
    """Dates, amounts and locators of a table that don't stand there whole."""
    for table in root.findChildren(QTableView):
        delegate = table.itemDelegate()
        if not table.isVisible() or not isinstance(delegate, CellDelegate):
            continue
        columns = delegate._model.columns
        rows = range(min(table.model().rowCount(), 12))
        for place, column in enumerate(columns):
            width = table.columnWidth(place)
            if table.isColumnHidden(place) or not column.whole:
                continue
            needed = max((delegate.whole_width(row, place) for row in rows), default=0)
            if needed > width:
                yield f"{spoken_name(table)}: {column.key} has {width} of {needed}"


def small(root: QWidget) -> Iterator[str]:
    """Targets that are hard to hit. The cross within a line edit belongs to the line."""
    for widget in children(root):
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox):
            hit = widget.height() >= LEAST_TARGET and widget.width() >= LEAST_TARGET
            if not hit and not _is_part(widget):
                yield name_of(widget)


def nameless(root: QWidget) -> Iterator[str]:
    """What takes the focus and has no name, or no role that a screen reader knows."""
    for widget in children(root):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.isEnabled():
            continue
        if widget.focusProxy() is not None:
            continue
        if not spoken_name(widget).strip():
            yield f"no name: {name_of(widget)}"
        interface = QAccessible.queryAccessibleInterface(widget)
        role = QAccessible.Role.NoRole if interface is None else interface.role()
        plain = role is QAccessible.Role.Client and not widget.accessibleDescription()
        if role is QAccessible.Role.NoRole or plain:  # what is no control says what it holds
            yield f"no role: {name_of(widget)}"


def undescribed(root: QWidget) -> Iterator[str]:
    """Fields whose complaint isn't told with them."""
    for field in root.findChildren(Field):
        if field.error and field.editor.accessibleDescription() != field.error:
            yield name_of(field.editor)


def outside(root: QWidget) -> Iterator[str]:
    """What reaches beyond the window, unless it can be scrolled to."""
    for widget in children(root):
        if not isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            continue
        area = _scrolled_by(widget, root)
        frame = root.window() if area is None else area.viewport()
        rect = QRect(widget.mapTo(frame, QPoint(0, 0)), widget.size())
        if area is None:
            inside = frame.rect().contains(rect)
        elif area.horizontalScrollBar().isVisible():
            inside = True
        else:
            inside = rect.left() >= 0 and rect.right() <= frame.rect().right()
        if not inside:
            yield name_of(widget)


def _scrolled_by(widget: QWidget, root: QWidget) -> QAbstractScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea):
            return parent
        parent = parent.parentWidget()
    return None


def overlapping(root: QWidget) -> Iterator[str]:
    """Siblings laid out on top of each other."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for parent in [root, *children(root)]:
        if parent.layout() is None:
            continue
        rows = [
            one
            for one in parent.findChildren(QWidget, options=direct)
            if one.isVisible() and isinstance(one, QLabel | QAbstractButton | QLineEdit)
        ]
        for place, one in enumerate(rows):
            for other in rows[place + 1 :]:
                if one.geometry().intersects(other.geometry()):
                    yield f"{name_of(one)} over {name_of(other)}"


def off_grid(root: QWidget) -> Iterator[str]:
    """Cards, controls and tables whose place or height isn't on the grid of 4 px (at 100 %)."""
    for widget in children(root):
        if _is_part(widget) or isinstance(widget, LinkButton):
            continue
        if isinstance(widget, Card):
            place = widget.mapTo(root, QPoint(0, 0))
            from_right = root.width() - place.x()  # the window's own width may be any
            if (place.x() % GRID and from_right % GRID) or place.y() % GRID:
                yield f"{name_of(widget)} at {place.x()}, {place.y()}"
        elif isinstance(widget, QAbstractButton | QLineEdit | QComboBox) and (
            widget.height() % GRID
        ):
            yield f"{name_of(widget)} is {widget.height()} high"


# --- pixels ---------------------------------------------------------------------------------------


def faint(root: QWidget) -> Iterator[str]:
    """Words and frames that stand out too little from what is around them, as painted."""
    image = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for widget in children(root):
        if not widget.isEnabled() or _is_part(widget):
            continue
        area = _scrolled_by(widget, root)
        rect = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
        if area is not None:
            frame = QRect(area.viewport().mapTo(root, QPoint(0, 0)), area.viewport().size())
            if not frame.contains(rect):
                continue
        if not root.rect().contains(rect.adjusted(-8, 0, 8, 0)):
            continue
        if isinstance(widget, QLabel | QAbstractButton) and widget.text().strip():
            strongest = _strongest(image.copy(rect))
            if strongest < TEXT_CONTRAST:
                yield f"words {strongest:.1f}: {name_of(widget)}"
        if isinstance(widget, QLineEdit | QComboBox):
            edge = _edge(image, rect)
            if edge < FRAME_CONTRAST:
                yield f"frame {edge:.1f}: {name_of(widget)}"


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colors as WCAG 2 defines it."""
    brightness = sorted(_luminance(color) for color in (one, other))
    return (brightness[1] + 0.05) / (brightness[0] + 0.05)


def _luminance(color: QColor) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def _strongest(image: QImage) -> float:
    """The contrast of the ink that differs most from the ground, which is most of it."""
    colors = Counter(memoryview(image.constBits()).cast("I"))
    ground = QColor.fromRgb(colors.most_common(1)[0][0])
    return max(contrast(QColor.fromRgb(color), ground) for color in colors)


def _edge(image: QImage, rect: QRect) -> float:
    """How much the left edge differs from what lies left of it, beyond a ring."""
    middle = rect.center().y()
    around = image.pixelColor(rect.left() - 6, middle)  # beyond the focus ring
    return max(contrast(image.pixelColor(rect.left() + at, middle), around) for at in range(2))


def changed_by_focus(widget: QWidget, root: QWidget) -> int:
    """How many pixels around and in a widget differ while it has the focus."""
    place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    place &= root.rect()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    focused = root.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)
    widget.clearFocus()
    plain = root.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)
    pairs = zip(
        memoryview(focused.constBits()).cast("I"),
        memoryview(plain.constBits()).cast("I"),
        strict=True,
    )
    return sum(one != other for one, other in pairs)


# --- keys -----------------------------------------------------------------------------------------


def reading_order(widgets: list[QWidget], root: QWidget) -> Iterator[str]:
    """Neighbors in Tab's order of which the second stands above, or left in the same row."""
    for before, after in itertools.pairwise(widgets):
        first = before.mapTo(root, before.rect().center())
        second = after.mapTo(root, after.rect().center())
        in_one_row = abs(first.y() - second.y()) <= SAME_ROW
        if (in_one_row and second.x() < first.x()) or second.y() < first.y() - SAME_ROW:
            yield f"{name_of(before)} → {name_of(after)}"


def mnemonic(text: str) -> str:
    """The letter that opens something with Alt."""
    shown = text.replace("&&", "").partition("\t")[0]
    return shown.partition("&")[2][:1].lower()


def repeated_mnemonics(texts: list[str]) -> list[str]:
    """The letters that more than one of them wants."""
    letters = Counter(filter(None, map(mnemonic, texts)))
    return [letter for letter, count in letters.items() if count > 1]


def clashing(root: QWidget) -> Iterator[str]:
    """Letters that two things in sight want, and keys that two shortcuts want."""
    texts = [
        one.text()
        for one in children(root)
        if isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and one.buddy())
    ]
    yield from (f"Alt+{letter}" for letter in repeated_mnemonics(texts))
    for menu in root.findChildren(QMenu):
        found = repeated_mnemonics([action.text() for action in menu.actions()])
        yield from (f"{menu.title()}: {letter}" for letter in found)
    direct = root.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
    keys = Counter(one.key().toString() for one in direct if one.isEnabled())
    yield from (key for key, count in keys.items() if count > 1 and key)


CHECKS = (cut, elided, small, nameless, undescribed, outside, overlapping, clashing, faint)


def faults(root: QWidget) -> dict[str, list[str]]:
    """Everything that is wrong with a screen, by kind."""
    checks = (*CHECKS, off_grid) if px(100) == 100 else CHECKS
    every = {check.__name__: list(check(root)) for check in checks}
    return {kind: found for kind, found in every.items() if found}
