"""The ids of a list in its order, a million of them in a few megabytes."""

from collections.abc import Sequence
from time import sleep
from typing import overload

CHUNK = 1 << 17  # characters converted at a time, so that no other thread waits long for its turn


class Keys:
    """Ids in order, packed: a number's decimal digits, two to a byte, at equal width.

    Each stored number is id + 10^(width − 1), as `fetch_packed` gives them
    (`data.queries.listing.reading`).
    """

    __slots__ = ("_base", "_count", "_packed", "_step")

    def __init__(self, text: str = "", width: int = 2) -> None:
        packed = bytearray()
        for start in range(0, len(text), CHUNK):
            packed += bytes.fromhex(text[start : start + CHUNK])
            sleep(0)  # lets go of the interpreter lock, which else is held for 5 ms on end
        self._packed = bytes(packed)
        self._step = width // 2
        self._base = int(10 ** (width - 1))
        self._count = len(self._packed) // self._step

    @classmethod
    def of(cls, ids: Sequence[int]) -> "Keys":
        """The keys of a few ids."""
        largest = max(ids, default=0)
        width = 2
        while largest >= 9 * 10 ** (width - 1):
            width += 2
        base = 10 ** (width - 1)
        return cls("".join(str(base + key) for key in ids), width)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, row: int) -> int:
        """The id at `row`; raises IndexError outside of the list."""
        if not 0 <= row < self._count:
            raise IndexError(row)
        start = row * self._step
        return int(self._packed[start : start + self._step].hex()) - self._base

    def slice(self, start: int, stop: int) -> list[int]:
        """The ids of the rows from `start` up to `stop`, as far as there are any."""
        step, base = self._step, self._base
        packed = self._packed[start * step : stop * step]
        return [int(key) - base for key in packed.hex(",", step).split(",")] if packed else []

    def packed(self, start: int, stop: int) -> tuple[str, int]:
        """The same as a JSON array of the stored numbers, and the base that is added in each."""
        part = self._packed[start * self._step : stop * self._step]
        return f"[{part.hex(',', self._step)}]", self._base

    def find(self, key: int) -> int:
        """The row of an id, −1 when the list has it not."""
        text = str(self._base + key)
        if key < 0 or len(text) != 2 * self._step:
            return -1
        wanted = bytes.fromhex(text)
        at = self._packed.find(wanted)
        while at >= 0 and at % self._step:  # a match across the border of two keys
            at = self._packed.find(wanted, at + 1)
        return at // self._step if at >= 0 else -1

    @property
    def size(self) -> int:
        """Bytes kept."""
        return len(self._packed)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Keys):
            return NotImplemented
        return self._step == other._step and self._packed == other._packed

    __hash__ = None  # type: ignore[assignment]  # as Python wants it said


class SelectedKeys(Sequence[int]):
    """The ids of some row ranges (first, last) of a list, taken out only where they are asked for.

    A million selected rows cost nothing before a thread comes to read them.
    """

    def __init__(self, keys: Keys, ranges: Sequence[tuple[int, int]]) -> None:
        self._keys, self._ranges = keys, tuple(ranges)
        self._count = sum(last - first + 1 for first, last in self._ranges)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> int: ...

    @overload
    def __getitem__(self, place: slice) -> list[int]: ...

    def __getitem__(self, place: int | slice) -> int | list[int]:
        """One id, or those of a slice without a step."""
        if isinstance(place, int):
            if not 0 <= place < self._count:
                raise IndexError(place)
            return self[place : place + 1][0]
        start, stop, _step = place.indices(self._count)
        ids: list[int] = []
        begin = 0  # the place of a range's first row among all selected ones
        for first, last in self._ranges:
            size = last - first + 1
            low, high = max(start, begin), min(stop, begin + size)
            if low < high:
                ids += self._keys.slice(first + low - begin, first + high - begin)
            begin += size
        return ids
