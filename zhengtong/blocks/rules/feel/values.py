"""The value space of FEEL (DMN 1.5, 10.3.2.2 and 10.3.2.3) in Python.

null is None, boolean is bool, string is str, number is Decimal (34 digits, never int or float),
list is list, context is dict with string keys; the rest are the classes named here. Values are
never changed once made, lists and contexts included.
"""

import datetime as python
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.temporal import zones
from zhengtong.blocks.rules.feel.temporal.date import Date
from zhengtong.blocks.rules.feel.temporal.date_time import DateTime
from zhengtong.blocks.rules.feel.temporal.durations import DaysTimeDuration, YearsMonthsDuration
from zhengtong.blocks.rules.feel.temporal.frozen import Frozen, put
from zhengtong.blocks.rules.feel.temporal.time import Time
from zhengtong.blocks.rules.feel.temporal.zones import Zone

__all__ = [
    "ARITHMETIC",
    "Date",
    "DateTime",
    "DaysTimeDuration",
    "Function",
    "Parameter",
    "Range",
    "Time",
    "Value",
    "YearsMonthsDuration",
    "Zone",
    "kind",
    "normalise",
    "number",
    "plain",
]

Value = Any
"""Any member of the value space."""

ARITHMETIC = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144, traps=[])
"""IEEE 754 decimal128 (10.3.2.3.1). Nothing is trapped: `number` looks at the result."""

TAG = "@"
"""The key under which a plain form says what it stands for."""


