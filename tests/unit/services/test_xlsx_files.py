"""What a spreadsheet keeps of values at the edges of its format."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.services.files.xlsx_files import write_xlsx


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


@pytest.mark.parametrize("amount", ["9999999999.99", "-9999999999.99"])
def test_a_long_amount_far_down_fits_into_its_column(tmp_path: Path, amount: str) -> None:
    """What is wider than its column is shown as ####."""
    rows = [(Decimal("1.00"), "a")] * 250 + [(Decimal(amount), "b"), (Decimal("2.00"), "c")]
    write_xlsx(tmp_path / "long.xlsx", ["amount", "name"], rows)
    columns = load_workbook(tmp_path / "long.xlsx").worksheets[0].column_dimensions
    assert columns["A"].width > len(f"{Decimal(amount):,.2f}")
    assert columns["B"].width < 10


@pytest.mark.parametrize(("sign", "most"), [("a", 32_767), ("🚀", 16_383)])
def test_a_text_that_no_cell_takes_whole_is_refused_and_never_cut(
    tmp_path: Path, sign: str, most: int
) -> None:
    path = tmp_path / "log.xlsx"
    write_xlsx(path, ["id", "details"], [(1, sign * most)])
    assert load_workbook(path).worksheets[0]["B2"].value == sign * most
    before = path.read_bytes()
    with pytest.raises(InvalidValue, match="under details; take CSV") as refused:
        write_xlsx(path, ["id", "details"], [(1, "a"), (2, sign * (most + 1))])
    assert refused.value.field == "file"
    assert path.read_bytes() == before
