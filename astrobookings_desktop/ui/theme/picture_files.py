"""Pictures that only files will do for: in the person's cache, under names that stay.

Style sheets and the desktop's notices take no others. However a program ends, it leaves no more
behind than the next one makes anew.
"""

import contextlib
import os

from PySide6.QtGui import QPixmap

from astrobookings_desktop import config

FOLDER = "pictures"


def kept(name: str, picture: QPixmap) -> str | None:
    """Write it for other windows and programs too, whole or not at all; its path with slashes.

    None where no picture can be kept, or where its path can't stand in a style sheet.
    """
    try:
        folder = config.cache_folder() / FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
    except (config.ConfigError, OSError):
        return None
    path = folder / name
    written = folder / f".{os.getpid()}-{name}"
    try:
        os.close(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        if not picture.save(str(written), "PNG"):
            return None
        written.replace(path)
    except OSError:
        return None
    finally:
        with contextlib.suppress(OSError):
            written.unlink()
    text = path.as_posix()
    return None if any(sign in text for sign in '"\\\n') else text
