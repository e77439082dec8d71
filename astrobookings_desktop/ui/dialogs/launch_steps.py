"""The steps of a launch's life as dialogs: confirm, delay, launched, failed, abort, correct."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.domain.errors import InvalidValue, NotViable, RefundChanged, Refusal
from astrobookings_desktop.domain.statuses import LaunchStatus, Role
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.launches.corrections import correct_outcome, preview_correction
from astrobookings_desktop.services.launches.previews import LaunchTerms, preview_transition
from astrobookings_desktop.services.launches.transitions import (
    LaunchOutcome,
    abort_launch,
    confirm_launch,
    delay_launch,
    mark_failed,
    mark_launched,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.ui import format as show
from astrobookings_desktop.ui.agreement import Agreement
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.dialogs.editors import takes_focus
from astrobookings_desktop.ui.dialogs.launch_effects import (
    bookings_words,
    correction_effects,
    counted,
    effects_of,
)
from astrobookings_desktop.ui.dialogs.launch_step import LaunchStepDialog, Progress
from astrobookings_desktop.ui.sign_in.override import OverrideDialog
from astrobookings_desktop.ui.theme.statuses import look_of
from astrobookings_desktop.ui.widgets.choice_box import ChoiceBox
from astrobookings_desktop.ui.widgets.field import Field
from astrobookings_desktop.ui.widgets.moment_edit import MomentEdit
from astrobookings_desktop.ui.widgets.refusal_box import Remedy


def tr(text: str) -> str:
    """Words of the steps in the language of the screen."""
    return QCoreApplication.translate("launch_step", text)


class TransitionDialog(LaunchStepDialog):
    """One of the transitions of DOMAIN.md §4 for one launch."""

    TARGET: LaunchStatus

    def __init__(
        self,
        context: UiContext,
        launch_id: int,
        question: str,
        icon: tuple[str, str],
        *,
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        launch = preview_transition(context.reading(), launch_id, self.TARGET).launch
        keep = tr("Keep the launch") if danger else tr("Keep as is")
        super().__init__(context, launch, question, icon, keep, danger=danger, parent=parent)
        self.prepare()
        self.look()
        context.changed.connect(self._looked_again)

    def prepare(self) -> None:
        """Add what this step asks for."""

    def terms(self) -> LaunchTerms:
        """What the step would do now."""
        return preview_transition(self.context.reading(), self.launch.id, self.TARGET)

    def act_words(self, _terms: LaunchTerms) -> str:
        """The act by its name."""
        raise NotImplementedError

    def look(self) -> None:
        """Ask anew, and show it."""
        terms = self.terms()
        self.effects.show_effects(effects_of(terms, self.context.reading()))
        self.allow(terms.refusal, self.act_words(terms))

    def done_words(self, result: LaunchOutcome) -> str:
        """What the status bar says."""
        words = tr("{0}, {1}: {2}")
        status = look_of(result.status).word
        return words.format(
            show.apart(show.place(self.launch.destination)), show.day(result.date), status
        )

    @Slot(object)
    def _looked_again(self, _changes: object) -> None:
        if not self._busy and self.isVisible():
            self.look()


class ConfirmDialog(TransitionDialog):
    """Confirming; where too few seats are sold a manager may allow it."""

    TARGET = LaunchStatus.CONFIRMED

    def prepare(self) -> None:
        """Nobody has allowed anything yet."""
        self._override: Override | None = None

    def terms(self) -> LaunchTerms:
        """With a manager's word where it was given."""
        return preview_transition(
            self.context.reading(),
            self.launch.id,
            self.TARGET,
            override=self._override is not None,
        )

    def act_words(self, _terms: LaunchTerms) -> str:
        """The act by its name."""
        return tr("Confirm launch")

    def look(self) -> None:
        """Too few seats: a manager is the way out."""
        super().look()
        terms = self.terms()
        if isinstance(terms.refusal, NotViable):
            remedy = Remedy(tr("A manager allows it…"), self._ask_manager)
            self.allow(terms.refusal, self.act_words(terms), (remedy,))

    def service(self, _progress: Progress) -> Callable[[UnitOfWork], Any]:
        """Confirm."""
        key, override = self.launch.id, self._override
        return lambda work: confirm_launch(work, key, override)

    @Slot()
    def _ask_manager(self) -> None:
        dialog = OverrideDialog(
            self.context,
            tr("Confirm with too few seats sold"),
            tr("A manager may confirm the launch all the same; the reason stands in the log."),
            self,
        )

        def allowed() -> None:
            self._override = dialog.override
            self.look()
            self.act.setFocus()

        dialog.accepted.connect(allowed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class DelayDialog(TransitionDialog):
    """A later date, at the launch's own hour where only a day is typed."""

    TARGET = LaunchStatus.DELAYED

    def prepare(self) -> None:
        """The new date above, a reason below."""
        at = show.local(self.launch.date).time().replace(second=0, microsecond=0)
        self.date = MomentEdit(self.context.now, at)
        later = show.local(max(self.launch.date, self.context.now())).date() + timedelta(days=14)
        self.date.set_moment(show.as_utc(datetime.combine(later, at)))
        self.field = Field(tr("New date"), self.date, tr("required, your time zone"))
        self.above.addWidget(self.field)
        self.first = self.date
        self.date.textChanged.connect(self._date_typed)
        self.date.editingFinished.connect(self._date_left)
        self.asked.ask_reason(tr("optional, goes into the log and the messages"))

    def terms(self) -> LaunchTerms:
        """With the date that stands there."""
        return preview_transition(
            self.context.reading(), self.launch.id, self.TARGET, date=self.date.moment()
        )

    def allow(self, refusal: Refusal | None, act: str, remedies: tuple[Remedy, ...] = ()) -> None:
        """Text that is no date is told beneath it, once it is left or the act is wanted."""
        lacks_date = self.date.moment() is None and isinstance(refusal, InvalidValue)
        super().allow(None if lacks_date else refusal, act, remedies)

    def act_words(self, _terms: LaunchTerms) -> str:
        """The act by its name."""
        moment = self.date.moment()
        if moment is None:
            return tr("Delay launch")
        return tr("Delay launch to {0}").format(show.day(moment))

    def problem(self) -> QWidget | None:
        """A date is needed, a reason isn't."""
        if said := self.date.complaint(tr("New date")):
            self.field.set_error(said)
            return self.date
        return None

    def lead_to(self, refusal: Refusal | None) -> None:
        """A date that is refused is typed anew."""
        if refusal is None or refusal.field == "date":
            takes_focus(self.date)
        else:
            super().lead_to(refusal)

    def service(self, _progress: Progress) -> Callable[[UnitOfWork], Any]:
        """Delay."""
        key, moment = self.launch.id, self.date.moment()
        reason = self.asked.words
        assert moment is not None
        return lambda work: delay_launch(work, key, moment, reason)

    @Slot()
    def _date_left(self) -> None:
        if self.problem() is not None:
            self._fit()

    @Slot()
    def _date_typed(self) -> None:
        self.field.set_error(None)
        self.look()


class LaunchedDialog(TransitionDialog):
    """It has flown."""

    TARGET = LaunchStatus.LAUNCHED

    def act_words(self, _terms: LaunchTerms) -> str:
        """The act by its name."""
        return tr("Mark launched")

    def service(self, _progress: Progress) -> Callable[[UnitOfWork], Any]:
        """Mark it."""
        key = self.launch.id
        return lambda work: mark_launched(work, key)


class FailedDialog(TransitionDialog):
    """It didn't make it."""

    TARGET = LaunchStatus.FAILED

    def prepare(self) -> None:
        """A reason is needed."""
        self.asked.ask_reason(tr("required, goes into the log and the messages"))

    def act_words(self, _terms: LaunchTerms) -> str:
        """The act by its name."""
        return tr("Mark failed")

    def service(self, _progress: Progress) -> Callable[[UnitOfWork], Any]:
        """Mark it."""
        key, reason = self.launch.id, self.asked.words
        return lambda work: mark_failed(work, key, reason)


class AbortDialog(TransitionDialog):
    """It won't fly: every booking is canceled."""

    TARGET = LaunchStatus.ABORTED

    def prepare(self) -> None:
        """A reason; where bookings would be canceled, the agency told."""
        self._refund = Agreement[Decimal]()
        self.asked.ask_reason(tr("required, goes into the log and the messages"))

    def look(self) -> None:
        """Say what the refund was where others changed it: it is agreed to anew."""
        terms = self.terms()
        self.asked.ask_tick(self._tick_words(terms.canceled) if terms.canceled else "")
        super().look()
        is_news = self._refund.show(self.launch.id, terms.refund, terms.refund)
        tick, before = self.asked.tick, self._refund.before
        if tick is not None:
            tick.setChecked(tick.isChecked() and not is_news)
        if before is not None and terms.refusal is None:
            words = tr("The bookings have changed: the refund was {0}")
            self.box.refuse(words.format(show.priced(before)))

    def _tick_words(self, count: int) -> str:
        words = tr("I have told the agency: {0:is|are} canceled at once")
        if self.context.actor.role is Role.AGENCY:
            words = tr("I know that {0:is|are} canceled at once")
        return words.format(bookings_words(count))

    def _refused(self, refusal: Refusal) -> None:
        super()._refused(refusal)
        if isinstance(refusal, RefundChanged):
            self.look()

    def act_words(self, terms: LaunchTerms) -> str:
        """The act by its name."""
        if not terms.sold.bookings:
            return tr("Abort launch")
        words = tr("Abort launch, refund {0}")
        return words.format(bookings_words(terms.sold.bookings))

    def service(self, progress: Progress) -> Callable[[UnitOfWork], Any]:
        """Abort, telling how far it is."""
        key, reason, refund = self.launch.id, self.asked.words, self._refund.agreed
        return lambda work: abort_launch(work, key, reason, progress, refund)

    def done_words(self, result: LaunchOutcome) -> str:
        """What the status bar says."""
        canceled = result.canceled
        words = counted(
            canceled.bookings,
            tr("Launch aborted: 1 booking canceled"),
            tr("Launch aborted: {0} bookings canceled"),
        )
        refund = tr("refund {0}").format(show.priced(canceled.refund))
        return f"{words}, {refund}"


class CorrectDialog(LaunchStepDialog):
    """A wrongly marked outcome taken back."""

    def __init__(self, context: UiContext, launch_id: int, parent: QWidget | None = None) -> None:
        reading = context.reading()
        terms = preview_correction(reading, launch_id)
        launch = terms.launch
        question = tr("Correct this outcome?")
        keep = tr("Keep as is")
        super().__init__(
            context, launch, question, ("undo", "warn"), keep, danger=True, parent=parent
        )
        self.targets = ChoiceBox()
        for target in terms.targets:
            self.targets.addItem(look_of(target).word, target)
        self.above.addWidget(Field(tr("It should be"), self.targets))
        self.first = self.targets
        self.targets.currentIndexChanged.connect(self._chosen)
        self.asked.ask_reason(tr("required, goes into the log and the messages"))
        self.look()

    @property
    def target(self) -> LaunchStatus:
        """What the launch shall be."""
        return LaunchStatus(self.targets.currentData())

    def look(self) -> None:
        """Ask anew, and show it."""
        reading = self.context.reading()
        terms = preview_correction(reading, self.launch.id, self.target)
        self.effects.show_effects(correction_effects(terms, self.target))
        words = tr("Correct it to {0}")
        self.allow(terms.refusal, words.format(look_of(self.target).word))

    def service(self, progress: Progress) -> Callable[[UnitOfWork], Any]:
        """Correct, telling how far it is."""
        key, target = self.launch.id, self.target
        reason = self.asked.words
        return lambda work: correct_outcome(work, key, target, reason, progress)

    def done_words(self, result: LaunchOutcome) -> str:
        """What the status bar says."""
        return tr("Corrected: the launch is {0}").format(look_of(result.status).word)

    @Slot()
    def _chosen(self) -> None:
        self.look()
