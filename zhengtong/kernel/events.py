"""News as frozen dataclasses in the past tense.

An event says what has happened to one thing, named by `ref`. It holds no personal data: the
journal is kept for years and read by many.
"""

from dataclasses import dataclass, fields
from typing import Any, TypeVar, dataclass_transform


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that has happened to the thing named by `ref`."""

    ref: str

    @classmethod
    def name(cls) -> str:
        return cls.__name__

    def payload(self) -> dict[str, Any]:
        """The fields beside the ref, as JSON values."""
        return {name: value for name, value in vars(self).items() if name != "ref"}


EventClass = type[Event]
E = TypeVar("E", bound=EventClass)

KNOWN: dict[str, EventClass] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def event(cls: E) -> E:
    """Declare an event: freeze it and make it known by its name.

    Raises TypeError when the class is no Event or the name is taken by another module.
    """
    if not (isinstance(cls, type) and issubclass(cls, Event)):
        raise TypeError(f"{cls!r} is no Event")
    made: Any = dataclass(frozen=True, kw_only=True)(cls)
    other = KNOWN.get(made.name())
    if other is not None and other.__module__ != made.__module__:
        raise TypeError(f"{made.name()} is declared in {other.__module__} already")
    KNOWN[made.name()] = made
    return made


def read(name: str, ref: str, payload: dict[str, Any]) -> Event:
    """Make the event again from a journal line.

    Raises LookupError for an unknown name, ValueError for fields the event does not have.
    """
    try:
        cls = KNOWN[name]
    except KeyError:
        raise LookupError(f"no event is called {name}") from None
    unknown = set(payload) - {field.name for field in fields(cls)}
    if unknown:
        raise ValueError(f"{name} has no field {', '.join(sorted(unknown))}")
    return cls(ref=ref, **payload)
