"""How the columns of a list share its width, and which of them give way first."""

from dataclasses import dataclass

from astrobookings_desktop.ui.table.column import Column

Needs = list[tuple[int, int, int]]
"""The least and the best width of each column, and the one at which it cuts nothing."""


@dataclass(frozen=True, slots=True)
class WidthRules:
    """Which columns give way where room is short, all named by their keys.

    Columns in `droppable` hide, the first one first, where the others would get less than the share
    `ease` of the width at which nothing is elided. The column `first` is whole before others get
    more than the least; where even so it isn't, the second of `instead` stands in for the first.
    Then those in `last` hide in turn, where it would get less than the share `enough` of what makes
    it whole. With `keeps` nothing in `droppable` hides for its sake, but for want of the least
    alone.
    """

    droppable: tuple[str, ...] = ()
    ease: float = 0.0
    first: str = ""
    instead: tuple[str, str] = ("", "")
    last: tuple[str, ...] = ()
    enough: float = 1.0
    keeps: bool = False

    def fit(self, columns: tuple[Column, ...], needs: Needs, room: int) -> list[int]:
        """The width of each column, 0 for those that hide."""
        wide, narrow = self.instead
        widths = self._shared(columns, needs, room, narrow)
        gone = [wide]
        for without in filter(None, (wide, *self.last)):
            enough = 1.0 if without == wide else self.enough
            if self._has_first(enough, columns, widths, needs) and sum(widths) <= room:
                break
            gone.append(without)
            widths = self._shared(columns, needs, room, *gone)
        return widths

    def _has_first(
        self, enough: float, columns: tuple[Column, ...], widths: list[int], needs: Needs
    ) -> bool:
        """Whether the first column has such a share of its best width."""
        return all(
            width >= enough * best
            for column, width, (_least, best, _whole) in zip(columns, widths, needs, strict=True)
            if column.key == self.first
        )

    def _shared(
        self, columns: tuple[Column, ...], needs: Needs, room: int, *without: str
    ) -> list[int]:
        """The widths of all columns, with 0 for those left out."""
        kept = [number for number, one in enumerate(columns) if one.key not in without]
        shared = share_width(
            tuple(columns[number] for number in kept),
            [needs[number] for number in kept],
            room,
            self.droppable,
            self.ease,
            self.first,
            keeps=self.keeps,
        )
        widths = dict(zip(kept, shared, strict=True))
        return [widths.get(number, 0) for number in range(len(columns))]


def share_width(
    columns: tuple[Column, ...],
    needs: Needs,
    room: int,
    droppable: tuple[str, ...] = (),
    ease: float = 0.0,
    first: str = "",
    *,
    keeps: bool = False,
) -> list[int]:
    """The width of each column, 0 for those that must go, so that all fit into `room`.

    Each gets the least that it needs; what is left goes to the best width of the column `first`, to
    those of the others in proportion, then to what is still cut, and to the columns that stretch.
    """
    kept = list(range(len(columns)))
    wishes = [best - least for least, best, _whole in needs]
    served = [number for number in kept if columns[number].key == first]
    for key in droppable:
        whole = () if keeps else served
        eased = sum(wishes[number] * (1 if number in whole else ease) for number in kept)
        if sum(needs[number][0] for number in kept) + eased > room:
            kept = [number for number in kept if columns[number].key != key]
    widths = [0] * len(columns)
    for number in kept:
        widths[number] = needs[number][0]
    _grant(widths, wishes, served, room)
    _grant(widths, wishes, [number for number in kept if number not in served], room)
    _grant(widths, [max(0, need[2] - need[1]) for need in needs], kept, room)
    stretching = [number for number in kept if columns[number].stretch] or kept[-1:]
    spare = max(0, room - sum(widths))
    total = sum(columns[number].stretch or 1 for number in stretching)
    for number in stretching:
        widths[number] += spare * (columns[number].stretch or 1) // total
    return widths


def _grant(widths: list[int], wishes: list[int], wished: list[int], room: int) -> None:
    """Widen these columns by what they wish, in proportion where that is more than is free."""
    wish = sum(wishes[number] for number in wished)
    factor = min(1.0, max(0, room - sum(widths)) / wish) if wish else 0.0
    for number in wished:
        widths[number] += int(wishes[number] * factor)
