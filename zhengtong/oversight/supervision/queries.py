"""Reads of supervision: follow-ups and signals, by officials who may see them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel import calendars, clock
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import NotFound
from zhengtong.kernel.keyset import Page, page

from . import policies, rows
from .limits import Limits
from .limits_in_use import limits_for
from .models import FollowUp, Signal
from .states import UNFINISHED, Ending, Level, Resolution, Stage, State, Verb
from .views import (
    FollowUpCard,
    FollowUpDesk,
    FollowUpIndicators,
    FollowUpStatus,
    SignalCounts,
    SignalView,
    StepView,
    VerbView,
)

__all__ = [
    "Ending",
    "FollowUpCard",
    "FollowUpDesk",
    "FollowUpIndicators",
    "FollowUpStatus",
    "Level",
    "Limits",
    "Resolution",
    "SignalCounts",
    "SignalView",
    "Stage",
    "State",
    "StepView",
    "Verb",
    "VerbView",
]

COUNTED = 99


def _mine(found: QuerySet, body: str, by: Actor) -> QuerySet:
    """Rows of one body, or with no body those of all for supervisors and of their own for others;
    nothing for who may not see them."""
    if body:
        return found.filter(body=body) if policies.may_see(by, body) else found.none()
    if policies.may_watch(by):
        return found
    return found.filter(body=by.body) if by.is_staff and by.body else found.none()


def follow_ups(
    body: str = "",
    *,
    by: Actor,
    state: str = "",
    at: datetime | None = None,
    after: str = "",
    size: int = 20,
) -> Page[FollowUpCard]:
    """Follow-ups, the most urgent first: of one body, or of all that the actor may see.

    `state` is one state; empty for all that are unfinished; `all` for every one.
    """
    found = _mine(FollowUp.objects.all(), body, by)
    if state != "all":
        found = found.filter(state__in=[state] if state in State.values else UNFINISHED)
    kept = page(found, order=("mend_by", "id"), after=after, size=size)
    today, calendar = local_date(at or clock.now()), calendars.calendar()
    known = rows.ratings_of(kept.rows)
    limits = {code: limits_for(code) for code in {row.body for row in kept.rows}}
    cards = [
        rows.follow_up_card(row, known[row.rating], today, calendar, limits[row.body])
        for row in kept.rows
    ]
    return Page(rows=cards, next=kept.next)


def open_count(body: str = "", *, by: Actor) -> int:
    """How many follow-ups wait, counted no further than 99."""
    found = _mine(FollowUp.objects.filter(state__in=UNFINISHED), body, by)
    return int(found[:COUNTED].count())


def follow_up(follow_up_id: int, *, by: Actor, at: datetime | None = None) -> FollowUpDesk:
    """A follow-up in full, with the verbs open to this official.

    Raises NotFound for who may not see it.
    """
    row = FollowUp.objects.filter(pk=follow_up_id).first()
    if row is None or not policies.may_see(by, row.body):
        raise NotFound(_("There is no such follow-up."), code="follow-up")
    today, calendar = local_date(at or clock.now()), calendars.calendar()
    rating, limits = rows.ratings_of([row])[row.rating], limits_for(row.body)
    return FollowUpDesk(
        card=rows.follow_up_card(row, rating, today, calendar, limits),
        rating=rating,
        steps=rows.step_views(row.steps.all()),
        verbs=rows.verb_views(row, by),
        version=row.version,
        resolution=Resolution(row.resolution) if row.resolution else None,
        satisfied=row.satisfied,
        limits=limits,
        missing_years=tuple(calendar.missing_years(local_date(row.opened_at), row.mend_by)),
    )


def status_of(about: str) -> FollowUpStatus | None:
    """What became of the bad rating of a matter (the ref of a case), for the person who rated."""
    row = FollowUp.objects.filter(about=about).first()
    if row is None:
        return None
    return FollowUpStatus(
        id=row.pk,
        state=State(row.state),
        resolution=Resolution(row.resolution) if row.resolution else None,
        opened_at=row.opened_at,
        mend_by=row.mend_by,
        mended_at=row.mended_at,
        closed_at=row.closed_at,
    )


def indicators(body: str = "") -> FollowUpIndicators:
    """How a body, or all, answer bad ratings."""
    found = FollowUp.objects.filter(body=body) if body else FollowUp.objects.all()
    counts = found.aggregate(
        bad=Count("id"),
        mended=Count("id", filter=Q(mended_at__isnull=False)),
        revisited=Count("id", filter=Q(revisited_at__isnull=False)),
        late=Count("id", filter=Q(contact_late=True) | Q(mend_late=True)),
    )
    return FollowUpIndicators(**counts)


def limits_of(body: str = "") -> Limits:
    """The limits that count for a body, or for all that have none of their own."""
    return limits_for(body)


def signals(
    body: str = "",
    *,
    by: Actor,
    level: str = "",
    at: datetime | None = None,
    after: str = "",
    size: int = 20,
) -> Page[SignalView]:
    """The cards that are up, the longest due first; `level` is yellow, red, or empty for both."""
    found = _mine(Signal.objects.filter(up=True), body, by)
    wanted = [level] if level in (Level.YELLOW, Level.RED) else [Level.YELLOW, Level.RED]
    kept = page(found.filter(level__in=wanted), order=("due_on", "id"), after=after, size=size)
    views = rows.signal_views(kept.rows, local_date(at or clock.now()), calendars.calendar())
    return Page(rows=views, next=kept.next)


def signal_counts(body: str = "", *, by: Actor) -> SignalCounts:
    """How many cards of each colour are up, counted no further than 99."""
    found = _mine(Signal.objects.filter(up=True), body, by)
    yellow, red = (
        int(found.filter(level=level)[:COUNTED].count()) for level in (Level.YELLOW, Level.RED)
    )
    return SignalCounts(yellow=yellow, red=red, limit=COUNTED)


def levels_of(abouts: Iterable[str]) -> dict[str, Level]:
    """The colours of the cases (refs) that have a card up, in one query."""
    found = Signal.objects.filter(about__in=set(abouts), up=True)
    return {about: Level(level) for about, level in found.values_list("about", "level")}


def signals_of(about: str, *, at: datetime | None = None) -> list[SignalView]:
    """All cards a case (its ref) has had, the latest first."""
    found = Signal.objects.filter(about=about).order_by("-id")
    return rows.signal_views(found, local_date(at or clock.now()), calendars.calendar())
