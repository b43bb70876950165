"""What a parameter may be given (DMN 1.5, 10.3.4.1) and the implicit conversions (10.3.2.9.4)."""

from dataclasses import dataclass
from decimal import Decimal

from zhengtong.blocks.rules.feel import types
from zhengtong.blocks.rules.feel.comparing import ORDERED
from zhengtong.blocks.rules.feel.types import Type
from zhengtong.blocks.rules.feel.values import (
    Date,
    DateTime,
    DaysTimeDuration,
    Function,
    Range,
    Time,
    Value,
    YearsMonthsDuration,
)


@dataclass(frozen=True, slots=True)
class Domain:
    """Values of these classes; without classes anything but null, or null too if `nullable`."""

    name: str
    of: Type
    classes: frozenset[type] = frozenset()
    nullable: bool = False

    def accepts(self, value: Value) -> bool:
        if type(value) in self.classes:
            return True
        if value is None:
            return self.nullable
        return not self.classes or (Function in self.classes and isinstance(value, Function))

    def convert(self, value: Value) -> Value:
        """The value itself, or what it implicitly converts to; what does not fit stays."""
        if self.accepts(value) or value is None:
            return value
        if list in self.classes:
            return [value]
        if type(value) is list:
            return value[0] if len(value) == 1 and self.accepts(value[0]) else value
        if type(value) is Date and DateTime in self.classes:
            return DateTime.at_midnight(value)
        return value


def _of(name: str, type_: Type, *classes: type) -> Domain:
    return Domain(name, type_, frozenset(classes))


DOMAINS: dict[str, Domain] = {
    domain.name: domain
    for domain in (
        Domain("any", types.ANY, nullable=True),
        Domain("not null", types.ANY),
        Domain("comparable", types.ANY, ORDERED),
        _of("number", types.NUMBER, Decimal),
        _of("string", types.STRING, str),
        _of("boolean", types.BOOLEAN, bool),
        _of("list", types.LIST, list),
        _of("list of numbers", types.ListType(types.NUMBER), list),
        _of("list of strings", types.ListType(types.STRING), list),
        _of("list of booleans", types.ListType(types.BOOLEAN), list),
        _of("list of contexts", types.ListType(types.CONTEXT), list),
        _of("context", types.CONTEXT, dict),
        _of("date", types.DATE, Date),
        _of("time", types.TIME, Time),
        _of("date and time", types.DATE_TIME, DateTime),
        _of("days and time duration", types.DAYS_DURATION, DaysTimeDuration),
        _of("years and months duration", types.YEARS_DURATION, YearsMonthsDuration),
        _of("range", types.RangeType(types.ANY), Range),
        _of("function", types.ANY, Function),
    )
}
for _domain in (DOMAINS["boolean"], DOMAINS["string"]):
    _nullable = Domain(f"{_domain.name} or null", _domain.of, _domain.classes, nullable=True)
    DOMAINS[_nullable.name] = _nullable
