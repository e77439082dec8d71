"""The command line sells, holds, confirms, cancels, voids, moves and transfers."""

from decimal import Decimal

from tests.helpers.command_line import CommandLine

# --- selling ------------------------------------------------------------------------------------


def test_two_seats_are_sold_and_the_launch_fills_up(desk: CommandLine) -> None:
    launch = desk.launch()
    desk.traveler(name="Ana López", email="Ana@Example.org")
    sold = desk.get(
        *("sell", "--launch", launch, "--traveler", "ana@example.ORG", "--seats", "2"),
    )
    assert (sold["status"], sold["number_of_seats"]) == ("confirmed", 2)
    assert (sold["total_price"], sold["price_per_seat"]) == ("2000.00", "1000.00")
    assert sold["created_at"] == "2026-11-23T14:32:00.000000Z"
    assert desk.get("show", "booking", sold["locator"].lower()) == sold
    assert desk.get("show", "booking", sold["id"]) == sold
    assert desk.get("list", "booking") == [sold]
    assert desk.get("show", "launch", launch)["seats_taken"] == 2
    assert [row["action"] for row in desk.get("list", "entry_log", "--where", "action=sell")] == [
        "sell"
    ]
    assert desk.run("check").exit_code == 0


def test_hold_confirm_cancel_with_refund(desk: CommandLine) -> None:
    launch, traveler = desk.launch(), desk.traveler()
    held = desk.get("hold", "--launch", launch, "--traveler", traveler, "--seats", "3")
    assert (held["status"], held["hold_until"]) == ("pending", "2026-11-24T14:32:00.000000Z")
    sold = desk.get("confirm", held["locator"])
    assert (sold["id"], sold["status"]) == (held["id"], "confirmed")
    part = desk.get("cancel", held["locator"], "--seats", "1")
    assert (part["number_of_seats"], part["refund_percent"]) == (1, 90)
    assert (part["refund_amount"], part["split_from_id"]) == ("900.00", held["id"])
    rest = desk.get("cancel", held["id"])
    assert (rest["id"], rest["refund_amount"]) == (held["id"], "1800.00")
    assert desk.get("show", "launch", launch)["seats_taken"] == 0
    assert desk.refusal("cancel", held["id"])["error"] == "already_canceled"


def test_a_hold_confirmed_too_late_is_a_new_sale_and_says_so(desk: CommandLine) -> None:
    launch, traveler = desk.launch(), desk.traveler()
    held = desk.get("hold", "--launch", launch, "--traveler", traveler, "--seats", "1")
    desk.run("passengers", held["locator"], "--add", "Ana López,1990-05-01")
    desk.now = "2026-11-25T00:00:00Z"
    told = desk.run("confirm", held["locator"])
    assert told.stdout.startswith("The hold had lapsed; sold anew ")
    assert ", named on it as before: Ana López." in told.stdout
    again = desk.get("confirm", held["locator"])
    assert (again["passengers_kept"], again["passengers_left_out"]) == (["Ana López"], [])
    (named,) = desk.get("passengers", again["locator"])
    assert named["birth_date"] == "1990-05-01"
    assert desk.get("show", "booking", held["id"])["cancel_cause"] == "lapse"


def test_a_lapsed_hold_is_sold_at_the_price_that_is_stated_or_at_todays(desk: CommandLine) -> None:
    launch, traveler = desk.launch(), desk.traveler()
    options = ("--launch", launch, "--traveler", traveler, "--seats", "2")
    first, second = (desk.get("hold", *options)["locator"] for _ in range(2))
    desk.get("edit", "launch", launch, "--price-per-seat", "1500")
    desk.now = "2026-11-25T00:00:00Z"
    before = desk.state()
    told = desk.refusal("confirm", first, "--total", "2,000")
    assert (told["error"], told["stated"], told["total"]) == ("price_changed", "2000.00", "3000.00")
    assert desk.state() == before
    assert desk.get("confirm", first, "--total", "3,000.00")["total_price"] == "3000.00"
    said = desk.run("confirm", second).stdout
    assert said.startswith("The hold had lapsed; sold anew ")
    assert ", instead of 2,000.00." in said
    # The same again is the same sale.
    again = desk.get("confirm", second)
    assert (again["total_price"], again["held_at"]) == ("3000.00", "2000.00")


def test_a_script_states_what_it_expects(desk: CommandLine) -> None:
    rocket = desk.rocket()
    launch, other = desk.launch(rocket), desk.launch(rocket, "2028-03-01T12:00Z", "1500")
    traveler = desk.traveler()
    seats = ("--launch", launch, "--traveler", traveler, "--seats", "2")
    before = desk.state()
    for deed in ("sell", "hold"):
        told = desk.refusal(deed, *seats, "--total", "1999.99", "--request-id", deed)
        assert (told["error"], told["total"]) == ("price_changed", "2000.00")
    assert desk.refusal("sell", *seats, "--total", "a lot")["error"] == "invalid_value"
    assert desk.state() == before
    held = desk.get("hold", *seats, "--total", "2000")
    assert desk.get("cancel", held["id"], "--refund", "0")["refund_amount"] == "0.00"
    sold = desk.get("sell", *seats, "--total", "2000.00", "--request-id", "sell")["locator"]

    before = desk.state()
    told = desk.refusal("cancel", sold, "--seats", "1", "--refund", "1000")
    assert (told["error"], told["stated"], told["refund"]) == (
        "refund_changed",
        "1000.00",
        "900.00",
    )
    move = ("move", sold, "--launch", other)
    assert desk.refusal(*move, "--refund", "1800", "--total", "2000")["error"] == "price_changed"
    assert desk.refusal(*move, "--refund", "2000", "--total", "3000")["error"] == "refund_changed"
    assert desk.refusal("void-sale", sold, "--refund", "1800")["error"] == "refund_changed"
    assert desk.state() == before
    assert desk.get(*move, "--refund", "1800", "--total", "3000", "--dry-run")["dry_run"]
    assert desk.get("cancel", sold, "--seats", "1", "--refund", "900")["refund_amount"] == "900.00"
    assert desk.get(*move, "--refund", "900", "--total", "1500")["total_price"] == "1500.00"


