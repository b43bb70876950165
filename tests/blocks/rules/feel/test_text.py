"""The string form of values that belong to others (DMN 1.5, 10.3.4.1, string)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.blocks.rules.feel.evaluating import value
from zhengtong.blocks.rules import feel
from zhengtong.blocks.rules.feel.errors import FeelError
from zhengtong.blocks.rules.feel.text import text_of
from zhengtong.blocks.rules.feel.values import normalise

CASES = [
    ("[]", "[]"),
    ("{}", "{}"),
    ("[null, true]", "[null, true]"),
    ('{a: "foo", b: {bar: "baz"}}', '{a: "foo", b: {bar: "baz"}}'),
    ('{"{": "foo"}', '{"{": "foo"}'),
    ('{"\\"": "\\n"}', '{"\\"": "\\n"}'),
    ('{户籍 所在地: "天河"}', '{户籍 所在地: "天河"}'),
    ('{"": 1}', '{"": 1}'),
    ('[@"P1D", @"10:00:00Z"]', '[@"P1D", @"10:00:00Z"]'),
    ("[[1..2], (<3)]", "[[1..2], <3]"),
    ("(function(a, b) a)", "function(a, b)"),
    ("[abs]", "[function(n)]"),
    ("1.10", "1.10"),
    ("1e-7", "0.0000001"),
    ("0e5", "0"),
]


@pytest.mark.parametrize(("text", "written"), CASES)
def test_it_is_written_as_a_literal(text, written):
    assert text_of(value(text)) == written


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=4), st.dates()),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)
        ),
        max_leaves=6,
    )
)
def test_a_list_or_context_reads_back_from_its_string(found):
    members = [normalise(found)]
    assert value(text_of(members)) == members


def test_what_is_nested_without_end_is_no_string():
    deep: list = []
    for _ in range(500):
        deep = [deep]
    with pytest.raises(FeelError, match="nested too deeply"):
        text_of(deep)


def test_what_is_shared_many_times_ends_the_run():
    wide: list = []
    for _ in range(40):
        wide = [wide, wide]
    with pytest.raises(feel.LimitExceeded):
        feel.evaluate("string(w)", {"w": wide}, feel.Run(limits=feel.Limits(steps=10_000)))
