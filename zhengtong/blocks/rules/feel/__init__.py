"""FEEL, the expression language of DMN 1.5 (chapter 10), compiled to Python closures.

It knows values, names and functions; it knows no model, no table and no file.
Begin with `engine` (from a text to something that runs); the grammar is in `parsing`, the meaning
of the operators in `comparing` and `arithmetic`, the built-in functions in `functions`.
"""

from .coercing import coerce
from .compiling.base import Closure, Frame
from .compiling.shapes import Shape
from .compiling.tests import Tests
from .engine import (
    Compiled,
    compile_expression,
    compile_tree,
    compile_unary_tests,
    evaluate,
    in_limits,
    new_frame,
)
from .errors import FeelError, LimitExceeded, SyntaxProblem
from .names import Names
from .parsing import parse_expression, parse_unary_tests
from .printing import print_tree
from .run import DEFAULT_LIMITS, Limits, Run
from .scope import Layout, Scope, Variable

__all__ = [
    "DEFAULT_LIMITS",
    "Closure",
    "Compiled",
    "FeelError",
    "Frame",
    "Layout",
    "LimitExceeded",
    "Limits",
    "Names",
    "Run",
    "Scope",
    "Shape",
    "SyntaxProblem",
    "Tests",
    "Variable",
    "coerce",
    "compile_expression",
    "compile_tree",
    "compile_unary_tests",
    "evaluate",
    "in_limits",
    "new_frame",
    "parse_expression",
    "parse_unary_tests",
    "print_tree",
]
