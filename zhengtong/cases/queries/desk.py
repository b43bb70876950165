"""The desk of an official: one case with everything around it, in a few queries."""

from collections.abc import Iterable
from datetime import datetime

from zhengtong.blocks.forms import queries as forms
from zhengtong.blocks.identity import queries as identity
from zhengtong.cases import (
    clockwork,
    history,
    holding,
    keeping,
    naming,
    policies,
    roles,
    showing,
    statements,
)
from zhengtong.cases.holding import Held
from zhengtong.cases.models import Opinion
from zhengtong.cases.states import State, Verb
from zhengtong.cases.views import CaseDesk, TurnView, VerbView
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.lines import LineView
from zhengtong.kernel.words import Text
from zhengtong.registers.catalogue import queries as catalogue


def case(number: str, by: Actor, *, at: datetime) -> CaseDesk:
    """The desk of a case for an official of one of its bodies; raises NotFound for everybody else.

    Pages use `actions.opening.open_desk`, which also writes down who looked.
    """
    held = holding.find(number, by, at=at, heavy=True)
    if not (by.is_staff or by.is_system):
        raise holding.unknown()
    row = held.case
    pins = catalogue.pinned(row.item_version_id)
    form = forms.form(pins.form_version_id)
    opinions = statements.OPINIONS.all(row.pk)
    lines = history.read(row.ref, internal=True)
    names = body_names(held, opinions, lines)
    people = identity.names_of(_people(held))
    correction = held.correction
    return CaseDesk(
        number=row.number,
        ref=row.ref,
        version=row.version,
        item_code=row.item_code,
        item_name=row.item_name,
        item_version=row.item_version_id,
        state=row.state,
        state_label=State(row.state).label,
        handling=row.handling,
        channel=row.channel,
        body=row.body,
        body_name=names.get(row.body, {}),
        bodies={code: names.get(code, {}) for code in row.bodies},
        applicant=showing.applicant_view(row),
        received_at=row.received_at,
        outcome=row.outcome,
        licence=row.licence,
        paused=row.paused,
        sections=forms.read_back(form, row.answers, masked=not by.roles & roles.HANDLERS),
        materials=keeping.material_views(
            pins.materials,
            statements.MATERIALS.all(row.pk),
            correction.things if correction else (),
        ),
        turns=turn_views(held, by, names, people),
        correction=showing.correction_view(correction, names),
        opinions=tuple(showing.opinion_view(o, names) for o in opinions),
        procedures=tuple(showing.procedure_view(p, names) for p in held.procedures),
        extensions=tuple(showing.extension_view(e, people) for e in held.extensions),
        decision=showing.decision_view(row, names),
        delivery=showing.delivery_view(row),
        ending=showing.ending_view(row),
        letters=showing.letter_views(statements.LETTERS.all(row.pk)),
        timeline=history.steps(lines, names, internal=True),
        clock=clockwork.view_of(
            clockwork.facts_of(row, procedures=held.procedures, correction=correction), at
        ),
        verbs=verb_views(policies.STAFF_VERBS, held, by, at),
    )


def body_names(
    held: Held, opinions: Iterable[Opinion] = (), lines: Iterable[LineView] = ()
) -> dict[str, Text]:
    """The short names of all bodies that a page of this case names."""
    codes = {held.case.body, *held.case.bodies}
    codes |= {opinion.body for opinion in opinions} | {line.body for line in lines}
    return naming.short_names(codes)


def _people(held: Held) -> set[str]:
    holders = {turn.holder for turn in held.turns if turn.holder}
    return holders | {extension.asked_by for extension in held.extensions}


def turn_views(
    held: Held, by: Actor, names: dict[str, Text], people: dict[str, str]
) -> tuple[TurnView, ...]:
    """Whose turn it is."""
    owner = policies.owns(by, held.case.applicant)
    return tuple(
        TurnView(
            task=turn.task,
            verb=turn.verb,
            name=turn.name,
            body=turn.body,
            body_name=names.get(turn.body, {}),
            role=turn.role,
            holder=turn.holder,
            holder_name=people.get(turn.holder, ""),
            since=turn.since,
            step_due_at=turn.step_due_at,
            is_mine=turn.group in by.groups or (owner and turn.group == policies.APPLICANT_GROUP),
        )
        for turn in held.turns
    )


def verb_views(verbs: Iterable[str], held: Held, by: Actor, at: datetime) -> tuple[VerbView, ...]:
    """The verbs of this actor: open, or not and why. Those of other offices are left out."""
    facts = held.facts(at)
    shown = []
    for verb in verbs:
        verdict = policies.check(verb, by, facts)
        if not verdict.open and not policies.concerns(verb, by, facts, verdict):
            continue
        shown.append(
            VerbView(
                verb=str(verb),
                label=Verb(verb).label,
                open=verdict.open,
                reason=str(verdict.reason),
                hint=str(verdict.hint),
                code=verdict.code,
                task=verdict.task.task if verdict.task else None,
                step=verdict.task.name if verdict.task else "",
            )
        )
    return tuple(shown)
