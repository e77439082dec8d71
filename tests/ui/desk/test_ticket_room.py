"""The ticket where room is short: what sells stays in sight, the rest scrolls."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from astrobookings_desktop.ui.main_window import _practice_banner
from tests.helpers.desk_hands import ENTER, F3, F4, Hands, to_seats
from tests.helpers.desk_office import Office


def in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def shorten(office: Office, size: tuple[int, int]) -> None:
    """Leave little height to the desk, below two banners."""
    office.window.resize(*size)
    central = office.window.centralWidget().layout()
    beside = None if central is None else central.itemAt(1).layout()
    assert isinstance(beside, QVBoxLayout)
    for _time in range(2):
        beside.insertWidget(0, _practice_banner())


@pytest.mark.parametrize("size", [(1366, 768), (1180, 640)])
def test_below_banners_a_refusal_leaves_sum_and_buttons_in_sight(
    office: Office, hands: Hands, size: tuple[int, int]
) -> None:
    shorten(office, size)
    to_seats(hands, "karman", "nguyen")
    hands.press("3", F3)
    office.sell(office.line, 2)
    office.context.changed.emit(None)
    ticket = hands.desk.selling.pane.ticket
    foot = (ticket.total, ticket.sell, ticket.hold)
    hands.rest()
    assert ticket.refusal.title == "Only 1 seat is left on this launch"
    hands.until(lambda: all(map(in_sight, (*foot, ticket.refusal))))
    hands.press(F4, ENTER)
    assert hands.focus is ticket.refusal.buttons[0]
    hands.until(lambda: all(map(in_sight, (*foot, hands.focus))))
    hands.press("1", alt=True)
    assert hands.focus is ticket.seats
    hands.until(lambda: all(map(in_sight, (*foot, ticket.seats))))


def test_why_nothing_can_be_sold_comes_into_sight(office: Office, hands: Hands) -> None:
    shorten(office, (1180, 640))
    to_seats(hands, "karman", "nguyen")
    hands.press(F3)
    hands.type_words("haruka")
    ticket = hands.desk.selling.pane.ticket
    (why,) = [fact for fact in ticket.facts if "isn't chosen yet" in fact.words.text()]
    hands.until(lambda: in_sight(why))
    hands.press("A", ctrl=True)
    hands.type_words("nguyen")
    hands.press(ENTER)
    hands.until(lambda: in_sight(ticket.seats))
    assert hands.focus is ticket.seats
