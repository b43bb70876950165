"""What is printed is read as the same tree again."""

from hypothesis import given, settings

from tests.blocks.rules.feel import trees
from zhengtong.blocks.rules import feel
from zhengtong.blocks.rules.feel import tree
from zhengtong.blocks.rules.feel.functions.table import BUILTINS


def names():
    return feel.Names([*BUILTINS, *trees.NAMES, *trees.KEYS, "item"])


@settings(max_examples=150, deadline=None)
@given(trees.expressions)
def test_print_then_parse(node):
    text = feel.print_tree(node)
    read = feel.parse_expression(text, names())
    assert read == node


def test_parentheses_only_where_needed():
    for text in [
        "1 + 2 * 3",
        "(1 + 2) * 3",
        "1 - (2 - 3)",
        "-(1 + 2)",
        "a and (b or c)",
        "if a then b else c",
        "(if a then b else c) + 1",
        "for x in [1, 2] return x",
        "[1..3).start",
        'x in (< 3, [1..2], "a")',
        "(function(a: number) a)(1)",
        "not(a) = b",
        "x instance of list<number>",
        '{"a b": 1}.a b',
    ]:
        assert feel.print_tree(feel.parse_expression(text, names())) == text


def test_cells():
    for text in ["-", "1, 2", "not(< 3)", "[1..3], > 5", '"a"', "? > 3"]:
        assert feel.print_tree(feel.parse_unary_tests(text, names())) == text
    assert feel.parse_unary_tests("", names()) == tree.UnaryTests((), anything=True)
