"""What somebody agrees to who presses a key: the sums that stood there for eyes to see."""

from typing import Generic, TypeVar

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

Sums = TypeVar("Sums")


class Agreement(Generic[Sums]):
    """The sums of one matter on the screen, which others may change while they stand there.

    What others change counts as agreed to once it stood there for as long as two strokes of a key
    count as one: whoever struck before meant the sums of before, for which the services refuse.
    `before` are those, to be shown beside the new ones until the matter is another one.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Nothing is shown."""
        self._about: object = None
        self._shown: tuple[object, Sums | None] = (None, None)
        self._seen: tuple[object, Sums | None] = (None, None)
        self._before: tuple[object, Sums | None] = (None, None)
        self._since = QElapsedTimer()

    def show(self, about: object, basis: object, sums: Sums) -> bool:
        """These stand on the screen now; whether others changed them since.

        `about` is the matter: another one is what the person turned to. `basis` is what others may
        change of it; the person may choose other `sums` on the same one, such as of fewer seats.
        """
        if about != self._about:
            self.forget()
            self._about, self._seen = about, (basis, sums)
        self._look_on()
        is_new = basis != self._shown[0] and basis != self._seen[0]
        if basis == self._seen[0]:
            self._seen = basis, sums
            self._since.invalidate()
        elif is_new:
            self._before = self._seen
            self._since.start()
        if basis == self._before[0]:  # as it was
            self._before = (None, None)
        self._shown = basis, sums
        return is_new

    @property
    def agreed(self) -> Sums | None:
        """The sums that whoever acts now agrees to."""
        self._look_on()
        return self._seen[1]

    @property
    def before(self) -> Sums | None:
        """The sums that stood there until others changed them; None where nobody did."""
        return self._before[1]

    def _look_on(self) -> None:
        if self._since.isValid() and self._since.elapsed() >= QApplication.doubleClickInterval():
            self._seen = self._shown
            self._since.invalidate()
