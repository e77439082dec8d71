"""The same figures everywhere: on the screen, in CSV, in XLSX and on the pages of a PDF."""

import csv
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.periods import Period
from astrobookings_desktop.reports.ageing import BUCKETS
from astrobookings_desktop.reports.catalogue import REPORTS, Asked, make_report
from astrobookings_desktop.reports.cells import printed
from astrobookings_desktop.reports.files import MOST_ON_PAPER, lines, write_report
from astrobookings_desktop.reports.paper_chart import EMPTY, MONTHS, chart_of
from astrobookings_desktop.reports.report import Column, Kind, Report, Section
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.ui.format import use_zone
from astrobookings_desktop.ui.language import use_language
from astrobookings_desktop.ui.reports.words import shown
from tests.helpers.company import NOW, Company
from tests.helpers.pdf_a import IS_PDF_A, preflight


def amounts(report: Report) -> list[Decimal]:
    """Every amount of a report in reading order, its totals with it."""
    return [
        value
        for section in report.sections
        for row in lines(section)
        for column, value in zip(section.columns, row, strict=True)
        if column.kind is Kind.MONEY and isinstance(value, Decimal)
    ]


def on_screen(report: Report, qapp: Any) -> list[Decimal]:
    from astrobookings_desktop.ui.reports.table import SectionModel

    found = []
    for section in report.sections:
        model = SectionModel(section)
        for row in range(model.rowCount()):
            for place in range(model.columnCount()):
                text = model.index(row, place).data()
                if section.columns[place].kind is Kind.MONEY and text:
                    found.append(Decimal(text.replace(",", "")))
    return found


