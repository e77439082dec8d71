"""Buttons: one filled action at a time, calm ones beside it, and links."""

from enum import Enum
from typing import ClassVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.fonts import px, semibold
from astrobookings_desktop.ui.widgets.focus_ring import FocusRing
from astrobookings_desktop.ui.widgets.painting import plain_tip, rounded, without_mnemonic

CONTROL, MAIN = 32, 40


class Kind(Enum):
    """What a button looks like."""

    PRIMARY = "primary"
    PLAIN = "plain"
    DANGER = "danger"
    QUIET = "quiet"  # an icon without a frame
    LINK = "link"


class Button(QPushButton):
    """A button of one kind. Enter presses it, an auto-repeated Enter doesn't.

    A `blocked` button keeps its place and words, goes dashed, and can't be pressed.
    """

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        kind: Kind = Kind.PLAIN,
        height: int = CONTROL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self._icon = icon
        self._height = height
        self.setFont(semibold())
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(height))
        self.setAccessibleName(without_mnemonic(text))
        self._ring = FocusRing(self)
        theme.current().changed.connect(self.update)

    def setText(self, text: str) -> None:
        """Change the words, for the eye and for a screen reader."""
        super().setText(text)
        self.setAccessibleName(without_mnemonic(text))
        self.updateGeometry()

    def set_kind(self, kind: Kind) -> None:
        """Look like another kind of button."""
        self.kind = kind
        self.update()

    def set_icon_name(self, icon: str | None) -> None:
        """Show another icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_blocked(self, blocked: bool) -> None:
        """Say that this can't be done now."""
        self.setEnabled(not blocked)

    def sizeHint(self) -> QSize:
        """Room for icon, words and margins."""
        width = self._words_width()
        if self._icon:
            width += px(16) + (px(6) if self.text() else 0)
        padding = px(8) if self.kind in (Kind.LINK, Kind.QUIET) else px(14)
        return QSize(max(width + 2 * padding, px(CONTROL)), px(self._height))

    def minimumSizeHint(self) -> QSize:
        """A button's words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses once, however long it is held."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()  # Ctrl+Enter is the screen's main act, wherever the focus is
        elif not event.isAutoRepeat() and self.isEnabled():
            self.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, border, icon and words, by kind and state."""
        painter = QPainter(self)
        t = theme.current().tokens
        hovered = self.underMouse() or self.isDown()
        ink: str = t.text
        ground: QColor | str | None = t.surface
        border: str | None = t.border
        pen = Qt.PenStyle.SolidLine
        if self.kind in (Kind.LINK, Kind.QUIET):
            ink = t.link if self.kind is Kind.LINK else t.text2
            ground, border = t.hover if hovered else None, None
        elif self.kind is Kind.PRIMARY:
            ink, ground, border = t.on_accent, t.accent_hover if hovered else t.accent, None
        elif self.kind is Kind.DANGER:
            fill = QColor(t.danger_fill)
            ink, ground, border = t.on_accent, fill.darker(112) if hovered else fill, None
        elif hovered:
            ground = t.hover
        if self.isChecked() and self.kind in (Kind.PLAIN, Kind.QUIET):
            ink, ground, border = t.text, t.select, t.focus
        if not self.isEnabled():
            ink = t.text3
            if self.kind not in (Kind.LINK, Kind.QUIET):
                ground, border, pen = t.raised, t.border, Qt.PenStyle.DotLine
        if ground is not None or border is not None:
            rounded(painter, self.rect(), 6, ground, border, 1, pen)
        self._paint_label(painter, ink)

    def _paint_label(self, painter: QPainter, ink: str) -> None:
        words = self._words()
        width = self.fontMetrics().horizontalAdvance(without_mnemonic(words))
        icon_width = px(16) if self._icon else 0
        gap = px(6) if self._icon and words else 0
        left = (self.width() - width - icon_width - gap) // 2
        if self.kind is Kind.LINK:  # links stand one under the other, cut or not
            left = px(8)
        if self._icon:
            size = px(16)
            picture = icons.pixmap(self._icon, ink, size, self.devicePixelRatio())
            painter.drawPixmap(left, (self.height() - size) // 2, picture)
            left += icon_width + gap
        painter.setPen(ink)
        painter.setFont(self.font())
        underlined = self.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, None, self)
        mnemonic = Qt.TextFlag.TextShowMnemonic if underlined else Qt.TextFlag.TextHideMnemonic
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            QRect(left, 0, width + 2, self.height()), int(flags) | int(mnemonic), words
        )

    def _words(self) -> str:
        """What is painted of the text."""
        return self.text()

    def _words_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(without_mnemonic(self.text()))


class FittingButton(Button):
    """Says less where its words don't fit; screen readers hear all of them."""

    _choices: tuple[str, ...] = ()

    def set_words(self, *choices: str) -> None:
        """Say the first of these, the longest one, or where room is short a later one."""
        self._choices = choices
        self.updateGeometry()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for the shortest words."""
        hint = self.sizeHint()
        shortest = self._choices[-1] if self._choices else self.text()
        less = self._width_of(self.text()) - self._width_of(shortest)
        return QSize(max(hint.width() - max(less, 0), px(CONTROL)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._choices:
            return
        room = self.width() - (super().sizeHint().width() - self._width_of(self.text()))
        fitting = (words for words in self._choices if self._width_of(words) <= room)
        words = next(fitting, self._choices[-1])
        if words != self.text():
            self.setText(words)
        whole = self._choices[0]
        self.setToolTip("" if words == whole else plain_tip(whole))
        self.setAccessibleName(without_mnemonic(whole))

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(without_mnemonic(text))


class _FilledButton(Button):
    """A button of the one kind that its class names."""

    KIND: ClassVar[Kind]

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        height: int = CONTROL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, icon, self.KIND, height, parent)


class PrimaryButton(_FilledButton):
    """The one filled action."""

    KIND = Kind.PRIMARY


class DangerButton(_FilledButton):
    """An act that takes something away; it names the act."""

    KIND = Kind.DANGER


class LinkButton(Button):
    """Words that lead somewhere."""

    def __init__(self, text: str, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, icon, Kind.LINK, CONTROL, parent)


class ElidedLink(LinkButton):
    """Plain words that lead somewhere, such as a record's name: as many as fit, and all of them in
    the tooltip, where `note` says what it is here."""

    def __init__(
        self, words: str, icon: str | None = None, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words.replace("&", "&&"), icon, parent)
        self._note = note

    def setText(self, words: str) -> None:
        """Say something else; it has no mnemonic."""
        super().setText(words.replace("&", "&&"))
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(px(72), px(CONTROL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip has what doesn't fit."""
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        whole = self.accessibleName() if self._room() <= self._words_width() else ""
        self.setToolTip(plain_tip(": ".join(filter(None, (self._note, whole)))))

    def _room(self) -> int:
        # Widths are whole pixels, and letters aren't: without one more the last of them go.
        return self.width() - self.sizeHint().width() + self._words_width() + 1

    def _words(self) -> str:
        name = self.accessibleName()
        fitting = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, self._room())
        return fitting.replace("&", "&&")


class IconButton(Button):
    """An icon alone; its name is told as tooltip and to screen readers."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon, Kind.QUIET, CONTROL, parent)
        self.setFixedWidth(px(CONTROL))
        self.setToolTip(name)
        self.setAccessibleName(name)