def test_void_move_and_transfer(desk: CommandLine) -> None:
    rocket = desk.rocket()
    first, second = desk.launch(rocket), desk.launch(rocket, "2028-03-01T12:00Z", "1500")
    one, other = desk.traveler(), desk.traveler(name="Other")
    voided = desk.get("void-sale", desk.sell(first, one)["locator"])
    assert (voided["cancel_cause"], voided["refund_amount"]) == ("void", "1000.00")

    sold = desk.sell(first, one, 2)
    moved = desk.get("move", sold["locator"], "--launch", second)
    assert (moved["launch_id"], moved["total_price"]) == (second, "3000.00")
    assert moved["moved_from_id"] == sold["id"]
    assert moved["moved_from"] == {"locator": sold["locator"], "refund_amount": "1800.00"}
    assert moved["to_pay"] == "1200.00"

    given = desk.get("transfer", moved["id"], "--traveler", other)
    assert (given["traveler_id"], given["locator"]) == (other, moved["locator"])
    late = desk.sell(first, one)
    desk.now = "2026-11-23T15:32:00Z"
    assert desk.refusal("void-sale", late["id"])["error"] == "reason_required"
    tried = desk.get("void-sale", late["id"], "--dry-run")
    assert (tried["status"], tried["needs_reason"]) == ("canceled", True)
    assert "given later" not in str(tried)
    assert desk.get("void-sale", late["id"], "--reason", "a slip")["status"] == "canceled"
    assert desk.run("check").exit_code == 0


def test_a_void_after_a_move_says_what_the_move_has_cost(desk: CommandLine) -> None:
    sold = desk.sell(desk.launch(), desk.traveler(), 2)
    moved = desk.get("move", sold["id"], "--launch", desk.launch(date="2028-03-01T12:00Z"))
    old = f"{sold['locator'][:3]} {sold['locator'][3:]}"
    words = f"refund 2,000.00; the move from {old} isn't undone: 200.00 stays kept."
    assert words in desk.run("void-sale", moved["id"], "--dry-run").stdout
    voided = desk.get("void-sale", moved["id"])
    assert voided["refund_amount"] == "2000.00"
    assert voided["moved_from"] == {"locator": sold["locator"], "kept_amount": "200.00"}


def test_the_same_request_is_one_booking(desk: CommandLine) -> None:
    launch, traveler = desk.launch(), desk.traveler()
    first = desk.sell(launch, traveler, 2, "--request-id", "r1")
    assert desk.sell(launch, traveler, 2, "--request-id", "r1") == first
    other = ("--launch", launch, "--traveler", traveler, "--seats", 1, "--request-id", "r1")
    assert desk.refusal("sell", *other)["error"] == "request_id_reused"
    for wrong in ("", "  ", "x" * 201, "a\nb"):
        assert desk.refusal("sell", *other[:-1], wrong)["field"] == "request_id"
    assert len(desk.get("list", "booking")) == 1


def test_the_same_request_cancels_some_seats_once(desk: CommandLine) -> None:
    sold = desk.sell(desk.launch(), desk.traveler(), 4)["locator"]
    words = ("cancel", sold, "--seats", 1, "--request-id")
    first = desk.run(*words, "c1").stdout
    assert first.startswith("Canceled 1 seat of ")
    assert desk.run(*words, "c1").stdout == first
    assert desk.get("show", "booking", sold)["number_of_seats"] == 3
    assert desk.refusal("cancel", sold, "--seats", 2, "--request-id", "c1")["error"] == (
        "request_id_reused"
    )
    assert desk.refusal(*words, " ")["field"] == "request_id"
    assert desk.get(*words, "c2")["number_of_seats"] == 1


def test_a_repeat_is_told_by_what_became_of_the_booking(desk: CommandLine) -> None:
    words = ("--launch", desk.launch(), "--traveler", desk.traveler(), "--seats", 1)
    held = desk.get("hold", *words, "--request-id", "r1")["locator"]
    desk.get("confirm", held)
    assert desk.run("hold", *words, "--request-id", "r1").stdout.startswith("Sold ")
    desk.get("cancel", held)
    assert desk.refusal("hold", *words, "--request-id", "r1")["error"] == "already_canceled"


# --- the program as a process -------------------------------------------------------------------


def test_money_is_exact_to_the_last_cent(desk: CommandLine) -> None:
    launch = desk.launch(price="9999999999.99")
    sold = desk.sell(launch, desk.traveler(), 4)
    assert Decimal(sold["total_price"]) == 4 * Decimal("9999999999.99")
    part = desk.get("cancel", sold["id"], "--seats", 3)
    assert part["refund_amount"] == "26999999999.97"
