"""A manager's word at the desk: beyond the limit, beyond the table."""

from datetime import UTC, datetime

from astrobookings_desktop.data.queries.desk import read_traveler
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR
from astrobookings_desktop.services.bookings import sales
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.people.travelers import edit_traveler
from astrobookings_desktop.ui.desk.cancel_card import CancelCard
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.managers_word import ManagersWord
from astrobookings_desktop.ui.desk.move_card import MoveCard
from astrobookings_desktop.ui.desk.transfer_card import TransferCard
from astrobookings_desktop.ui.sign_in.override import OverrideDialog
from astrobookings_desktop.ui.widgets.timeline import Timeline
from tests.helpers.desk_hands import ENTER, ESC, Hands, to_seats
from tests.helpers.desk_office import Office


def test_a_manager_allows_six_seats_at_the_agents_desk(office: Office, hands: Hands) -> None:
    to_seats(hands, "lunar", "nguyen")
    hands.press("6", ENTER)
    ticket = hands.desk.selling.pane.ticket
    (allow,) = [one for one in ticket.refusal.buttons if "manager" in one.text()]
    allow.click()
    dialog = hands.window.findChild(OverrideDialog)
    assert dialog is not None
    assert "password" not in dialog.fields  # the administrator's own word is enough
    dialog.try_now()
    assert dialog.fields["reason"].error == "Fill this in."
    dialog.fields["reason"].set_text("a family of six")
    dialog.try_now()
    hands.until(ticket.refusal.isHidden)
    hands.window.activateWindow()  # what a window manager does when a dialog closes
    hands.until(ticket.sell.hasFocus)
    name = BUILT_IN_ADMINISTRATOR.name
    said = f"{name} allows six seats: a family of six"
    assert ticket.facts[1].words.text() == said
    hands.press(ENTER)
    hands.until(lambda: hands.desk.selling.pane.is_sold)
    assert office.company.rows("SELECT number_of_seats, seat_limit FROM booking") == [(6, 6)]
    hands.press("M", ctrl=True)
    hands.press(ESC)
    history = hands.desk.changing.lists.history.findChild(Timeline)
    assert history is not None
    assert f"a family of six (allowed by {name})" in history.accessibleName()


def give_word(hands: Hands, word: ManagersWord, reason: str) -> None:
    hands.until(word.ask.isVisible)
    word.ask.click()
    (dialog,) = [one for one in hands.window.findChildren(OverrideDialog) if one.isVisible()]
    dialog.fields["reason"].set_text(reason)
    dialog.try_now()
    hands.until(lambda: word.override is not None)
    assert reason in word.said.words.text()
    assert not word.ask.isVisible()


def test_a_manager_lets_six_seats_move_be_handed_on_and_outlast_a_hold(
    office: Office, hands: Hands
) -> None:
    company, (haruka, dung, _ana) = office.company, office.people.values()
    target = company.launch(capacity=20, date=datetime(2027, 5, 1, tzinfo=UTC))
    allowed = Override(BUILT_IN_ADMINISTRATOR, "six friends")
    sold = company.do(sales.sell_seats, SellSeats(office.orbit, haruka, 6, None, allowed))
    changing = hands.desk.changing

    hands.desk.open_booking(sold.id)
    changing.start(Job.MOVE)
    move = changing.pane.changes[Job.MOVE]
    assert isinstance(move, MoveCard)
    move.choose(target)
    assert not move.act.isEnabled()
    why = "Limit 4 per traveler: cancel some seats of the booking first. A VIP may have 6."
    assert move.refusal.words.text() == why  # no fewer of them move
    assert hands.focus is move.word.ask  # Enter asks
    give_word(hands, move.word, "they fly together")
    move.choose(office.line)  # what was allowed there isn't allowed here
    assert move.word.override is None
    assert not move.word.ask.isVisible()  # no seats there
    why = "Only 3 seats are left on this launch: choose another launch, or cancel some seats of "
    assert move.refusal.words.text() == f"{why}the booking first."
    move.choose(target)
    give_word(hands, move.word, "they fly together")
    hands.until(move.act.isEnabled)
    move.do()
    hands.until(lambda: changing.booking is not None and changing.booking.id != sold.id)
    moved = changing.booking
    assert moved is not None
    assert company.seats(target) == (6, 0)

    changing.start(Job.TRANSFER)
    transfer = changing.pane.changes[Job.TRANSFER]
    assert isinstance(transfer, TransferCard)
    heir = read_traveler(office.context.connection, dung, target, office.context.now())
    assert heir is not None
    transfer.choose(heir)
    assert not transfer.act.isEnabled()
    give_word(hands, transfer.word, "for a cousin")
    assert transfer.facts[0].words.text() == "Limit 6"
    transfer.do()
    hands.until(lambda: changing.booking is not None and changing.booking.traveler.startswith("Ng"))

    held = company.do(sales.hold_seats, SellSeats(office.orbit, haruka, 5, None, allowed))
    company.clock.forward(hours=25)
    hands.desk.open_booking(held.id)
    card = changing.pane.booking
    assert not card.confirm.isEnabled()
    give_word(hands, card.word, "they came late")
    hands.until(card.confirm.isEnabled)
    changing.confirm()
    hands.until(lambda: company.seats(office.orbit) == (5, 0))
    hands.until(card.word.isHidden)
    reasons = company.rows(
        "SELECT action, json_extract(details, '$.reason') FROM entry_log WHERE entity_type = "
        "'booking' AND json_extract(details, '$.reason') IS NOT NULL ORDER BY rowid"
    )
    assert [(action, words.partition(" (")[0]) for action, words in reasons] == [
        ("sell", "six friends"),
        ("sell", "they fly together"),
        ("transfer", "for a cousin"),
        ("hold", "six friends"),
        ("sell", "they came late"),
    ]


