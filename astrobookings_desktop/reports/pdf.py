"""Pages as PDF/A-1b: rich text laid out by Qt, a footer with the page's number on each.

The one place beneath the screens that knows Qt: it needs its fonts and its writer, but no display.
"""

import os
import threading
from collections.abc import Callable

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

FAMILIES = ["Noto Sans", "DejaVu Sans"]
BODY_POINTS, FOOTER_POINTS = 9.5, 8.0
MARGINS = QMarginsF(20, 18, 20, 16)  # millimeters
FOOTER_MM = 12.0
DPI = 1200
_one_at_a_time = threading.Lock()

Footer = Callable[[int, int], str]
"""The footer's line by page, from 1, and the number of pages."""


def prepare() -> None:
    """Make the application whose fonts Qt needs, where no window did; in the main thread.

    Without a display it draws into memory. Does nothing where there is one already.
    """
    global _application
    if QCoreApplication.instance() is None:
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _application = QGuiApplication(["astrobookings"])


_application: QGuiApplication | None = None  # lives as long as the program


def write_pdf(
    html: str,
    title: str,
    footer: Footer,
    images: dict[str, bytes] | None = None,
    *,
    landscape: bool = False,
) -> bytes:
    """The pages of an HTML text on A4; `images` are PNG files by the names that it uses.

    Call `prepare` in the main thread before.
    """
    with _one_at_a_time:
        return _write(html, title, footer, images or {}, landscape)


def _write(
    html: str, title: str, footer: Footer, images: dict[str, bytes], landscape: bool
) -> bytes:
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(target)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setResolution(DPI)
    writer.setTitle(title)
    writer.setCreator("AstroBookings Desktop")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait,
            MARGINS,
            QPageLayout.Unit.Millimeter,
        )
    )
    area = QSizeF(writer.width(), writer.height())
    foot = FOOTER_MM / 25.4 * DPI
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultFont(_font(BODY_POINTS))
    for name, content in images.items():
        image = QImage.fromData(QByteArray(content))
        document.addResource(QTextDocument.ResourceType.ImageResource.value, name, image)
    document.setHtml(html)
    document.setPageSize(QSizeF(area.width(), area.height() - foot))
    _paint(document, writer, area, foot, footer)
    target.close()
    return bytes(target.data().data())


def _paint(
    document: QTextDocument, writer: QPdfWriter, area: QSizeF, foot: float, footer: Footer
) -> None:
    body = area.height() - foot
    pages = document.pageCount()
    painter = QPainter(writer)
    try:
        for page in range(pages):
            if page:
                writer.newPage()
            painter.save()
            painter.translate(0, -page * body)
            view = QRectF(0, page * body, area.width(), body)
            painter.setClipRect(view)
            context = QAbstractTextDocumentLayout.PaintContext()
            context.clip = view
            context.palette.setColor(context.palette.ColorRole.Text, Qt.GlobalColor.black)
            document.documentLayout().draw(painter, context)
            painter.restore()
            painter.setFont(_font(FOOTER_POINTS))
            painter.setPen(Qt.GlobalColor.darkGray)
            painter.drawText(
                QRectF(0, body, area.width(), foot),
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom,
                footer(page + 1, pages),
            )
    finally:
        painter.end()


def _font(points: float) -> QFont:
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPointSizeF(points)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
