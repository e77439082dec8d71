"""The form for a traveler whom nobody knows yet."""

from datetime import UTC, datetime

from tests.helpers.desk_hands import DOWN, ENTER, ESC, F3, Hands
from tests.helpers.desk_office import Office


def test_a_known_person_is_offered_while_typing_a_new_one(office: Office, hands: Hands) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("Ana Lópes +34 612 40 85")
    hands.press(ENTER)
    form = hands.desk.selling.lists.form
    assert [form.name.text(), form.phone.text()] == ["Ana Lópes", "+34 612 40 85"]
    assert hands.focus is form.email.editor
    row = form.known.rows.row(0)
    assert row is not None
    assert row[3] == ("similar name", "first 9 digits")
    assert hands.desk.selling.pane.ticket.traveler.name.text() == "Ana Lópes"
    hands.press(DOWN, ENTER)
    assert hands.desk.selling.flow.entry.traveler_id == office.people["Ana López Ruiz"]
    assert hands.desk.selling.lists.travelers.header.hint.text() == ""  # and not: new
    assert hands.focus is hands.desk.selling.pane.ticket.seats


def test_esc_leaves_the_form_and_finds_it_again_as_it_was(office: Office, hands: Hands) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("Zoë Brontë")
    hands.press("N", ctrl=True)
    hands.type_words("+44 20 7946 0000")
    status = hands.window._status
    assert status.text().startswith("New traveler: Enter goes to the next field")
    hands.press(ESC)
    assert status.text() == ""
    assert hands.focus is hands.desk.selling.lists.travelers.field
    assert hands.focus.text() == "Zoë Brontë"
    hands.press(ENTER)
    assert hands.desk.selling.lists.form.phone.text() == "+44 20 7946 0000"


def test_f3_comes_back_to_the_form_and_typing_replaces_the_name(
    office: Office, hands: Hands
) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("Zoë Brontë")
    hands.press("N", ctrl=True)
    form = hands.desk.selling.lists.form
    assert hands.focus is form.phone.editor
    hands.press(F3)
    assert hands.focus is form.name.editor
    hands.type_words("Anne Brontë")
    assert form.name.text() == "Anne Brontë"


def test_what_is_wrong_in_the_form_is_told_at_its_field(office: Office, hands: Hands) -> None:
    hands.type_words("lunar")
    hands.press(ENTER)
    hands.type_words("Zoë")
    hands.press("N", ctrl=True)
    form = hands.desk.selling.lists.form
    hands.press(ENTER)
    hands.type_words("zoe.example.com")
    hands.press(ENTER, ctrl=True)
    assert form.email.error is not None
    assert form.email.error.startswith("E-mail must be an address")
    assert hands.focus is form.email.editor
    assert form.email.editor.accessibleDescription() == form.email.error

    hands.press("A", ctrl=True)
    hands.type_words("HARUKA.tanaka@nihon.jp")
    hands.press(ENTER, ctrl=True)
    assert form.email.error == (
        "The e-mail HARUKA.tanaka@nihon.jp belongs to somebody else: give another one."
    )
    hands.press("A", ctrl=True)
    hands.type_words("zoe@example.com")
    hands.press(ENTER, ctrl=True)
    assert hands.focus is hands.desk.selling.pane.ticket.seats


def test_the_launches_have_the_room_that_the_form_leaves(office: Office, hands: Hands) -> None:
    for day in range(1, 21):
        office.company.launch(destination="Moon", date=datetime(2027, 5, day, tzinfo=UTC))
    office.context.hub.tell_anything()
    hands.type_words("moon")
    hands.press(ENTER)
    hands.type_words("zelda")
    hands.press("N", ctrl=True)
    lists = hands.desk.selling.lists
    row = lists.launches.table.row_height

    def free() -> int:
        hands.rest()
        return lists.height() - lists.form.geometry().bottom()

    hands.until(lambda: 0 <= free() < 2 * row)
    before = lists.launches.table.shown_rows
    hands.press(F3)
    hands.type_words("Ana López")
    hands.until(lambda: lists.form.known.isVisible() and 0 <= free() < row)
    with_her, top = lists.launches.table.shown_rows, lists.form.y()
    assert 3 < with_her < before
    hands.type_words(" Zzz")  # somebody else: the field stays where it is
    hands.until(lambda: not lists.form.known.isVisible())
    hands.rest()
    assert (lists.launches.table.shown_rows, lists.form.y()) == (with_her, top)
    hands.press(ESC, ENTER)
    hands.until(lambda: 0 <= free() < 2 * row)
