"""Small parts of the desk's cards."""

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.filters import LONGEST_TYPED, shortened
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.table.look import table_tokens
from astrobookings_desktop.ui.theme.fonts import BODY, SECTION, TITLE, font, px, semibold
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.elided_label import ElidedLabel
from astrobookings_desktop.ui.widgets.ink import Ink
from astrobookings_desktop.ui.widgets.key_cap import KeyCap
from astrobookings_desktop.ui.widgets.long_words import breakable, unmarked
from astrobookings_desktop.ui.widgets.painting import plain_tip

ICON = 16
WIDEST_WORD = 240  # px


def table_colors() -> dict[str, str]:
    """The theme's colors for a table: plain ones, and each tone's ink."""
    return table_tokens(theme.current().tokens)


def matches_of(matched: int, everything: int) -> str:
    """How many of all a search has hit, for the head of its list."""
    words = QCoreApplication.translate("desk", "{matched} of {all} {matched:=matches|match}")
    return words.format(matched=shown.number(matched), all=shown.number(everything))


class Words(QLabel):
    """Plain words in a token's color and one of the type sizes; never cut."""

    def __init__(
        self, text: str = "", color: str = "text", weight_font: QFont | None = None
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(weight_font if weight_font is not None else font())
        self._ink = Ink(self, color)

    def set_color(self, color: str) -> None:
        """Write in another token's color."""
        self._ink.set_name(color)


class Sentence(Words):
    """Words that wrap; however long one of them is, it widens nothing."""

    def __init__(self, text: str) -> None:
        super().__init__(breakable(text))
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(breakable(text))

    def text(self) -> str:
        """What it says, as it was said."""
        return unmarked(super().text())

    def minimumSizeHint(self) -> QSize:
        """What can't be broken, such as joined letters, is cut at last."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), px(WIDEST_WORD)), hint.height())


class Amount(Words):
    """A sum that matters, as large as its room allows: a longer one is written smaller, never cut.

    However long, it asks for no more width than it needs in the smallest type.
    """

    def __init__(self, largest: int) -> None:
        sizes = [size for size in (TITLE + 4, TITLE, SECTION, BODY) if size < largest]
        self._fonts = [semibold(size) for size in (largest, *sizes)]
        super().__init__("", "text", self._fonts[0])
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def setText(self, text: str) -> None:
        """Show another sum."""
        super().setText(text)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for the largest type."""
        metrics = QFontMetrics(self._fonts[0])
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Room for the smallest; as high in each, so that nothing beside it moves."""
        width = QFontMetrics(self._fonts[-1]).horizontalAdvance(self.text()) + 1
        return QSize(width, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Larger or smaller."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width()
        fitting = (
            face
            for face in self._fonts
            if QFontMetrics(face).horizontalAdvance(self.text()) <= room
        )
        face = next(fitting, self._fonts[-1])
        if face != self.font():
            self.setFont(face)


class ShortWords(ElidedLabel):
    """Words that end in an ellipsis where room is short, left-aligned in any script."""

    def __init__(
        self, text: str = "", color: str = "text", weight_font: QFont | None = None
    ) -> None:
        super().__init__(text)
        self.setFont(weight_font if weight_font is not None else font())
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._ink = Ink(self, color)

    def set_color(self, color: str) -> None:
        """Write in another token's color."""
        self._ink.set_name(color)


class Picture(QLabel):
    """An icon in a token's color that follows the theme."""

    def __init__(self, icon: str, color: str = "text2", size: int = ICON) -> None:
        super().__init__()
        self._icon, self._color, self._size = icon, color, size
        self.setFixedSize(px(size), px(size))
        theme.current().changed.connect(self._dress)
        self._dress()

    def show_icon(self, icon: str, color: str) -> None:
        """Show another icon."""
        self._icon, self._color = icon, color
        self._dress()

    @Slot()
    def _dress(self) -> None:
        self.setPixmap(theme.current().pixmap(self._icon, self._color, px(self._size)))


class Fact(QWidget):
    """One rule or effect in a line: an icon and a sentence that may wrap."""

    def __init__(self, icon: str = "check", color: str = "ok", text: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.icon = Picture(icon, color)
        self.words = Sentence(text)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def show_fact(self, icon: str, color: str, text: str, ink_color: str = "text") -> None:
        """Say something else; no words hide the line."""
        self.icon.show_icon(icon, color)
        self.words.setText(text)
        self.words.set_color(ink_color)
        self.setVisible(bool(text))


class Sides(QWidget):
    """A caption at the left, its figure at the right; the figure is never cut."""

    def __init__(self, caption: str = "", figure: str = "", *, strong: bool = False) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.caption = ShortWords(caption, "text2")
        self.figure = Words(figure, "text", semibold() if strong else font())
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.caption, 1)
        row.addWidget(self.figure)

    def show_sides(self, caption: str, figure: str) -> None:
        """Say something else."""
        self.caption.setText(caption)
        self.figure.setText(figure)


def keyed(button: QWidget, key: str) -> tuple[QHBoxLayout, KeyCap]:
    """A row of a button that fills it, and the key that does the same beside it."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    row.addWidget(button, 1)
    cap = KeyCap(key)
    cap.setMinimumWidth(px(58))
    policy = cap.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    cap.setSizePolicy(policy)
    row.addWidget(cap)
    return row, cap


def show_cap(cap: KeyCap, shown: bool, *, keeps_room: bool) -> None:
    """Show the key beside a button, or let the button have its room as well."""
    policy = cap.sizePolicy()
    policy.setRetainSizeWhenHidden(keeps_room)
    cap.setSizePolicy(policy)
    cap.setVisible(shown)


def two_sides(left: QWidget, right: QWidget) -> QHBoxLayout:
    """One line with a part at either end."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(left, 1)
    row.addWidget(right)
    return row


def caption(text: str = "", color: str = "text2") -> Hint:
    """Small secondary words."""
    return Hint(text, color)


def quote(label: QLabel, sentence: str, typed: str) -> None:
    """Say a sentence with the beginning of the `words` typed; the tooltip has more of a long one.

    However long, and without a blank, they make no card wider.
    """
    begun = shortened(typed)
    label.setText(sentence.format(words=begun))
    whole = "" if begun == typed else shortened(typed, LONGEST_TYPED)
    label.setToolTip(plain_tip(sentence.format(words=whole)) if whole else "")


def tell_alert(widget: QObject) -> None:
    """Have screen readers speak what `widget` says, wherever the focus is."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))


def tell_description(widget: QWidget, text: str) -> None:
    """Describe `widget` anew and tell screen readers so."""
    if widget.accessibleDescription() != text:
        widget.setAccessibleDescription(text)
        event = QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)


def touches(changes: Changes | None, *entities: Entity) -> bool:
    """Whether any of `entities` may have changed."""
    return changes is None or any(changes.get(entity) for entity in entities)


def room_of(widget: QWidget) -> int:
    """The height in sight of a widget that stands in a scroll area; it may itself be higher."""
    parent = widget.parentWidget()
    return widget.height() if parent is None else min(widget.height(), parent.height())
