"""One of several, several of many, yes or no."""

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zhengtong.blocks.forms.kinds.base import (
    LONGEST_RAW,
    Complaint,
    Kind,
    Posted,
    halfwidth,
    named,
    tidy,
    wrong_type,
)
from zhengtong.blocks.forms.shape import Field

_YES = frozenset({"yes", "true", "on", "1", "y", "是"})
_NO = frozenset({"no", "false", "off", "0", "n", "否"})


class OneChoice(Kind):
    type = "choice"

    def from_text(self, field: Field, raw: str) -> str | None:
        return tidy(raw) or None

    def from_json(self, field: Field, raw: Any) -> Any:
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise wrong_type(field)
        return str(raw)

    def check(self, field: Field, value: Any, on: date | None) -> None:
        if not isinstance(value, str):
            raise wrong_type(field)
        if all(value != choice.value for choice in field.choices):
            raise no_choice(field)

    def shown(self, field: Field, value: Any, places: Any) -> str:
        found = next((c for c in field.choices if c.value == value), None)
        return found.label if found else str(value)

    def schema(self, field: Field) -> dict[str, Any]:
        return {"enum": [choice.value for choice in field.choices]}


class ManyChoices(Kind):
    """Kept as a list of values in the order of the definition, each once."""

    type = "choices"

    def read(self, field: Field, posted: Posted, name: str) -> list[str] | None:
        sent = posted.many(name)
        if not all(isinstance(value, str) for value in sent) or len(sent) > 1000:
            raise wrong_type(field)
        chosen = {tidy(value[:LONGEST_RAW]) for value in sent} - {""}
        known = [choice.value for choice in field.choices]
        if chosen - set(known):
            raise no_choice(field)
        return [value for value in known if value in chosen] or None

    def check(self, field: Field, value: Any, on: date | None) -> None:
        if not isinstance(value, list):
            raise wrong_type(field)
        known = {choice.value for choice in field.choices}
        if any(not isinstance(each, str) or each not in known for each in value):
            raise no_choice(field)
        if len(set(value)) < len(value):
            raise wrong_type(field)
        if len(value) < field.min_rows or (field.max_rows and len(value) > field.max_rows):
            words = _("Choose %(least)s to %(most)s of “%(label)s”.")
            most = field.max_rows or len(known)
            raise Complaint(words % named(field, least=max(1, field.min_rows), most=most), "choice")

    def shown(self, field: Field, value: Any, places: Any) -> str:
        labels = [choice.label for choice in field.choices if choice.value in value]
        return (", " if (get_language() or "zh").startswith("en") else "、").join(labels)

    def inputs(self, field: Field, value: Any, name: str) -> dict[str, str | list[str]]:
        return {name: [str(each) for each in value]}

    def schema(self, field: Field) -> dict[str, Any]:
        members = {"enum": [choice.value for choice in field.choices]}
        return {"type": "array", "items": members, "uniqueItems": True, "minItems": 1}


class YesNo(Kind):
    type = "yes_no"

    def from_text(self, field: Field, raw: str) -> bool | None:
        word = halfwidth(tidy(raw)).lower()
        if not word:
            return None
        if word in _YES or word in _NO:
            return word in _YES
        raise Complaint(_("Choose yes or no for “%(label)s”.") % named(field), "choice")

    def from_json(self, field: Field, raw: Any) -> Any:
        if not isinstance(raw, bool):
            raise wrong_type(field)
        return raw

    def check(self, field: Field, value: Any, on: date | None) -> None:
        if not isinstance(value, bool):
            raise wrong_type(field)

    def shown(self, field: Field, value: Any, places: Any) -> str:
        return _("Yes") if value else _("No")

    def inputs(self, field: Field, value: Any, name: str) -> dict[str, str | list[str]]:
        return {name: "yes" if value else "no"}

    def schema(self, field: Field) -> dict[str, Any]:
        return {"type": "boolean"}


def no_choice(field: Field) -> Complaint:
    return Complaint(_("Choose one of the given answers for “%(label)s”.") % named(field), "choice")