def card_to_cancel(hands: Hands, booking: int) -> CancelCard:
    hands.window.context.desk_wanted.emit(booking, "cancel")
    hands.rest()
    card = hands.desk.changing.pane.changes[Job.CANCEL]
    assert isinstance(card, CancelCard)
    return card


def asked_for_more(hands: Hands, card: CancelCard) -> OverrideDialog:
    """A manager is asked for a refund above the table."""
    card.more.click()
    dialog = hands.window.findChild(OverrideDialog)
    assert dialog is not None
    return dialog


def test_a_word_for_one_seats_refund_isnt_one_for_four(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 4, office.people["Nguyễn Tấn Dũng"])
    card = card_to_cancel(hands, sold.id)
    of_four = card.amount.text()
    hands.press("1")
    dialog = asked_for_more(hands, card)
    dialog.fields["reason"].set_text("one of them died")
    dialog.try_now()
    hands.until(lambda: "100 %" in card.result.text())
    hands.window.activateWindow()  # what a window manager does when a dialog closes
    hands.until(card.act.hasFocus)
    card.seats.setFocus()
    hands.press("4")
    assert card.amount.text() == of_four
    assert card.more.isVisible()
    hands.press("1")
    assert "100 %" not in card.result.text()
    hands.press(ENTER, ENTER)
    refunds = office.company.rows("SELECT refund_percent FROM booking WHERE status = 'canceled'")
    assert refunds == [(70,)]


def test_a_manager_refunds_more_than_the_table(office: Office, hands: Hands) -> None:
    sold = office.sell(office.orbit, 2, office.people["Nguyễn Tấn Dũng"])
    card = card_to_cancel(hands, sold.id)
    dialog = asked_for_more(hands, card)
    dialog.fields["refund_percent"].set_text("70")
    dialog.fields["reason"].set_text("grief")
    dialog.try_now()
    hands.until(lambda: dialog.fields["refund_percent"].error is not None)
    dialog.fields["refund_percent"].set_text("100")
    dialog.try_now()
    hands.until(lambda: "100 %" in card.result.text())
    assert "grief" in card.special.words.text()
    card.do()
    hands.until(lambda: office.company.rows("SELECT refund_percent FROM booking") == [(100,)])


def test_what_is_allowed_is_what_was_tried_whatever_stands_there_by_then(
    office: Office, hands: Hands
) -> None:
    dialog = OverrideDialog(office.context, "Refund more", "Say why.", hands.window, 70)
    dialog.open()
    dialog.fields["reason"].set_text("grief")
    dialog.try_now()
    dialog.fields["refund_percent"].set_text("")
    dialog.fields["reason"].set_text("")
    hands.until(lambda: dialog.override is not None)
    assert dialog.override is not None
    assert (dialog.percent, dialog.override.reason) == (100, "grief")
    assert not dialog.isVisible()
    dialog.deleteLater()


def test_a_word_outlasts_a_new_phone_number_and_no_other_refund_is_announced(
    office: Office, hands: Hands
) -> None:
    dung = office.people["Nguyễn Tấn Dũng"]
    sold = office.sell(office.orbit, 3, dung)
    card = card_to_cancel(hands, sold.id)
    hands.press("2")
    dialog = asked_for_more(hands, card)
    dialog.fields["reason"].set_text("grief")
    dialog.try_now()
    hands.until(lambda: "100 %" in card.result.text())
    office.company.do(edit_traveler, dung, {"name": "Trần Văn An", "contact_phone": "+84 91 1"})
    office.context.changed.emit(None)
    hands.rest()
    assert card.head._whose.text().startswith("Trần Văn An")
    assert (card.seats.seats, card.result.text()) == (2, "Refund, 100 %")
    assert "grief" in card.special.words.text()
    assert not card.changed.isVisible()
    card.do()
    hands.rest()
    refunds = office.company.rows("SELECT refund_percent FROM booking WHERE status = 'canceled'")
    assert refunds == [(100,)]
