"""The language of filters: what is wrong with a text, and what was meant."""

import pytest

from astrobookings_desktop.data.queries.listing.base import ListQuery
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.filters import UnreadableFilter
from tests.helpers.plain_filters import BOOKINGS
from tests.helpers.table_data import NOW_TEXT

WRONG: dict[str, tuple[str, str]] = {
    # the text: the part that is pointed at, and what was meant
    "colour:red": ("colour", ""),
    "statis:hold": ("statis", "status:hold"),
    "ana stauts:hold moon": ("stauts", "status:hold"),
    "sets>2": ("sets", "seats>2"),
    "-depart:2027": ("depart", "departs:2027"),
    "http://x": ("http", ""),
    "status:": ("status:", ""),
    "status:nonsense": ("nonsense", ""),
    "status:confrimed": ("confrimed", "status:confirmed"),
    "status:conf": ("conf", "status:confirmed"),
    "status:sol": ("sol", "status:confirmed"),
    "status:pending,x": ("pending,x", ""),
    "seats>": ("seats>", ""),
    "seats:many": ("many", ""),
    "seats:1.5": ("1.5", ""),
    "seats:5..2": ("5..2", "seats:2..5"),
    "seats:1..2..3": ("1..2..3", ""),
    "seats:..": ("..", ""),
    "seats<none": ("none", "seats:none"),
    "id=99999999999999999999999": ("99999999999999999999999", ""),
    "price:cheap": ("cheap", ""),
    "price=1.005": ("1.005", ""),
    "price:1.000": ("1.000", ""),
    "price=inf": ("inf", ""),
    "price>1e9": ("1e9", ""),
    "price:1,00,0": ("1,00,0", ""),
    "departs:soon": ("soon", ""),
    "departs:yesteday": ("yesteday", "departs:yesterday"),
    "departs:2027-13": ("2027-13", ""),
    "departs:2027-02-30": ("2027-02-30", ""),
    "departs:31/2/2027": ("31/2/2027", ""),
    "departs:5/4/2027": ("5/4/2027", ""),  # in English April or May
    "departs:1850": ("1850", ""),
    "departs:last": ("last", 'departs:"last week"'),
    "departs:2028..2027": ("2028..2027", "departs:2027..2028"),
    "seats_released:perhaps": ("perhaps", ""),
    "seats_released>yes": ("yes", "seats_released:yes"),
    "status>pending": ("pending", "status:pending"),
    "traveler_phone:abc": ("abc", ""),
    "staus:sold": ("staus", "status:sold"),
    "staus:none": ("staus", "status:none"),
    "staus:foo": ("staus", ""),  # nor would status:foo be one
    "is:offline": ("offline", ""),
    "is:hold": ("hold", "is:holds"),
    "workstation>a": ("a", "workstation:a"),
    '"ana': ('"ana', ""),
    'ana status:"sold': ('"sold', ""),
    "(ana": ("(", ""),
    "ana (moon or (lopez)": ("(", ""),
    "ana)": (")", ""),
    "()": (")", ""),
    "ana ()": (")", ""),
    "or": ("or", ""),
    "OR ana": ("OR", ""),
    "seats:2..4 or": ("or", ""),
    "seats:2..4 or ": ("or", ""),
    "(ana or)": ("or", ""),
    "(or moon) ana": ("or", ""),
    "-or": ("or", ""),
    "moon, or,": ("or", ""),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_pointed_at_with_what_was_meant(text: str) -> None:
    part, meant = WRONG[text]
    for named in ({"search": text}, {"where": text}):
        with pytest.raises(UnreadableFilter) as caught:
            BOOKINGS.keys(ListQuery(now=NOW_TEXT, **named))
        problem = caught.value
        assert problem.field == "where"
        assert problem.text == text
        assert text[problem.start : problem.end] == part
        assert problem.meant == meant
        assert problem.message.endswith((".", "?"))
        if meant:
            assert meant in problem.message
            BOOKINGS.keys(ListQuery(now=NOW_TEXT, search=problem.corrected))


@pytest.mark.parametrize("text", ["ana or or moon", "ana or (or moon)", "ana or", "or"])
def test_an_or_that_joins_nothing_is_told_with_the_quotes_that_find_it(text: str) -> None:
    with pytest.raises(UnreadableFilter) as caught:
        BOOKINGS.keys(ListQuery(now=NOW_TEXT, where=text))
    problem = caught.value
    assert (problem.start, problem.end) == (text.rindex("or"), text.rindex("or") + 2)
    assert "in quotes it finds the word" in problem.message
    for meant in ('"or"', "ana or moon", "oriol", "traveler:or"):
        BOOKINGS.keys(ListQuery(now=NOW_TEXT, where=meant))


def test_a_text_without_end_is_refused() -> None:
    for text in ("a " * 51, "(" * 300 + "a" + ")" * 300, "a" * 10_001, "-" * 300 + "a"):
        with pytest.raises(InvalidValue):
            BOOKINGS.keys(ListQuery(search=text))
