"""What is said about a filter that can't be read: where it goes wrong, and what may be meant."""

from dataclasses import dataclass

from astrobookings_desktop.domain.errors import InvalidValue


@dataclass(eq=False)
class UnreadableFilter(InvalidValue):
    """A filter with a mistake in it; `reason` is a whole sentence.

    `start` and `end` are the places of the wrong part in `text`, counted in characters from 0.
    `meant` is the condition as it was probably meant and `corrected` the whole text with it; both
    are empty when nobody can tell.
    """

    text: str = ""
    start: int = 0
    end: int = 0
    meant: str = ""
    corrected: str = ""

    def _sentence(self) -> str:
        return "{reason:whole} Did you mean {meant:whole}?" if self.meant else "{reason:whole}"


UnreadableFilter.code = InvalidValue.code  # programs know it as that


LONGEST_TYPED = 300  # letters told of what somebody typed, where a line ends in an ellipsis anyway


def shortened(text: str, longest: int = 40) -> str:
    """A part of what somebody typed, short enough to be told in a sentence."""
    return text if len(text) <= longest else f"{text[:longest]}…"
