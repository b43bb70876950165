"""Files larger than the limit are not kept while they arrive, and the reader is told.

The rest of a file that is too large is read and thrown away, so that the browser gets an answer
instead of a broken connection. What is kept is checked again by blocks.documents.
"""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

LIMIT = 20 * 1024 * 1024
"""Bytes of one file; the same figure stands in the `c-file` component."""

SLACK = 64 * 1024


class Quota(FileUploadHandler):
    """Skip a file as soon as more than the limit of it has arrived."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.seen = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.seen += len(raw_data)
        if self.seen > LIMIT + SLACK:
            skipped(self.request).add(self.field_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        return None


def skipped(request: HttpRequest | None) -> set[str]:
    """The names of the fields of this request whose file was too large."""
    names: set[str] = getattr(request, "_skipped_uploads", set())
    if request is not None:
        vars(request)["_skipped_uploads"] = names
    return names
