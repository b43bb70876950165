"""The boolean function (DMN 1.5, 10.3.4.2)."""

from zhengtong.blocks.rules.feel.functions.builtin import Builtin
from zhengtong.blocks.rules.feel.values import Value


def negation(negand: Value) -> bool | None:
    """Ternary: what is neither true nor false has no negation, which is no error (table 51)."""
    if isinstance(negand, list) and len(negand) == 1:
        negand = negand[0]
    return not negand if isinstance(negand, bool) else None


FUNCTIONS = (
    Builtin(
        "not",
        "10.3.4.2",
        ("negand: any -> boolean", negation),
        summary="Logical negation; null for anything but true and false.",
    ),
)
