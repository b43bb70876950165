"""The compiled closures and the naive interpreter agree on random expressions."""

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from tests.blocks.rules.feel import naive, trees
from tests.blocks.rules.feel.evaluating import same, value
from zhengtong.blocks.rules import feel
from zhengtong.blocks.rules.feel import tree
from zhengtong.blocks.rules.feel.values import Function, Range

GIVEN = [
    "1",
    "3",
    '"a"',
    "true",
    "null",
    "[1, 2, 3]",
    '[{k: 1}, {k: 2, "net pay": 3}]',
    '{k: 1, "年收入": [1, 5]}',
    "[1..3]",
    '@"2024-02-29"',
    '@"P1D"',
]
values = st.fixed_dictionaries({name: st.sampled_from(GIVEN) for name in trees.NAMES})


FEW = feel.Limits(steps=2_000)


def compiled(node, names):
    """The value of the closures; what takes long would take the interpreter much longer."""
    scope = feel.Scope()
    for name in names:
        scope.declare(name)
    try:
        return feel.compile_tree(node, scope).evaluate(names, feel.Run(limits=FEW))
    except feel.LimitExceeded:
        reject()


def alike(left, right):
    """The same value; functions made apart are alike if both are functions."""
    if isinstance(left, Function) and isinstance(right, Function):
        return True
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(alike, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(alike(left[key], right[key]) for key in left)
    if isinstance(left, Range) and isinstance(right, Range):
        return alike([left.start, left.end], [right.start, right.end]) and (
            left.start_included,
            left.end_included,
            left.operator,
        ) == (right.start_included, right.end_included, right.operator)
    return same(left, right)


@settings(max_examples=250, deadline=None)
@given(trees.expressions, values)
def test_compiled_is_as_interpreted(node, texts):
    names = {name: value(text) for name, text in texts.items()}
    ours = compiled(node, names)
    plain = naive.evaluate(node, names)
    assert alike(ours, plain), f"{feel.print_tree(node)}: {ours!r}, {plain!r}"


@settings(max_examples=150, deadline=None)
@given(trees.expressions, values)
def test_constants_in_place_of_names_change_nothing(node, texts):
    entries = [tree.ContextEntry(name, parsed(text)) for name, text in texts.items()]
    # The names are entries with constants here, and whatever is constant is folded.
    whole = tree.ContextLiteral((*entries, tree.ContextEntry("result", node)))
    one = compiled(node, {name: value(text) for name, text in texts.items()})
    assert alike(one, compiled(tree.Path(whole, "result"), {}))


def parsed(text):
    return feel.parse_expression(text, feel.Names())
