"""The operands of and, or and if of a text, each evaluated by itself where others are not known."""

from __future__ import annotations

from dataclasses import dataclass

from zhengtong.blocks.rules.feel import Scope, compile_tree
from zhengtong.blocks.rules.feel.tree import Conjunction, Disjunction, If, Node

from .building import Closure, names_of


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of a text: `kind` is "and", "or", "if", or "" for what is not taken apart."""

    kind: str
    closure: Closure
    names: frozenset[str]
    parts: tuple[Branch, ...] = ()


def branches(tree: Node, scope: Scope) -> Branch:
    """The text taken apart, in the scope it was compiled in (before its frame is made)."""
    closure, names = compile_tree(tree, scope).closure, names_of(tree)
    if isinstance(tree, Conjunction | Disjunction):
        kind = "and" if isinstance(tree, Conjunction) else "or"
        parts = tuple(branches(one, scope) for one in tree.operands)
        return Branch(kind, closure, names, parts)
    if isinstance(tree, If):
        whole = (tree.condition, tree.then, tree.otherwise)
        return Branch("if", closure, names, tuple(branches(one, scope) for one in whole))
    return Branch("", closure, names)
