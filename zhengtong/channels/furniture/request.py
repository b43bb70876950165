"""A request as the views of the channels get it."""

from django.http import HttpRequest

from zhengtong.kernel.actors import Actor


class Request(HttpRequest):
    """An HTTP request with who acts, as the middleware `Actors` puts it there; for type hints."""

    actor: Actor
