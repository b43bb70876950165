"""Tree to closures: one file for each family of nodes, one table that names them all.

Compiling resolves names to slots and folds what is constant; it evaluates nothing else.
Begin with `build`, then the family of the node you look for.
"""

from .building import build, build_tests

__all__ = ["build", "build_tests"]
