"""FEEL texts evaluated with the values of names, for the tests of this folder."""

from typing import Any

from zhengtong.blocks.rules import feel
from zhengtong.blocks.rules.feel import values

NOW = values.DateTime(values.Date(2026, 11, 20), values.Time(14, 0))


def value(text: str, /, **names: Any) -> Any:
    """The value of `text`; the names are given as Python values."""
    return evaluated(text, **names)[0]


def evaluated(text: str, /, **names: Any) -> tuple[Any, list[str]]:
    """The value and what there is to report."""
    run = feel.Run(now=NOW)
    return feel.evaluate(text, values.normalise(names), run), run.messages


def same(left: Any, right: Any) -> bool:
    """Are both FEEL values the same, down to their classes? 1 is not true, and 1.0 is 1."""
    if type(left) is not type(right):
        return False
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    return bool(left == right)


def expect(text: str, wanted: str, /, **names: Any) -> None:
    """Fails unless `text` has the value of the FEEL text `wanted`, and nothing to report."""
    found, messages = evaluated(text, **names)
    assert same(found, value(wanted)), f"{text} is {found!r}, not {wanted}"
    assert messages == []


def expect_null(text: str, message: str, /, **names: Any) -> None:
    """Fails unless `text` is null and says `message` about it."""
    found, messages = evaluated(text, **names)
    assert found is None, f"{text} is {found!r}, not null"
    assert any(message in one for one in messages), messages
