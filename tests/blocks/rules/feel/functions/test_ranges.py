"""Range functions (DMN 1.5, 10.3.4.7, table 78)."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import expect, expect_null, value
from zhengtong.blocks.rules import feel
from zhengtong.blocks.rules.feel.values import Range, normalise

TRUE = """
before(1, 10); before(1, (1..10]); before(1, [5..10]); before([1..10), 10); before([1..10], 15)
before([1..10], [15..20]); before([1..10), [10..20]); before([1..10], (10..20])
after(10, 5); after(12, [1..10]); after(10, [1..10)); after([11..20], 10); after((11..20], 11)
after([11..20], [1..10]); after([11..20], [1..11)); after((11..20], [1..11])
meets([1..5], [5..10]); met by([5..10], [1..5])
overlaps([1..5], [3..8]); overlaps([3..8], [1..5]); overlaps([1..8], [3..5])
overlaps([3..5], [1..8]); overlaps([1..5], [5..8]); overlaps([5..8], [1..5])
overlaps before([1..5], [3..8]); overlaps before([1..5], [5..8])
overlaps before([1..5), (1..5]); overlaps before([1..5], (1..5])
overlaps after([3..8], [1..5]); overlaps after([5..8], [1..5])
overlaps after((1..5], [1..5)); overlaps after((1..5], [1..5])
finishes(10, [1..10]); finishes([5..10], [1..10]); finishes([5..10), [1..10))
finishes([1..10], [1..10]); finishes((1..10], [1..10])
finished by([1..10], 10); finished by([1..10], [5..10]); finished by([1..10), [5..10))
finished by([1..10], [1..10]); finished by([1..10], (1..10])
includes([1..10], 5); includes([1..10], 1); includes([1..10], 10); includes([1..10], [4..6])
includes([1..10], [1..5]); includes((1..10], (1..5]); includes([1..10], (1..10))
includes([1..10), [5..10)); includes([1..10], [1..10)); includes([1..10], (1..10])
during(5, [1..10]); during(1, [1..10]); during(10, [1..10]); during([4..6], [1..10])
during([1..5], [1..10]); during((1..5], (1..10]); during((1..10), [1..10])
starts(1, [1..10]); starts([1..5], [1..10]); starts((1..5], (1..10]); starts([1..10], [1..10])
starts([1..10), [1..10]); starts((1..10), (1..10))
started by([1..10], 1); started by([1..10], [1..5]); started by((1..10], (1..5])
started by([1..10], [1..10]); started by([1..10], [1..10)); started by((1..10), (1..10))
coincides(5, 5); coincides([1..5], [1..5])
before(point1: 1, point2: 2); before(point: 1, range: [5..10]); after(range: [5..10], point: 1)
meets(range1: [1..5], range2: [5..10]); includes(range: [1..10], point: 5)
before("a", "b"); before(@"2024-01-01", @"2024-01-02"); during(@"P1D", [@"PT1H"..@"P2D"])
before(@"10:00:00", [@"11:00:00"..@"12:00:00"])
before(1, (>5)); before((<5), 5); includes((>5), 6); includes((>=5), [5..9]); during(1, (<5))
overlaps((<5), (>4)); meets((<=5), (>=5)); coincides((<5), (<5))
finishes(5, (<=5)); starts(5, (>=5)); includes((=5), 5)
"""

FALSE = """
before(10, 1); before(1, [1..10]); before([1..10], 10); before([1..10], [10..20])
after(5, 10); after(10, [1..10]); after([11..20], 12); after([11..20], 11)
after([1..10], [11..20])
meets([1..5), [5..10]); meets([1..5], (5..10]); meets([1..5], [6..10])
met by([5..10], [1..5)); met by((5..10], [1..5]); met by([6..10], [1..5])
overlaps([1..5], [6..8]); overlaps([6..8], [1..5]); overlaps([1..5], (5..8])
overlaps([1..5), [5..8]); overlaps([1..5), (5..8]); overlaps((5..8], [1..5])
overlaps([5..8], [1..5)); overlaps((5..8], [1..5))
overlaps before([1..5], [6..8]); overlaps before([1..5], (5..8])
overlaps before([1..5), [5..8]); overlaps before([1..5), [1..5])
overlaps before([1..5], [1..5])
overlaps after([6..8], [1..5]); overlaps after((5..8], [1..5]); overlaps after([5..8], [1..5))
overlaps after([1..5], [1..5)); overlaps after([1..5], [1..5])
finishes(10, [1..10)); finishes([5..10), [1..10])
finished by([1..10), 10); finished by([1..10], [5..10))
includes([1..10], 12); includes((1..10], 1); includes([1..10), 10)
during(12, [1..10]); during(1, (1..10]); during(10, [1..10))
starts(1, (1..10]); starts(2, [1..10]); starts((1..5], [1..10]); starts([1..5], (1..10])
started by((1..10], 1); started by([1..10], 2); started by([1..10], (1..5])
started by((1..10], [1..5])
coincides(3, 4); coincides((1..5), [1..5]); coincides([1..5], [2..6])
before((<5), 4); after((>5), 6); includes((>5), 5); overlaps((<5), (>5)); coincides((<5), (<=5))
"""

NULLS = [
    ("before(1, null)", "not defined for (number, null)"),
    ('before(1, "a")', "number < string"),
    ('before(1, ["a".."b"])', "number < string"),
    ("before(true, false)", "not defined for (boolean, boolean)"),
    ("before(1)", "does not take 1 arguments"),
    ("meets([1..5], 5)", "range2 must be a range"),
    ("finishes([1..10], 10)", "not defined for (range, number)"),
    ("coincides(1, [1..1])", "not defined for (number, range)"),
    ('coincides(1, "a")', "no order"),
    ("includes((!=5), 6)", "gap"),
    ("during(p: 1, range: [1..2])", "no parameters"),
]


def _each(table):
    return [text.strip() for line in table.split("\n") for text in line.split(";") if text.strip()]


@pytest.mark.parametrize("text", _each(TRUE))
def test_it_holds(text):
    expect(text, "true")


@pytest.mark.parametrize("text", _each(FALSE))
def test_it_does_not_hold(text):
    expect(text, "false")


@pytest.mark.parametrize(("text", "message"), NULLS)
def test_outside_of_the_domain_it_is_null(text, message):
    expect_null(text, message)


@st.composite
def ranges(draw):
    start, length = draw(st.integers(0, 6)), draw(st.integers(0, 4))
    first, last = draw(st.booleans()), draw(st.booleans())
    assume(length or (first and last))
    return Range(normalise(start), normalise(start + length), first, last)


def holds(relation, a, b):
    return value(f"{relation}(a, b)", a=a, b=b)


def members(range_):
    """The halves from 0 to 12 that lie in the range."""
    found = feel.evaluate("for i in 0..24 return if i / 2 in r then i else null", {"r": range_})
    return {one for one in found if one is not None}


@given(ranges(), ranges())
def test_each_relation_has_its_converse(a, b):
    for one, other in (
        ("before", "after"),
        ("meets", "met by"),
        ("overlaps", "overlaps"),
        ("overlaps before", "overlaps after"),
        ("finishes", "finished by"),
        ("includes", "during"),
        ("starts", "started by"),
        ("coincides", "coincides"),
    ):
        assert holds(one, a, b) == holds(other, b, a)


@given(ranges(), ranges())
def test_the_relations_are_those_of_their_points(a, b):
    inside, outside = members(a), members(b)
    assert holds("overlaps", a, b) == bool(inside & outside)
    assert holds("includes", a, b) == (outside <= inside)
    assert holds("coincides", a, b) == (inside == outside)
    assert holds("before", a, b) == (max(inside) < min(outside))


@given(ranges(), ranges())
def test_of_two_ranges_exactly_one_is_before_or_they_overlap(a, b):
    relations = [holds(name, a, b) for name in ("before", "overlaps", "after")]
    assert relations.count(True) == 1
