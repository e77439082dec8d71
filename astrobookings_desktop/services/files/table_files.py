"""Reading a table from a file of whatever kind its ending names."""

from pathlib import Path

from astrobookings_desktop.domain.errors import UnusableFile
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.services.files.csv_files import CsvTable, read_csv


def read_table(path: Path) -> CsvTable:
    """The records of a spreadsheet (.xlsx), or of a text file under any other name.

    Raises InvalidValue (field "file").
    """
    if path.suffix.lower() in (".json", ".pdf", ".ods", ".xls"):
        words = Phrase("{name} is neither CSV nor XLSX: save it as one of them.", name=path.name)
        raise UnusableFile("file", words)
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return read_csv(path)
    from astrobookings_desktop.services.files.xlsx_files import read_xlsx  # a large library

    return read_xlsx(path)
