"""An opinion of one reviewer (意见); the process joins those of several departments."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.cases import stepping
from zhengtong.cases.events import OpinionGiven
from zhengtong.cases.holding import hold
from zhengtong.cases.models import Opinion
from zhengtong.cases.states import Verb, View
from zhengtong.cases.views import CaseView
from zhengtong.cases.wording import optional_words, required_words
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid


@transaction.atomic
def give_opinion(
    number: str,
    view: str,
    words: str = "",
    *,
    version: int,
    by: Actor,
    at: datetime,
    task: int | None = None,
) -> CaseView:
    """Agree or disagree, in the step that is the reviewer's; who disagrees says why.

    `task` names the step when the reviewer has more than one. Raises NotFound, Stale, Refused,
    Forbidden, Invalid.
    """
    held = hold(number, Verb.OPINE, version=version, by=by, at=at, task=task)
    if view not in View.values:
        raise Invalid(fields={"view": [_("Choose whether you agree.")]})
    said = (
        required_words("words", words) if view == View.DISAGREE else optional_words("words", words)
    )
    turn = held.turn
    if turn is None:
        raise Invalid(fields={"task": [_("Name the step the opinion belongs to.")]})
    Opinion.objects.create(
        case=held.case,
        task=turn.task,
        result=turn.result,
        step=turn.name,
        body=by.body,
        by=by.ref,
        by_name=by.name,
        view=view,
        words=said,
        at=at,
    )
    news = OpinionGiven(ref=held.case.ref, task=turn.result, view=view)
    return stepping.finish(held, Verb.OPINE, lambda: [news], by=by, at=at, result=view)
