"""Replying to a rating."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.frontline.ratings import policies, rows
from zhengtong.frontline.ratings.events import RatingReplied
from zhengtong.frontline.ratings.levels import scale
from zhengtong.frontline.ratings.models import Rating
from zhengtong.frontline.ratings.screening import screen
from zhengtong.frontline.ratings.tallying import count
from zhengtong.frontline.ratings.views import RatingView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Invalid, NotFound, Refused


@transaction.atomic
def reply(rating_id: int, words: str, *, by: Actor, at: datetime) -> RatingView:
    """Answer a rating in the name of the body; once, and published with it.

    The same words again change nothing. Raises NotFound, Forbidden for anybody outside the body,
    Invalid for no words or too many, Refused when the body has replied otherwise.
    """
    found = Rating.objects.select_for_update(of=("self",)).select_related("invitation")
    row = found.filter(pk=rating_id).first()
    if row is None:
        raise NotFound(_("This rating is not known."), code="rating")
    policies.may_reply(by, row.body)
    said = screen(words)
    if not 1 <= len(said) <= scale().longest_words:
        limit = {"number": scale().longest_words}
        raise Invalid(fields={"words": [_("Write 1 to %(number)s characters.") % limit]})
    if row.reply == said:
        return rows.rating_views([row])[0]
    if row.reply:
        raise Refused(_("The body has replied to this rating already."), code="replied")
    row.reply, row.replied_at, row.replied_by = said, at, by.ref
    row.save(update_fields=["reply", "replied_at", "replied_by"])
    count("replied", body=row.body, item=row.item, day=local_date(at))
    journal.record(
        RatingReplied(
            ref=rows.ref_of(row.pk), about=row.invitation.about, item=row.item, body=row.body
        ),
        by=by,
        at=at,
    )
    return rows.rating_views([row])[0]
