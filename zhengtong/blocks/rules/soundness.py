"""Whether a version may be published: it compiles, its tables hold, its test cases pass."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.rules import checks, engine, naming, tables
from zhengtong.blocks.rules.facts import Asked, as_json, equal, typed
from zhengtong.blocks.rules.findings import Finding
from zhengtong.blocks.rules.models import DecisionVersion
from zhengtong.blocks.rules.views import Report, TestResult, TestView, test_view
from zhengtong.kernel.errors import Problem, Refused

#: What the data element is, and what an input may be declared as beside it: forms keep codes and
#: amounts as text that reads as a number.
COMPATIBLE = {("string", "number"), ("number", "string")}
MOST_TOLD = 50


def report(xml: str, tests: Sequence[TestView]) -> Report:
    """All findings and the results of the test cases. Raises Invalid for what is no diagram."""
    ready = engine.prepare(xml)
    found = [*_broken(ready), *_unknown(ready), *_facts(ready)]
    for name, table in tables.tables(ready.definitions):
        found += checks.check(tables.judged(ready.definitions, name, table, ready.is_whole))
    if not tests:
        words = _("No test case is kept beside this version.")
        found.append(Finding("untested", ready.main, more=str(words)))
    found.sort(key=lambda finding: not finding.blocking)
    return Report(tuple(found), tuple(run(ready, test) for test in tests))


def ensure_sound(row: DecisionVersion) -> None:
    """Raises Refused (code `unsound`): its `fields` are what has to be mended, by table or test."""
    seen = report(row.xml, [test_view(test) for test in row.tests.all()])
    if not seen.blocks:
        return
    fields: dict[str, list[str]] = {}
    for finding in seen.findings:
        if finding.blocking:
            fields.setdefault(finding.table, []).append(finding.words)
    for result in seen.results:
        if not result.passed:
            fields.setdefault(result.name, []).append(told(result))
    first = next(iter(fields))
    raise Refused(
        _("The version is not sound yet. %(where)s: %(words)s")
        % {"where": first, "words": fields[first][0]},
        hint=_("Mend what is named and hand it in again."),
        code="unsound",
        fields=dict(list(fields.items())[:MOST_TOLD]),
    )


def run(ready: engine.Ready, test: TestView) -> TestResult:
    """Run one test case. What cannot even be asked has failed, and its message says why."""
    try:
        wanted = engine.decision_of(ready, test.decision)
        values, _missing = typed(ready.needed(wanted), test.facts)
        outcome = engine.evaluate(ready, wanted, values, test.now)
    except Problem as problem:
        words = [str(one) for told in problem.fields.values() for one in told]
        return TestResult(test.name, False, test.expected, None, (str(problem.detail), *words))
    passed = equal(test.expected, outcome.value)
    got = as_json(outcome.value)
    return TestResult(test.name, passed, test.expected, got, outcome.messages)


def told(result: TestResult) -> str:
    """A failed test case in words."""
    words = _("The test case “%(name)s” expects %(expected)s but the rules say %(got)s.") % {
        "name": result.name,
        "expected": engine.shown(result.expected),
        "got": engine.shown(result.got),
    }
    return " ".join((str(words), *result.messages))


def _broken(ready: engine.Ready) -> Iterator[Finding]:
    for problem in ready.problems:
        where = " · ".join(part for part in (problem.element, problem.place) if part)
        words = _("“%(where)s” cannot be decided by: %(why)s.") % {
            "where": where,
            "why": problem.message.rstrip("."),
        }
        yield Finding("broken", problem.element, more=str(words), blocking=True)


def _unknown(ready: engine.Ready) -> Iterator[Finding]:
    for one in naming.unknown(ready.definitions):
        words = _("“%(name)s” in “%(text)s” is nothing that “%(element)s” requires; draw an arrow"
                  " to it, or put a text into quotation marks.") % {
            "name": one.name,
            "text": one.text,
            "element": one.element,
        }  # fmt: skip
        yield Finding("broken", one.element, more=str(words), blocking=True)


def _facts(ready: engine.Ready) -> Iterator[Finding]:
    """An input must be of the type its data element has in the dictionary."""
    for one in ready.asked:
        if one.fact is None or not _conflicts(one):
            continue
        words = _("The input “%(name)s” is declared as %(declared)s, but the data element %(key)s"
                  " is %(type)s.") % {
            "name": one.name,
            "declared": one.type,
            "key": one.fact.key,
            "type": one.fact.type,
        }  # fmt: skip
        yield Finding("facts", one.name, more=str(words), blocking=True)


def _conflicts(asked: Asked) -> bool:
    assert asked.fact is not None
    known = {"", "Any"}
    if asked.type in known or asked.fact.type in known or asked.type == asked.fact.type:
        return False
    return (asked.fact.type, asked.type) not in COMPATIBLE
