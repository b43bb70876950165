"""A built-in function: its signatures, how arguments are bound, and what it says when they are not.

DMN 1.5, 10.3.2.13.1: the arguments must be in the domains of at least one signature, before or
after implicit conversions; else the invocation is null. 10.3.2.13.5: positional or named.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.domains import DOMAINS, Domain
from zhengtong.blocks.rules.feel.types import Type
from zhengtong.blocks.rules.feel.values import Function, Parameter, Value, kind

Implementation = Callable[..., Value]

MOST_REMEMBERED = 8
"""Calls with fewer arguments than this find their signatures ready."""

PART = re.compile(r"(?P<name>[^?:.]+)(?P<mark>\?|\.\.\.)?: (?P<domain>.+)")


@dataclass(frozen=True, slots=True)
class Formal:
    """A formal parameter. An optional one that is not supplied is null for the implementation."""

    name: str
    domain: Domain
    optional: bool = False


class Signature:
    """One way to call a function, from a text such as `list: list, item...: any -> list`.

    `?` marks an optional parameter. `...` marks the last as repeated: the implementation is given
    a list of all those arguments. A repeated parameter `c1` is named c1, c2, c3 … in calls.
    """

    __slots__ = ("formals", "implementation", "needs_run", "rest", "result", "text")

    def __init__(self, text: str, implementation: Implementation, needs_run: bool) -> None:
        parameters, _, result = text.rpartition("-> ")
        self.text = text
        self.result = DOMAINS[result].of
        self.implementation = implementation
        self.needs_run = needs_run
        self.rest: Formal | None = None
        formals = []
        for part in filter(None, parameters.strip().split(", ")):
            found = PART.fullmatch(part)
            if found is None:
                raise ValueError(f"{part!r} is no parameter")
            formal = Formal(found["name"], DOMAINS[found["domain"]], found["mark"] == "?")
            if found["mark"] == "...":
                self.rest = formal
            else:
                formals.append(formal)
        self.formals = tuple(formals)

    @property
    def names(self) -> list[str]:
        return [formal.name for formal in self.formals]

    def domains(self, count: int) -> tuple[Domain, ...] | None:
        """The domain of each of `count` positional arguments; None if they are too many or few."""
        fixed = [formal.domain for formal in self.formals]
        if self.rest is not None and count > len(fixed):
            return (*fixed, *[self.rest.domain] * (count - len(fixed)))
        least = sum(not formal.optional for formal in self.formals)
        if self.rest is not None or not least <= count <= len(fixed):
            return None
        return tuple(
            Domain(f.domain.name, f.domain.of, f.domain.classes, f.optional or f.domain.nullable)
            for f in self.formals[:count]
        )

    def positions(self, named: Mapping[str, Value]) -> list[Value] | None:
        """The arguments in positional order; None when a name is not one of this signature."""
        left = dict(named)
        arguments = [left.pop(formal.name, None) for formal in self.formals]
        if self.rest is not None:
            if self.rest.name in left and len(left) == 1:
                arguments.extend(left.values())
                return arguments
            for name in self._numbered():
                if name not in left:
                    break
                arguments.append(left.pop(name))
        return None if left else arguments

    def _numbered(self) -> Iterator[str]:
        name = self.rest.name if self.rest is not None else ""
        number = 1
        while name.endswith("1"):
            yield f"{name[:-1]}{number}"
            number += 1

    def invoke(self, arguments: Sequence[Value]) -> Value:
        """Call the implementation; `arguments` are in their domains (the Run may come first)."""
        wanted = len(self.formals) + self.needs_run
        if self.rest is not None:
            return self.implementation(*arguments[:wanted], list(arguments[wanted:]))
        if len(arguments) < wanted:
            return self.implementation(*arguments, *[None] * (wanted - len(arguments)))
        return self.implementation(*arguments)


Candidate = tuple[Signature, tuple[Domain, ...], Sequence[Value]]


class Builtin(Function):
    """A function of 10.3.4. `summary` is its line in the reference, `section` where it is defined.

    An implementation is a plain function of FEEL values that raises FeelError where it has no
    value; with `needs_run` it is given the Run first.
    """

    __slots__ = ("_by_count", "needs_run", "section", "summary", "variants")

    def __init__(
        self,
        name: str,
        section: str,
        *variants: tuple[str, Implementation],
        summary: str,
        needs_run: bool = False,
    ) -> None:
        self.variants = tuple(Signature(text, run, needs_run) for text, run in variants)
        first = self.variants[0]
        shown = [*first.formals, *([first.rest] if first.rest else [])]
        super().__init__(
            [Parameter(formal.name, formal.domain.of) for formal in shown],
            self.call,
            name=name,
            result=first.result,
        )
        self.section = section
        self.summary = summary
        self.needs_run = needs_run
        self._by_count: dict[int, list[tuple[Signature, tuple[Domain, ...]]]] = {}

    def same(self, other: Function) -> bool:
        return self is other

    def signatures(self, count: int) -> list[tuple[tuple[Type, ...], Type]]:
        return [
            (tuple(domain.of for domain in domains), signature.result)
            for signature in self.variants
            if (domains := signature.domains(count)) is not None
        ]

    def call(self, run: Any, arguments: Sequence[Value]) -> Value:
        known = self._by_count.get(len(arguments))
        if known is None:
            known = self._for(len(arguments))
        # Nearly every call fits as it is.
        for signature, domains in known:
            if all(map(Domain.accepts, domains, arguments)):
                return signature.invoke([run, *arguments] if self.needs_run else arguments)
        return self._choose(run, [(one, domains, arguments) for one, domains in known])

    def call_named(self, run: Any, arguments: Mapping[str, Value]) -> Value:
        candidates: list[Candidate] = []
        # Where two signatures have the same names (point, range), the order of the call decides.
        written = list(arguments)
        for signature in sorted(self.variants, key=lambda one: one.names != written):
            positions = signature.positions(arguments)
            domains = None if positions is None else signature.domains(len(positions))
            if positions is not None and domains is not None:
                candidates.append((signature, domains, positions))
        if not candidates:
            raise FeelError(f"{self.name} has no parameters ({', '.join(arguments)})")
        return self._choose(run, candidates)

    def _choose(self, run: Any, candidates: Sequence[Candidate]) -> Value:
        """Call the first signature that the arguments fit, as they are or else converted."""
        for signature, domains, arguments in candidates:
            if all(map(Domain.accepts, domains, arguments)):
                return signature.invoke([run, *arguments] if self.needs_run else arguments)
        for signature, domains, arguments in candidates:
            converted = list(map(Domain.convert, domains, arguments))
            if all(map(Domain.accepts, domains, converted)):
                return signature.invoke([run, *converted] if self.needs_run else converted)
        raise FeelError(self._refusal(candidates))

    def _for(self, count: int) -> list[tuple[Signature, tuple[Domain, ...]]]:
        found = [
            (signature, domains)
            for signature in self.variants
            if (domains := signature.domains(count)) is not None
        ]
        if not found:
            raise FeelError(f"{self.name} does not take {count} arguments")
        if count < MOST_REMEMBERED:
            self._by_count[count] = found
        return found

    def _refusal(self, candidates: Sequence[Candidate]) -> str:
        signature, domains, arguments = candidates[0]
        if len(candidates) > 1:
            return f"{self.name} is not defined for ({', '.join(map(kind, arguments))})"
        names = signature.names
        for number, (domain, argument) in enumerate(zip(domains, arguments, strict=True)):
            if not domain.accepts(domain.convert(argument)):
                name = names[number] if number < len(names) else f"argument {number + 1}"
                return f"{self.name}: {name} must be a {domain.name}, not {kind(argument)}"
        return f"{self.name} is not defined for these arguments"
