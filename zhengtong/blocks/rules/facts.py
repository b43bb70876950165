"""Facts on their way in: found by name or data element, made into the values that FEEL knows.

Facts come as the platform keeps answers (days as text, amounts as text or number); the diagram
declares what they are. Only the facts it asks for go further, so no verdict keeps more than it
needs (GB/T 35273-2020, 4 d).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.rules.declared import declared, element_of, inputs
from zhengtong.blocks.rules.dmn.model import Definitions
from zhengtong.blocks.rules.feel import Names, SyntaxProblem, parse_unary_tests, tree
from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.reviving import revive
from zhengtong.blocks.rules.feel.temporal import reading
from zhengtong.blocks.rules.feel.values import Function, normalise, plain
from zhengtong.blocks.rules.sockets import FactType
from zhengtong.blocks.rules.views import Question
from zhengtong.kernel.errors import Invalid
from zhengtong.kernel.words import Text, text

TYPE_WORDS: Mapping[str, Any] = {
    "number": _("a number"),
    "date": _("a day such as 2026-03-01"),
    "time": _("a time such as 08:30:00"),
    "date and time": _("a moment such as 2026-03-01T08:30:00"),
    "days and time duration": _("a length of time such as P3D"),
    "years and months duration": _("a length of time such as P1Y6M"),
    "boolean": _("true or false"),
    "string": _("a text"),
}
READERS: Mapping[str, Callable[[str], Any]] = {
    "date": reading.read_date,
    "time": reading.read_time,
    "date and time": reading.read_date_time,
    "days and time duration": reading.read_duration,
    "years and months duration": reading.read_duration,
}
NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """An input of a model: its name, what it is declared as, the data element behind it.

    `label` is what the diagram calls it in English, `words` its allowed values where they are a
    list of texts.
    """

    name: str
    type: str
    is_list: bool = False
    label: str = ""
    words: tuple[str, ...] = ()
    fact: FactType | None = None

    @property
    def choices(self) -> tuple[tuple[str, Text], ...]:
        """The values it may have: by its data element, else the texts that the diagram allows."""
        if self.fact is not None and self.fact.choices:
            return self.fact.choices
        return tuple((word, text(word)) for word in self.words)

    @property
    def label_text(self) -> Text:
        """What people call it."""
        if self.label or self.fact is None:
            return text(self.name, self.label)
        return dict(self.fact.label)

    @property
    def question(self) -> Question:
        """How one would ask for it."""
        element = self.fact.key if self.fact is not None else ""
        return Question(self.name, self.label_text, self.type, element, self.choices)

    def given(self, facts: Mapping[str, Any]) -> Any:
        """The fact among others: by name, out of another fact, by data element; None for none."""
        if self.fact is None or self.name in facts:
            return facts.get(self.name)
        if self.fact.derive is not None and facts.get(self.fact.derived_from):
            try:
                return self.fact.derive(facts[self.fact.derived_from])
            except ValueError:
                return None
        return facts.get(self.fact.key)


def asked_by(of: Definitions, dictionary: Mapping[str, FactType]) -> tuple[Asked, ...]:
    """The inputs of a diagram, with the data element each of them is."""
    labels = {fact.label.get("zh", ""): fact for fact in dictionary.values()}
    found = []
    for one in inputs(of):
        name = one.name or ""
        type_ref = one.variable.type_ref if one.variable is not None else None
        known = declared(of, type_ref)
        key = element_of(one) or name
        fact = dictionary.get(key) or labels.get(key)
        label = (one.label or "").strip()
        words = _words(known.allowed)
        found.append(Asked(name, known.base, known.is_list, label, words, fact))
    return tuple(found)


def _words(allowed: str) -> tuple[str, ...]:
    """The texts that are allowed, where it is a list of texts."""
    try:
        tests = parse_unary_tests(allowed, Names()).tests
    except SyntaxProblem:
        return ()
    values = [test.value if isinstance(test, tree.Literal) else None for test in tests]
    words = tuple(value for value in values if isinstance(value, str))
    return words if len(words) == len(values) else ()


def typed(
    asked: Iterable[Asked], facts: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The facts that are asked for, by input name, as FEEL values; and the inputs without one.

    A fact is found under the name of the input, or by its data element. Raises Invalid naming each
    fact that is not what the diagram declares.
    """
    values: dict[str, Any] = {}
    missing: list[str] = []
    wrong: dict[str, list[Any]] = {}
    for one in asked:
        given = one.given(facts)
        if given is None:
            missing.append(one.name)
            continue
        try:
            values[one.name] = _typed(given, one)
        except (TypeError, ValueError, FeelError):
            expected = TYPE_WORDS.get(one.type, one.type)
            wrong[one.name] = [_("This is not %(what)s.") % {"what": expected}]
    if wrong:
        raise Invalid(
            _("Facts do not have the form the decision needs: %(names)s.")
            % {"names": ", ".join(wrong)},
            fields=wrong,
            code="facts",
        )
    return values, tuple(missing)


def _typed(given: Any, asked: Asked) -> Any:
    value = revive(given) if isinstance(given, dict | list) else normalise(given)
    if asked.is_list:
        several = value if isinstance(value, list) else [value]
        return [_one(item, asked.type) for item in several]
    return _one(value, asked.type)


def _one(value: Any, type_name: str) -> Any:
    if isinstance(value, str) and type_name in READERS:
        return READERS[type_name](value)
    if isinstance(value, str) and type_name == "number":
        if not NUMBER.fullmatch(value.strip()):
            raise ValueError(value)
        return normalise(Decimal(value.strip()))
    if type_name in ("number", "boolean", "string"):
        wanted = {"number": Decimal, "boolean": bool, "string": str}[type_name]
        if not isinstance(value, wanted):
            raise TypeError(value)
    return value


def as_json(value: Any) -> Any:
    """A value in words of JSON, from which `from_json` makes it again.

    A function is shown by its name: it comes out of an unfinished model, never out of facts.
    """
    return plain(_without_functions(normalise(value)))


def _without_functions(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_functions(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_without_functions(item) for item in value]
    return repr(value) if isinstance(value, Function) else value


def from_json(data: Any) -> Any:
    """The values that `as_json` wrote."""
    return revive(data)


def equal(expected: Any, got: Any) -> bool:
    """Whether an outcome is the expected one.

    `expected` is JSON as an author writes it: a day or a length of time may be written as text.
    """
    wanted = revive(expected)
    if isinstance(wanted, list):
        return (
            isinstance(got, list)
            and len(got) == len(wanted)
            and all(equal(plain(one), other) for one, other in zip(wanted, got, strict=True))
        )
    if isinstance(wanted, dict):
        return (
            isinstance(got, dict)
            and got.keys() == wanted.keys()
            and all(equal(plain(entry), got[key]) for key, entry in wanted.items())
        )
    if isinstance(wanted, str) and not isinstance(got, str | bool | Decimal | list | dict | None):
        return str(got) == wanted
    return type(wanted) is type(got) and bool(wanted == got)
