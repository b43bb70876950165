"""From the plain form of a value back to the value: the inverse of `values.plain`."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.temporal import reading
from zhengtong.blocks.rules.feel.values import ARITHMETIC, TAG, Range, Value, normalise

READERS: dict[str, Callable[[str], Value]] = {
    "number": lambda text: ARITHMETIC.create_decimal(Decimal(text)),
    "date": reading.read_date,
    "time": reading.read_time,
    "date and time": reading.read_date_time,
    "days and time duration": reading.read_duration,
    "years and months duration": reading.read_duration,
}


def revive(data: Any) -> Value:
    """The FEEL value that `plain` wrote; plain JSON data stands for itself.

    Raises ValueError where a tag is unknown or its value cannot be read.
    """
    if isinstance(data, list):
        return [revive(item) for item in data]
    if not isinstance(data, dict):
        return normalise(data)
    if TAG not in data:
        return {key: revive(entry) for key, entry in data.items()}
    tag: str = data[TAG]
    value: Any = data.get("value")
    try:
        if tag == "context":
            return {key: revive(entry) for key, entry in value.items()}
        if tag == "range":
            start, end, *rest = value
            return Range(revive(start), revive(end), *rest)
        return READERS[tag](value)
    except (KeyError, TypeError, AttributeError, ValueError, InvalidOperation, FeelError) as why:
        raise ValueError(f"no {tag!r} value: {value!r}") from why
