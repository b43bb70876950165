"""Names in a diagram that nothing stands behind: FEEL calls them null, an author means something.

Mostly an arrow is missing: a decision sees only what it requires (DMN 1.5, 6.3.7). Where loops,
filters, contexts or functions bring names of their own, nothing is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from zhengtong.blocks.rules.declared import decisions, functions
from zhengtong.blocks.rules.dmn.expressions import DecisionTable, Expression, LiteralExpression
from zhengtong.blocks.rules.dmn.model import BusinessKnowledgeModel, Decision, Definitions
from zhengtong.blocks.rules.feel import (
    Names,
    SyntaxProblem,
    parse_expression,
    parse_unary_tests,
    tree,
)
from zhengtong.blocks.rules.feel.functions.table import BUILTINS

#: What brings names of its own.
BINDING = (
    tree.Filter,
    tree.For,
    tree.Quantified,
    tree.FunctionDefinition,
    tree.ContextLiteral,
)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that an element cannot see, and the text in which it stands."""

    element: str
    name: str
    text: str


def unknown(of: Definitions) -> Iterator[Unknown]:
    """Every such name of every decision and function, each once an element."""
    for decision in decisions(of):
        yield from _in(decision.name or "", decision.logic, _seen(of, decision))
    for function in functions(of):
        if function.logic is not None:
            names = _seen(of, function)
            names |= {one.name or "" for one in function.logic.parameters}
            yield from _in(function.name or "", function.logic.body, names)


def _seen(of: Definitions, element: Decision | BusinessKnowledgeModel) -> set[str]:
    """The names an element sees: what it requires, and the prefixes of imports."""
    hrefs = {need.required_knowledge for need in element.knowledge}
    if isinstance(element, Decision):
        hrefs |= {need.required_input for need in element.information}
        hrefs |= {need.required_decision for need in element.information}
    ids = {(href or "").rpartition("#")[2] for href in hrefs}
    seen = {one.name or "" for one in of.imports}
    for one in of.elements:
        if one.id in ids or one.name in ids:
            variable = getattr(one, "variable", None)
            seen |= {one.name or "", (variable.name if variable is not None else "") or ""}
    return seen - {""}


def _in(element: str, logic: Expression | None, seen: set[str]) -> Iterator[Unknown]:
    names = Names([*BUILTINS, *seen])
    found: set[str] = set()
    for text, is_test in _texts(logic):
        try:
            node = (parse_unary_tests if is_test else parse_expression)(text, names)
        except SyntaxProblem:
            continue  # told by the compiler
        for name in _free(node):
            if name not in seen and name not in found:
                found.add(name)
                yield Unknown(element, name, text)


def _texts(logic: Expression | None) -> Iterator[tuple[str, bool]]:
    """The texts of a table or of a literal expression, and whether they are unary tests."""
    if isinstance(logic, LiteralExpression):
        yield logic.text or "", False
    if not isinstance(logic, DecisionTable):
        return
    for clause in logic.inputs:
        if clause.expression is not None:
            yield clause.expression.text or "", False
    for column in logic.outputs:
        if column.default is not None:
            yield column.default.text or "", False
    for rule in logic.rules:
        yield from ((cell.text or "", True) for cell in rule.inputs)
        yield from ((cell.text or "", False) for cell in rule.outputs)


def _free(node: tree.Node) -> list[str]:
    """The names a text takes from outside; none where it brings names of its own."""
    waiting = [node]
    found = []
    while waiting:
        one = waiting.pop()
        if isinstance(one, BINDING):
            return []
        if isinstance(one, tree.Name) and one.name != "?" and one.name not in BUILTINS:
            found.append(one.name)
        waiting.extend(tree.children(one))
    return found
