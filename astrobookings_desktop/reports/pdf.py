"""Pages as PDF/A-1b: rich text laid out by Qt, a footer with the page's number on each.

The one place beneath the screens that knows Qt: it needs its fonts and its writer, but no display.
"""

import os
import sys
import threading
from collections.abc import Callable
from xml.sax.saxutils import escape

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QLoggingCategory,
    QMarginsF,
    QRectF,
    QSizeF,
    Qt,
    qVersion,
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

from astrobookings_desktop.reports.pdf_mending import MOMENT, mended
from astrobookings_desktop.reports.scripts import FONTS_IN_TURN

FAMILIES = ["Noto Sans", "DejaVu Sans"]
BODY_POINTS, FOOTER_POINTS = 9.5, 8.0
MARGINS = QMarginsF(20, 18, 20, 16)  # millimeters
FOOTER_MM = 12.0
DPI = 1200
FOOT = FOOTER_MM / 25.4 * DPI
TOOL = "AstroBookings Desktop"
METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<xmp:CreateDate>{now}</xmp:CreateDate>
<xmp:ModifyDate>{now}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
_one_at_a_time = threading.Lock()

Footer = Callable[[int, int], str]
"""The footer's line by page, from 1, and the number of pages."""


def prepare() -> None:
    """Make the application whose fonts Qt needs, where no window did; in the main thread.

    Without a display it draws into memory. Does nothing where there is one already.
    """
    global _application
    QLoggingCategory.setFilterRules(FONTS_IN_TURN)
    if QCoreApplication.instance() is not None:
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Where widgets are at hand a window may follow, which needs the larger kind.
    widgets = sys.modules.get("PySide6.QtWidgets")
    kind = QGuiApplication if widgets is None else widgets.QApplication
    _application = kind(["astrobookings"])


_application: QGuiApplication | None = None  # lives as long as the program


def write_pdf(
    html: str,
    title: str,
    author: str,
    footer: Footer,
    images: dict[str, bytes] | None = None,
    *,
    landscape: bool = False,
) -> bytes:
    """The pages of an HTML text on A4; `images` are PNG files by the names that it uses.

    Call `prepare` in the main thread before.
    """
    with _one_at_a_time:
        return mended(_write(html, title, author, footer, images or {}, landscape))


def page_count(html: str, *, landscape: bool = False) -> int:
    """On how many pages `write_pdf` puts an HTML text without images; `prepare` as there."""
    with _one_at_a_time:
        target = QBuffer()
        target.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = _writer(target, landscape)
        return _document(html, writer, {}).pageCount()


def _write(
    html: str,
    title: str,
    author: str,
    footer: Footer,
    images: dict[str, bytes],
    landscape: bool,
) -> bytes:
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(target, landscape)
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setDocumentXmpMetadata(QByteArray(_metadata(title, author).encode()))
    writer.setCreator(TOOL)
    document = _document(html, writer, images)
    _paint(document, writer, footer)
    target.close()
    return bytes(target.data().data())


def _writer(target: QBuffer, landscape: bool) -> QPdfWriter:
    writer = QPdfWriter(target)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setColorModel(QPdfWriter.ColorModel.RGB)  # the one of the output intent
    writer.setResolution(DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait,
            MARGINS,
            QPageLayout.Unit.Millimeter,
        )
    )
    return writer


def _document(html: str, writer: QPdfWriter, images: dict[str, bytes]) -> QTextDocument:
    """The text laid out on the writer's pages, with room for the footer."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultFont(_font(BODY_POINTS))
    for name, content in images.items():
        # PDF/A knows no transparency.
        image = QImage.fromData(QByteArray(content)).convertToFormat(QImage.Format.Format_RGB888)
        document.addResource(QTextDocument.ResourceType.ImageResource.value, name, image)
    document.setHtml(html)
    document.setPageSize(QSizeF(writer.width(), writer.height() - FOOT))
    return document


def _metadata(title: str, author: str) -> str:
    """The description of the file, which must say the same as Qt's own dictionary.

    Qt's own declares all names once at its head, where the usual checkers don't look for them.
    """
    words = {"title": title, "author": author, "tool": TOOL, "producer": f"Qt {qVersion()}"}
    return METADATA.format(now=MOMENT, **{name: escape(text) for name, text in words.items()})


def _paint(document: QTextDocument, writer: QPdfWriter, footer: Footer) -> None:
    area, foot = QSizeF(writer.width(), writer.height()), FOOT
    body = area.height() - foot
    pages = document.pageCount()
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # a code stays sharp
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
    font.setFeature(QFont.Tag("liga"), 0)  # whoever searches types single letters
    return font
