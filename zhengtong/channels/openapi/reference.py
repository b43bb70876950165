"""The page to read the API by, drawn from the OpenAPI document itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    place: str
    type: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    description: str
    shape: str


@dataclass(frozen=True, slots=True)
class Operation:
    id: str
    method: str
    path: str
    summary: str
    description: str
    signed_in: bool
    parameters: tuple[Parameter, ...]
    body: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    name: str
    description: str
    fields: tuple[Parameter, ...]


def type_words(schema: dict[str, Any]) -> str:
    """A schema in a few words: `string(date) or null`, `list of CaseCardOut`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    for join in ("anyOf", "oneOf", "allOf"):
        if join in schema:
            return " or ".join(dict.fromkeys(type_words(part) for part in schema[join]))
    if schema.get("type") == "array":
        return f"list of {type_words(schema.get('items', {}))}"
    kind = str(schema.get("type", "any"))
    return f"{kind} ({schema['format']})" if "format" in schema else kind


def _shape_of(content: dict[str, Any]) -> str:
    return ", ".join(type_words(media.get("schema", {})) for media in content.values())


def _operation(method: str, path: str, found: dict[str, Any]) -> Operation:
    return Operation(
        id=found["operationId"],
        method=method.upper(),
        path=path,
        summary=found.get("summary", ""),
        description=found.get("description", ""),
        signed_in=bool(found.get("security")),
        parameters=tuple(
            Parameter(
                name=p["name"],
                place=p["in"],
                type=type_words(p.get("schema", {})),
                required=p.get("required", False),
                description=p.get("description", "") or p.get("schema", {}).get("description", ""),
            )
            for p in found.get("parameters", [])
        ),
        body=_shape_of(found.get("requestBody", {}).get("content", {})),
        answers=tuple(
            Answer(str(status), answer.get("description", ""), _shape_of(answer.get("content", {})))
            for status, answer in found.get("responses", {}).items()
        ),
    )


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, Operation]]:
    for path, methods in schema["paths"].items():
        for method in METHODS:
            if method in methods:
                found = methods[method]
                yield (found.get("tags") or [""])[0], _operation(method, path, found)


def groups(schema: dict[str, Any]) -> list[Group]:
    """The operations, grouped by tag in the order of the document."""
    by_tag: dict[str, list[Operation]] = {}
    for tag, operation in _operations(schema):
        by_tag.setdefault(tag, []).append(operation)
    return [Group(tag, tuple(operations)) for tag, operations in by_tag.items()]


def shapes(schema: dict[str, Any]) -> list[Shape]:
    """The named shapes, by name."""
    found = schema.get("components", {}).get("schemas", {})
    return [
        Shape(
            name=name,
            description=shape.get("description", ""),
            fields=tuple(
                Parameter(
                    name=field,
                    place="",
                    type=type_words(kind),
                    required=field in shape.get("required", []),
                    description=kind.get("description", ""),
                )
                for field, kind in shape.get("properties", {}).items()
            ),
        )
        for name, shape in sorted(found.items())
    ]
