"""The launches on sale, found by what a traveler says of them."""

import sqlite3
from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from astrobookings_desktop.data.queries import desk as queries
from astrobookings_desktop.data.queries.desk import LaunchIndex, OpenLaunch
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.filters import LONGEST_TYPED, shortened
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.unit_of_work import Changes
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui import theme
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.desk.columns import launch_columns, launch_tone
from astrobookings_desktop.ui.desk.kit import ShortWords, table_colors, touches
from astrobookings_desktop.ui.desk.pick_table import PickTable
from astrobookings_desktop.ui.desk.picking import Picker, PickField
from astrobookings_desktop.ui.desk.search import Searcher, SearchThread, tell_failure
from astrobookings_desktop.ui.entities.new_actions import NEW
from astrobookings_desktop.ui.entities.what_first import what_first
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from astrobookings_desktop.ui.widgets.card import Card

AT_ONCE = 1000  # launches whose words are read within a frame; more are read in the reader thread
MOST = 200  # rows that can be scrolled to; who looks further types a word


class LaunchCard(Card):
    """A field and the launches that its words hit, soonest first; Enter takes one."""

    taken = Signal(object)  # an OpenLaunch

    def __init__(
        self,
        context: UiContext,
        thread: SearchThread,
        title: str,
        key: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._index: LaunchIndex | None = None  # the last one serves until a newer one is there
        self._said = (show.language(), show.zone())  # how dates stand in the index
        self._is_stale = True
        self._without: int | None = None  # the launch that isn't offered
        self._hides_hit = False  # whether what was typed hits that one
        self._searcher = Searcher(thread, self)
        self._searcher.found.connect(self._take_index)
        self._searcher.failed.connect(self._failed)
        self.header = self.add_header(title, key)
        self.field = PickField(title, self.tr("Destination, date, free>3, price<2000000"))
        self.table = PickTable(
            launch_columns(),
            self.tr("Launches on sale"),
            table_colors(),
            droppable=("rocket", "seats"),
            first="destination",
            instead=("date", "day"),
            last=("price",),
            enough=0.6,
            ease=0.35,
        )
        self.table.set_sorted("date")
        self._nothing = _Nothing(self.tr("Show all launches"))
        self.schedule = LinkButton(self.tr("Schedule the first launch…"), "add")
        self.schedule.clicked.connect(self._begin)
        self.schedule.hide()
        self.body.addWidget(self.field)
        self.body.addWidget(self.table)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.schedule, 0, Qt.AlignmentFlag.AlignLeft)
        self.picker = Picker(self.field, self.table)
        self.field.textChanged.connect(self._search)
        self.field.entered.connect(self._take_highlighted)
        self.field.moved.connect(self._reach_schedule)
        self.table.picked.connect(self.taken)
        self._nothing.way_out.clicked.connect(self.field.clear)
        theme.current().changed.connect(self._dress)
        context.currency_changed.connect(self.table.renew_headings)

    def set_taken(self, launch_id: int | None) -> None:
        """Mark the launch that stands on the ticket."""
        self.field.decide()
        self.table.rows.set_taken(launch_id)

    def leave_out(self, launch_id: int | None) -> None:
        """Offer any launch but this one, which a booking is on already; None: all."""
        if launch_id != self._without:
            self._without = launch_id
            self.look_again()

    def take(self, launch_id: int) -> None:
        """Take a launch that nobody looked for: all are listed, and it is marked among them."""
        self.field.setText("")  # for good: another Ctrl+Z brings no words back, nor their launch
        self.set_taken(launch_id)
        self.table.rows.highlight(self.table.rows.find(launch_id))

    def start_again(self) -> None:
        """For the next customer: the highlight stays, the search is selected."""
        self.set_taken(None)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def look_again(self) -> None:
        """Something may have changed: show what is on sale now, once in sight."""
        self._is_stale = True
        if self.isVisible():
            self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        """List what is on sale when first looked at."""
        super().showEvent(event)
        if self._is_stale:
            self._renew()

    def look_on(self) -> None:
        """Time went on: show no launch that has departed."""
        index, now = self._index, self._context.now()
        if index is not None and index.is_old(self._context.connection, now):
            self.look_again()

    @Slot(object)
    def refresh(self, changes: Changes | None) -> None:
        """Show what changed; the highlight stays with its launch."""
        if touches(changes, Entity.LAUNCH, Entity.ROCKET, Entity.AGENCY, Entity.USER):
            self.look_again()

    @Slot()
    def _search(self) -> None:
        self._show(self._found(), keep=False)

    def _found(self) -> list[int]:
        found = self._all_found()
        self._hides_hit = self._without in found
        return [one for one in found if one != self._without]

    def _all_found(self) -> list[int]:
        if self._index is not None:
            words, limits = queries.split_limits(self.field.text())
            found = list(self._index.find(words))
            if not limits:
                return found
            context = self._context
            return queries.within_limits(context.connection, found, limits, context.now())
        # Nothing is offered for words that can't be looked up yet: Enter would take another one.
        return [] if self.field.text().strip() else self._first(MOST)

    def _first(self, most: int) -> list[int]:
        return queries.first_launches(self._context.connection, self._context.now(), most)

    def _renew(self) -> None:
        self._is_stale = False
        now, connection = self._context.now(), self._context.connection
        index, said = self._index, (show.language(), show.zone())
        known = index is not None and said == self._said and not self._searcher.is_waiting
        if index is not None and known and not index.is_old(connection, now):
            self._show(self._found())  # seats may have been sold
            return
        self._said = said
        if len(self._first(AT_ONCE + 1)) <= AT_ONCE:
            self._searcher.forget()
            self._take_index(_index_of(connection, now))
            return
        self._searcher.ask(lambda reader: _index_of(reader, now))
        self._show(self._found())

    @Slot(object)
    def _take_index(self, index: LaunchIndex) -> None:
        self._index = index
        self._show(self._found())
        self.field.settle()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._is_stale = True
        self.field.give_up()
        tell_failure(self._context, error)

    def _show(self, ids: list[int], *, keep: bool = True) -> None:
        model = self.table.rows
        current = model.row(model.highlighted)
        rows = queries.read_launches(self._context.connection, ids[:MOST], self._context.now())
        place = _first_to_sell(rows, self._index, queries.split_limits(self.field.text())[0])
        if keep and current is not None:
            place = next((n for n, row in enumerate(rows) if row.id == current[0]), place)
        model.set_rows(rows, [launch_tone(row) for row in rows], place)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._say(len(ids))

    def _say(self, count: int) -> None:
        words = self.field.text().strip()
        self._offer_schedule(not count and not words and self._index is not None)
        if self._index is None:
            self._nothing.hide()
            self.header.hint.setText(self.tr("reading the launches…"))
            return
        if count and not words:
            hint = self.tr("{count} open launches, soonest first").format(count=show.number(count))
            self.header.hint.setText(self.tr("1 open launch") if count == 1 else hint)
            return
        matches = self.tr("{count:match|matches}").format(count=show.number(count))
        nothing = self.tr("no match") if words else ""
        self.header.hint.setText(matches if count else nothing)
        self._nothing.way_out.setVisible(bool(words))
        said = self.tr("No open launch matches “{words}”.") if words else self._nothing_on_sale()
        if self._hides_hit:
            said = self.tr("No other launch is on sale: the booking is on the only one.")
            if words:
                said = self.tr("“{words}” is the launch that the booking is on already.")
        self._nothing.words.setText(said.format(words=shortened(words, LONGEST_TYPED)))

    def _offer_schedule(self, there: bool) -> None:
        """Offer to schedule a launch; gone, the link leaves its focus to the field."""
        offered = there and self._context.may(Right.MANAGE_LAUNCHES)
        if not offered and self.window().focusWidget() == self.schedule:  # also behind a form
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        proxy = None if offered else self.field  # for who comes back to the desk
        self.schedule.setFocusProxy(proxy)  # type: ignore[arg-type]  # Qt takes None
        self.schedule.setVisible(offered)

    def _nothing_on_sale(self) -> str:
        if self._context.may(Right.MANAGE_LAUNCHES):
            return self.tr("No launch is on sale. It takes an agency, its rocket and a date.")
        return self.tr("No launch is on sale. An agency or a manager schedules the next one.")

    @Slot()
    def _take_highlighted(self) -> None:
        if self._index is None and self._searcher.is_waiting:
            self.field.wait_with(self._take_highlighted)
            return
        row = self.table.rows.row(self.table.rows.highlighted)
        if row is not None:
            self.taken.emit(row)
        elif not self.schedule.isHidden():
            self._begin()

    @Slot(int)
    def _reach_schedule(self, rows: int) -> None:
        if rows > 0 and not self.schedule.isHidden():
            self.schedule.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _begin(self) -> None:
        begin_launch(self._context, self.window())

    @Slot()
    def _dress(self) -> None:
        self.table.set_tokens(table_colors())


