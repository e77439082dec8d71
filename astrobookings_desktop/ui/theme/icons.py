"""Icons by what they mean, painted once per color, size and pixel ratio."""

import functools

import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

NAMES: dict[str, str] = {
    "add": "mdi6.plus",
    "abort": "mdi6.cancel",
    "agency": "mdi6.office-building-outline",
    "alert": "mdi6.alert-circle-outline",
    "back": "mdi6.arrow-left",
    "booking": "mdi6.ticket-confirmation-outline",
    "calendar": "mdi6.calendar-blank-outline",
    "calendar_delay": "mdi6.calendar-clock",
    "canceled": "mdi6.close-circle-outline",
    "check": "mdi6.check",
    "chevron": "mdi6.chevron-right",
    "chevron_down": "mdi6.chevron-down",
    "clear": "mdi6.close-circle",
    "clock": "mdi6.clock-outline",
    "close": "mdi6.close",
    "columns": "mdi6.view-column-outline",
    "confirmed": "mdi6.check-circle-outline",
    "copy": "mdi6.content-copy",
    "deactivate": "mdi6.archive-outline",
    "delete": "mdi6.trash-can-outline",
    "desk": "mdi6.cash-register",
    "done": "mdi6.check-circle",
    "edit": "mdi6.pencil-outline",
    "enter": "mdi6.keyboard-return",
    "export": "mdi6.export-variant",
    "help": "mdi6.help-circle-outline",
    "import": "mdi6.file-import-outline",
    "info": "mdi6.information-outline",
    "invoice": "mdi6.receipt-text-outline",
    "job": "mdi6.cog-outline",
    "launch": "mdi6.rocket-launch-outline",
    "light": "mdi6.weather-sunny",
    "log": "mdi6.text-box-search-outline",
    "mail": "mdi6.email-outline",
    "mail_sent": "mdi6.email-check-outline",
    "money": "mdi6.cash-multiple",
    "more": "mdi6.dots-horizontal",
    "move": "mdi6.swap-horizontal",
    "next": "mdi6.arrow-right",
    "none": "mdi6.minus",
    "notification": "mdi6.bell-outline",
    "office": "mdi6.cloud-off-outline",
    "pause": "mdi6.pause",
    "person": "mdi6.account-outline",
    "person_add": "mdi6.account-plus-outline",
    "print": "mdi6.printer-outline",
    "refresh": "mdi6.refresh",
    "refused": "mdi6.alert-circle-outline",
    "rocket": "mdi6.rocket-outline",
    "search": "mdi6.magnify",
    "sell": "mdi6.ticket-outline",
    "settings": "mdi6.cog-outline",
    "shortage": "mdi6.arrow-up-bold-outline",
    "sort_down": "mdi6.chevron-down",
    "sort_up": "mdi6.chevron-up",
    "star": "mdi6.star",
    "transfer": "mdi6.account-switch-outline",
    "traveler": "mdi6.account-group-outline",
    "undo": "mdi6.undo",
    "unknown": "mdi6.help-rhombus-outline",
    "user": "mdi6.account-key-outline",
    "user_circle": "mdi6.account-circle-outline",
    "void": "mdi6.undo-variant",
    "wait": "mdi6.timer-sand",
    "warning": "mdi6.alert-outline",
    "workstation": "mdi6.monitor",
}


@functools.lru_cache(maxsize=1024)
def pixmap(name: str, color: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon meaning `name`, `size` logical pixels wide. KeyError for a name that isn't ours."""
    dots = round(size * ratio)
    # The ratio is given, else Qt multiplies by the application's own a second time.
    painted: QPixmap = qtawesome.icon(NAMES[name], color=color).pixmap(QSize(dots, dots), 1.0)
    painted.setDevicePixelRatio(ratio)
    return painted


@functools.lru_cache(maxsize=1024)
def icon(name: str, color: str, disabled: str | None = None) -> QIcon:
    """The icon as ready pixmaps, so that painting it runs no Python."""
    result = QIcon()
    for size in (16, 20, 24, 32, 48):
        for ratio in (1.0, 2.0):
            result.addPixmap(pixmap(name, color, size, ratio), QIcon.Mode.Normal)
            if disabled is not None:
                result.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return result
