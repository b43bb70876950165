"""The one context processor: `frame` in every template."""

from django.http import HttpRequest

from .frame import Frame


def furniture(request: HttpRequest) -> dict[str, Frame]:
    """Give templates the frame of the page."""
    return {"frame": Frame(request)}
