import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.domain.locator import ALPHABET, display, new_locator, normalize, spell
from tests.unit.domain.properties import property_test

locators = st.text(ALPHABET, min_size=6, max_size=6)


def test_the_alphabet_leaves_out_what_sounds_or_looks_alike():
    assert len(ALPHABET) == len(set(ALPHABET)) == 32
    assert not set("01IO") & set(ALPHABET)


def test_a_new_locator_uses_the_whole_alphabet_and_only_the_chance_it_is_given():
    chance = random.Random(7)
    drawn = [new_locator(chance.randrange) for _ in range(500)]
    assert set("".join(drawn)) == set(ALPHABET)
    assert all(normalize(locator) == locator for locator in drawn)
    again = random.Random(7)
    assert [new_locator(again.randrange) for _ in range(500)] == drawn


@property_test
@given(locators, st.sampled_from([str, str.lower, str.title]))
def test_what_is_displayed_can_be_typed_in(locator, case):
    assert normalize(case(display(locator))) == locator
    assert normalize(f" {case(locator)}\n") == locator


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("k7m 4qx", "K7M4QX"),
        ("K7M-4QX", "K7M4QX"),
        ("K 7 M 4 Q X", "K7M4QX"),
        ("K7M\u00a04QX", "K7M4QX"),
        ("Ｋ７Ｍ４ＱＸ", "K7M4QX"),
        ("K7M4Q", None),
        ("K7M4QXX", None),
        ("K7M4Q0", None),
        ("K7M4QO", None),
        ("K7M4Q1", None),
        ("K7M4QI", None),
        ("K7M4Q٣", None),
        ("K7M4ß", None),
        ("К7М4QX", None),  # Cyrillic look-alikes
        ("", None),
        ("K7M4QX\x00", None),
    ],
)
def test_what_people_type(text, locator):
    assert normalize(text) == locator


def test_a_locator_is_spelled_out_for_the_phone():
    assert spell("K7M4QX") == ["Kilo", "Seven", "Mike", "Four", "Quebec", "X-ray"]


@property_test
@given(locators)
def test_each_word_begins_with_its_letter(locator):
    words = spell(locator)
    assert len(words) == 6
    assert all(word[0] == sign for word, sign in zip(words, locator, strict=True) if sign.isalpha())
