"""Look into a zip without unpacking it: office documents and OFD are zips, and so are bombs."""

import zipfile
from typing import BinaryIO

MOST_ENTRIES = 5000
MOST_BYTES = 500 * 1024 * 1024
MOST_TIMES = 200
EXECUTABLE = (
    *(".exe", ".dll", ".com", ".scr", ".msi", ".lnk", ".app"),
    *(".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta", ".sh"),
    *(".jar", ".class"),
)
MACROS = ("vbaproject.bin", "macrosheets/", "vbadata.xml")


class Suspicious(ValueError):
    """A zip that must not be kept; the argument says why: macros, program, bomb, locked, broken."""


def kind_of_zip(file: BinaryIO) -> str | None:
    """`docx`, `xlsx`, `pptx` or `ofd` (GB/T 33190-2016), None for a zip of another kind.

    Raises Suspicious for a zip that is broken, locked, out of proportion, or carries programs.
    """
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _weigh(entries)
            names = {entry.filename.lower().lstrip("/") for entry in entries}
            _search(names)
            return _kind(names, archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        if isinstance(error, Suspicious):
            raise
        raise Suspicious("broken") from error


def _weigh(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Suspicious("bomb")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Suspicious("locked")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > MOST_BYTES or unpacked > MOST_TIMES * (packed + 10_000):
        raise Suspicious("bomb")


def _search(names: set[str]) -> None:
    for name in names:
        if any(mark in name for mark in MACROS):
            raise Suspicious("macros")
        if name.endswith(EXECUTABLE):
            raise Suspicious("program")
        if ".." in name.split("/"):
            raise Suspicious("broken")


def _kind(names: set[str], archive: zipfile.ZipFile) -> str | None:
    if "ofd.xml" in names:
        return "ofd"
    if "[content_types].xml" not in names:
        return None
    with archive.open("[Content_Types].xml") as types:
        if b"macroEnabled" in types.read(1024 * 1024):
            raise Suspicious("macros")
    for part, kind in (
        ("word/document.xml", "docx"),
        ("xl/workbook.xml", "xlsx"),
        ("ppt/presentation.xml", "pptx"),
    ):
        if part in names:
            return kind
    return None
