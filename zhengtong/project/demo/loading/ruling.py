"""Decision models: written by a reviewer of the body they belong to, published by its approver.

`content/decisions/KEY.dmn` is the diagram, `KEY.yaml` beside it its name, its owner, its tests.
"""

from datetime import datetime
from typing import Any

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.rules import actions as rules
from zhengtong.blocks.rules import queries as ruled
from zhengtong.blocks.rules.queries import TestView
from zhengtong.kernel import clock
from zhengtong.kernel.actors import SYSTEM, Actor
from zhengtong.project.demo import places
from zhengtong.project.demo.progress import Step
from zhengtong.project.demo.reading import CONTENT, documents, words

AUTHOR, SECOND = "reviewer", "approver"


def count() -> int:
    return len(documents("decisions"))


def load(step: Step, *, at: datetime) -> None:
    """Publish each model whose diagram or test cases are not those in force."""
    for key, source in documents("decisions").items():
        _put(key, source, at=at)
        step()


def _put(key: str, source: dict[str, Any], *, at: datetime) -> None:
    owner = places.body(source["body"]).code
    author, second = _official(owner, AUTHOR), _official(owner, SECOND)
    xml = (CONTENT / "decisions" / f"{key}.dmn").read_text(encoding="utf-8")
    tests = [case_of(row) for row in source["tests"]]
    rules.put_model(key, words(source["name"]), owner, by=author, at=at)
    if _is_current(key, xml, tests):
        return
    rules.draft(key, xml, by=author, at=at)
    rules.keep_tests(key, tests, by=author, at=at)
    handed_in = rules.submit(key, by=author, at=at)
    rules.publish(key, digest=handed_in.digest, by=second, at=at)


def _is_current(key: str, xml: str, tests: list[TestView]) -> bool:
    known = ruled.versions(key)
    if not known:
        return False
    last = ruled.version(key, known[0].number, by=SYSTEM)
    return last.xml == xml and list(last.tests) == tests


def case_of(row: dict[str, Any]) -> TestView:
    """A test case as a content file has it; `now` is a moment in words."""
    return TestView(
        name=row["name"],
        facts=row["facts"],
        expected=row["expected"],
        decision=row.get("decision", ""),
        now=clock.read_moment(row["now"]) if "now" in row else None,
    )


def _official(body: str, role: str) -> Actor:
    """The first of the staff of a body in this role."""
    view = identity.staff_of(body, role)[0]
    return Actor(
        view.ref,
        "staff",
        name=view.name,
        body=body,
        roles=frozenset(view.roles),
        channel="workbench",
    )
