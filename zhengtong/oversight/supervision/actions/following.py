"""Following up a bad rating to its end."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel import calendars, journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Invalid, NotFound, Stale
from zhengtong.kernel.events import Event
from zhengtong.oversight.supervision import events, policies, rows
from zhengtong.oversight.supervision.limits_in_use import limits_for
from zhengtong.oversight.supervision.models import FollowUp, FollowUpStep
from zhengtong.oversight.supervision.states import TABLE, Resolution, State, Verb

LONGEST = 2000


@transaction.atomic
def open_follow_up(
    rating: str, *, about: str, item: str, body: str, level: int, by: Actor, at: datetime
) -> int:
    """Open the follow-up of a bad rating (its ref); asked again, the same. Returns its id.

    Its limits run in working days from the day after the rating (国办发〔2019〕51号).
    """
    policies.demand_house(by)
    limits, calendar, today = limits_for(body), calendars.calendar(), local_date(at)
    row, fresh = FollowUp.objects.get_or_create(
        rating=rating,
        defaults={
            "about": about,
            "item": item,
            "body": body,
            "level": level,
            "opened_at": at,
            "contact_by": calendar.add(today, limits.contact_days),
            "mend_by": calendar.add(today, limits.mend_days),
        },
    )
    if fresh:
        opened = events.FollowUpOpened(
            ref=rows.follow_up_ref(row.pk),
            about=about,
            rating=rating,
            item=item,
            body=body,
            contact_by=row.contact_by.isoformat(),
            mend_by=row.mend_by.isoformat(),
        )
        journal.record(opened, by=by, at=at)
    return row.pk


@transaction.atomic
def contact(follow_up: int, words: str, *, version: int, by: Actor, at: datetime) -> None:
    """Note that the person was reached, and what they said."""
    row = _turn(follow_up, Verb.CONTACT, words, version, by, at)
    row.contacted_at = at
    in_time = local_date(at) <= row.contact_by
    row.contact_late = not in_time
    news = events.FollowUpContacted(ref=rows.follow_up_ref(row.pk), body=row.body, in_time=in_time)
    _keep(row, news, by, at)


@transaction.atomic
def attempt(follow_up: int, words: str, *, version: int, by: Actor, at: datetime) -> None:
    """Note that the person could not be reached, when and how it was tried."""
    row = _turn(follow_up, Verb.ATTEMPT, words, version, by, at)
    news = events.FollowUpAttempted(ref=rows.follow_up_ref(row.pk), body=row.body)
    _keep(row, news, by, at)


@transaction.atomic
def mend(follow_up: int, words: str, *, version: int, by: Actor, at: datetime) -> None:
    """Report what was mended (诉求合理: 立行立改、限期整改)."""
    _mend(follow_up, Verb.MEND, Resolution.MENDED, words, version, by, at)


@transaction.atomic
def explain(follow_up: int, words: str, *, version: int, by: Actor, at: datetime) -> None:
    """Explain why nothing can be mended: what is asked for has no ground in law (解释说明)."""
    _mend(follow_up, Verb.EXPLAIN, Resolution.EXPLAINED, words, version, by, at)


@transaction.atomic
def revisit(
    follow_up: int, words: str, *, satisfied: bool, version: int, by: Actor, at: datetime
) -> None:
    """Note what the person says now (实名差评 100% 回访)."""
    row = _turn(follow_up, Verb.REVISIT, words, version, by, at, satisfied=satisfied)
    row.revisited_at, row.satisfied = at, satisfied
    news = events.FollowUpRevisited(
        ref=rows.follow_up_ref(row.pk), body=row.body, satisfied=satisfied
    )
    _keep(row, news, by, at)


@transaction.atomic
def reopen(follow_up: int, words: str, *, version: int, by: Actor, at: datetime) -> None:
    """Have it mended again; the limit for mending begins anew."""
    row = _turn(follow_up, Verb.REOPEN, words, version, by, at)
    days = limits_for(row.body).mend_days
    row.mend_by = calendars.calendar().add(local_date(at), days)
    row.mended_at, row.mended_by, row.resolution = None, "", ""
    row.revisited_at, row.satisfied, row.mend_late = None, None, False
    news = events.FollowUpReopened(
        ref=rows.follow_up_ref(row.pk), body=row.body, mend_by=row.mend_by.isoformat()
    )
    _keep(row, news, by, at)


@transaction.atomic
def close(follow_up: int, words: str, *, version: int, by: Actor, at: datetime) -> None:
    """Close the matter; by somebody other than who mended it."""
    row = _turn(follow_up, Verb.CLOSE, words, version, by, at)
    row.closed_at = at
    news = events.FollowUpClosed(
        ref=rows.follow_up_ref(row.pk), body=row.body, resolution=row.resolution
    )
    _keep(row, news, by, at)


def _mend(
    follow_up: int,
    verb: Verb,
    resolution: Resolution,
    words: str,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    row = _turn(follow_up, verb, words, version, by, at)
    in_time = local_date(at) <= row.mend_by
    row.mended_at, row.mended_by, row.resolution = at, by.ref, resolution
    row.mend_late = not in_time
    news = events.FollowUpMended(
        ref=rows.follow_up_ref(row.pk), body=row.body, resolution=resolution, in_time=in_time
    )
    _keep(row, news, by, at)


def _turn(
    follow_up: int,
    verb: Verb,
    words: str,
    version: int,
    by: Actor,
    at: datetime,
    *,
    satisfied: bool | None = None,
) -> FollowUp:
    """Check actor, version, state and words, and write the step; the caller keeps the rest.

    Raises NotFound for who may not even see it, Forbidden, Stale, Refused and Invalid.
    """
    row = FollowUp.objects.select_for_update().filter(pk=follow_up).first()
    if row is None or not policies.may_see(by, row.body):
        raise NotFound(_("There is no such follow-up."), code="follow-up")
    policies.demand(by, verb, row.body, row.mended_by)
    if row.version != version:
        raise Stale()
    row.state = State(TABLE.next(row.state, verb))
    said = words.replace("\x00", "").strip()
    if not 2 <= len(said) <= LONGEST:
        limit = {"number": LONGEST}
        raise Invalid(
            fields={"words": [_("Say what was done, in 2 to %(number)s characters.") % limit]}
        )
    FollowUpStep.objects.create(
        follow_up=row, verb=verb, at=at, by=by.ref, body=by.body, words=said, satisfied=satisfied
    )
    return row


def _keep(row: FollowUp, news: Event, by: Actor, at: datetime) -> None:
    row.version += 1
    row.save()
    journal.record(news, by=by, at=at)
