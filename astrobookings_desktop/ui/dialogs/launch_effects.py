"""What a launch's next step will do, in words: one line per effect with its figure."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.invoices import LEGAL_DATA
from astrobookings_desktop.domain.phrases import Count
from astrobookings_desktop.domain.refunds import DELAY_TIME
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.services.launches.corrections import CorrectionTerms
from astrobookings_desktop.services.launches.previews import LaunchTerms
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import named_row
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.language import tell
from astrobookings_desktop.ui.theme.statuses import look_of

STATUS = LaunchStatus


@dataclass(frozen=True, slots=True)
class EffectLine:
    """One effect: what, how it comes about, how much; a `tone` other than text2 is a warning."""

    icon: str
    title: str
    detail: str
    figure: str = ""
    tone: str = "text2"


def tr(text: str) -> str:
    """Words of the previews in the language of the screen."""
    return QCoreApplication.translate("launch_step", text)


def counted(count: int, one: str, many: str) -> Count:
    """1 booking, 42 bookings."""
    return Count(one if count == 1 else many.format(show.number(count)), count == 1)


def bookings_words(count: int) -> Count:
    """1 booking, 42 bookings."""
    return counted(count, tr("1 booking"), tr("{0} bookings"))


def travelers_words(count: int) -> str:
    """1 traveler, 42 travelers."""
    return counted(count, tr("1 traveler"), tr("{0} travelers"))


def where_and_when(reading: Reading, launch_id: int) -> str:
    """A launch as people call it: Moon, 17 Mar 2027."""
    launch = named_row(reading, Entity.LAUNCH, launch_id)
    assert launch is not None  # a launch stays
    return f"{show.place(launch['destination'])}, {show.day(launch['date'])}"


def effects_of(terms: LaunchTerms, reading: Reading) -> list[EffectLine]:
    """The lines of a step's preview, from what happens to bookings down to what is final."""
    lines = {
        STATUS.CONFIRMED: _confirming,
        STATUS.DELAYED: _delaying,
        STATUS.LAUNCHED: _flying,
        STATUS.FAILED: _failing,
        STATUS.ABORTED: _aborting,
    }[terms.target](terms, reading)
    lines.insert(_before_final(lines), _messages(terms))
    return lines


def _before_final(lines: list[EffectLine]) -> int:
    """Where the messages stand: before the invoice and what can't be undone."""
    places = (n for n, line in enumerate(lines) if line.icon in ("invoice", "lock"))
    return next(places, len(lines))


def _confirming(terms: LaunchTerms, _reading: Reading) -> list[EffectLine]:
    sold = terms.launch.facts.seats_sold
    enough = tr("Enough seats are sold") if terms.viable else tr("Too few seats are sold")
    needed = tr("{0} of {1:seat|seats} {0:=is|are} needed, {2} %; a manager may override it")
    if terms.viable:
        needed = tr("{0} of {1:seat|seats} {0:=is|are} needed, {2} %")
    return [
        EffectLine(
            "confirmed" if terms.viable else "shortage",
            enough,
            needed.format(
                show.number(terms.seats_needed),
                show.number(terms.launch.capacity),
                terms.viability_percent,
            ),
            tr("{0} sold").format(show.number(sold)),
            "text2" if terms.viable else "warn",
        ),
        _standing(terms),
        EffectLine(
            "invoice", tr("No invoice yet"), tr("It follows when the launch has flown"), "—"
        ),
    ]


def _delaying(terms: LaunchTerms, reading: Reading) -> list[EffectLine]:
    lines = []
    old, new = terms.launch.date, terms.new_date
    if new is not None:
        days = (show.local(new).date() - show.local(old).date()).days
        is_later, later = new > old, tr("Later that day")
        if days:
            later = counted(days, tr("1 day later"), tr("{0} days later"))
        words = tr("{0} instead of {1}") if is_later else tr("{0} isn't later than {1}")
        lines.append(
            EffectLine(
                "calendar_delay",
                tr("New date"),
                words.format(show.moment_with_weekday(new), show.moment(old)),
                later if is_later else tr("Not later"),
                "text2" if is_later else "danger",
            )
        )
    lines.append(_standing(terms, tr("holds keep their deadline")))
    until = show.day(reading.now + DELAY_TIME)
    lines.append(
        EffectLine(
            "money",
            tr("Travelers may cancel at 100 %"),
            tr("Who booked before the delay, until {0}").format(until),
            show.priced(_cents(terms.sold.price)),
        )
    )
    if terms.too_old:
        lines.append(
            EffectLine(
                "warning",
                tr("Passengers over 70 on the new date"),
                tr("They stay named; talk to their travelers"),
                show.number(terms.too_old),
                "warn",
            )
        )
    if terms.near_launches:
        others = "; ".join(where_and_when(reading, key) for key in terms.near_launches)
        lines.append(
            EffectLine(
                "warning",
                tr("Within the rocket's turnaround"),
                tr("It also flies to {0}").format(others),
                tr("{0:day|days}").format(show.number(reading.settings.turnaround_days)),
                "warn",
            )
        )
    lines.append(
        EffectLine("invoice", tr("No invoice"), tr("A delay is not charged to the agency"), "—")
    )
    return lines


def _flying(terms: LaunchTerms, _reading: Reading) -> list[EffectLine]:
    return [*_lapsing(terms), _sold(terms), _invoice(terms), _final(terms.target)]


def _failing(terms: LaunchTerms, _reading: Reading) -> list[EffectLine]:
    return [
        *_lapsing(terms),
        _sold(terms),
        EffectLine("invoice", tr("No invoice"), tr("A failed launch is not charged"), "—"),
        _final(terms.target),
    ]


