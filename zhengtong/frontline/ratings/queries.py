"""Reads about ratings."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden, NotFound
from zhengtong.kernel.keyset import Page, page
from zhengtong.kernel.statements import Statement

from . import policies, rows
from .levels import LevelView, ReasonView, scale
from .models import Invitation, Rating, Tally
from .states import Channel, State
from .views import Indicators, InvitationView, RatingView

__all__ = [
    "Channel",
    "Indicators",
    "InvitationView",
    "LevelView",
    "RatingView",
    "ReasonView",
    "State",
]

NEWEST = ("-given_at", "-id")
COUNTERS = ("invited", "lapsed", "replied", *(f"level_{n}" for n in range(1, 6)))


def levels() -> tuple[LevelView, ...]:
    """The five levels with their reasons, the best first."""
    return scale().levels


def invitation(token: str) -> InvitationView:
    """The invitation with this token; raises NotFound."""
    row = Invitation.objects.filter(token=token.replace("\x00", "")).first()
    if row is None:
        raise NotFound(_("This invitation to rate is not known."), code="invitation")
    return rows.invitation_views([row])[0]


def invitation_of_case(about: str) -> InvitationView | None:
    """The invitation to rate one matter (the ref of a case), if there is one."""
    found = rows.invitation_views(Invitation.objects.filter(about=about))
    return found[0] if found else None


def invitations_of(applicant: str, *, limit: int = 20) -> list[InvitationView]:
    """What a person or company may still rate, the newest first."""
    found = Invitation.objects.filter(applicant=applicant, state=State.OPEN).order_by("-id")
    return rows.invitation_views(found[:limit])


def _all() -> QuerySet[Rating]:
    return Rating.objects.select_related("invitation")


def of_case(about: str) -> RatingView | None:
    """The rating of one matter (the ref of a case), if it has been rated."""
    found = rows.rating_views(_all().filter(invitation__about=about))
    return found[0] if found else None


def rating(rating_id: int) -> RatingView:
    """A rating by its id; raises NotFound. Who may see it is for the caller to know."""
    found = rows.rating_views(_all().filter(pk=rating_id))
    if not found:
        raise NotFound(_("This rating is not known."), code="rating")
    return found[0]


def ratings(ids: Iterable[int]) -> dict[int, RatingView]:
    """Many ratings at once by id; what is not known is left out."""
    return {view.id: view for view in rows.rating_views(_all().filter(pk__in=set(ids)))}


def ratings_of_body(
    body: str, *, by: Actor, bad_only: bool = False, after: str = "", size: int = 20
) -> Page[RatingView]:
    """The ratings of a body, the newest first, for its officials and for supervisors.

    Raises Forbidden for everybody else.
    """
    if not policies.may_read_body(by, body):
        raise Forbidden(_("You may read the ratings of your own body."))
    found = _all().filter(body=body)
    return _page(found.filter(bad=True) if bad_only else found, after, size)


def ratings_of_item(item: str, *, after: str = "", size: int = 10) -> Page[RatingView]:
    """The ratings of a service item as published (国办发〔2019〕51号), the newest first."""
    return _page(_all().filter(item=item), after, size)


def _page(found: QuerySet[Rating], after: str, size: int) -> Page[RatingView]:
    kept = page(found, order=NEWEST, after=after, size=size)
    return Page(rows=rows.rating_views(kept.rows), next=kept.next)


def of_body(body: str, since: date | None = None, until: date | None = None) -> Indicators:
    """The indicators of a body over the months from `since` to `until`, both included."""
    return of_bodies([body], since, until)[body]


def of_bodies(
    bodies: Iterable[str], since: date | None = None, until: date | None = None
) -> dict[str, Indicators]:
    """The indicators of several bodies, in one query."""
    wanted = list(bodies)
    found = _between(since, until).filter(body__in=wanted).values("body")
    sums: dict[str, Any] = {row["body"]: row for row in found.annotate(**_sums())}
    return {body: _indicators(sums.get(body, {})) for body in wanted}


def of_item(item: str, since: date | None = None, until: date | None = None) -> Indicators:
    """The indicators of a service item over the months from `since` to `until`."""
    if since is None and until is None:
        sums = _OF_ITEM.rows(item)
        names = (f"sum_{name}" for name in COUNTERS)
        return _indicators(dict(zip(names, sums[0], strict=True)) if sums else {})
    return _indicators(_between(since, until).filter(item=item).aggregate(**_sums()))


def overall(since: date | None = None, until: date | None = None) -> Indicators:
    """The indicators of the whole installation."""
    return _indicators(_between(since, until).aggregate(**_sums()))


def _between(since: date | None, until: date | None) -> QuerySet[Tally]:
    found = Tally.objects.all()
    if since is not None:
        found = found.filter(month__gte=since.replace(day=1))
    return found if until is None else found.filter(month__lte=until.replace(day=1))


def _sums() -> dict[str, Sum]:
    return {f"sum_{name}": Sum(name) for name in COUNTERS}


#: Stands on every guide.
_OF_ITEM = Statement(
    lambda item: (
        Tally.objects.filter(item=item)
        .order_by()
        .values("item")
        .annotate(**_sums())
        .values_list(*(f"sum_{name}" for name in COUNTERS))
    )
)


def _indicators(sums: Mapping[str, Any]) -> Indicators:
    known = {name: int(sums.get(f"sum_{name}") or 0) for name in COUNTERS}
    one, two, three, four, five = (known[f"level_{n}"] for n in range(1, 6))
    return Indicators(
        invited=known["invited"],
        rated=one + two + three + four + five,
        lapsed=known["lapsed"],
        replied=known["replied"],
        levels=(one, two, three, four, five),
    )
