"""A command line for each operation, so that a reader can begin by copying."""

import json
import shlex
from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]
SAMPLES: dict[str, Any] = {
    "item": "11990100MB1234567X3440131001000",
    "answers": {"operator_name": "王秀英"},
    "name": "王秀英",
    "agreed": True,
    "delivery": "electronic",
    "q": "开饭店",
    "number": "11990100MB1234567X3440131001000202603110001",
    "last4": "002X",
    "licence": "zt-token",
    "version": 1,
}
PLAIN: dict[str, Any] = {"integer": 1, "number": 1, "boolean": True, "object": {}, "array": []}
FILE = "plan.pdf"


def body_example(schema: Json, body: Json) -> Any:
    """A body of this schema with all required fields; a file is told by its name."""
    shape = schema["components"]["schemas"][_named(body)] if "$ref" in body else body
    required = shape.get("required", [])
    return {
        name: _sample(name, kind)
        for name, kind in shape.get("properties", {}).items()
        if name in required or name == "version"
    }


def command(
    method: str, path: str, parameters: Iterable[Json], body: Any, *, signed_in: bool
) -> str:
    """The operation as a curl command; `$ZT` stands for the address of the installation."""
    query = "&".join(
        f"{p['name']}={_sample(p['name'], p['schema'])}"
        for p in parameters
        if p["in"] == "query" and (p.get("required") or p["name"] == "q")
    )
    for p in parameters:
        if p["in"] == "path":
            path = path.replace(f"{{{p['name']}}}", p["name"].upper().replace("_", "-"))
    words = ["curl"]
    if method not in ("GET", "POST") or (method == "POST" and body is None):
        words.append(f"-X {method}")
    if signed_in:
        words.append('-H "Authorization: Bearer $TOKEN"')
    if body is not None and "file" in body:
        words.append(f"-F file=@{FILE}")
    elif body is not None:
        words.append("-H 'Content-Type: application/json'")
        words.append(f"-d {shlex.quote(json.dumps(body, ensure_ascii=False))}")
    words.append(f'"$ZT{path}{"?" if query else ""}{query}"')
    return " \\\n  ".join(words) if len(words) > 2 else " ".join(words)


def _named(body: Json) -> str:
    return str(body["$ref"]).rsplit("/", 1)[-1]


def _sample(name: str, kind: Json) -> Any:
    if name in SAMPLES:
        return SAMPLES[name]
    return PLAIN.get(kind.get("type", ""), "…")
