"""What can be wrong with a model, in words that name the element."""

from __future__ import annotations

from dataclasses import dataclass


class ModelProblem(Exception):
    """The text is no DMN model, or one that cannot be decided with; `message` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault found when a model is compiled.

    `element` is the name of the decision (or model, type, ...), `place` where in it ("row 3,
    column 户籍"), `message` what is wrong there. The element still compiles: what is faulty gives
    null and the message when it is evaluated.
    """

    kind: str
    element: str
    id: str
    place: str
    message: str

    def __str__(self) -> str:
        where = f"{self.kind} “{self.element}”" + (f", {self.place}" if self.place else "")
        return f"{where}: {self.message}"
