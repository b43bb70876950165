"""What is said to officials about follow-ups. The project's wiring sends it.

The heads of a body hear of a bad rating and of a limit that has passed; cards for clocks are seen
on the workbench and not sent, because there may be many.
"""

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.identity import queries as identity
from zhengtong.cases.letters import Message
from zhengtong.kernel.lines import LineView
from zhengtong.kernel.refs import key_of
from zhengtong.kernel.words import Text

from .policies import APPROVER

LANGUAGES = {"zh": "zh-hans", "en": "en"}

WORDS: dict[str, tuple[Any, Any]] = {
    "FollowUpOpened": (
        _("A bad rating has come in"),
        _("Contact the person by %(contact_by)s, mend or explain by %(mend_by)s."),
    ),
    "FollowUpOverdue": (
        _("A bad rating waits too long"),
        _("The limit of %(due_on)s has passed. Handle it now and note what was done."),
    ),
    "FollowUpReopened": (
        _("A bad rating has to be mended again"),
        _("The person is not satisfied. Mend it by %(mend_by)s."),
    ),
}


def messages_of(line: LineView) -> list[Message]:
    """The messages that tell the heads of the body of this line; none where nothing is to tell."""
    words = WORDS.get(line.event)
    if words is None:
        return []
    title, body = (_spoken(each, line.payload) for each in words)
    number = key_of(line.ref, "follow-up")
    return [
        Message(
            recipient=head.ref,
            title=title,
            body=body,
            about=line.ref,
            link=f"/desk/follow-ups/{number}/",
            key=f"follow-up-line:{line.id}:{head.ref}",
        )
        for head in identity.staff_of(line.payload["body"], APPROVER)
    ]


def _spoken(words: Any, payload: dict[str, Any]) -> Text:
    spoken: Text = {}
    for key, language in LANGUAGES.items():
        with translation.override(language):
            days = {
                name: _day(payload[name], key)
                for name in ("contact_by", "mend_by", "due_on")
                if payload.get(name)
            }
            spoken[key] = str(words) % days
    return spoken


def _day(value: str, language: str) -> str:
    day = date.fromisoformat(value)
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else day.isoformat()
