"""String functions without patterns (DMN 1.5, 10.3.4.3)."""

import pytest

from tests.blocks.rules.feel.evaluating import expect, expect_null
from zhengtong.blocks.rules import feel

CASES = [
    ('substring("foobar", 3)', '"obar"'),
    ('substring("foobar", 3, 3)', '"oba"'),
    ('substring("foobar", -2, 1)', '"a"'),
    ('substring("foobar", -6)', '"foobar"'),
    ('substring("foobar", 6)', '"r"'),
    ('substring("foobar", 3.9, 2.9)', '"ob"'),  # the whole part of a number counts
    ('substring(["foobar"], [3])', '"obar"'),  # from singleton list
    ('substring(string: "foobar", start position: 3)', '"obar"'),
    ('substring(length: 2, string: "foobar", start position: -3)', '"ba"'),
    ('substring("𠮷野家", 2)', '"野家"'),
    ('substring("𠮷野家", 1, 1)', '"𠮷"'),
    ('string length("foo")', "3"),
    ('string length("")', "0"),
    ('string length("𠮷野家")', "3"),
    ('string length("🐎😀")', "2"),
    ('upper case("aBc4ß")', '"ABC4SS"'),
    ('lower case("aBc4Ä")', '"abc4ä"'),
    ('upper case("户籍")', '"户籍"'),
    ('substring before("foobar", "bar")', '"foo"'),
    ('substring before("foobar", "xyz")', '""'),
    ('substring before("foobar", "o")', '"f"'),
    ('substring before("foobar", "")', '""'),
    ('substring before("", "")', '""'),
    ('substring before("", "a")', '""'),
    ('substring after("foobar", "ob")', '"ar"'),
    ('substring after("", "a")', '""'),
    ('substring after("foobar", "")', '"foobar"'),
    ('substring after("foobar", "xyz")', '""'),
    ('contains("foobar", "of")', "false"),
    ('contains("foobar", "ob")', "true"),
    ('contains("foobar", "")', "true"),
    ('contains(string: ["foobar"], match: "oo")', "true"),
    ('starts with("foobar", "fo")', "true"),
    ('starts with("foobar", "ob")', "false"),
    ('starts with("𠮷野家", "𠮷")', "true"),
    ('ends with("foobar", "r")', "true"),
    ('ends with("foobar", "a")', "false"),
    ('ends with("", "")', "true"),
    ('string join(["a", "b", "c"], "_and_")', '"a_and_b_and_c"'),
    ('string join(["a", "b", "c"], "")', '"abc"'),
    ('string join(["a", "b", "c"], null)', '"abc"'),
    ('string join(["a", null, "c"], "、")', '"a、c"'),
    ('string join([null], "X")', '""'),
    ('string join([], "X")', '""'),
    ('string join(["a", "b"])', '"ab"'),
    ('string join("a", "X")', '"a"'),
    ('string join(delimiter: "-", list: ["a", "b"])', '"a-b"'),
]

NULLS = [
    ('substring("foobar", 0)', "no position 0"),
    ('substring("foobar", 7)', "no position 7"),
    ('substring("foobar", -7)', "no position -7"),
    ('substring("", 1)', "no position 1"),
    ('substring("foobar", 1, 0)', "6 characters, not"),
    ('substring("foobar", 1, -1)', "6 characters, not"),
    ('substring("foobar", 3, 5)', "4 characters, not 5"),
    ('substring("foobar", 1e30)', "out of range"),
    ('substring("foobar", "3")', "start position must be a number"),
    ("substring(123, 1)", "string must be a string"),
    ('substring(["a", "b"], 1)', "string must be a string"),
    ("string length(null)", "string must be a string, not null"),
    ("string length()", "does not take 0 arguments"),
    ('string length("a", "b")', "does not take 2 arguments"),
    ('upper case(text: "a")', "no parameters (text)"),
    ('contains("foobar", null)', "match must be a string"),
    ('starts with(null, "a")', "string must be a string"),
    ('ends with("a")', "does not take 1 arguments"),
    ('string join([1, 2], "X")', "strings only"),
    ('string join(null, "X")', "list must be a list"),
    ('string join(["a"], 1)', "delimiter must be a string"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_it_works(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(("text", "message"), NULLS)
def test_outside_of_the_domain_it_is_null(text, message):
    expect_null(text, message)


def test_a_string_cannot_grow_without_end():
    text = 'string join(for i in 1..30 return string join(for j in 1..100 return "x"))'
    with pytest.raises(feel.LimitExceeded):
        feel.evaluate(text, {}, feel.Run(limits=feel.Limits(string_length=2_500)))
