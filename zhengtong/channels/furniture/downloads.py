"""Files on their way out: a safe name, the right type, never run by the browser."""

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from zhengtong.blocks.documents import queries as documents

SHOWN = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp"})


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF to be shown or saved under this name."""
    response = HttpResponse(content, content_type="application/pdf")
    _name(response, f"{name}.pdf", "application/pdf")
    return response


def document_response(document: str) -> FileResponse:
    """A kept document; the caller has checked that the reader may have it."""
    plain = document.partition(":")[2] or document
    view = documents.document(plain)
    response = FileResponse(documents.open_stream(plain), content_type=view.media_type)
    response["Content-Length"] = str(view.size)
    _name(response, view.name, view.media_type)
    return response


def _name(response: HttpResponse | FileResponse, name: str, media_type: str) -> None:
    attachment = media_type not in SHOWN
    response["Content-Disposition"] = content_disposition_header(attachment, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    # What somebody uploaded is shown by itself at most; it may load and run nothing.
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    response["Cache-Control"] = "private, no-store"
