"""The columns of the desk's lists."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from astrobookings_desktop.data.queries.desk import BookingHit, Duplicate, OpenLaunch, TravelerHit
from astrobookings_desktop.data.queries.listing.base import Row
from astrobookings_desktop.domain.statuses import BookingStatus
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.language import Words
from astrobookings_desktop.ui.table.column import Align, Column, Style, Tone
from astrobookings_desktop.ui.theme import icons
from astrobookings_desktop.ui.theme.fonts import CAPTION, font, px, semibold
from astrobookings_desktop.ui.theme.statuses import INACTIVE, VIP, look_of
from astrobookings_desktop.ui.widgets.chip import chip_width, paint_chip
from astrobookings_desktop.ui.widgets.ink import ink
from astrobookings_desktop.ui.widgets.occupancy import paint_occupancy

FEW = 2
BAR_HEIGHT = 11


def _tr(text: str) -> str:
    return QCoreApplication.translate("desk", text)


def _launch(row: Row) -> OpenLaunch:
    return cast(OpenLaunch, row)


def _traveler(row: Row) -> TravelerHit:
    return cast(TravelerHit, row)


def _booking(row: Row) -> BookingHit:
    return cast(BookingHit, row)


def _duplicate(row: Row) -> Duplicate:
    return cast(Duplicate, row)


def _departing(row: Row) -> OpenLaunch | BookingHit:
    return cast(OpenLaunch | BookingHit, row)


def _reachable(row: Row) -> TravelerHit | Duplicate:
    return cast(TravelerHit | Duplicate, row)


# --- launches -------------------------------------------------------------------------------------


def free_words(free: int) -> str:
    """The same where it stands alone: 3 free."""
    return _tr("{seats} free").format(seats=show.number(free)) if free else _tr("Full")


def free_text(free: int) -> str:
    """How many seats are free, in words for the list."""
    return show.number(free) if free else _tr("Full")


def _paint_bar(painter: QPainter, rect: QRect, value: Any) -> None:
    launch = _launch(value)
    height = px(BAR_HEIGHT)
    bar = QRect(rect.left(), rect.center().y() - height // 2 + 1, rect.width(), height)
    tokens = theme.current().tokens
    paint_occupancy(painter, bar, launch.taken, launch.held, launch.capacity, tokens)


def _paint_free(painter: QPainter, rect: QRect, value: Any) -> None:
    free = _launch(value).free
    color = ink("danger" if free <= 0 else "warn" if free <= FEW else "text")
    painter.setFont(semibold())
    painter.setPen(color)
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    text = free_text(free)
    painter.drawText(rect, int(flags), text)
    if 0 < free <= FEW:
        size = px(16)
        left = rect.right() - painter.fontMetrics().horizontalAdvance(text) - size - px(8)
        ratio = painter.device().devicePixelRatio()
        picture = icons.pixmap("warning", color, size, ratio)
        painter.drawPixmap(left, rect.center().y() - size // 2 + 1, picture)


def _paint_day(painter: QPainter, rect: QRect, value: Any) -> None:
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font())
    painter.drawText(rect, int(flags), show.day(_departing(value).date))


def _day_width() -> int:
    return QFontMetrics(font()).horizontalAdvance(show.widest_day()) + 1


def _departure(sort: str = "") -> tuple[Column, Column]:
    """When a launch, or a booking's, departs; "day" stands in for "date" where room is short."""
    title = _tr("Departs")
    return (
        Column(
            "date",
            title,
            lambda row: show.moment(_departing(row).date),
            sort=sort,
            style=Style.FIGURE,
            sample=show.widest_moment(),
        ),
        Column(
            "day",
            title,
            lambda row: "",  # the date has been said
            style=Style.PAINTED,
            paint=_paint_day,
            needs=_day_width,
        ),
    )


def launch_tone(row: Row) -> Tone | None:
    """A full launch stands back."""
    return Tone.TEXT3 if _launch(row).free <= 0 else None


def launch_columns() -> tuple[Column, ...]:
    """Launches on sale; "day" stands in for "date" where room is short."""
    return (
        Column(
            "destination",
            _tr("Destination"),
            lambda row: show.place(_launch(row).destination),
            style=Style.PRIMARY,
            stretch=3,
        ),
        Column(
            "rocket",
            _tr("Rocket"),
            lambda row: _launch(row).rocket,
            tone=lambda row: Tone.TEXT2,
            stretch=2,
        ),
        *_departure(sort="date"),
        Column(
            "seats",
            _tr("Taken · held"),
            lambda row: "",
            width=72,
            style=Style.PAINTED,
            paint=_paint_bar,
        ),
        Column(
            "free",
            _tr("Free"),
            lambda row: free_words(_launch(row).free),
            align=Align.RIGHT,
            width=40,
            style=Style.PAINTED,
            paint=_paint_free,
        ),
        Column(
            "price",
            _tr("Per seat"),
            lambda row: show.money(_launch(row).price_per_seat),
            align=Align.RIGHT,
            style=Style.MONEY,
            sample="55,000,000.00",
        ),
    )


# --- travelers ------------------------------------------------------------------------------------


def seats_here(hit: TravelerHit) -> str:
    """The seats that a traveler already has on the launch, in words."""
    parts = []
    if hit.seats_sold:
        parts.append(_tr("{count} sold").format(count=show.number(hit.seats_sold)))
    if hit.seats_held:
        parts.append(_tr("{count} held").format(count=show.number(hit.seats_held)))
    return ", ".join(parts) or "—"