def begin_launch(context: UiContext, window: QWidget) -> None:
    """Begin where the company lacks something: with an agency, a rocket, or the launch."""
    NEW[what_first(context, Entity.LAUNCH) or Entity.LAUNCH].run(context, window)


def _first_to_sell(rows: list[OpenLaunch], index: LaunchIndex | None, said: str) -> int:
    """The first that has a free seat; but who said a day gets the first that it hits, full or not:
    Enter must not take another one."""

    def is_meant(row: OpenLaunch) -> bool:
        return index is None or not said.strip() or index.is_called(row.id, said.strip())

    if not all(map(is_meant, rows[:1])):
        return 0
    return next((n for n, row in enumerate(rows) if row.free > 0 and is_meant(row)), 0)


class _Nothing(QWidget):
    """What stands where no row is."""

    def __init__(self, way_out: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.words = ShortWords("", "text2")
        self.way_out = LinkButton(way_out)
        self.way_out.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.words, 1)
        row.addWidget(self.way_out)


def _index_of(connection: sqlite3.Connection, now: datetime) -> LaunchIndex:
    return LaunchIndex(connection, now, date_words(), show.all_places)


def date_words() -> Callable[[datetime], str]:
    """What tells the ways in which people write a date, for it to be found by.

    17 Mar 2027, 09:00 · March · 2027-03-17. A day's words are made once for all its launches.
    """

    days: dict[date, str] = {}

    def of_moment(moment: datetime) -> str:
        at = show.local(moment)
        day = at.date()
        if day not in days:
            days[day] = f"{show.month_alone(at)} {day} {show.day(at)},"
        return f"{days[day]} {at.hour:02}:{at.minute:02}"

    return of_moment
