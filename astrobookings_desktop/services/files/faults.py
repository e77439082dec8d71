"""Why a file can't be read or written, in words that a screen can say in its language."""

import errno
from pathlib import Path

from astrobookings_desktop.domain.errors import UnusableFile
from astrobookings_desktop.domain.phrases import Phrase

_WHY = {
    errno.ENOENT: Phrase("No such file or directory"),
    errno.EACCES: Phrase("Permission denied"),
    errno.EPERM: Phrase("Operation not permitted"),
    errno.EISDIR: Phrase("Is a directory"),
    errno.ENOTDIR: Phrase("Not a directory"),
    errno.ENAMETOOLONG: Phrase("File name too long"),
    errno.ENOSPC: Phrase("No space left on device"),
    errno.EDQUOT: Phrase("Disk quota exceeded"),
    errno.EROFS: Phrase("Read-only file system"),
    errno.EIO: Phrase("Input/output error"),
    errno.ELOOP: Phrase("Too many levels of symbolic links"),
}


def why(error: OSError) -> str:
    """What the system says of a file, without its name."""
    return _WHY.get(error.errno or 0) or error.strerror or str(error)


def unreadable(error: OSError, path: Path) -> UnusableFile:
    """The refusal (field "file") of a file that can't be read."""
    if isinstance(error, FileNotFoundError):
        reason = Phrase("There is no file {path}: check its name and folder.", path=str(path))
    elif isinstance(error, IsADirectoryError):
        reason = Phrase("{path} is a folder: name a file in it.", path=str(path))
    else:
        reason = Phrase("{path} can't be read: {reason}.", path=str(path), reason=why(error))
    return UnusableFile("file", reason)


def unwritable(error: OSError, path: Path) -> UnusableFile:
    """The refusal (field "file") of a file that can't be written."""
    if isinstance(error, FileNotFoundError):
        folder = str(path.absolute().parent)
        reason = Phrase("There is no folder {folder}: make it, or name another.", folder=folder)
    elif isinstance(error, IsADirectoryError):
        reason = Phrase("{path} is a folder: name a file in it.", path=str(path))
    else:
        reason = Phrase("{path} can't be written: {reason}.", path=str(path), reason=why(error))
    return UnusableFile("file", reason)
