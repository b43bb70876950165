"""for, some, every (DMN 1.5, 10.3.2.14)."""

import pytest

from tests.blocks.rules.feel.evaluating import expect, expect_null


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("for x in [1, 2, 3] return x * x", "[1, 4, 9]"),
        ("for x in [] return x", "[]"),
        ("for x in 1..3 return x", "[1, 2, 3]"),
        ("for x in 3..1 return x", "[3, 2, 1]"),
        ("for x in [1..3] return x", "[1, 2, 3]"),
        ("for x in (1..4) return x", "[2, 3]"),
        ("for x in -1..1 return x", "[-1, 0, 1]"),
        ("for x in 1.5..3 return x", "[1.5, 2.5]"),
        ("for x in 5 return x", "[5]"),
        ('for d in @"2024-02-28"..@"2024-03-01" return d.day', "[28, 29, 1]"),
        ("for x in [1, 2], y in [10, 20] return x + y", "[11, 21, 12, 22]"),
        ("for x in [[1, 2], [3]], y in x return y", "[1, 2, 3]"),
        ("for x in 1..3, y in 1..x return x * y", "[1, 2, 4, 3, 6, 9]"),
        ("for n in 0..4 return if n < 2 then 1 else partial[-1] + partial[-2]", "[1, 1, 2, 3, 5]"),
        ("for n in 1..4 return count(partial) = n - 1", "[true, true, true, true]"),
        ("for n in 1..3 return partial", "[[], [[]], [[], [[]]]]"),
        ("for stock left in [1] return stock left + 1", "[2]"),
    ],
)
def test_for(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("some x in [1, 2, 3] satisfies x > 2", "true"),
        ("some x in [1, 2] satisfies x > 2", "false"),
        ("some x in [] satisfies true", "false"),
        ("every x in [] satisfies false", "true"),
        ("every x in [1, 2] satisfies x > 0", "true"),
        ("every x in [1, -2] satisfies x > 0", "false"),
        ("some x in [null, true] satisfies x", "true"),
        ("some x in [null, false] satisfies x", "null"),
        ("every x in [null, false] satisfies x", "false"),
        ("every x in [null, true] satisfies x", "null"),
        ("some x in [1, 2], y in [x, 5] satisfies x + y = 7", "true"),
        ("every x in 1..5, y in x..5 satisfies y >= x", "true"),
        ("some x in [1..3] satisfies x = 2", "true"),
    ],
)
def test_quantified(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("for x in null return x", "not null"),
        ('for x in 1.."3" return x', "no steps from number to string"),
        ("for x in 1..null return x", "no steps from number to null"),
        ("for x in (> 3) return x", "two endpoints"),
        ('for x in ["a".."c"] return x', "no steps from string to string"),
        ("some x in null satisfies x", "not null"),
        ("every x in (< 1) satisfies x", "two endpoints"),
    ],
)
def test_nothing_to_run_over(text, message):
    expect_null(text, message)
