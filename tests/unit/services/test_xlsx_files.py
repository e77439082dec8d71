"""What a spreadsheet keeps of values at the edges of its format."""

from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import load_workbook

from astrobookings_desktop.services.xlsx_files import write_xlsx


def test_a_day_before_a_spreadsheets_first_one_is_told_as_text(tmp_path: Path) -> None:
    """A launch at the first moment of 1900 is a day earlier west of Greenwich."""
    before, after = (
        datetime(*parts, tzinfo=UTC).replace(tzinfo=None)
        for parts in ((1899, 12, 31, 19), (1900, 1, 1, 6))
    )
    row = (before, date(1899, 12, 31), date(1900, 1, 1), after)
    write_xlsx(tmp_path / "old.xlsx", ["a", "b", "c", "d"], [row])
    cells = load_workbook(tmp_path / "old.xlsx").worksheets[0][2]
    assert [cell.value for cell in cells[:2]] == ["1899-12-31 19:00:00", "1899-12-31"]
    assert all(cell.is_date for cell in cells[2:])
