"""All built-in functions by name: the built-in context, last in every scope (10.3.2.11.3)."""

from collections.abc import Mapping

from zhengtong.blocks.rules.feel.functions import (
    aggregates,
    boolean,
    contexts,
    conversion,
    lists,
    numeric,
    patterns,
    ranges,
    sorting,
    strings,
    temporal,
)
from zhengtong.blocks.rules.feel.functions.builtin import Builtin

FAMILIES: Mapping[str, tuple[Builtin, ...]] = {
    "Conversion": conversion.FUNCTIONS,
    "Boolean": boolean.FUNCTIONS,
    "String": strings.FUNCTIONS + patterns.FUNCTIONS,
    "List": aggregates.FUNCTIONS + lists.FUNCTIONS,
    "Numeric": numeric.FUNCTIONS,
    "Date and time": temporal.FUNCTIONS,
    "Range": ranges.FUNCTIONS,
    "Sort": sorting.FUNCTIONS,
    "Context": contexts.FUNCTIONS,
}
"""In the order of the specification."""

BUILTINS: Mapping[str, Builtin] = {
    function.name: function for family in FAMILIES.values() for function in family
}
