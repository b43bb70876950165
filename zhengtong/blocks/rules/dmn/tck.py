"""Runs folders of the public DMN test kit, in the kit's own layout and by its own rules.

A folder holds a model and files of test cases; a case gives inputs and the values expected of
decisions, services or functions. Nothing here knows a folder, a file or a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from zhengtong.blocks.rules.feel import FeelError, LimitExceeded, Limits
from zhengtong.blocks.rules.feel.temporal.reading import (
    read_date,
    read_date_time,
    read_duration,
    read_time,
)
from zhengtong.blocks.rules.feel.values import DateTime, Function, kind

from .deciding import Model, compile_model
from .problems import ModelProblem
from .reading import load

Value = Any
SPACE = "{http://www.omg.org/spec/DMN/20160719/testcase}"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
#: The runners published with the kit let numbers differ by less than this.
PRECISION = Decimal("0.00000001")
_NUMBERS = frozenset(("decimal", "double", "float", "integer", "int", "long", "short"))
_READERS = {
    "date": read_date,
    "time": read_time,
    "dateTime": read_date_time,
    "duration": read_duration,
    "dayTimeDuration": read_duration,
    "yearMonthDuration": read_duration,
}


@dataclass(frozen=True, slots=True)
class Result:
    """One case: `failures` are empty when every result node has the value that is expected."""

    level: str
    folder: str
    file: str
    case: str
    failures: tuple[Failure, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.failures


@dataclass(frozen=True, slots=True)
class Failure:
    """A result node with another value."""

    node: str
    expected: str
    actual: str
    messages: tuple[str, ...] = ()


@dataclass(slots=True)
class Folder:
    """A folder with its models, each compiled once."""

    path: Path
    models: dict[str, Model | str] = field(default_factory=dict)

    def model(self, name: str) -> Model | str:
        """The compiled model, or in words why there is none."""
        if name not in self.models:
            self.models[name] = self._compiled(name)
        return self.models[name]

    def _compiled(self, name: str) -> Model | str:
        path = self.path / name
        if path.resolve().parent != self.path.resolve() or not path.is_file():
            return f"the folder has no model {name}"
        others = {
            one.name: one.read_bytes()
            for one in sorted(self.path.glob("*.dmn"))
            if one.name != path.name
        }
        try:
            return compile_model(load(path.read_bytes(), others))
        except ModelProblem as problem:
            return problem.message


def run(root: Path, now: DateTime | None = None, limits: Limits | None = None) -> Iterator[Result]:
    """Every case below `root`, folder by folder."""
    for folder in sorted({path.parent for path in root.rglob("*.xml")}):
        held = Folder(folder)
        for path in sorted(folder.glob("*.xml")):
            cases = _cases(path)
            if cases is not None:
                yield from _run_file(root, held, path, cases, now, limits or Limits())


def _cases(path: Path) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        found = etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError:
        return None
    return found if found.tag == f"{SPACE}testCases" else None


def _run_file(
    root: Path,
    folder: Folder,
    path: Path,
    cases: etree._Element,
    now: DateTime | None,
    limits: Limits,
) -> Iterator[Result]:
    name = (cases.findtext(f"{SPACE}modelName") or f"{folder.path.name}.dmn").strip()
    model = folder.model(name)
    relative = folder.path.relative_to(root.parent if root == folder.path else root)
    level = next((p for p in folder.path.parts if p.startswith("compliance-level")), root.name)
    for number, case in enumerate(cases.iterfind(f"{SPACE}testCase"), 1):
        label = case.get("id") or str(number)
        if isinstance(model, str):
            failures = tuple(Failure(n.get("name", ""), "a model", model) for n in _nodes(case))
        else:
            failures = tuple(_failures(model, case, now, limits))
        yield Result(level, relative.name, path.name, label, failures)


def _nodes(case: etree._Element) -> Iterator[etree._Element]:
    return case.iterfind(f"{SPACE}resultNode")


def _failures(
    model: Model, case: etree._Element, now: DateTime | None, limits: Limits
) -> Iterator[Failure]:
    facts: dict[str, Value] = {}
    for node in case.iterfind(f"{SPACE}inputNode"):
        name, space = node.get("name", ""), node.get("namespace")
        facts[f"{{{space}}}{name}" if space else name] = value_of(node)
    for node in _nodes(case):
        expected_node = node.find(f"{SPACE}expected")
        expected = None if expected_node is None else value_of(expected_node)
        name = node.get("name", "")
        try:
            actual, messages = _actual(model, case, name, facts, now, limits)
        except (KeyError, LimitExceeded) as error:
            yield Failure(name, shown(expected), f"no value: {error!r}")
            continue
        if not same(expected, actual):
            yield Failure(name, shown(expected), shown(actual), messages)


def _actual(
    model: Model,
    case: etree._Element,
    name: str,
    facts: Mapping[str, Value],
    now: DateTime | None,
    limits: Limits,
) -> tuple[Value, tuple[str, ...]]:
    """The value of a result node: of a decision, or of what the case invokes."""
    if case.get("type", "decision") == "decision":
        outcome = model.decide(name, facts, now=now, limits=limits)
        return outcome.value, outcome.messages
    invoked = case.get("invocableName") or name
    outcome = model.invoke(invoked, facts, now=now, limits=limits)
    value = outcome.value
    if case.get("type") == "decisionService" and model.outputs(invoked) > 1:
        value = value.get(name) if isinstance(value, dict) else None
    return value, outcome.messages


def value_of(node: etree._Element) -> Value:
    """The value a node of the kit describes: simple, a context of components, or a list."""
    items = node.find(f"{SPACE}list")
    if items is not None:
        if items.get(f"{_XSI}nil") == "true":
            return None
        return [value_of(item) for item in items.iterfind(f"{SPACE}item")]
    components = node.findall(f"{SPACE}component")
    if components:
        if components[0].get(f"{_XSI}nil") == "true" and not components[0].get("name"):
            return None
        return {one.get("name", ""): value_of(one) for one in components}
    value = node.find(f"{SPACE}value")
    return None if value is None else _simple(value)


def _simple(node: etree._Element) -> Value:
    if node.get(f"{_XSI}nil") == "true":
        return None
    text = node.text or ""
    kind_of = (node.get(f"{_XSI}type") or "string").rpartition(":")[2]
    if kind_of == "boolean":
        return text.strip() in ("true", "1")
    if kind_of in _NUMBERS:
        number = Decimal(text.strip())
        return number if number.is_finite() else None
    reader = _READERS.get(kind_of)
    if reader is None:
        return text
    try:
        return reader(text.strip())
    except FeelError as error:
        raise ModelProblem(f"the kit's value {text!r}: {error.message}") from None


def same(expected: Value, actual: Value) -> bool:
    """The kit's comparison: the kinds must be the same, null is only null, numbers are as close
    as its published runners ask."""
    if expected is None or actual is None:
        return expected is None and actual is None
    if isinstance(actual, Function) or type(expected) is not type(actual):
        return False
    if isinstance(expected, Decimal):
        return expected == actual or abs(expected - actual) < PRECISION
    if isinstance(expected, list):
        return len(expected) == len(actual) and all(map(same, expected, actual))
    if isinstance(expected, dict):
        return expected.keys() == actual.keys() and all(
            same(value, actual[name]) for name, value in expected.items()
        )
    return bool(expected == actual)


def shown(value: Value) -> str:
    """A value for people, with its kind where the text alone could be another."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, bool) or value is None:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, list):
        return f"[{', '.join(map(shown, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {shown(one)}" for name, one in value.items()) + "}"
    if isinstance(value, Decimal):
        return f"{value}"
    return f"{kind(value)} {value}"
