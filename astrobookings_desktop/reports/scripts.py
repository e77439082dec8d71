"""Names in all scripts, with the fonts that are there."""

# For Qt's QLoggingCategory. No family of ours has every script: where one lacks a name's, Qt takes
# the next, and says each time on standard error (as information or as a warning, by its version)
# what the first one lacks, though the name stands there as it should.
FONTS_IN_TURN = "qt.text.font.db.info=false\nqt.text.font.db.warning=false"
