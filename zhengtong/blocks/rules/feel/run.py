"""One evaluation: its moment, its limits, what it has to report.

A `Run` belongs to one evaluation and one thread. It stands in slot 0 of every frame, so that
each closure can count steps and note semantic errors without any global state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from .errors import FeelError, LimitExceeded

if TYPE_CHECKING:
    from .values import DateTime, Function

Value = Any

# An error inside a loop over a long list is one fault, not a hundred thousand messages.
MOST_MESSAGES = 200
LONGEST_MESSAGE = 400
# So many steps pass between two looks at the machine's clock.
BETWEEN_LOOKS = 100
# Calling a function costs about as much as so many turns of a loop.
CALL = 5
# Making so many characters costs about as much as a turn of a loop.
CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """How far an evaluation may go; the defaults suit a web request.

    Steps and lengths are the same on every machine; `seconds` is the last defence, against work
    that costs more than its steps.
    """

    steps: int = 1_000_000
    depth: int = 100
    list_length: int = 200_000
    string_length: int = 500_000
    regex_seconds: float = 0.5
    seconds: float = 10.0


DEFAULT_LIMITS = Limits()


class Run:
    """State of one evaluation.

    `now` answers now() and today(); without it both are an error, for a rule has no clock of
    its own. `messages` collects readable semantic errors in the order they arose.
    """

    __slots__ = ("_began", "_next_look", "count", "depth", "limits", "messages", "now")

    def __init__(self, now: DateTime | None = None, limits: Limits = DEFAULT_LIMITS) -> None:
        self.now = now
        self.limits = limits
        self.messages: list[str] = []
        self.count = 0
        self.depth = 0
        self._next_look = min(BETWEEN_LOOKS, limits.steps)
        self._began: float | None = None

    def step(self, n: int = 1) -> None:
        """Count `n` steps of work; LimitExceeded when the run has used up its steps."""
        self.count += n
        if self.count > self._next_look:
            self._look()

    def _look(self) -> None:
        if self.count > self.limits.steps:
            raise LimitExceeded(f"more than {self.limits.steps} steps", "steps")
        self._next_look = min(self.count + BETWEEN_LOOKS, self.limits.steps)
        if self._began is None:
            self._began = monotonic()
        elif monotonic() - self._began > self.limits.seconds:
            raise LimitExceeded(f"more than {self.limits.seconds} seconds", "seconds")

    def enter(self) -> None:
        """One function call deeper."""
        self.depth += 1
        if self.depth > self.limits.depth:
            raise LimitExceeded(f"calls nested deeper than {self.limits.depth}", "depth")

    def leave(self) -> None:
        """Back from a function call (also after an error)."""
        self.depth -= 1

    def note(self, message: str) -> None:
        """Report a semantic error; the caller answers null."""
        if len(self.messages) < MOST_MESSAGES:
            self.messages.append(message[:LONGEST_MESSAGE])

    def grow(self, length: int) -> None:
        """A list of this length is about to exist; its items count as steps."""
        if length > self.limits.list_length:
            raise LimitExceeded(f"a list longer than {self.limits.list_length}", "list_length")
        self.step(length)

    def grow_by_one(self, length: int) -> None:
        """A list of this length gets one item more; that is a step."""
        self.count += 1
        if self.count > self._next_look:
            self._look()
        if length >= self.limits.list_length:
            raise LimitExceeded(f"a list longer than {self.limits.list_length}", "list_length")

    def grow_string(self, length: int) -> None:
        """A string of this length is about to exist; a hundred characters are a step."""
        if length > self.limits.string_length:
            raise LimitExceeded(
                f"a string longer than {self.limits.string_length}", "string_length"
            )
        self.step(length // CHARACTERS)

    def call(self, function: Function, arguments: Sequence[Value]) -> Value:
        """Invoke a FEEL function with positional arguments; its semantic error is null here."""
        self.step(CALL)
        self.enter()
        try:
            value = function.call(self, arguments)
            if type(value) is str and len(value) > CHARACTERS:
                self.grow_string(len(value))
            return value
        except FeelError as error:
            self.note(error.message)
            return None
        finally:
            self.leave()
