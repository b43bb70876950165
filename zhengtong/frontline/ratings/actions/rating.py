"""Rating a service."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.frontline.ratings import policies, rows
from zhengtong.frontline.ratings.events import RatingGiven
from zhengtong.frontline.ratings.levels import BEST, WORST, is_bad, level, scale
from zhengtong.frontline.ratings.models import Invitation, Rating
from zhengtong.frontline.ratings.screening import screen
from zhengtong.frontline.ratings.states import TABLE, Channel, State, Verb
from zhengtong.frontline.ratings.tallying import count
from zhengtong.frontline.ratings.views import RatingView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Invalid, NotFound, Refused


@transaction.atomic
def rate(
    token: str,
    given: int,
    *,
    reasons: Iterable[str] = (),
    words: str = "",
    channel: str = Channel.PORTAL,
    by: Actor,
    at: datetime,
) -> RatingView:
    """Rate the matter of an invitation on the five levels (GB/T 39046-2020, A.8).

    `given` is 1 (very satisfied) to 5; `reasons` are keys of that level; a bad rating (4, 5) names
    a reason or says some words. Numbers in the words that name a person are masked before they are
    kept. The same rating sent twice is one rating.

    Raises NotFound for an unknown token, Invalid, Refused when the matter has been rated otherwise
    or the invitation has lapsed, Forbidden for officials.
    """
    policies.may_rate(by)
    chosen = tuple(dict.fromkeys(reasons))
    said = screen(words)
    _check(given, chosen, said, channel)
    row = Invitation.objects.select_for_update().filter(token=token.replace("\x00", "")).first()
    if row is None:
        raise NotFound(_("This invitation to rate is not known."), code="invitation")
    if row.state == State.RATED:
        return _again(row, given, chosen, said)
    if row.state == State.LAPSED or local_date(at) > row.open_until:
        raise Refused(_("The time to rate this matter has passed."), code="lapsed")
    row.state = TABLE.next(row.state, Verb.RATE)
    row.save(update_fields=["state"])
    rating = Rating.objects.create(
        invitation=row,
        item=row.item,
        body=row.body,
        level=given,
        bad=is_bad(given),
        reasons=list(chosen),
        words=said,
        channel=Channel(channel),
        given_at=at,
    )
    count(f"level_{given}", body=row.body, item=row.item, day=local_date(at))
    journal.record(
        RatingGiven(
            ref=rows.ref_of(rating.pk),
            about=row.about,
            item=row.item,
            body=row.body,
            level=given,
            bad=rating.bad,
            channel=str(rating.channel),
        ),
        by=by,
        at=at,
    )
    return rows.rating_views([rating])[0]


def _check(given: int, reasons: tuple[str, ...], words: str, channel: str) -> None:
    if not BEST <= given <= WORST:
        raise Invalid(fields={"level": [_("Choose one of the five levels.")]})
    known = {reason.key for reason in level(given).reasons}
    wrong: dict[str, list[Any]] = {}
    if not set(reasons) <= known:
        wrong["reasons"] = [_("Choose reasons that belong to the level.")]
    if len(words) > scale().longest_words:
        wrong["words"] = [
            _("Write at most %(number)s characters.") % {"number": scale().longest_words}
        ]
    if channel not in Channel.values:
        wrong["channel"] = [_("This channel is not known.")]
    if is_bad(given) and not reasons and not words:
        wrong["reasons"] = [_("Tick what went wrong, or say it in your own words.")]
    if wrong:
        raise Invalid(fields=wrong)


def _again(row: Invitation, given: int, reasons: tuple[str, ...], words: str) -> RatingView:
    known = Rating.objects.select_related("invitation").get(invitation=row)
    if (known.level, tuple(known.reasons), known.words) == (given, reasons, words):
        return rows.rating_views([known])[0]
    raise Refused(
        _("This matter has been rated already."),
        hint=_("Thank you. Each matter is rated once; the body may reply to your rating."),
        code="rated",
    )
