"""Names in all scripts, with the fonts that are there."""

from PySide6.QtCore import QLoggingCategory


def take_fonts_in_turn() -> None:
    """Let Qt go from font to font without a word on standard error.

    No family of ours has every script. Where one lacks a name's, Qt takes the next and says each
    time what the first one lacks, though the name stands on the page as it should.
    """
    QLoggingCategory.setFilterRules(
        "qt.text.font.db.info=false\nqt.text.font.db.warning=false"  # by Qt's version
    )
