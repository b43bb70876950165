"""Extension (延长): asked for, approved by the head, told with its reason (第四十二条)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.cases import stepping, writing
from zhengtong.cases.events import ExtensionApproved, ExtensionAsked, ExtensionDeclined
from zhengtong.cases.holding import Held, hold
from zhengtong.cases.law.decision import Limit, most_that_may_be_added
from zhengtong.cases.models import FAR, Case, Extension, ExtensionState, LetterKind
from zhengtong.cases.states import Verb
from zhengtong.cases.views import CaseView
from zhengtong.cases.wording import optional_words, required_words
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid


@transaction.atomic
def ask(number: str, days: int, reason: str, *, version: int, by: Actor, at: datetime) -> CaseView:
    """Ask the head of the body for more time. At most what the law allows, and only once.

    Raises NotFound, Stale, Refused, Forbidden, Invalid.
    """
    held = hold(number, Verb.ASK_EXTENSION, version=version, by=by, at=at)
    case = held.case
    most = most_that_may_be_added(Limit(case.statutory_days, case.statutory_unit))
    if not 1 <= days <= most:
        raise Invalid(
            fields={"days": [_("The law allows 1 to %(most)d more days.") % {"most": most}]}
        )
    case.with_extensions = True
    Extension.objects.create(
        case=case,
        days=days,
        reason=required_words("reason", reason),
        body=by.body,
        asked_by=by.ref,
        asked_at=at,
    )
    news = ExtensionAsked(ref=case.ref, days=days)
    return stepping.finish(held, Verb.ASK_EXTENSION, lambda: [news], by=by, at=at)


@transaction.atomic
def approve(number: str, answer: str = "", *, version: int, by: Actor, at: datetime) -> CaseView:
    """Approve the extension: the due dates move, and the applicant is told why.

    Raises NotFound, Stale, Refused (also for who asked for it), Forbidden.
    """
    held, extension = _answered(number, version, by, at)
    case = held.case
    _answer(extension, ExtensionState.APPROVED, optional_words("answer", answer), by, at)
    case.added_days = extension.days
    return stepping.finish(
        held, Verb.ANSWER_EXTENSION, lambda: [_approved(case, extension, at)], by=by, at=at
    )


def _approved(case: Case, extension: Extension, at: datetime) -> ExtensionApproved:
    """Write the notice, which names the new due date if one can be named, and the news of it."""
    due_on = "" if case.due_on == FAR else case.due_on.isoformat()
    data = {"days": extension.days, "reason": extension.reason, "due_on": due_on}
    letter = writing.write(case, LetterKind.EXTENSION, at=at, data=data)
    return ExtensionApproved(
        ref=case.ref,
        applicant=case.applicant,
        days=extension.days,
        due_on=due_on,
        letter=letter.number,
    )


@transaction.atomic
def decline(number: str, answer: str, *, version: int, by: Actor, at: datetime) -> CaseView:
    """Decline the extension, saying why. Raises as `approve` does, and Invalid without words."""
    held, extension = _answered(number, version, by, at)
    _answer(extension, ExtensionState.DECLINED, required_words("answer", answer), by, at)
    news = ExtensionDeclined(ref=held.case.ref, days=extension.days)
    return stepping.finish(held, Verb.ANSWER_EXTENSION, lambda: [news], by=by, at=at)


def _answered(number: str, version: int, by: Actor, at: datetime) -> tuple[Held, Extension]:
    held = hold(number, Verb.ANSWER_EXTENSION, version=version, by=by, at=at)
    if held.extension is None:
        raise Invalid(_("Nobody has asked for an extension."))
    return held, held.extension


def _answer(
    extension: Extension, state: ExtensionState, answer: str, by: Actor, at: datetime
) -> None:
    extension.state, extension.answer = state, answer
    extension.answered_by, extension.answered_at = by.ref, at
    extension.save(update_fields=["state", "answer", "answered_by", "answered_at"])
