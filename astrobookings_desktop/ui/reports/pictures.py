"""The chart of a report, where a picture says more than its table."""

from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from typing import cast

from PySide6.QtWidgets import QWidget

from astrobookings_desktop.reports.ageing import BUCKETS
from astrobookings_desktop.reports.report import Report
from astrobookings_desktop.ui import format as text
from astrobookings_desktop.ui.charts.ageing import AgeingChart
from astrobookings_desktop.ui.charts.chart import Chart
from astrobookings_desktop.ui.charts.heat_map import Cell
from astrobookings_desktop.ui.charts.month_pages import MonthPages
from astrobookings_desktop.ui.charts.months import Month, MonthsChart
from astrobookings_desktop.ui.reports.words import tr


def picture_of(report: Report) -> QWidget | None:
    """The chart of the same figures; None for a report that has none, or nothing to show."""
    make = {"year": _months, "ageing": _ages, "occupancy": _fullness}.get(report.key)
    return None if make is None or not report.sections[0].rows else make(report)


def _months(report: Report) -> Chart:
    section = report.sections[0]
    columns = [
        cast("list[Decimal]", section.values(key))
        for key in ("received", "outstanding", "projected", "received_before")
    ]
    names = [tr(str(name)) for name in section.values("month")]
    months = [Month(name, *amounts) for name, *amounts in zip(names, *columns, strict=True)]
    return MonthsChart(report.currency, months)


def _ages(report: Report) -> Chart:
    section = report.sections[0]
    totals = dict(zip((one.key for one in section.columns), section.totals or (), strict=True))
    parts = [(tr(column.title), cast("Decimal", totals[column.key])) for column in BUCKETS]
    return AgeingChart(report.currency, parts)


def _fullness(report: Report) -> QWidget:
    """The months to come, a year at a time, and the destinations with the most seats."""
    section = report.sections[0]
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    seats: dict[str, int] = defaultdict(int)
    for date, place, taken, capacity in zip(
        *(section.values(key) for key in ("date", "destination", "taken", "capacity")),
        strict=True,
    ):
        month = text.month_of(cast("datetime", date))
        cell = sums[str(place), month]
        for index, more in enumerate((1, int(str(taken)), int(str(capacity)))):
            cell[index] += more
        seats[str(place)] += int(str(capacity))
    dates = cast("list[datetime]", section.values("date"))
    months = _months_between(min(dates), max(dates))
    places = sorted(seats, key=lambda place: -seats[place])
    rows = []
    for place in places:
        cells = {month: Cell(*sums[place, month]) for month in months if (place, month) in sums}
        rows.append((text.place(place), cells))
    return MonthPages(months, rows)


def _months_between(first: datetime, last: datetime) -> list[str]:
    """The months from one to the other, those of the workstation's calendar."""
    start, end = text.local(first), text.local(last)
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    return [
        text.month_of(datetime(start.year + over // 12, over % 12 + 1, 15, tzinfo=start.tzinfo))
        for over in range(start.month - 1, start.month - 1 + count)
    ]
