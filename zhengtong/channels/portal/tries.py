"""Guessing is slow: after some wrong tries at one thing from one place there is a pause.

Numbers can be guessed; what keeps them from being tried out in masses is this. Counted in the
cache, so each web process counts for itself.
"""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.errors import Limited

MOST = 20
PAUSE = 15 * 60


def _key(request: HttpRequest, what: str) -> str:
    return f"tries:{what[:120]}:{request.META.get('REMOTE_ADDR', '')}"


def check(request: HttpRequest, what: str) -> None:
    """Raises Limited when there have been too many wrong tries."""
    if cache.get(_key(request, what), 0) >= MOST:
        raise Limited(
            _("There have been too many wrong tries."),
            hint=_("Wait a quarter of an hour, or scan the QR code."),
        )


def count(request: HttpRequest, what: str) -> None:
    """Count a wrong try."""
    key = _key(request, what)
    if not cache.add(key, 1, PAUSE):
        cache.incr(key)
