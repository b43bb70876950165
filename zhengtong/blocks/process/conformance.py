"""The tests that every operation inherits.

Subclass it in your tests, give ``operation``, ``ref``, ``facts``, ``by`` and ``at`` as fixtures,
and mark the class with ``pytest.mark.django_db``.
"""

import inspect
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from zhengtong.blocks.process import facts as named
from zhengtong.blocks.process.sockets import Operation
from zhengtong.kernel.actors import Actor


class OperationConformance:
    """What a process relies on when it runs an operation."""

    def test_it_can_be_called_as_a_step(self, operation: Operation) -> None:
        names = list(inspect.signature(operation).parameters)
        assert names[:2] == ["ref", "facts"]
        assert {"by", "at"} <= set(names)

    def test_it_brings_plain_named_facts(
        self, operation: Operation, ref: str, facts: Mapping[str, Any], by: Actor, at: datetime
    ) -> None:
        named.checked(operation(ref, facts, by=by, at=at) or {})

    def test_it_leaves_the_facts_it_was_given(
        self, operation: Operation, ref: str, facts: Mapping[str, Any], by: Actor, at: datetime
    ) -> None:
        before = dict(facts)
        operation(ref, facts, by=by, at=at)
        assert dict(facts) == before
