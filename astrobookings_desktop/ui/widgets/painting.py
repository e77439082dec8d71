"""What several widgets paint alike."""

import html
import re
import textwrap
import unicodedata
from itertools import chain

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

LONGEST_LINE = 120  # letters of a tooltip
_LEFTWARD, _RIGHTWARD = "\u200f", "\u200e"  # marks without a width


def rounded(
    painter: QPainter,
    rect: QRect,
    radius: float,
    fill: QColor | str | None,
    border: QColor | str | None = None,
    width: int = 1,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """A rounded rectangle whose border lies wholly inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if border is not None else 0
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(QColor(border), width, style)
        painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else QColor(fill))
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def cut_to(metrics: QFontMetrics, text: str, room: int) -> str:
    """The text, or as much of it as fits with an ellipsis after the last letter, whatever script.

    The ellipsis has no direction of its own: beside Arabic in an English line it would stand before
    the first word.
    """
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    if short == text:
        return text
    ways = (unicodedata.bidirectional(sign) for sign in reversed(short))
    last = next((way for way in ways if way in ("L", "R", "AL")), "L")
    return short + (_RIGHTWARD if last == "L" else _LEFTWARD)


def plain_tip(text: str) -> str:
    """A tooltip that shows `text` as it is: Qt would take what looks like markup for markup.

    One that is longer than a screen is wide goes over several lines.
    """
    if len(text) > LONGEST_LINE:
        lines = (textwrap.wrap(line, LONGEST_LINE) for line in text.splitlines())
        text = "\n".join(chain.from_iterable(lines))
    looks_rich = "<" in text or "&" in text  # an entity is enough for Qt
    rich = html.escape(text).replace("\n", "<br>")
    return f"<span>{rich}</span>" if looks_rich else text


def without_mnemonic(text: str) -> str:
    """A label as it is read: "Save && &close" is "Save & close"."""
    return re.sub(r"&(.)", r"\1", text)
