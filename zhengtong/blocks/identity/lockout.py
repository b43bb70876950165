"""Locks after repeated failures, by django-axes (GB/T 22239-2019: failed-login handling).

Axes keeps what was posted beside each failure. So it never gets to see the request itself, only
a bare one with the sender's address, and the keyed login key in the place of the number typed.
"""

from datetime import datetime, timedelta

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest

SHOWN = ("REMOTE_ADDR", "HTTP_USER_AGENT")


class Gate(HttpRequest):
    """A request that holds nothing but where it came from, and what axes notes on it."""

    axes_attempt_time: datetime
    axes_failures_since_start: int | None = None


def gate(request: HttpRequest) -> Gate:
    """The bare request in the place of the one that was posted."""
    bare = Gate()
    bare.method = "POST"
    bare.path = request.path
    bare.META = {name: request.META[name] for name in SHOWN if name in request.META}
    bare.META["PATH_INFO"] = request.path
    return bare


def is_locked(bare: Gate, login_name: str) -> bool:
    """Whether this key has failed too often of late."""
    if not settings.AXES_ENABLED:
        return False
    return not AxesProxyHandler.is_allowed(bare, {"login_name": login_name})


def wait(bare: Gate, login_name: str) -> timedelta:
    """How long until the key may be tried again."""
    AxesProxyHandler.update_request(bare)
    cool_off = get_cool_off(bare) or timedelta(0)
    last = AccessAttempt.objects.filter(username=login_name).aggregate(at=Max("attempt_time"))["at"]
    return max(last + cool_off - bare.axes_attempt_time, timedelta(0)) if last else timedelta(0)


def unlock(login_name: str) -> int:
    """Forget the failures of a key; returns how many entries there were."""
    return AxesProxyHandler.reset_attempts(username=login_name)
