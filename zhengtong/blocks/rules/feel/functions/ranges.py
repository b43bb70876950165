"""Range functions (DMN 1.5, 10.3.4.7, table 78): how points and ranges lie to one another.

An undefined end is without limit: nothing lies before it or after it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from zhengtong.blocks.rules.feel.comparing import equal, incomparable, less
from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.functions.builtin import Builtin
from zhengtong.blocks.rules.feel.values import Range, Value

SECTION = "10.3.4.7"


@dataclass(slots=True)
class End:
    """A point on the line: a value, or `limit` -1 for below all values and 1 for above all."""

    value: Value
    included: bool
    limit: int = 0

    def before(self, other: "End") -> bool:
        if self.limit or other.limit:
            return self.limit < other.limit
        return less(self.value, other.value)

    def at(self, other: "End") -> bool:
        if self.limit or other.limit:
            return self.limit == other.limit
        answer = equal(self.value, other.value)
        if answer is None:
            raise FeelError(incomparable(self.value, other.value))
        return answer


@dataclass(slots=True)
class Line:
    """A range between two ends."""

    start: End
    end: End


def _line(value: Range) -> Line:
    if value.operator == "!=":
        raise FeelError("a range with a gap has no place on the line")
    return Line(
        End(value.start, value.start_included, -1 if value.start is None else 0),
        End(value.end, value.end_included, 1 if value.end is None else 0),
    )


def _point(value: Value) -> End:
    return End(value, included=True)


def before_points(a: End, b: End) -> bool:
    return a.before(b)


def before_range(point: End, line: Line) -> bool:
    return point.before(line.start) or (point.at(line.start) and not line.start.included)


def range_before(line: Line, point: End) -> bool:
    return line.end.before(point) or (line.end.at(point) and not line.end.included)


def before_ranges(a: Line, b: Line) -> bool:
    return a.end.before(b.start) or (
        not (a.end.included and b.start.included) and a.end.at(b.start)
    )


def meets(a: Line, b: Line) -> bool:
    return a.end.included and b.start.included and a.end.at(b.start)


def overlaps(a: Line, b: Line) -> bool:
    return _reaches(a, b) and _reaches(b, a)


def overlaps_before(a: Line, b: Line) -> bool:
    starts_first = a.start.before(b.start) or (
        a.start.at(b.start) and a.start.included and not b.start.included
    )
    return starts_first and _reaches(a, b) and _ends_within(a.end, b.end)


def finishes_point(point: End, line: Line) -> bool:
    return line.end.included and line.end.at(point)


def finishes(a: Line, b: Line) -> bool:
    return _same(a.end, b.end) and _starts_within(a.start, b.start)


def includes_point(line: Line, point: End) -> bool:
    inside = line.start.before(point) and point.before(line.end)
    return inside or starts_point(point, line) or finishes_point(point, line)


def includes(a: Line, b: Line) -> bool:
    return _starts_within(b.start, a.start) and _ends_within(b.end, a.end)


def starts_point(point: End, line: Line) -> bool:
    return line.start.included and line.start.at(point)


def starts(a: Line, b: Line) -> bool:
    return _same(a.start, b.start) and _ends_within(a.end, b.end)


def coincides_points(a: End, b: End) -> bool:
    return a.at(b)


def coincides(a: Line, b: Line) -> bool:
    return _same(a.start, b.start) and _same(a.end, b.end)


def _reaches(a: Line, b: Line) -> bool:
    """a ends where b has begun already."""
    return b.start.before(a.end) or (a.end.at(b.start) and a.end.included and b.start.included)


def _same(a: End, b: End) -> bool:
    return a.included == b.included and a.at(b)


def _starts_within(start: End, outer: End) -> bool:
    """A range that begins at `start` has nothing before one that begins at `outer`."""
    return outer.before(start) or (start.at(outer) and (outer.included or not start.included))


def _ends_within(end: End, outer: End) -> bool:
    """A range that stops at `end` has nothing after one that stops at `outer`."""
    return end.before(outer) or (end.at(outer) and (outer.included or not end.included))


POINTS = "point1: comparable, point2: comparable -> boolean"
POINT_RANGE = "point: comparable, range: range -> boolean"
RANGE_POINT = "range: range, point: comparable -> boolean"
RANGES = "range1: range, range2: range -> boolean"

Variant = tuple[str, Callable[[Value, Value], bool]]


def _points(relation: Callable[[End, End], bool]) -> Variant:
    return POINTS, lambda a, b: relation(_point(a), _point(b))


def _point_range(relation: Callable[[End, Line], bool]) -> Variant:
    return POINT_RANGE, lambda point, line: relation(_point(point), _line(line))


def _range_point(relation: Callable[[Line, End], bool]) -> Variant:
    return RANGE_POINT, lambda line, point: relation(_line(line), _point(point))


def _ranges(relation: Callable[[Line, Line], bool]) -> Variant:
    return RANGES, lambda a, b: relation(_line(a), _line(b))


def _turned(variant: Variant, signature: str) -> Variant:
    """The same relation told from the other side."""
    return signature, lambda a, b: variant[1](b, a)


FUNCTIONS = (
    Builtin(
        "before",
        SECTION,
        _points(before_points),
        _point_range(before_range),
        _range_point(range_before),
        _ranges(before_ranges),
        summary="Does the first end before the second begins?",
    ),
    Builtin(
        "after",
        SECTION,
        _turned(_points(before_points), POINTS),
        _turned(_range_point(range_before), POINT_RANGE),
        _turned(_point_range(before_range), RANGE_POINT),
        _turned(_ranges(before_ranges), RANGES),
        summary="Does the first begin after the second ends?",
    ),
    Builtin(
        "meets",
        SECTION,
        _ranges(meets),
        summary="Does the first end with the very point with which the second begins?",
    ),
    Builtin(
        "met by",
        SECTION,
        _turned(_ranges(meets), RANGES),
        summary="Does the first begin with the very point with which the second ends?",
    ),
    Builtin(
        "overlaps",
        SECTION,
        _ranges(overlaps),
        summary="Have the ranges a point in common?",
    ),
    Builtin(
        "overlaps before",
        SECTION,
        _ranges(overlaps_before),
        summary="Does the first begin before the second and end within it?",
    ),
    Builtin(
        "overlaps after",
        SECTION,
        _turned(_ranges(overlaps_before), RANGES),
        summary="Does the first begin within the second and end after it?",
    ),
    Builtin(
        "finishes",
        SECTION,
        _point_range(finishes_point),
        _ranges(finishes),
        summary="Does the first end with the second, and begin no sooner?",
    ),
    Builtin(
        "finished by",
        SECTION,
        _turned(_point_range(finishes_point), RANGE_POINT),
        _turned(_ranges(finishes), RANGES),
        summary="Does the second end with the first, and begin no sooner?",
    ),
    Builtin(
        "includes",
        SECTION,
        _range_point(includes_point),
        _ranges(includes),
        summary="Is the second within the first?",
    ),
    Builtin(
        "during",
        SECTION,
        _turned(_range_point(includes_point), POINT_RANGE),
        _turned(_ranges(includes), RANGES),
        summary="Is the first within the second?",
    ),
    Builtin(
        "starts",
        SECTION,
        _point_range(starts_point),
        _ranges(starts),
        summary="Does the first begin with the second, and end no later?",
    ),
    Builtin(
        "started by",
        SECTION,
        _turned(_point_range(starts_point), RANGE_POINT),
        _turned(_ranges(starts), RANGES),
        summary="Does the second begin with the first, and end no later?",
    ),
    Builtin(
        "coincides",
        SECTION,
        _points(coincides_points),
        _ranges(coincides),
        summary="Are the points or the ranges the same?",
    ),
)
