"""The named outcomes of a process: short, plain, and few, so that an instance stays small."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.process.diagram import TaskPlan
from zhengtong.kernel.errors import Invalid

NAME = re.compile(r"[^\W\d][\w·]{0,62}")
LONGEST = 200
MOST = 60


def checked(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as they are kept; raises ValueError for what a condition could not ask for."""
    if not isinstance(facts, Mapping) or len(facts) > MOST:
        raise ValueError(f"facts are a mapping of at most {MOST} names")
    for name, value in facts.items():
        if not isinstance(name, str) or not NAME.fullmatch(name):
            raise ValueError(f"no name of a fact: {name!r}")
        plain = value is None or isinstance(value, str | bool | int | float)
        if not plain or (isinstance(value, str) and len(value) > LONGEST):
            raise ValueError(f"the fact {name} is no short plain value")
    return dict(facts)


def outcome_of(plan: TaskPlan, outcome: Mapping[str, Any]) -> dict[str, Any]:
    """The outcome of a user task, which must be one that its author foresaw.

    Raises Invalid where it is not, ValueError where it is no plain value at all.
    """
    given = checked(outcome)
    if plan.outcomes and given.get(plan.result) not in plan.outcomes:
        raise Invalid(
            format_lazy(
                _("The outcome of this step can be: {outcomes}."),
                outcomes=", ".join(plan.outcomes),
            ),
            code="outcome",
            fields={plan.result: [_("Choose one of the possible outcomes.")]},
        )
    return given
