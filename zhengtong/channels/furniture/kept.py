"""Pieces of pages that are drawn once and kept, because they depend on nothing but what is named.

Two kinds. A *part* is what stands between `{% kept section=section %}` and `{% endkept %}`: it sees
the variables named there and nothing else of the page: no request, no reader, no form token. So
what one reader is shown can be shown to the next. A *component* (`<c-icon name="bell" />`) sees
its attributes and its slot anyway. Both are kept by language and by those values, in the process,
so many of each. What is another each time (what somebody has typed) is not kept: it is put in
when the piece is sent.
"""

from dataclasses import fields, is_dataclass
from typing import Any, ClassVar, cast

from django.template import Context, Node, NodeList, Template
from django.template.base import FilterExpression
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django_cotton.templatetags import UnprocessableDynamicAttr
from django_cotton.templatetags._component import AttrKind, CottonComponentNode
from django_cotton.templatetags._slot import CottonSlotNode

#: So many values of one piece; when there are more, it begins anew.
MOST = 200
#: A piece longer than this is drawn each time.
LONGEST = 8000
LONGEST_VALUE = 500
HOLE = "\ue000value\ue001"

Key = tuple[Any, ...]


class Unkeepable(Exception):
    """A value that pieces are not kept by."""


def plain(value: Any) -> Any:
    """A value as part of a key: marked up and plain text are not the same; raises Unkeepable."""
    if value is None or isinstance(value, int | float):
        return (type(value), value)
    if isinstance(value, str) and len(value) < LONGEST_VALUE:
        return value if type(value) is str else (type(value), value)
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, list | tuple):
        return tuple(plain(each) for each in value)
    if is_dataclass(value):
        return tuple(plain(getattr(value, each.name)) for each in fields(value))
    raise Unkeepable


class Pieces:
    """What one place in a template has drawn so far."""

    def __init__(self) -> None:
        self._drawn: dict[Key, SafeString] = {}

    def get(self, key: Key) -> SafeString | None:
        return self._drawn.get(key)

    def keep(self, key: Key, drawn: SafeString) -> None:
        if len(drawn) > LONGEST:
            return
        if len(self._drawn) >= MOST:
            self._drawn.clear()
        self._drawn[key] = drawn


class Part(Node):
    """`{% kept … %}`: the lines between, drawn in a context of the named values only."""

    def __init__(self, values: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.values = values
        self.nodelist = nodelist
        self.pieces = Pieces()

    def render(self, context: Context) -> SafeString:
        given = {name: value.resolve(context) for name, value in self.values.items()}
        try:
            key = (get_language(), *(plain(value) for value in given.values()))
        except Unkeepable:
            return self._draw(context, given)
        drawn = self.pieces.get(key)
        if drawn is None:
            drawn = self._draw(context, given)
            self.pieces.keep(key, drawn)
        return drawn

    def _draw(self, context: Context, given: dict[str, Any]) -> SafeString:
        alone, whole = Context(given), cast(Template, context.template)
        with alone.render_context.push_state(whole), alone.bind_template(whole):
            return self.nodelist.render(alone)


class Component(Node):
    """A component whose picture depends on its attributes, its slot and the language alone."""

    #: Those that are kept; of some, the attribute that is another each time (what somebody has
    #: typed, an address): it is kept with a hole there. The component may only write it out, or
    #: ask whether it is there.
    KEPT: ClassVar[dict[str, str]] = {
        "back": "href",
        "button": "href",
        "due": "",
        "icon": "",
        "input": "value",
        "radios": "",
        "search": "value",
        "select": "",
        "side": "",
        "source": "",
        "stars": "",
        "state": "",
        "steps": "",
        "tag": "",
        "textarea": "value",
        "topic": "href",
    }
    child_nodelists = ("nodelist",)

    def __init__(self, drawing: CottonComponentNode) -> None:
        self.drawing = drawing
        self.nodelist = drawing.nodelist
        self.changing = self.KEPT[drawing.component_name]
        self.open = _with_hole(drawing, self.changing) if self.changing else drawing
        self.pieces = Pieces()

    @classmethod
    def fits(cls, drawing: CottonComponentNode) -> bool:
        """Whether this one is kept: slots with names are filled by what stands around them."""
        slots = drawing.nodelist.get_nodes_by_type(CottonSlotNode)
        return drawing.component_name in cls.KEPT and not drawing.only and not slots

    def render(self, context: Context) -> SafeString:
        try:
            key, held = self._key(context)
        except (Unkeepable, UnprocessableDynamicAttr):
            return self.drawing.render(context)
        drawn = self.pieces.get(key)
        if drawn is None:
            drawn = (self.drawing if held is None else self.open).render(context)
            self.pieces.keep(key, drawn)
        if held is None:
            return drawn
        return SafeString(drawn.replace(HOLE, conditional_escape(held)))  # nosec B703 - escaped

    def _key(self, context: Context) -> tuple[Key, str | None]:
        parts: list[Any] = [get_language()]
        held = None
        for attribute in self.drawing._prepared_attrs:
            if attribute.compiled is None:
                continue
            if attribute.kind == AttrKind.ESCAPED:
                value: Any = attribute.compiled.render(context)
            else:
                value = attribute.compiled.resolve(context)
            if value and attribute.key == self.changing and isinstance(value, str):
                held = value
                parts.append(HOLE)
            else:
                parts.append(plain(value))
        if self.nodelist:
            parts.append(self.nodelist.render(context))
        return tuple(parts), held


def _with_hole(drawing: CottonComponentNode, changing: str) -> CottonComponentNode:
    """The same component with a hole in the place of what is typed."""
    attributes = {k: v for k, v in drawing.attrs.items() if k not in (changing, f":{changing}")}
    return CottonComponentNode(
        drawing.component_name,
        drawing.nodelist,
        {**attributes, changing: f'"{HOLE}"'},
        drawing.only,
        drawing.active_library,
    )
