"""Opens a list that somebody else made, and says in words when it is not what it should be.

Nothing of a file is believed: it may be cut off, be a picture, have one endless line, or be a list
of something else.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.errors import Invalid

MOST_BYTES = 200 * 1024 * 1024
LONGEST_LINE = 1024 * 1024
MOST_ROWS = 500_000
SIGNATURES = {
    b"PK\x03\x04": "zip, xlsx, docx",
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "gzip",
    b"SQLite format 3": "SQLite",
    b"\xd0\xcf\x11\xe0": "xls, doc",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list and the line of the file on which it begins.

    `values` is None, and `fault` says why, when the line cannot be read.
    """

    line: int
    values: Mapping[str, Any] | None
    fault: Any = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A file that was read: its digest (SHA-256) and its rows."""

    digest: str
    rows: tuple[Row, ...]


def unusable(detail: Any, hint: Any = "", *, code: str = "file") -> Invalid:
    """The refusal of a whole file."""
    nothing = _("Nothing was imported; the catalogue is as it was.")
    return Invalid(detail, hint=format_lazy("{} {}", hint, nothing) if hint else nothing, code=code)


def read_json_lines(path: Path) -> Listing:
    """A file with one JSON object a line. Raises Invalid when the file is no such thing.

    A line in the middle that cannot be read is a row with a fault; one at the end means that the
    file was cut off.
    """
    words, digest = _text(path)
    lines = words.split("\n")
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            raise unusable(
                _("Line %(line)d is longer than %(most)d characters.")
                % {"line": number, "most": LONGEST_LINE},
                _("The file should have one row a line. Perhaps it holds one large document."),
                code="long-line",
            )
        rows.append(_row(number, line))
    if rows and all(row.values is None for row in rows):
        raise unusable(
            _("No line of this file is a JSON object."),
            _("A list in JSON Lines is expected: one object in braces on each line."),
        )
    if rows and rows[-1].values is None and not words.endswith("\n"):
        raise _broken_off(rows[-1].line)
    return Listing(digest, _bounded(rows))


def _row(number: int, line: str) -> Row:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return Row(number, None, _("This line is not readable as JSON."))
    if not isinstance(values, dict):
        return Row(number, None, _("This line holds no object with named values."))
    return Row(number, values)


def _broken_off(line: int) -> Invalid:
    return unusable(
        _("The file breaks off in line %d.") % line,
        _("It was probably not copied to the end. Fetch it again."),
        code="truncated",
    )


def read_script(path: Path, levels: Sequence[str], mark: str) -> Listing:
    """A program text that assigns one JSON value, such as `const data = [ … ];`.

    `levels` are the names of the nested lists that lead to the rows; what stands beside them is
    handed down to each row. `mark` is a column that every row has, by which its line is found.
    """
    words, digest = _text(path)
    begin = min((at for at in (words.find("["), words.find("{")) if at >= 0), default=-1)
    if begin < 0:
        raise unusable(_("The file holds no list: there is no opening bracket in it."))
    try:
        value, _end = json.JSONDecoder().raw_decode(words, begin)
    except RecursionError:
        raise unusable(_("The file is nested too deeply.")) from None
    except ValueError as error:
        line = words.count("\n", 0, getattr(error, "pos", begin)) + 1
        raise unusable(
            _("The list in this file breaks off or is malformed in line %d.") % line,
            _("It was probably not copied to the end. Fetch it again."),
            code="truncated",
        ) from error
    found = list(_descend(value if isinstance(value, list) else [value], levels, {}))
    if not found:
        raise unusable(_("The list in this file has no rows of the kind expected."))
    return Listing(digest, _bounded(_numbered(words, found, mark)))


def _descend(
    entries: Sequence[Any], levels: Sequence[str], above: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        handed_down = {k: v for k, v in entry.items() if not isinstance(v, list | dict)}
        if not levels:
            yield {**above, **entry}
        elif isinstance(entry.get(levels[0]), list):
            yield from _descend(entry[levels[0]], levels[1:], {**above, **handed_down})


def _numbered(words: str, found: Sequence[Mapping[str, Any]], mark: str) -> list[Row]:
    rows: list[Row] = []
    at, line = 0, 1
    for values in found:
        written = json.dumps(str(values.get(mark, "")), ensure_ascii=False)
        next_at = words.find(written, at)
        if next_at >= 0:
            line += words.count("\n", at, next_at)
            at = next_at
        rows.append(Row(line, values))
    return rows


def _bounded(rows: list[Row]) -> tuple[Row, ...]:
    if not rows:
        raise unusable(_("The file is empty."))
    if len(rows) > MOST_ROWS:
        raise unusable(_("The file has more than %d rows. Divide it.") % MOST_ROWS)
    return tuple(rows)


def _text(path: Path) -> tuple[str, str]:
    if not path.exists():
        raise unusable(_("There is no file %s.") % path, _("Check the path."))
    if not path.is_file():
        raise unusable(_("%s is no file.") % path, _("Give the path of one file."))
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise unusable(
            _("The file has %(size)d MB; at most %(most)d MB are read.")
            % {"size": size >> 20, "most": MOST_BYTES >> 20},
            _("Divide it."),
        )
    raw = path.read_bytes()
    if not raw.strip():
        raise unusable(_("The file is empty."))
    for signature, kind in SIGNATURES.items():
        if raw.startswith(signature):
            raise unusable(
                _("This is a file of another kind (%s), not a list in text.") % kind,
                _("Export the list as text first."),
                code="binary",
            )
    if b"\x00" in raw[:LONGEST_LINE]:
        raise unusable(_("This is no text file: it holds zero bytes."), code="binary")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n"), hashlib.sha256(raw).hexdigest()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        if error.reason == "unexpected end of data":
            raise _broken_off(line) from error
        raise unusable(
            _("Line %d is not written in UTF-8.") % line,
            _("Convert it first, for example: iconv -f GB18030 -t UTF-8 FILE > NEW"),
            code="encoding",
        ) from error
