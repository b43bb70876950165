"""and, or, if (DMN 1.5, 10.3.2.13 tables 50 and 51)."""

import pytest

from tests.blocks.rules.feel.evaluating import value

THREE = ["true", "false", "null"]


@pytest.mark.parametrize("left", THREE)
@pytest.mark.parametrize("right", THREE)
def test_three_values(left, right):
    both, either = {left, right}, "true" in (left, right)
    wanted_and = "false" if "false" in both else "null" if "null" in both else "true"
    wanted_or = "true" if either else "null" if "null" in both else "false"
    names = {"l": value(left), "r": value(right)}
    assert value("l and r", **names) is value(wanted_and)
    assert value("l or r", **names) is value(wanted_or)
    assert value(f"{left} and {right}") is value(wanted_and)
    assert value(f"{left} or {right}") is value(wanted_or)


@pytest.mark.parametrize("other", ["1", '"true"', "[true]"])
def test_what_is_no_boolean_counts_as_unknown(other):
    assert value(f"{other} and true") is None
    assert value(f"{other} and false") is False
    assert value(f"{other} or true") is True
    assert value(f"{other} or false") is None


@pytest.mark.parametrize("condition", ["false", "null", "1", '"true"'])
def test_only_true_chooses_then(condition):
    assert value('if c then "then" else "else"', c=value(condition)) == "else"
    assert value(f'if {condition} then "then" else "else"') == "else"
    assert value('if true then "then" else "else"') == "then"


def test_what_is_decided_is_not_evaluated_further():
    assert value("false and 1 / 0 = 1") is False
    assert value("if true then 1 else f(1)") == 1


def test_a_long_chain_of_else_if():
    chain = "".join(f"if x = {n} then {n * n} else " for n in range(150))
    assert value(f"{chain} -1", x=149) == 149 * 149
    assert value(f"{chain} -1", x=150) == -1
