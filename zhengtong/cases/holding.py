"""Take hold of a case for one verb: lock it, see whether the actor may, and say no kindly if not.

The order of the checks is the same for every verb: is there such a case for this actor, is it
still as the actor saw it, does the state allow the verb, does the policy.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel import calendars
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Forbidden, NotFound, Refused, Stale

from . import clock, clockwork, number, policies, statements
from .models import (
    Case,
    CaseTurn,
    Correction,
    Extension,
    ExtensionState,
    SpecialProcedure,
)
from .policies import CaseFacts, ProcedureFacts, TurnFacts, Verdict
from .states import OPEN, RUNNING, State, Verb

#: By whether the row is to be locked, and whether all of it is to be read.
FOUND_BY = {
    (False, False): statements.LIGHT_CASE,
    (False, True): statements.CASE,
    (True, False): statements.LOCKED_LIGHT_CASE,
    (True, True): statements.LOCKED_CASE,
}
#: Departments review at the same time: what one of them wrote does not make the page of another
#: stale, as long as the other's own step is still open.
SIDE_BY_SIDE = frozenset({Verb.OPINE})


@dataclass(slots=True)
class Held:
    """A case with the rows around it that verdicts depend on."""

    case: Case
    turns: list[CaseTurn]
    correction: Correction | None = None
    procedures: list[SpecialProcedure] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    turn: TurnFacts | None = None

    @property
    def extension(self) -> Extension | None:
        """The request for more time that is open or approved; one at most."""
        return next((e for e in self.extensions if e.state != ExtensionState.DECLINED), None)

    def facts(self, at: datetime) -> CaseFacts:
        """The case as the policies know it."""
        return CaseFacts(
            state=self.case.state,
            applicant=self.case.applicant,
            body=self.case.body,
            seats=frozenset(self.case.bodies),
            handling=self.case.handling,
            turns=tuple(turn_facts(turn) for turn in self.turns),
            corrected=self.case.corrected,
            procedures=tuple(
                ProcedureFacts(p.kind, p.body) for p in self.procedures if p.ended_at is None
            ),
            extension_state=self.extension.state if self.extension else "",
            extension_asked_by=self.extension.asked_by if self.extension else "",
            limit_is_over=self._limit_is_over(at),
        )

    def _limit_is_over(self, at: datetime) -> bool:
        if self.case.state not in RUNNING:
            return False
        facts = clockwork.facts_of(self.case, procedures=self.procedures)
        reading = clock.read(facts, today=local_date(at), calendar=calendars.calendar())
        return reading.statutory is not None and reading.statutory.is_over


def turn_facts(turn: CaseTurn) -> TurnFacts:
    """A turn as the policies know it."""
    return TurnFacts(
        task=turn.task,
        verb=turn.verb,
        group=turn.group,
        holder=turn.holder,
        result=turn.result,
        name=turn.name,
    )


def unknown() -> NotFound:
    """The answer for unknown, forged and foreign numbers alike."""
    return NotFound(
        _("There is no case with this number."),
        hint=_("Check the number on the receipt. It is 43 characters or a little more."),
        code="case",
    )


def find(
    case_number: str, by: Actor, *, at: datetime, lock: bool = False, heavy: bool = False
) -> Held:
    """The case with the rows around it; raises NotFound when there is none for this actor.

    `heavy` reads the answers, the signature and what a correction asks for as well.
    """
    if not number.is_number(case_number):
        raise unknown()
    case = FOUND_BY[lock, heavy].first(case_number)
    if case is None:
        raise unknown()
    if not policies.may_see(by, case.applicant, case.bodies):
        raise unknown()
    if by.kind == "company" and not identity.may_apply(by, case.item_code, at=at):
        raise unknown()
    return surround(case, heavy=heavy)


def surround(case: Case, *, heavy: bool = False) -> Held:
    """Read the rows around a case that it can have."""
    held = Held(case=case, turns=[])
    if case.state in OPEN:
        held.turns = statements.TURNS.all(case.pk)
    if case.corrected and (heavy or case.state == State.CORRECTING):
        held.correction = statements.CORRECTION.first(case.pk)
    if case.with_procedures:
        held.procedures = statements.PROCEDURES.all(case.pk)
    if case.with_extensions:
        held.extensions = statements.EXTENSIONS.all(case.pk)
    return held


def hold(
    case_number: str,
    verb: str,
    *,
    version: int | None,
    by: Actor,
    at: datetime,
    task: int | None = None,
) -> Held:
    """Lock the case for a verb; `turn` is then the step that the verb completes, if any.

    `version` is what the actor saw; only the system comes without one. Raises NotFound, Stale,
    Refused (the state or a rule forbids it) and Forbidden (it is somebody else's to do).
    """
    held = find(case_number, by, at=at, lock=True)
    if version is None and not by.is_system:
        raise Stale
    is_old = version is not None and version != held.case.version
    if is_old and verb not in SIDE_BY_SIDE:
        raise Stale
    verdict = policies.check(verb, by, held.facts(at), task=task)
    if not verdict.open:
        raise Stale if is_old else refusal(verdict)
    held.turn = verdict.task
    return held


def refusal(verdict: Verdict) -> Refused | Forbidden:
    """The problem that says why a verdict is no."""
    kind = Forbidden if verdict.code == "not-yours" else Refused
    return kind(verdict.reason, hint=verdict.hint, code=verdict.code)
