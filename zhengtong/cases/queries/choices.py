"""The closed lists of the room, as pages offer them: (key, label)."""

from typing import Any

from zhengtong.cases.states import DeliveryMode, Outcome, SpecialKind, State, View

Choices = list[tuple[str, Any]]


def states() -> Choices:
    """The states of a case, for filters."""
    return list(State.choices)


def special_kinds() -> Choices:
    """The kinds of special procedures."""
    return list(SpecialKind.choices)


def delivery_modes() -> Choices:
    """The ways in which a result is delivered."""
    return list(DeliveryMode.choices)


def outcomes() -> Choices:
    """What can be decided."""
    return list(Outcome.choices)


def opinions() -> Choices:
    """What a reviewer can think."""
    return list(View.choices)
