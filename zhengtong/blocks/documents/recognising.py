"""What a file is, by its content. Names and what the browser says are never believed."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.documents import archives
from zhengtong.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of file: its key (also its ending), media type, and other endings it goes by."""

    key: str
    media_type: str
    others: tuple[str, ...] = ()


_OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    kind.key: kind
    for kind in (
        Kind("pdf", "application/pdf"),
        Kind("jpg", "image/jpeg", ("jpeg", "jpe")),
        Kind("png", "image/png"),
        Kind("webp", "image/webp"),
        Kind("heic", "image/heic", ("heif",)),
        Kind("tif", "image/tiff", ("tiff",)),
        Kind("docx", _OFFICE + "wordprocessingml.document"),
        Kind("xlsx", _OFFICE + "spreadsheetml.sheet"),
        Kind("pptx", _OFFICE + "presentationml.presentation"),
        Kind("doc", "application/msword"),
        Kind("xls", "application/vnd.ms-excel"),
        Kind("ofd", "application/ofd"),
    )
}
ACCEPTED = ("pdf", "jpg", "png", "docx", "xlsx", "ofd")
WIDEST = 30_000  # pixels a side: larger pictures are made to exhaust whoever opens them

_PROGRAMS = (
    (b"MZ", 0),
    (b"\x7fELF", 0),
    (b"#!", 0),
    (b"\xca\xfe\xba\xbe", 0),
    (b"\xfe\xed\xfa\xce", 0),
    (b"\xfe\xed\xfa\xcf", 0),
    (b"\xce\xfa\xed\xfe", 0),
    (b"\xcf\xfa\xed\xfe", 0),
    (b"dex\n", 0),
    (b"L\x00\x00\x00\x01\x14\x02\x00", 0),
    (b"MSCF", 0),
    (b"\x00asm", 0),
)


class NotAccepted(Invalid):
    """A file that is not taken in; the code says why, the hint what to do."""

    code = "file-not-accepted"
    title = _("This file cannot be taken in")


_PROBLEMS: dict[str, tuple[Any, Any]] = {
    "program": (
        _("This file is a program, or holds one."),
        _("Send the document itself, for example as PDF, JPG or PNG."),
    ),
    "macros": (
        _("This document holds macros."),
        _("Save it without macros (docx, xlsx) or as PDF and send it again."),
    ),
    "bomb": (
        _("This file unpacks to far more than its size."),
        _("Save the document as PDF and send it again."),
    ),
    "locked": (
        _("This file is locked with a password."),
        _("Remove the password and send it again."),
    ),
    "broken": (
        _("This file is incomplete or damaged."),
        _("Open it on your own device; if it opens there, save it afresh and send it again."),
    ),
    "active": (
        _("This PDF starts other programs when it is opened."),
        _("Print it to a new PDF and send that."),
    ),
    "empty": (_("This file is empty."), _("Choose the file again.")),
}


def refusal(reason: str) -> NotAccepted:
    """The problem for a reason: program, macros, bomb, locked, broken, active, empty."""
    detail, hint = _PROBLEMS[reason]
    return NotAccepted(detail, hint=hint, code=f"file-{reason}")


def recognise(file: BinaryIO, accept: Collection[str] = ()) -> Kind:
    """The kind of a file that is among those accepted (by default `ACCEPTED`).

    Raises NotAccepted with the code file-empty, file-program, file-macros, file-bomb, file-locked,
    file-broken, file-active or file-type.
    """
    wanted = tuple(accept) or ACCEPTED
    file.seek(0)
    head = file.read(4096)
    if not head:
        raise refusal("empty")
    if any(head.startswith(magic, at) for magic, at in _PROGRAMS):
        raise refusal("program")
    try:
        key = _key(head, file)
    except archives.Suspicious as error:
        raise refusal(str(error)) from error
    if key is None or key not in wanted:
        names = "、".join(each.upper() for each in wanted)
        raise NotAccepted(
            _("Files of this type are not accepted here."),
            hint=_("Accepted are: %(kinds)s.") % {"kinds": names},
            code="file-type",
        )
    return KINDS[key]


def _key(head: bytes, file: BinaryIO) -> str | None:
    if head.startswith(b"%PDF-"):
        _check_pdf(file)
        return "pdf"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        _check_png(head)
        return "png"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1"):
        return "heic"
    if head.startswith((b"II*\x00", b"MM\x00*")):
        return "tif"
    if head.startswith(b"PK\x03\x04"):
        return archives.kind_of_zip(file)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _kind_of_ole(file)
    return None


def _check_pdf(file: BinaryIO) -> None:
    file.seek(0)
    body = file.read()
    if b"%%EOF" not in body[-2048:]:
        raise archives.Suspicious("broken")
    if b"/Launch" in body:
        raise archives.Suspicious("active")


def _check_png(head: bytes) -> None:
    width, height = (int.from_bytes(head[at : at + 4]) for at in (16, 20))
    if head[12:16] != b"IHDR" or min(width, height) < 1:
        raise archives.Suspicious("broken")
    if max(width, height) > WIDEST:
        raise archives.Suspicious("bomb")


def _kind_of_ole(file: BinaryIO) -> str | None:
    """Old office formats (MS-CFB): told apart by the names of their streams; macros refused."""
    file.seek(0)
    body = file.read()
    if "_VBA_PROJECT".encode("utf-16-le") in body:
        raise archives.Suspicious("macros")
    if "WordDocument".encode("utf-16-le") in body:
        return "doc"
    if "Workbook".encode("utf-16-le") in body:
        return "xls"
    return None
