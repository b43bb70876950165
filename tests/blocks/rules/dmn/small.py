"""Small models in XML for these tests, and shortcuts to decide with them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from zhengtong.blocks.rules import dmn
from zhengtong.blocks.rules.dmn import Model, Outcome
from zhengtong.blocks.rules.feel.values import normalise

SPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def definitions(
    body: str, *, namespace: str = "urn:test", head: str = "", space: str = SPACE
) -> bytes:
    return (
        f'<definitions xmlns="{space}" name="model" namespace="{namespace}" id="model">'
        f"{head}{body}</definitions>"
    ).encode()


def facts(**types: str) -> str:
    """Input data with these names and types ("" for none)."""
    return "".join(
        f"<inputData id={quoteattr('i_' + n)} name={quoteattr(n)}>"
        f"<variable name={quoteattr(n)}{_type(t)}/></inputData>"
        for n, t in types.items()
    )


def decision(name: str, logic: str, *, needs: str = "", type: str = "", id: str = "") -> str:
    """A decision; `needs` names its inputs (plain) and decisions (d:) and functions (f:)."""
    wants = []
    for one in needs.split():
        kind, key = (one[0], one[2:]) if one[1:2] == ":" else ("", one)
        tag, outer = {
            "": ("requiredInput", "informationRequirement"),
            "d": ("requiredDecision", "informationRequirement"),
            "f": ("requiredKnowledge", "knowledgeRequirement"),
        }[kind]
        href = key if "#" in key else f"#{'i_' if not kind else ''}{key}"
        wants.append(f"<{outer}><{tag} href={quoteattr(href)}/></{outer}>")
    wants.sort(key=lambda one: one.startswith("<knowledge"))
    return (
        f"<decision id={quoteattr(id or name)} name={quoteattr(name)}>"
        f"<variable name={quoteattr(name)}{_type(type)}/>{''.join(wants)}{logic}</decision>"
    )


def text(feel: str, type: str = "") -> str:
    return f"<literalExpression{_type(type)}><text>{escape(feel)}</text></literalExpression>"


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    policy: str = "UNIQUE",
    aggregation: str = "",
    outputs: Sequence[Mapping[str, str]] = ({},),
    input_values: Mapping[str, str] | None = None,
    notes: Sequence[str] = (),
) -> str:
    """A decision table: each row has a cell for every column, then outputs, then annotations."""
    wide, much = len(columns), len(outputs)
    parts = [f'<decisionTable hitPolicy="{policy}"']
    parts.append(f' aggregation="{aggregation}">' if aggregation else ">")
    for column in columns:
        values = (input_values or {}).get(column)
        parts.append(
            f"<input><inputExpression><text>{escape(column)}</text></inputExpression>"
            + (f"<inputValues><text>{escape(values)}</text></inputValues>" if values else "")
            + "</input>"
        )
    for one in outputs:
        name = f" name={quoteattr(one['name'])}" if "name" in one else ""
        parts.append(f"<output{name}>")
        if "values" in one:
            parts.append(f"<outputValues><text>{escape(one['values'])}</text></outputValues>")
        if "default" in one:
            parts.append(
                f"<defaultOutputEntry><text>{escape(one['default'])}</text></defaultOutputEntry>"
            )
        parts.append("</output>")
    parts += [f"<annotation name={quoteattr(note)}/>" for note in notes]
    for row in rows:
        parts.append("<rule>")
        for place, cell in enumerate(row):
            tag = "inputEntry" if place < wide else "outputEntry"
            tag = tag if place < wide + much else "annotationEntry"
            parts.append(f"<{tag}><text>{escape(cell)}</text></{tag}>")
        parts.append("</rule>")
    return "".join([*parts, "</decisionTable>"])


def compiled(body: str, **options: Any) -> Model:
    """A model that has no problems."""
    model = dmn.compile(dmn.load(definitions(body, **options)))
    assert model.problems == ()
    return model


def decided(model: Model, name: str, **given: Any) -> Any:
    """The plain value of a decision; it is compared like Python values are."""
    return model.decide(name, given).value


def answer(logic: str, *, types: str = "", needs: str = "", type: str = "", **given: Any) -> Any:
    """The value of one decision with this logic over these facts."""
    return outcome(logic, types=types, needs=needs, type=type, **given).value


def outcome(
    logic: str, *, types: str = "", needs: str = "", type: str = "", **given: Any
) -> Outcome:
    body = (
        types
        + facts(**dict.fromkeys(given, ""))
        + decision("answer", logic, needs=" ".join([*given, needs]).strip(), type=type)
    )
    return dmn.compile(dmn.load(definitions(body))).decide("answer", given)


def feel(value: Any) -> Any:
    """A Python value as the FEEL value it stands for."""
    return normalise(value)


def number(value: str | int) -> Decimal:
    return Decimal(value)


def _type(name: str) -> str:
    return f" typeRef={quoteattr(name)}" if name else ""
