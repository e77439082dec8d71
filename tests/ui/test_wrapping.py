"""Where lines break in words that wrap."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from astrobookings_desktop.ui.desk.kit import Sentence
from astrobookings_desktop.ui.widgets.card import Hint
from astrobookings_desktop.ui.widgets.fact_list import ValueLabel

pytestmark = pytest.mark.usefixtures("theme")


def test_an_amount_and_its_currency_stay_on_one_line_and_are_copied_as_they_were() -> None:
    said = "Refund changed: of 1 seat it was 19,600,000.00 USD, 70 %"
    fact = ValueLabel(said)
    sentences = (Sentence(said), Hint(said))
    for label in (*sentences, fact):
        shown = QLabel.text(label)
        assert "19,600,000.00\u00a0USD, 70\u00a0%" in shown
        assert "of 1 seat it" in shown
    assert [label.text() for label in sentences] == [said, said]
    fact.copy()
    assert QGuiApplication.clipboard().text() == said
