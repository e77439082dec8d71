"""Putting right what Qt's PDF writer gets wrong, so that files are PDF/A-1b and can be searched.

Qt names a CMYK color space in each page's resources, though nothing is drawn in it and the output
intent is RGB; and it tells readers that the sign between two words is a tab. Both stand in parts
of the file that aren't packed, and what takes their place is as long: no offset changes.
"""

import re

MOMENT = "2000-01-01T00:00:00+00:00"
"""Stands in the metadata for the moment at which the file was made."""

_CMAP = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_CREATED = re.compile(rb"/CreationDate \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)")


def mended(pdf: bytes) -> bytes:
    """The file as it should be; ValueError when it isn't one as Qt writes them."""
    created = _CREATED.search(pdf)
    if created is None:
        raise ValueError("this is no PDF file of Qt's")
    moment = b"%s-%s-%sT%s:%s:%s+00:00" % created.groups()
    whole = pdf.replace(b"/DeviceCMYK", b"/DeviceRGB ").replace(MOMENT.encode(), moment)
    return _CMAP.sub(lambda found: found[0].replace(b"<0009>", b"<0020>"), whole)
