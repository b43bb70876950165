"""What somebody sent after their session had run out, held until they are signed in again.

Kept in the anonymous session of the same browser for half an hour; given back once. Files are
not held. Passwords and tokens are never held.
"""

from datetime import timedelta

from django.http import HttpRequest, QueryDict

from zhengtong.kernel import clock

KEY = "held"
MINUTES = 30
LIMIT = 100_000
NEVER = frozenset({"csrfmiddlewaretoken", "password", "password_again"})


def hold(request: HttpRequest) -> None:
    """Keep what was posted to this address."""
    data = request.POST.copy()
    for name in NEVER:
        data.pop(name, None)
    sent = data.urlencode()
    if not sent or len(sent) > LIMIT:
        return
    until = clock.now() + timedelta(minutes=MINUTES)
    request.session[KEY] = {"path": request.path, "sent": sent, "until": until.isoformat()}


def take_back(request: HttpRequest) -> QueryDict | None:
    """What was posted to this address before signing in, or None; it is given out once."""
    held = request.session.get(KEY)
    if not held or held["path"] != request.path:
        return None
    del request.session[KEY]
    if held["until"] < clock.now().isoformat():
        return None
    return QueryDict(held["sent"])
