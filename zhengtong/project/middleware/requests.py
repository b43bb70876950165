"""Give each request an id that the journal, the logs and the answer carry."""

import re
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from zhengtong.kernel import requests

SENT = re.compile(r"[A-Za-z0-9-]{8,36}")


class RequestIds:
    """Take the id that a proxy in front has given (`X-Request-ID`), else make one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        word = given if SENT.fullmatch(given) else uuid.uuid4().hex
        token = requests.current.set(word)
        try:
            response = self.get_response(request)
        finally:
            requests.current.reset(token)
        response["X-Request-ID"] = word
        return response
