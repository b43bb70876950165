"""Numbers: with decimals, whole, and amounts of money in yuan."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from zhengtong.blocks.forms.kinds.base import (
    Complaint,
    Kind,
    halfwidth,
    named,
    tidy,
    with_unit,
    wrong_type,
)
from zhengtong.blocks.forms.shape import Field

_NUMBER = re.compile(r"[+-]?(\d{1,15})(?:\.(\d{1,10}))?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
LARGEST = 10**15


class Number(Kind):
    """A decimal number; kept as JSON integer where it is one."""

    type = "number"
    inputmode = "decimal"
    width = 10
    spellcheck = False
    largest = LARGEST

    def decimals(self, field: Field) -> int:
        return field.decimals

    def from_text(self, field: Field, raw: str) -> int | float | None:
        text = re.sub(r"\s", "", halfwidth(tidy(raw)))
        for unit in {unit for unit in field.unit_text.values() if unit}:
            text = text.removesuffix(halfwidth(unit))
        if not text:
            return None
        if _GROUPED.fullmatch(text):
            text = text.replace(",", "")
        found = _NUMBER.fullmatch(text) if text.isascii() else None
        if found is None:
            raise self.no_number(field)
        if len(found[2] or "") > self.decimals(field):
            raise self.too_fine(field)
        return plain(Decimal(text))

    def from_json(self, field: Field, raw: Any) -> Any:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            raise wrong_type(field)
        return raw

    def no_number(self, field: Field) -> Complaint:
        return Complaint(
            _("“%(label)s” must be a number, such as 120 or 85.5.") % named(field), "number"
        )

    def too_fine(self, field: Field) -> Complaint:
        if self.decimals(field) == 0:
            words = _("“%(label)s” must be a whole number.")
        else:
            words = _("“%(label)s” may have at most %(decimals)s decimals.")
        return Complaint(words % named(field, decimals=self.decimals(field)), "number")

    def check(self, field: Field, value: Any, on: date | None) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise wrong_type(field)
        if not -self.largest < value < self.largest:  # NaN and infinities as well
            raise self.no_number(field)
        exponent = Decimal(str(value)).normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self.decimals(field):
            raise self.too_fine(field)
        low, high = field.minimum, field.maximum
        if low is not None and value < low:
            words = _("“%(label)s” must be at least %(low)s%(unit)s.")
        elif high is not None and value > high:
            words = _("“%(label)s” must be at most %(high)s%(unit)s.")
        else:
            return
        unit = f" {field.unit}" if field.unit else ""
        bounds = {"low": grouped(low or 0), "high": grouped(high or 0), "unit": unit}
        raise Complaint(words % (named(field) | bounds), "range")

    def shown(self, field: Field, value: Any, places: Any) -> str:
        return with_unit(field, grouped(value))

    def inputs(self, field: Field, value: Any, name: str) -> dict[str, str | list[str]]:
        return {name: ungrouped(value)}

    def schema(self, field: Field) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": "number" if self.decimals(field) else "integer"}
        if field.minimum is not None:
            schema["minimum"] = field.minimum
        if field.maximum is not None:
            schema["maximum"] = field.maximum
        return schema


class Integer(Number):
    type = "integer"
    inputmode = "numeric"

    def decimals(self, field: Field) -> int:
        return 0

    def from_json(self, field: Field, raw: Any) -> Any:
        number = super().from_json(field, raw)
        return int(number) if isinstance(number, float) and number.is_integer() else number

    def no_number(self, field: Field) -> Complaint:
        return Complaint(
            _("“%(label)s” must be a whole number, such as 12.") % named(field), "number"
        )


class Money(Number):
    """An amount in yuan with at most two decimals."""

    type = "money"
    width = 20
    largest = 10**13

    def decimals(self, field: Field) -> int:
        return 2

    def from_text(self, field: Field, raw: str) -> int | float | None:
        return super().from_text(field, re.sub(r"[¥￥]|元$", "", tidy(raw)))

    def no_number(self, field: Field) -> Complaint:
        return Complaint(
            _("“%(label)s” must be an amount in yuan, such as 1200 or 99.50.") % named(field),
            "number",
        )

    def shown(self, field: Field, value: Any, places: Any) -> str:
        amount = f"{Decimal(str(value)):,.2f}"
        return with_unit(field, amount) if field.unit else _("%(amount)s yuan") % {"amount": amount}

    def schema(self, field: Field) -> dict[str, Any]:
        return {**super().schema(field), "type": "number"}


def plain(number: Decimal) -> int | float:
    """A JSON number: whole ones as integers."""
    return int(number) if number == number.to_integral_value() else float(number)


def ungrouped(value: int | float) -> str:
    return f"{Decimal(str(value)).normalize():f}"


def grouped(value: int | float) -> str:
    """`12,000`, `85.5`."""
    return f"{Decimal(str(value)).normalize():,f}"
