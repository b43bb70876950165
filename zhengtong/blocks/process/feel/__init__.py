"""Conditions of gateways: comparisons of named outcomes, written in FEEL.

A condition such as ``decision = "granted" and level > 2`` is read once into closures; nothing
of it is ever handed to Python's own evaluator. The part of FEEL (OMG DMN 1.3, chapter 10.3)
that is understood: strings, numbers, true, false, null, names (also Chinese, also dotted),
``= != < <= > >=``, ``in (…)``, ``between … and …``, ``and``, ``or``, ``not(…)``, brackets.

As in FEEL, a name that has no value is null, a comparison of different kinds of value is
null, and a gateway takes a branch only where the condition is true.
"""

from zhengtong.blocks.process.feel.comparing import Value
from zhengtong.blocks.process.feel.reading import Condition, parse
from zhengtong.blocks.process.feel.words import FeelError

__all__ = ["Condition", "FeelError", "Value", "parse"]