def _aborting(terms: LaunchTerms, _reading: Reading) -> list[EffectLine]:
    words = tr("{0} sold, {1} on hold")
    canceled = counted(terms.canceled, tr("1 booking is canceled"), tr("{0} bookings are canceled"))
    refunds = counted(
        terms.sold.travelers,
        tr("Refund to 1 traveler, 100 %"),
        tr("Refunds to {0} travelers, 100 %"),
    )
    return [
        *_lapsing(terms, due_only=True),
        EffectLine(
            "booking",
            canceled if terms.canceled else tr("No booking is canceled"),
            words.format(show.number(terms.sold.bookings), show.number(terms.held.bookings)),
            show.seats(terms.canceled_seats),
        ),
        EffectLine(
            "money",
            refunds if terms.sold.bookings else tr("No refund"),
            tr("{0} sold").format(show.seats(terms.sold.seats)),
            show.priced(terms.refund),
        ),
        _invoice(terms),
        EffectLine(
            "lock",
            tr("Final"),
            tr("Only a manager can take it back, within a day. Once begun it runs to its end."),
        ),
    ]


def _lapsing(terms: LaunchTerms, *, due_only: bool = False) -> list[EffectLine]:
    count = terms.due.bookings + (0 if due_only else terms.held.bookings)
    seats = terms.due.seats + (0 if due_only else terms.held.seats)
    if not count:
        return []
    title = counted(count, tr("1 hold lapses"), tr("{0} holds lapse"))
    return [EffectLine("clock", title, tr("Past their deadline; seats go back"), show.seats(seats))]


def _standing(terms: LaunchTerms, more: str = "") -> EffectLine:
    words = tr("{0} sold, {1} on hold").format(
        show.number(terms.sold.bookings), show.number(terms.held.bookings)
    )
    return EffectLine(
        "booking",
        tr("{0}: as they are").format(bookings_words(terms.canceled)),
        f"{words}; {more}" if more else words,
        show.seats(terms.canceled_seats),
    )


def _sold(terms: LaunchTerms) -> EffectLine:
    return EffectLine(
        "booking",
        tr("{0}: as they are").format(bookings_words(terms.sold.bookings)),
        tr("No refund follows from this"),
        show.seats(terms.sold.seats),
    )


def _messages(terms: LaunchTerms) -> EffectLine:
    words = f"{travelers_words(terms.travelers_told)}, {terms.launch.agency}"
    figure = counted(terms.messages, tr("1 message"), tr("{0} messages"))
    return EffectLine("mail", tr("Messages"), words, figure)


def _invoice(terms: LaunchTerms) -> EffectLine:
    fee = terms.fee or Decimal("0.00")
    if terms.missing:
        names = ", ".join(tell(LEGAL_DATA[column]) for column in terms.missing)
        detail = tr("It waits: the agency lacks {0}").format(names)
    elif terms.target is STATUS.ABORTED:
        detail = tr("Fixed fee for an aborted launch")
        if terms.due_date is not None:
            due = show.plain_day(terms.due_date.isoformat())
            detail = tr("Fixed fee for an aborted launch, due {0}").format(due)
    else:
        rate = show.number(Decimal(terms.fee_basis_points or 0).scaleb(-2).normalize())
        net = show.priced(terms.net_revenue or Decimal(0))
        detail = tr("{0} % of {1} net revenue").format(rate, net)
    return EffectLine(
        "invoice",
        tr("Invoice to {0}").format(terms.launch.agency),
        detail,
        show.priced(fee),
        "warn" if terms.missing else "text2",
    )


def _final(target: LaunchStatus) -> EffectLine:
    words = {
        STATUS.LAUNCHED: tr("A launch that flew never changes; a manager may correct it for a day"),
        STATUS.FAILED: tr("A failed launch never changes; a manager may correct it for a day"),
    }
    return EffectLine("lock", tr("Final"), words[target])


def correction_effects(terms: CorrectionTerms, target: LaunchStatus) -> list[EffectLine]:
    """The lines of a correction's preview."""
    words = tr("{0} instead of {1}")
    lines = [
        EffectLine(
            "undo",
            tr("The launch is {0} again").format(look_of(target).word)
            if target is terms.mark.before
            else tr("The launch is {0}").format(look_of(target).word),
            words.format(look_of(target).word, look_of(terms.marked).word),
        )
    ]
    if terms.bookings:
        restored = counted(
            terms.bookings, tr("1 booking is restored"), tr("{0} bookings are restored")
        )
        lines.append(
            EffectLine(
                "booking",
                restored,
                tr("refunds of {0} are taken back").format(show.priced(terms.price)),
                show.seats(terms.seats),
            )
        )
    lines.append(EffectLine("mail", tr("Messages"), _who_hears(terms, target)))
    if terms.invoice is not None:
        lines.append(
            EffectLine(
                "invoice",
                tr("Invoice {0} becomes void").format(terms.invoice.number),
                tr("it keeps its number"),
                show.priced(terms.invoice.amount),
            )
        )
    lines.append(
        EffectLine(
            "lock",
            tr("All or nothing"),
            tr("It can be corrected until {0}").format(show.moment(terms.until)),
        )
    )
    return lines


def _who_hears(terms: CorrectionTerms, target: LaunchStatus) -> str:
    """Who is told of a correction; what waits of the wrong outcome isn't sent any more."""
    if not target.is_open:
        told = tr("travelers and agency are told that it is {0}").format(look_of(target).word)
    elif terms.bookings:
        told = tr("the travelers of the restored bookings, the agency and the desks are told")
    elif target is STATUS.CONFIRMED:
        told = tr("travelers and agency are told that it is confirmed")
    else:
        told = tr("the agency and the desks are told")
    return f"{told}; {tr('what still waits of the wrong outcome is not sent')}"


def _cents(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)
