"""How far the review of the invoices that are listed has come."""

from PySide6.QtCore import QCoreApplication, QObject, Slot

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.entities.invoice_note import InvoiceNote
from astrobookings_desktop.ui.pages.asking import query_of
from astrobookings_desktop.ui.pages.listing import Listing

WAITING = "unreviewed"


class ReviewProgress(QObject):
    """Counts anew whenever the list is; says so at the foot of the panel."""

    def __init__(self, context: UiContext, listing: Listing, foot: InvoiceNote) -> None:
        super().__init__(listing)
        self._context, self._listing, self._foot = context, listing, foot
        listing.model.counted.connect(self.count)
        context.changed.connect(self._changed)

    @Slot()
    def count(self) -> None:
        """Ask how many of the list are still to be reviewed."""
        query, model = self._listing.model.query, self._listing.model
        if query.where == WAITING and not query.search:
            self._say(model.rowCount(), model.rowCount())
            return
        search = f"({query.search}) is:{WAITING}" if query.search.strip() else f"is:{WAITING}"
        wanted = query_of(self._context, Entity.INVOICE, query.where, search)
        total = model.rowCount()
        self._context.count(
            model.spec.queries, [wanted], lambda counts: self._say(total, counts[0])
        )

    @Slot(object)
    def _changed(self, changes: Changes | None) -> None:
        if self._foot.isVisible() and (changes is None or changes.get(Entity.INVOICE)):
            self.count()

    def _say(self, total: int, waiting: int) -> None:
        if not total:
            words = ""
        elif waiting == total:  # also where the filter leaves none but those, however it is written
            words = _tr("Review: {0} to go").format(shown.number(waiting))
        else:
            done = shown.number(total - waiting)
            words = _tr("Review: {0} of {1} done").format(done, shown.number(total))
        self._foot.say_progress(words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("money", text)
