"""Inviting somebody to rate, and letting an invitation lapse."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from zhengtong.frontline.ratings import policies, rows
from zhengtong.frontline.ratings.events import RatingInvited, RatingLapsed
from zhengtong.frontline.ratings.levels import scale
from zhengtong.frontline.ratings.models import Invitation
from zhengtong.frontline.ratings.states import State
from zhengtong.frontline.ratings.tallying import count
from zhengtong.frontline.ratings.views import InvitationView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.refs import ref
from zhengtong.kernel.words import Text

LAPSE_BATCH = 500


@transaction.atomic
def invite(
    about: str,
    *,
    item: str,
    body: str,
    applicant: str,
    by: Actor,
    at: datetime,
    item_name: Text | None = None,
) -> InvitationView:
    """Invite the applicant of a matter (the ref of a case, or of a visit) to rate it.

    One matter is rated once (一事一评, GB/T 39734-2020): asked again, the same invitation. Raises
    Forbidden for anybody but the house and officials.
    """
    policies.may_invite(by)
    today = local_date(at)
    row, fresh = Invitation.objects.get_or_create(
        about=about,
        defaults={
            "item": item,
            "item_name": item_name or {},
            "body": body,
            "applicant": applicant,
            "token": secrets.token_urlsafe(16),
            "invited_at": at,
            "open_until": today + timedelta(days=scale().open_days),
        },
    )
    if fresh:
        count("invited", body=body, item=item, day=today)
        journal.record(
            RatingInvited(
                ref=ref(rows.INVITATION, row.pk),
                about=about,
                item=item,
                body=body,
                open_until=row.open_until.isoformat(),
            ),
            by=by,
            at=at,
        )
    return rows.invitation_views([row])[0]


@transaction.atomic
def lapse_due(*, by: Actor, at: datetime, limit: int = LAPSE_BATCH) -> int:
    """Close invitations whose last day has passed; returns how many, at most `limit`."""
    today = local_date(at)
    due = list(
        Invitation.objects.select_for_update(skip_locked=True)
        .filter(state=State.OPEN, open_until__lt=today)
        .order_by("open_until")[:limit]
    )
    for row in due:
        count("lapsed", body=row.body, item=row.item, day=today)
    Invitation.objects.filter(pk__in=[row.pk for row in due]).update(state=State.LAPSED)
    journal.record_all(
        [
            RatingLapsed(
                ref=ref(rows.INVITATION, row.pk), about=row.about, item=row.item, body=row.body
            )
            for row in due
        ],
        by=by,
        at=at,
    )
    return len(due)
