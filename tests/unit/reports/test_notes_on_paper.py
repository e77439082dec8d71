"""What stands beneath a report's rows is never alone on a page."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from astrobookings_desktop.reports.files import write_report
from astrobookings_desktop.reports.report import Column, Kind, Report, Section
from tests.helpers.company import NOW

NOTES = ("Received counts by the day of payment.", "Projected is what open launches brought.")
COLUMNS = (Column("name", "Name"), Column("sum", "Sum", Kind.MONEY, summed=True))


def pages_of(folder: Path, rows: int) -> list[str]:
    lines = tuple((f"Agency {row}", Decimal("1.00")) for row in range(rows))
    report = Report("r", "R", "", NOW, "USD", (Section("all", "All", COLUMNS, lines),), NOTES)
    path = folder / f"{rows}.pdf"
    write_report(report, path)
    return [page.extract_text() for page in PdfReader(path).pages]


@pytest.mark.usefixtures("qapp")
def test_notes_and_sums_stand_with_what_they_are_about(tmp_path: Path) -> None:
    lengths = set[int]()
    for rows in (*range(26, 32), *range(222, 230)):  # about where they would begin a page
        pages = pages_of(tmp_path, rows)
        lengths.add(len(pages))
        assert "Agency" in pages[-1], rows
        assert "Total" in pages[-1], rows
        text: Any = "\n".join(pages)
        assert all(text.count(note) == 1 for note in NOTES)
        assert text.count("Agency ") == rows
    assert {1, 2} <= lengths
    assert max(lengths) > 4


@pytest.mark.usefixtures("qapp")
def test_each_table_of_a_report_keeps_its_sums_with_rows(tmp_path: Path) -> None:
    for first in range(27, 32):
        tables = [
            Section(key, key, COLUMNS, tuple((f"{key} {n}", Decimal("1.00")) for n in range(rows)))
            for key, rows in (("Ones", first), ("Twos", 28))
        ]
        path = tmp_path / f"{first}.pdf"
        write_report(Report("r", "R", "", NOW, "USD", tuple(tables), NOTES), path)
        pages = [page.extract_text() for page in PdfReader(path).pages]
        for page in pages:
            assert "Ones " in page or "Twos " in page, first
            sums = page.find("Total")
            assert sums < 0 or "s " in page[:sums], first
        text = "\n".join(pages)
        assert (text.count("Ones "), text.count("Twos "), text.count("Total")) == (first, 28, 2)