def in_csv(path: Path) -> list[Decimal]:
    with path.open(encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    return [Decimal(cell) for cell in cells if re.fullmatch(r"-?\d+\.\d\d", cell)]


def in_xlsx(path: Path) -> list[Decimal]:
    book = load_workbook(path, read_only=True)
    cells = [
        (cell.value, cell.number_format)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    return [Decimal(str(value)).quantize(Decimal("0.01")) for value, how in cells if "0.00" in how]


def shown_whole(path: Path) -> bool:
    """Whether each amount is narrower than its column: otherwise it's shown as ####."""
    for sheet in load_workbook(path).worksheets:
        spans = [(one.min, one.max, one.width) for one in sheet.column_dimensions.values()]
        for row in sheet.iter_rows():
            for cell in row:
                if "0.00" in cell.number_format and cell.value is not None:
                    (width,) = (w for least, most, w in spans if least <= cell.column <= most)
                    if width <= len(f"{cell.value:,.2f}"):
                        return False
    return True


def words_of(path: Path) -> list[str]:
    """The text of each page, with single blanks."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def in_pdf(path: Path) -> list[Decimal]:
    text = " ".join(words_of(path))
    found = re.findall(r"(?<![\d,.])-?\d{1,3}(?:,\d{3})*\.\d\d(?![\d%])", text)
    return [Decimal(one.replace(",", "")) for one in found]


@pytest.mark.parametrize(
    ("name", "least"),
    [("occupancy", 15), ("manifest", 20), ("revenue", 40), ("year", 80), ("ageing", 18)],
)
def test_each_report_is_the_same_on_all_four(
    demo: Company, tmp_path: Path, qapp: Any, name: str, least: int
) -> None:
    ((launch,),) = demo.rows(
        "SELECT launch_id FROM booking GROUP BY 1 HAVING count(DISTINCT status) > 1 "
        "ORDER BY sum(status = 'canceled') DESC, 1 LIMIT 1"
    )
    report = make_report(demo.reading, name, Asked(year=2026, launch_id=launch))
    for ending in ("csv", "xlsx", "pdf"):
        write_report(report, tmp_path / f"{name}.{ending}")
    wanted = amounts(report)
    assert len(wanted) >= least
    assert on_screen(report, qapp) == wanted
    assert in_csv(tmp_path / f"{name}.csv") == wanted
    assert in_xlsx(tmp_path / f"{name}.xlsx") == wanted
    assert shown_whole(tmp_path / f"{name}.xlsx")
    assert in_pdf(tmp_path / f"{name}.pdf") == wanted


def test_the_bars_on_paper_are_as_long_as_their_figures(demo: Company) -> None:
    year = make_report(demo.reading, "year", Asked(year=2026))
    chart = chart_of(year, str)
    assert chart is not None
    months = year.sections[0].rows
    assert [line.name for line in chart.lines if not line.thin] == [row[0] for row in months]
    figures = [[Decimal(str(amount)) for amount in row[1:5]] for row in months]
    top = max(max(sum(row[:3]), row[3]) for row in figures)
    for row, line, below in zip(figures, chart.lines[::2], chart.lines[1::2], strict=True):
        for bars, parts in ((row[:3], line.parts), (row[3:], below.parts)):
            drawn = [part.width for part in parts if part.color != EMPTY]
            meant = [float(100 * amount / top) for amount in bars if amount]
            assert drawn == pytest.approx(meant, abs=0.4)
            assert sum(part.width for part in parts) == pytest.approx(100, abs=0.4)
    ages = chart_of(make_report(demo.reading, "ageing", Asked()), str)
    assert ages is not None
    assert [words for _, words in ages.legend] == [one.title for one in BUCKETS]
    assert chart_of(make_report(demo.reading, "revenue", Asked()), str) is None


def test_a_chart_on_paper_is_opaque_as_pdf_a_wants_it(
    demo: Company, tmp_path: Path, qapp: Any
) -> None:
    path = tmp_path / "year.pdf"
    write_report(make_report(demo.reading, "year", Asked(year=2026)), path)
    page = PdfReader(path).pages[0]
    drawn = page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
    fills = {
        tuple(round(255 * float(part)) for part in found)
        for found in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) scn", drawn)
    }
    assert tuple(bytes.fromhex(MONTHS[0][1:])) in fills
    for state in page["/Resources"].get("/ExtGState", {}).values():
        assert {state.get_object().get(key, 1) for key in ("/ca", "/CA")} == {1}
        assert state.get_object().get("/SMask", "/None") == "/None"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["year", "ageing", "occupancy", "revenue"])
def test_preflight_finds_a_report_pdf_a(
    demo: Company, tmp_path: Path, name: str, qapp: Any
) -> None:
    file = tmp_path / "report.pdf"
    write_report(make_report(demo.reading, name, Asked(year=2026)), file)
    assert IS_PDF_A in preflight(file)


@pytest.mark.parametrize("locale", ["en", "es"])
def test_no_word_and_no_figure_of_a_wide_table_is_broken(
    tmp_path: Path, locale: str, qapp: Any
) -> None:
    titles = ("Provisionales", "Dias hasta el lanzamiento", "Ingresos")
    columns = tuple(
        Column(f"c{place}", f"{titles[place % 3]}{place}", Kind.MONEY, summed=True)
        for place in range(11)
    )
    columns = (Column("name", "Agencia"), *columns)
    row = ("Sociedad de Transporte Interplanetario", *(Decimal("44046438000.25"),) * 11)
    report = Report("wide", "Wide", "", NOW, "USD", (Section("all", "All", columns, (row, row)),))
    write_report(report, tmp_path / "wide.pdf", locale=locale, zone=UTC)
    (text,) = words_of(tmp_path / "wide.pdf")
    amount = "44,046,438,000.25" if locale == "en" else "44.046.438.000,25"
    assert text.count(amount) == 22
    for word in ("Provisionales9", "lanzamiento10", "Interplanetario", "Total"):
        assert word in text
    assert "23 Nov 2026, 14:32 UTC" in text or "23 nov 2026, 14:32 UTC" in text


@pytest.mark.parametrize("locale", ["en", "es"])
def test_pages_speak_the_readers_language(
    demo: Company, tmp_path: Path, locale: str, qapp: Any
) -> None:
    report = make_report(demo.reading, "ageing", Asked())
    path = tmp_path / "ageing.pdf"
    write_report(report, path, locale=locale)
    text = words_of(path)[0]
    assert ("page 1 of" if locale == "en" else "página 1 de") in text
    assert (",000.00" in text) == (locale == "en")


@pytest.mark.parametrize(
    ("locale", "moment", "day"),
    [("en", "3 Sep 2026, 01:30", "31 May 2026"), ("es", "3 sept 2026, 01:30", "31 may 2026")],
)
def test_paper_and_screen_write_dates_alike(locale: str, moment: str, day: str, qapp: Any) -> None:
    when, zone = datetime(2026, 9, 2, 23, 30, tzinfo=UTC), ZoneInfo("Europe/Madrid")
    use_zone("Europe/Madrid")
    use_language(locale)
    try:
        for value, kind, text in ((when, Kind.MOMENT, moment), (date(2026, 5, 31), Kind.TEXT, day)):
            assert printed(value, kind, locale, zone) == text
            assert shown(value, Column("when", "When", kind)) == text
    finally:
        use_language("en")
        use_zone("system")


@pytest.mark.parametrize(
    ("last", "on_paper"),
    [
        (date(2026, 3, 30), "1 mar 2026 – 30 mar 2026"),
        (date(2026, 3, 31), "mar 2026"),
    ],
)
def test_what_a_report_is_about_has_the_readers_dates(
    demo: Company, tmp_path: Path, last: date, on_paper: str, qapp: Any
) -> None:
    period = Period(date(2026, 3, 1), last)
    report = make_report(demo.reading, "revenue", Asked(period=period))
    write_report(report, tmp_path / "revenue.pdf", locale="es")
    assert on_paper in words_of(tmp_path / "revenue.pdf")[0]
    assert report.about == period.text()


@pytest.mark.parametrize("name", [name for name in REPORTS if name != "manifest"])
@pytest.mark.usefixtures("elsewhere")
def test_each_report_becomes_each_file(demo: Company, tmp_path: Path, name: str, qapp: Any) -> None:
    report = make_report(demo.reading, name, Asked())
    for ending in ("csv", "xlsx", "pdf"):
        path = tmp_path / f"{name}.{ending}"
        write_report(report, path)
        assert path.stat().st_size > 100
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{name}.{ending}" for ending in ("csv", "pdf", "xlsx")
    ], "nothing is left beside them"


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "<b>bold</b> & Söhne", "+1", "小龍 شركة"])
def test_names_stay_names_in_every_file(
    company: Company, tmp_path: Path, name: str, qapp: Any
) -> None:
    launch = company.launch(company.rocket(company.agency(name=name)))
    company.do(sell_seats, SellSeats(launch, company.traveler(name=name), 1))
    report = make_report(company.reading, "manifest", Asked(launch_id=launch))
    for ending in ("csv", "xlsx", "pdf"):
        write_report(report, tmp_path / f"m.{ending}")
    with (tmp_path / "m.csv").open(encoding="utf-8", newline="") as stream:
        cell = list(csv.reader(stream))[1][1]
    assert cell.removeprefix("'") == name
    assert not cell.startswith(("=", "+"))
    book = load_workbook(tmp_path / "m.xlsx")
    xlsx = book.worksheets[0]["B2"]
    assert (xlsx.value, xlsx.data_type) == (name, "s")
    text = words_of(tmp_path / "m.pdf")[0]
    if name.isascii():
        assert name in text


def test_a_long_report_goes_on_over_pages(tmp_path: Path, qapp: Any) -> None:
    columns = (Column("name", "Name"), Column("sum", "Sum", Kind.MONEY, summed=True))
    rows = tuple((f"Agency {number}", Decimal(number)) for number in range(1, 121))
    section = Section("all", "All", columns, rows)
    report = Report("long", "Long", "", NOW, "USD", (section,))
    write_report(report, tmp_path / "long.pdf")
    pages = words_of(tmp_path / "long.pdf")
    assert len(pages) > 2
    assert all("Name Sum" in page for page in pages), "headings on each"
    assert "7,260.00" in pages[-1]
    assert sum(page.count("Agency") for page in pages) == 120


def test_a_percentage_is_no_amount_in_a_sheets_totals_either(tmp_path: Path) -> None:
    columns = (Column("name", "Name"), Column("share", "Share", Kind.PERCENT, summed=True))
    section = Section("all", "All", columns, (("a", Decimal("12.5")), ("b", Decimal("80.0"))))
    write_report(Report("s", "S", "", NOW, "USD", (section,)), tmp_path / "shares.xlsx")
    cells = load_workbook(tmp_path / "shares.xlsx").worksheets[0]["B"][1:]
    shown = [(cell.value, cell.number_format) for cell in cells]
    assert shown == [(12.5, "General"), (80, "General"), (92.5, "General")]


def test_files_for_programs_keep_what_records_keep_and_paper_speaks_the_readers_language(
    company: Company, tmp_path: Path, qapp: Any
) -> None:
    company.launch()
    report = make_report(company.reading, "occupancy", Asked())
    (row,) = report.sections[0].rows
    place = [column.key for column in report.sections[0].columns].index("destination")
    files = [tmp_path / f"r{ending}" for ending in (".csv", ".xlsx", ".pdf")]
    heads = {"Destination": "Destino"}
    for path in files:
        write_report(report, path, lambda word: heads.get(word, word), locale="es", zone=UTC)
    table, book, paper = files
    with table.open(encoding="utf-8", newline="") as stream:
        head, line = list(csv.reader(stream))[:2]
    assert (head[place], line[place]) == ("Destino", "Moon")
    assert "scheduled" in line
    sheet = [list(cells) for cells in load_workbook(book).worksheets[0].values]
    assert (sheet[0][place], sheet[1][place]) == ("Destino", "Moon")
    assert "scheduled" in sheet[1]
    text = PdfReader(paper).pages[0].extract_text()
    assert "Luna" in text
    assert "Moon" not in text
    use_language("es")
    try:
        assert shown(row[place], report.sections[0].columns[place]) == "Luna"
    finally:
        use_language("en")


def test_csv_holds_table_after_table_and_no_record_breaks_at_a_lone_return(tmp_path: Path) -> None:
    columns = (Column("name", "Name"), Column("sum", "Sum", Kind.MONEY, summed=True))
    first = Section(
        "a", "A", columns, (("two\rlines", Decimal("-3.00")), ("=1+1", Decimal("5.00")))
    )
    second = Section("b", "B", columns[:1], (("plain",),))
    report = Report("both", "Both", "", NOW, "USD", (first, second))
    path = tmp_path / "both.csv"
    write_report(report, path)
    assert b'"two\rlines"' in path.read_bytes()
    with path.open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["Name", "Sum"],
            ["two\rlines", "-3.00"],
            ["'=1+1", "5.00"],
            ["Total", "2.00"],
            [],
            ["Name"],
            ["plain"],
        ]


def test_what_would_fill_a_hundred_pages_is_refused(tmp_path: Path) -> None:
    rows = tuple((f"Agency {number}",) for number in range(MOST_ON_PAPER + 1))
    report = Report(
        "long", "Long", "", NOW, "USD", (Section("all", "All", (Column("name", "Name"),), rows),)
    )
    with pytest.raises(InvalidValue, match=r"\.csv or \.xlsx: 3,001 rows"):
        write_report(report, tmp_path / "long.pdf")
    write_report(report, tmp_path / "long.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["long.csv"]


@pytest.mark.parametrize("name", ["report", "report.txt", "report.PDFx", "a\0.csv"])
def test_other_endings_are_refused(company: Company, tmp_path: Path, name: str) -> None:
    report = make_report(company.reading, "ageing", Asked())
    with pytest.raises((InvalidValue, ValueError)):
        write_report(report, tmp_path / name)
    assert not [path for path in tmp_path.iterdir() if path.suffix in (".txt", ".csv")]


def test_a_folder_that_is_not_there_is_told(company: Company, tmp_path: Path, qapp: Any) -> None:
    report = make_report(company.reading, "ageing", Asked())
    for ending in ("csv", "xlsx", "pdf"):
        with pytest.raises(InvalidValue, match="There is no folder"):
            write_report(report, tmp_path / "nowhere" / f"x.{ending}")
