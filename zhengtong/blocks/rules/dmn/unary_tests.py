"""Unary tests of a model compiled: cells, input values, output values (DMN 1.5, 7.3.8)."""

from __future__ import annotations

from zhengtong.blocks.rules.feel import Scope, SyntaxProblem, Tests, compile_unary_tests
from zhengtong.blocks.rules.feel.types import Type

from .building import Site
from .versions import is_feel


def tests_of(
    text: str, language: str | None, scope: Scope, of: Type, site: Site, place: str
) -> Tests | None:
    """Compiled unary tests; None, and a problem, for what is not FEEL."""
    if not is_feel(language):
        site.report(place, f"the language “{language}” is not FEEL")
        return None
    try:
        return compile_unary_tests(text, scope, of)
    except SyntaxProblem as problem:
        site.report(place, f"“{text}” is not FEEL: {problem}")
        return None
