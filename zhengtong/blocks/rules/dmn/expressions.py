"""Boxed expressions (DMN 1.5, 7.3, chapter 8 and 10.5) as they stand in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .fields import attribute, boxed, boxes, child, children, words
from .parts import Element, InformationItem, Named


@dataclass(frozen=True, kw_only=True)
class Expression(Element):
    """Any boxed expression; `type_ref` is the type its value must conform to."""

    type_ref: str | None = attribute("typeRef")


@dataclass(frozen=True, kw_only=True)
class ImportedValues(Named):
    """An expression that stands in another file (7.3.6)."""

    namespace: str | None = attribute("namespace")
    location: str | None = attribute("locationURI")
    import_type: str | None = attribute("importType")
    expression_language: str | None = attribute("expressionLanguage")
    imported_element: str | None = words("importedElement")


@dataclass(frozen=True, kw_only=True)
class LiteralExpression(Expression):
    """A text, of FEEL unless another language is named (7.3.5)."""

    expression_language: str | None = attribute("expressionLanguage")
    text: str | None = words("text")
    imported_values: ImportedValues | None = child("importedValues", "ImportedValues")


@dataclass(frozen=True, kw_only=True)
class UnaryTests(Expression):
    """Tests of a value: the cell of an input column, allowed values (7.3.8)."""

    expression_language: str | None = attribute("expressionLanguage")
    text: str | None = words("text")


@dataclass(frozen=True, kw_only=True)
class Binding(Element):
    """An argument of an invocation (7.3.7)."""

    parameter: InformationItem | None = child("parameter", "InformationItem")
    value: Expression | None = boxed()


@dataclass(frozen=True, kw_only=True)
class Invocation(Expression):
    """A call of a function with named arguments (7.3.6)."""

    called: Expression | None = boxed()
    bindings: tuple[Binding, ...] = children("binding", "Binding")


@dataclass(frozen=True, kw_only=True)
class InputClause(Element):
    """An input column (8.3.2)."""

    expression: LiteralExpression | None = child("inputExpression", "LiteralExpression")
    values: UnaryTests | None = child("inputValues", "UnaryTests")


@dataclass(frozen=True, kw_only=True)
class OutputClause(Element):
    """An output column (8.3.2)."""

    name: str | None = attribute("name")
    type_ref: str | None = attribute("typeRef")
    values: UnaryTests | None = child("outputValues", "UnaryTests")
    default: LiteralExpression | None = child("defaultOutputEntry", "LiteralExpression")


@dataclass(frozen=True, kw_only=True)
class RuleAnnotationClause(Element):
    """An annotation column (8.3.2)."""

    name: str | None = attribute("name")


@dataclass(frozen=True, kw_only=True)
class RuleAnnotation(Element):
    """A note on a rule: the article of the law, words for the applicant (8.3.3)."""

    text: str | None = words("text")


@dataclass(frozen=True, kw_only=True)
class DecisionRule(Element):
    """A row of a decision table (8.3.3)."""

    inputs: tuple[UnaryTests, ...] = children("inputEntry", "UnaryTests")
    outputs: tuple[LiteralExpression, ...] = children("outputEntry", "LiteralExpression")
    annotations: tuple[RuleAnnotation, ...] = children("annotationEntry", "RuleAnnotation")


@dataclass(frozen=True, kw_only=True)
class DecisionTable(Expression):
    """A decision table (8.3.1)."""

    hit_policy: str | None = attribute("hitPolicy")
    aggregation: str | None = attribute("aggregation")
    orientation: str | None = attribute("preferredOrientation")
    output_label: str | None = attribute("outputLabel")
    inputs: tuple[InputClause, ...] = children("input", "InputClause")
    outputs: tuple[OutputClause, ...] = children("output", "OutputClause")
    annotations: tuple[RuleAnnotationClause, ...] = children("annotation", "RuleAnnotationClause")
    rules: tuple[DecisionRule, ...] = children("rule", "DecisionRule")


@dataclass(frozen=True, kw_only=True)
class ContextEntry(Element):
    """An entry of a context; the one without a variable is the result (10.2.1.4)."""

    variable: InformationItem | None = child("variable", "InformationItem")
    value: Expression | None = boxed()


@dataclass(frozen=True, kw_only=True)
class Context(Expression):
    """A boxed context (10.5.1)."""

    entries: tuple[ContextEntry, ...] = children("contextEntry", "ContextEntry")


@dataclass(frozen=True, kw_only=True)
class FunctionDefinition(Expression):
    """A boxed function (10.5.3)."""

    kind: str | None = attribute("kind")
    parameters: tuple[InformationItem, ...] = children("formalParameter", "InformationItem")
    body: Expression | None = boxed()


@dataclass(frozen=True, kw_only=True)
class List(Expression):
    """A boxed list (10.5.4)."""

    items: tuple[Expression, ...] = boxes()


@dataclass(frozen=True, kw_only=True)
class Relation(Expression):
    """A list of contexts of the same entries (10.5.5)."""

    columns: tuple[InformationItem, ...] = children("column", "InformationItem")
    rows: tuple[List, ...] = children("row", "List")


@dataclass(frozen=True, kw_only=True)
class ChildExpression(Element):
    """An expression in its place inside another (10.5.7)."""

    type_ref: str | None = attribute("typeRef")
    value: Expression | None = boxed()


@dataclass(frozen=True, kw_only=True)
class Conditional(Expression):
    """A boxed if (10.5.6)."""

    condition: ChildExpression | None = child("if", "ChildExpression")
    then: ChildExpression | None = child("then", "ChildExpression")
    otherwise: ChildExpression | None = child("else", "ChildExpression")


@dataclass(frozen=True, kw_only=True)
class Filter(Expression):
    """A boxed filter (10.5.8)."""

    source: ChildExpression | None = child("in", "ChildExpression")
    match: ChildExpression | None = child("match", "ChildExpression")


@dataclass(frozen=True, kw_only=True)
class For(Expression):
    """A boxed iteration (10.5.10)."""

    variable: str | None = attribute("iteratorVariable")
    source: ChildExpression | None = child("in", "ChildExpression")
    result: ChildExpression | None = child("return", "ChildExpression")


@dataclass(frozen=True, kw_only=True)
class Quantified(Expression):
    """What `every` and `some` have in common (10.5.11)."""

    variable: str | None = attribute("iteratorVariable")
    source: ChildExpression | None = child("in", "ChildExpression")
    satisfies: ChildExpression | None = child("satisfies", "ChildExpression")


@dataclass(frozen=True, kw_only=True)
class Every(Quantified):
    """Do all items satisfy it?"""


@dataclass(frozen=True, kw_only=True)
class Some(Quantified):
    """Does an item satisfy it?"""


#: The boxed expressions by their tags.
EXPRESSIONS: Mapping[str, type[Expression]] = {
    "literalExpression": LiteralExpression,
    "invocation": Invocation,
    "decisionTable": DecisionTable,
    "context": Context,
    "functionDefinition": FunctionDefinition,
    "list": List,
    "relation": Relation,
    "conditional": Conditional,
    "filter": Filter,
    "for": For,
    "every": Every,
    "some": Some,
}
