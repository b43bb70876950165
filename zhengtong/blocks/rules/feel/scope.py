"""What a text may name: variables with their slot in the frame and, where known, their type.

Names are resolved when a text is compiled (DMN 1.5, 10.3.2.1 and 10.3.2.11); at run time a
frame is a list: the Run in slot 0, then one slot for each variable of the layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .functions.table import BUILTINS
from .names import Names
from .types import ANY, FunctionType, Type

# Below every scope lie the built-in functions (10.3.4).
BUILTIN_NAMES = Names(
    {name: FunctionType((), function.result or ANY) for name, function in BUILTINS.items()}
)


class Layout:
    """Gives out the slots of one frame; slot 0 is the Run."""

    __slots__ = ("size",)

    def __init__(self) -> None:
        self.size = 1

    def new(self) -> int:
        self.size += 1
        return self.size - 1


@dataclass(frozen=True, slots=True)
class Variable:
    """A name, where its value is kept, and the type it was declared with."""

    name: str
    slot: int
    type: Type = ANY


@dataclass(frozen=True, slots=True)
class Found:
    """Where a name may be found: in the items of filters around it first, then in a slot.

    `items` are slots whose value, if it is a context with this entry, hides the variable.
    `entry` says that it is an entry of those items, null where one has it not.
    """

    items: tuple[int, ...]
    variable: Variable | None
    entry: bool = False


@dataclass(slots=True)
class Scope:
    """Nested names. Children share the layout of their parent unless given their own.

    `declare` answers the variable with its new slot; `types` are the named types of the model
    (item definitions), looked up through the parents. `item` is the slot of the current item
    when this is the scope of a filter (10.3.2.5), `entries` what its type says it has.
    """

    parent: Scope | None = None
    layout: Layout = field(default_factory=Layout)
    types: Mapping[str, Type] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    item: int | None = None
    entries: frozenset[str] = frozenset()
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        self.names = Names((), BUILTIN_NAMES if self.parent is None else self.parent.names)

    def child(self, item: int | None = None, entries: Iterable[str] = ()) -> Scope:
        """A scope inside this one, in the same frame."""
        return Scope(parent=self, layout=self.layout, item=item, entries=frozenset(entries))

    def type_of(self, name: str) -> Type | None:
        """The type that the innermost variable of this name was declared with."""
        found = self.find(name)
        return None if found is None else found.type

    def declare(self, name: str, of: Type = ANY) -> Variable:
        """Make `name` visible here. Declared again it keeps its slot and takes the new type."""
        known = self.variables.get(name)
        slot = self.layout.new() if known is None else known.slot
        variable = Variable(name, slot, of)
        self.variables[name] = variable
        self.names.add(name, of)
        return variable

    def find(self, name: str) -> Variable | None:
        """The innermost variable of this name."""
        scope: Scope | None = self
        while scope is not None:
            found = scope.variables.get(name)
            if found is not None:
                return found
            scope = scope.parent
        return None

    def resolve(self, name: str) -> Found:
        """Like `find`, with the items of the filters passed on the way."""
        items: list[int] = []
        scope: Scope | None = self
        while scope is not None:
            if scope.item is not None:
                items.append(scope.item)
                if name in scope.entries:
                    return Found(tuple(items), None, entry=True)
            found = scope.variables.get(name)
            if found is not None:
                return Found(tuple(items), found)
            scope = scope.parent
        return Found(tuple(items), None)

    def find_type(self, name: str) -> Type | None:
        """The named type of the model, through the parents."""
        scope: Scope | None = self
        while scope is not None:
            found = scope.types.get(name)
            if found is not None:
                return found
            scope = scope.parent
        return None
