"""A doubt about a tax id is told and never gets in the way, whatever it is (DOMAIN.md §2)."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from astrobookings_desktop.services.people.tax_ids import ODD_TAX_ID, doubt_about


@pytest.mark.parametrize("good", [None, "", " \n", "DE136695976", " DE136695976\n"])
def test_a_good_one_and_none_raise_no_doubt(good: str | None) -> None:
    assert doubt_about(good) is None


@given(st.text("0123456789ABEST-/. \t\n\x00²é漢", max_size=16))
@example("7717985\n3")
@example("3\n0865793")
def test_whatever_stands_there_is_looked_at(text: str) -> None:
    assert doubt_about(text) in (None, ODD_TAX_ID)
