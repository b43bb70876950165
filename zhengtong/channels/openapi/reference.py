"""What the page to read the API shows, drawn from the OpenAPI document itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .document import METHODS
from .examples import body_example, command

Json = dict[str, Any]
CODE = ((SafeString(), SafeString()), (SafeString("<code>"), SafeString("</code>")))
COLOURS = {"GET": "blue", "POST": "green", "PATCH": "amber", "PUT": "amber", "DELETE": "red"}


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a field of a shape. `shape` names the shape it links to."""

    name: str
    place: str
    type: str
    shape: str
    required: bool
    description: SafeString


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation may answer; `is_problem` tells the errors from the rest."""

    status: str
    description: SafeString
    type: str
    shape: str
    is_problem: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation with everything that a reader has to know."""

    id: str
    method: str
    colour: str
    path: str
    summary: str
    description: SafeString
    signed_in: bool
    by_token: bool
    parameters: tuple[Field, ...]
    body: str
    body_shape: str
    answers: tuple[Answer, ...]
    problems: tuple[Answer, ...]
    command: str


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one subject."""

    id: str
    name: str
    description: SafeString
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A named shape with its fields."""

    name: str
    fields: tuple[Field, ...]


def marked(text: str) -> SafeString:
    """A description as HTML: what stands between backticks is code."""
    parts = enumerate(text.split("`"))
    return format_html_join(
        "", "{}{}{}", ((CODE[n % 2][0], part, CODE[n % 2][1]) for n, part in parts)
    )


def type_words(schema: Json) -> str:
    """A schema in a few words: `string (date) or null`, `list of CaseCardOut`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    for join in ("anyOf", "oneOf", "allOf"):
        if join in schema:
            words = dict.fromkeys(type_words(part) for part in schema[join])
            return _(" or ").join(words)
    if schema.get("type") == "array":
        return _("list of %(what)s") % {"what": type_words(schema.get("items", {}))}
    kind = str(schema.get("type", "any"))
    return f"{kind} ({schema['format']})" if "format" in schema else kind


def shape_name(schema: Json) -> str:
    """The named shape a schema leads to, at the end of lists and choices; empty for none."""
    if "$ref" in schema:
        return type_words(schema)
    parts = [schema.get("items", {}), *schema.get("anyOf", [])]
    return next((name for part in parts if part and (name := shape_name(part))), "")


def groups(schema: Json) -> list[Group]:
    """The operations by subject, in the order of the document."""
    by_tag: dict[str, list[Operation]] = {tag["name"]: [] for tag in schema["tags"]}
    for tag, operation in _operations(schema):
        by_tag[tag].append(operation)
    return [
        Group(
            f"group-{number}", tag["name"], marked(tag["description"]), tuple(by_tag[tag["name"]])
        )
        for number, tag in enumerate(schema["tags"], 1)
    ]


def shapes(schema: Json) -> list[Shape]:
    """The named shapes, by name."""
    return [
        Shape(name, tuple(_fields(shape)))
        for name, shape in sorted(schema["components"]["schemas"].items())
    ]


def _fields(shape: Json) -> Iterator[Field]:
    for name, kind in shape.get("properties", {}).items():
        yield Field(
            name=name,
            place="",
            type=type_words(kind),
            shape=shape_name(kind),
            required=name in shape.get("required", []),
            description=marked(kind.get("description", "")),
        )


def _operations(schema: Json) -> Iterator[tuple[str, Operation]]:
    for path, methods in schema["paths"].items():
        for method in METHODS:
            if method in methods:
                found = methods[method]
                yield found["tags"][0], _operation(schema, method.upper(), path, found)


def _operation(schema: Json, method: str, path: str, found: Json) -> Operation:
    body = _body(found)
    answers = tuple(_answers(schema, found))
    callers = {name for one in found.get("security", []) for name in one}
    return Operation(
        id=found["operationId"],
        method=method,
        colour=COLOURS[method],
        path=path,
        summary=found["summary"],
        description=marked(found.get("description", "")),
        signed_in=bool(callers),
        by_token="Token" in callers,
        parameters=tuple(_parameter(p) for p in found.get("parameters", [])),
        body=type_words(body) if body else "",
        body_shape=shape_name(body) if body else "",
        answers=tuple(a for a in answers if not a.is_problem),
        problems=tuple(a for a in answers if a.is_problem),
        command=command(
            method,
            path,
            found.get("parameters", []),
            body_example(schema, body) if body else None,
            signed_in=bool(callers),
        ),
    )


def _body(found: Json) -> Json:
    content: Json = found.get("requestBody", {}).get("content", {})
    return next((media["schema"] for media in content.values()), {})


def _parameter(p: Json) -> Field:
    places: dict[str, str] = {"path": _("in the address"), "query": _("in the query")}
    return Field(
        name=p["name"],
        place=places[p["in"]],
        type=type_words(p.get("schema", {})),
        shape="",
        required=p.get("required", False),
        description=marked(p.get("description", "")),
    )


def _answers(schema: Json, found: Json) -> Iterator[Answer]:
    for status, answer in found["responses"].items():
        named = answer.get("$ref", "").rsplit("/", 1)[-1]
        whole = schema["components"]["responses"][named] if named else answer
        content: Json = next((m["schema"] for m in whole.get("content", {}).values()), {})
        yield Answer(
            status=status,
            description=marked(whole["description"]),
            type=type_words(content) if content else "",
            shape=shape_name(content) if content else "",
            is_problem=bool(named),
        )
