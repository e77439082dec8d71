"""Writing a file whole or not at all: under another name first, then in the place of the old."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from astrobookings_desktop.domain.values import check_file_name
from astrobookings_desktop.services.files.faults import unwritable


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; it takes that one's place when the block ends well.

    Only its owner can read the file. On any error nothing is left of it, and what stood at `path`
    stands there still. Raises InvalidValue (field "file") where nothing can be written.
    """
    check_file_name(str(path))
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise unwritable(error, path) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
