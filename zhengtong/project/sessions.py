"""Django's sessions in the database, read by a statement that is composed once.

Every page of somebody who is signed in begins with this query. The machine's own time decides
whether a session has run out, not a clock that was moved for a demonstration.
"""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models.functions import Now

from zhengtong.kernel.statements import Statement

_SESSION = Statement(
    lambda key: Session.objects.filter(session_key=key, expire_date__gt=Now()).order_by()
)


class SessionStore(db.SessionStore):
    """The name is part of the seal on what a session holds: it stays that of Django's own."""

    def _get_session_from_db(self) -> Session | None:
        found = _SESSION.first(self.session_key)
        if found is None:
            self._session_key = None
        return found
