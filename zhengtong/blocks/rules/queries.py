"""What can be asked of rules: to decide, to explain, to decide again, to compare."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.rules import comparing, engine, keeping, policies, soundness, tabulating
from zhengtong.blocks.rules.facts import typed
from zhengtong.blocks.rules.findings import Finding
from zhengtong.blocks.rules.grids import Grid
from zhengtong.blocks.rules.models import DecisionModel, DecisionVersion, Verdict
from zhengtong.blocks.rules.statements import IN_FORCE
from zhengtong.blocks.rules.trials import Trial, asked, decisions, try_out
from zhengtong.blocks.rules.views import (
    Change,
    Comparison,
    Decided,
    Draft,
    ModelView,
    Question,
    Reason,
    Replay,
    Report,
    TestResult,
    TestView,
    VerdictView,
    VersionView,
    model_view,
    test_view,
    verdict_view,
    version_view,
)
from zhengtong.kernel import clock
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound

__all__ = [
    "Change",
    "Comparison",
    "Decided",
    "Draft",
    "Finding",
    "Grid",
    "ModelView",
    "Question",
    "Reason",
    "Replay",
    "Report",
    "TestResult",
    "TestView",
    "Trial",
    "VerdictView",
    "VersionView",
    "asked",
    "decisions",
    "try_out",
]  # views

may_write = policies.may_write
may_review = policies.may_review
may_look = policies.may_look

AT_ONCE = 500


# -- deciding ------------------------------------------------------------------------------------


def decide(
    key: str,
    facts: Mapping[str, Any],
    *,
    on: date,
    decision: str = "",
    trace: bool = False,
    now: datetime | None = None,
) -> Decided:
    """What the version in force on a day says to these facts, and why.

    `facts` by input name or data element; what the model does not ask for is left aside. `decision`
    names one of several; `now` is what now() and today() answer (the day's beginning). Raises
    NotFound (code `no-rules`) where no version is in force, Invalid (codes `facts`, `decision`),
    Refused (code `rule-limit`) where the rules take too much work.
    """
    version = _in_force(key, on)
    ready = engine.ready(version)
    wanted = engine.decision_of(ready, decision)
    values, missing = typed(ready.needed(wanted), facts)
    moment = now or datetime.combine(on, time(), clock.zone())
    outcome = engine.evaluate(ready, wanted, values, moment, traced=trace)
    return Decided(
        value=outcome.value,
        reasons=outcome.reasons,
        messages=outcome.messages,
        version=version_view(version),
        decision=wanted,
        facts=values,
        missing=missing,
        now=moment,
        on=on,
        trace=outcome.trace,
    )


def open_questions(
    key: str, facts: Mapping[str, Any], *, on: date, decision: str = ""
) -> list[Question]:
    """The facts that can still change the outcome, given those known: only these need be asked.

    In the order of need. Raises as `decide`.
    """
    ready = engine.ready(_in_force(key, on))
    wanted = engine.decision_of(ready, decision)
    asked = {one.name: one for one in ready.needed(wanted)}
    values, _missing = typed(asked.values(), facts)
    moment = datetime.combine(on, time(), clock.zone())
    names = engine.open_inputs(ready, wanted, values, moment)
    return [one.question for one in (asked[name] for name in names)]


def in_force(key: str, on: date) -> VersionView:
    """The version that decides on a day; raises NotFound (code `no-rules`)."""
    return version_view(_in_force(key, on))


def _in_force(key: str, on: date) -> DecisionVersion:
    found = IN_FORCE.first(key, on, on)
    if found is None:
        raise NotFound(
            _("No version of the rules “%(key)s” is in force on %(day)s.")
            % {"key": key, "day": on.isoformat()},
            hint=_("Publish a version that is in force on this day."),
            code="no-rules",
        )
    return found


# -- verdicts ------------------------------------------------------------------------------------


def verdicts_of(ref: str) -> list[VerdictView]:
    """What was decided for a case, oldest first. Who may know it is asked by the case's room."""
    return [verdict_view(row) for row in _verdicts().filter(ref=ref).order_by("id")]


def verdict(id: int) -> VerdictView:
    """One verdict; raises NotFound."""
    row = _verdicts().filter(pk=id).first()
    if row is None:
        raise NotFound(_("There is no such verdict."))
    return verdict_view(row)


def verdicts(
    key: str = "", *, ref: str = "", number: int = 0, since: datetime | None = None
) -> Iterator[VerdictView]:
    """Verdicts in the order in which they were taken, read in portions."""
    rows = _verdicts().order_by("id")
    if key:
        rows = rows.filter(version__model__key=key)
    if ref:
        rows = rows.filter(ref=ref)
    if number:
        rows = rows.filter(version__number=number)
    if since is not None:
        rows = rows.filter(at__gte=since)
    last = 0
    while portion := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        yield from (verdict_view(row) for row in portion)
        last = portion[-1].pk


def _verdicts() -> Any:
    return Verdict.objects.select_related("version__model").defer("version__xml")


def replay(taken: VerdictView | int) -> Replay:
    """Decide again by the version, facts and moment of a verdict: same outcome or not."""
    view = verdict(taken) if isinstance(taken, int) else taken
    return comparing.replay(view, _version(view.key, view.number))


def compare(
    key: str, before: int, after: int, taken: Iterable[VerdictView] | None = None
) -> Comparison:
    """What another version would have said to past cases: all verdicts by rules of this key, or
    those given. Raises NotFound for a version there is not."""
    first, second = _version(key, before), _version(key, after)
    return comparing.compare(first, second, verdicts(key) if taken is None else taken)


# -- models and versions -------------------------------------------------------------------------


def models() -> list[ModelView]:
    """Every decision model, by key."""
    return [model_view(row) for row in DecisionModel.objects.order_by("key")]


def model(key: str) -> ModelView:
    """One model; raises NotFound."""
    return model_view(keeping.model(key))


def versions(key: str) -> list[VersionView]:
    """All versions of a model, the newest first."""
    rows = DecisionVersion.objects.filter(model__key=key).select_related("model").defer("xml")
    return [version_view(row) for row in rows.order_by("-number")]


def version(key: str, number: int, *, by: Actor) -> Draft:
    """One version with its diagram and test cases; raises NotFound, Forbidden."""
    policies.ensure_may_look(by)
    row = _version(key, number)
    tests = tuple(test_view(test) for test in row.tests.all())
    return Draft(version_view(row), row.xml, tests)


def draft(key: str, *, by: Actor) -> Draft:
    """The version that is being drafted or reviewed; raises NotFound, Forbidden."""
    policies.ensure_may_look(by)
    row = keeping.draft(keeping.model(key))
    tests = tuple(test_view(test) for test in row.tests.all())
    return Draft(version_view(row), row.xml, tests)


def _version(key: str, number: int) -> DecisionVersion:
    return keeping.version(keeping.model(key), number)


# -- for authors ---------------------------------------------------------------------------------


def check(xml: str, tests: Sequence[TestView] = ()) -> Report:
    """What publication would find in a diagram, and how its test cases go; writes nothing.

    Raises Invalid for what is no diagram.
    """
    return soundness.report(xml, tests)


def from_spreadsheet(data: bytes, *, into: str = "", key: str = "") -> str:
    """A diagram with the decision table of a spreadsheet.

    In the place of the table of the same decision of the diagram `into`, or a diagram of its own.
    Raises Invalid whose `fields` are cell addresses, TooLarge.
    """
    return tabulating.from_spreadsheet(data, into=into, key=key)


def to_spreadsheet(xml: str, decision: str = "") -> bytes:
    """The decision table of a diagram as .xlsx; raises NotFound where there is none."""
    return tabulating.to_spreadsheet(xml, decision)
