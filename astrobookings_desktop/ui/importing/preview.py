"""The wizard's third step in words: what each row of the file is, and what becomes of it."""

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.services.files.csv_files import CsvRow, CsvTable
from astrobookings_desktop.services.imports.keys import Likeness
from astrobookings_desktop.services.imports.references import Made
from astrobookings_desktop.services.imports.refusals import RepeatedEmail
from astrobookings_desktop.services.imports.report import ImportReport, ImportRow, Outcome
from astrobookings_desktop.services.imports.run import ImportPlan
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.importing.mapping import title_of
from astrobookings_desktop.ui.language import tell, word_of
from astrobookings_desktop.ui.widgets.fate_table import Fate

TELLING = ("name", "email", "destination", "date", "rocket_id")  # a row is known by two of them
MOST_NAMED = 8


def fates_of(report: ImportReport, plan: ImportPlan, table: CsvTable | None) -> list[Fate]:
    """A line for each row, with the cells that a person knows it by."""
    rows = {} if table is None else {row.line: row for row in table.rows}
    return [_fate(row, plan, _known_by(rows.get(row.line), plan)) for row in report.rows]


def untaken(plan: ImportPlan, table: CsvTable | None) -> str:
    """The names of the file's columns that go nowhere."""
    taken = {source for sources in plan.mapping.values() for source in sources}
    columns = () if table is None else table.columns
    left = [column for column in columns if column and column not in taken]
    more = "" if len(left) <= MOST_NAMED else f", +{shown.number(len(left) - MOST_NAMED)}"
    return ", ".join(left[:MOST_NAMED]) + more


def _known_by(row: CsvRow | None, plan: ImportPlan) -> str:
    if row is None:
        return ""
    cells = (
        " ".join(row.cells.get(source, "").strip() for source in plan.mapping[column]).strip()
        for column in TELLING
        if column in plan.mapping
    )
    return " · ".join([cell for cell in cells if cell][:2])


def _fate(row: ImportRow, plan: ImportPlan, known_by: str) -> Fate:
    fills = _tr("fills a row above") if row.id is None else _tr("fills {0}").format(row.id)
    words = {
        Outcome.TAKEN: (_tr("new {0}").format(word_of(plan.entity)), "add", "ok"),
        Outcome.MERGED: (fills, "edit", "info"),
        Outcome.SKIPPED: (_tr("skipped"), "none", "text2"),
        Outcome.REFUSED: (_tr("refused"), "refused", "danger"),
    }
    fate, icon, tone = words[row.outcome]
    refused, doubted = row.outcome is Outcome.REFUSED, bool(row.alike)
    if doubted or (row.warning and row.outcome is Outcome.SKIPPED):
        icon, tone = "warning", "warn"
    alike = (_alike(one, plan) for one in row.alike)
    told = (_why(row, plan), *alike, *map(_making, row.made), tell(row.warning))
    why = ". ".join(words for words in told if words)
    return Fate((shown.number(row.line), known_by, fate, why), icon, tone, refused, doubted)


def _why(row: ImportRow, plan: ImportPlan) -> str:
    """Why, with columns called what the form calls them."""
    if row.outcome not in (Outcome.MERGED, Outcome.SKIPPED) or plan.key is None:
        words = tell(row.refusal or row.reason)
        if isinstance(row.refusal, RepeatedEmail):
            way_out = _tr("Choose “{0}” in “Repeats are known by”, a step back.")
            words = f"{words} {way_out.format(title_of(plan.entity, 'email'))}"
        return words
    key = title_of(plan.entity, plan.key)
    if row.outcome is Outcome.SKIPPED:
        return _tr("repeats “{0}” and adds nothing").format(key)
    filled = ", ".join(title_of(plan.entity, column) for column in row.filled)
    return _tr("repeats “{0}”, adds: {1}").format(key, filled)


def _alike(one: Likeness, plan: ImportPlan) -> str:
    """What a new record may be a duplicate of."""
    title = title_of(plan.entity, one.column)
    if one.line is not None:
        words = _tr("possible duplicate of line {0} (“{1}”)")
        return words.format(shown.number(one.line), title)
    name = one.name
    if one.date is not None:
        words = _tr("the launch to {0} on {1}")
        name = words.format(shown.place(name), shown.moment(from_text(one.date)))
    if one.has_namesakes:
        words = _tr("possible duplicate of {0}, number {1} (“{2}”)")
        return words.format(name, one.id, title)
    return _tr("possible duplicate of {0} (“{1}”)").format(name, title)


def _making(one: Made) -> str:
    return tell(Phrase("makes {entity} {name}", entity=one.entity, name=one.name))


def counts_of(report: ImportReport) -> str:
    """How many rows there are of each outcome."""
    words = {
        Outcome.TAKEN: _tr("{0} new"),
        Outcome.MERGED: _tr("{0} merged"),
        Outcome.SKIPPED: _tr("{0} skipped"),
        Outcome.REFUSED: _tr("{0} refused"),
    }
    counts = [word.format(shown.number(report.count(outcome))) for outcome, word in words.items()]
    if report.news:
        counts.append(_news_of(report))
    if report.made:
        counts.append(_tr("agencies and rockets made: {0}").format(shown.number(len(report.made))))
    return ", ".join(counts)


def _news_of(report: ImportReport) -> str:
    launches, messages = shown.number(report.news), report.messages
    if messages is None:
        return _tr(
            "{0:launch|launches} to come, any VIP travelers are told about {0:=it|them}"
        ).format(launches)
    told = _tr(
        "{0:launch|launches} to come, {1:message|messages} to VIP travelers about {0:=it|them}"
    ).format(launches, shown.number(messages))
    if not messages:
        return told
    if not report.by_mail:
        return _tr("{0} (none by mail)").format(told)
    return _tr("{0} ({1} of them by mail)").format(told, shown.number(report.by_mail))


def _tr(text: str) -> str:
    return QCoreApplication.translate("import", text)
