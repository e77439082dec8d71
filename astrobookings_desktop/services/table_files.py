"""Reading a table from a file of whatever kind its ending names."""

from pathlib import Path

from astrobookings_desktop.services.csv_files import CsvTable, read_csv
from astrobookings_desktop.services.xlsx_files import read_xlsx


def read_table(path: Path) -> CsvTable:
    """The records of a spreadsheet (.xlsx), or of a text file under any other name.

    Raises InvalidValue (field "file").
    """
    return read_xlsx(path) if path.suffix.lower() in (".xlsx", ".xlsm") else read_csv(path)
