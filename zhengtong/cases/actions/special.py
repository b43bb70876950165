"""Special procedures (特别程序): the clock stands still while one is open (第四十五条)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.cases import stepping, writing
from zhengtong.cases.events import SpecialProcedureEnded, SpecialProcedureStarted
from zhengtong.cases.holding import Held, hold
from zhengtong.cases.models import FAR, LetterKind, SpecialProcedure
from zhengtong.cases.states import SpecialKind, Verb
from zhengtong.cases.views import CaseView
from zhengtong.cases.wording import required_words
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid, Refused

MOST_DAYS = 250


@transaction.atomic
def start(
    number: str,
    kind: str,
    reason: str,
    expected_days: int,
    *,
    version: int,
    by: Actor,
    at: datetime,
) -> CaseView:
    """Start a procedure and tell the applicant in writing how long it is expected to take.

    The same body may start a second one of the same kind only after the first has ended. Raises
    NotFound, Stale, Refused, Forbidden, Invalid.
    """
    held = hold(number, Verb.START_SPECIAL, version=version, by=by, at=at)
    if kind not in SpecialKind.values:
        raise Invalid(fields={"kind": [_("Choose the kind of procedure.")]})
    if not 1 <= expected_days <= MOST_DAYS:
        raise Invalid(
            fields={"expected_days": [_("Write the working days it is expected to take.")]}
        )
    if any(p.kind == kind and p.body == by.body and p.ended_at is None for p in held.procedures):
        raise Refused(
            _("Your department has a procedure of this kind open already."),
            hint=_("End it first; a second one needs its own record."),
            code="special-open",
        )
    case, said = held.case, required_words("reason", reason)
    case.with_procedures = True
    held.procedures.append(
        SpecialProcedure.objects.create(
            case=case,
            kind=kind,
            reason=said,
            expected_days=expected_days,
            body=by.body,
            started_by=by.ref,
            started_at=at,
        )
    )
    letter = writing.write(
        case,
        LetterKind.SPECIAL,
        at=at,
        body=by.body,
        data={"kind": kind, "reason": said, "expected_days": expected_days},
    )
    news = SpecialProcedureStarted(
        ref=case.ref,
        applicant=case.applicant,
        kind=kind,
        expected_days=expected_days,
        letter=letter.number,
    )
    return stepping.finish(held, Verb.START_SPECIAL, lambda: [news], by=by, at=at)


def end_all(held: Held, *, by: Actor, at: datetime) -> None:
    """End what is open without a result, because the case itself ends; in its transaction."""
    for procedure in held.procedures:
        if procedure.ended_at is None:
            procedure.ended_at, procedure.ended_by = at, by.ref
            procedure.save(update_fields=["ended_at", "ended_by"])


@transaction.atomic
def end(
    number: str, procedure_id: int, result: str, *, version: int, by: Actor, at: datetime
) -> CaseView:
    """End a procedure with its result; the clock goes on with the next working day.

    Raises NotFound, Stale, Refused, Forbidden, Invalid.
    """
    held = hold(number, Verb.END_SPECIAL, version=version, by=by, at=at)
    case, said = held.case, required_words("result", result)
    found = next(
        (
            p
            for p in held.procedures
            if p.pk == procedure_id and p.ended_at is None and (by.is_system or p.body == by.body)
        ),
        None,
    )
    if found is None:
        raise Refused(
            _("This procedure is not open, or belongs to another department."), code="none-open"
        )
    if at < found.started_at:
        raise Invalid(fields={"result": [_("A procedure cannot end before it has started.")]})
    found.ended_at, found.ended_by, found.result = at, by.ref, said
    found.save(update_fields=["ended_at", "ended_by", "result"])
    return stepping.finish(
        held,
        Verb.END_SPECIAL,
        lambda: [
            SpecialProcedureEnded(
                ref=case.ref,
                applicant=case.applicant,
                kind=found.kind,
                due_on="" if case.due_on == FAR else case.due_on.isoformat(),
            )
        ],
        by=by,
        at=at,
    )
