"""Context functions (DMN 1.5, 10.3.4.10)."""

import pytest

from tests.blocks.rules.feel.evaluating import expect, expect_null, value

CASES = [
    ('get value({key1: "value1"}, "key1")', '"value1"'),
    ('get value({key1: "value1"}, "unexistent-key")', "null"),
    ('get value({"户籍 所在地": "天河"}, "户籍 所在地")', '"天河"'),
    ('get value(key: "a", m: {a: null})', "null"),
    ('get value([{a: 1}], "a")', "1"),
    (
        'get entries({key1: "value1", key2: "value2"})',
        '[{key: "key1", value: "value1"}, {key: "key2", value: "value2"}]',
    ),
    ("get entries({})", "[]"),
    ('get entries({key1: "value1"})[key = "key1"].value', '["value1"]'),
    ('context([{key: "a", value: 1}, {key: "b", value: 2}])', "{a: 1, b: 2}"),
    ('context([{key: "a", value: 1, more: 2}])', "{a: 1}"),
    ('context({key: "a", value: null})', "{a: null}"),
    ('context([{key: "", value: 1}])', '{"": 1}'),
    ("context(entries: [])", "{}"),
    ('context put({x: 1}, "y", 2)', "{x: 1, y: 2}"),
    ('context put({x: 1, y: 0, z: 0}, "y", 2)', "{x: 1, y: 2, z: 0}"),
    ('context put({x: 1}, ["y"], 2)', "{x: 1, y: 2}"),
    ('context put({x: 1, y: {a: 0}}, ["y", "a"], 2)', "{x: 1, y: {a: 2}}"),
    ('context put({x: 1, y: {a: 0}}, ["y", "b"], 2)', "{x: 1, y: {a: 0, b: 2}}"),
    ('context put(context: {}, keys: ["y"], value: null)', "{y: null}"),
    ('context put(value: 1, context: {}, key: "y")', "{y: 1}"),
    ("context merge([{x: 1}, {y: 2}])", "{x: 1, y: 2}"),
    ("context merge([{x: 1, y: 0}, {y: 2}])", "{x: 1, y: 2}"),
    ("context merge([{a: {b: 1}}, {a: {c: 2}}])", "{a: {c: 2}}"),
    ("context merge([])", "{}"),
    ("context merge(contexts: {a: 1})", "{a: 1}"),
]

NULLS = [
    ('get value("a", "a")', "m must be a context"),
    ("get value({a: 1}, null)", "key must be a string"),
    ("get value({a: 1}, 1)", "key must be a string"),
    ('get value({a: 1}, "a", 2)', "does not take 3 arguments"),
    ('get value(k: "a", m: {})', "no parameters"),
    ("get entries(null)", "m must be a context"),
    ("get entries([])", "m must be a context"),
    ('context([{key: "a", value: 1}, {key: "b"}])', "key and a value"),
    ("context([{value: 1}])", "must be a string"),
    ("context([{key: 1, value: 1}])", "must be a string"),
    ('context([{key: "a", value: 1}, {key: "a", value: 2}])', "two entries"),
    ('context(["a"])', "key and a value"),
    ("context(null)", "entries must be"),
    ("context put({x: 1}, [], 2)", "not empty"),
    ("context put({x: 1}, [1], 2)", "list of strings"),
    ('context put({x: 1}, ["x", "y"], 2)', "is no context"),
    ('context put({x: 1}, ["z", "y"], 2)', "is no context"),
    ("context put({x: 1}, null, 2)", "not defined for (context, null, number)"),
    ('context put(null, "a", 2)', "not defined for (null, string, number)"),
    ("context merge([{a: 1}, 2])", "contexts only"),
    ("context merge(null)", "must be a list of contexts"),
    ('context merge([], "foo")', "does not take 2 arguments"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_it_works(text, wanted):
    expect(text, wanted)


@pytest.mark.parametrize(("text", "message"), NULLS)
def test_outside_of_the_domain_it_is_null(text, message):
    expect_null(text, message)


def test_entries_keep_their_order():
    assert list(value('context put({z: 1, a: 2}, "z", 3)')) == ["z", "a"]
    assert list(value("context merge([{z: 1}, {a: 2}, {z: 3}])")) == ["z", "a"]


def test_a_context_is_never_changed():
    expect('{a: {x: 1}, b: context put(a, "x", 2), r: a}.r', "{x: 1}")
    expect('{a: {x: {y: 1}}, b: context put(a, ["x", "y"], 2), r: a}.r', "{x: {y: 1}}")
