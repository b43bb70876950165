"""The sort function (DMN 1.5, 10.3.4.9)."""

from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.builtin import Builtin
from zhengtong.blocks.rules.feel.values import Function, Value


def sort(run: Any, items: list[Value], precedes: Function) -> list[Value]:
    """Stable: items of which neither precedes the other keep their order."""
    run.grow(len(items))

    class Placed:
        """An item that asks `precedes` when Python's sort asks for `<`."""

        __slots__ = ("item",)

        def __init__(self, item: Value) -> None:
            self.item = item

        def __lt__(self, other: "Placed") -> bool:
            answer = run.call(precedes, [self.item, other.item])
            if not isinstance(answer, bool):
                raise FeelError("sort: precedes must answer true or false for every pair")
            return answer

    return [placed.item for placed in sorted(map(Placed, items))]


FUNCTIONS = (
    Builtin(
        "sort",
        "10.3.4.9",
        ("list: list, precedes: function -> list", sort),
        needs_run=True,
        summary="The items in the order that precedes(x, y) decides.",
    ),
)
