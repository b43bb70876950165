"""Letters and files of a case, to read or to print."""

from django.http import FileResponse

from zhengtong.cases import queries
from zhengtong.cases.actions import printing
from zhengtong.channels.furniture.access import staff_only
from zhengtong.channels.furniture.downloads import document_response
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel import clock
from zhengtong.kernel.errors import NotFound


@staff_only
def letter(request: Request, number: str, letter: int) -> FileResponse:
    """A statutory letter as PDF; drawn the first time it is asked for, then kept."""
    view = printing.print_letter(number, letter, by=request.actor, at=clock.now())
    return document_response(str(view.id))


@staff_only
def file(request: Request, number: str, file: int) -> FileResponse:
    """A file that the applicant handed in; what is a licence or paper has no file."""
    found = queries.file(number, file, request.actor)
    if not found.document:
        raise NotFound(code="file")
    return document_response(found.document)
