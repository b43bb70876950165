"""Letters and files of a case, to read or to print."""

from urllib.parse import quote

from django.http import FileResponse, HttpRequest, HttpResponse

from zhengtong.blocks.documents import queries as documents
from zhengtong.cases import queries
from zhengtong.cases.actions import printing
from zhengtong.channels.furniture.access import staff_only
from zhengtong.kernel import clock

#: What a browser may show in its own window; everything else is saved.
SHOWN = {"application/pdf", "image/jpeg", "image/png"}


@staff_only
def letter(request: HttpRequest, number: str, letter: int) -> HttpResponse:
    """A statutory letter as PDF; drawn the first time it is asked for, then kept."""
    view = printing.print_letter(number, letter, by=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return _answer(view.id, view.name, view.media_type)


@staff_only
def file(request: HttpRequest, number: str, file: int) -> HttpResponse:
    """A file that the applicant handed in."""
    found = queries.file(number, file, request.actor)  # type: ignore[attr-defined]
    return _answer(found.document, found.name, found.media_type)


def _answer(document: str, name: str, media_type: str) -> HttpResponse:
    way = "inline" if media_type in SHOWN else "attachment"
    response = FileResponse(documents.open_stream(document), content_type=media_type)
    response["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(name)}"
    # A file from outside must not run anything, even when a browser shows it.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
