"""Where a text is not FEEL it is said where (DMN 1.5, 10.3.1.2), and how trees are built."""

import pytest

from zhengtong.blocks.rules import feel
from zhengtong.blocks.rules.feel import tree, types


def parse(text, *names):
    return feel.parse_expression(text, feel.Names(names))


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "an expression is expected, the text ends here"),
        ("1 +", 1, 4, "an expression is expected, the text ends here"),
        ("1 2", 1, 3, "the expression should end here, found '2'"),
        ("(1 + 2", 1, 7, "')' is expected to close the parenthesis"),
        ("[1, 2", 1, 6, "']' is expected after the items"),
        ("[1..", 1, 5, "an expression is expected"),
        ("[1..2", 1, 6, "expected to close the range"),
        ("{a: 1", 1, 6, "'}' is expected after the entries"),
        ("{a 1}", 1, 5, "a name is expected, found '}'"),
        ("{: 1}", 1, 2, "a name is expected, found ':'"),
        ("if a\nthen b", 2, 7, "'else' is expected after the first result of if"),
        ("for x in [1]\nx", 2, 1, "'return' is expected after what the loop runs over"),
        ("for x [1] return x", 1, 7, "a name is expected, found '['"),
        ("for 1 in [1] return x", 1, 5, "a name is expected, found '1'"),
        ("some x in [1] x", 1, 15, "'satisfies' is expected"),
        ("x between 1", 1, 12, "'and' is expected between the two bounds"),
        ("x instance of", 1, 14, "a type is expected"),
        ("x instance of list<number", 1, 26, "'>' is expected after the type"),
        ("f(1, 2", 1, 7, "')' is expected after the arguments"),
        ("f(1,)", 1, 5, "an expression is expected, found ')'"),
        ("{a: 1,}", 1, 7, "a name is expected, found '}'"),
        ("[1,]", 1, 5, "an expression is expected"),
        ("function(a,) a", 1, 12, "a name is expected, found ')'"),
        ("x instance of context<a: number,>", 1, 34, "a name is expected"),
        ("a.", 1, 3, "a name is expected after the dot"),
        ("a[1", 1, 4, "']' is expected after the filter"),
        ("function(a b", 1, 13, "a name is expected"),
        ("function(a: foo) a", 1, 13, "a type is expected, found 'foo'"),
        ('1 + "open', 1, 5, "a string is not closed"),
        ("1 /* open", 1, 3, "a comment is not closed"),
        ('"\\U110000"', 1, 1, "there is no character \\U110000"),
        ("1e9999", 1, 1, "the number is too large"),
        ("and", 1, 1, "an expression is expected, found 'and'"),
        ("1 & 2", 1, 3, "the expression should end here, found '&'"),
        ("#", 1, 1, "an expression is expected, found '#'"),
    ],
)
def test_it_says_what_is_wrong_and_where(text, line, column, message):
    with pytest.raises(feel.SyntaxProblem) as found:
        parse(text, "a", "b", "x")
    problem = found.value
    if (line, column) != (problem.line, problem.column) or message not in problem.message:
        pytest.fail(f"{problem} instead of line {line}, column {column}: {message}")


@pytest.mark.parametrize("text", ["not(1", "-, 1", "1,", "> ", "not(1) 2"])
def test_cells_that_are_no_tests(text):
    with pytest.raises(feel.SyntaxProblem):
        feel.parse_unary_tests(text, feel.Names())


def test_white_space_and_comments_are_no_part_of_the_tree():
    plain = parse("for x in [1..3] return x+1")
    assert parse("for  x /* item */ in\n[ 1 .. 3 ] // three\n return x + 1") == plain


def test_the_strength_of_operators():
    assert parse("1 + 2 * 3 = 7 and true or false") == parse(
        "(((1 + (2 * 3)) = 7) and true) or false"
    )
    assert parse("-2 ** 2") == parse("(-2) ** 2")
    assert parse("a in [1..2] and b", "a", "b") == parse("(a in [1..2]) and b", "a", "b")


def test_a_bracket_closes_a_range_or_begins_a_filter():
    half_open = parse("[a..b[", "a", "b")
    assert isinstance(half_open, tree.RangeLiteral)
    assert not half_open.end_included
    filtered = parse("[a[1]..b[2]]", "a", "b")
    assert isinstance(filtered, tree.RangeLiteral)
    assert isinstance(filtered.end, tree.Filter)
    assert filtered.end_included
    assert parse("[ ]1..2[ ]") == tree.ListLiteral((parse("(1..2)"),))
    assert parse("[]") == tree.ListLiteral(())
    assert parse("[1..2[ = [1..2[") == parse("([1..2)) = ([1..2))")


def test_a_name_of_a_known_type_may_hold_operators():
    loan = feel.Names()
    loan.add("loan", types.ContextType({"rate": types.NUMBER, "rate-base": types.NUMBER}))
    found = feel.parse_expression("loan.rate-base + 1", loan)
    assert found == tree.Arithmetic("+", tree.Path(tree.Name("loan"), "rate-base"), parse("1"))
