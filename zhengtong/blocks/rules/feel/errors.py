"""What can go wrong in FEEL: a value that does not exist, a text that is not FEEL, a limit.

DMN 1.5, 10.3.2.13.1: a semantic error yields null and is reported. Inside the engine it travels
as `FeelError` up to the nearest operator or invocation, which notes it and answers null.
"""

from __future__ import annotations


class FeelError(Exception):
    """A semantic error: the expression is null here, and `message` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class SyntaxProblem(Exception):
    """The text is not FEEL. `position` counts characters from 0; `line` and `column` from 1."""

    def __init__(self, message: str, position: int = 0, text: str = "") -> None:
        before = text[:position]
        self.message = message
        self.position = position
        self.line = before.count("\n") + 1
        self.column = position - (before.rfind("\n") + 1) + 1
        super().__init__(f"line {self.line}, column {self.column}: {message}")


class LimitExceeded(Exception):
    """The evaluation took more steps, depth or room than it was given; there is no result.

    It is no FeelError: no operator may turn it into null and go on.
    """

    def __init__(self, message: str, limit: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.limit = limit
