"""Putting right what Qt's PDF writer gets wrong, so that files are PDF/A-1b and can be searched.

Qt names a CMYK color space in each page's resources, though nothing is drawn in it and the output
intent is RGB; it tells readers that the sign between two words is a tab (or one that doesn't
break the line), and that a Chinese word is written in radicals (where a font draws both alike), so
that nobody finds the words. It dates the file in the computer's own zone, which is nobody's
business. All of it stands in parts of the file that aren't packed, and what takes its place is as
long: no offset changes.
"""

import re
import unicodedata
from datetime import UTC, datetime

MOMENT = "2000-01-01T00:00:00+00:00"
"""Stands in the metadata for the moment at which the file was made."""

_CMAP = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_MEANT = re.compile(rb"\[[^\]]*\]")  # what signs mean; what stands before are their places
_SIGN = re.compile(rb"<([0-9A-Fa-f]{4})>")
TAB, BLANK, FIXED_BLANK = 0x0009, 0x0020, 0x00A0
FIRST_RADICAL, LAST_RADICAL = 0x2E80, 0x2FDF
_CREATED = re.compile(rb"/CreationDate \(D:(\d{14})(?:Z|([+-]\d\d)'(\d\d)')\)")


def mended(pdf: bytes) -> bytes:
    """The file as it should be; ValueError when it isn't one as Qt writes them."""
    created = _CREATED.search(pdf)
    if created is None:
        raise ValueError("Qt's PDF has no date that is known here")
    moment = _moment(*(part.decode() for part in created.groups(b"")))
    dated = b"/CreationDate (D:%sZ)" % f"{moment:%Y%m%d%H%M%S}".encode()
    whole = pdf.replace(created[0], dated.ljust(len(created[0])))
    described = moment.isoformat(timespec="seconds").encode()
    whole = whole.replace(b"/DeviceCMYK", b"/DeviceRGB ").replace(MOMENT.encode(), described)
    return _CMAP.sub(lambda found: _MEANT.sub(_meant, found[0]), whole)


def _moment(local: str, hours: str, minutes: str) -> datetime:
    """When the file was made, in UTC; without an offset it is UTC already."""
    offset = f"{hours}{minutes}" if hours else "+0000"
    return datetime.strptime(local + offset, "%Y%m%d%H%M%S%z").astimezone(UTC)


def _meant(signs: re.Match[bytes]) -> bytes:
    return _SIGN.sub(lambda found: b"<%04X>" % _sign(int(found[1], 16)), signs[0])


def _sign(code: int) -> int:
    """What a person would type for it."""
    if code in (TAB, FIXED_BLANK):
        return BLANK
    if FIRST_RADICAL <= code <= LAST_RADICAL:
        return ord(unicodedata.normalize("NFKC", chr(code)))
    return code
