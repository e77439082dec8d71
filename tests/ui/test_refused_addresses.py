"""Addresses that a mail server refused: told at the person, and found."""

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui.entities.log_words import value_word
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.office.message_board import MessageBoard
from tests.helpers.house import House

SAID = "The mail server refused the recipient: 550 nobody here"
IN_SPANISH = "El servidor de correo rechazó al destinatario: 550 nobody here"


@pytest.fixture
def person(house: House) -> int:
    """A traveler whose address was refused."""
    key = house.ids.travelers[0]

    def mark(work: UnitOfWork) -> None:
        work.connection.execute("UPDATE user SET email_refused = ? WHERE id = ?", (SAID, key))
        work.touched(Entity.USER, key)

    house.company.do(mark)
    return key


@pytest.mark.parametrize("entity", [Entity.TRAVELER, Entity.USER])
def test_what_the_server_said_is_read_in_the_reader_s_language(
    house: House, person: int, entity: Entity
) -> None:
    use_language("es")
    try:
        panel = house.show(entity, person).panel
        assert IN_SPANISH in [words for _label, words, _strong in panel._facts._shown]
        assert value_word(entity, "email_refused", SAID) == IN_SPANISH
    finally:
        use_language("en")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ("address_refused:*", "is:address_refused")),
        ("es", ("correo_rechazado:*", "es:correo_rechazado")),
    ],
)
def test_they_are_found_by_a_chip_and_by_words(
    house: House, person: int, code: str, words: tuple[str, ...]
) -> None:
    use_language(code)
    try:
        page = house.visit(Entity.TRAVELER)
        chip = page.head.chips["refused"]
        house.qtbot.waitUntil(lambda: chip.text().endswith(" 1"))
        chip.click()
        house.wait_listed(page, [person])
        page.head.chips["all"].click()
        for typed in words:
            page.search.setText(typed)
            house.wait_listed(page, [person])
    finally:
        use_language("en")


def test_the_messages_lead_to_them(house: House, person: int) -> None:
    board = house.visit(Entity.NOTIFICATION).board
    assert isinstance(board, MessageBoard)
    board.look()
    assert board.refused.isVisible()
    assert board.refused.text() == "1 address refused"
    assert "refused" not in board.tiles["failed"].note
    board.refused.click()
    house.wait_listed(house.page(Entity.USER), [person])


def test_without_any_the_messages_name_none(house: House) -> None:
    board = house.visit(Entity.NOTIFICATION).board
    assert isinstance(board, MessageBoard)
    board.look()
    assert not board.refused.isVisible()
