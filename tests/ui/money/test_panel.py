"""The panel of an invoice: what must be seen of it without scrolling."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.bookings.cancellations import cancel_seats
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.launches.transitions import confirm_launch, mark_launched
from astrobookings_desktop.services.money.invoices import issue_invoice
from astrobookings_desktop.ui.entities.account_sheet import SUM
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.palette import Palette
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.theme.fonts import body_font
from astrobookings_desktop.ui.theme.theme import Mode
from tests.helpers.company import Company
from tests.helpers.house import House
from tests.helpers.layout_checks import cut, overlapping
from tests.helpers.ledgers import WHY, aborted, payer, planned
from tests.ui.money.conftest import invoices

Look = tuple[Mode, float, str]
LOOKS: list[Look] = [("light", 1.0, "en"), ("dark", 1.0, "es"), ("light", 1.5, "es")]
LONG = "Compañía Interplanetaria de Transportes y Servicios Orbitales del Mediterráneo, S.A.U."


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def look(request: pytest.FixtureRequest, theme: Theme) -> Iterator[Look]:
    """One look; afterwards all is as before."""
    mode, scale, language = request.param
    QApplication.setFont(body_font(scale))
    theme.apply(mode)
    use_language(language)
    yield request.param
    use_language("en")
    QApplication.setFont(body_font(1.0))
    theme.apply("light")


def _crowded(company: Company) -> int:
    """An invoice of a launch with seats sold, and seats kept of two cancellations."""
    agency = payer(company, legal_name=LONG, email="long@example.org")
    launch = planned(company, agency, 2, "999999999.99")
    for _time in range(2):
        sold = company.do(sell_seats, SellSeats(launch, company.traveler(), 1))
        company.do(cancel_seats, sold.id)
    company.do(confirm_launch, launch, Override(company.actor, WHY))
    company.clock.forward(days=2)
    company.do(mark_launched, launch)
    return company.do(issue_invoice, launch)


def test_the_sum_is_seen_whole_on_a_low_screen(look: Look, office: House) -> None:
    """At 1366×768 with the panel at its narrowest, with large type too, and while the button of
    the review takes its share."""
    company = office.company
    crowded = _crowded(company)
    late = company.do(issue_invoice, aborted(company, payer(company, email="late@example.org")))
    for key in (crowded, late):
        page = office.show(Entity.INVOICE, key)
        split = page.panel.parentWidget()
        assert isinstance(split, QSplitter)
        narrowest = page.panel.minimumWidth()
        split.setSizes([page.width() - narrowest, narrowest])
        for _turn in range(4):  # the panel and its sheet are laid out in later turns
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        _check_sum(office, page.panel)


def _check_sum(office: House, panel: QWidget) -> None:
    assert (office.window.width(), office.window.height()) == (1366, 768)
    (area,) = panel.findChildren(QScrollArea)
    (block,) = [one for one in panel.findChildren(QWidget, SUM) if one.isVisible()]
    frame = area.viewport()
    place = QRect(block.mapTo(frame, QPoint(0, 0)), block.size())
    assert frame.rect().contains(place), (place, frame.rect())
    assert [*cut(block), *overlapping(block)] == []


def test_the_palette_names_the_invoice_that_an_action_would_reach(office: House) -> None:
    page = office.show(Entity.INVOICE, invoices(office)[0])
    office.window.show_palette()
    palette = office.window.findChildren(Palette)[-1]
    offered = [palette.list.item(row).text() for row in range(palette.list.count())]
    (void,) = [one for one in offered if one.startswith("Void…")]
    assert page.panel.title.startswith("INV-")
    assert page.panel.title in void
    assert any(one.startswith("Void sale…") for one in offered)
    palette.reject()
