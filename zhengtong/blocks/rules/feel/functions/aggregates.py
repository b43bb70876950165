"""List functions that make one value of many (DMN 1.5, 10.3.4.4): a list or the arguments."""

from collections import Counter
from collections.abc import Callable
from decimal import Context, Decimal

from zhengtong.blocks.rules.feel.comparing import less
from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.builtin import Builtin, Implementation
from zhengtong.blocks.rules.feel.values import ARITHMETIC, Value, kind

SECTION = "10.3.4.4"
FINER = Context(prec=60, Emin=-9999, Emax=9999, traps=[])
"""For intermediate results, so that only the last step rounds to 34 digits."""


def count(items: list[Value]) -> Decimal:
    return Decimal(len(items))


def minimum(items: list[Value]) -> Value:
    """Null for an empty list; all items must be of one ordered kind."""
    return _extreme(items, less)


def maximum(items: list[Value]) -> Value:
    """As `minimum`."""
    return _extreme(items, lambda item, best: less(best, item))


def _extreme(items: list[Value], better: Callable[[Value, Value], bool]) -> Value:
    if not items:
        return None
    best = items[0]
    # Compared with itself first, so that a single item must have an order too.
    for item in items:
        if better(item, best):
            best = item
    return best


def total(items: list[Value]) -> Decimal | None:
    """Null for an empty list."""
    return _fitted(_sum(items)) if _numbers(items) else None


def mean(items: list[Value]) -> Decimal | None:
    """Null for an empty list."""
    numbers = _numbers(items)
    return _fitted(FINER.divide(_sum(numbers), Decimal(len(numbers)))) if numbers else None


def product(items: list[Value]) -> Decimal | None:
    """Null for an empty list."""
    numbers = _numbers(items)
    if not numbers:
        return None
    result = Decimal(1)
    for number in numbers:
        result = FINER.multiply(result, number)
    return _fitted(result)


def median(items: list[Value]) -> Decimal | None:
    """The middle one of the sorted numbers, or the mean of the two in the middle."""
    numbers = sorted(_numbers(items))
    if not numbers:
        return None
    middle = len(numbers) // 2
    if len(numbers) % 2:
        return numbers[middle]
    return _fitted(FINER.divide(FINER.add(numbers[middle - 1], numbers[middle]), Decimal(2)))


def standard_deviation(items: list[Value]) -> Decimal | None:
    """Of a sample; null for fewer than two numbers."""
    numbers = _numbers(items)
    if len(numbers) < 2:
        return None
    middle = FINER.divide(_sum(numbers), Decimal(len(numbers)))
    squares = Decimal(0)
    for number in numbers:
        off = FINER.subtract(number, middle)
        squares = FINER.fma(off, off, squares)
    return _fitted(FINER.sqrt(FINER.divide(squares, Decimal(len(numbers) - 1))))


def mode(items: list[Value]) -> list[Value]:
    """The most frequent numbers, in ascending order."""
    counted = Counter(_numbers(items))
    most = max(counted.values(), default=0)
    return sorted(number for number, times in counted.items() if times == most)


def all_true(items: list[Value]) -> bool | None:
    """False if any is false, true if all are true (or none is there), else null."""
    booleans = _booleans(items)
    if False in booleans:
        return False
    return None if None in booleans else True


def any_true(items: list[Value]) -> bool | None:
    """True if any is true, false if all are false (or none is there), else null."""
    booleans = _booleans(items)
    if True in booleans:
        return True
    return None if None in booleans else False


def _sum(numbers: list[Value]) -> Decimal:
    result = Decimal(0)
    for number in numbers:
        result = FINER.add(result, number)
    return result


def _numbers(items: list[Value]) -> list[Decimal]:
    for item in items:
        if type(item) is not Decimal:
            raise FeelError(f"the list must have numbers only, and has a {kind(item)}")
    return items


def _booleans(items: list[Value]) -> list[bool | None]:
    for item in items:
        if item is not None and type(item) is not bool:
            raise FeelError(f"the list must have booleans only, and has a {kind(item)}")
    return items


def _fitted(result: Decimal) -> Decimal:
    number = ARITHMETIC.plus(result)
    if not number.is_finite():
        raise FeelError("the number is out of range")
    return number


def _of_numbers(name: str, run: Implementation, result: str, summary: str) -> Builtin:
    return Builtin(
        name,
        SECTION,
        (f"list: list of numbers -> {result}", run),
        (f"n1...: number -> {result}", run),
        summary=summary,
    )


def _of_booleans(name: str, run: Implementation, summary: str) -> Builtin:
    return Builtin(
        name,
        SECTION,
        ("list: list of booleans -> boolean", run),
        ("b1...: boolean or null -> boolean", run),
        summary=summary,
    )


def _of_comparables(name: str, run: Implementation, summary: str) -> Builtin:
    return Builtin(
        name,
        SECTION,
        ("list: list -> any", run),
        ("c1...: comparable -> any", run),
        summary=summary,
    )


FUNCTIONS = (
    Builtin(
        "count",
        SECTION,
        ("list: list -> number", count),
        summary="The number of items.",
    ),
    _of_comparables("min", minimum, "The smallest item; null for an empty list."),
    _of_comparables("max", maximum, "The largest item; null for an empty list."),
    _of_numbers("sum", total, "number", "The sum; null for an empty list."),
    _of_numbers("mean", mean, "number", "The arithmetic mean; null for an empty list."),
    _of_booleans("all", all_true, "Are all items true? Null where one is null and none false."),
    _of_booleans("any", any_true, "Is any item true? Null where one is null and none true."),
    _of_numbers("product", product, "number", "The product; null for an empty list."),
    _of_numbers("median", median, "number", "The middle number; null for an empty list."),
    _of_numbers(
        "stddev",
        standard_deviation,
        "number",
        "The standard deviation of a sample; null for fewer than two numbers.",
    ),
    _of_numbers("mode", mode, "list of numbers", "The most frequent numbers in ascending order."),
)
