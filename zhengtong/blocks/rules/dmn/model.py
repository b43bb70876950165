"""The elements of a decision model (DMN 1.5, chapters 6, 7, 8 and 10.5) as they stand in a file.

Plain data: texts are kept as written, nothing is resolved. Older versions (1.1 to 1.4) are read
into the same classes. `expressions` holds the boxed expressions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .expressions import (
    Binding,
    ChildExpression,
    ContextEntry,
    DecisionRule,
    Expression,
    FunctionDefinition,
    ImportedValues,
    InputClause,
    List,
    LiteralExpression,
    OutputClause,
    RuleAnnotation,
    RuleAnnotationClause,
    UnaryTests,
)
from .fields import (
    attribute,
    boxed,
    child,
    children,
    group,
    raw,
    reference,
    references,
    words,
)
from .parts import Element, InformationItem, Named


@dataclass(frozen=True, kw_only=True)
class Import(Named):
    """Another model whose elements may be named here as `name.element` (6.3.3)."""

    namespace: str | None = attribute("namespace")
    location: str | None = attribute("locationURI")
    import_type: str | None = attribute("importType")


@dataclass(frozen=True, kw_only=True)
class FunctionItem(Element):
    """The signature of a type of functions (7.3.3)."""

    output_type: str | None = attribute("outputTypeRef")
    parameters: tuple[InformationItem, ...] = children("parameters", "InformationItem")


@dataclass(frozen=True, kw_only=True)
class ItemDefinition(Named):
    """A named type: of a base type, of components, or of functions (7.3.2)."""

    type_language: str | None = attribute("typeLanguage")
    collection: str | None = attribute("isCollection")
    type_ref: str | None = words("typeRef")
    allowed_values: UnaryTests | None = child("allowedValues", "UnaryTests")
    type_constraint: UnaryTests | None = child("typeConstraint", "UnaryTests")
    components: tuple[ItemDefinition, ...] = children("itemComponent", "ItemDefinition")
    function_item: FunctionItem | None = child("functionItem", "FunctionItem")

    @property
    def is_collection(self) -> bool:
        return self.collection in ("true", "1")


@dataclass(frozen=True, kw_only=True)
class InformationRequirement(Element):
    """What a decision needs to know (6.3.13)."""

    required_decision: str | None = reference("requiredDecision")
    required_input: str | None = reference("requiredInput")


@dataclass(frozen=True, kw_only=True)
class KnowledgeRequirement(Element):
    """The function a decision or a function calls (6.3.14)."""

    required_knowledge: str | None = reference("requiredKnowledge")


@dataclass(frozen=True, kw_only=True)
class AuthorityRequirement(Element):
    """Who or what stands behind an element (6.3.15)."""

    required_decision: str | None = reference("requiredDecision")
    required_input: str | None = reference("requiredInput")
    required_authority: str | None = reference("requiredAuthority")


@dataclass(frozen=True, kw_only=True)
class DRGElement(Named):
    """A node of the requirement graph (6.3.6)."""


@dataclass(frozen=True, kw_only=True)
class Decision(DRGElement):
    """A decision with its logic (6.3.7)."""

    question: str | None = words("question")
    allowed_answers: str | None = words("allowedAnswers")
    variable: InformationItem | None = child("variable", "InformationItem")
    information: tuple[InformationRequirement, ...] = children(
        "informationRequirement", "InformationRequirement"
    )
    knowledge: tuple[KnowledgeRequirement, ...] = children(
        "knowledgeRequirement", "KnowledgeRequirement"
    )
    authority: tuple[AuthorityRequirement, ...] = children(
        "authorityRequirement", "AuthorityRequirement"
    )
    supported_objectives: tuple[str, ...] = references("supportedObjective")
    indicators: tuple[str, ...] = references("impactedPerformanceIndicator")
    makers: tuple[str, ...] = references("decisionMaker")
    owners: tuple[str, ...] = references("decisionOwner")
    processes: tuple[str, ...] = references("usingProcess")
    tasks: tuple[str, ...] = references("usingTask")
    logic: Expression | None = boxed()


@dataclass(frozen=True, kw_only=True)
class BusinessKnowledgeModel(DRGElement):
    """A function of the model (6.3.9)."""

    variable: InformationItem | None = child("variable", "InformationItem")
    logic: FunctionDefinition | None = child("encapsulatedLogic", "FunctionDefinition")
    knowledge: tuple[KnowledgeRequirement, ...] = children(
        "knowledgeRequirement", "KnowledgeRequirement"
    )
    authority: tuple[AuthorityRequirement, ...] = children(
        "authorityRequirement", "AuthorityRequirement"
    )


@dataclass(frozen=True, kw_only=True)
class DecisionService(DRGElement):
    """Decisions offered together as one function (6.3.10)."""

    variable: InformationItem | None = child("variable", "InformationItem")
    output_decisions: tuple[str, ...] = references("outputDecision")
    encapsulated_decisions: tuple[str, ...] = references("encapsulatedDecision")
    input_decisions: tuple[str, ...] = references("inputDecision")
    input_data: tuple[str, ...] = references("inputData")


@dataclass(frozen=True, kw_only=True)
class InputData(DRGElement):
    """A fact that is given (6.3.11)."""

    variable: InformationItem | None = child("variable", "InformationItem")


@dataclass(frozen=True, kw_only=True)
class KnowledgeSource(DRGElement):
    """An authority: a law, a person (6.3.12)."""

    location: str | None = attribute("locationURI")
    authority: tuple[AuthorityRequirement, ...] = children(
        "authorityRequirement", "AuthorityRequirement"
    )
    type: str | None = words("type")
    owner: str | None = reference("owner")


@dataclass(frozen=True, kw_only=True)
class Group(Element):
    """A frame around elements of a diagram (6.3.16)."""

    name: str | None = attribute("name")


@dataclass(frozen=True, kw_only=True)
class TextAnnotation(Element):
    """A note beside elements of a diagram (6.3.16)."""

    format: str | None = attribute("textFormat")
    text: str | None = words("text")


@dataclass(frozen=True, kw_only=True)
class Association(Element):
    """A line between a note and an element (6.3.16)."""

    direction: str | None = attribute("associationDirection")
    source: str | None = reference("sourceRef")
    target: str | None = reference("targetRef")


@dataclass(frozen=True, kw_only=True)
class ElementCollection(Named):
    """Elements gathered under a name (6.3.4)."""

    elements: tuple[str, ...] = references("drgElement")


@dataclass(frozen=True, kw_only=True)
class PerformanceIndicator(Named):
    """A measure of success (6.3.5)."""

    uri: str | None = attribute("URI")
    decisions: tuple[str, ...] = references("impactingDecision")


@dataclass(frozen=True, kw_only=True)
class OrganizationUnit(Named):
    """Who decides or owns decisions (6.3.5)."""

    uri: str | None = attribute("URI")
    made: tuple[str, ...] = references("decisionMade")
    owned: tuple[str, ...] = references("decisionOwned")


@dataclass(frozen=True, kw_only=True)
class Definitions(Named):
    """A whole model (6.3.2). `version` is the version of DMN, `prefixes` the namespaces declared.

    `linked` holds the models that are imported, by namespace; they are no part of this file.
    """

    version: str = "1.5"
    prefixes: tuple[tuple[str, str], ...] = ()
    namespace: str | None = attribute("namespace")
    expression_language: str | None = attribute("expressionLanguage")
    type_language: str | None = attribute("typeLanguage")
    exporter: str | None = attribute("exporter")
    exporter_version: str | None = attribute("exporterVersion")
    imports: tuple[Import, ...] = children("import", "Import")
    item_definitions: tuple[ItemDefinition, ...] = children("itemDefinition", "ItemDefinition")
    elements: tuple[DRGElement, ...] = group("elements")
    artifacts: tuple[Element, ...] = group("artifacts")
    collections: tuple[ElementCollection, ...] = children("elementCollection", "ElementCollection")
    business: tuple[Named, ...] = group("business")
    diagram: str | None = raw("DMNDI")
    linked: Mapping[str, Definitions] = field(default_factory=dict, compare=False, repr=False)


#: The members of the substitution groups by their tags.
GROUPS: Mapping[str, Mapping[str, type[Element]]] = {
    "elements": {
        "decision": Decision,
        "businessKnowledgeModel": BusinessKnowledgeModel,
        "decisionService": DecisionService,
        "inputData": InputData,
        "knowledgeSource": KnowledgeSource,
    },
    "artifacts": {
        "textAnnotation": TextAnnotation,
        "association": Association,
        "group": Group,
    },
    "business": {
        "performanceIndicator": PerformanceIndicator,
        "organizationUnit": OrganizationUnit,
    },
}

#: Classes that fields name as words, because a class cannot name one that comes after it.
CLASSES: Mapping[str, type[Element]] = {
    one.__name__: one
    for one in (
        AuthorityRequirement,
        Binding,
        ChildExpression,
        ContextEntry,
        DecisionRule,
        ElementCollection,
        FunctionDefinition,
        FunctionItem,
        Import,
        ImportedValues,
        InformationItem,
        InformationRequirement,
        InputClause,
        ItemDefinition,
        KnowledgeRequirement,
        List,
        LiteralExpression,
        OutputClause,
        RuleAnnotation,
        RuleAnnotationClause,
        UnaryTests,
    )
}
