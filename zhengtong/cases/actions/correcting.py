"""Corrections: the applicant supplies what was asked for, in a draft like the first one."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.forms import queries as forms
from zhengtong.cases import keeping, policies, signing, stepping
from zhengtong.cases.events import CorrectionSupplied, DraftStarted
from zhengtong.cases.holding import Held, find, hold, refusal
from zhengtong.cases.models import Case, Draft, DraftState, Material
from zhengtong.cases.signing import Signature
from zhengtong.cases.states import Verb
from zhengtong.cases.views import CaseView, DraftView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Refused

from .submitting import check_complete, hand_in, signed_materials


@transaction.atomic
def begin(number: str, *, by: Actor, at: datetime) -> DraftView:
    """Open the draft in which the corrections to a case are made; again, the same draft.

    It holds the answers of the case, and asks only for the materials that were asked for.
    `drafting.save` and `collecting` work on it. Raises NotFound, Refused, Forbidden.
    """
    held = find(number, by, at=at, lock=True, heavy=True)
    verdict = policies.check(Verb.SUPPLEMENT, by, held.facts(at))
    if not verdict.open:
        raise refusal(verdict)
    case = held.case
    keeper = by.ref if by.is_staff else ""
    draft = Draft.objects.filter(case=case, state=DraftState.OPEN, keeper=keeper).first()
    if draft is None:
        draft = Draft.objects.create(
            item_version_id=case.item_version_id,
            item_code=case.item_code,
            item_name=case.item_name,
            case=case,
            applicant=case.applicant,
            maker=by.ref,
            keeper=keeper,
            channel="counter" if by.is_staff else case.channel,
            answers=case.answers,
            started_at=at,
            saved_at=at,
        )
        journal.record(
            DraftStarted(ref=draft.ref, item=case.item_code, applicant=case.applicant),
            by=by,
            at=at,
        )
    return keeping.view_of(draft)


@transaction.atomic
def supplement(draft_id: str, signature: Signature, *, by: Actor, at: datetime) -> CaseView:
    """Send the corrections: the case goes back to the body, whose five days begin anew.

    Sent twice, it is one answer. Raises NotFound, Invalid (incomplete, not signed), Refused, Stale.
    """
    draft = keeping.find(draft_id, by, at=at, lock=True)
    if draft.case is None:
        raise Refused(
            _("This draft is a new application, not a correction."),
            hint=_("Submit it from its review page."),
            code="application",
        )
    if draft.state == DraftState.SUBMITTED:
        return stepping.view_of(draft.case)
    if draft.state != DraftState.OPEN:
        raise keeping.unknown()
    held = hold(draft.case.number, Verb.SUPPLEMENT, version=draft.case.version, by=by, at=at)
    pins = keeping.pinned(draft)
    files = list(draft.materials.all())
    form = forms.form(pins.form_version_id)
    check_complete(form, draft, pins.materials, files, at=at)
    signing.check(signature, by=by)
    draft.answers = forms.settled(form, draft.answers)
    return _supply(held, draft, form, signature, by=by, at=at)


def _supply(
    held: Held, draft: Draft, form: forms.Form, signature: Signature, *, by: Actor, at: datetime
) -> CaseView:
    case, correction = held.case, held.correction
    if correction is not None:
        correction.before = Case.objects.values_list("answers", flat=True).get(pk=case.pk)
        correction.supplied_at = at
        correction.save(update_fields=["before", "supplied_at"])
    files = list(draft.materials.all())
    case.materials.filter(key__in={f.key for f in files}).update(replaced=True)
    hand_in(case, files, round_number=1, by=by, at=at)
    case.answers = draft.answers
    case.received_on = local_date(at)
    case.signature = signing.seal(
        signature,
        subject=case.applicant,
        item_version=case.item_version_id,
        form=form.digest,
        answers=case.answers,
        materials=signed_materials(_in_force(case)),
        by=by,
        at=at,
    )
    draft.state, draft.number = DraftState.SUBMITTED, case.number
    draft.answers, draft.rough, draft.sources = {}, {}, {}
    draft.save(update_fields=["state", "number", "answers", "rough", "sources"])
    return stepping.finish(
        held,
        Verb.SUPPLEMENT,
        lambda: [
            CorrectionSupplied(
                ref=case.ref, applicant=case.applicant, accept_by=case.due_on.isoformat()
            )
        ],
        by=by,
        at=at,
        result="supplied",
        extra=("answers", "signature"),
    )


def _in_force(case: Case) -> list[Material]:
    return list(case.materials.filter(replaced=False))
