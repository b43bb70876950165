"""Text to tree: the grammar of FEEL (DMN 1.5, 10.3.1.2).

It knows the names in scope and what is known of their types; it evaluates nothing.
Begin with `expressions`, which calls `boxed`, `loops` and `types`.
"""

from .tests import parse_expression, parse_unary_tests

__all__ = ["parse_expression", "parse_unary_tests"]
