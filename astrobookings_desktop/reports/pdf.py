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
    QTextBlock,
    QTextDocument,
    QTextTable,
)

from astrobookings_desktop.reports.pdf_mending import MOMENT, mended
from astrobookings_desktop.reports.scripts import FONTS_IN_TURN

FAMILIES = ["Noto Sans", "DejaVu Sans"]
BODY_POINTS, FOOTER_POINTS = 9.5, 8.0
MARGINS = QMarginsF(20, 18, 20, 16)  # millimeters
FOOTER_MM = 12.0
DPI = 1200
FOOT = FOOTER_MM / 25.4 * DPI
ROUNDING = 2.0  # dots by which Qt may place what begins a page before it
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

    It draws into memory, and asks for no display: where one is named that isn't there, Qt would end
    the program. Does nothing where there is an application already. RuntimeError in another thread:
    the application would be that one's, and the first window that closes would wait for ever.
    """
    global _application
    is_made = QCoreApplication.instance() is not None
    if not is_made and threading.current_thread() is not threading.main_thread():
        raise RuntimeError("The pages of documents were not prepared in the main thread.")
    QLoggingCategory.setFilterRules(FONTS_IN_TURN)
    if is_made:
        return
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None:
        _application = QGuiApplication(["astrobookings", "-platform", "offscreen"])
        return
    # Where widgets are at hand a window may follow, which needs a display and the larger kind.
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = widgets.QApplication(["astrobookings"])


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

    def once(laid: Laid | None) -> str | None:
        return None if laid else html

    return write_fitted(once, title, author, footer, images, landscape=landscape)


def write_fitted(
    next_html: Callable[["Laid | None"], str | None],
    title: str,
    author: str,
    footer: Footer,
    images: dict[str, bytes] | None = None,
    *,
    landscape: bool = False,
) -> bytes:
    """As `write_pdf`; `next_html` gives the text, and another one or None once it lies on pages.

    It is called with None first, then with how the last one lies until that will do.
    """
    with _one_at_a_time:
        return mended(_write(next_html, title, author, footer, images or {}, landscape))


class Laid:
    """How a text lies on its pages, which are counted from 0."""

    def __init__(self, document: QTextDocument) -> None:
        self._document, self._layout = document, document.documentLayout()
        self.pages = document.pageCount()  # which lays it out whole
        frames = document.rootFrame().childFrames()
        self._tables = [one for one in frames if isinstance(one, QTextTable)]

    def row_page(self, table: int, row: int) -> int:
        """The page on which a row of a table begins; both are counted as in a list."""
        there = self._tables[table]
        place = row if row >= 0 else there.rows() + row
        return self._page(there.cellAt(place, 0).firstCursorPosition().block())

    @property
    def last_page(self) -> int:
        """The page on which the last line begins."""
        return self._page(self._document.lastBlock())

    def _page(self, block: QTextBlock) -> int:
        top = self._layout.blockBoundingRect(block).top()
        if block.layout().lineCount():  # a line that finds no room leaves its block's top behind
            top += block.layout().lineAt(0).y()
        return int((top + ROUNDING) // self._document.pageSize().height())


def _write(
    next_html: Callable[[Laid | None], str | None],
    title: str,
    author: str,
    footer: Footer,
    images: dict[str, bytes],
    landscape: bool,
) -> bytes:
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(target, landscape)
    html = next_html(None)
    assert html is not None
    document = _document(html, writer, images)
    while (html := next_html(Laid(document))) is not None:
        document = _document(html, writer, images)
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setDocumentXmpMetadata(QByteArray(_metadata(title, author).encode()))
    writer.setCreator(TOOL)
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
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultFont(_font(BODY_POINTS))
    for name, content in images.items():
        # PDF/A knows no transparency.
        image = QImage.fromData(QByteArray(content)).convertToFormat(QImage.Format.Format_RGB888)
        document.addResource(QTextDocument.ResourceType.ImageResource.value, name, image)
    document.setPageSize(QSizeF(writer.width(), writer.height() - FOOT))
    document.setHtml(html)
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
