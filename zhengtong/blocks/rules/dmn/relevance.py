"""Which facts not yet given can still change a decision: three-valued evaluation of tables.

Used for guidance: a question that can change nothing is not asked. Tables are looked into row by
row, texts down to their and, or and if; the answer may name a fact that in truth changes nothing,
never the reverse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from zhengtong.blocks.rules.feel.comparing import equal
from zhengtong.blocks.rules.feel.values import DateTime

from .branches import Branch
from .building import Frame, bound, names_of
from .graph import DecisionNode, InputNode, Node, State
from .hit_policies import MULTIPLE
from .index import rows_of
from .matching import Column, Matcher
from .trace import Evaluation

Value = Any


@dataclass(frozen=True, slots=True)
class Known:
    """A value that no further fact can change."""

    value: Value


@dataclass(frozen=True, slots=True)
class Open:
    """A value that these facts can still change, in the order of need."""

    inputs: tuple[InputNode, ...]


Finding = Known | Open


def required_inputs(node: Node) -> list[InputNode]:
    """All input data below a node, each once, in the order of the requirements."""
    if isinstance(node, InputNode):
        return [node]
    found: dict[int, InputNode] = {}
    if isinstance(node, DecisionNode):
        below: list[Node] = [one.node for one in node.requirements]
        for group in node.gathered:
            below += group.nodes
        for one in below:
            found |= {item.index: item for item in required_inputs(one)}
    return list(found.values())


def open_inputs(
    node: Node, facts: Mapping[str, Any], size: int, now: DateTime | None
) -> tuple[InputNode, ...]:
    """The facts that can still change the value of the node. Raises LimitExceeded."""
    finding = _Finder(State(Evaluation(now), facts, size)).find(node)
    return finding.inputs if isinstance(finding, Open) else ()


class _Finder:
    def __init__(self, state: State) -> None:
        self.state = state
        self.findings: dict[int, Finding] = {}

    def find(self, node: Node) -> Finding:
        if isinstance(node, InputNode):
            if node.is_given(self.state.facts):
                return Known(node.value(self.state))
            return Open((node,))
        if not isinstance(node, DecisionNode):
            return Known(node.value(self.state))
        found = self.findings.get(node.index)
        if found is None:
            found = self.findings[node.index] = self._decision(node)
            if isinstance(found, Known):
                self.state.values[node.index] = found.value
        return found

    def _decision(self, node: DecisionNode) -> Finding:
        needs = [(one, self.find(one.node)) for one in node.requirements]
        groups = [(group, part) for group in node.gathered for part in group.nodes]
        unknown: dict[str, Open] = {}
        for one, finding in needs:
            if isinstance(finding, Open):
                unknown[one.node.name] = finding
        for group, part in groups:
            finding = self.find(part)
            if isinstance(finding, Open):
                before = unknown.get(group.prefix)
                unknown[group.prefix] = together([before, finding] if before else [finding])
        if not unknown or (node.names is not None and not node.names & unknown.keys()):
            return Known(node.value(self.state))
        if node.matcher is None and node.branch is None:
            return together(unknown.values())
        frame = node.frame[:]
        frame[0] = self.state.run
        for one, finding in needs:
            if isinstance(finding, Known):
                frame[one.slot] = finding.value
        for group, _part in groups:
            if group.prefix not in unknown:
                frame[group.slot] = group.value(self.state)
        found = (
            _judged(node.branch, frame, unknown)
            if node.matcher is None and node.branch is not None
            else _Table(node.matcher, frame, unknown).find()
        )
        if isinstance(found, Known):
            return Known(bound(frame, found.value, node.type, node.name))
        return found


def _judged(branch: Branch, frame: Frame, unknown: Mapping[str, Open]) -> Finding:
    """A text of which some names are not known: one false settles an and, one true an or."""
    names = branch.names & unknown.keys()
    if not names:
        return Known(branch.closure(frame))
    if not branch.kind:
        return together(unknown[name] for name in unknown if name in names)
    found = [_judged(part, frame, unknown) for part in branch.parts]
    if branch.kind == "if":
        condition, then, otherwise = found
        if isinstance(condition, Known):
            return then if condition.value is True else otherwise
        if (
            isinstance(then, Known)
            and isinstance(otherwise, Known)
            and equal(then.value, otherwise.value) is True
        ):
            return then
    else:
        decisive = branch.kind == "or"
        if any(isinstance(one, Known) and one.value is decisive for one in found):
            return Known(decisive)
    return together(one for one in found if isinstance(one, Open))


class _Table:
    """A table of which some inputs are not known.

    `possible` are the rows that may match, `sure` those that do whatever is still to come.
    """

    def __init__(self, matcher: Matcher, frame: Frame, unknown: Mapping[str, Open]) -> None:
        self.matcher = matcher
        self.frame = frame
        self.unknown = unknown
        self.possible = self.sure = (1 << matcher.rows) - 1
        # What a row still waits for, column by column.
        self.waiting: list[tuple[int, Open]] = []

    def find(self) -> Finding:
        for column in self.matcher.columns:
            needed = self._needed(column.names)
            if needed is None:
                self._known(column)
            else:
                self.sure &= column.index.anything
                self.waiting.append((~column.index.anything, needed))
                self._cells(column)
        candidates = self._candidates()
        settled = self._settled(candidates)
        if settled is not None:
            return settled
        relevant = [needed for rows, needed in self.waiting if rows & candidates]
        for row in rows_of(candidates):
            needed = self._needed(self.matcher.output_names[row])
            if needed is not None:
                relevant.append(needed)
        needed = self._needed(self.matcher.default_names)
        if needed is not None and not self.sure:
            relevant.append(needed)
        return together(relevant)

    def _needed(self, names: frozenset[str]) -> Open | None:
        found = [self.unknown[name] for name in names if name in self.unknown]
        return together(found) if found else None

    def _cells(self, column: Column) -> None:
        """The cells of a column whose input is not known may wait for more than that."""
        for row in rows_of(column.index.computed):
            cell = column.cells[row]
            needed = self._needed(names_of(cell.tree)) if cell is not None else None
            if needed is not None:
                self.waiting.append((1 << row, needed))

    def _known(self, column: Column) -> None:
        """A column whose input is known; its cells that compute may need what is not."""
        value = self.frame[column.slot] = column.source(self.frame)
        index = column.index
        found = index.find(value)
        accepted = index.all if found is None else found
        if not column.permits(self.frame, value):
            accepted &= ~index.anything
        sure = accepted
        to_ask = accepted & (index.computed if found is not None else ~index.anything)
        for row in rows_of(to_ask & self.possible):
            cell = column.cells[row]
            needed = self._needed(names_of(cell.tree)) if cell is not None else None
            if needed is not None:
                sure &= ~(1 << row)
                self.waiting.append((1 << row, needed))
            elif not column.accepts(self.frame, row):
                accepted &= ~(1 << row)
        self.possible &= accepted
        self.sure &= sure & accepted

    def _candidates(self) -> int:
        """The rows that can still make the result."""
        if self.sure and self.matcher.policy == "FIRST":
            first = self.sure & -self.sure
            return self.possible & (first | (first - 1))
        if self.sure and self.matcher.policy in ("UNIQUE", "ANY"):
            # A table is meant as its policy says: no other row can give another result.
            return self.sure
        return self.possible

    def _settled(self, candidates: int) -> Known | None:
        """The result, if all that can still be is the same."""
        matcher, frame = self.matcher, self.frame
        rows = rows_of(candidates)
        if any(self._needed(matcher.output_names[row]) for row in rows):
            return None
        if not self.sure and self._needed(matcher.default_names):
            return None
        if not rows:
            return Known(matcher.default(frame))
        if self.possible == self.sure or candidates == self.sure:
            return Known(matcher.decide(frame, rows))
        if matcher.policy in MULTIPLE:
            return None
        values = [matcher.outputs[row](frame) for row in rows]
        if not self.sure:
            values.append(matcher.default(frame))
        alike = all(equal(values[0], value) is True for value in values[1:])
        return Known(values[0]) if alike else None


def together(found: Iterable[Open]) -> Open:
    """The facts of all, each once."""
    inputs: dict[int, InputNode] = {}
    for one in found:
        inputs |= {node.index: node for node in one.inputs}
    return Open(tuple(inputs.values()))
