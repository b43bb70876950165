"""Submission: the draft becomes a case with number, clock and process, or nothing happens.

One transaction. Sent twice, in two windows or by an impatient finger, the same draft is the same
case: the draft's row is locked first, and the case carries the draft's id.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.forms import queries as forms
from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.queries import SubjectView
from zhengtong.blocks.process import actions as process
from zhengtong.cases import (
    clockwork,
    keeping,
    number,
    ruling,
    serials,
    signing,
    statements,
    stepping,
    writing,
)
from zhengtong.cases.events import CaseSubmitted
from zhengtong.cases.law import acceptance
from zhengtong.cases.models import (
    Case,
    CaseSeat,
    Draft,
    DraftMaterial,
    DraftState,
    LetterKind,
    Material,
)
from zhengtong.cases.signing import Signature, SignedMaterial
from zhengtong.cases.states import DeliveryMode, Receipt, State
from zhengtong.cases.views import CaseView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.encryption import blind_index
from zhengtong.kernel.errors import Forbidden, Invalid, Refused
from zhengtong.kernel.masking import mask_name
from zhengtong.registers.catalogue import queries as catalogue
from zhengtong.registers.licences import actions as licences

#: Answers of these kinds may steer the process; they say nothing about a person.
STEERING = ("choice", "yes_no")
LONGEST_FACT = 200
DELIVERY_FACT = "delivery_mode"
DELIVERY_ELEMENT = "delivery.way"
COUNTER = "counter"


@transaction.atomic
def submit(
    draft_id: str, signature: Signature, *, by: Actor, at: datetime, delivery: str = ""
) -> CaseView:
    """Submit a draft. Answers the same case when it was submitted before.

    `delivery` is how the result is wanted: electronic, pickup or courier (when nothing is said,
    electronically; for an application on paper, at the counter).

    Raises NotFound for a foreign or unknown draft, Invalid with the fields and materials that are
    wrong or missing or when it is not signed, Refused for a draft of corrections, Forbidden when
    the mandate has ended.
    """
    draft = keeping.find(draft_id, by, at=at, lock=True)
    if draft.state == DraftState.SUBMITTED and draft.number:
        return stepping.view_of(Case.objects.get(number=draft.number))
    if draft.state != DraftState.OPEN:
        raise keeping.unknown()
    if draft.case_id:
        raise Refused(
            _("This draft supplies corrections to a case."),
            hint=_("Send it from the page of the case."),
            code="correction",
        )
    _check_mandate(draft, by, at)
    pins = keeping.pinned(draft)
    form = forms.form(pins.form_version_id)
    files = statements.DRAFT_FILES.all(draft.pk)
    check_complete(form, draft, pins.materials, files, at=at)
    signing.check(signature, by=by)
    draft.answers = forms.settled(form, draft.answers)
    subject = identity.subject(draft.applicant)
    case = _make_case(draft, pins, subject, by=by, at=at)
    case.wanted_delivery = _wanted(delivery, form, draft)
    case.signature = signing.seal(
        signature,
        subject=draft.applicant,
        item_version=draft.item_version_id,
        form=form.digest,
        answers=draft.answers,
        materials=signed_materials(files),
        by=by,
        at=at,
    )
    clockwork.wind(case)
    statements.NEW_CASE.one(case)
    hand_in(case, files, round_number=0, by=by, at=at)
    _set_seats(case)
    letter = writing.write(case, LetterKind.RECEIPT, at=at)
    journal.record(_news(case, draft, letter.number), by=by, at=at)
    facts = _facts(case, form, draft.answers)
    if pins.decisions:
        asked = ruling.facts_of(form, draft.answers, draft.applicant, case.applicant_kind)
        facts |= ruling.rule(case.ref, pins.decisions, asked, by=by, at=at, on=case.received_on)
    position = process.start(
        pins.process_version_id,
        ref=case.ref,
        participants=pins.participants,
        facts=facts,
        by=by,
        at=at,
    )
    stepping.sync_turns(case, (), position.opened)
    if pins.decisions:
        stepping.catch_up(case)
    _seal_draft(draft, case)
    return stepping.view_of(case)


def _wanted(delivery: str, form: forms.Form, draft: Draft) -> str:
    """How the result is wanted: as said, else as answered in the form, else by the channel."""
    asked = next((field.key for field in form.fields if field.element == DELIVERY_ELEMENT), "")
    chosen = delivery or draft.answers.get(asked) or ""
    if not chosen:
        return DeliveryMode.PICKUP if draft.channel == COUNTER else DeliveryMode.ELECTRONIC
    if chosen not in DeliveryMode.values:
        raise Invalid(fields={"delivery": [_("Choose how the result is delivered.")]})
    return str(chosen)


def _check_mandate(draft: Draft, by: Actor, at: datetime) -> None:
    if not by.is_staff and not identity.may_apply(by, draft.item_code, at=at):
        raise Forbidden(
            _("Your mandate does not cover this service."),
            hint=_("Ask the legal representative to extend it. The draft is kept."),
        )


def check_complete(
    form: forms.Form,
    draft: Draft,
    asked_for: Iterable[Mapping[str, Any]],
    files: Sequence[DraftMaterial],
    *,
    at: datetime,
) -> None:
    """Raises Invalid with every field and material that is wrong or missing, all at once."""
    problems: dict[str, list[Any]] = {}
    for error in forms.check(form, draft.answers, on=local_date(at)):
        problems.setdefault(error.field, []).append(error.message)
    for key in draft.rough:
        message = _("What was typed here is not well formed yet. Correct it or empty it.")
        problems.setdefault(key, [message])
    views = keeping.material_views(asked_for, files, keeping.asked_of(draft))
    for material in keeping.missing(views):
        problems[f"material:{material.key}"] = [_("This material is missing.")]
    if problems:
        raise Invalid(
            _("The application is not complete yet."),
            hint=_("Go through what is listed; everything else is kept."),
            fields=problems,
            code="incomplete",
        )


def signed_materials(files: Iterable[DraftMaterial | Material]) -> list[SignedMaterial]:
    """The materials as they are signed, in a stable order."""
    signed = [SignedMaterial(f.key, f.how, f.document, f.licence) for f in files]
    return sorted(signed, key=lambda m: (m.key, m.how, m.document, m.licence))


def _make_case(
    draft: Draft, pins: catalogue.Pinned, subject: SubjectView, *, by: Actor, at: datetime
) -> Case:
    day = local_date(at)
    item_prefix = number.prefix(pins.code, body=pins.body, level=pins.level, key=pins.item_id)
    serial = serials.following(f"case:{item_prefix}:{day:%Y%m%d}")
    acts_for_other = by.ref != draft.applicant and not by.is_staff
    promised, statutory = pins.limits.promised, pins.limits.statutory
    return Case(
        number=number.make(item_prefix, day, serial),
        draft=draft.id,
        item_version_id=draft.item_version_id,
        item_code=draft.item_code,
        item_name=draft.item_name,
        body=pins.body,
        bodies=sorted({pins.body, *pins.participants.values()}),
        handling=pins.handling,
        applicant=draft.applicant,
        applicant_kind=subject.kind,
        applicant_name=subject.name,
        applicant_number=subject.number,
        applicant_masked=mask_name(subject.name) if subject.kind == "person" else subject.name,
        name_index=blind_index(subject.name),
        agent=by.ref if acts_for_other else "",
        agent_name=by.name if acts_for_other else "",
        channel=draft.channel,
        answers=draft.answers,
        state=State.SUBMITTED,
        received_at=at,
        received_on=day,
        promised_days=promised.days,
        promised_unit=promised.unit,
        statutory_days=statutory.days,
        statutory_unit=statutory.unit,
        supply_days=pins.limits.correction or acceptance.SUPPLY_WITHIN,
    )


def hand_in(
    case: Case, files: Sequence[DraftMaterial], *, round_number: int, by: Actor, at: datetime
) -> None:
    """Copy the materials of a draft to the case, and tell the holders of the licences used."""
    statements.NEW_MATERIALS.all(
        Material(
            case=case,
            key=row.key,
            how=row.how,
            document=row.document,
            licence=row.licence,
            name=row.name,
            media_type=row.media_type,
            size=row.size,
            copies=row.copies,
            round=round_number,
            at=row.at,
        )
        for row in files
    )
    for row in files:
        if row.how == Receipt.LICENCE:
            licences.note_use(
                row.licence,
                kind="submitted",
                by=by,
                at=at,
                purpose=case.item_name,
                about=case.ref,
            )


def _set_seats(case: Case) -> None:
    statements.NEW_SEATS.all(
        CaseSeat(
            case=case,
            body=body,
            state=case.state,
            item_code=case.item_code,
            received_at=case.received_at,
            due_on=case.due_on,
        )
        for body in case.bodies
    )


def _news(case: Case, draft: Draft, letter: str) -> CaseSubmitted:
    return CaseSubmitted(
        ref=case.ref,
        item=case.item_code,
        version=draft.item_version_id,
        body=case.body,
        applicant=case.applicant,
        handling=case.handling,
        accept_by=case.due_on.isoformat(),
        letter=letter,
    )


def _facts(case: Case, form: forms.Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What the process may ask for: no fact says who the applicant is."""
    facts: dict[str, Any] = {
        "handling": case.handling,
        "applicant_kind": case.applicant_kind,
        DELIVERY_FACT: case.wanted_delivery,
        ruling.APPROVAL: ruling.BY_HAND,
    }
    for field in form.fields:
        value = answers.get(field.key)
        if field.type in STEERING and not field.personal and isinstance(value, str | bool):
            facts.setdefault(field.key, _short(value))
    return facts


def _short(value: str | bool) -> str | bool:
    return value[:LONGEST_FACT] if isinstance(value, str) else value


def _seal_draft(draft: Draft, case: Case) -> None:
    draft.state = DraftState.SUBMITTED
    draft.number = case.number
    draft.answers, draft.rough, draft.sources = {}, {}, {}
    draft.version += 1
    statements.SEALED_DRAFT.write(draft)
