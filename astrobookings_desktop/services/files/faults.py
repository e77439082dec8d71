"""Why a file can't be read or written, in words that a screen can say in its language."""

import errno

from astrobookings_desktop.domain.errors import InvalidValue
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


def unreadable(error: OSError, path: object) -> InvalidValue:
    """The refusal (field "file") of a file that can't be read."""
    reason = Phrase(
        "be one that can be read; {path} is not: {reason}", path=str(path), reason=why(error)
    )
    return InvalidValue("file", reason)


def unwritable(error: OSError, path: object) -> InvalidValue:
    """The refusal (field "file") of a file that can't be written."""
    reason = Phrase(
        "be one that can be written; {path} is not: {reason}", path=str(path), reason=why(error)
    )
    return InvalidValue("file", reason)
