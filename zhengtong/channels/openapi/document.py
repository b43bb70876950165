"""The OpenAPI 3.1 document: what ninja derives from the code, completed, in a reader's language."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as said
from django.utils.translation import gettext_noop as _

from .api import ADDRESS, TAGS, api
from .problems import MEDIA_TYPE
from .shapes.shared import ProblemOut

Json = dict[str, Any]
HERE = _("This installation.")
METHODS = ("get", "post", "put", "patch", "delete")
WORDS = ("description", "summary")

PROBLEMS = {
    "400": _("The request cannot be read."),
    "401": _("Nobody is signed in, or the token is unknown, revoked or over."),
    "403": _("The caller may not do this."),
    "404": _("There is no such thing, or none that the caller may know of."),
    "409": _("The state of things does not allow it, or somebody else was here first."),
    "413": _("More was sent than is accepted."),
    "422": _("Something that was sent needs another look; `errors` says what."),
    "429": _("Too many tries in too short a time."),
}
ANSWERS = {
    "200": _("What was asked for."),
    "201": _("It was made; here it is."),
    "204": _("It is done."),
}
#: What an operation may also answer, by its method and by what it takes.
ALWAYS = ("400",)
WITH_SIGN_IN = ("401", "403")
WITH_ADDRESS = ("404",)
WITH_INPUT = ("422",)
WITH_BODY = ("413",)
WRITING = ("409",)
#: What only single operations answer.
OF_THEIR_OWN = {
    "cases_progress": ("404", "429"),
    "licences_document": ("409",),
    "desk_worklist": ("403",),
    "drafts_start": ("404",),
}
FILES = {
    "cases_letter": "application/pdf",
    "licences_document": "application/pdf",
}


@cache
def document(language: str) -> Json:
    """The whole document in this language; made once in each process."""
    with translation.override(language):
        made: Json = json.loads(json.dumps(api.get_openapi_schema(path_prefix=ADDRESS)))
        made["info"]["title"] = said(made["info"]["title"])
        made["info"]["license"] = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
        made["servers"] = [{"url": "/", "description": said(HERE)}]
        made["components"]["schemas"]["ProblemOut"] = _problem_shape(made)
        made["components"]["responses"] = {
            f"Problem{status}": _problem(words) for status, words in PROBLEMS.items()
        }
        for operation in operations(made):
            _complete(operation)
        _say(made)
        made["tags"] = [
            {"name": said(name), "description": said(words)} for name, words in TAGS.items()
        ]
    return made


@cache
def serialised(language: str) -> bytes:
    """The document as it is sent."""
    return json.dumps(document(language), ensure_ascii=False, separators=(",", ":")).encode()


def operations(made: Json) -> Iterator[Json]:
    """Every operation of a document."""
    for methods in made["paths"].values():
        yield from (methods[method] for method in METHODS if method in methods)


def _problem_shape(made: Json) -> Json:
    shape = ProblemOut.model_json_schema(
        ref_template="#/components/schemas/{model}", mode="serialization"
    )
    made["components"]["schemas"] |= shape.pop("$defs")
    return shape


def _problem(words: str) -> Json:
    schema = {"$ref": "#/components/schemas/ProblemOut"}
    return {"description": words, "content": {MEDIA_TYPE: {"schema": schema}}}


def _complete(operation: Json) -> None:
    """Add to an operation the answers that every one of its kind may give."""
    name, answers = operation["operationId"], operation["responses"]
    if media := FILES.get(name):
        content = {media: {"schema": {"type": "string", "format": "binary"}}}
        answers["200"] = {"description": "", "content": content}
    for status, answer in answers.items():
        answer["description"] = ANSWERS[status]
    taken = operation.get("parameters", [])
    body = operation.get("requestBody")
    problems = [
        *ALWAYS,
        *(WITH_SIGN_IN if operation.get("security") else ()),
        *(WITH_ADDRESS if any(p["in"] == "path" for p in taken) else ()),
        *(WITH_INPUT if taken or body else ()),
        *((*WITH_BODY, *WRITING) if body else ()),
        *(WRITING if "204" in answers or "201" in answers else ()),
        *OF_THEIR_OWN.get(name, ()),
    ]
    for status in sorted(set(problems)):
        answers[status] = {"$ref": f"#/components/responses/Problem{status}"}
    operation["tags"] = [said(tag) for tag in operation["tags"]]


def _say(node: Any, *, names: bool = False) -> None:
    """Say all words in the active language and drop the titles made of field names.

    `names` tells that the keys of this node are names of fields, not words of JSON Schema.
    """
    if isinstance(node, list):
        for part in node:
            _say(part)
    if not isinstance(node, dict):
        return
    if not names:
        for key in WORDS:
            if isinstance(node.get(key), str) and node[key]:
                node[key] = said(node[key])
        if "openapi" not in node and isinstance(node.get("title"), str) and "version" not in node:
            del node["title"]
    for key, part in node.items():
        _say(part, names=not names and key == "properties")
