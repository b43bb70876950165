"""What the room shows to the floors above."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from zhengtong.blocks.rules.findings import Finding
from zhengtong.blocks.rules.models import DecisionModel, DecisionVersion, TestCase, Verdict
from zhengtong.kernel.words import Text, say


@dataclass(frozen=True, slots=True)
class ModelView:
    """A decision model; `body` is the code of its owner."""

    key: str
    name_text: Text
    body: str

    @property
    def name(self) -> str:
        return say(self.name_text)


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version, without its diagram. `edits` is what `drafting.edit` wants to be told."""

    id: int
    key: str
    number: int
    digest: str
    state: str
    edits: int
    in_force_from: date | None
    in_force_until: date | None
    author: str
    authors: tuple[str, ...]
    reviewer: str
    drafted_at: datetime
    submitted_at: datetime | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class TestView:
    """A test case: what goes in, what must come out. `decision` is empty for the main one."""

    __test__ = False

    name: str
    facts: Mapping[str, Any]
    expected: Any
    decision: str = ""
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class TestResult:
    """How a test case went; `got` is the outcome in words of JSON."""

    __test__ = False

    name: str
    passed: bool
    expected: Any
    got: Any
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the words for the applicant and the article, out of the annotations of a matched row."""

    words_text: Text
    article_text: Text
    decision: str
    row: int

    @property
    def words(self) -> str:
        return say(self.words_text)

    @property
    def article(self) -> str:
        return say(self.article_text)


@dataclass(frozen=True, slots=True)
class Decided:
    """The outcome of a decision.

    `value` is Python: str, bool, Decimal, None, lists and dicts of these, dates and durations as
    FEEL has them. `missing` are inputs that no fact was given for: they counted as null.
    `trace` is there when it was asked for, in words of JSON.
    """

    value: Any
    reasons: tuple[Reason, ...]
    messages: tuple[str, ...]
    version: VersionView
    decision: str
    facts: Mapping[str, Any]
    missing: tuple[str, ...]
    now: datetime
    on: date
    trace: Any = None


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that can still change the outcome, as one would ask for it."""

    name: str
    label_text: Text
    type: str
    element: str = ""
    choices: tuple[tuple[str, Text], ...] = ()

    @property
    def label(self) -> str:
        return say(self.label_text)


@dataclass(frozen=True, slots=True)
class VerdictView:
    """A decision as it was taken; facts, outcome and trace in words of JSON."""

    id: int
    ref: str
    key: str
    number: int
    decision: str
    on: date
    now: datetime
    facts: Mapping[str, Any]
    outcome: Any
    reasons: tuple[Reason, ...]
    messages: tuple[str, ...]
    at: datetime
    by: str
    trace: Any = None


@dataclass(frozen=True, slots=True)
class Replay:
    """A verdict taken again by the same version, facts and moment; `problem` when it could not."""

    verdict: VerdictView
    same: bool
    outcome: Any
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A past case whose outcome would be another one."""

    verdict: int
    ref: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions over the same past facts; `failed` could not be decided by one of them."""

    before: VersionView
    after: VersionView
    asked: int
    changes: tuple[Change, ...]
    failed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What stands in the way of publishing a version, and what should be looked at."""

    findings: tuple[Finding, ...] = ()
    results: tuple[TestResult, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether it may not be published."""
        return any(one.blocking for one in self.findings) or any(
            not one.passed for one in self.results
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """What an author works on."""

    version: VersionView
    xml: str
    tests: tuple[TestView, ...] = field(default=())


def model_view(row: DecisionModel) -> ModelView:
    return ModelView(row.key, dict(row.name), row.body)


def version_view(row: DecisionVersion) -> VersionView:
    return VersionView(
        id=row.pk,
        key=row.model.key,
        number=row.number,
        digest=row.digest,
        state=row.state,
        edits=row.edits,
        in_force_from=row.in_force_from,
        in_force_until=row.in_force_until,
        author=row.author,
        authors=tuple(row.authors),
        reviewer=row.reviewer,
        drafted_at=row.drafted_at,
        submitted_at=row.submitted_at,
        published_at=row.published_at,
    )


def test_view(row: TestCase) -> TestView:
    return TestView(row.name, row.facts, row.expected, row.decision, row.now)


def verdict_view(row: Verdict, key: str = "", number: int = 0) -> VerdictView:
    """A verdict; `key` and `number` of its version, where they are known already."""
    return VerdictView(
        id=row.pk,
        ref=row.ref,
        key=key or row.version.model.key,
        number=number or row.version.number,
        decision=row.decision,
        on=row.on,
        now=row.now,
        facts=row.facts,
        outcome=row.outcome,
        reasons=tuple(Reason(**one) for one in row.reasons),
        messages=tuple(row.messages),
        at=row.at,
        by=row.by,
        trace=row.trace,
    )
