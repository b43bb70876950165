"""One registry for everything that can be plugged in from outside.

A room declares `TRANSPORTS: Socket[Transport] = Socket("transport", "zhengtong.transports")`;
a package plugs in by an entry point of that group, a test by `register`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import entry_points
from typing import Generic, TypeVar

T = TypeVar("T")


class Socket(Generic[T]):
    """Plugs of one kind by their key."""

    def __init__(self, name: str, entry_point_group: str = "") -> None:
        self.name = name
        self.group = entry_point_group
        self._plugs: dict[str, T] = {}
        self._searched = not entry_point_group

    def register(self, key: str, plug: T) -> T:
        """Plug in; raises ValueError when another plug has the key."""
        if self._plugs.get(key, plug) is not plug:
            raise ValueError(f"{self.name}: {key} is plugged in already")
        self._plugs[key] = plug
        return plug

    def get(self, key: str) -> T:
        """The plug of that key; raises LookupError that names the keys there are."""
        self._search()
        try:
            return self._plugs[key]
        except KeyError:
            known = ", ".join(sorted(self._plugs)) or "none"
            raise LookupError(f"{self.name}: no plug {key!r}; there is {known}") from None

    def keys(self) -> list[str]:
        self._search()
        return sorted(self._plugs)

    def __contains__(self, key: str) -> bool:
        self._search()
        return key in self._plugs

    @contextmanager
    def plugged(self, key: str, plug: T) -> Iterator[T]:
        """Plug in for the length of a block, in the place of any other; for tests."""
        self._search()
        before = dict(self._plugs)
        self._plugs[key] = plug
        try:
            yield plug
        finally:
            self._plugs = before

    @contextmanager
    def only(self, plugs: Mapping[str, T] | None = None) -> Iterator[None]:
        """Nothing plugged in but these, for the length of a block; for tests."""
        self._search()
        before = dict(self._plugs)
        self._plugs = dict(plugs or {})
        try:
            yield
        finally:
            self._plugs = before

    def _search(self) -> None:
        if self._searched:
            return
        self._searched = True
        for point in entry_points(group=self.group):
            self._plugs.setdefault(point.name, point.load())
