"""Tables to import, and what an import said to them."""

from pathlib import Path

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.files.csv_files import CsvTable, read_csv
from astrobookings_desktop.services.imports.report import ImportReport, Outcome

LAUNCH, ROCKET, AGENCY = Entity.LAUNCH, Entity.ROCKET, Entity.AGENCY


BOTH = frozenset({AGENCY, ROCKET})


def table_of(folder: Path, *lines: str) -> CsvTable:
    path = folder / "file.csv"
    path.write_text("\n".join(lines), "utf-8")
    return read_csv(path)


def reasons(report: ImportReport) -> list[str]:
    return [row.reason for row in report.rows if row.outcome is Outcome.REFUSED]
