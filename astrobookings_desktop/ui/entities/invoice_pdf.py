"""Opens the archived file of an invoice; where there is none yet it is made in the background."""

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.data.errors import DatabaseProblem
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.jobs.documents import archived_invoice
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.errors import ask_retry, report_bug
from astrobookings_desktop.ui.files import Opening, put_aside
from astrobookings_desktop.ui.threads.background import Background, Progress


class InvoiceOpening(QObject):
    """Shows one invoice's file once it is there, and ends; others write meanwhile.

    The file stays as it was issued: `since` is what else has to be said of what it claims.
    """

    def __init__(
        self, context: UiContext, window: QWidget, key: int, number: str, since: str = ""
    ) -> None:
        super().__init__(context)
        self._since = since
        self._context, self._window = context, window
        self._key, self._number = key, number
        self._background = Background(self)
        self._background.done.connect(self._made)
        self._background.failed.connect(self._failed)
        context.closing.connect(self._background.stop)
        self._start()

    def _start(self) -> None:
        office, actor, key = self._context.office, self._context.actor, self._key

        def make(_progress: Progress) -> bytes:
            return archived_invoice(office, actor, key)[0]

        self._context.say(_tr("Making the file…"))
        self._background.start(make)

    @Slot(object)
    def _made(self, content: bytes) -> None:
        self.deleteLater()
        path = put_aside(f"{self._number}.pdf", content)
        Opening(self._context, path, self._since or _tr("Opened {0}").format(path))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._context.say("")
        if isinstance(error, DatabaseProblem) and ask_retry(self._window, error):
            self._start()
            return
        self.deleteLater()
        if isinstance(error, Refusal):
            self._context.refuse(error)
        elif not isinstance(error, DatabaseProblem):
            report_bug(self._window, error)


def _tr(text: str) -> str:
    return QCoreApplication.translate("money", text)
