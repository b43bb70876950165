"""From rows to what the floors above see, with one query for each kind of name."""

from collections.abc import Iterable
from datetime import date

from zhengtong.blocks.identity import queries as identity
from zhengtong.frontline.ratings import queries as ratings
from zhengtong.frontline.ratings.queries import RatingView
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.refs import key_of, kind_of, ref
from zhengtong.kernel.words import Text
from zhengtong.kernel.workdays import Calendar
from zhengtong.registers.catalogue import queries as catalogue

from . import policies
from .limits import Limits
from .models import FollowUp, FollowUpStep, Signal
from .states import CONTACT_OWED, MENDING_OWED, TABLE, Ending, Level, Stage, State, Verb
from .views import FollowUpCard, SignalView, StepView, VerbView


def follow_up_ref(pk: int) -> str:
    return ref("follow-up", pk)


def signal_ref(pk: int) -> str:
    return ref("signal", pk)


def ratings_of(found: Iterable[FollowUp]) -> dict[str, RatingView]:
    """The ratings behind follow-ups, by their ref, in one query."""
    ids = {int(key_of(row.rating, "rating")) for row in found}
    return {view.ref: view for view in ratings.ratings(ids).values()} if ids else {}


def next_by(row: FollowUp) -> date | None:
    """The day of the limit that runs now; None once the matter is mended."""
    if row.state in CONTACT_OWED:
        return row.contact_by
    return row.mend_by if row.state in MENDING_OWED else None


def colour(due: date | None, today: date, calendar: Calendar, limits: Limits) -> str:
    """The colour of a limit in a list."""
    if due is None:
        return "done"
    if due < today:
        return Level.RED
    return Level.YELLOW if calendar.count(today, due) <= limits.near_days else Level.CALM


def follow_up_card(
    row: FollowUp, rating: RatingView, today: date, calendar: Calendar, limits: Limits
) -> FollowUpCard:
    due = next_by(row)
    return FollowUpCard(
        id=row.pk,
        ref=follow_up_ref(row.pk),
        about=row.about,
        rating=row.rating,
        item=row.item,
        item_name=rating.item_name,
        body=row.body,
        level=row.level,
        level_name=rating.level_name,
        words=rating.words,
        state=State(row.state),
        opened_at=row.opened_at,
        contact_by=row.contact_by,
        mend_by=row.mend_by,
        next_by=due,
        days_left=None if due is None else calendar.count(today, due),
        colour=colour(due, today, calendar, limits),
        contact_late=row.contact_late,
        mend_late=row.mend_late,
    )


def step_views(found: Iterable[FollowUpStep]) -> tuple[StepView, ...]:
    steps = list(found)
    names = identity.names_of({step.by for step in steps}) if steps else {}
    bodies = {b.code: b.short for b in identity.bodies(codes={step.body for step in steps})}
    return tuple(
        StepView(
            verb=Verb(step.verb),
            at=step.at,
            by=step.by,
            by_name=names.get(step.by, ""),
            body_name=bodies.get(step.body, {}),
            words=step.words,
            satisfied=step.satisfied,
        )
        for step in steps
    )


def verb_views(row: FollowUp, by: Actor) -> tuple[VerbView, ...]:
    """The verbs of the present state that this official's roles allow."""
    views = []
    for name in TABLE.verbs(row.state):
        verb = Verb(name)
        if policies.may_act(by, verb, row.body):
            own = policies.is_own_work(by, verb, row.mended_by)
            views.append(VerbView(verb, not own, policies.OWN_WORK if own else ""))
    return tuple(views)


def signal_views(found: Iterable[Signal], today: date, calendar: Calendar) -> list[SignalView]:
    signals = list(found)
    codes = {signal.body for signal in signals}
    names: dict[str, Text] = {b.code: b.short for b in identity.bodies(codes=codes)}
    items = {c.code: c.name for c in catalogue.cards(sorted({row.item for row in signals}))}
    return [
        SignalView(
            id=row.pk,
            about=row.about,
            number=key_of(row.about) if kind_of(row.about) else row.about,
            body=row.body,
            body_name=names.get(row.body, {"zh": row.body}),
            item=row.item,
            item_name=items.get(row.item, {"zh": row.item}),
            stage=Stage(row.stage),
            level=Level(row.level),
            due_on=row.due_on,
            days_left=calendar.count(today, row.due_on),
            raised_at=row.raised_at,
            red_at=row.red_at,
            up=row.up,
            cleared_at=row.cleared_at,
            ending=Ending(row.ending) if row.ending else None,
        )
        for row in signals
    ]
