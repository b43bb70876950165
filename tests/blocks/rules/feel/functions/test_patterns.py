"""matches, replace and split with patterns of XPath (DMN 1.5, 10.3.4.3)."""

from time import perf_counter

import pytest

from tests.blocks.rules.feel.evaluating import evaluated, expect, expect_null
from zhengtong.blocks.rules import feel
from zhengtong.blocks.rules.feel import values

MATCHES = [
    # string, pattern, flags, does it match
    ("foobar", "^fo*b", None, True),
    ("foobar", "bar", None, True),
    ("foobar", "^bar", None, False),
    ("", "a?", None, True),
    ("abracadabra", "^a.*a$", None, True),
    ("abracadabra", "^bra", "", False),
    ("FooBar", "foo", "i", True),
    ("a\nb", "a.b", None, False),
    ("a\nb", "a.b", "s", True),
    ("a\nb", "^b$", None, False),
    ("a\nb", "^b$", "m", True),
    ("b\n", "b$", None, False),
    ("helloworld", "hello world", "x", True),
    ("hello world", "hello[ ]world", "x", True),
    ("hello world", "HELLO\\ sWORLD", "xi", True),
    ("aa2", "^(.)\\12$", None, True),  # group 1 and the character 2
    ("abcdefghijkk", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)\\11", None, True),
    ("x1", "\\i\\c", None, True),
    ("a", "[\\w-[b]]", None, True),
    ("b", "[\\w-[b]]", None, False),
    ("_", "\\w", None, False),  # punctuation is no word character of XML Schema
    ("$", "\\w", None, True),
    ("户籍", "^\\w+$", None, True),
    ("𠮷", "^.$", None, True),
    ("𠮷", "^\\p{IsCJKUnifiedIdeographsExtensionB}$", None, True),
    ("٣", "\\d", None, True),
    ("\u00a0", "\\s", None, False),
    ("a\u3000", "\\S$", None, True),
    ("A", "\\p{Lu}", None, True),
    ("a", "\\P{L}", None, False),
    ("A", "\\p{Ll}", "i", False),  # a class keeps to its own case
    ("O", "[A-Z-[OI]]", "i", False),
    ("440106199001011234", "^[1-9][0-9]{16}[0-9X]$", None, True),
    ("粤A12345", "^\\p{IsCJKUnifiedIdeographs}[A-Z][A-Z0-9]{5,6}$", None, True),
]

NO_PATTERNS = [
    ("(", "is no pattern"),
    ("a**", "is no pattern"),
    ("[a--b]", "is no pattern"),
    ("a{2,1}", "is no pattern"),
    ("\\b", "is no pattern"),
    ("(?=a)", "is no pattern"),
    ("(?P<n>a)", "is no pattern"),
    ("(.)\\3", "is no pattern"),
    ("(a)[\\1]", "is no pattern"),
    ("a" * 5000, "no longer than"),
    ("(" * 70 + ")" * 70, "nested too deeply"),
    ("((a{100}){100}){100}", "too large"),
    ("a{99999999999}", "too large"),
    ("\\p{IsArabic}" * 100, "too large"),
    ("\ufdd0", "characters that are none"),
]

HANGING = [
    ("(a|aa)+$", "a" * 100 + "b"),
    ("^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 3000),
    ("(x+x+)+y", "x" * 100_000),
    ("(.*)(.*)(.*)(.*)(.*)[^a]", "a" * 2000),
]

REPLACED = [
    ('replace("banana", "a", "o")', '"bonono"'),
    ('replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'),
    ('replace("abracadabra", "bra", "*")', '"a*cada*"'),
    ('replace("abracadabra", "a.*a", "*")', '"*"'),
    ('replace("abracadabra", "a.*?a", "*")', '"*c*bra"'),
    ('replace("abracadabra", "a(.)", "a$1$1")', '"abbraccaddabbra"'),
    ('replace("AAAA", "A+?", "b")', '"bbbb"'),
    ('replace("darted", "^(.*?)d(.*)$", "$1c$2")', '"carted"'),
    ('replace("abc", "(b)", "[$0]")', '"a[b]c"'),
    ('replace("abc", "(b)", "$12")', '"ab2c"'),
    ('replace("abc", "(b)", "$2")', '"ac"'),
    ('replace("abc", "b", "\\\\$")', '"a$c"'),
    ('replace("aBc", "b", "x", "i")', '"axc"'),
    ('replace("abc", "z", "x")', '"abc"'),
    ('replace(input: "a1b2", pattern: "[0-9]", replacement: "")', '"ab"'),
]

SPLITS = [
    ('split("John Doe", "\\s")', '["John", "Doe"]'),
    ('split("a;b;c;;", ";")', '["a", "b", "c", "", ""]'),
    ('split("", ";")', '[""]'),
    ('split("甲、乙，丙", "[、，]")', '["甲", "乙", "丙"]'),
    ('split(delimiter: ",", string: "foo,bar")', '["foo", "bar"]'),
]

NULLS = [
    ('matches("a", "a", "q")', "no flag 'q'"),
    ("matches(1, 2)", "input must be a string"),
    ('matches(null, "a")', "input must be a string"),
    ('replace("abracadabra", ".*?", "x")', "matches the empty string"),
    ('replace("a", "a", "$")', "$ stands before a digit"),
    ('replace("a", "a", "$x")', "$ stands before a digit"),
    ('replace("a", "a", "\\x")', "\\ stands before"),
    ('replace("a", "a", null)', "replacement must be a string"),
    ('split("abc", "")', "matches the empty string"),
    ('split("foo")', "does not take 1 arguments"),
    ('split("foo", null)', "delimiter must be a string"),
]


@pytest.mark.parametrize(("string", "pattern", "flags", "found"), MATCHES)
def test_matches(string, pattern, flags, found):
    text = "matches(s, p, f)"
    assert evaluated(text, s=string, p=pattern, f=flags) == (found, [])


@pytest.mark.parametrize(("text", "wanted"), REPLACED + SPLITS)
def test_replace_and_split(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(("text", "message"), NULLS)
def test_outside_of_the_domain_it_is_null(text, message):
    expect_null(text, message)


@pytest.mark.parametrize(("pattern", "message"), NO_PATTERNS)
def test_what_is_no_pattern_is_null_at_once(pattern, message):
    began = perf_counter()
    expect_null('matches("aaaa", p)', message, p=pattern)
    assert perf_counter() - began < 2


@pytest.mark.parametrize(("pattern", "string"), HANGING)
def test_a_pattern_that_would_hang_is_stopped(pattern, string):
    run = feel.Run(limits=feel.Limits(regex_seconds=0.1))
    names = values.normalise({"s": string, "p": pattern})
    began = perf_counter()
    assert feel.evaluate("matches(s, p)", names, run) is None
    assert perf_counter() - began < 3
    assert "takes too long" in run.messages[0]


def test_many_slow_patterns_end_the_run():
    run = feel.Run(limits=feel.Limits(regex_seconds=0.1, steps=200_000))
    names = values.normalise({"s": "a" * 100 + "b"})
    with pytest.raises(feel.LimitExceeded):
        feel.evaluate('for i in 1..1000 return matches(s, "(a|aa)+$")', names, run)


def test_a_replacement_cannot_grow_without_end():
    with pytest.raises(feel.LimitExceeded):
        evaluated('replace(s, "a", r)', s="a" * 10_000, r="b" * 10_000)