class Range(Frozen):
    """A range (10.3.2.7). An end that is None is undefined and not included.

    `operator` is the comparison operator of a range with one endpoint, such as `(< 10)`, empty
    for one with two; equality asks for it (table 53). For `=` and `!=` both ends are the operand.
    """

    __slots__ = ("end", "end_included", "operator", "start", "start_included")
    start: Value
    end: Value
    start_included: bool
    end_included: bool
    operator: str

    def __init__(
        self,
        start: Value,
        end: Value,
        start_included: bool = True,
        end_included: bool = True,
        operator: str = "",
    ) -> None:
        put(self, "start", start)
        put(self, "end", end)
        put(self, "start_included", start_included and start is not None)
        put(self, "end_included", end_included and end is not None)
        put(self, "operator", operator)

    @classmethod
    def of_operator(cls, operator: str, operand: Value) -> "Range":
        """The range that `<`, `<=`, `>`, `>=`, `=` or `!=` makes with one operand."""
        if operator in ("<", "<="):
            return cls(None, operand, False, operator == "<=", operator)
        if operator in (">", ">="):
            return cls(operand, None, operator == ">=", False, operator)
        return cls(operand, operand, operator == "=", operator == "=", operator)

    def parts(self) -> tuple[Value, Value, bool, bool, str]:
        return self.start, self.end, self.start_included, self.end_included, self.operator

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Range) and self.parts() == other.parts()

    def __hash__(self) -> int:
        return hash(self.parts())

    def __reduce__(self) -> tuple[Any, ...]:
        return Range, self.parts()

    def __repr__(self) -> str:
        left, right = "[" if self.start_included else "(", "]" if self.end_included else ")"
        return f"Range{left}{self.start!r}..{self.end!r}{right}{self.operator}"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A formal parameter; `type` is a type of feel/types.py, None when none is declared."""

    name: str
    type: Any = None


class Function:
    """A FEEL function (10.3.2.8): built in, written in FEEL, or a business knowledge model.

    `body` is given the run and as many arguments as there are parameters; it makes them conform
    to the parameter types and the result to `result`. Raises FeelError for what has no value.
    """

    __slots__ = ("body", "name", "parameters", "result")

    def __init__(
        self,
        parameters: Sequence[Parameter],
        body: Callable[[Any, Sequence[Value]], Value],
        *,
        name: str = "",
        result: Any = None,
    ) -> None:
        self.parameters = tuple(parameters)
        self.body = body
        self.name = name
        self.result = result

    def call(self, run: Any, arguments: Sequence[Value]) -> Value:
        """Invoke with positional arguments (10.3.2.13.2); their number must be right."""
        if len(arguments) != len(self.parameters):
            raise FeelError(
                f"{self.label} takes {len(self.parameters)} arguments, not {len(arguments)}"
            )
        return self.body(run, arguments)

    def call_named(self, run: Any, arguments: Mapping[str, Value]) -> Value:
        """Invoke with named arguments (10.3.2.13.5); those not supplied are null."""
        names = [parameter.name for parameter in self.parameters]
        unknown = [name for name in arguments if name not in names]
        if unknown:
            raise FeelError(f"{self.label} has no parameter {', '.join(unknown)}")
        return self.body(run, [arguments.get(name) for name in names])

    def same(self, other: "Function") -> bool:
        """Equal to the other function: same parameters, body and scope (10.3.2.15, table 53)."""
        return self.body is other.body and self.parameters == other.parameters

    def signatures(self, count: int) -> list[tuple[tuple[Any, ...], Any]]:
        """Parameter types and result type with which it can be called with `count` arguments."""
        if count != len(self.parameters):
            return []
        return [(tuple(parameter.type for parameter in self.parameters), self.result)]

    @property
    def label(self) -> str:
        """How a message calls it."""
        return f"function {self.name}" if self.name else "the function"

    def __repr__(self) -> str:
        return f"Function({self.name}({', '.join(p.name for p in self.parameters)}))"


KINDS: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    str: "string",
    Decimal: "number",
    list: "list",
    dict: "context",
    Date: "date",
    Time: "time",
    DateTime: "date and time",
    DaysTimeDuration: "days and time duration",
    YearsMonthsDuration: "years and months duration",
    Range: "range",
}


def kind(value: Value) -> str:
    """The FEEL name of what `value` is: number, string, date and time, ..., function."""
    known = KINDS.get(type(value))
    if known is not None:
        return known
    if isinstance(value, Function):
        return "function"
    raise TypeError(f"{type(value).__name__} is no FEEL value")


def number(value: Decimal) -> Decimal | None:
    """A result of arithmetic as a number; null where it is none (10.3.2.3.1)."""
    return value if value.is_finite() else None


def normalise(value: Any) -> Value:
    """A Python value as a FEEL value: int and float become numbers, datetime values become ours.

    NaN and infinities are null. Raises TypeError for anything FEEL has no value for.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value) if type(value) is not str else value
    if isinstance(value, int):
        return number(ARITHMETIC.create_decimal(value))
    if isinstance(value, Decimal):
        return number(ARITHMETIC.create_decimal(value))
    if isinstance(value, float):
        return number(ARITHMETIC.create_decimal(repr(value)))
    if isinstance(value, Mapping):
        return {_key(key): normalise(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [normalise(item) for item in value]
    if isinstance(value, python.datetime):
        return DateTime(_date(value), _time(value.timetz(), value.utcoffset()))
    if isinstance(value, python.date):
        return _date(value)
    if isinstance(value, python.time):
        return _time(value, value.utcoffset())
    if isinstance(value, python.timedelta):
        return DaysTimeDuration(value // python.timedelta(microseconds=1) * 1000)
    kind(value)
    return value


def plain(value: Value) -> Any:
    """A FEEL value in words of JSON, from which `revive` makes it again.

    What JSON has no word for is `{"@": kind, "value": text}`. Raises TypeError for a function.
    """
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        entries = {key: plain(entry) for key, entry in value.items()}
        return {TAG: "context", "value": entries} if TAG in entries else entries
    if isinstance(value, Decimal):
        # Whole numbers that every JSON reader keeps exactly are written as such.
        if value == value.to_integral_value() and abs(value) < 2**53:
            return int(value)
        return {TAG: "number", "value": str(value)}
    if isinstance(value, Range):
        ends = [plain(value.start), plain(value.end)]
        included = [value.start_included, value.end_included]
        return {TAG: "range", "value": [*ends, *included, value.operator]}
    if isinstance(value, Function):
        raise TypeError("a function has no plain form")
    return {TAG: kind(value), "value": str(value)}


def _date(value: python.date) -> Date:
    return Date(value.year, value.month, value.day)


def _time(value: python.time, offset: python.timedelta | None) -> Time:
    zone: Zone | None = None
    if isinstance(value.tzinfo, ZoneInfo) and value.tzinfo.key:
        zone = zones.named(value.tzinfo.key)
    elif offset is not None:
        zone = zones.fixed(int(offset.total_seconds()))
    return Time(value.hour, value.minute, value.second, value.microsecond * 1000, zone)


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError("the keys of a context are strings")
    return key
