"""Whether the file that was opened still stands at its path.

SQLite goes on writing into a file that was removed or replaced: what was confirmed on the screen
would be lost with it.
"""

from pathlib import Path

from astrobookings_desktop.data.errors import DatabaseGone, DatabaseSwapped, explain_os
from astrobookings_desktop.domain.phrases import Phrase

GONE = (
    "{path} is gone: it was moved or removed, or its disk was taken out. Nothing was written. Put "
    "it back, then try again."
)
SWAPPED = (
    "Another file has taken the place of {path} while the program was running. Nothing was "
    "written. Close the program and open it again to work with that file, or put the first back."
)


class SameFile:
    """Remembers files by what the system knows them by, from their first opening on."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[int, int]] = {}

    def require(self, path: Path) -> None:
        """Raises DatabaseGone and DatabaseSwapped for a file that was seen before."""
        try:
            found = path.stat()
        except FileNotFoundError:
            if path in self._known:
                raise DatabaseGone(path, Phrase(GONE, path=path)) from None
            return
        except OSError as error:
            raise explain_os(error, path) from error
        mark = (found.st_dev, found.st_ino)
        if self._known.setdefault(path, mark) != mark:
            raise DatabaseSwapped(path, Phrase(SWAPPED, path=path))

    def forget(self, path: Path) -> None:
        """Take whatever stands there from now on."""
        self._known.pop(path, None)
