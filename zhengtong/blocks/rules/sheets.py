"""Spreadsheet files as plain rows of values, and back: .xlsx and .csv, from people we do not know.

Nothing in a file is executed: formulas are refused, entities too, and sizes are bounded before
anything is unpacked.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zhengtong.kernel.errors import Invalid, Problem, TooLarge

MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 200
#: The code pages in which spreadsheets of Chinese offices are saved as CSV.
ENCODINGS = ("utf-8-sig", "gb18030")
MAGIC = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Formula:
    """Stands for a cell that holds a formula."""

    text: str


Sheet = list[list[Any]]


def address(row: int, column: int) -> str:
    """The address of a cell as the spreadsheet shows it; both count from 0."""
    return f"{get_column_letter(column + 1)}{row + 1}"


def read(data: bytes) -> Sheet:
    """The values of the first visible sheet of an .xlsx file, or of a .csv file.

    Merged cells have the value of their first. Raises Invalid for what is no spreadsheet, TooLarge.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge(_("The spreadsheet is larger than 5 MB."))
    return _xlsx(data) if data.startswith(MAGIC) else _csv(data)


def _csv(data: bytes) -> Sheet:
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        try:
            rows = [list(row) for row in csv.reader(io.StringIO(text), strict=True)]
        except csv.Error:
            break
        return _bounded(rows)
    raise _unreadable()


def _xlsx(data: bytes) -> Sheet:
    try:
        _inspect(data)
        book = load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    except Problem:
        raise
    except Exception as error:  # openpyxl raises whatever the broken part happens to cause
        raise _unreadable() from error
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not shown:
        raise _unreadable()
    return _bounded(_values(shown[0]))


def _inspect(data: bytes) -> None:
    """Refuse what would unpack without end, and XML that declares entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise TooLarge(_("The spreadsheet unpacks to more than 60 MB."))
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")):
                head = archive.read(part)
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                    raise _unreadable()


def _values(sheet: Worksheet) -> Sheet:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise _too_many()
    rows = [
        [Formula(str(cell.value)) if cell.data_type == "f" else cell.value for cell in row]
        for row in sheet.iter_rows()
    ]
    for merged in sheet.merged_cells.ranges:
        first = rows[merged.min_row - 1][merged.min_col - 1]
        for row in range(merged.min_row - 1, merged.max_row):
            for column in range(merged.min_col - 1, merged.max_col):
                rows[row][column] = first
    return rows


def _bounded(rows: Sheet) -> Sheet:
    """Without empty cells at the ends of rows, and without empty rows at the end."""
    for row in rows:
        while row and row[-1] in (None, ""):
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise _too_many()
    return rows


def _unreadable() -> Invalid:
    return Invalid(
        _("The file is no spreadsheet that can be read."),
        hint=_("Save it as .xlsx or as .csv and try again."),
        code="no-spreadsheet",
    )


def _too_many() -> TooLarge:
    return TooLarge(_("The sheet has more than 10,000 rows or 200 columns."))


def write(
    rows: Iterable[Sequence[Any]], *, title: str, bold: int, widths: Mapping[int, int]
) -> bytes:
    """An .xlsx file of one sheet. Every cell is text or a number, nothing becomes a formula.

    The first `bold` rows stand out and stay in sight; `widths` are by column, from 0.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = _title(title)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            if value in (None, ""):
                continue
            cell = sheet.cell(number, place)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"
                cell.number_format = "@"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number <= bold:
                cell.font = Font(bold=True)
    for place, width in widths.items():
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    sheet.freeze_panes = sheet.cell(bold + 1, 2)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _title(name: str) -> str:
    kept = "".join(" " if sign in "[]:*?/\\" else sign for sign in name).strip("' ")
    return kept[:31] or "1"
