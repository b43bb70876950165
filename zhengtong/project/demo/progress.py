"""How the loader tells that it has done one more thing."""

from typing import Protocol


class Step(Protocol):
    """Called once for each thing done."""

    def __call__(self, things: int = 1) -> None: ...


def silent(things: int = 1) -> None:
    """Nobody is watching."""