def traveler_tone(row: Row) -> Tone | None:
    """Somebody deactivated stands back."""
    return None if _traveler(row).active else Tone.TEXT3


def _paint_mark(painter: QPainter, rect: QRect, value: Any) -> None:
    hit = _traveler(value)
    look = INACTIVE if not hit.active else VIP if hit.vip else None
    if look is not None:
        ratio = painter.device().devicePixelRatio()
        tokens = theme.current().tokens
        paint_chip(painter, rect, look, tokens, semibold(CAPTION), ratio)


def _mark_text(row: Row) -> str:
    hit = _traveler(row)
    return INACTIVE.word if not hit.active else VIP.word if hit.vip else ""


def _phone() -> Column:
    return Column(
        "phone",
        _tr("Phone"),
        lambda row: _reachable(row).phone or "—",
        style=Style.FIGURE,
        sample="+34 612 408 551",
    )


def traveler_columns() -> tuple[Column, ...]:
    """Travelers found."""
    return (
        Column(
            "name",
            _tr("Name"),
            lambda row: _traveler(row).name,
            style=Style.PRIMARY,
            stretch=2,
        ),
        _phone(),
        Column(
            "email",
            _tr("E-mail"),
            lambda row: _traveler(row).email or "—",
            tone=lambda row: Tone.TEXT2,
            stretch=3,
        ),
        Column(
            "vip",
            "",
            _mark_text,
            style=Style.PAINTED,
            paint=_paint_mark,
            needs=lambda: chip_width(VIP, semibold(CAPTION)),
        ),
        Column(
            "here",
            _tr("This launch"),
            lambda row: seats_here(_traveler(row)),
            style=Style.FIGURE,
            sample="2 sold",
            tone=lambda row: Tone.TEXT2,
        ),
    )


def duplicate_columns() -> tuple[Column, ...]:
    """Known travelers like the one being entered."""
    return (
        Column(
            "name",
            _tr("Already known?"),
            lambda row: _duplicate(row).name,
            style=Style.PRIMARY,
            stretch=3,
        ),
        _phone(),
        Column(
            "matches",
            _tr("Matches"),
            lambda row: " · ".join(_match(match) for match in _duplicate(row).matches),
            tone=lambda row: Tone.TEXT2,
            stretch=2,
        ),
        Column(
            "bookings",
            _tr("Bookings"),
            lambda row: show.number(_duplicate(row).bookings),
            align=Align.RIGHT,
            style=Style.FIGURE,
            tone=lambda row: Tone.TEXT2,
        ),
    )


_MATCHES = Words(
    "desk", {one: one for one in ("name", "similar name", "e-mail", "phone", "first {0} digits")}
)


def _match(text: str) -> str:
    """By what somebody may be the same: `name`, or `first 9 digits` of the phone."""
    digits = text.removeprefix("first ").removesuffix(" digits")
    if digits.isdigit():
        return _MATCHES.of("first {0} digits").format(digits)
    return _MATCHES.of(text)


# --- bookings -------------------------------------------------------------------------------------


def _paint_status(painter: QPainter, rect: QRect, value: Any) -> None:
    ratio = painter.device().devicePixelRatio()
    look = look_of(_booking(value).status)
    paint_chip(painter, rect, look, theme.current().tokens, semibold(CAPTION), ratio)


def _status_width() -> int:
    return max(chip_width(look_of(status), semibold(CAPTION)) for status in BookingStatus)


def booking_tone(row: Row) -> Tone | None:
    """What is canceled stands back."""
    return Tone.TEXT3 if _booking(row).status is BookingStatus.CANCELED else None


def found_columns(lacks_day: Callable[[], bool]) -> tuple[Column, ...]:
    """Bookings found, the launch beneath the traveler: side by side one would cut the other.

    The day stands there as well where a list `lacks_day` for want of room.
    """

    def below(row: Row) -> str:
        launch = _launch_of(row)
        return f"{show.day(_booking(row).date)} · {launch}" if lacks_day() else launch

    return tuple(
        replace(column, second=below) if column.key == "traveler" else column
        for column in booking_columns()
        if column.key != "launch"
    )


def _launch_of(row: Row) -> str:
    return show.place(_booking(row).destination)


def booking_columns() -> tuple[Column, ...]:
    """Bookings of all travelers; "day" stands in for "date" where room is short."""
    return (
        Column(
            "locator",
            _tr("Locator"),
            lambda row: show.locator(_booking(row).locator),
            style=Style.LOCATOR,
        ),
        Column(
            "traveler",
            _tr("Traveler"),
            lambda row: _booking(row).traveler,
            style=Style.PRIMARY,
            stretch=3,
        ),
        Column(
            "launch",
            _tr("Launch"),
            _launch_of,
            stretch=2,
        ),
        *_departure(),
        Column(
            "seats",
            _tr("Seats"),
            lambda row: f"{_booking(row).seats}",
            align=Align.RIGHT,
            style=Style.FIGURE,
        ),
        Column(
            "status",
            _tr("Status"),
            lambda row: look_of(_booking(row).status).word,
            style=Style.PAINTED,
            paint=_paint_status,
            needs=_status_width,
        ),
    )
