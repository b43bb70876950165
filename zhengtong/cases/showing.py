"""Rows as pages show them: small views, with names and labels looked up."""

from collections.abc import Iterable

from zhengtong.kernel.masking import mask_number
from zhengtong.kernel.words import Text

from . import keeping, statements
from .models import (
    Case,
    Correction,
    EndingCause,
    Extension,
    ExtensionState,
    Letter,
    LetterKind,
    Opinion,
    SpecialProcedure,
)
from .states import DeliveryMode, Outcome, SpecialKind, View
from .views import (
    ApplicantView,
    CorrectionView,
    DecisionView,
    DeliveryView,
    EndingView,
    ExtensionView,
    LetterView,
    OpinionView,
    ProcedureView,
)


def applicant_view(row: Case) -> ApplicantView:
    return ApplicantView(
        ref=row.applicant,
        kind=row.applicant_kind,
        name=row.applicant_name,
        number_masked=mask_number(row.applicant_number),
        agent_name=row.agent_name,
    )


def correction_view(row: Correction | None, names: dict[str, Text]) -> CorrectionView | None:
    if row is None:
        return None
    return CorrectionView(
        things=keeping.thing_views(row.things),
        body_name=names.get(row.body, {}),
        asked_at=row.asked_at,
        supply_by=row.supply_by,
        supplied_at=row.supplied_at,
    )


def opinion_view(row: Opinion, names: dict[str, Text]) -> OpinionView:
    return OpinionView(
        step=row.step,
        body_name=names.get(row.body, {}),
        by_name=row.by_name,
        view=row.view,
        label=View(row.view).label,
        words=row.words,
        at=row.at,
    )


def procedure_view(row: SpecialProcedure, names: dict[str, Text]) -> ProcedureView:
    return ProcedureView(
        id=row.pk,
        kind=row.kind,
        label=SpecialKind(row.kind).label,
        reason=row.reason,
        expected_days=row.expected_days,
        body=row.body,
        body_name=names.get(row.body, {}),
        started_at=row.started_at,
        ended_at=row.ended_at,
        result=row.result,
    )


def extension_view(row: Extension, people: dict[str, str]) -> ExtensionView:
    return ExtensionView(
        id=row.pk,
        days=row.days,
        reason=row.reason,
        state=row.state,
        label=ExtensionState(row.state).label,
        asked_at=row.asked_at,
        asked_by_name=people.get(row.asked_by, ""),
        answered_at=row.answered_at,
        answer=row.answer,
    )


def decision_view(row: Case, names: dict[str, Text]) -> DecisionView | None:
    if row.decided_at is None:
        return None
    found = statements.DECISION.first(row.pk)
    if found is None:
        return None
    return DecisionView(
        outcome=found.outcome,
        label=Outcome(found.outcome).label,
        reasons=found.reasons,
        body_name=names.get(found.body, {}),
        by_name=found.by_name,
        at=found.at,
    )


def delivery_view(row: Case) -> DeliveryView | None:
    if row.delivered_at is None:
        return None
    found = statements.DELIVERY.first(row.pk)
    if found is None:
        return None
    return DeliveryView(
        mode=found.mode,
        label=DeliveryMode(found.mode).label,
        receiver=found.receiver,
        tracking=found.tracking,
        at=found.at,
    )


def ending_view(row: Case) -> EndingView | None:
    if row.ended_at is None or row.delivered_at is not None:
        return None
    found = statements.ENDING.first(row.pk)
    if found is None:
        return None
    return EndingView(
        cause=found.cause,
        label=EndingCause(found.cause).label,
        reasons=found.reasons,
        at=found.at,
    )


def letter_views(rows: Iterable[Letter]) -> tuple[LetterView, ...]:
    return tuple(
        LetterView(
            id=row.pk,
            kind=row.kind,
            label=LetterKind(row.kind).label,
            number=row.number,
            at=row.at,
            is_printed=bool(row.document),
        )
        for row in rows
    )
