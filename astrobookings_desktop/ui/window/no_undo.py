"""What Ctrl+Z says of acts that can't be undone: that they can't, and what helps."""

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.undo import Act, Step
from astrobookings_desktop.ui.language import Words

_MADE_GOOD = Words(
    "no_undo",
    {
        "void": "A sale can’t be undone: making {0} void takes it back",
        "cancel": "A hold can’t be undone: giving {0} up frees its seats",
        "move": "A move can’t be undone: another move takes {0} back",
        "transfer": "A transfer can’t be undone: another transfer gives {0} back",
        "void_invoice": "An issued invoice can’t be undone: “Void…” makes {0} void",
        "refund_payment": "Money that came can’t be undone: “Refund…” gives it back",
    },
)
"""By the act that makes good."""

_STAYS = Words(
    "no_undo",
    {
        (Entity.BOOKING, "cancel"): "Canceled seats can’t be undone: sell them anew",
        (Entity.BOOKING, "void"): "A void sale can’t be undone: sell the seats anew",
        (Entity.INVOICE, "void"): "A void invoice stays void: “Issue again…” makes another one",
        (Entity.INVOICE, "review"): "“Take the review mark back” undoes the review of {0}",
        (Entity.PAYMENT, "announce"): (
            "An announced payment can’t be undone: “Mark failed…” says that it won’t come"
        ),
        (Entity.PAYMENT, "fail"): (
            "A failed payment stays failed: register it anew at its invoice when it comes"
        ),
        (Entity.PAYMENT, "refund"): (
            "A refund can’t be undone: register the payment anew at its invoice"
        ),
        **dict.fromkeys(
            ((Entity.LAUNCH, action) for action in ("launch", "fail", "abort", "correct")),
            "A launch’s outcome can’t be undone: “Correct outcome…” corrects it",
        ),
        (Entity.LAUNCH, "schedule"): (
            "A scheduled launch can’t be undone: “Abort…” takes it off sale"
        ),
        **dict.fromkeys(
            ((Entity.NOTIFICATION, action) for action in ("mark_sent", "discard")),
            "A message that is marked sent or discarded stays so: tell the recipient yourself",
        ),
        (Entity.NOTIFICATION, "send_again"): (
            "A message that is sent again can’t be undone: “Discard” ends it while it waits"
        ),
    },
)
"""By what was done, of which nothing is left to take back."""


def said_of_act(step: Step) -> str:
    """Why something is made good by another act, which is opened."""
    return _MADE_GOOD.of(step.act).format(step.name)


def record_of_rest(acts: list[Act]) -> Act | None:
    """The record to be shown with what is said of it: a review has led on to the next one."""
    act = acts[0] if len(acts) == 1 else None
    return act if act is not None and act.action == "review" else None


def said_of_rest(acts: list[Act]) -> str:
    """Why nothing can be undone, by the parts of what was done last, if anything was."""
    for act in acts:
        if act[:2] in _STAYS:
            return _STAYS.of(act[:2]).format(act.name)
    if acts:
        return QCoreApplication.translate("no_undo", "What you did last can’t be undone")
    return QCoreApplication.translate("no_undo", "There is nothing of yours to undo")
