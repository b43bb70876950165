"""What outsiders plug into processes: operations that service tasks may name.

Only names that are plugged in can be used in a diagram; nothing an author writes is executed.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.sockets import Socket


class Operation(Protocol):
    """A verb of an upper room, done as a step of a process.

    It runs in the transaction of the step: its effects and the case's new position are kept
    together or not at all, so each visit of an element has its effect exactly once. It makes no
    network call. ``facts`` are the named outcomes so far; what it returns is added to them (names
    with strings, numbers, booleans or null). A Problem it raises undoes the whole step.
    """

    def __call__(
        self, ref: str, facts: Mapping[str, Any], *, by: Actor, at: datetime
    ) -> Mapping[str, Any] | None: ...


OPERATIONS: Socket[Operation] = Socket("operation", "zhengtong.operations")
