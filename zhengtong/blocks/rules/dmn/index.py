"""Which rows of a column accept a value, in one look: each column becomes masks of rows.

A mask is a whole number with one bit for each row. A column whose cells are values and ranges is
cut at their ends into pieces; for each piece the mask of the rows that accept it is made once. An
input is then found by a dictionary or by bisection, whatever the number of rows. Cells that
compute have their bit set always and are tested one by one, if their row is still in question.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from zhengtong.blocks.rules.feel import Shape
from zhengtong.blocks.rules.feel.values import Date, DaysTimeDuration, Range, YearsMonthsDuration

Value = Any
Find = Callable[[Value], int]

#: Values whose equality and order in Python are those of FEEL (10.3.2.15, tables 53 and 54).
ORDERED = frozenset((Decimal, str, Date, DaysTimeDuration, YearsMonthsDuration))
KEYS = ORDERED | {bool, type(None)}
#: What the masks of one column may take; beyond it its cells are tested one by one.
MOST_BYTES = 64_000_000

Piece = tuple[int, int]


class ColumnIndex:
    """The masks of one column. `shapes` are its cells; None is a cell that computes."""

    def __init__(self, shapes: Sequence[Shape | None]) -> None:
        self.shapes = shapes
        self.all = (1 << len(shapes)) - 1
        self.anything = _mask(r for r, s in enumerate(shapes) if s is not None and s.anything)
        self.computed = _mask(r for r, s in enumerate(shapes) if s is None)
        self.finders: dict[type, Find] = {}
        if self._size() > MOST_BYTES:
            self.shapes = [s if s is not None and s.anything else None for s in shapes]
            self.computed = self.all & ~self.anything

    def _size(self) -> int:
        cuts = sum(len(s.points) + 2 * len(s.ranges) for s in self.shapes if s is not None)
        return (2 * cuts + 1) * len(self.shapes) // 8

    def find(self, value: Value) -> int | None:
        """The rows that may accept the value; None when every cell has to be asked.

        Sure for all rows but those of `computed`.
        """
        kind = type(value)
        finder = self.finders.get(kind)
        if finder is None:
            if kind not in KEYS:
                return None
            finder = self.finders[kind] = self._finder(kind)
        return finder(value)

    def _finder(self, kind: type) -> Find:
        always = self.anything | self.computed
        if kind is type(None):
            mask = always | _mask(
                r for r, s in enumerate(self.shapes) if s is not None and _accepts_null(s)
            )
            return lambda value: mask
        if kind in ORDERED and any(
            type(_end(one)) is kind for s in self.shapes if s is not None for one in s.ranges
        ):
            return self._by_bisection(kind, always)
        return self._by_value(kind, always)

    def _by_value(self, kind: type, always: int) -> Find:
        others = always
        table: dict[Value, int] = {}
        negated: list[tuple[int, Shape]] = []
        for row, shape in enumerate(self.shapes):
            if shape is None or shape.anything:
                continue
            if shape.negated:
                if _comparable(shape, kind):
                    negated.append((1 << row, shape))
                    others |= 1 << row
                continue
            for point in shape.points:
                if type(point) is kind:
                    table[point] = table.get(point, 0) | 1 << row
        for _bit, shape in negated:
            for point in shape.points:
                if point is not None:
                    table.setdefault(point, 0)
        for point in table:
            table[point] |= always
            for bit, shape in negated:
                if point not in shape.points:
                    table[point] |= bit
        find = table.get
        return lambda value: find(value, others)

    def _by_bisection(self, kind: type, always: int) -> Find:
        ends: set[Any] = {
            end
            for shape in self.shapes
            if shape is not None
            for end in (*shape.points, *(e for r in shape.ranges for e in (r.start, r.end)))
            if type(end) is kind
        }
        cuts = sorted(ends)
        places = {cut: place for place, cut in enumerate(cuts)}
        last = 2 * len(cuts)
        toggles = [0] * (last + 2)
        for row, shape in enumerate(self.shapes):
            if shape is None or shape.anything:
                continue
            for first, final in _pieces(shape, kind, places, last):
                toggles[first] ^= 1 << row
                toggles[final + 1] ^= 1 << row
        masks, mask = [], always
        for toggle in toggles[: last + 1]:
            mask ^= toggle
            masks.append(mask)
        count = len(cuts)

        def find(value: Value) -> int:
            place = bisect_left(cuts, value)
            if place < count and cuts[place] == value:
                return masks[2 * place + 1]
            return masks[2 * place]

        return find


def _pieces(shape: Shape, kind: type, places: dict[Value, int], last: int) -> list[Piece]:
    """The pieces the shape accepts, merged and in order; piece 2i+1 is the cut i itself."""
    found = [(2 * places[p] + 1,) * 2 for p in shape.points if type(p) is kind]
    for one in shape.ranges:
        if type(_end(one)) is not kind:
            continue
        first, final = 0, last
        if one.start is not None:
            first = 2 * places[one.start] + (1 if one.start_included else 2)
        if one.end is not None:
            final = 2 * places[one.end] + (1 if one.end_included else 0)
        if first <= final:
            found.append((first, final))
    merged: list[Piece] = []
    for first, final in sorted(found):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(final, merged[-1][1]))
        else:
            merged.append((first, final))
    if not shape.negated:
        return merged
    if not _comparable(shape, kind):
        return []
    rest: list[Piece] = []
    start = 0
    for first, final in merged:
        if start < first:
            rest.append((start, first - 1))
        start = final + 1
    if start <= last:
        rest.append((start, last))
    return rest


def _end(one: Range) -> Value:
    return one.start if one.start is not None else one.end


def _comparable(shape: Shape, kind: type) -> bool:
    """Has not(…) an answer for this kind? Null compares with everything (table 53)."""
    return all(p is None or type(p) is kind for p in shape.points) and all(
        type(_end(one)) is kind for one in shape.ranges
    )


def _accepts_null(shape: Shape) -> bool:
    """null = null is true and null = 5 false; null < 5 has no answer."""
    if shape.anything:
        return True
    if not shape.negated:
        return None in shape.points
    return None not in shape.points and not shape.ranges


def _mask(rows: Any) -> int:
    mask = 0
    for row in rows:
        mask |= 1 << row
    return mask


def rows_of(mask: int) -> list[int]:
    """The rows of a mask, in order."""
    rows = []
    while mask:
        lowest = mask & -mask
        rows.append(lowest.bit_length() - 1)
        mask ^= lowest
    return rows
