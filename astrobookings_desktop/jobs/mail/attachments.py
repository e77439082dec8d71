"""What goes with a letter as a file, by event: the money part adds the PDF of an invoice here."""

from collections.abc import Callable, Mapping, Sequence

from astrobookings_desktop.jobs.mail.letters import Attachment, Told
from astrobookings_desktop.services.reading import Reading

AttachmentsOf = Callable[[Reading, Told], Sequence[Attachment]]
"""Called when the letter is written; may raise a JobFailure, as a handler may."""

ATTACHMENTS: Mapping[str, AttachmentsOf] = {}
