"""What is said to the holder when a licence changes its status: short words in both languages.

The project's wiring sends them. They name the kind of licence and its number, no person.
"""

from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.lines import LineView
from zhengtong.kernel.refs import key_of
from zhengtong.kernel.words import Text, say

from . import rows
from .models import Licence

LANGUAGES = {"zh": "zh-hans", "en": "en"}


@dataclass(frozen=True, slots=True)
class Message:
    """A message to the holder: to whom, what, about which thing, where to look."""

    recipient: str
    title: Text
    body: Text
    about: str
    link: str
    key: str


WORDS: dict[str, tuple[Any, Any]] = {
    "LicenceSuspended": (
        _("A licence of yours has been suspended"),
        _("“%(name)s” %(number)s may not be used for the time being. Your wallet says why."),
    ),
    "LicenceResumed": (
        _("A licence of yours may be used again"),
        _("The suspension of “%(name)s” %(number)s has been lifted."),
    ),
    "LicenceRevoked": (
        _("A licence of yours has been revoked"),
        _("“%(name)s” %(number)s has been revoked. Your wallet says why."),
    ),
    "LicenceCancelled": (
        _("A licence of yours has been cancelled"),
        _("“%(name)s” %(number)s has been cancelled. Your wallet says why."),
    ),
    "LicenceExpired": (
        _("A licence of yours has expired"),
        _("The last day of “%(name)s” %(number)s has passed. Apply for a new one if you need it."),
    ),
}


def message_of(line: LineView) -> Message | None:
    """The message that tells the holder of this line; None where there is nothing to tell."""
    words = WORDS.get(line.event)
    if words is None:
        return None
    identifier = key_of(line.ref, rows.REF)
    row = Licence.objects.select_related("type").filter(identifier=identifier).first()
    if row is None:
        return None
    title, body = words
    return Message(
        recipient=row.holder,
        title=_spoken(title, row),
        body=_spoken(body, row),
        about=line.ref,
        link=f"/my/licences/{identifier}/",
        key=f"licence-line:{line.id}",
    )


def _spoken(words: Any, row: Licence) -> Text:
    spoken: Text = {}
    for key, language in LANGUAGES.items():
        with translation.override(language):
            facts = {"name": say(row.type.name, key), "number": rows.shown_number(row)}
            spoken[key] = str(words) % facts
    return spoken
