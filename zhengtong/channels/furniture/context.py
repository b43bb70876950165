"""The one context processor: `frame` in every template."""

from .frame import Frame
from .request import Request


def furniture(request: Request) -> dict[str, Frame]:
    """Give templates the frame of the page."""
    return {"frame": Frame(request)}
