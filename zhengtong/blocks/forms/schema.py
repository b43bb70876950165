"""A form as JSON Schema 2020-12: for the API's description, and the first look at all answers."""

from functools import lru_cache
from typing import Any

import jsonschema_rs

from zhengtong.blocks.forms.kinds import kind_of
from zhengtong.blocks.forms.shape import Form


def schema(form: Form) -> dict[str, Any]:
    """The shape of the answers. Questions that may be hidden are never required here."""
    properties = {
        field.key: {
            "title": field.label_text.get("zh", field.key),
            **kind_of(field.type).schema(field),
        }
        for field in form.fields
    }
    always = [
        field.key
        for page in form.pages
        if page.show_if is None
        for field in page.fields
        if field.takes_answer and field.required and field.show_if is None
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": form.title_text.get("zh", form.key),
        "type": "object",
        "properties": properties,
        "required": always,
        "additionalProperties": False,
    }


@lru_cache(maxsize=256)
def _validator(whole: "_Whole") -> Any:
    return jsonschema_rs.validator_for(whole.schema)


class _Whole:
    """A schema that is hashed by its form's digest, so that each is compiled once."""

    def __init__(self, form: Form) -> None:
        self.digest = form.digest
        self.form = form

    @property
    def schema(self) -> dict[str, Any]:
        whole = schema(self.form)
        return {**whole, "required": []}  # what is required depends on what is shown

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Whole) and self.digest == other.digest


def misshapen(form: Form, answers: dict[str, Any]) -> set[str]:
    """The keys whose answers do not have the shape of the schema; unknown keys are among them."""
    validator = _validator(_Whole(form))
    try:
        if validator.is_valid(answers):
            return set()
        found: set[str] = set()
        for error in validator.iter_errors(answers):
            path = list(error.instance_path)
            if path:
                found.add(str(path[0]))
        return found
    except (TypeError, ValueError, OverflowError):
        return set(answers)  # something in it is no JSON at all
