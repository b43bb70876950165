"""A visit: who was identified at this window, in a signed word of the address.

So the address cannot be counted through to look at other people, one clerk's visit is nothing to
another, and two windows of the browser never mix two applicants up. It ends after two hours.
"""

from django.core import signing
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound

SALT = "zhengtong.counter.visit"
SECONDS = 2 * 60 * 60


def begin(subject: str, by: Actor) -> str:
    """The word for a visit of `person:ID` or `company:ID` at this clerk's window."""
    return signing.dumps([subject, by.ref], salt=SALT)


def subject_of(visit: str, by: Actor) -> str:
    """Whose visit it is; raises NotFound for one that has ended, is forged or another clerk's."""
    try:
        subject, clerk = signing.loads(visit, salt=SALT, max_age=SECONDS)
    except (signing.BadSignature, ValueError):
        raise _ended() from None
    if clerk != by.ref:
        raise _ended()
    return str(subject)


def _ended() -> NotFound:
    return NotFound(
        _("This visit has ended."),
        hint=_("Identify the applicant again at the counter."),
        code="visit",
    )
