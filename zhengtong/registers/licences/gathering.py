"""From the answers of a form and the facts of the holder to the fields of a licence: pure.

Only what the type declares is kept: a licence holds no more about a person than it shows
(PIPL art. 6, the least that the purpose needs).
"""

from collections.abc import Callable, Mapping
from typing import Any

from zhengtong.kernel.words import Text, as_text

from .definitions import Definition, FieldDefinition
from .views import Value

YES_NO = {True: "yes", False: "no"}


def gather(
    definition: Definition,
    answers: Mapping[str, Any],
    *,
    subject: Mapping[str, str],
    item: Mapping[str, Any],
    values: Mapping[str, Any],
    place: Callable[[str], tuple[str, ...]],
) -> dict[str, Value]:
    """The values of the declared fields.

    `answers` are those of the form by its own keys; `subject` knows `name`, `number`, `address`,
    `legal_representative` … of the holder, `item` the `name` and `code` of the service item;
    `values`, by the licence's own field keys, go before all of them; `place` gives the names of a
    division from the top down. A field for which nobody knows a value is left out.
    """
    known = {"form": answers, "subject": subject, "item": item}
    found: dict[str, Value] = {}
    for field in definition.fields:
        value = _shown(_raw(field, known, values), field, place)
        if value:
            found[field.key] = value
    return found


def _raw(
    field: FieldDefinition, known: Mapping[str, Mapping[str, Any]], values: Mapping[str, Any]
) -> Any:
    if field.key in values:
        return values[field.key]
    for source in field.sources:
        room, _dot, name = source.partition(".")
        value = known.get(room, {}).get(name, "")
        if value not in ("", None):
            return value
    return ""


def _shown(value: Any, field: FieldDefinition, place: Callable[[str], tuple[str, ...]]) -> Value:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return field.words.get(YES_NO[value], {"zh": "是" if value else "否"})
    if isinstance(value, list | tuple):
        return _joined([_shown(each, field, place) for each in value])
    if isinstance(value, Mapping):
        if set(value) <= {"zh", "en"}:
            return as_text(value)
        return _address(value, place)
    plain = str(value).strip()
    if isinstance(value, float):
        plain = f"{value:g}"
    return field.words.get(plain, plain)


def _address(value: Mapping[str, Any], place: Callable[[str], tuple[str, ...]]) -> str:
    """Division and words of an address, the division only where the words do not say it."""
    detail = str(value.get("detail") or "").strip()
    names = place(str(value.get("division") or ""))
    return detail if any(name in detail for name in names) else "".join(names) + detail


def _joined(values: list[Value]) -> Value:
    comma = "；"
    if all(isinstance(value, str) for value in values):
        return comma.join(str(value) for value in values if value)
    chinese = comma.join(_in(value, "zh") for value in values if value)
    english = "; ".join(_in(value, "en") for value in values if value)
    joined: Text = {"zh": chinese, "en": english}
    return joined


def _in(value: Value, language: str) -> str:
    return value if isinstance(value, str) else value.get(language) or value.get("zh", "")
