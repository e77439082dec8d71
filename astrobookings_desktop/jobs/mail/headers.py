"""Header lines of mail that hold what people wrote (RFC 5322, RFC 2047).

The library reads a text that looks like an encoded word (`=?utf-8?q?…?=`) as what that stands for,
line breaks included, and writes it so: whoever names a destination could add header lines and a
text of their own. What isn't plain is therefore encoded here, whole, and arrives as it was written;
and no message leaves whose lines are others than those it was given.
"""

from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP, compat32

from astrobookings_desktop.jobs.job import Permanent

POLICY = SMTP.clone(refold_source="none", cte_type="7bit")
"""What is encoded here is written as it is; bodies are too, for not every server takes more than
seven bits (RFC 6152)."""
LONGEST_LINE = 76  # the most that a line with an encoded word may have
BREAKS = ("\r", "\n")
ENCODED = "=?"  # begins a word that a reader decodes


def put_text(message: EmailMessage, name: str, text: str) -> None:
    """Add a header of plain words."""
    if _is_plain(text):
        message[name] = text
    else:
        message.set_raw(name, _encoded(name, text))


def put_address(message: EmailMessage, name: str, address: Address) -> None:
    """Add a header of one address, with the name of whose it is."""
    if _is_plain(address.display_name):
        message[name] = address
    else:
        person = _encoded(name, address.display_name)
        message.set_raw(name, f"{person}\r\n <{address.addr_spec}>")


def whole(message: EmailMessage) -> bytes:
    """The message as it leaves; raises Permanent where a header would hold lines of its own."""
    try:
        payload = message.as_bytes()
        values = [str(value) for part in message.walk() for value in part.values()]
    except (ValueError, MessageError) as error:
        raise Permanent(f"The message can't be written as mail: {error}") from error
    block, _, _ = payload.partition(b"\r\n\r\n")
    names = BytesHeaderParser(policy=compat32).parsebytes(block).keys()
    if names != message.keys() or any(sign in value for value in values for sign in BREAKS):
        raise Permanent("A name or text in the message would add lines to its head.")
    return payload


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and ENCODED not in text


def _encoded(name: str, text: str) -> str:
    header = Header(text, "utf-8", maxlinelen=LONGEST_LINE, header_name=name)
    return header.encode(linesep="\r\n")
