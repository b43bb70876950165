"""What is said to who has rated: that the body has replied. The project's wiring sends it."""

from django.utils import translation
from django.utils.translation import gettext as _

from zhengtong.cases.letters import Message
from zhengtong.kernel.lines import LineView
from zhengtong.kernel.refs import key_of
from zhengtong.kernel.words import Text, say

from .models import Rating

LANGUAGES = {"zh": "zh-hans", "en": "en"}


def message_of(line: LineView) -> Message | None:
    """The message that tells of this line; None where there is nothing to tell."""
    if line.event != "RatingReplied":
        return None
    found = Rating.objects.select_related("invitation")
    row = found.filter(pk=int(key_of(line.ref, "rating"))).first()
    if row is None:
        return None
    title: Text = {}
    body: Text = {}
    for key, language in LANGUAGES.items():
        with translation.override(language):
            title[key] = _("The body has replied to your rating")
            body[key] = _("Your rating of “%(item)s” has a reply.") % {
                "item": say(row.invitation.item_name, key) or row.item
            }
    return Message(
        recipient=row.invitation.applicant,
        title=title,
        body=body,
        about=row.invitation.about,
        link=f"/rate/{row.invitation.token}/",
        key=f"rating-line:{line.id}",
    )
