"""Facts from outside as values of their declared types (DMN 1.5, 10.3.2.9.4 and 10.3.3)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from zhengtong.blocks.rules.feel import FeelError, Run, coerce
from zhengtong.blocks.rules.feel.types import NUMBER, ContextType, ListType, Type
from zhengtong.blocks.rules.feel.values import normalise

Value = Any
# Whole numbers within are exact as a number of 34 digits.
_EXACT = 10**33


def given(of: Type, value: Any, name: str, run: Run) -> Value:
    """A fact as a value of its type; null and a message where it cannot conform.

    Python values are taken for the FEEL values they stand for; entries of a declared context
    that are not given are null.
    """
    if value is None:
        return None
    if type(value) is int and of is NUMBER and -_EXACT < value < _EXACT:
        return Decimal(value)
    try:
        return coerce(_completed(of, normalise(value)), of)
    except (TypeError, FeelError) as error:
        run.note(f"{name}: {error}")
        return None


def _completed(of: Type, value: Value) -> Value:
    """Entries that are declared and not given, as null."""
    base = getattr(of, "base", of)
    if isinstance(base, ListType) and type(value) is list:
        return [_completed(base.of, one) for one in value]
    if isinstance(base, ContextType) and type(value) is dict:
        known = base.entries
        done = {
            name: _completed(known[name], one) if name in known else one
            for name, one in value.items()
        }
        return done | {name: None for name in known if name not in value}
    return value
