"""Read what is left of a refused body, so that the answer arrives instead of a broken line."""

import contextlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, UnreadablePostError

PIECE = 64 * 1024
MOST = 64 * 1024 * 1024
"""Whoever sends more than this has the line cut: it is no mistake any more."""


class Bodies:
    """A server that answers and hangs up while the other side still sends is not heard: the
    browser tells of a broken connection and the reader never learns what was wrong."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code >= 400:
            read_off(request)
        return response


def read_off(request: HttpRequest) -> int:
    """Read and forget the rest of a body; returns how many bytes that were."""
    seen = 0
    with contextlib.suppress(UnreadablePostError, ValueError):
        while seen < MOST and (piece := request.read(PIECE)):
            seen += len(piece)
    return seen
